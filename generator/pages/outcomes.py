"""What was reached, across groups and cohorts: the newest outcome of each group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.charts.attainment import attainment
from generator.charts.side_by_side import side_by_side
from generator.pages import cohorts, groups
from generator.pages.page import Exhibit, Page, Writer
from generator.public.portfolio import Cohort, Group, Outcome, PublicPortfolio, Result

_MOST_CHAPTERS: Final = 4
_MOST_NAMED: Final = 20
"""However many cohorts there are, a cheap phone opens the page. Those that are not on it have pages of their own, and
stand in the data beside the first chart."""


@dataclass(frozen=True, slots=True)
class Row:
    address: str
    group: Group
    outcome: Outcome
    result: Result


@dataclass(frozen=True, slots=True)
class Chapter:
    """The newest outcomes of one cohort."""

    cohort: Cohort
    chart: Exhibit | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Cohorts that are named only, and how many more there are."""

    cohorts: tuple[Cohort, ...]
    others: int


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    told = [cohort for cohort in portfolio.cohorts if cohorts.newest(cohort)]
    yield writer.page(
        "outcomes.md",
        title=writer.language.word("outcomes.title"),
        description=writer.language.word("outcomes.description"),
        template="outcomes.md.jinja",
        side_by_side=writer.exhibit(side_by_side(portfolio.cohorts, writer.language), "side-by-side"),
        chapters=[_chapter(cohort, writer) for cohort in told[:_MOST_CHAPTERS]],
        earlier=_named(told[_MOST_CHAPTERS:]),
        without=_named([cohort for cohort in portfolio.cohorts if not any(group.outcomes for group in cohort.groups)]),
    )


def _chapter(cohort: Cohort, writer: Writer) -> Chapter:
    results = cohorts.newest(cohort)
    chart = attainment(results, writer.language)
    return Chapter(
        cohort,
        writer.exhibit(chart, "attainment", cohort),
        tuple(Row(groups.address(cohort, group), group, outcome, result) for group, outcome, result in results),
    )


def _named(some: list[Cohort]) -> Named:
    return Named(tuple(some[:_MOST_NAMED]), max(0, len(some) - _MOST_NAMED))
