"""From the portfolio of records to the public portfolio. Every field that is shown is mapped here, by name.

A field that is neither mapped here nor named in `NEVER_SHOWN` fails a test: nothing becomes public by being added.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from functools import partial
from typing import Any

from generator.public import portfolio as public
from generator.public.attainment import attained
from generator.public.totals import total
from generator.public.values import SAFETY, Amount, Day, Exact, Figure, NotKnown, Period, Text, Window, Withheld
from generator.records import model, values
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
from generator.safeguarding.calendar import as_recorded, latest, shown
from generator.safeguarding.consent import languages_of_picture, languages_of_story
from generator.safeguarding.disclosure import Disclosure
from generator.safeguarding.figures import Figures, Parts, perhaps, recorded, summed, text, texts
from generator.safeguarding.money import parts_of_sum
from generator.safeguarding.people import by_figure, of_cohort, of_events, of_group, of_result
from generator.safeguarding.pictures import Picture as Drawn
from generator.safeguarding.policy import MONTHS_UNTIL_THE_DAY

NEVER_SHOWN: Mapping[type[values.Record], Mapping[str, str]] = {
    model.Kept: {"notes": "for colleagues"},
    model.Programme: {
        "sensitive_labels": "looked for, so that they stand nowhere",
        "policy": "told as thresholds",
        "reviews": "for colleagues",
    },
    values.Share: dict.fromkeys(values.Share.model_fields, "shown as the disclosure decides, not as recorded"),
    model.Policy: dict.fromkeys(model.Policy.model_fields, "told as thresholds"),
    model.Background: {"id": "named by records only"},
    model.BackgroundCount: {"background": "says a label", "count": "a count by label"},
    model.Group: {"by_background": "a count by label, in a group"},
    model.Review: {"kind": "for colleagues", "by": "for colleagues", "when": "for colleagues"},
    model.Consent: {"reviewed": "decides what is shown"},
    model.Override: dict.fromkeys(
        model.Override.model_fields, "lets a text pass; the text itself is shown where it is"
    ),
    model.Overrides: {"overrides": "for colleagues"},
    model.TakenDown: dict.fromkeys(model.TakenDown.model_fields, "leaves no trace"),
    model.Takedowns: {"taken_down": "leaves no trace"},
    model.ReleasedFigure: {"form": "decides what is shown"},
}
"""Fields of records that `publish` makes no public value of, and why."""


def publish(
    portfolio: Portfolio, disclosure: Disclosure, pictures: Mapping[str, Drawn], today: date
) -> public.PublicPortfolio:
    """What the world may see of `portfolio` on the day `today`, its counts of people as decided in `disclosure`.

    `pictures` are those of the media records, drawn anew, by the record's id.
    """
    return _Publisher(portfolio, disclosure, pictures, today).portfolio()


class _Publisher:
    """Holds what every figure needs to know: what was decided, today, and the public records that others name.

    A record that is named and not here was taken down: what names it is shown without it, or not at all.
    """

    def __init__(
        self, portfolio: Portfolio, disclosure: Disclosure, pictures: Mapping[str, Drawn], today: date
    ) -> None:
        self._portfolio = portfolio
        takedowns = portfolio.takedowns.record.taken_down if portfolio.takedowns else ()
        self._taken_down = frozenset((one.kind, one.record) for one in takedowns)
        self._today = today
        self._threshold = disclosure.threshold
        self._organisations = {one.id: _organisation(one) for one in _public(portfolio.organisations)}
        self._people = {one.id: self._person(one) for one in _public(portfolio.people)}
        self._places = {one.id: _place(one) for one in _public(portfolio.places)}
        self._sources = {
            one.id: self._source(one)
            for one in _public(portfolio.sources)
            if one.record.publisher in self._organisations
        }
        self._figures = Figures(disclosure, self._sources)
        self._pictures = {
            one.id: self._picture(one, pictures[one.id]) for one in _public(portfolio.media) if one.id in pictures
        }
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
            as_of=Day(self._today.year, self._today.month),
            participants=total(
                [one.participants for one in cohorts], self._earlier("participants"), "people", "participants"
            ),
            funds=total([one.fund.total for one in cohorts if one.fund], self._earlier("fund"), "rupiah", "fund"),
            thresholds=public.Thresholds(
                self._threshold.smallest_count, self._threshold.smallest_denominator, MONTHS_UNTIL_THE_DAY
            ),
        )

    def _earlier(self, name: str) -> list[int | None]:
        """Figures of cohorts that were shown once and are shown no longer."""
        now = {folder.cohort.id for folder in self._portfolio.cohorts if folder.cohort.record.audience == "public"}
        return [
            figure.low if figure.form == "exact" and figure.high == figure.low else None
            for key, figure in by_figure(self._portfolio.released).items()
            if key.split("/")[1:] == [name] and key.partition("/")[0] not in now
        ]

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
                if partner.organisation in self._organisations
            ),
            conclusion=perhaps(programme.conclusion),
            sources=self._figures.cited(programme.source),
            licence=programme.licence,
            fictional=programme.fictional,
        )

    def _person(self, person: Filed[model.Person]) -> public.Person:
        record = person.record
        return public.Person(
            person.id, record.name, text(record.role), self._organisation(record.organisation), text(record.basis)
        )

    def _organisation(self, name: str | None) -> public.Organisation | None:
        return None if name is None else self._organisations.get(name)

    def _picture(self, media: Filed[model.Media], drawn: Drawn) -> public.Picture | None:
        languages = languages_of_picture(self._portfolio, media.record, self._today)
        if not languages:
            return None
        return public.Picture(
            tuple(public.PictureFile(one.name, one.width, one.height, one.data) for one in drawn.versions),
            Text(media.record.alt.id, media.record.alt.en),
            perhaps(media.record.caption),
            languages,
        )

    def _picture_of(self, name: str | None) -> public.Picture | None:
        return None if name is None else self._pictures.get(name)

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
        events = {id(event): key for key, event in of_events(folder)}
        return public.Cohort(
            id=folder.cohort.id,
            name=text(record.name),
            summary=text(record.summary),
            places=tuple(self._places[code] for code in record.places if code in self._places),
            period=self._when(record.period),
            participants=self._figures.people(
                of_cohort(folder.cohort.id, "participants"), record.participants.total, source
            ),
            breakdown=SAFETY if record.participants.by_background else None,
            stages=tuple(self._cohort_stage(stage, source, shown_groups, events) for stage in record.stages),
            fund=self._fund(folder.cohort.id, record.fund, source, shown_groups) if record.fund else None,
            lessons=tuple(
                public.Lesson(text(lesson.expected), text(lesson.happened), text(lesson.changed))
                for lesson in record.lessons
            ),
            picture=self._picture_of(record.image),
            groups=tuple(self._group(folder.cohort.id, group) for group in groups),
            stories=tuple(
                story for one in _public(folder.stories) if (story := self._story(one, shown_groups)) is not None
            ),
        )

    def _cohort_stage(
        self, stage: model.CohortStage, source: str | None, groups: Set[str], keys: Mapping[int, str]
    ) -> public.CohortStage:
        planned = stage.status == "planned"
        return public.CohortStage(
            stage=self._stages[stage.stage],
            status=stage.status,
            when=self._when(stage.when),
            summary=perhaps(stage.summary),
            events=()
            if planned
            else tuple(
                self._event(event, keys[id(event)], source, groups)
                for event in stage.events
                # An event for groups that are not public is theirs alone.
                if not event.groups or not groups.isdisjoint(event.groups)
            ),
            planned=self._due(stage.planned),
        )

    def _event(self, event: model.Event, key: str, source: str | None, groups: Set[str]) -> public.Event:
        return public.Event(
            name=text(event.name),
            when=self._when(event.when),
            attendance=self._figures.people(f"{key}/attendance", event.attendance, source)
            if event.attendance
            else None,
            led_by=perhaps(event.led_by),
            agenda=texts(event.agenda),
            guests=tuple(
                public.Guests(
                    self._organisations[guests.organisation],
                    text(guests.role),
                    self._figures.people(f"{key}/guests/{guests.organisation}/{position}", guests.people, source),
                )
                for position, guests in enumerate(event.guests)
                if guests.organisation in self._organisations
            ),
            voices=tuple(self._voice(voice, source) for voice in event.voices if self._is_here(voice)),
            groups=tuple(group for group in event.groups if group in groups),
        )

    def _voice(self, voice: model.Voice, source: str | None) -> public.Voice:
        person = self._people[voice.person] if voice.person else None
        organisation = self._organisation(voice.organisation)
        return public.Voice(
            who=person.name if person else None,
            role=perhaps(voice.role) or (person.role if person else None),
            organisation=organisation or (person.organisation if person else None),
            said=text(voice.said),
            sources=self._figures.cited(voice.source or source),
        )

    def _is_here(self, voice: model.Voice) -> bool:
        """What somebody said goes with them."""
        return (voice.person is None or voice.person in self._people) and (
            voice.organisation is None or voice.organisation in self._organisations
        )

    def _fund(self, cohort: str, fund: model.Fund, source: str | None, groups: Set[str]) -> public.Fund:
        # A payment to a group that was taken down is known already, and hides no other.
        gone = [one for one in fund.disbursements if ("group", f"{cohort}/{one.group}") in self._taken_down]
        paid = [one for one in fund.disbursements if one.group in groups]
        known = [recorded(one.amount) for one in (*paid, *gone)]
        # What a group got in all that is not public is one amount, in however many payments.
        hidden = {one.group for one in fund.disbursements} - groups - {one.group for one in gone}
        amounts, total_amount = parts_of_sum([*known, *(SAFETY for _ in hidden)], recorded(fund.total))
        return public.Fund(
            total=self._figures.money(total_amount, fund.total, source),
            condition=perhaps(fund.condition),
            disbursements=tuple(
                public.Disbursement(
                    payment.group, self._figures.money(amount, payment.amount, source), self._when(payment.when)
                )
                for payment, amount in zip(paid, amounts, strict=False)
            ),
            is_whole=self._taken_down.isdisjoint(
                (kind, f"{cohort}/{payment.group}")
                for payment in fund.disbursements
                for kind in ("group", "business-plan")
            ),
        )

    # --- a group --------------------------------------------------------------------------------------------------

    def _group(self, cohort: str, folder: GroupFolder) -> public.Group:
        record = folder.group.record
        source = record.source
        plan = folder.plan
        outcomes = [
            self._outcome(cohort, folder.group.id, one) for one in folder.outcomes if one.record.audience == "public"
        ]
        outcomes.sort(key=lambda outcome: latest((outcome.measured,)))
        return public.Group(
            id=folder.group.id,
            name=text(record.name),
            business=text(record.business),
            sector=record.sector,
            summary=perhaps(record.summary),
            started=self._when(record.started),
            members=self._figures.people(of_group(cohort, folder.group.id, "members"), record.members, source),
            plan=self._plan(plan.record) if plan and plan.record.audience == "public" else None,
            picture=self._picture_of(record.image),
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
        planned, total_amount = parts_of_sum([recorded(line.planned) for line in budget.lines], recorded(budget.total))
        lines = tuple(self._line(line, amount, source) for line, amount in zip(budget.lines, planned, strict=True))
        return public.Budget(
            submitted=self._submission(budget.submitted),
            lines=lines,
            total=self._figures.money(total_amount, budget.total, source),
            spent=summed([line.spent for line in lines]),
        )

    def _line(self, line: model.BudgetLine, planned: Amount, source: str | None) -> public.BudgetLine:
        # Quantity times price is the amount: where that is withheld, neither is told.
        told = not isinstance(planned, Withheld)
        price = None
        if line.unit_price is not None and told:
            price = Figure(Exact(line.unit_price), "rupiah", "recorded", sources=self._figures.cited(source))
        return public.BudgetLine(
            item=text(line.item),
            category=line.category,
            quantity=f"{line.quantity:f}" if line.quantity is not None and told else None,
            unit=perhaps(line.unit),
            unit_price=price,
            planned=self._figures.money(planned, line.planned, source),
            spent=self._figures.money(recorded(line.spent), line.spent, source) if line.spent else None,
        )

    # --- stories ---------------------------------------------------------------------------------------------------

    def _story(self, story: Filed[model.Story], groups: Set[str]) -> public.Story | None:
        record = story.record
        languages = languages_of_story(self._portfolio, record, self._today)
        if not languages:
            return None
        return public.Story(
            id=story.id,
            tellings=tuple(
                public.Telling(
                    one,
                    _told_in(one, record.title),
                    _told_in(one, record.body),
                    _told_in(one, record.quote) if record.quote else None,
                )
                for one in languages
            ),
            group=record.group if record.group in groups else None,
            picture=self._picture_of(record.image),
        )

    # --- outcomes -------------------------------------------------------------------------------------------------

    def _outcome(self, cohort: str, group: str, outcome: Filed[model.Outcome]) -> public.Outcome:
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
                self._result(
                    partial(of_result, cohort, group, outcome.id, result.indicator), result, window, record.source
                )
                for result in record.results
                if result.indicator in self._indicators
            ),
        )

    def _result(
        self, key: Callable[[str], str], result: model.Result, window: Window | Period | None, source: str | None
    ) -> public.Result:
        indicator = self._indicators[result.indicator]
        base = key("").rstrip("/")
        target = self._figures.aimed_at(key("target"), result.target, indicator.record, source)
        actual = self._figures.measured(key("actual"), result.actual, indicator.record, window, source)
        baseline = None
        if result.baseline is not None:
            baseline = self._figures.measured(key("baseline"), result.baseline, indicator.record, None, source)
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
                parts_key=base,
            )
        if told.gap is not None:
            gap = Figure(told.gap, unit, "computed", parts, window, actual.sources, key=f"{base}/gap", parts_key=base)
        return public.Result(_indicator(indicator), baseline, target, actual, percent, gap, told.verdict)

    def _due(self, planned: values.When | None) -> Period | None:
        """None for what is still to come: a plan is not cut off in the middle."""
        when = shown(planned, self._today) if planned is not None and planned.last <= self._today else None
        return when if isinstance(when, Period) else None

    def _when(self, when: values.When | values.NotKnown) -> public.Shown:
        return _not_known(when) if isinstance(when, values.NotKnown) else shown(when, self._today)


# --- values -----------------------------------------------------------------------------------------------------------


def _public(shelf: Sequence[Filed[Any]]) -> list[Filed[Any]]:
    return [one for one in shelf if one.record.audience == "public"]


def _told_in(language: public.Language, written: values.Text) -> Text:
    """The words of one language alone: those of the other are not agreed to by being there."""
    return Text(written.id, None) if language == "id" or written.en is None else Text("", written.en)


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
