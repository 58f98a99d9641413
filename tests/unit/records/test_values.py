from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.records.values import (
    Address,
    AnyFigure,
    DateOrNotKnown,
    Figure,
    Id,
    NotKnown,
    Number,
    Payment,
    People,
    PlaceCode,
    Prose,
    Range,
    Rupiah,
    Share,
    Text,
    When,
    parse_when,
)


def made(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: Any) -> list[tuple[str, tuple[int | str, ...]]]:
    """Pydantic's error types and where they stand."""
    with pytest.raises(ValidationError) as error:
        made(kind, value)
    return [(problem["type"], problem["loc"]) for problem in error.value.errors()]


class TestProse:
    def test_runs_of_blanks_are_one_space(self) -> None:
        assert made(Prose, "  satu\n  dua\t tiga\n") == "satu dua tiga"

    @pytest.mark.parametrize("text", ["", " ", "\n \n"])
    def test_blanks_alone_are_empty(self, text: str) -> None:
        assert refused(Prose, text) == [("empty-value", ())]

    @pytest.mark.parametrize("value", [5, Decimal("1.5"), True, (), {}], ids=repr)
    def test_only_a_text_is_a_text(self, value: object) -> None:
        assert refused(Prose, value) == [("string_type", ())]


class TestText:
    def test_english_may_be_missing(self) -> None:
        assert made(Text, {"id": "Satu"}) == Text(id="Satu")

    def test_indonesian_may_not(self) -> None:
        assert refused(Text, {"en": "One"}) == [("missing", ("id",))]

    def test_there_are_no_other_languages(self) -> None:
        assert refused(Text, {"id": "Satu", "jv": "Siji"}) == [("extra_forbidden", ("jv",))]


class TestId:
    @pytest.mark.parametrize("text", ["a", "kelompok-hijab", "2023", "a1-b2", "a" * 60])
    def test_small_letters_digits_and_single_hyphens(self, text: str) -> None:
        assert made(Id, text) == text

    @pytest.mark.parametrize(
        "text", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a/b", "..", "a.b", "a\n", "a" * 61, "\u0661"]
    )
    def test_nothing_else(self, text: str) -> None:
        assert refused(Id, text) == [("not-id", ())]


class TestPlaceCode:
    def test_a_regency_or_city_has_two_blocks(self) -> None:
        assert made(PlaceCode, "32.75") == "32.75"

    @pytest.mark.parametrize("code", ["32.75.01", "32.75.01.1001", "32.75.01.01"], ids=repr)
    def test_a_district_or_village_is_too_fine(self, code: str) -> None:
        assert refused(PlaceCode, code) == [("place-too-fine", ())]

    @pytest.mark.parametrize(
        "code",
        ["32", "3275", "32.7", "32.755", "32-75", "32.75.", "", "\u0663\u0662.75", Decimal("32.75"), 3275, True],
        ids=repr,
    )
    def test_anything_else_is_no_code(self, code: object) -> None:
        assert refused(PlaceCode, code) == [("not-place-code", ())]


class TestAddress:
    @pytest.mark.parametrize("text", ["https://empatiku.or.id", "https://a-b.example/c?d=e#f", "https://x.example/%20"])
    def test_a_secure_address_is_taken(self, text: str) -> None:
        assert made(Address, text) == text

    @pytest.mark.parametrize(
        "text",
        [
            "http://x.example/",
            "www.x.example",
            "javascript:alert(1)",
            "https://",
            "https://x",
            "https://x.example:8443/",
            "https://user@x.example/",
            "https://x.example/a b",
            "https://x.example/\u202e",
            "https://x.example/\n",
            "HTTPS://X.EXAMPLE/",
        ],
    )
    def test_no_other_is(self, text: str) -> None:
        assert refused(Address, text) == [("not-address", ())]


class TestDates:
    @pytest.mark.parametrize(
        ("value", "first", "last", "precision"),
        [
            (2023, date(2023, 1, 1), date(2023, 12, 31), "year"),
            ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
            ("2023-08-22", date(2023, 8, 22), date(2023, 8, 22), "day"),
            ("2023-08-22/2023-09-21", date(2023, 8, 22), date(2023, 9, 21), "day"),
            ("2023-08/2023-09", date(2023, 8, 1), date(2023, 9, 30), "month"),
            ("2023/2024", date(2023, 1, 1), date(2024, 12, 31), "year"),
            ("2023-08-22/2023-09", date(2023, 8, 22), date(2023, 9, 30), "month"),
            ("2023/2024-03-05", date(2023, 1, 1), date(2024, 3, 5), "year"),
            ("2023-08/2023-08", date(2023, 8, 1), date(2023, 8, 31), "month"),
            ("2023-08-20/2023-08", date(2023, 8, 20), date(2023, 8, 31), "month"),
            (1945, date(1945, 1, 1), date(1945, 12, 31), "year"),
            (2100, date(2100, 1, 1), date(2100, 12, 31), "year"),
        ],
    )
    def test_a_date_keeps_its_precision(self, value: object, first: date, last: date, precision: Any) -> None:
        assert parse_when(value) == When(first, last, precision)

    @pytest.mark.parametrize(
        ("value", "starts_by", "ends_from"),
        [
            ("2023-08-22", date(2023, 8, 22), date(2023, 8, 22)),
            ("2023-08", date(2023, 8, 31), date(2023, 8, 1)),
            ("2023", date(2023, 12, 31), date(2023, 1, 1)),
            ("2023-08/2023-09", date(2023, 8, 31), date(2023, 9, 1)),
            ("2023/2024", date(2023, 12, 31), date(2024, 1, 1)),
            ("2023-08-22/2023-09", date(2023, 8, 31), date(2023, 9, 1)),
            ("2023-08-22/2023-09-21", date(2023, 8, 22), date(2023, 9, 21)),
        ],
    )
    def test_a_coarse_date_leaves_room(self, value: str, starts_by: date, ends_from: date) -> None:
        when = parse_when(value)
        assert (when.starts_by, when.ends_from) == (starts_by, ends_from)

    @pytest.mark.parametrize(
        "value",
        [
            *("", "x", "22-08-2023", "2023-8", "2023-08-2", "2023/08", "2023-08/", "/2023-08", "2023-08 / 2023-09"),
            *("2023/2024/2025", "2023-08-22T10:00", " 2023", "\u0662\u0660\u0662\u0663", "1944", "2101-01"),
            *(5, 99999, 1023, 202308, True, Decimal("2023.5"), (), None),
        ],
        ids=repr,
    )
    def test_what_is_no_date_is_refused(self, value: object) -> None:
        assert refused(DateOrNotKnown, value) == [("not-date", ("(value)",))]

    @pytest.mark.parametrize("value", ["2023-13", "2023-00", "2024-02-30", "2023-02-29", "2023-01/2023-13"], ids=repr)
    def test_a_day_that_never_was_is_refused(self, value: str) -> None:
        assert refused(DateOrNotKnown, value) == [("impossible-date", ("(value)",))]

    @pytest.mark.parametrize(
        "value", ["2023-09/2023-08", "2024/2023", "2023-08-22/2023-08-21", "2023-09/2023-08-31"], ids=repr
    )
    def test_a_span_does_not_end_before_it_starts(self, value: str) -> None:
        assert refused(DateOrNotKnown, value) == [("ends-before-start", ("(value)",))]

    def test_a_reason_stands_for_a_date(self) -> None:
        reason = {"not_known": {"id": "Tidak disebut."}}
        assert made(DateOrNotKnown, reason) == NotKnown(not_known=Text(id="Tidak disebut."))

    def test_a_reason_has_to_be_given(self) -> None:
        assert refused(DateOrNotKnown, {}) == [("missing", ("(reason)", "not_known"))]


class TestNumber:
    @pytest.mark.parametrize("value", [0, -5, 10**12, Decimal("12.5")], ids=repr)
    def test_whole_numbers_and_decimals(self, value: object) -> None:
        assert made(Number, value) == value

    @pytest.mark.parametrize("value", ["5", True, 1.5, (), {}], ids=repr)
    def test_nothing_else(self, value: object) -> None:
        assert refused(Number, value) == [("not-number", ())]


class TestFigure:
    @pytest.mark.parametrize("value", [5, -5, Decimal("12.5")], ids=repr)
    def test_a_bare_number_is_exact(self, value: int | Decimal) -> None:
        assert made(AnyFigure, value) == Figure(exact=value)

    @pytest.mark.parametrize(
        ("form", "is_number"),
        [
            ({"exact": 0}, True),
            ({"range": {"low": 2, "high": 3}}, True),
            ({"share": {"part": 0, "whole": 1}}, True),
            ({"not_known": {"id": "a"}}, False),
            ({"not_measured": {"id": "a"}}, False),
            ({"withheld": "safety"}, False),
        ],
    )
    def test_there_are_six_forms(self, form: dict[str, object], is_number: bool) -> None:
        figure = made(AnyFigure, form | {"source": "a", "caveat": {"id": "b"}})
        assert figure.is_number is is_number

    @pytest.mark.parametrize(
        "value",
        [{}, {"caveat": {"id": "a"}}, {"exact": 5, "withheld": "safety"}, {"exact": 0, "not_known": {"id": "a"}}],
        ids=repr,
    )
    def test_a_figure_has_exactly_one_form(self, value: object) -> None:
        assert refused(AnyFigure, value) == [("figure-form", ())]

    @pytest.mark.parametrize("value", ["5", "Rp5.000", True], ids=repr)
    def test_a_text_is_no_number(self, value: object) -> None:
        assert refused(AnyFigure, value) == [("not-number", ("exact",))]

    def test_a_list_is_no_figure(self) -> None:
        assert refused(AnyFigure, (5,)) == [("model_type", ())]

    def test_a_figure_is_withheld_for_a_reason_on_the_list(self) -> None:
        assert refused(AnyFigure, {"withheld": "shame"}) == [("literal_error", ("withheld",))]


class TestRange:
    def test_it_goes_upwards(self) -> None:
        assert made(Range, {"low": -3, "high": Decimal("-2.5")}) == Range(low=-3, high=Decimal("-2.5"))

    @pytest.mark.parametrize("value", [{"low": 3, "high": 2}, {"low": 3, "high": 3}], ids=repr)
    def test_it_does_not_go_down_or_nowhere(self, value: object) -> None:
        assert refused(Range, value) == [("range-reversed", ())]


class TestShare:
    def test_all_and_none_are_shares(self) -> None:
        assert made(Share, {"part": 3, "whole": 3}).part == 3
        assert made(Share, {"part": 0, "whole": 3}).part == 0

    def test_a_part_is_not_more_than_its_whole(self) -> None:
        assert refused(Share, {"part": 4, "whole": 3}) == [("number-out-of-range", ())]

    def test_a_share_of_nobody_is_none(self) -> None:
        assert refused(Share, {"part": 0, "whole": 0}) == [("greater_than_equal", ("whole",))]

    def test_half_a_person_is_none(self) -> None:
        assert refused(Share, {"part": Decimal("1.5"), "whole": 3}) == [("int_type", ("part",))]


class TestMoneyAndPeople:
    @pytest.mark.parametrize("kind", [Rupiah, Payment, People], ids=["rupiah", "payment", "people"])
    @pytest.mark.parametrize(
        "value", [Decimal("1.5"), {"range": {"low": 1, "high": Decimal("1.5")}}, {"exact": Decimal("2.0")}], ids=repr
    )
    def test_they_are_whole(self, kind: Any, value: object) -> None:
        assert refused(kind, value) == [("not-whole-number", ())]

    @pytest.mark.parametrize("kind", [Payment, People], ids=["payment", "people"])
    @pytest.mark.parametrize("value", [-1, {"range": {"low": -1, "high": 5}}], ids=repr)
    def test_what_is_paid_or_counted_is_not_negative(self, kind: Any, value: object) -> None:
        assert refused(kind, value) == [("number-out-of-range", ())]

    def test_rupiah_may_be_a_loss(self) -> None:
        assert made(Rupiah, -250_000) == Figure(exact=-250_000)

    @pytest.mark.parametrize("kind", [Rupiah, Payment, People], ids=["rupiah", "payment", "people"])
    @pytest.mark.parametrize(
        "value", [{"not_known": {"id": "a"}}, {"withheld": "agreement"}, {"range": {"low": 0, "high": 5}}, 0], ids=repr
    )
    def test_they_may_be_nought_a_range_or_not_known(self, kind: Any, value: object) -> None:
        assert isinstance(made(kind, value), Figure)
