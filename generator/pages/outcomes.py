"""What was reached, across groups and cohorts: the newest outcome of each group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.charts.attainment import attainment
from generator.charts.side_by_side import side_by_side
from generator.pages import cohorts, groups
from generator.pages.leaves import Leaf, leaves
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


def split(portfolio: PublicPortfolio) -> tuple[Leaf[Cohort], ...]:
    told = [cohort for cohort in portfolio.cohorts if rows(cohort)]
    return leaves("outcomes.md", told, _MOST, lambda cohort: len(rows(cohort)))


_MOST: Final = 24
"""Results on one page; those of one cohort stay together."""


def page(leaf: Leaf[Cohort], of: Sequence[Leaf[Cohort]], portfolio: PublicPortfolio, writer: Writer) -> Page:
    """The page of one leaf of all. The first speaks of all cohorts besides, the last of those without outcomes; what
    stands between them, of the cohorts on it alone."""
    is_first, is_last = leaf.number == 1, leaf.number == len(of)
    together = writer.exhibit(side_by_side(portfolio.cohorts, writer.language), "side-by-side") if is_first else None
    without = [cohort for cohort in portfolio.cohorts if not _has_outcomes(cohort)] if is_last else []
    return writer.page(
        leaf.path,
        title=writer.numbered("outcomes.title", leaf.number),
        description=writer.language.word("outcomes.description"),
        template="outcomes.md.jinja",
        side_by_side=together,
        chapters=[_chapter(cohort, writer) for cohort in leaf.items],
        without=without[:FEW],
        more=max(0, len(without) - FEW),
        leaf=leaf,
        leaves=of,
    )


def _has_outcomes(cohort: Cohort) -> bool:
    return any(group.outcomes for group in cohort.groups)


def _chapter(cohort: Cohort, writer: Writer) -> Chapter:
    chart = attainment(cohorts.newest(cohort), writer.language)
    return Chapter(cohort, writer.exhibit(chart, "attainment", cohort), rows(cohort))
