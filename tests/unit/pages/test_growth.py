"""Pages stay light however many cohorts there are: a thousand make more pages, not longer ones."""

import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import markdown
import pytest

from generator.charts.drawing import draw
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.pages import (
    cohorts,
    corrections,
    gaps,
    home,
    journey,
    lessons,
    method,
    places,
    programme,
    protection,
    sources,
    stories,
)
from generator.pages.leaves import leaves
from generator.pages.markdown import entities
from generator.pages.page import Page, Writer, address_of
from generator.public.portfolio import PublicPortfolio
from tests.many import of_outcomes, portfolio

LISTS: Final[tuple[Callable[[PublicPortfolio, Writer], Iterator[Page]], ...]] = (
    home.pages,
    programme.pages,
    journey.pages,
    cohorts.lists,
    places.pages,
    of_outcomes,
    stories.pages,
    lessons.pages,
    gaps.pages,
    corrections.pages,
    method.pages,
    protection.pages,
    sources.pages,
)
MOST: Final = 20_000 - 4_600
"""Bytes, packed, of what a page may say; the rest is what the theme puts around it."""


def weights(number: int, code: LanguageCode, most: int) -> dict[str, int]:
    """By path, the bytes of what each page says, packed, with its charts: of so many cohorts, of the first `most` pages
    of each list."""
    shown = portfolio(number)
    writer = Writer(language(code), draw, "CC BY 4.0", sources.addresses(shown))
    listed = [page for kind in LISTS for page in islice(kind(shown, writer), most)]
    return {page.path: packed(page.markdown) for page in listed if page.path.count("/") < 2}


def packed(page: str) -> int:
    return len(gzip.compress(markdown.markdown(page, extensions=["md_in_html"]).encode(), mtime=0))


def test_no_page_becomes_heavy_with_the_cohorts() -> None:
    few, many = weights(10, "id", 3), weights(1000, "id", 3)
    assert {path: size for path, size in many.items() if size > MOST} == {}
    # Of a list, the first page is full, and those that follow are no fuller; nothing else grows at all.
    lists = {"cohorts/index.md", "outcomes.md", "sources.md", "stories.md", "lessons.md", "places.md"}
    assert {path for path, size in few.items() if "page_" not in path and many[path] > size + 500} <= lists
    assert {"cohorts/page_2.md", "outcomes/page_3.md", "sources/page_2.md"} <= many.keys()


@pytest.mark.battery
@pytest.mark.parametrize("code", LANGUAGES)
def test_not_one_of_all_pages_is_heavy(code: LanguageCode) -> None:
    assert {path: size for path, size in weights(1000, code, 1000).items() if size > MOST} == {}


def test_a_list_goes_on_where_it_is_full_and_nothing_is_lost() -> None:
    split = leaves("outcomes.md", [3, 3, 3, 9, 1, 1], 6, lambda one: one)
    assert [leaf.items for leaf in split] == [(3, 3), (3,), (9,), (1, 1)]
    assert [leaf.path for leaf in split] == [f"outcomes{at}.md" for at in ("", "/page_2", "/page_3", "/page_4")]
    assert [leaf.address for leaf in leaves("cohorts/index.md", "ab", 1, len)] == ["cohorts/", "cohorts/page_2/"]
    assert [leaf.items for leaf in leaves("sources.md", (), 6, len)] == [()]


def test_every_source_is_cited_where_it_stands() -> None:
    shown = portfolio(200)
    at = sources.addresses(shown)
    assert at.keys() == {source.id for source in shown.sources}
    pages = {page.path: page.markdown for page in sources.pages(shown, Writer(language("id"), draw, "CC BY 4.0", at))}
    assert len(pages) > 2
    assert pages.keys() == sources.paths(shown)
    for path, said in pages.items():
        here = [source.id for source in shown.sources if at[source.id] == address_of(path)]
        assert all(f'id="{source}"' in said for source in map(entities, here))
