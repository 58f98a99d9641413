"""What was learned: what was expected, what happened, what was changed; and the targets that were not reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import cohorts, groups
from generator.pages.page import FEW, Page, Writer
from generator.public.portfolio import Cohort, Group, Outcome, PublicPortfolio, Result


@dataclass(frozen=True, slots=True)
class Missed:
    address: str
    group: Group
    outcome: Outcome
    result: Result


@dataclass(frozen=True, slots=True)
class Chapter:
    address: str
    cohort: Cohort
    missed: tuple[Missed, ...]


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    chapters = [Chapter(cohorts.address(one), one, tuple(_missed(one))) for one in portfolio.cohorts]
    told = [chapter for chapter in chapters if chapter.cohort.lessons]
    short = [chapter for chapter in chapters if chapter.missed]
    yield writer.page(
        "lessons.md",
        title=writer.language.word("lessons.title"),
        description=writer.language.word("lessons.description"),
        template="lessons.md.jinja",
        told=told[:FEW],
        short=short[:FEW],
        is_judged=any(_judged(cohort) for cohort in portfolio.cohorts),
        is_cut=len(told) > FEW or len(short) > FEW,
    )


def _newest(cohort: Cohort) -> Iterator[tuple[Group, Outcome, Result]]:
    """The results of each group's newest outcome."""
    for group in cohort.groups:
        for outcome in group.outcomes[-1:]:
            yield from ((group, outcome, result) for result in outcome.results)


def _judged(cohort: Cohort) -> bool:
    return any(result.verdict != "open" for _, _, result in _newest(cohort))


def _missed(cohort: Cohort) -> Iterator[Missed]:
    for group, outcome, result in _newest(cohort):
        if result.verdict in ("short", "loss"):
            yield Missed(groups.address(cohort, group), group, outcome, result)
