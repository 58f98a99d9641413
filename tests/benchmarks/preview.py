"""From saving a record to the page that a browser is told to load anew: `python -m tests.benchmarks.preview`.

A word changes in one record of a portfolio of 1,000 (or the number given), nine times; what is printed is the median,
and each time. A browser waits as the script of the server does. Between two saves the site comes to rest.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.benchmarks.run import project_of, word_changed
from tests.benchmarks.synthetic import RECORDS_PER_COHORT, write
from tests.building import laid_out
from tests.previewing import Preview, wait_for

SAVES: Final = 9
PAGE: Final = "id/cohorts/angkatan-00003/kelompok-a/"
LONGEST: Final = 600.0
"""Seconds in which a site of this size comes to rest."""


def seconds(preview: Preview, folder: Path) -> float:
    """From one save to the page with the new word."""
    state = preview.state(PAGE)
    began = time.perf_counter()
    word = word_changed(folder)
    assert preview.told(PAGE, state, word), preview.log.read_text("utf-8")
    return time.perf_counter() - began


def at_rest(preview: Preview, folder: Path) -> bool:
    """Whether the site itself holds what the page says, and nothing is being built any more."""
    built = folder / "site" / PAGE / "index.html"
    if not built.exists() or any(folder.glob(".site.*")):
        return False
    return built.read_text("utf-8").split("<article")[1][:2000] in preview.page(PAGE)


def main(records: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder / "records", records // RECORDS_PER_COHORT)
        laid_out(folder)
        with Preview(project_of(folder), folder / "log") as preview:
            found: list[float] = []
            for _ in range(SAVES):
                assert wait_for(lambda: at_rest(preview, folder), LONGEST), preview.log.read_text("utf-8")
                # What comes after a build: it is told, and the old site taken away.
                time.sleep(2)
                found.append(seconds(preview, folder))
                print(f"{found[-1]:.2f} s", flush=True)
    print(f"{records:,} records: {statistics.median(found):.2f} s from saving one to its page, in the median")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
