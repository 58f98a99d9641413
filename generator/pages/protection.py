"""What is withheld and why, in plain words."""

from collections.abc import Iterator

from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    say, thresholds = writer.language, portfolio.thresholds
    yield writer.page(
        "protection.md",
        title=say.word("protection.title"),
        description=say.word("protection.description"),
        template="protection.md.jinja",
        numbers=[
            say.word("protection.counts", smallest=say.number(thresholds.smallest_count)),
            say.word("protection.subtraction"),
            say.word("protection.rounded"),
            say.word("protection.breakdowns"),
            say.word("protection.shares", denominator=say.number(thresholds.smallest_denominator)),
            say.word("protection.frozen"),
        ],
        recognised=[
            say.word("protection.places"),
            say.word("protection.dates", months=say.number(thresholds.day_shown_after_months)),
            *(say.word(f"protection.{key}") for key in ("names", "labels", "stories", "money")),
        ],
    )
