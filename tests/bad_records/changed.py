"""The good portfolio with a few words changed, for tests that need a portfolio and no folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import Finding
from generator.records.load import load, located
from generator.records.portfolio import Portfolio
from tests.bad_records.reports import GOOD

PROGRAMME: Final = "programme.yml"
ORGANISATION: Final = "organisations/yayasan-contoh.yml"
PERSON: Final = "people/tokoh-contoh.yml"
PLACE: Final = "places/99.01.yml"
SOURCE: Final = "sources/laporan-contoh.yml"
INDICATOR: Final = "indicators/laba-contoh.yml"
COHORT: Final = "cohorts/angkatan-contoh/cohort.yml"
GROUP: Final = "cohorts/angkatan-contoh/groups/kue/group.yml"
PLAN: Final = "cohorts/angkatan-contoh/groups/kue/business-plan.yml"
OUTCOME: Final = "cohorts/angkatan-contoh/groups/kue/outcomes/akhir.yml"
STORY: Final = "cohorts/angkatan-contoh/stories/kisah.yml"

Change = tuple[str, str, str]
"""A file, words in it, and what stands there instead. Without words it is the whole file; without both, none."""

Found = tuple[Code, str, int, int]
"""Code, file, line, column."""


def found(rule: Callable[[Portfolio], Iterator[Finding]], *changes: Change) -> list[Found]:
    """What `rule` finds in the changed portfolio, in the order of the files."""
    with TemporaryDirectory() as temporary:
        records = _changed(Path(temporary), changes)
        portfolio = load(records).portfolio
        assert portfolio is not None, "The programme cannot be read."
        return [
            (one.finding.code, one.finding.file.removeprefix("records/"), one.span.line, one.span.column)
            for one in located(records, rule(portfolio))
        ]


def portfolio_with(*changes: Change) -> Portfolio:
    """The changed portfolio, which has to be without findings of reading."""
    with TemporaryDirectory() as temporary:
        loaded = load(_changed(Path(temporary), changes))
    assert loaded.findings == ()
    assert loaded.portfolio is not None
    return loaded.portfolio


def _changed(over: Path, changes: tuple[Change, ...]) -> Path:
    records = copytree(GOOD, over / "records")
    for file, old, new in changes:
        path = records / file
        if old:
            text = path.read_text("utf-8")
            assert text.count(old) == 1, f"{file} has {text.count(old)} × {old!r}"
            path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        elif not new:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new, encoding="utf-8", newline="\n")
    return records
