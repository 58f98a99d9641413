"""Writes down what the world has seen, so that it never moves."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.examine import examine
from generator.findings.report import Located
from generator.safeguarding import ledger
from generator.safeguarding.people import by_figure


@dataclass(frozen=True, slots=True)
class Released:
    findings: tuple[Located, ...]
    figures: int | None
    """How many are new; None where the records have errors, and nothing was written."""


def release(records: Path, today: date) -> Released:
    """Add every figure that a site of `today` shows or withholds to `released.yml`. Those that are in it stay."""
    examined = examine(records, today)
    if examined.read is None or examined.has_errors:
        return Released(examined.findings, None)
    read = examined.read
    before = by_figure(read.portfolio.released)
    shown = read.published(today)
    after = ledger.released(before, read.disclosure, shown)
    if len(after) > len(before):
        (records / "released.yml").write_text(ledger.written(after.values()), "utf-8", newline="\n")
    return Released(examined.findings, len(after) - len(before))
