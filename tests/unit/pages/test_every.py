"""Of a portfolio that has changed, the pages that are made again and those that are left alone are together all there
are, to the byte."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from generator.language.speech import language
from generator.pages.every import pages, pages_but, untouched
from generator.pages.page import Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.values import Day, Text
from tests.many import portfolio

BEFORE = portfolio(26)
"""Cohorts, whose results are on several pages."""


def writer() -> Writer:
    return Writer(language("id"), lambda chart: f"<svg>{chart.title}</svg>", "CC BY 4.0")


def files(made: tuple[Page, ...]) -> dict[str, object]:
    """Pages and data, by their paths."""
    return {page.path: page.markdown for page in made} | {
        file.path: file.content for page in made for file in page.data
    }


def with_results(count: int) -> int:
    """Where in the portfolio the cohort with that number stands, of those that have results."""
    told = [place for place, one in enumerate(BEFORE.cohorts) if any(group.outcomes for group in one.groups)]
    return told[count]


def _other(change: Callable[[Cohort], Cohort], place: int) -> PublicPortfolio:
    cohorts = list(BEFORE.cohorts)
    cohorts[place] = change(cohorts[place])
    return replace(BEFORE, cohorts=tuple(cohorts))


def _renamed(cohort: Cohort) -> Cohort:
    return replace(cohort, name=Text(f"{cohort.name.id} yang baru", None))


def _without_outcomes(cohort: Cohort) -> Cohort:
    return replace(cohort, groups=tuple(replace(group, outcomes=()) for group in cohort.groups))


AFTER = {
    "nothing": BEFORE,
    "a-name-in-the-middle": _other(_renamed, with_results(8)),
    "the-first": _other(_renamed, 0),
    "the-last": _other(_renamed, -1),
    "results-gone": _other(_without_outcomes, with_results(8)),
    "one-less": replace(BEFORE, cohorts=BEFORE.cohorts[:12] + BEFORE.cohorts[13:]),
    "one-more": replace(BEFORE, cohorts=(*BEFORE.cohorts, replace(BEFORE.cohorts[12], id="lain"))),
    "another-order": replace(BEFORE, cohorts=BEFORE.cohorts[::-1]),
    "another-day": replace(BEFORE, as_of=Day(2027, 1, 1)),
}


@cache
def _before() -> dict[str, object]:
    return files(tuple(pages(BEFORE, writer())))


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_what_is_left_alone_and_what_is_made_again_is_all_there_is(after: PublicPortfolio) -> None:
    left_out = untouched(BEFORE, after)
    made = tuple(pages_but(after, left_out, writer()))
    alone = {name: content for name, content in _before().items() if name.startswith(left_out)}
    assert {**alone, **files(made)} == files(tuple(pages(after, writer())))


def test_few_pages_are_made_again_for_a_name() -> None:
    after = AFTER["a-name-in-the-middle"]
    made = tuple(pages_but(after, untouched(BEFORE, after), writer()))
    of_results = [page.path for page in made if page.path.startswith("outcomes")]
    whole = [page.path for page in pages(after, writer()) if page.path.startswith("outcomes")]
    assert len(of_results) == 3 < len(whole)
