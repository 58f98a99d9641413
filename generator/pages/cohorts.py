"""All cohorts, and a page for each."""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from generator.charts.attainment import Measured, attainment
from generator.charts.fund_flow import fund_flow
from generator.charts.timeline import against_plan, timeline
from generator.pages import stories
from generator.pages.gaps import gaps
from generator.pages.leaves import leaves
from generator.pages.page import Page, Writer, marked
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.values import Day, Figure


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


def lists(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    split = leaves("cohorts/index.md", portfolio.cohorts, _MOST, lambda _: 1)
    for leaf in split:
        yield writer.page(
            leaf.path,
            title=writer.numbered("cohorts.title", leaf.number),
            description=writer.language.word("cohorts.description"),
            template="cohorts.md.jinja",
            cohorts=leaf.items,
            places={cohort.id: places(cohort, writer) for cohort in leaf.items},
            leaf=leaf,
            leaves=split,
        )


_MOST: Final = 40
"""Cohorts on one page."""


def page(cohort: Cohort, as_of: Day, writer: Writer) -> Page:
    say = writer.language
    leads: list[tuple[str, Figure, str]] = [(say.word("cohorts.participants"), cohort.participants, "")]
    if cohort.fund is not None:
        leads.append((say.word("cohorts.fund"), cohort.fund.total, ""))
    return writer.page(
        f"{address(cohort)}index.md",
        title=writer.named(cohort.name),
        description=say.text(cohort.summary),
        template="cohort.md.jinja",
        cohort=cohort,
        leads=leads,
        places=places(cohort, writer),
        reached=writer.exhibit(attainment(newest(cohort), say), "attainment", cohort),
        timeline=writer.exhibit(timeline(cohort, say), "timeline", cohort),
        # Not `fund-…`: behind a cohort's id, that reads as the key of its fund, which no page says.
        flow=writer.exhibit(fund_flow(cohort, say), "flow-of-fund", cohort),
        stories=stories.told(cohort.stories, say.code),
        gaps=gaps(cohort, as_of, say),
        against_plan={one.stage.id: against_plan(one, say) for one in cohort.stages},
        group_names={group.id: group.name for group in cohort.groups},
    )


def places(cohort: Cohort, writer: Writer) -> Markup:
    return marked(writer.language.listed([writer.language.named(place.name) for place in cohort.places]))
