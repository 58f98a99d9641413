"""From saving a record to the page that a browser is told to load anew: `python -m tests.benchmarks.preview`.

A word changes in one record of a portfolio of 1,000 (or the number given), to another one each time; what is printed is
the median, and each time. A browser waits as the script of the server does. Between two saves the site comes to rest.
"""

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.run import project_of
from tests.benchmarks.synthetic import RECORDS_PER_COHORT, write
from tests.building import laid_out
from tests.previewing import Preview, wait_for

WORDS: Final = ("kecil", "besar", "rapi", "teduh", "segar", "rukun", "lama", "baru", "ramai")
RECORD: Final = "records/cohorts/angkatan-00003/groups/kelompok-a/group.yml"
PAGE: Final = "id/cohorts/angkatan-00003/kelompok-a/"
LONGEST: Final = 600.0
"""Seconds in which a site of this size comes to rest."""


def seconds(preview: Preview, record: Path, word: str) -> float:
    """From saving the record to the page with this word."""
    state = preview.state(PAGE)
    text = re.sub(r"(?<=id: )Usaha \S+", f"Usaha {word}", record.read_text("utf-8"), count=1)
    began = time.perf_counter()
    record.write_text(text, "utf-8")
    assert preview.told(PAGE, state, f"Usaha {word}"), preview.log.read_text("utf-8")
    return time.perf_counter() - began


def at_rest(preview: Preview, folder: Path) -> bool:
    """Whether the site itself holds what the page says, and nothing is being built any more."""
    built = folder / "site" / PAGE / "index.html"
    if not built.exists() or any(folder.glob(".site.new-*")):
        return False
    return built.read_text("utf-8").split("<article")[1][:2000] in preview.page(PAGE)


def main(records: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder / "records", records // RECORDS_PER_COHORT)
        laid_out(folder)
        with Preview(project_of(folder), folder / "log") as preview:
            found: list[float] = []
            for word in WORDS:
                assert wait_for(lambda: at_rest(preview, folder), LONGEST), preview.log.read_text("utf-8")
                # What comes after a build: it is told, and the old site taken away.
                time.sleep(2)
                found.append(seconds(preview, folder / RECORD, word))
                print(f"{found[-1]:.2f} s", flush=True)
    print(f"{records:,} records: {statistics.median(found):.2f} s from saving one to its page, in the median")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
