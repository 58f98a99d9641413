"""Dates against each other and against today."""

from collections.abc import Iterator
from datetime import date

from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.model import Published
from generator.records.portfolio import CohortFolder, Filed, Portfolio
from generator.records.values import When


def inside_period(portfolio: Portfolio) -> Iterator[Finding]:
    """What a cohort did, it did in the cohort's period. A date too coarse to tell is let through."""
    for folder in portfolio.cohorts:
        period = folder.cohort.record.period
        if not isinstance(period, When):
            continue
        for record, route, when, _ in _dated(folder):
            if when.starts_by < period.first or when.ends_from > period.last:
                yield Finding(Code.OUTSIDE_PERIOD, record.file, route)


def in_the_past(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """What is recorded as having happened has happened."""
    for folder in portfolio.cohorts:
        for record, route, when, planned in _dated(folder):
            if when.first > today and not planned:
                yield Finding(Code.IN_THE_FUTURE, record.file, route)
    for source in portfolio.sources:
        published = source.record.published
        if isinstance(published, When) and published.first > today:
            yield Finding(Code.IN_THE_FUTURE, source.file, ("published",))


_Dated = tuple[Filed[Published], Route, When, bool]


def _dated(folder: CohortFolder) -> Iterator[_Dated]:
    """Every dated part of a cohort: its record, the route, the date, and whether it is only planned."""
    cohort = folder.cohort
    for position, stage in enumerate(cohort.record.stages):
        planned = stage.status == "planned"
        yield from _one(cohort, ("stages", position, "when"), stage.when, planned)
        for number, event in enumerate(stage.events):
            yield from _one(cohort, ("stages", position, "events", number, "when"), event.when, planned)
    for position, payment in enumerate(cohort.record.fund.disbursements if cohort.record.fund else ()):
        yield from _one(cohort, ("fund", "disbursements", position, "when"), payment.when, False)
    for group in folder.groups:
        yield from _one(group.group, ("started",), group.group.record.started, False)
        if group.plan is not None:
            yield from _one(group.plan, ("submitted", "when"), group.plan.record.submitted.when, False)
            if budget := group.plan.record.budget:
                yield from _one(group.plan, ("budget", "submitted", "when"), budget.submitted.when, False)
        for outcome in group.outcomes:
            yield from _one(outcome, ("measured",), outcome.record.measured, False)
            yield from _one(outcome, ("period",), outcome.record.period, False)


def _one(record: Filed[Published], route: Route, when: object, planned: bool) -> Iterator[_Dated]:
    if isinstance(when, When):
        yield record, route, when, planned
