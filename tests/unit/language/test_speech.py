"""Both languages: the same words, and their own ways of writing numbers and dates."""

from decimal import Decimal

import pytest

from generator.language.speech import LANGUAGES, LanguageCode, _number, language, round_half_up
from generator.public.values import (
    Amount,
    Between,
    Citation,
    Day,
    Exact,
    NotKnown,
    NotMeasured,
    Period,
    Text,
    Window,
    Withheld,
)

HELD = "\N{NO-BREAK SPACE}"


def test_every_word_is_in_both_languages_with_the_same_blanks() -> None:
    indonesian, english = (language(code).words for code in LANGUAGES)
    base = {key.removesuffix(".one").removesuffix(".other") for key in english}
    assert base == {key.removesuffix(".other") for key in indonesian}
    for key, words in indonesian.items():
        if key not in english:
            continue
        assert sorted(part.split("}")[0] for part in words.split("{")[1:]) == sorted(
            part.split("}")[0] for part in english[key].split("{")[1:]
        ), key


@pytest.mark.parametrize(
    ("code", "amount", "unit", "written"),
    [
        ("id", Exact(5000000), "rupiah", "Rp5.000.000"),
        ("en", Exact(5000000), "rupiah", f"Rp{HELD}5,000,000"),
        ("id", Exact(-250000), "rupiah", "−Rp250.000"),
        ("id", Exact(Decimal("12.5")), "percent", f"13{HELD}%"),
        ("en", Exact(-25), "percent", f"−25{HELD}%"),
        ("id", Exact(10), "people", f"10{HELD}orang"),
        ("en", Exact(1), "people", f"1{HELD}person"),
        ("id", Exact(Decimal("2.5")), "things", "2,5"),
        ("id", Between(10, 12), "things", "10–12"),
        ("id", NotKnown(None), "rupiah", "tidak diketahui"),
        ("en", NotMeasured(None), "rupiah", "not measured"),
        ("en", Withheld("safety"), "people", "withheld (safety)"),
        ("id", Exact(0), "people", f"0{HELD}orang"),
    ],
)
def test_amounts_are_written_as_people_read_them(code: LanguageCode, amount: Amount, unit: str, written: str) -> None:
    assert language(code).amount(amount, unit) == written  # type: ignore[arg-type]


@pytest.mark.parametrize("same", [("0", "-0", "0.00"), ("1000", "1E+3", "1000.0"), ("-2.5", "-2.50")])
def test_equal_numbers_are_written_alike_whichever_comes_first(same: tuple[str, ...]) -> None:
    alone = set[str]()
    for digits in same:
        _number.cache_clear()
        alone.add(language("id").decimal(digits))
    assert len(alone) == 1


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (Day(2023, 8, 22), Day(2023, 8, 22), "22 Agustus 2023"),
        (Day(2023, 9, 20), Day(2023, 9, 21), "20–21 September 2023"),
        (Day(2023, 8, 29), Day(2023, 9, 21), "29 Agustus – 21 September 2023"),
        (Day(2023, 12, 29), Day(2024, 1, 2), "29 Desember 2023 – 2 Januari 2024"),
        (Day(2023, 8), Day(2023, 9), "Agustus–September 2023"),
        (Day(2023, 12), Day(2024, 1), "Desember 2023 – Januari 2024"),
        (Day(2023), Day(2023), "2023"),
        (Day(2023), Day(2024), "2023 – 2024"),
    ],
)
def test_periods_are_written_without_repetition(first: Day, last: Day, written: str) -> None:
    assert language("id").period(Period(first, last)) == written


def test_windows_spell_small_numbers() -> None:
    assert language("id").window(Window(2, "weeks", "operation")) == "setelah dua minggu beroperasi"
    assert language("en").window(Window(1, "months", "training")) == "one month after the training"
    assert language("en").window(Window(14, "days", "disbursement")) == "14 days after the disbursement"
    assert language("id").window(Period(Day(2023), Day(2023))) == "2023"


def test_dates_that_are_not_there_say_why() -> None:
    assert language("en").when(Withheld("planned")) == "still to come"


def test_a_text_without_english_is_given_in_indonesian() -> None:
    text = Text("kue", None)
    assert (language("en").text(text), language("en").speaks(text), language("id").speaks(text)) == ("kue", False, True)


def test_lists_are_joined() -> None:
    say = language("id")
    assert [say.listed([]), say.listed(["a"]), say.listed(["a", "b"]), say.listed(["a", "b", "c"])] == [
        "", "a", "a dan b", "a, b dan c",
    ]  # fmt: skip


def test_sources_are_cited_by_publisher_and_time() -> None:
    say = language("en")
    period = Period(Day(2023, 8), Day(2023, 9))
    assert say.cited(Citation("x", "P", 2024, None)) == "P (2024)"
    assert say.cited(Citation("x", "P", None, period)) == "P (on August–September 2023)"
    assert say.cited(Citation("x", "P", None, None)) == "P (undated)"


@pytest.mark.parametrize(("value", "whole"), [(Decimal("12.5"), 13), (Decimal("-12.5"), -13), (Decimal("0.4"), 0)])
def test_halves_are_rounded_away_from_zero(value: Decimal, whole: int) -> None:
    assert round_half_up(value) == whole
