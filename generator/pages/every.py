"""Every page there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.language.speech import LanguageCode
from generator.memory import key
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
from generator.pages.leaves import Leaf
from generator.pages.page import Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.values import Day

Kind = Callable[[PublicPortfolio, Writer], Iterator[Page]]

OF_ALL: tuple[Kind, ...] = (
    home.pages,
    programme.pages,
    journey.pages,
    cohorts.lists,
    places.pages,
    stories.pages,
    lessons.pages,
    method.pages,
    protection.pages,
    gaps.pages,
    sources.pages,
    corrections.pages,
)
"""Each may speak of all there is. The pages in the navigation are among them, or the first of the outcomes."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Pages that are written together."""

    key: str
    """The digest of all that they say and offer, but for the language and this programme; empty where that is as good
    as everything."""
    pages: Callable[[Writer], Iterator[Page]]


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
    """All pages in the writer's language."""
    for sheaf in sheaves(portfolio):
        yield from sheaf.pages(writer)


def sheaves(portfolio: PublicPortfolio) -> Iterator[Sheaf]:
    """All pages: those that speak of everything, then those of outcomes, then those of each cohort."""
    addresses = sources.addresses(portfolio)
    shared = repr((portfolio.as_of, portfolio.programme.licence, sorted(addresses.items())))
    told = {cohort.id: key(shared, repr(cohort)) for cohort in portfolio.cohorts}

    def sheaf(its: str, pages: Callable[[Writer], Iterator[Page]]) -> Sheaf:
        return Sheaf(its, lambda writer: pages(replace(writer, sources=addresses)))

    for kind in OF_ALL:
        yield sheaf("", partial(kind, portfolio))
    split = outcomes.split(portfolio)
    for leaf in split:
        # The first and the last say more than the outcomes on them.
        is_between = 1 < leaf.number < len(split)
        its = key(leaf.path, str(len(split)), *(told[cohort.id] for cohort in leaf.items)) if is_between else ""
        yield sheaf(its, partial(_of_leaf, leaf, split, portfolio))
    for cohort in portfolio.cohorts:
        yield sheaf(told[cohort.id], partial(_of_cohort, cohort, portfolio.as_of))


def _of_leaf(
    leaf: Leaf[Cohort], of: Sequence[Leaf[Cohort]], portfolio: PublicPortfolio, writer: Writer
) -> Iterator[Page]:
    yield outcomes.page(leaf, of, portfolio, writer)


def _of_cohort(cohort: Cohort, as_of: Day, writer: Writer) -> Iterator[Page]:
    yield cohorts.page(cohort, as_of, writer)
    yield from groups.pages(cohort, writer)
