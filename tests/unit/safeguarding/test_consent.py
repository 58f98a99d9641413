from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Route
from generator.records.model import Consent, Media, Scope, Story
from generator.records.portfolio import Filed, Portfolio
from generator.safeguarding.consent import (
    LanguageCode,
    consents_are_short,
    consents_end,
    consents_have_happened,
    covers,
    ends,
    everyone_agrees,
    languages_agreed,
    languages_of_picture,
    languages_of_story,
    months_after,
    subjects_are_named,
)
from tests.bad_records.changed import portfolio_with

GIVEN = date(2025, 3, 10)
LAST_DAY = date(2026, 3, 9)
BOTH = ("id", "en")
DAY = timedelta(days=1)


def consent(**changes: Any) -> Consent:
    """Given on 10 March 2025, and as long as a consent may last."""
    fields: dict[str, Any] = {
        "subject": "S-0001",
        "scopes": ("story", "quote", "image"),
        "languages": BOTH,
        "given": "2025-03-10",
        "review_by": "2026-03-10",
        "expires": "2027-03-10",
    }
    return Consent.model_validate(fields | changes)


def story(*subjects: str, **changes: Any) -> Story:
    fields: dict[str, Any] = {
        "audience": "public",
        "subjects": subjects,
        "title": {"id": "Judul"},
        "body": {"id": "Isi"},
    }
    return Story.model_validate(fields | changes)


def picture(*subjects: str, shows_people: bool = True, audience: str = "public") -> Media:
    return Media.model_validate(
        {
            "audience": audience,
            "shows_people": shows_people,
            "subjects": subjects,
            "alt": {"id": "Gambar", "en": "Picture"},
        }
    )


@cache
def good() -> Portfolio:
    return portfolio_with()


def portfolio(*records: Consent | Story | Media) -> Portfolio:
    """With these records, each in a file of its own: `consents/0.yml`, `consents/1.yml`, `stories/0.yml`."""

    def filed(kind: Any, folder: str) -> tuple[Filed[Any], ...]:
        found = [one for one in records if isinstance(one, kind)]
        return tuple(Filed(f"{number}", f"{folder}/{number}.yml", one) for number, one in enumerate(found))

    (cohort,) = good().cohorts
    return replace(
        good(),
        consents=filed(Consent, "consents"),
        media=filed(Media, "media"),
        cohorts=(replace(cohort, stories=filed(Story, "stories")),),
    )


def found(findings: Iterator[Finding]) -> list[tuple[Code, str, Any]]:
    return [(one.code, one.file, one.place) for one in findings]


class TestCovers:
    @pytest.mark.parametrize("scope", ["story", "quote", "image"])
    @pytest.mark.parametrize("language", BOTH)
    def test_from_the_day_on_which_it_was_given(self, scope: Scope, language: LanguageCode) -> None:
        assert not covers(consent(), GIVEN - DAY, language, scope)
        assert covers(consent(), GIVEN, language, scope)

    def test_until_the_day_before_its_end(self) -> None:
        assert covers(consent(), LAST_DAY, "id", "story")
        assert not covers(consent(), LAST_DAY + DAY, "id", "story")

    @pytest.mark.parametrize("granted", ["story", "quote", "image"])
    def test_only_what_was_agreed_to(self, granted: Scope) -> None:
        scopes: tuple[Scope, ...] = ("story", "quote", "image")
        assert [scope for scope in scopes if covers(consent(scopes=(granted,)), GIVEN, "id", scope)] == [granted]

    @pytest.mark.parametrize("granted", BOTH)
    def test_only_in_the_languages_that_were_agreed_to(self, granted: LanguageCode) -> None:
        languages: tuple[LanguageCode, ...] = ("id", "en")
        its = consent(languages=(granted,))
        assert [language for language in languages if covers(its, GIVEN, language, "story")] == [granted]

    @pytest.mark.parametrize("withdrawn", ["2025-03-10", "2025-06-01", "2026-01", "2027", "2090-12-31"])
    def test_nothing_once_it_is_withdrawn_whatever_the_day(self, withdrawn: str) -> None:
        assert not covers(consent(withdrawn=withdrawn), date(2025, 5, 1), "id", "story")

    @pytest.mark.parametrize(
        ("given", "first"),
        [
            ("2025-03", date(2025, 3, 31)),
            ("2025", date(2025, 12, 31)),
            ("2025-03-10/2025-03-12", date(2025, 3, 12)),
            ("2024-02", date(2024, 2, 29)),
        ],
    )
    def test_a_coarse_beginning_counts_from_its_last_day(self, given: str, first: date) -> None:
        its = consent(given=given, review_by="2026-01-01", expires="2026-01-01")
        assert not covers(its, first - DAY, "id", "story")
        assert covers(its, first, "id", "story")


class TestEnds:
    @pytest.mark.parametrize(
        ("changes", "end"),
        [
            ({}, date(2026, 3, 10)),
            ({"review_by": "2025-09-01"}, date(2025, 9, 1)),
            ({"review_by": "2025-09"}, date(2025, 9, 1)),
            ({"review_by": "2026"}, date(2026, 1, 1)),
            ({"expires": "2025-08-15"}, date(2025, 8, 15)),
            ({"expires": "2025-08"}, date(2025, 8, 1)),
            ({"expires": "2025-08-15/2025-09-15"}, date(2025, 8, 15)),
            # Longer than a consent may last: the limits hold all the same.
            ({"review_by": "2026-03-11"}, date(2026, 3, 10)),
            ({"review_by": "2030", "expires": "2040"}, date(2026, 3, 10)),
            ({"given": "2025-03", "review_by": "2030"}, date(2026, 3, 1)),
            # From the last day of February, to the last one or to the same one.
            ({"given": "2024-02-29", "review_by": "2030"}, date(2025, 2, 28)),
            ({"given": "2023-02-28", "review_by": "2030"}, date(2024, 2, 28)),
        ],
    )
    def test_on_the_earliest_day_that_ends_it(self, changes: dict[str, str], end: date) -> None:
        assert ends(consent(**changes), date(2025, 7, 1)) == end

    @pytest.mark.parametrize(
        ("changes", "end"),
        [
            ({"reviewed": "2026-02-01", "review_by": "2027-02-01"}, date(2027, 2, 1)),
            ({"reviewed": "2026-02-01", "review_by": "2030"}, date(2027, 2, 1)),
            ({"reviewed": "2026-02", "review_by": "2030"}, date(2027, 2, 1)),
            # Asking again does not make it last longer than from the day on which it was given.
            ({"reviewed": "2026-02-20", "review_by": "2030", "expires": "2040"}, date(2027, 2, 20)),
            (
                {"given": "2024-05-01", "reviewed": "2026-02-01", "review_by": "2030", "expires": "2040"},
                date(2026, 5, 1),
            ),
            (
                {"given": "2024-02-29", "reviewed": "2026-02-01", "review_by": "2030", "expires": "2040"},
                date(2026, 2, 28),
            ),
        ],
    )
    def test_having_been_asked_again_it_goes_on_but_not_beyond_the_longest(
        self, changes: dict[str, str], end: date
    ) -> None:
        assert ends(consent(**changes), date(2026, 3, 1)) == end

    @pytest.mark.parametrize(
        ("reviewed", "day", "end"),
        [
            ("2025-09-01", date(2025, 8, 31), date(2026, 3, 10)),
            ("2025-09-01", date(2025, 9, 1), date(2026, 9, 1)),
            ("2025-09", date(2025, 9, 29), date(2026, 3, 10)),
            ("2025-09", date(2025, 9, 30), date(2026, 9, 1)),
            ("2099", date(2026, 3, 1), date(2026, 3, 10)),
        ],
    )
    def test_a_review_to_come_is_none(self, reviewed: str, day: date, end: date) -> None:
        assert ends(consent(reviewed=reviewed, review_by="2040", expires="2040"), day) == end

    def test_a_year_passes_over_a_leap_day(self) -> None:
        its = consent(given="2023-03-01", review_by="2030", expires="2030")
        assert covers(its, date(2024, 2, 29), "id", "story")
        assert not covers(its, date(2024, 3, 1), "id", "story")


class TestMonthsAfter:
    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            (date(2025, 1, 31), 0, date(2025, 1, 31)),
            (date(2025, 1, 15), 1, date(2025, 2, 15)),
            (date(2025, 1, 31), 1, date(2025, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2024, 1, 30), 1, date(2024, 2, 29)),
            (date(2025, 3, 31), 1, date(2025, 4, 30)),
            (date(2025, 11, 30), 1, date(2025, 12, 30)),
            (date(2025, 12, 31), 1, date(2026, 1, 31)),
            (date(2025, 6, 30), 6, date(2025, 12, 30)),
            (date(2025, 8, 31), 6, date(2026, 2, 28)),
            (date(2025, 12, 1), 12, date(2026, 12, 1)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2023, 2, 28), 12, date(2024, 2, 28)),
            (date(2024, 2, 29), 24, date(2026, 2, 28)),
            (date(2024, 2, 29), 48, date(2028, 2, 29)),
            (date(2025, 1, 1), 24, date(2027, 1, 1)),
        ],
    )
    def test_it_is_the_same_day_or_the_last_one(self, day: date, months: int, later: date) -> None:
        assert months_after(day, months) == later


class TestLanguagesAgreed:
    def test_everyone_has_to_agree(self) -> None:
        its = portfolio(consent(), consent(subject="S-0002", languages=("en",)))
        assert languages_agreed(its, ["S-0001"], ("story",), GIVEN) == ("id", "en")
        assert languages_agreed(its, ["S-0002"], ("story",), GIVEN) == ("en",)
        assert languages_agreed(its, ["S-0001", "S-0002"], ("story",), GIVEN) == ("en",)
        assert languages_agreed(its, ["S-0001", "S-0003"], ("story",), GIVEN) == ()

    def test_to_everything(self) -> None:
        its = portfolio(consent(scopes=("story", "image")))
        assert languages_agreed(its, ["S-0001"], ("story", "image"), GIVEN) == ("id", "en")
        assert languages_agreed(its, ["S-0001"], ("story", "quote"), GIVEN) == ()

    def test_consent_of_one_never_covers_another(self) -> None:
        """Not of one who agreed to more, and not of many."""
        others = [consent(subject=f"S-{number:04}") for number in range(2, 9)]
        assert languages_agreed(portfolio(*others), ["S-0001"], ("story",), GIVEN) == ()
        assert languages_agreed(portfolio(*others), ["S-00010"], ("story",), GIVEN) == ()

    def test_two_consents_of_one_person_are_taken_together(self) -> None:
        its = portfolio(consent(scopes=("story",)), consent(scopes=("quote",), languages=("id",)))
        assert languages_agreed(its, ["S-0001"], ("story", "quote"), GIVEN) == ("id",)

    def test_one_that_has_ended_takes_nothing_away_from_one_that_has_not(self) -> None:
        its = portfolio(consent(given="2023-01-01", review_by="2024-01-01", expires="2025-01-01"), consent())
        assert languages_agreed(its, ["S-0001"], ("story",), GIVEN) == ("id", "en")

    @pytest.mark.parametrize(
        ("withdrawn", "again", "left"),
        [
            ("2024-05-02", "2024-05-01", ()),
            ("2024-05-02", "2024-05-02", ()),
            ("2024-05-02", "2024-05-03", BOTH),
            ("2024-05", "2024-05-31", ()),
            ("2024-05", "2024-06-01", BOTH),
        ],
    )
    def test_a_no_undoes_every_yes_to_the_same_that_was_said_by_then(
        self, withdrawn: str, again: str, left: tuple[str, ...]
    ) -> None:
        dates = {"given": again, "review_by": "2025-04-01", "expires": "2025-04-01"}
        its = portfolio(consent(withdrawn=withdrawn), consent(**dates))
        assert languages_agreed(its, ["S-0001"], ("story",), date(2024, 7, 1)) == left

    def test_a_no_undoes_no_yes_to_something_else_nor_that_of_another(self) -> None:
        its = portfolio(consent(scopes=("quote",), withdrawn="2024-05-02"), consent(scopes=("story",)))
        assert languages_agreed(its, ["S-0001"], ("story",), GIVEN) == BOTH
        its = portfolio(consent(subject="S-0002", withdrawn="2024-05-02"), consent())
        assert languages_agreed(its, ["S-0001"], ("story",), GIVEN) == BOTH

    def test_where_nobody_is_named_nobody_has_agreed(self) -> None:
        assert languages_agreed(portfolio(consent()), [], ("story",), GIVEN) == ()

    def test_they_come_in_one_order(self) -> None:
        assert languages_agreed(portfolio(consent(languages=("en", "id"))), ["S-0001"], ("story",), GIVEN) == BOTH


class TestStory:
    def test_a_quote_needs_consent_of_its_own(self) -> None:
        its = portfolio(consent(scopes=("story",)))
        assert languages_of_story(its, story("S-0001"), GIVEN) == ("id", "en")
        assert languages_of_story(its, story("S-0001", quote={"id": "Kata"}), GIVEN) == ()

    def test_with_both_it_is_shown(self) -> None:
        its = portfolio(consent(scopes=("story", "quote")))
        assert languages_of_story(its, story("S-0001", quote={"id": "Kata"}), GIVEN) == ("id", "en")

    def test_a_quote_alone_is_no_story(self) -> None:
        assert languages_of_story(portfolio(consent(scopes=("quote", "image"))), story("S-0001"), GIVEN) == ()

    def test_of_nobody_it_is_not_shown(self) -> None:
        assert languages_of_story(portfolio(consent()), story(), GIVEN) == ()


class TestPicture:
    def test_without_people_it_needs_nobody(self) -> None:
        assert languages_of_picture(portfolio(), picture(shows_people=False), GIVEN) == ("id", "en")

    def test_with_people_it_needs_all_of_them(self) -> None:
        its = portfolio(consent(scopes=("image",), languages=("id",)))
        assert languages_of_picture(its, picture("S-0001"), GIVEN) == ("id",)
        assert languages_of_picture(its, picture("S-0001", "S-0002"), GIVEN) == ()

    def test_consent_to_a_story_is_not_consent_to_a_picture(self) -> None:
        assert languages_of_picture(portfolio(consent(scopes=("story", "quote"))), picture("S-0001"), GIVEN) == ()

    def test_that_names_people_has_people_in_it_whatever_it_says(self) -> None:
        assert languages_of_picture(portfolio(), picture("S-0001", shows_people=False), GIVEN) == ()
        its = portfolio(consent(languages=("en",)))
        assert languages_of_picture(its, picture("S-0001", shows_people=False), GIVEN) == ("en",)

    def test_with_people_that_nobody_names_it_is_not_shown(self) -> None:
        assert languages_of_picture(portfolio(consent()), picture(), GIVEN) == ()


TOO_LONG = Code.CONSENT_TOO_LONG


class TestConsentsAreShort:
    @pytest.mark.parametrize(
        ("changes", "fields"),
        [
            ({}, []),
            ({"review_by": "2026-03-11"}, ["review_by"]),
            ({"expires": "2027-03-11"}, ["expires"]),
            ({"review_by": "2026-03-11", "expires": "2027-03-11"}, ["review_by", "expires"]),
            # Not before it was given, nor on that day.
            ({"review_by": "2025-03-11"}, []),
            ({"review_by": "2025-03-10"}, ["review_by"]),
            ({"expires": "2025-03-10", "review_by": "2025-03-11"}, ["expires"]),
            ({"expires": "2024-03-10"}, ["expires"]),
            # Coarse dates: the latest day on which it can have been given, the earliest on which it can end.
            ({"given": "2025-03", "review_by": "2026-03", "expires": "2027-03"}, []),
            ({"given": "2025-03", "review_by": "2026-03-01", "expires": "2027-03-01"}, []),
            ({"given": "2025-03", "review_by": "2026-03-02", "expires": "2027-03-02"}, ["review_by", "expires"]),
            ({"given": "2025-03", "review_by": "2025-03-31", "expires": "2027-03"}, ["review_by"]),
            ({"given": "2025-03", "review_by": "2025-04", "expires": "2027-03"}, []),
            ({"given": "2024-02-29", "review_by": "2025-02-28", "expires": "2026-02-28"}, []),
            ({"given": "2024-02-29", "review_by": "2025-03-01", "expires": "2026-03-01"}, ["review_by", "expires"]),
            # Asked again: a year from then, and no longer altogether.
            ({"reviewed": "2026-01-05", "review_by": "2027-01-05"}, []),
            ({"reviewed": "2026-01-05", "review_by": "2027-01-06"}, ["review_by"]),
            ({"reviewed": "2026-01", "review_by": "2027-01-02"}, ["review_by"]),
            ({"reviewed": "2026-01-05", "review_by": "2027-01-05", "expires": "2028-01-05"}, ["expires"]),
            ({"reviewed": "2025-03-10"}, []),
            ({"reviewed": "2025-03-09", "review_by": "2026-03-09"}, ["reviewed"]),
            ({"given": "2025-03", "reviewed": "2025-03-01", "review_by": "2026-03-01", "expires": "2027-03-01"}, []),
            ({"reviewed": "2025-03", "review_by": "2026-03-01"}, ["reviewed"]),
        ],
    )
    def test_dates_are_in_order_and_near_enough(self, changes: dict[str, str], fields: list[str]) -> None:
        its = portfolio(consent(subject="S-0009"), consent(**changes))
        assert found(consents_are_short(its)) == [(TOO_LONG, "consents/1.yml", (field,)) for field in fields]


class TestConsentsHaveHappened:
    TODAY = date(2026, 1, 10)

    @pytest.mark.parametrize("field", ["given", "reviewed", "withdrawn"])
    @pytest.mark.parametrize(
        ("when", "is_to_come"),
        [("2026-01-10", False), ("2026-01-11", True), ("2026-01", False), ("2026-02", True), ("2026", False)],
    )
    def test_a_day_to_come_is_found(self, field: str, when: str, is_to_come: bool) -> None:
        said = found(consents_have_happened(portfolio(consent(**{field: when})), self.TODAY))
        assert said == ([(Code.IN_THE_FUTURE, "consents/0.yml", (field,))] if is_to_come else [])

    def test_its_ends_are_to_come(self) -> None:
        assert found(consents_have_happened(portfolio(consent(expires="2027", review_by="2027")), self.TODAY)) == []

    def test_all_are_found(self) -> None:
        its = portfolio(consent(), consent(given="2027", reviewed="2028", withdrawn="2029"))
        assert found(consents_have_happened(its, self.TODAY)) == [
            (Code.IN_THE_FUTURE, "consents/1.yml", (field,)) for field in ("given", "reviewed", "withdrawn")
        ]


class TestConsentsEnd:
    END = date(2026, 3, 10)

    @pytest.mark.parametrize(
        ("left", "days"),
        [(61, None), (60, "60"), (31, "60"), (30, "30"), (8, "30"), (7, "7"), (1, "7"), (0, None), (-1, None)],
    )
    def test_it_is_told_sixty_thirty_and_seven_days_before(self, left: int, days: str | None) -> None:
        findings = list(consents_end(portfolio(consent()), self.END - timedelta(days=left)))
        assert [(one.code, one.file, one.place) for one in findings] == (
            [(Code.CONSENT_ENDS_SOON, "consents/0.yml", TOP_OF_FILE)] if days else []
        )
        assert [one.words for one in findings] == ([{"days": days}] if days else [])

    def test_of_each_that_is_in_force(self) -> None:
        its = portfolio(
            consent(withdrawn="2026-02-01"),
            consent(given="2026-03-08", review_by="2026-03-12"),
            consent(),
            consent(given="2026-03", review_by="2026-04-02"),
        )
        said = found(consents_end(its, date(2026, 3, 8)))
        assert [file for _, file, _ in said] == ["consents/1.yml", "consents/2.yml"]
        assert found(consents_end(its, date(2026, 3, 7)))[0][1] == "consents/2.yml"


class TestSubjectsAreNamed:
    @pytest.mark.parametrize("audience", ["public", "internal"])
    @pytest.mark.parametrize(
        ("shows_people", "subjects", "code"),
        [
            (True, ("S-0001",), None),
            (True, (), Code.SUBJECTS_MISSING),
            (False, (), None),
            (False, ("S-0001",), Code.SUBJECTS_TOO_MANY),
        ],
    )
    def test_a_picture_names_who_is_in_it(
        self, shows_people: bool, subjects: tuple[str, ...], code: Code | None, audience: str
    ) -> None:
        its = portfolio(picture(*subjects, shows_people=shows_people, audience=audience))
        assert found(subjects_are_named(its)) == ([(code, "media/0.yml", ("shows_people",))] if code else [])

    def test_so_does_a_story_that_is_meant_for_the_public(self) -> None:
        its = portfolio(story("S-0001"), story(), story(audience="internal"))
        assert found(subjects_are_named(its)) == [(Code.SUBJECTS_MISSING, "stories/1.yml", ("audience",))]


class TestEveryoneAgrees:
    AUDIENCE: Route = ("audience",)

    @pytest.mark.parametrize(
        ("languages", "lacking"), [(("id", "en"), None), (("id",), "en"), (("en",), "id"), ((), "id, en")]
    )
    @pytest.mark.parametrize(("make", "file"), [(story, "stories/0.yml"), (picture, "media/0.yml")])
    def test_it_says_in_which_languages_what_is_public_is_not_shown(
        self, make: Callable[..., Story | Media], file: str, languages: tuple[str, ...], lacking: str | None
    ) -> None:
        its = portfolio(make("S-0001"), *([consent(languages=languages)] if languages else []))
        findings = list(everyone_agrees(its, GIVEN))
        assert found(iter(findings)) == ([(Code.CONSENT_LACKING, file, self.AUDIENCE)] if lacking else [])
        assert [one.words for one in findings] == ([{"languages": lacking}] if lacking else [])

    def test_nothing_is_said_of_what_is_internal(self) -> None:
        its = portfolio(story("S-0001", audience="internal"), picture("S-0001", audience="internal"))
        assert found(everyone_agrees(its, GIVEN)) == []

    def test_a_story_of_nobody_is_told_of_elsewhere(self) -> None:
        assert found(everyone_agrees(portfolio(story()), GIVEN)) == []

    def test_a_picture_without_people_needs_nobody(self) -> None:
        assert found(everyone_agrees(portfolio(picture(shows_people=False)), GIVEN)) == []

    def test_stories_of_an_internal_cohort_count_too(self) -> None:
        """The story says that it is public; should the cohort be shown one day, nobody has to think of it again."""
        its = portfolio(story("S-0001"))
        (folder,) = its.cohorts
        hidden = replace(
            folder,
            cohort=replace(folder.cohort, record=folder.cohort.record.model_copy(update={"audience": "internal"})),
        )
        assert len(found(everyone_agrees(replace(its, cohorts=(hidden,)), GIVEN))) == 1
