"""From the portfolio of records to the public portfolio. Every field that is shown is mapped here, by name.

A field that is neither mapped here nor named in `NEVER_SHOWN` fails a test: nothing becomes public by being added.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

from generator.public import portfolio as public
from generator.public.attainment import attained
from generator.public.values import Amount, Exact, Figure, NotKnown, Period, Window
from generator.records import model, values
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
from generator.safeguarding.calendar import as_recorded, latest, shown
from generator.safeguarding.disclosure import SAFETY, parts_of_whole
from generator.safeguarding.figures import Figures, Parts, perhaps, recorded, summed, text, texts
from generator.safeguarding.policy import MONTHS_UNTIL_THE_DAY, threshold

NEVER_SHOWN: Mapping[type[values.Record], Mapping[str, str]] = {
    model.Published: {"notes": "for colleagues"},
    model.Programme: {"sensitive_labels": "looked for, so that they stand nowhere", "policy": "told as thresholds"},
    model.Background: {"id": "named by records only"},
    model.BackgroundCount: {"background": "says a label", "count": "a count by label"},
    model.Group: {"by_background": "a count by label, in a group"},
    model.Story: {
        "title": "no consent is recorded yet",
        "body": "no consent is recorded yet",
        "group": "no consent is recorded yet",
    },
}
"""Fields of records that no public value is made of, and why."""


def publish(portfolio: Portfolio, today: date) -> public.PublicPortfolio:
    """What the world may see of `portfolio` on the day `today`."""
    return _Publisher(portfolio, today).portfolio()


class _Publisher:
    """Holds what every figure needs to know: the thresholds, today, and the public records that others name."""

    def __init__(self, portfolio: Portfolio, today: date) -> None:
        self._portfolio = portfolio
        self._today = today
        self._threshold = threshold(portfolio.programme.record)
        self._organisations = {one.id: _organisation(one) for one in _public(portfolio.organisations)}
        self._people = {one.id: self._person(one) for one in _public(portfolio.people)}
        self._places = {one.id: _place(one) for one in _public(portfolio.places)}
        self._sources = {one.id: self._source(one) for one in _public(portfolio.sources)}
        self._figures = Figures(self._threshold, self._sources)
        self._indicators = {one.id: one for one in _public(portfolio.indicators)}
        self._stages = {stage.id: _stage(stage) for stage in portfolio.programme.record.stages}

    def portfolio(self) -> public.PublicPortfolio:
        programme = self._portfolio.programme.record
        folders = [folder for folder in self._portfolio.cohorts if folder.cohort.record.audience == "public"]
        cohorts = [self._cohort(folder) for folder in folders]
        cohorts.sort(key=lambda cohort: latest((cohort.period,)), reverse=True)
        return public.PublicPortfolio(
            programme=self._programme(programme),
            people=tuple(self._people.values()),
            sources=tuple(self._sources.values()),
            indicators=tuple(_indicator(one) for one in self._indicators.values()),
            cohorts=tuple(cohorts),
            thresholds=public.Thresholds(
                self._threshold.smallest_count, self._threshold.smallest_denominator, MONTHS_UNTIL_THE_DAY
            ),
        )

    # --- the programme --------------------------------------------------------------------------------------------

    def _programme(self, programme: model.Programme) -> public.Programme:
        return public.Programme(
            name=text(programme.name),
            summary=text(programme.summary),
            participants=text(programme.participants),
            aims=texts(programme.aims),
            stages=tuple(self._stages.values()),
            backgrounds=tuple(text(background.name) for background in programme.backgrounds),
            partners=tuple(
                public.Partner(self._organisations[partner.organisation], text(partner.role))
                for partner in programme.partners
            ),
            conclusion=perhaps(programme.conclusion),
            sources=self._figures.cited(programme.source),
            licence=programme.licence,
            fictional=programme.fictional,
        )

    def _person(self, person: Filed[model.Person]) -> public.Person:
        record = person.record
        organisation = self._organisations[record.organisation] if record.organisation else None
        return public.Person(person.id, record.name, text(record.role), organisation, text(record.basis))

    def _source(self, source: Filed[model.Source]) -> public.Source:
        record = source.record
        return public.Source(
            id=source.id,
            publisher=self._organisations[record.publisher],
            title=record.title,
            language=record.language,
            kind=record.kind,
            address=record.address,
            published=_not_known(record.published)
            if isinstance(record.published, values.NotKnown)
            else as_recorded(record.published),
            covers=as_recorded(record.covers) if record.covers else None,
        )

    # --- a cohort -------------------------------------------------------------------------------------------------

    def _cohort(self, folder: CohortFolder) -> public.Cohort:
        record = folder.cohort.record
        source = record.source
        groups = [group for group in folder.groups if group.group.record.audience == "public"]
        shown_groups = {group.group.id for group in groups}
        # Members of groups add up to the participants, whether or not each group is public.
        members = dict(
            zip(
                [group.group.id for group in folder.groups],
                parts_of_whole([recorded(group.group.record.members) for group in folder.groups], self._threshold),
                strict=True,
            )
        )
        return public.Cohort(
            id=folder.cohort.id,
            name=text(record.name),
            summary=text(record.summary),
            places=tuple(self._places[code] for code in record.places),
            period=self._when(record.period),
            participants=self._figures.people(record.participants.total, source),
            breakdown=SAFETY if record.participants.by_background else None,
            stages=tuple(self._cohort_stage(stage, source, shown_groups) for stage in record.stages),
            fund=self._fund(record.fund, source, shown_groups) if record.fund else None,
            lessons=tuple(
                public.Lesson(text(lesson.expected), text(lesson.happened), text(lesson.changed))
                for lesson in record.lessons
            ),
            groups=tuple(self._group(group, members[group.group.id]) for group in groups),
        )

    def _cohort_stage(self, stage: model.CohortStage, source: str | None, groups: Set[str]) -> public.CohortStage:
        planned = stage.status == "planned"
        return public.CohortStage(
            stage=self._stages[stage.stage],
            status=stage.status,
            when=self._when(stage.when),
            summary=perhaps(stage.summary),
            events=()
            if planned
            else tuple(
                self._event(event, source, groups)
                for event in stage.events
                # An event for groups that are not public is theirs alone.
                if not event.groups or not groups.isdisjoint(event.groups)
            ),
        )

    def _event(self, event: model.Event, source: str | None, groups: Set[str]) -> public.Event:
        return public.Event(
            name=text(event.name),
            when=self._when(event.when),
            attendance=self._figures.people(event.attendance, source) if event.attendance else None,
            led_by=perhaps(event.led_by),
            agenda=texts(event.agenda),
            guests=tuple(
                public.Guests(
                    self._organisations[guests.organisation],
                    text(guests.role),
                    self._figures.people(guests.people, source),
                )
                for guests in event.guests
            ),
            voices=tuple(self._voice(voice, source) for voice in event.voices),
            groups=tuple(group for group in event.groups if group in groups),
        )

    def _voice(self, voice: model.Voice, source: str | None) -> public.Voice:
        person = self._people[voice.person] if voice.person else None
        organisation = self._organisations[voice.organisation] if voice.organisation else None
        return public.Voice(
            who=person.name if person else None,
            role=perhaps(voice.role) or (person.role if person else None),
            organisation=organisation or (person.organisation if person else None),
            said=text(voice.said),
            sources=self._figures.cited(voice.source or source),
        )

    def _fund(self, fund: model.Fund, source: str | None, groups: Set[str]) -> public.Fund:
        return public.Fund(
            total=self._figures.money(fund.total, source),
            condition=perhaps(fund.condition),
            disbursements=tuple(
                public.Disbursement(
                    payment.group, self._figures.money(payment.amount, source), self._when(payment.when)
                )
                for payment in fund.disbursements
                if payment.group in groups
            ),
        )

    # --- a group --------------------------------------------------------------------------------------------------

    def _group(self, folder: GroupFolder, members: Amount) -> public.Group:
        record = folder.group.record
        source = record.source
        plan = folder.plan
        outcomes = [self._outcome(one) for one in folder.outcomes if one.record.audience == "public"]
        outcomes.sort(key=lambda outcome: latest((outcome.measured,)))
        return public.Group(
            id=folder.group.id,
            name=text(record.name),
            business=text(record.business),
            sector=record.sector,
            summary=perhaps(record.summary),
            started=self._when(record.started),
            members=self._figures.standing_on(members, record.members, "people", source),
            plan=self._plan(plan.record) if plan and plan.record.audience == "public" else None,
            outcomes=tuple(outcomes),
        )

    def _plan(self, plan: model.BusinessPlan) -> public.Plan:
        return public.Plan(
            submitted=self._submission(plan.submitted),
            summary=text(plan.summary),
            products=texts(plan.products),
            customers=perhaps(plan.customers),
            budget=self._budget(plan.budget, plan.source) if plan.budget else None,
        )

    def _submission(self, submission: model.Submission) -> public.Submission:
        return public.Submission(self._when(submission.when), submission.before_fund)

    def _budget(self, budget: model.Budget, source: str | None) -> public.Budget:
        lines = tuple(self._line(line, source) for line in budget.lines)
        return public.Budget(
            submitted=self._submission(budget.submitted),
            lines=lines,
            total=self._figures.money(budget.total, source),
            spent=summed([line.spent for line in lines]),
        )

    def _line(self, line: model.BudgetLine, source: str | None) -> public.BudgetLine:
        price = None
        if line.unit_price is not None:
            price = Figure(Exact(line.unit_price), "rupiah", "recorded", sources=self._figures.cited(source))
        return public.BudgetLine(
            item=text(line.item),
            category=line.category,
            quantity=None if line.quantity is None else f"{line.quantity:f}",
            unit=perhaps(line.unit),
            unit_price=price,
            planned=self._figures.money(line.planned, source),
            spent=self._figures.money(line.spent, source) if line.spent else None,
        )

    # --- outcomes -------------------------------------------------------------------------------------------------

    def _outcome(self, outcome: Filed[model.Outcome]) -> public.Outcome:
        record = outcome.record
        window: Window | Period | None = None
        if record.window is not None:
            window = Window(record.window.length, record.window.unit, record.window.since)
        elif record.period is not None:
            period = self._when(record.period)
            window = period if isinstance(period, Period) else None
        return public.Outcome(
            id=outcome.id,
            measured=self._when(record.measured),
            window=window,
            summary=perhaps(record.summary),
            results=tuple(
                self._result(result, window, record.source)
                for result in record.results
                if result.indicator in self._indicators
            ),
        )

    def _result(self, result: model.Result, window: Window | Period | None, source: str | None) -> public.Result:
        indicator = self._indicators[result.indicator]
        target = self._figures.aimed_at(result.target, indicator.record, source)
        actual = self._figures.measured(result.actual, indicator.record, window, source)
        baseline = None
        if result.baseline is not None:
            baseline = self._figures.measured(result.baseline, indicator.record, None, source)
        reported = result.attainment
        told = attained(
            indicator.record.direction,
            baseline.amount if baseline else None,
            target.amount,
            actual.amount,
            Exact(reported.reported) if reported else None,
        )
        unit = indicator.record.unit
        parts: Parts = (("target", target.amount, unit), ("actual", actual.amount, unit))
        if baseline is not None:
            parts = (("baseline", baseline.amount, unit), *parts)
        cited = (result.target.source, result.actual.source, reported.source if reported else None)
        caveats = (reported.caveat if reported else None, result.caveat)
        percent = gap = None
        if told.percent is not None:
            percent = Figure(
                amount=told.percent,
                unit="percent",
                how="reported" if told.is_reported else "computed",
                parts=parts,
                window=window,
                sources=self._figures.cited(*(name or source for name in cited)),
                caveats=tuple(text(caveat) for caveat in caveats if caveat),
            )
        if told.gap is not None:
            gap = Figure(told.gap, unit, "computed", parts, window, actual.sources)
        return public.Result(_indicator(indicator), baseline, target, actual, percent, gap, told.verdict)

    def _when(self, when: values.When | values.NotKnown) -> public.Shown:
        return _not_known(when) if isinstance(when, values.NotKnown) else shown(when, self._today)


# --- values -----------------------------------------------------------------------------------------------------------


def _public(shelf: Sequence[Filed[Any]]) -> list[Filed[Any]]:
    return [one for one in shelf if one.record.audience == "public"]


def _not_known(unknown: values.NotKnown) -> NotKnown:
    return NotKnown(text(unknown.not_known))


def _stage(stage: model.Stage) -> public.Stage:
    return public.Stage(stage.id, text(stage.name), text(stage.summary))


def _organisation(organisation: Filed[model.Organisation]) -> public.Organisation:
    record = organisation.record
    return public.Organisation(organisation.id, record.name, perhaps(record.full_name), record.website)


def _place(place: Filed[model.Place]) -> public.Place:
    return public.Place(place.id, text(place.record.name), text(place.record.province))


def _indicator(indicator: Filed[model.Indicator]) -> public.Indicator:
    record = indicator.record
    return public.Indicator(indicator.id, text(record.name), text(record.definition), record.direction)
