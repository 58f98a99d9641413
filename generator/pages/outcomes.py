"""What was reached, across groups and cohorts: the newest outcome of each group."""

from collections.abc import Collection, Iterator
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


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    return pages_but(portfolio, writer, ())


def pages_but(portfolio: PublicPortfolio, writer: Writer, left_out: Collection[str]) -> Iterator[Page]:
    """But for those whose paths are `left_out`."""
    together = writer.exhibit(side_by_side(portfolio.cohorts, writer.language), "side-by-side")
    without = [cohort for cohort in portfolio.cohorts if not any(group.outcomes for group in cohort.groups)]
    split = _split(portfolio)
    for leaf in split:
        if leaf.path in left_out:
            continue
        is_last = leaf.number == len(split)
        yield writer.page(
            leaf.path,
            title=writer.numbered("outcomes.title", leaf.number),
            description=writer.language.word("outcomes.description"),
            template="outcomes.md.jinja",
            side_by_side=together if leaf.number == 1 else None,
            chapters=[_chapter(cohort, writer) for cohort in leaf.items],
            without=without[:FEW] if is_last else [],
            more=max(0, len(without) - FEW) if is_last else 0,
            leaf=leaf,
            leaves=split,
        )


def same_since(before: PublicPortfolio, portfolio: PublicPortfolio, same: frozenset[str]) -> frozenset[str]:
    """Paths of the pages that say what they said `before`: those in the middle that tell of cohorts which are the
    `same`, by their ids, and of the ones of which they told."""
    was, now = _split(before), _split(portfolio)
    if len(was) != len(now):
        return frozenset()
    return frozenset(
        leaf.path
        for leaf, other in list(zip(now, was, strict=True))[1:-1]
        if _ids(leaf) == _ids(other) and same.issuperset(_ids(leaf))
    )


def _split(portfolio: PublicPortfolio) -> tuple[Leaf[Cohort], ...]:
    told = [cohort for cohort in portfolio.cohorts if rows(cohort)]
    return leaves("outcomes.md", told, _MOST, lambda cohort: len(rows(cohort)))


def _ids(leaf: Leaf[Cohort]) -> tuple[str, ...]:
    return tuple(cohort.id for cohort in leaf.items)


_MOST: Final = 24
"""Results on one page; those of one cohort stay together."""


def _chapter(cohort: Cohort, writer: Writer) -> Chapter:
    chart = attainment(cohorts.newest(cohort), writer.language)
    return Chapter(cohort, writer.exhibit(chart, "attainment", cohort), rows(cohort))
