"""Which counts of people are shown, and how finely."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding
from generator.public.values import SAFETY, Amount, Between, Exact, Rounded
from generator.records.portfolio import Portfolio
from generator.safeguarding.attack import Cell, Form, intervals, rounded
from generator.safeguarding.people import Tables, by_figure, tables
from generator.safeguarding.policy import Threshold, threshold
from generator.safeguarding.suppression import WIDTH, Unprotectable, forms


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What was decided for every count, by key."""

    tables: Tables
    cells: Mapping[str, Cell]
    forms: Mapping[str, Form]
    threshold: Threshold
    too_late: tuple[str, ...]
    """Keys of counts that can be worked out whatever is withheld now, because of what was released before."""

    def count(self, key: str) -> Amount:
        """The count itself, in its form. Withheld too where it is not known to the tables: nothing is decided there."""
        form, cell = self.forms.get(key, "withheld"), self.cells.get(key)
        if cell is None or cell.high is None or form == "withheld" or self._is_small(cell.low):
            return SAFETY
        if cell.low < cell.high:
            ends = (cell.low, cell.high) if form == "exact" else (rounded(cell.low), rounded(cell.high))
            return Between(*ends)
        return Exact(cell.low) if form == "exact" or cell.low == 0 else Rounded(rounded(cell.low))

    def share(self, key: str) -> tuple[Amount, Amount]:
        """Part and whole of a percentage: both, or neither."""
        part, whole = self.count(f"{key}/part"), self.count(f"{key}/whole")
        return (part, whole) if isinstance(part, Exact) and isinstance(whole, Exact) else (SAFETY, SAFETY)

    def _is_small(self, count: int) -> bool:
        """Asked again here, of what the world has seen too: thresholds may have risen since."""
        return 0 < count < self.threshold.smallest_count


def disclose(portfolio: Portfolio) -> Disclosure:
    limits = threshold(portfolio.programme.record)
    counted = tables(portfolio, limits, by_figure(portfolio.released))
    try:
        decided = forms(counted.cells, counted.relations, limits.smallest_count)
    except ValueError:
        # Ranges and gaps can contradict each other; what is recorded exactly cannot.
        certain = {cell.key for cell in counted.cells if cell.low == cell.high}
        relations = tuple(one for one in counted.relations if all(key in certain for key, _ in one.terms))
        counted = replace(counted, relations=relations)
        decided = forms(counted.cells, counted.relations, limits.smallest_count)
    cells = {cell.key: cell for cell in counted.cells}
    if isinstance(decided, Unprotectable):
        return Disclosure(counted, cells, {}, limits, decided.keys)
    return Disclosure(counted, cells, decided, limits, ())


def told_otherwise(portfolio: Portfolio, disclosure: Disclosure) -> Iterator[Finding]:
    """Counts that were released and are recorded differently now."""
    released = by_figure(portfolio.released)
    now = {cell.key: cell for cell in tables(portfolio, disclosure.threshold, {}).cells}
    files = {folder.cohort.id: folder.cohort.file for folder in portfolio.cohorts}
    for key, figure in released.items():
        cell = now.get(key)
        if cell is not None and cell.is_printed and (cell.low, cell.high) != (figure.low, figure.high):
            yield Finding(Code.RELEASED_OTHERWISE, files[key.partition("/")[0]], TOP_OF_FILE, {"figure": key})


def released_too_much(portfolio: Portfolio, disclosure: Disclosure) -> Iterator[Finding]:
    """Where earlier releases let a count be worked out, nothing is published until somebody has looked at it."""
    files = {folder.cohort.id: folder.cohort.file for folder in portfolio.cohorts}
    for cohort in dict.fromkeys(key.partition("/")[0] for key in disclosure.too_late):
        yield Finding(Code.RELEASED_TOO_MUCH, files[cohort], TOP_OF_FILE)


def worked_out(disclosure: Disclosure, said: Mapping[str, Amount]) -> tuple[str, ...]:
    """Keys of withheld counts that a reader of `said`, the amounts on the pages by key, can work out too closely.

    What was released before is known to that reader as well.
    """
    read = {cell.key: cell.released or _form(said.get(cell.key)) for cell in disclosure.tables.cells}
    secret = [
        cell.key
        for cell in disclosure.tables.cells
        if read[cell.key] == "withheld" and (cell.is_guarded or (cell.is_printed and cell.high is not None))
    ]
    found = intervals(disclosure.tables.cells, disclosure.tables.relations, read, 0, secret)
    return tuple(
        key for key, interval in found.items() if interval.high is not None and interval.high - interval.low < WIDTH
    )


def _form(amount: Amount | None) -> Form:
    match amount:
        case Exact() | Between():
            return "exact"
        case Rounded():
            return "rounded"
        case _:
            return "withheld"
