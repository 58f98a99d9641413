"""What the checks say about each bad portfolio: the good one, with a folder's files laid over it."""

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Final, Literal

from click import unstyle

from generator import examine as examining
from generator.findings import report
from generator.findings.catalogue import catalogue
from generator.findings.finding import Located

HERE: Final = Path(__file__).parent
GOOD: Final = HERE / "good" / "records"
FOLDERS: Final = tuple(path.parent for path in sorted(HERE.glob("*/expected.txt")))
TODAY: Final = date(2025, 6, 1)

LANGUAGES: Final[tuple[Literal["id", "en"], ...]] = ("id", "en")


def lay(bad: Path, over: Path) -> Path:
    """The good records in the folder `over`, with the files of `bad` in place of theirs."""
    records = copytree(GOOD, over / "records")
    for file in _removed(bad):
        (over / file).unlink()
    for path in sorted((bad / "records").rglob("*")):
        if path.is_file():
            target = over / path.relative_to(bad)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    for file, leads_to in _links(bad):
        (over / file).unlink(missing_ok=True)
        (over / file).symlink_to(leads_to)
    return records


def examine(records: Path) -> list[Located]:
    """Everything that is wrong with a folder of records."""
    return list(examining.examine(records, TODAY).findings)


def printed(found: list[Located]) -> str:
    """As a person reads it, Indonesian first."""
    return "\n".join(unstyle(report.text(found, catalogue(language))) for language in LANGUAGES)


def _removed(bad: Path) -> list[str]:
    """`removed.txt` names good files to leave out."""
    path = bad / "removed.txt"
    return path.read_text("utf-8").split() if path.exists() else []


def _links(bad: Path) -> list[list[str]]:
    """`links.txt` says which file is a link, and where it leads: not every system can keep a link in Git."""
    path = bad / "links.txt"
    return [line.split() for line in path.read_text("utf-8").splitlines()] if path.exists() else []
