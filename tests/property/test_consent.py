"""Consent against a second opinion, written from the policy and not from the code: day by day, and for every reading of
a date that says less than a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product
from random import Random
from typing import Any, Final, Literal, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.model import Consent, Media, Scope, Story
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import When, parse_when
from generator.safeguarding.consent import covers, languages_agreed, languages_of_picture, languages_of_story
from tests.bad_records.changed import portfolio_with

Language = Literal["id", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
SCOPES: Final[tuple[Scope, ...]] = ("story", "quote", "image")
SUBJECTS: Final = ("S-0001", "S-0002", "S-0003")
ONE_DAY: Final = timedelta(days=1)
RECORDS: Final = 10_000


# --- the second opinion -------------------------------------------------------------------------------------------


def months_have_passed(since: date, months: int, day: date) -> bool:
    """A month has passed on the same day of the next one, or on its last day where it has no such day."""
    begun = (day.year - since.year) * 12 + day.month - since.month
    is_last_of_month = (day + ONE_DAY).month != day.month
    return begun > months or (begun == months and (day.day >= since.day or is_last_of_month))


class Reading(NamedTuple):
    """What the dates of a consent can mean: one day each."""

    given: date
    reviewed: date | None
    review_by: date
    expires: date

    def is_in_force(self, day: date) -> bool:
        if day < self.given or day >= self.review_by or day >= self.expires:
            return False
        was_asked_again = self.reviewed is not None and self.reviewed <= day
        asked = self.reviewed if self.reviewed is not None and was_asked_again else self.given
        return not months_have_passed(asked, 12, day) and not months_have_passed(self.given, 24, day)


def days_of(when: When | None) -> tuple[date | None, ...]:
    """Its first and its last day: between two bad readings there is no worse one."""
    return (None,) if when is None else (when.first, when.last)


def agrees(consent: Consent, day: date, language: Language, scope: Scope) -> bool:
    """Unknown is no: whichever day a date means, the consent has to be in force."""
    if consent.withdrawn is not None or scope not in consent.scopes or language not in consent.languages:
        return False
    dates = (days_of(when) for when in (consent.given, consent.reviewed, consent.review_by, consent.expires))
    return all(Reading(*reading).is_in_force(day) for reading in product(*dates))  # type: ignore[arg-type]


def may_be_shown(consents: Iterable[Consent], subjects: Iterable[str], scopes: Iterable[Scope], day: date) -> set[str]:
    """Languages. Each person speaks for herself, and nobody speaks for nobody. A no undoes every yes to the same that
    she had said by then, wherever it is written."""
    everyone, wanted, given = set(subjects), list(scopes), list(consents)
    shown: set[str] = set()
    for language in LANGUAGES:
        lacking = [
            (person, scope)
            for person in everyone
            for scope in wanted
            if not [
                one
                for one in given
                if one.subject == person
                and agrees(one, day, language, scope)
                and not [
                    no
                    for no in given
                    if no.subject == person
                    and no.withdrawn is not None
                    and scope in no.scopes
                    and not one.given.first > no.withdrawn.last
                ]
            ]
        ]
        if everyone and not lacking:
            shown.add(language)
    return shown


# --- random records -----------------------------------------------------------------------------------------------


def written(random: Random, day: date) -> str:
    """As it may stand in a record: mostly the day, sometimes its month, its year, or a few days from then."""
    manner = random.random()
    if manner < 0.7:
        return day.isoformat()
    if manner < 0.85:
        return day.isoformat()[:7]
    if manner < 0.9:
        return day.isoformat()[:4]
    return f"{day.isoformat()}/{(day + timedelta(days=random.randint(0, 40))).isoformat()}"


def near(random: Random, day: date) -> date:
    return day + timedelta(days=random.choice([-31, -2, -1, 0, 0, 0, 1, 2, 31]))


def beginning(random: Random) -> date:
    """Often at the end of a month, and of February in a leap year."""
    day = date(2023, 1, 1) + timedelta(days=random.randrange(4 * 366))
    if random.random() < 0.3:
        day = day.replace(day=1) - ONE_DAY
    return date(2024, 2, 29) if random.random() < 0.05 else day


def drawn(random: Random) -> Consent:
    begins = beginning(random)
    asked = begins + timedelta(days=random.randrange(400)) if random.random() < 0.4 else None
    fields: dict[str, Any] = {
        "subject": random.choice(SUBJECTS),
        "scopes": tuple(random.sample(SCOPES, random.choice([1, 2, 3, 3]))),
        "languages": tuple(random.sample(LANGUAGES, random.choice([1, 2, 2]))),
        "given": written(random, begins),
        "review_by": written(
            random, near(random, (asked or begins) + timedelta(days=random.choice([90, 365, 365, 900])))
        ),
        "expires": written(random, near(random, begins + timedelta(days=random.choice([60, 730, 730, 1500])))),
    }
    if asked is not None:
        fields["reviewed"] = written(random, asked)
    if random.random() < 0.08:
        fields["withdrawn"] = written(random, begins + timedelta(days=random.randrange(-10, 900)))
    return Consent.model_validate(fields)


def day_for(random: Random, consent: Consent) -> date:
    """Mostly where something begins or ends."""
    if random.random() < 0.4:
        return consent.given.last + timedelta(days=random.randrange(-30, 500))
    turns = [
        when
        for one in (consent.given, consent.reviewed, consent.review_by, consent.expires)
        if one is not None
        for when in (one.first, one.last)
    ]
    turn = random.choice(turns) + timedelta(days=random.choice([0, 0, 365, 366, 730, 731]) * random.randrange(2))
    return turn + timedelta(days=random.randrange(-2, 3))


# --- what is promised ---------------------------------------------------------------------------------------------


def test_ten_thousand_records_are_covered_exactly_as_the_policy_says() -> None:
    random = Random(20261124)
    differences, yes = [], 0
    for _ in range(RECORDS):
        consent = drawn(random)
        day = day_for(random, consent)
        for language, scope in product(LANGUAGES, SCOPES):
            says = covers(consent, day, language, scope)
            yes += says
            if says != agrees(consent, day, language, scope):
                differences.append((consent, day, language, scope))
    assert differences == []
    # Enough of either answer for the comparison to mean something.
    assert 0.15 < yes / (RECORDS * len(LANGUAGES) * len(SCOPES)) < 0.6, yes


@cache
def good() -> Portfolio:
    return portfolio_with()


def with_consents(consents: Iterable[Consent]) -> Portfolio:
    return replace(
        good(), consents=tuple(Filed(f"{number}", f"{number}.yml", one) for number, one in enumerate(consents))
    )


def test_stories_and_pictures_are_shown_exactly_as_far_as_everyone_agrees() -> None:
    random = Random(20261125)
    differences, shown = [], 0
    for _ in range(RECORDS // 2):
        consents = [drawn(random) for _ in range(random.randrange(8))]
        day = day_for(random, random.choice(consents)) if consents else date(2025, 1, 1)
        subjects = tuple(random.sample(SUBJECTS, random.choice([0, 1, 1, 1, 1, 2, 3])))
        quote = random.random() < 0.5
        shows_people = random.random() < 0.7
        text = {"id": "Rekaan", "en": "Invented"}
        told: dict[str, Any] = {"subjects": subjects, "title": text, "body": text, "quote": text if quote else None}
        story = Story.model_validate(told)
        media = Media.model_validate({"shows_people": shows_people, "subjects": subjects, "alt": text})
        portfolio = with_consents(consents)
        of_story = may_be_shown(consents, subjects, ("story", "quote") if quote else ("story",), day)
        of_picture = may_be_shown(consents, subjects, ("image",), day) if shows_people or subjects else set(LANGUAGES)
        said = set(languages_of_story(portfolio, story, day)), set(languages_of_picture(portfolio, media, day))
        shown += len(of_story)
        if said != (of_story, of_picture):
            differences.append((consents, story, media, day))
    assert differences == []
    assert shown > RECORDS // 20, shown


few = settings(deadline=None, max_examples=100, derandomize=True)
consents = st.integers(0, 2**32).map(lambda seed: drawn(Random(seed)))
days = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@few
@given(st.lists(consents, max_size=4), days, st.sampled_from(SCOPES))
def test_consent_of_everybody_else_is_never_consent_of_one(given_by: list[Consent], day: date, scope: Scope) -> None:
    others = with_consents(one for one in given_by if one.subject != "S-0001")
    assert languages_agreed(others, ("S-0001",), (scope,), day) == ()


@few
@given(st.lists(consents, max_size=4), days, st.sets(st.sampled_from(SUBJECTS)), st.sampled_from(SUBJECTS))
def test_one_person_more_never_adds_a_language(given_by: list[Consent], day: date, some: set[str], more: str) -> None:
    portfolio = with_consents(given_by)
    before, after = (languages_agreed(portfolio, those, ("story",), day) for those in (some, some | {more}))
    assert not some or set(after) <= set(before)


@few
@given(st.lists(consents, min_size=1, max_size=4), days)
def test_withdrawing_never_adds_a_language(given_by: list[Consent], day: date) -> None:
    first, *rest = given_by
    withdrawn = first.model_copy(update={"withdrawn": parse_when("2099")})
    subjects = (first.subject,)
    before = languages_agreed(with_consents(given_by), subjects, ("story",), day)
    after = languages_agreed(with_consents([withdrawn, *rest]), subjects, ("story",), day)
    assert set(after) <= set(before)
    assert set(after) <= set(languages_agreed(with_consents(rest), subjects, ("story",), day))


@few
@given(consents, days)
def test_no_consent_lasts_longer_than_two_years_nor_a_year_from_the_last_asking(consent: Consent, day: date) -> None:
    if any(covers(consent, day, language, scope) for language in LANGUAGES for scope in SCOPES):
        assert consent.given.last <= day < consent.given.first + timedelta(days=732)
        asked = [one.first for one in (consent.given, consent.reviewed) if one is not None and one.last <= day]
        assert day < max(asked) + timedelta(days=367)
