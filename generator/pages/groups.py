"""A page for each group: plan, budget, fund, mentoring and outcomes, one after the other."""

from collections.abc import Iterator
from typing import Final

from generator.charts.attainment import attainment
from generator.charts.budget import budget
from generator.charts.over_time import measured_often, over_time
from generator.language.foreign import plain
from generator.pages import cohorts, stories
from generator.pages.page import Page, Writer
from generator.public.portfolio import Budget, Cohort, Group, Outcome, PublicPortfolio
from generator.public.values import Exact, Figure

_MOST_COURSES: Final = 3
"""Indicators whose course is drawn: of those that were measured more than once, as many as a page has room for."""


def address(cohort: Cohort, group: Group) -> str:
    return f"{cohorts.address(cohort)}{group.id}/"


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    for cohort in portfolio.cohorts:
        for group in cohort.groups:
            yield _group(cohort, group, writer)


def _group(cohort: Cohort, group: Group, writer: Writer) -> Page:
    say = writer.language
    newest = group.outcomes[-1] if group.outcomes else None
    reached = attainment(tuple((group, newest, result) for result in newest.results), say) if newest else None
    return writer.page(
        f"{address(cohort, group)}index.md",
        title=say.text(group.name),
        description=plain(reached.title) if reached else say.text(group.business),
        template="group.md.jinja",
        cohort=cohort,
        group=group,
        leads=_leads(newest, writer) if newest else [],
        reached=writer.exhibit(reached, "attainment", cohort, group),
        planned=writer.exhibit(budget(group, say), "budget", cohort, group),
        courses=[
            writer.exhibit(over_time(group, indicator, say), f"over-time-{indicator.id}", cohort, group)
            for indicator in measured_often(group)[:_MOST_COURSES]
        ],
        spending=_spending(group.plan.budget, writer) if group.plan and group.plan.budget else "",
        payments=[
            payment for payment in (cohort.fund.disbursements if cohort.fund else ()) if payment.group == group.id
        ],
        stories=stories.told([story for story in cohort.stories if story.group == group.id], say.code),
        mentoring=[
            event
            for taken in cohort.stages
            if taken.stage.id == "mentoring"
            for event in taken.events
            if not event.groups or group.id in event.groups
        ],
    )


def _leads(outcome: Outcome, writer: Writer) -> list[tuple[str, Figure, str]]:
    """The newest attainments first seen on the page, each with what belongs to it; at most three."""
    say = writer.language
    leads = []
    for result in outcome.results[:3]:
        name = say.text(result.indicator.name)
        if result.attainment is not None:
            label = say.word("group.of_target", indicator=name)
            leads.append((label, result.attainment, writer.brief(result.attainment)))
        else:
            leads.append((name, result.actual, writer.brief(result.actual)))
    return leads


def _spending(budget: Budget, writer: Writer) -> str:
    """Planned against spent in one sentence; empty where one of them is not known."""
    if budget.spent is None or not isinstance(budget.spent.amount, Exact) or not isinstance(budget.total.amount, Exact):
        return ""
    say = writer.language
    spent, planned = budget.spent.amount.value, budget.total.amount.value
    key = "group.spent_less" if spent < planned else "group.spent_more" if spent > planned else "group.spent_equal"
    money = {"spent": spent, "planned": planned, "difference": abs(int(spent) - int(planned))}
    return say.word(key, **{name: say.quantity(value, "rupiah") for name, value in money.items()})
