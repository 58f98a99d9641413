"""All cohorts, and a page for each."""

from collections.abc import Iterator

from generator.charts.attainment import Measured, attainment
from generator.charts.fund_flow import fund_flow
from generator.charts.timeline import timeline
from generator.pages import stories
from generator.pages.page import Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.values import Figure


def address(cohort: Cohort) -> str:
    return f"cohorts/{cohort.id}/"


def newest(cohort: Cohort) -> tuple[Measured, ...]:
    """The results of the newest outcome of each of its groups."""
    return tuple(
        (group, outcome, result)
        for group in cohort.groups
        for outcome in group.outcomes[-1:]
        for result in outcome.results
    )


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield writer.page(
        "cohorts/index.md",
        title=writer.language.word("cohorts.title"),
        description=writer.language.word("cohorts.description"),
        template="cohorts.md.jinja",
        cohorts=portfolio.cohorts,
        places={cohort.id: _places(cohort, writer) for cohort in portfolio.cohorts},
    )
    for cohort in portfolio.cohorts:
        yield _cohort(cohort, writer)


def _cohort(cohort: Cohort, writer: Writer) -> Page:
    say = writer.language
    leads: list[tuple[str, Figure, str]] = [(say.word("cohorts.participants"), cohort.participants, "")]
    if cohort.fund is not None:
        leads.append((say.word("cohorts.fund"), cohort.fund.total, ""))
    return writer.page(
        f"{address(cohort)}index.md",
        title=say.text(cohort.name),
        description=say.text(cohort.summary),
        template="cohort.md.jinja",
        cohort=cohort,
        leads=leads,
        places=_places(cohort, writer),
        reached=writer.exhibit(attainment(newest(cohort), say), "attainment", cohort),
        timeline=writer.exhibit(timeline(cohort, say), "timeline", cohort),
        # Not `fund-…`: behind a cohort's id, that reads as the key of its fund, which no page says.
        flow=writer.exhibit(fund_flow(cohort, say), "flow-of-fund", cohort),
        stories=stories.told(cohort.stories, say.code),
        group_names={group.id: group.name for group in cohort.groups},
    )


def _places(cohort: Cohort, writer: Writer) -> str:
    return writer.language.listed([writer.language.text(place.name) for place in cohort.places])
