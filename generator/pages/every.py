"""Every page there is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.language.speech import LanguageCode
from generator.pages import (
    cohorts,
    corrections,
    gaps,
    groups,
    home,
    journey,
    lessons,
    method,
    outcomes,
    places,
    programme,
    protection,
    sources,
    stories,
)
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio

Kind = Callable[[PublicPortfolio, Writer], Iterator[Page]]

PAGES: tuple[Kind, ...] = (
    home.pages,
    programme.pages,
    journey.pages,
    cohorts.lists,
    places.pages,
    stories.pages,
    outcomes.pages,
    lessons.pages,
    method.pages,
    protection.pages,
    gaps.pages,
    sources.pages,
    corrections.pages,
)

OF_A_COHORT: tuple[Kind, ...] = (cohorts.pages, groups.pages)
"""Each page speaks of one cohort alone, and of the day: nothing else in the portfolio changes it."""


def may_carry_labels(portfolio: PublicPortfolio) -> frozenset[str]:
    """Paths of the pages of the programme itself, and of the one that explains words: none speaks of a cohort, a
    group or a story. All others, those written by hand too, are searched for labels."""
    return frozenset({"programme.md", "glossary.md"}) | sources.paths(portfolio)


def pictures(portfolio: PublicPortfolio, code: LanguageCode) -> Mapping[str, bytes]:
    """Name and content of every picture that stands on a page in this language."""
    shown = [
        picture
        for cohort in portfolio.cohorts
        for picture in (
            cohort.picture,
            *(group.picture for group in cohort.groups),
            *(story.picture for story in stories.told(cohort.stories, code)),
        )
        if picture is not None and code in picture.languages
    ]
    return {file.name: file.data for picture in shown for file in picture.files}


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    """All pages in the writer's language, in the order of `PAGES`, then of `OF_A_COHORT`."""
    yield from pages_of_all(portfolio, writer)
    yield from pages_of_cohorts(portfolio, writer)


def pages_of_all(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    """Those of `PAGES`. The pages in the navigation are among them."""
    return _of(PAGES, portfolio, _knowing(portfolio, writer))


def pages_of_cohorts(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    """Those of `OF_A_COHORT`, which are by far the most."""
    return _of(OF_A_COHORT, portfolio, _knowing(portfolio, writer))


def untouched(before: PublicPortfolio, portfolio: PublicPortfolio) -> tuple[str, ...]:
    """Paths, or how they begin, of pages that say what they said when the portfolio was as `before`, and of their
    data."""
    if _shared(before) != _shared(portfolio):
        return ()
    known = {cohort.id: cohort for cohort in before.cohorts}
    same = frozenset(one.id for one in portfolio.cohorts if one == known.get(one.id))
    of_cohorts = (f"{place}{one}/" for one in sorted(same) for place in (_COHORTS, f"data/{_COHORTS}"))
    return (*of_cohorts, *sorted(outcomes.same_since(before, portfolio, same)))


_COHORTS: Final = "cohorts/"


def pages_but(portfolio: PublicPortfolio, left_out: Collection[str], writer: Writer) -> Iterator[Page]:
    """All pages that may say something else than before, where `left_out` is what is `untouched`; no other does."""
    knowing = _knowing(portfolio, writer)
    for kind in PAGES:
        if kind is outcomes.pages:
            yield from outcomes.pages_but(portfolio, knowing, left_out)
        else:
            yield from kind(portfolio, knowing)
    changed = tuple(cohort for cohort in portfolio.cohorts if f"{_COHORTS}{cohort.id}/" not in left_out)
    yield from _of(OF_A_COHORT, replace(portfolio, cohorts=changed), knowing)


def _of(kinds: Iterable[Kind], portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    for kind in kinds:
        yield from kind(portfolio, writer)


def _shared(portfolio: PublicPortfolio) -> tuple[object, ...]:
    """What pages of a cohort say besides."""
    return portfolio.as_of, portfolio.programme.licence, sources.addresses(portfolio)


def _knowing(portfolio: PublicPortfolio, writer: Writer) -> Writer:
    return replace(writer, sources=sources.addresses(portfolio))
