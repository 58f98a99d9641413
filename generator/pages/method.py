"""How numbers are made, and what is withheld and why."""

from collections.abc import Iterator

from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield writer.page(
        "method.md",
        title=writer.language.word("method.title"),
        description=writer.language.word("method.description"),
        template="method.md.jinja",
        thresholds=portfolio.thresholds,
        indicators=portfolio.indicators,
    )
