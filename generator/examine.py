"""What the records say, what is wrong with them, and what is decided about their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checks.across import check
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Located
from generator.memory import Notes
from generator.public.portfolio import PublicPortfolio
from generator.records.load import load, located, nothing_collected, picture_bytes, texts
from generator.records.portfolio import Portfolio
from generator.safeguarding.disclosure import Disclosure, disclose, released_too_much, told_otherwise
from generator.safeguarding.guard import OF_ANY_PROGRAMME, between_fields, guard, masked
from generator.safeguarding.pictures import Picture, Refused, redrawn, traces
from generator.safeguarding.publish import publish
from generator.safeguarding.text_rules import text_rules
from generator.workers import both


@dataclass(frozen=True, slots=True)
class Read:
    """A portfolio with what was made of it."""

    portfolio: Portfolio
    disclosure: Disclosure
    pictures: Mapping[str, Picture]
    """Drawn anew, by the id of their media record; only those that can be."""

    @nothing_collected()
    def published(self, today: date) -> PublicPortfolio:
        """What the world may see of it on the day `today`."""
        return publish(self.portfolio, self.disclosure, self.pictures, today)


@dataclass(frozen=True, slots=True)
class Examined:
    read: Read | None
    """None where there is no readable programme."""
    findings: tuple[Located, ...]

    @property
    def has_errors(self) -> bool:
        return bool(self.wrong_files)

    @property
    def wrong_files(self) -> frozenset[str]:
        """Files with errors, `records/…`."""
        return frozenset(one.finding.file for one in errors(self.findings))


def errors(findings: tuple[Located, ...]) -> tuple[Located, ...]:
    """Those that no site can be built with."""
    words = catalogue("id")
    return tuple(one for one in findings if words.severity(one.finding.code) == "error")


def examine(records: Path, today: date, notes: Notes | None = None, jobs: int = 1) -> Examined:
    """The portfolio in `records` and all findings of it, each where it stands; `notes` as in `load`; `jobs`, how many
    processes may work at once."""
    loaded = load(records, notes)
    if loaded.portfolio is None:
        return Examined(None, tuple(masked(located(records, loaded.findings), OF_ANY_PROGRAMME)))
    portfolio, rules = loaded.portfolio, text_rules(loaded.portfolio)
    # Half of the work is to compare records and to look at what their fields say; nothing else waits for that.
    (read, of_figures, between), (of_records, of_texts) = both(
        lambda: (*_read(records, portfolio), [*between_fields(portfolio, rules, texts(records))]),
        lambda: ([*check(portfolio, today)], [*guard(portfolio, today)]),
        jobs,
    )
    findings = located(records, (*loaded.findings, *of_records, *of_figures, *of_texts, *between))
    return Examined(read, tuple(masked(findings, rules)))


def _read(records: Path, portfolio: Portfolio) -> tuple[Read, list[Finding]]:
    drawn = {name: _drawn(records, file) for name, file in portfolio.pictures.items()}
    read = Read(portfolio, disclose(portfolio), {n: one for n, (one, _) in drawn.items() if isinstance(one, Picture)})
    return read, [
        *told_otherwise(portfolio, read.disclosure),
        *released_too_much(portfolio, read.disclosure),
        *(finding for _, of_picture in drawn.values() for finding in of_picture),
    ]


def _drawn(records: Path, file: str) -> tuple[Picture | Refused, list[Finding]]:
    """A picture from its pixels, and what is wrong with its file."""
    try:
        raw = picture_bytes(records, file)
    except OSError:
        return Refused.UNREADABLE, [Finding(Code.UNREADABLE_FILE, file, TOP_OF_FILE)]
    drawn = redrawn(raw)
    found = [Finding(Code.PICTURE_REFUSED, file, TOP_OF_FILE)] if isinstance(drawn, Refused) else []
    if traces(raw):
        found.append(Finding(Code.PICTURE_TELLS, file, TOP_OF_FILE))
    return drawn, found
