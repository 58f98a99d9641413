"""What was learned: what was expected, what happened, what was changed; and the targets that were not reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages import cohorts
from generator.pages.outcomes import Row, rows
from generator.pages.page import FEW, Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio


@dataclass(frozen=True, slots=True)
class Chapter:
    cohort: Cohort
    missed: tuple[Row, ...]


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    chapters = [Chapter(one, tuple(_missed(one))) for one in portfolio.cohorts]
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


def _judged(cohort: Cohort) -> bool:
    return any(result.verdict != "open" for _, _, result in cohorts.newest(cohort))


def _missed(cohort: Cohort) -> Iterator[Row]:
    return (row for row in rows(cohort) if row.result.verdict in ("short", "loss"))
