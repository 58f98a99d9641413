"""Every page there is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

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

PAGES: tuple[Callable[[PublicPortfolio, Writer], Iterator[Page]], ...] = (
    home.pages,
    programme.pages,
    journey.pages,
    cohorts.pages,
    places.pages,
    groups.pages,
    stories.pages,
    outcomes.pages,
    lessons.pages,
    method.pages,
    protection.pages,
    gaps.pages,
    sources.pages,
    corrections.pages,
)


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
    """All pages in the writer's language, in the order of `PAGES`."""
    knowing = replace(writer, sources=sources.addresses(portfolio))
    for kind in PAGES:
        yield from kind(portfolio, knowing)
