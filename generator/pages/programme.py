"""The programme's own page: the only one, with the page of sources, that may say who takes part in its own words."""

from collections.abc import Iterator

from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield writer.page(
        "programme.md",
        title=writer.language.word("programme.title"),
        description=writer.language.text(portfolio.programme.summary),
        template="programme.md.jinja",
        programme=portfolio.programme,
        people=portfolio.people,
    )
