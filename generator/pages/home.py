"""The first page: what the programme is, how far it came, and where to read on."""

from collections.abc import Iterator
from typing import Final

from generator.charts.attainment import attainment
from generator.charts.places_map import places_map, places_of_work
from generator.pages import cohorts, stories
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio
from generator.public.totals import Total

_MOST_CARDS: Final = 3


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    say = writer.language
    latest = next((cohort for cohort in portfolio.cohorts if cohort.groups), None)
    storied = next((cohort for cohort in portfolio.cohorts if stories.told(cohort.stories, say.code)), None)
    where = places_map(places_of_work(portfolio.cohorts), say)
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
        hide=("navigation", "toc"),
        programme=portfolio.programme,
        leads=[(say.word(key), total.figure, _note(total, writer)) for key, total in leads if total.counted],
        latest=latest,
        reached=writer.exhibit(attainment(results, say), "attainment", latest),
        newest=[(one, cohorts.places(one, writer)) for one in portfolio.cohorts[:_MOST_CARDS]],
        # In words alone: on the map, a programme grows to five hundred places.
        where=where.title if where else "",
        storied=storied,
        stories=stories.told(storied.stories, say.code)[:_MOST_CARDS] if storied else [],
        learned=next((lesson for cohort in portfolio.cohorts for lesson in cohort.lessons), None),
    )


def _note(total: Total, writer: Writer) -> str:
    """Says when a total leaves something out."""
    if total.counted == total.among:
        return ""
    language = writer.language
    return language.word("home.counted", counted=language.number(total.counted), among=language.number(total.among))
