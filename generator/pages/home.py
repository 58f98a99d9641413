"""The first page: what the programme is, how far it came, and where to read on."""

from collections.abc import Iterator

from generator.charts.attainment import attainment
from generator.pages import cohorts
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio
from generator.public.totals import Total


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    say = writer.language
    latest = next((cohort for cohort in portfolio.cohorts if cohort.groups), None)
    results = cohorts.newest(latest) if latest else ()
    leads = [
        ("home.participants", portfolio.participants),
        ("home.fund", portfolio.funds),
    ]
    yield writer.page(
        "index.md",
        title=say.word("page.home"),
        description=say.text(portfolio.programme.summary),
        template="home.md.jinja",
        programme=portfolio.programme,
        leads=[(say.word(key), total.figure, _note(total, writer)) for key, total in leads if total.counted],
        latest=latest,
        reached=writer.exhibit(attainment(results, say), "attainment", latest),
    )


def _note(total: Total, writer: Writer) -> str:
    """Says when a total leaves something out."""
    if total.counted == total.among:
        return ""
    language = writer.language
    return language.word("home.counted", counted=language.number(total.counted), among=language.number(total.among))
