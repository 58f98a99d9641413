"""Writes down what the world has seen, so that it never moves."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.examine import examine
from generator.findings.finding import Located
from generator.safeguarding import ledger
from generator.safeguarding.people import by_figure


@dataclass(frozen=True, slots=True)
class Released:
    findings: tuple[Located, ...]
    figures: int | None
    """How many are new, or are money that changed; None where the records have errors, and nothing was written."""


def release(records: Path, today: date) -> Released:
    """Add every figure that a site of `today` shows or withholds to `released.yml`. Counts that are in it stay."""
    examined = examine(records, today)
    if examined.read is None or examined.has_errors:
        return Released(examined.findings, None)
    read = examined.read
    before = by_figure(read.portfolio.released)
    after = ledger.released(before, read.disclosure, read.published(today))
    if after != before:
        file = records / "released.yml"
        note(file, ledger.written(after.values(), text_of(file)))
    return Released(examined.findings, sum(before.get(key) != figure for key, figure in after.items()))


def text_of(file: Path) -> str | None:
    """What stands in it; None where there is no such file."""
    return file.read_text("utf-8-sig") if file.exists() else None


def note(file: Path, text: str) -> None:
    """Write it at once: a ledger that was half written could not be read again."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, "utf-8", newline="\n")
    new.replace(file)
