"""Write every `expected.txt` anew: `python -m tests.bad_records.accept`. Read the difference before it is kept."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bad_records.reports import FOLDERS, examine, lay, printed


def accept() -> None:
    for folder in FOLDERS:
        with TemporaryDirectory() as temporary:
            (folder / "expected.txt").write_text(
                printed(examine(lay(folder, Path(temporary)))), encoding="utf-8", newline="\n"
            )


if __name__ == "__main__":
    accept()
