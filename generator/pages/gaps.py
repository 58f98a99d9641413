"""What is not known, not measured, not recorded, or long out of date: named, so that nobody has to guess."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.language.speech import Language
from generator.pages.page import FEW, Page, Writer
from generator.public.portfolio import Budget, Cohort, Group, Plan, PublicPortfolio, Shown
from generator.public.values import Amount, Day, NotKnown, NotMeasured, Period, Text


@dataclass(frozen=True, slots=True)
class Gap:
    what: str
    """"Target omzet"; a name of another language stands between the signs of `language.foreign`."""
    state: str
    """"tidak diketahui", "tidak diukur", "belum dicatat", or since when it is out of date."""
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Of:
    """The gaps of a cohort itself, or of one of its groups."""

    group: Group | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    cohort: Cohort
    parts: tuple[Of, ...]
    """Only those with gaps."""

    @property
    def count(self) -> int:
        return sum(len(part.gaps) for part in self.parts)


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    say = writer.language
    chapters = [chapter for one in portfolio.cohorts if (chapter := gaps(one, portfolio.as_of, say)).parts]
    yield writer.page(
        "gaps.md",
        title=say.word("gaps.title"),
        description=say.word("gaps.description"),
        template="gaps.md.jinja",
        chapters=chapters[:FEW],
        count=sum(chapter.count for chapter in chapters),
        cohorts=say.counted("journey.cohorts", len(chapters)),
        is_cut=len(chapters) > FEW,
    )


def gaps(cohort: Cohort, as_of: Day, say: Language) -> Chapter:
    """Everything that is missing of a cohort, in the order of its page. What is withheld is not missing."""
    own = Of(None, tuple(_of_cohort(cohort, say)))
    of_groups = (Of(group, tuple(_of_group(cohort, group, as_of, say))) for group in cohort.groups)
    return Chapter(cohort, tuple(part for part in (own, *of_groups) if part.gaps))


def _of_cohort(cohort: Cohort, say: Language) -> Iterator[Gap]:
    yield from _missing("period", cohort.period, say)
    if not cohort.places:
        yield _unrecorded("places", say)
    yield from _missing("participants", cohort.participants.amount, say)
    for taken in cohort.stages:
        stage = say.named(taken.stage.name)
        if taken.status == "not-known":
            yield _gap("stage", "not_known", None, say, stage=stage)
        else:
            yield from _missing("stage_when", taken.when, say, stage=stage)
        for event in taken.events:
            if event.attendance is not None:
                yield from _missing("attendance", event.attendance.amount, say, event=say.named(event.name))
    if cohort.fund is not None:
        yield from _missing("fund", cohort.fund.total.amount, say)
    elif _is_done(cohort, "fund"):
        yield _unrecorded("fund", say)
    if not cohort.groups and _is_done(cohort, "preparation"):
        yield _unrecorded("groups", say)


def _is_done(cohort: Cohort, stage: Literal["preparation", "fund", "mentoring"]) -> bool:
    return any(taken.stage.id == stage and taken.status == "done" for taken in cohort.stages)


def _of_group(cohort: Cohort, group: Group, as_of: Day, say: Language) -> Iterator[Gap]:
    yield from _missing("started", group.started, say)
    yield from _missing("members", group.members.amount, say)
    if group.plan is None:
        yield _unrecorded("plan", say)
    else:
        yield from _of_plan(group.plan, say)
    for payment in cohort.fund.disbursements if cohort.fund else ():
        if payment.group == group.id:
            yield from _missing("paid", payment.amount.amount, say)
            yield from _missing("paid_when", payment.when, say)
    for outcome in group.outcomes[-1:]:
        yield from _missing("measured", outcome.measured, say)
        if _is_stale(outcome.measured, as_of):
            yield Gap(say.word("gaps.outcomes"), say.word("gaps.stale", when=say.when(outcome.measured)), None)
        for result in outcome.results:
            name = say.named(result.indicator.name)
            yield from _missing("target", result.target.amount, say, indicator=name)
            yield from _missing("actual", result.actual.amount, say, indicator=name)
    if not group.outcomes and _is_done(cohort, "mentoring"):
        yield _unrecorded("outcomes", say)


def _of_plan(plan: Plan, say: Language) -> Iterator[Gap]:
    yield from _missing("plan_when", plan.submitted.when, say)
    if plan.budget is None:
        yield _unrecorded("budget", say)
    else:
        yield from _of_budget(plan.budget, say)


def _of_budget(budget: Budget, say: Language) -> Iterator[Gap]:
    yield from _missing("budget_when", budget.submitted.when, say)
    if not budget.lines:
        yield from _missing("budget", budget.total.amount, say)
    for line in budget.lines:
        item = say.named(line.item)
        yield from _missing("planned", line.planned.amount, say, item=item)
        if line.spent is not None:
            yield from _missing("spent", line.spent.amount, say, item=item)


def _is_stale(measured: Shown, as_of: Day) -> bool:
    """Whether more than a year has gone by; a year or a month counts from its end."""
    if not isinstance(measured, Period):
        return False
    last = measured.last
    return (as_of.year - last.year) * 12 + (as_of.month or 12) - (last.month or 12) > 12


def _missing(key: str, shown: Shown | Amount, say: Language, **blanks: str) -> Iterator[Gap]:
    match shown:
        case NotKnown(reason):
            yield _gap(key, "not_known", reason, say, **blanks)
        case NotMeasured(reason):
            yield _gap(key, "not_measured", reason, say, **blanks)


def _unrecorded(key: str, say: Language) -> Gap:
    return _gap(key, "not_recorded", None, say)


def _gap(
    key: str,
    state: Literal["not_known", "not_measured", "not_recorded"],
    reason: Text | None,
    say: Language,
    **blanks: str,
) -> Gap:
    return Gap(say.word(f"gaps.{key}", **blanks), say.word(f"gaps.{state}"), reason)
