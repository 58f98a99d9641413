from datetime import date
from typing import Any

import pytest

from generator.findings.code import Code
from generator.records.document import field_of
from generator.safeguarding.guard import guard
from generator.safeguarding.overrides import (
    MAY_BE_LIFTED,
    lifted,
    overrides_are_sound,
    overrides_are_used,
    without,
)
from generator.safeguarding.text_rules import CODES, text_rules
from tests.bad_records.changed import COHORT, GROUP, Change, portfolio_with

OVERRIDES = "overrides.yml"
FILE = f"records/{COHORT}"
TODAY = date(2025, 6, 1)
LIFTS_NAME: dict[str, Any] = {
    "rule": "P14",
    "file": FILE,
    "field": "summary.id",
    "literal": "Ibu Kenanga",
    "reason": "Nama ruang rapat rekaan.",
    "approved_by": ["direktur", "penanggung jawab perlindungan"],
    "since": "2025-05-01",
    "expires": "2025-11-01",
}
"""For the longest time that one may last."""

Said = list[tuple[Code, Any]]


def override(**changes: Any) -> dict[str, Any]:
    return LIFTS_NAME | changes


def written(*overrides: dict[str, Any]) -> Change:
    """The file, as people write it."""
    lines = ["overrides:"]
    for one in overrides:
        first, *rest = (f"{name}: {value if name != 'literal' else repr(value)}" for name, value in one.items())
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return (OVERRIDES, "", "\n".join([*lines, ""]))


def summary(text: str) -> Change:
    """The cohort's summary, in Indonesian."""
    return (COHORT, "Angkatan rekaan dengan satu kelompok.", text)


MEETS = summary("Rapat di ruang Ibu Kenanga.")


def sound(*overrides: dict[str, Any], today: date = TODAY) -> Said:
    return [(one.code, one.place) for one in overrides_are_sound(portfolio_with(written(*overrides)), today)]


def used(*overrides: dict[str, Any], text: str = "Rapat di ruang Ibu Kenanga.") -> Said:
    portfolio = portfolio_with(written(*overrides), summary(text))
    return [(one.code, one.place) for one in overrides_are_used(portfolio, text_rules(portfolio), TODAY)]


def said(*changes: Change, today: date = TODAY) -> Said:
    """What every guard says, save that nobody has tried to recognise a participant of the good records."""
    found = guard(portfolio_with(*changes), today)
    return [(one.code, one.place) for one in found if one.code is not Code.REVIEW_MISSING]


IN_SUMMARY = (Code.NAME_NOT_LISTED, ("summary", "id"))


class TestLifted:
    def test_without_one_the_rule_holds(self) -> None:
        assert said(MEETS) == [IN_SUMMARY]

    def test_with_one_the_words_pass(self) -> None:
        assert said(MEETS, written(override())) == []

    def test_it_is_a_rule_a_file_a_field_and_exact_words(self) -> None:
        portfolio = portfolio_with(written(override()))
        assert lifted(portfolio, TODAY) == {("P14", FILE, "summary.id"): ("Ibu Kenanga",)}

    def test_without_the_file_nothing_passes(self) -> None:
        assert lifted(portfolio_with(), TODAY) == {}

    def test_several_in_one_field_pass_together(self) -> None:
        both = written(override(), override(literal="Bapak Anggrek"))
        assert said(summary("Ruang Ibu Kenanga dan ruang Bapak Anggrek."), both) == []
        assert lifted(portfolio_with(both), TODAY) == {
            ("P14", FILE, "summary.id"): ("Ibu Kenanga", "Bapak Anggrek"),
        }

    def test_the_same_words_in_another_field_do_not_pass(self) -> None:
        lessons = (COHORT, "Contoh dugaan.", "Ibu Kenanga datang.")
        assert said(MEETS, lessons, written(override())) == [(Code.NAME_NOT_LISTED, ("lessons", 0, "expected", "id"))]

    def test_nor_in_the_other_language(self) -> None:
        english = (COHORT, "An invented cohort with a single group.", "Ibu Kenanga met.")
        assert said(MEETS, english, written(override())) == [(Code.NAME_NOT_LISTED, ("summary", "en"))]

    def test_nor_in_the_same_field_of_another_file(self) -> None:
        other = (GROUP, "started: 2023-05", "summary: {id: Ibu Kenanga}\nstarted: 2023-05")
        found = guard(portfolio_with(MEETS, other, written(override())), TODAY)
        assert [(one.code, one.file, one.place) for one in found if one.code is Code.NAME_NOT_LISTED] == [
            (Code.NAME_NOT_LISTED, f"records/{GROUP}", ("summary", "id"))
        ]

    def test_nor_do_they_pass_another_rule(self) -> None:
        text = summary("Rapat di ruang Ibu Kenanga, Desa Kenanga.")
        assert said(text, written(override())) == [(Code.PLACE_TOO_FINE, ("summary", "id"))]
        place = override(rule="P01", literal="Desa Kenanga")
        assert said(text, written(place)) == [IN_SUMMARY]
        assert said(text, written(override(), place)) == []

    def test_other_words_in_that_field_do_not_pass(self) -> None:
        found = said(summary("Rapat di ruang Ibu Kenanga, kata Bapak Anggrek."), written(override()))
        assert found == [(Code.OVERRIDE_UNUSED, ("overrides", 0, "literal")), IN_SUMMARY]

    @pytest.mark.parametrize(
        ("rule", "literal"),
        [
            ("P01", "Desa Mekar"),
            ("P02", "penyihir"),
            ("P04", "lima peserta"),
            ("P06", "3374014507900001"),
            ("P07", "0812-3456-7890"),
            ("P08", "kenanga@rekaan.example"),
            ("P09", "@kenanga_rekaan"),
            ("P10", "-6.20880, 106.84560"),
            ("P11", "Jl. Rekaan No. 12"),
            ("P12", "B 1234 XYZ"),
            ("P13", "rekening BCA 1234567890"),
            ("P14", "Ibu Kenanga"),
        ],
    )
    def test_each_rule_about_words_can_be_lifted(self, rule: str, literal: str) -> None:
        text = summary(f"Rekaan {literal} rekaan.")
        assert (Code(rule), ("summary", "id")) in said(text)
        assert said(text, written(override(rule=rule, literal=literal))) == []

    @pytest.mark.parametrize("code", sorted(set(Code) - MAY_BE_LIFTED), ids=lambda code: code.kebab)
    def test_no_other_rule_can(self, code: Code) -> None:
        one = override(rule=str(code))
        assert (Code.OVERRIDE_NOT_ALLOWED, ("overrides", 0, "rule")) in sound(one)
        assert lifted(portfolio_with(written(one)), TODAY) == {}

    def test_neither_floors_nor_consent_nor_releases_nor_overrides_are_among_them(self) -> None:
        families = {code[0] for code in MAY_BE_LIFTED}
        assert families == {"P"}
        assert {Code.THRESHOLD_BELOW_FLOOR, Code.NOTHING_PUBLIC, Code.REVIEW_MISSING}.isdisjoint(MAY_BE_LIFTED)
        assert {Code.PICTURE_REFUSED, Code.PICTURE_TELLS}.isdisjoint(MAY_BE_LIFTED)
        assert set(CODES.values()) < MAY_BE_LIFTED

    def test_a_threshold_below_the_floor_stays_an_error_whatever_is_written(self) -> None:
        low = ("programme.yml", "fictional: true", "policy: {smallest_count: 9}")
        one = override(
            rule="P03", file="records/programme.yml", field="policy.smallest_count", literal="smallest_count"
        )
        assert (Code.THRESHOLD_BELOW_FLOOR, ("policy", "smallest_count")) in said(low, written(one))

    @pytest.mark.parametrize(
        "wrong",
        [
            {"approved_by": ["direktur"]},
            {"literal": "Ibu*"},
            {"expires": "2025-11-02"},
            {"expires": "2025-06-01"},
            {"since": "2025-06-02"},
            {"file": "records/*"},
            {"field": "summary.*"},
        ],
        ids=str,
    )
    def test_one_with_anything_wrong_lifts_nothing(self, wrong: dict[str, Any]) -> None:
        assert lifted(portfolio_with(written(override(**wrong))), TODAY) == {}
        assert IN_SUMMARY in said(MEETS, written(override(**wrong)))

    def test_a_wrong_one_takes_nothing_from_a_right_one(self) -> None:
        both = portfolio_with(written(override(approved_by=["direktur"]), override(literal="Bapak Anggrek")))
        assert lifted(both, TODAY) == {("P14", FILE, "summary.id"): ("Bapak Anggrek",)}


class TestSound:
    def test_one_that_is_as_it_should_be(self) -> None:
        assert sound(override()) == []
        assert [*overrides_are_sound(portfolio_with(), TODAY)] == []

    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"rule": "P03"}, Code.OVERRIDE_NOT_ALLOWED, "rule"),
            ({"rule": "C02"}, Code.OVERRIDE_NOT_ALLOWED, "rule"),
            ({"rule": "T01"}, Code.OVERRIDE_NOT_ALLOWED, "rule"),
            ({"rule": "name-not-listed"}, Code.OVERRIDE_NOT_ALLOWED, "rule"),
            ({"rule": "p14"}, Code.OVERRIDE_NOT_ALLOWED, "rule"),
            ({"file": "records/cohorts/*/cohort.yml"}, Code.OVERRIDE_TOO_WIDE, "file"),
            ({"file": "records/cohort?.yml"}, Code.OVERRIDE_TOO_WIDE, "file"),
            ({"file": "records/[abc].yml"}, Code.OVERRIDE_TOO_WIDE, "file"),
            ({"field": "'*'"}, Code.OVERRIDE_TOO_WIDE, "field"),
            ({"field": "summary.i?"}, Code.OVERRIDE_TOO_WIDE, "field"),
            ({"field": "aims.[0]"}, Code.OVERRIDE_TOO_WIDE, "field"),
            ({"literal": "Ibu *"}, Code.OVERRIDE_TOO_WIDE, "literal"),
            ({"literal": "Ibu"}, Code.OVERRIDE_TOO_WIDE, "literal"),
            ({"approved_by": ["direktur"]}, Code.OVERRIDE_BY_ONE, "approved_by"),
            ({"approved_by": []}, Code.OVERRIDE_BY_ONE, "approved_by"),
            ({"approved_by": ["direktur", "direktur"]}, Code.OVERRIDE_BY_ONE, "approved_by"),
            ({"approved_by": ["Direktur", "DIREKTUR", "direktur"]}, Code.OVERRIDE_BY_ONE, "approved_by"),
            ({"expires": "2025-11-02"}, Code.OVERRIDE_TOO_LONG, "expires"),
            ({"expires": "2025-11"}, Code.OVERRIDE_TOO_LONG, "expires"),
            ({"expires": "2099"}, Code.OVERRIDE_TOO_LONG, "expires"),
            ({"expires": "2025-06-01"}, Code.OVERRIDE_EXPIRED, "expires"),
            ({"expires": "2025-06"}, Code.OVERRIDE_EXPIRED, "expires"),
            ({"expires": "2025-04-01"}, Code.OVERRIDE_EXPIRED, "expires"),
            ({"since": "2025-06-02"}, Code.OVERRIDE_EXPIRED, "expires"),
            # It may have been approved later in that month.
            ({"since": "2025-06"}, Code.OVERRIDE_EXPIRED, "expires"),
        ],
        ids=str,
    )
    def test_each_way_to_be_wrong_is_found_in_its_field(self, changes: dict[str, Any], code: Code, field: str) -> None:
        assert sound(override(**changes)) == [(code, ("overrides", 0, field))]

    @pytest.mark.parametrize(
        "changes",
        [
            {"literal": "Kade"},
            {"literal": "Apakah Ibu [Kenanga] tahu?"},
            {"approved_by": ["direktur", "Direktur", "pengurus"]},
            {"expires": "2025-10"},
            {"expires": "2025-06-02"},
            {"since": "2025-06-01", "expires": "2025-12-01"},
            {"since": "2025-05"},
            {"since": "2024-12-31", "expires": "2025-06-30"},
        ],
        ids=str,
    )
    def test_what_is_just_right(self, changes: dict[str, Any]) -> None:
        assert sound(override(**changes)) == []

    def test_six_months_are_six_months_to_the_day(self) -> None:
        """From the last day of August to the last of February."""
        today = date(2024, 9, 1)
        assert sound(override(since="2023-08-31", expires="2024-02-29"), today=date(2024, 2, 28)) == []
        assert sound(override(since="2024-08-31", expires="2025-02-28"), today=today) == []
        assert sound(override(since="2024-08-31", expires="2025-03-01"), today=today) == [
            (Code.OVERRIDE_TOO_LONG, ("overrides", 0, "expires"))
        ]

    @pytest.mark.parametrize(
        ("today", "is_in_force"),
        [
            (date(2025, 4, 30), False),
            (date(2025, 5, 1), True),
            (date(2025, 10, 31), True),
            (date(2025, 11, 1), False),
        ],
    )
    def test_it_holds_from_its_first_day_to_the_day_before_its_end(self, today: date, is_in_force: bool) -> None:
        wrong = [] if is_in_force else [(Code.OVERRIDE_EXPIRED, ("overrides", 0, "expires"))]
        assert sound(override(), today=today) == wrong
        assert bool(lifted(portfolio_with(written(override())), today)) == is_in_force

    def test_everything_wrong_is_found_at_once(self) -> None:
        wrong = override(
            rule="C04", file="a*", field="b?", literal="c*d", approved_by=[], since="2024-01-01", expires="2025-01-01"
        )
        assert sound(override(), wrong) == [
            (code, ("overrides", 1, field))
            for field, code in (
                ("rule", Code.OVERRIDE_NOT_ALLOWED),
                ("file", Code.OVERRIDE_TOO_WIDE),
                ("field", Code.OVERRIDE_TOO_WIDE),
                ("literal", Code.OVERRIDE_TOO_WIDE),
                ("approved_by", Code.OVERRIDE_BY_ONE),
                ("expires", Code.OVERRIDE_TOO_LONG),
                ("expires", Code.OVERRIDE_EXPIRED),
            )
        ]

    def test_findings_are_in_the_file_of_the_overrides_and_say_nothing_of_them(self) -> None:
        (one,) = overrides_are_sound(portfolio_with(written(override(literal="Ibu"))), TODAY)
        assert (one.file, one.words) == (f"records/{OVERRIDES}", {})


UNUSED = Code.OVERRIDE_UNUSED


def unused(*positions: int) -> Said:
    return [(UNUSED, ("overrides", position, "literal")) for position in positions]


class TestUsed:
    def test_one_that_is_needed(self) -> None:
        assert used(override()) == []
        assert used(override(literal="Rapat di ruang Ibu Kenanga.")) == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"rule": "P01"},
            {"file": "records/programme.yml"},
            {"file": COHORT},
            {"field": "summary.en"},
            {"field": "summary"},
            {"field": "tidak.ada"},
            {"literal": "Ibu Melati"},
            {"literal": "ibu kenanga"},
            {"literal": "ruang"},
        ],
        ids=str,
    )
    def test_one_that_is_not_needed_is_found(self, changes: dict[str, Any]) -> None:
        assert used(override(**changes)) == unused(0)

    def test_one_that_is_wrong_is_told_so_and_not_that_it_is_not_needed_too(self) -> None:
        assert used(override(rule="P03")) == []
        assert sound(override(rule="P03")) != []

    def test_one_is_not_needed_where_nothing_is_wrong(self) -> None:
        assert used(override(), text="Rapat di ruang besar.") == unused(0)
        assert used(override(literal="Rapat di ruang besar."), text="Rapat di ruang besar.") == unused(0)

    @pytest.mark.parametrize("part", ["Kenanga", "Ibu K", "ruang Ibu", "ang Ibu "])
    def test_a_part_of_what_breaks_the_rule_would_let_too_much_pass(self, part: str) -> None:
        """Without it the rest breaks nothing; but it would do so for every other name in its place."""
        assert used(override(literal=part)) == unused(0)

    def test_words_that_leave_something_behind_are_found(self) -> None:
        assert used(override(), text="Ruang Ibu Kenanga dan ruang Bapak Anggrek.") == unused(0)

    def test_several_in_one_field_are_needed_together(self) -> None:
        text = "Ruang Ibu Kenanga dan ruang Bapak Anggrek."
        assert used(override(), override(literal="Bapak Anggrek"), text=text) == []
        assert used(override(), override(literal="Bapak Mawar"), text=text) == unused(0, 1)

    def test_of_two_for_the_same_words_neither_is_needed(self) -> None:
        assert used(override(), override()) == unused(0, 1)

    def test_those_of_other_rules_fields_and_files_play_no_part(self) -> None:
        others = (
            override(rule="P01", literal="Ibu Kenanga"),
            override(field="summary.en"),
            override(file=f"records/{GROUP}"),
        )
        assert used(override(), *others) == unused(1, 2, 3)

    def test_words_that_stand_there_twice_pass_twice(self) -> None:
        assert used(override(), text="Ruang Ibu Kenanga, dulu juga ruang Ibu Kenanga.") == []

    def test_one_that_is_not_in_force_is_still_needed(self) -> None:
        """That it has ended is told elsewhere."""
        assert used(override(since="2020-01-01", expires="2020-02-01")) == []


def test_a_field_is_named_as_people_write_it() -> None:
    routes = [("body", "id"), ("results", 0, "caveat", "id"), ("notes",)]
    assert [field_of(route) for route in routes] == ["body.id", "results.0.caveat.id", "notes"]


@pytest.mark.parametrize(
    ("literals", "rest"),
    [
        ((), "Ibu Kenanga dan Bapak Anggrek"),
        (("Ibu Kenanga",), "  dan Bapak Anggrek"),
        (("Ibu Kenanga", "Bapak Anggrek"), "  dan  "),
        (("Ibu Mawar",), "Ibu Kenanga dan Bapak Anggrek"),
        (("kenanga",), "Ibu Kenanga dan Bapak Anggrek"),
    ],
)
def test_words_leave_a_space_behind(literals: tuple[str, ...], rest: str) -> None:
    """What stood around them does not become one word."""
    assert without("Ibu Kenanga dan Bapak Anggrek", literals) == rest


def test_a_letter_is_no_wildcard() -> None:
    assert sound(override(file="records/people/xyz.yml", field="lessons.0.expected.id")) == []
