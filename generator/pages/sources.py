"""The page of sources: the only one with their titles, which may carry a label; it names no cohort and no group."""

from collections.abc import Iterator

from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield writer.page(
        "sources.md",
        title=writer.language.word("sources.title"),
        description=writer.language.word("sources.description"),
        template="sources.md.jinja",
        sources=portfolio.sources,
    )
