"""What was reached, across groups and cohorts: the newest outcome of each group."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.charts.attainment import attainment
from generator.charts.side_by_side import side_by_side
from generator.pages import groups
from generator.pages.page import Exhibit, Page, Writer
from generator.public.portfolio import Cohort, Group, Outcome, PublicPortfolio, Result


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


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    chapters = [chapter for cohort in portfolio.cohorts if (chapter := _chapter(cohort, writer)).rows]
    yield writer.page(
        "outcomes.md",
        title=writer.language.word("outcomes.title"),
        description=writer.language.word("outcomes.description"),
        template="outcomes.md.jinja",
        side_by_side=writer.exhibit(side_by_side(portfolio.cohorts, writer.language), "side-by-side"),
        chapters=chapters,
        without=[cohort for cohort in portfolio.cohorts if not any(group.outcomes for group in cohort.groups)],
    )


def _chapter(cohort: Cohort, writer: Writer) -> Chapter:
    rows = tuple(
        Row(groups.address(cohort, group), group, outcome, result)
        for group in cohort.groups
        for outcome in group.outcomes[-1:]
        for result in outcome.results
    )
    chart = attainment(tuple((row.group, row.outcome, row.result) for row in rows), writer.language)
    return Chapter(cohort, writer.exhibit(chart, "attainment", cohort), rows)
