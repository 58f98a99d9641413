"""Building a site in a folder of the test's own."""

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from generator.build import Built, build
from generator.project import Project

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 24)
REAL = ROOT / "records"
EXAMPLE = ROOT / "tests" / "example" / "records"


_DRAWN: Final = tempfile.TemporaryDirectory(prefix="drawn-")
"""Pictures of charts, which all projects of a run have: drawing them is what takes longest, and tested by itself."""


def project(folder: Path, records: Path) -> Project:
    """A project beside this one: the same pages and configuration, its own records, work folder and site."""
    shutil.copytree(_DRAWN.name, folder / "build" / "cache" / "charts")
    shutil.copytree(records, folder / "records")
    laid_out(folder)
    return Project(folder / "records", folder / "site", folder)


def laid_out(folder: Path) -> None:
    """The pages by hand and the configuration, as they are here."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)


def built(folder: Path, records: Path) -> Project:
    """The same, with its site built; a refused build fails the test with its reasons."""
    its = project(folder, records)
    done = rebuilt(its)
    assert done.done, (done.refused, done.findings)
    return its


def rebuilt(its: Project) -> Built:
    done = build(its, TODAY, lambda stage: None)
    for picture in its.cache.glob("charts/*.svg"):
        shutil.copy(picture, _DRAWN.name)
    return done


def last_good(its: Project) -> dict[str, bytes]:
    """The records of the last good build, by path inside their folder."""
    with ZipFile(its.last_good) as packed:
        return {entry.filename: packed.read(entry) for entry in packed.infolist()}
