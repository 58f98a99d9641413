"""Sheaves with the same key are the same pages, to the byte."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from generator.language.speech import language
from generator.pages import outcomes
from generator.pages.every import Sheaf, sheaves
from generator.pages.page import Page, Writer
from generator.public import portfolio as public_portfolio
from generator.public import values
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


def made(sheaf: Sheaf) -> dict[str, object]:
    return files(tuple(sheaf.pages(writer())))


@cache
def _before() -> dict[str, dict[str, object]]:
    """Of those that have one, by their key."""
    return {sheaf.key: made(sheaf) for sheaf in sheaves(BEFORE) if sheaf.key}


@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_what_has_the_same_key_is_the_same(after: PublicPortfolio) -> None:
    known = [sheaf for sheaf in sheaves(after) if sheaf.key in _before()]
    assert [sheaf.key for sheaf in known if made(sheaf) != _before()[sheaf.key]] == []


def test_no_key_is_that_of_two() -> None:
    keys = [sheaf.key for sheaf in sheaves(BEFORE) if sheaf.key]
    assert len(keys) == len(set(keys)) == len(BEFORE.cohorts) + len(outcomes.split(BEFORE)) - 2


def test_few_pages_are_other_for_a_name() -> None:
    other = [sheaf for sheaf in sheaves(AFTER["a-name-in-the-middle"]) if sheaf.key and sheaf.key not in _before()]
    first = [min(path for path in made(sheaf) if path.endswith(".md")) for sheaf in other]
    assert [path.partition("/")[0] for path in first] == ["outcomes", "cohorts"]


def test_for_another_day_all_are_other() -> None:
    assert not _before().keys() & {sheaf.key for sheaf in sheaves(AFTER["another-day"])}


def test_nothing_that_is_shown_is_left_out_of_the_key() -> None:
    """It is made of what a cohort says of itself, to which each of its fields belongs; but for the bytes of a picture,
    which its name is the digest of."""
    hidden = [
        f"{kind.__name__}.{one.name}"
        for module in (public_portfolio, values)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind)
        for one in fields(kind)
        if not one.repr
    ]
    assert hidden == ["PictureFile.data"]
