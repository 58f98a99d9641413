"""The gates between the four stages."""

from collections.abc import Iterator
from itertools import pairwise

from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.model import STAGES, Submission
from generator.records.portfolio import CohortFolder, GroupFolder, Portfolio
from generator.records.values import NotKnown, When


def all_four(portfolio: Portfolio) -> Iterator[Finding]:
    """The programme describes all four stages, and every cohort records them, in their order."""
    if tuple(dict.fromkeys(stage.id for stage in portfolio.programme.record.stages)) != STAGES:
        yield Finding(Code.STAGE_MISSING, portfolio.programme.file, ("stages",))
    for folder in portfolio.cohorts:
        named = tuple(stage.stage for stage in folder.cohort.record.stages)
        # A stage named twice has a finding of its own.
        if tuple(dict.fromkeys(named)) != STAGES:
            yield Finding(Code.STAGE_MISSING, folder.cohort.file, ("stages",))


def in_order(portfolio: Portfolio) -> Iterator[Finding]:
    """No stage has begun while the one before it is still planned, or is done while that one is still under way."""
    for folder in portfolio.cohorts:
        for position, (before, stage) in enumerate(pairwise(folder.cohort.record.stages), start=1):
            begun_too_early = before.status == "planned" and stage.status in ("under-way", "done")
            done_too_early = before.status == "under-way" and stage.status == "done"
            if begun_too_early or done_too_early:
                yield Finding(Code.STAGE_SKIPPED, folder.cohort.file, ("stages", position, "status"))


def plans_before_money(portfolio: Portfolio) -> Iterator[Finding]:
    """No disbursement before the group's business plan and budget were sent."""
    for folder in portfolio.cohorts:
        groups = {group.group.id: group for group in folder.groups}
        fund = folder.cohort.record.fund
        told: set[tuple[str, Code]] = set()
        for position, payment in enumerate(fund.disbursements if fund else ()):
            group = groups.get(payment.group)
            if group is None or ("business-plan", payment.group) in portfolio.unreadable:
                continue
            route: Route = ("fund", "disbursements", position)
            paid = payment.when if isinstance(payment.when, When) else None
            for finding in _gate(folder, route, paid, group):
                # A group that is paid twice has sent its plan once: what is missing there is said once.
                if finding.file == folder.cohort.file or (finding.file, finding.code) not in told:
                    yield finding
                told.add((finding.file, finding.code))


def _gate(folder: CohortFolder, route: Route, paid: When | None, group: GroupFolder) -> Iterator[Finding]:
    plan = group.plan
    if plan is None:
        yield Finding(Code.DISBURSED_BEFORE_PLAN, folder.cohort.file, (*route, "group"))
        return
    budget = plan.record.budget
    gates: list[tuple[Code, Submission | None, Route]] = [
        (Code.DISBURSED_BEFORE_PLAN, plan.record.submitted, ("submitted",)),
        (Code.DISBURSED_BEFORE_BUDGET, budget.submitted if budget else None, ("budget", "submitted")),
    ]
    for code, submission, where in gates:
        if submission is None:
            yield Finding(code, folder.cohort.file, (*route, "group"))
        elif isinstance(submission.when, When) and paid is not None:
            if paid.starts_by < submission.when.ends_from:
                yield Finding(code, folder.cohort.file, (*route, "when"))
        elif not submission.before_fund:
            yield Finding(code, plan.file, where)


def mentored_after_training(portfolio: Portfolio) -> Iterator[Finding]:
    for folder in portfolio.cohorts:
        stages = folder.cohort.record.stages
        trained = [stage.when for stage in stages if stage.stage == "training" and isinstance(stage.when, When)]
        for position, stage in enumerate(stages):
            if stage.stage != "mentoring":
                continue
            dated: list[tuple[Route, When | NotKnown]] = [(("stages", position, "when"), stage.when)]
            dated += [
                (("stages", position, "events", number, "when"), event.when)
                for number, event in enumerate(stage.events)
            ]
            for route, when in dated:
                if isinstance(when, When) and any(when.starts_by < training.ends_from for training in trained):
                    yield Finding(Code.MENTORING_BEFORE_TRAINING, folder.cohort.file, route)


def outcome_after_start(portfolio: Portfolio) -> Iterator[Finding]:
    for folder in portfolio.cohorts:
        for group in folder.groups:
            started = group.group.record.started
            for outcome in group.outcomes:
                measured = outcome.record.measured
                if isinstance(started, When) and isinstance(measured, When) and measured.last < started.first:
                    yield Finding(Code.OUTCOME_BEFORE_START, outcome.file, ("measured",))
