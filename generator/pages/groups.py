"""A page for each group: plan, budget, fund, mentoring and outcomes, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.charts.attainment import attainment
from generator.charts.budget import budget
from generator.charts.over_time import measured_often, over_time
from generator.language.foreign import plain
from generator.language.speech import Language
from generator.pages import cohorts, stories
from generator.pages.page import Page, Writer
from generator.public.portfolio import Budget, Cohort, Disbursement, Group, Outcome
from generator.public.values import Exact, Figure, NotKnown


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five of a group's own journey; `anchor` is its chapter on the page."""

    anchor: str
    name: str
    said: str
    """In few words, what is known of it; empty for nothing."""


_MOST_COURSES: Final = 3
"""Indicators whose course is drawn: of those that were measured more than once, as many as a page has room for."""


def address(cohort: Cohort, group: Group) -> str:
    return f"{cohorts.address(cohort)}{group.id}/"


def pages(cohort: Cohort, writer: Writer) -> Iterator[Page]:
    for group in cohort.groups:
        yield _group(cohort, group, writer)


def _group(cohort: Cohort, group: Group, writer: Writer) -> Page:
    say = writer.language
    newest = group.outcomes[-1] if group.outcomes else None
    payments = [paid for paid in (cohort.fund.disbursements if cohort.fund else ()) if paid.group == group.id]
    mentoring = [
        event
        for taken in cohort.stages
        if taken.stage.id == "mentoring"
        for event in taken.events
        if not event.groups or group.id in event.groups
    ]
    reached = attainment(tuple((group, newest, result) for result in newest.results), say) if newest else None
    return writer.page(
        f"{address(cohort, group)}index.md",
        title=writer.named(group.name),
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
        payments=payments,
        stories=stories.told([story for story in cohort.stories if story.group == group.id], say.code),
        mentoring=mentoring,
        steps=_steps(group, payments, len(mentoring), say),
        titles={one.id: say.window(one.window) if one.window else say.when(one.measured) for one in group.outcomes},
    )


def _steps(group: Group, payments: Sequence[Disbursement], visits: int, say: Language) -> list[Step]:
    budget = group.plan.budget if group.plan else None
    results = [result for outcome in group.outcomes[-1:] for result in outcome.results]
    reached = next((result.attainment or result.actual for result in results), None)
    said = {
        "plan": say.word("group.sent") if group.plan else "",
        "budget": _in_budget(budget, say) if budget else "",
        "fund": say.listed([say.amount(paid.amount.amount, "rupiah") for paid in payments]),
        "mentoring": say.counted("group.times", visits) if visits else "",
        "outcomes": say.amount(reached.amount, reached.unit) if reached else "",
    }
    return [Step(anchor, say.word(f"group.{anchor}"), text) for anchor, text in said.items()]


def _in_budget(budget: Budget, say: Language) -> str:
    total = budget.total.amount
    return say.word("group.sent") if isinstance(total, NotKnown) else say.amount(total, "rupiah")


def _leads(outcome: Outcome, writer: Writer) -> list[tuple[str, Figure, str]]:
    """The newest attainments first seen on the page, each with what belongs to it; at most three."""
    say = writer.language
    leads: list[tuple[str, Figure, str]] = []
    for result in outcome.results[:3]:
        name = writer.named(result.indicator.name)
        if result.attainment is not None:
            label = Markup(say.word("group.of_target", indicator=name))
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
