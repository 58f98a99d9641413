"""The pages of sources: the only ones with their titles, which may carry a label; they name no cohort and no group."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.pages.leaves import Leaf, leaves
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio, Source


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    split = _leaves(portfolio)
    for leaf in split:
        yield writer.page(
            leaf.path,
            title=writer.numbered("sources.title", leaf.number),
            description=writer.language.word("sources.description"),
            template="sources.md.jinja",
            sources=leaf.items,
            leaf=leaf,
            leaves=split,
        )


def paths(portfolio: PublicPortfolio) -> frozenset[str]:
    """Of all pages of sources."""
    return frozenset(leaf.path for leaf in _leaves(portfolio))


def addresses(portfolio: PublicPortfolio) -> Mapping[str, str]:
    """By the id of a source, the page that it stands on."""
    return {source.id: leaf.address for leaf in _leaves(portfolio) for source in leaf.items}


def _leaves(portfolio: PublicPortfolio) -> tuple[Leaf[Source], ...]:
    return leaves("sources.md", portfolio.sources, _MOST, lambda _: 1)


_MOST: Final = 50
"""Sources on one page."""
