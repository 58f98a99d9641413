"""Every page there is."""

from collections.abc import Callable, Iterator

from generator.pages import cohorts, groups, home, method, outcomes, programme, sources
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio

PAGES: tuple[Callable[[PublicPortfolio, Writer], Iterator[Page]], ...] = (
    home.pages,
    programme.pages,
    cohorts.pages,
    groups.pages,
    outcomes.pages,
    method.pages,
    sources.pages,
)

MAY_CARRY_LABELS = frozenset({"programme.md", "sources.md"})
"""Pages of the programme itself. All others, those written by hand too, are searched for labels."""


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    """All pages in the writer's language, in the order of `PAGES`."""
    for kind in PAGES:
        yield from kind(portfolio, writer)
