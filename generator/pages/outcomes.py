"""What was reached, across groups and cohorts: the newest outcome of each group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.charts.attainment import attainment
from generator.charts.side_by_side import side_by_side
from generator.pages import cohorts, groups
from generator.pages.leaves import leaves
from generator.pages.page import FEW, Exhibit, Page, Writer
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


def rows(cohort: Cohort) -> tuple[Row, ...]:
    """The newest results of a cohort, each with the address of its group."""
    return tuple(
        Row(groups.address(cohort, group), group, outcome, result) for group, outcome, result in cohorts.newest(cohort)
    )


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    together = writer.exhibit(side_by_side(portfolio.cohorts, writer.language), "side-by-side")
    chapters = [chapter for cohort in portfolio.cohorts if (chapter := _chapter(cohort, writer)).rows]
    without = [cohort for cohort in portfolio.cohorts if not any(group.outcomes for group in cohort.groups)]
    split = leaves("outcomes.md", chapters, _MOST, lambda chapter: len(chapter.rows))
    for leaf in split:
        is_last = leaf.number == len(split)
        yield writer.page(
            leaf.path,
            title=writer.numbered("outcomes.title", leaf.number),
            description=writer.language.word("outcomes.description"),
            template="outcomes.md.jinja",
            side_by_side=together if leaf.number == 1 else None,
            chapters=leaf.items,
            without=without[:FEW] if is_last else [],
            more=max(0, len(without) - FEW) if is_last else 0,
            leaf=leaf,
            leaves=split,
        )


_MOST: Final = 24
"""Results on one page; those of one cohort stay together."""


def _chapter(cohort: Cohort, writer: Writer) -> Chapter:
    chart = attainment(cohorts.newest(cohort), writer.language)
    return Chapter(cohort, writer.exhibit(chart, "attainment", cohort), rows(cohort))
