"""Whom to contact when something is wrong or could do harm, and what happens then."""

from collections.abc import Iterator

from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield writer.page(
        "corrections.md",
        title=writer.language.word("corrections.title"),
        description=writer.language.word("corrections.description"),
        template="corrections.md.jinja",
        partners=[partner for partner in portfolio.programme.partners if partner.organisation.website],
    )
