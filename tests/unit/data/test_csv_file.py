"""The data of a chart as spreadsheets open it."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest

from generator.charts.chart import Chart, Dated, Datum, DatumUnit, Table
from generator.data.csv_file import DATES, FIGURES, csv_file, header, rows, status
from generator.language.foreign import foreign
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.values import (
    Amount,
    Between,
    Citation,
    Day,
    Exact,
    NotKnown,
    NotMeasured,
    Period,
    Rounded,
    Text,
    Window,
    Withheld,
)

SOURCE = Citation("laporan", "Yayasan Contoh", 2024, None)


def content(*data: Datum | Dated, code: LanguageCode = "id", cohort: str = "Angkatan Contoh") -> bytes:
    its: Any = data
    chart = Chart("over_time", (), "Judul", "Keterangan", Table((), ()), its)
    return csv_file("data/cohorts/contoh/hijab/budget.csv", chart, cohort, "CC BY 4.0", language(code)).content


def row(*data: Datum | Dated, code: LanguageCode = "id") -> dict[str, str]:
    read = rows(content(*data, code=code).decode("utf-8-sig"), language(code))
    assert read is not None
    return next(iter(read))


def of(amount: Amount, unit: DatumUnit = "rupiah", name: str = "Kelompok hijab") -> Datum:
    return Datum(name, "Laba bersih", "actual", amount, unit, sources=(SOURCE,))


# --- the file -----------------------------------------------------------------------------------------------------


def test_it_opens_in_columns_where_a_spreadsheet_is_set_to_its_language() -> None:
    indonesian, english = (content(of(Exact(Decimal("2.5")), "things"), code=code) for code in LANGUAGES)
    assert indonesian.startswith("\ufeffangkatan;kelompok;".encode())
    assert b";2,5;2,5;buah;exact;" in indonesian
    assert english.startswith("\ufeffcohort,group,".encode())
    assert b",2.5,2.5,count,exact," in english


def test_lines_end_as_the_standard_has_them_and_the_last_ends_too() -> None:
    assert content(of(Exact(1))).count(b"\r\n") == content(of(Exact(1))).count(b"\n") == 2
    assert content(of(Exact(1))).endswith(b"\r\n")


def test_the_same_chart_is_the_same_file() -> None:
    assert content(of(Exact(1))) == content(of(Exact(1)))


def test_its_name_among_other_downloads_says_whose_it_is() -> None:
    chart = Chart("budget", (), "", "", Table((), ()), ())
    file = csv_file("data/cohorts/contoh/hijab/budget.csv", chart, "", "", language("id"))
    assert file.name == "contoh-hijab-budget.csv"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_columns_have_one_name(code: LanguageCode) -> None:
    for columns in (FIGURES, DATES):
        assert len({header(column, language(code)) for column in columns}) == len(columns)


def test_every_row_names_source_licence_and_cohort() -> None:
    said = row(of(Exact(1)))
    assert (said["source"], said["licence"], said["cohort"]) == (
        "Yayasan Contoh (2024)",
        "CC BY 4.0",
        "Angkatan Contoh",
    )


def test_a_row_of_another_cohort_names_that_one() -> None:
    other = Datum("Kelompok", "Target", "reached", Exact(1), "things", cohort="Angkatan lain")
    assert row(other)["cohort"] == "Angkatan lain"


# --- amounts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "unit", "low", "high", "code"),
    [
        (Exact(0), "rupiah", "0", "0", "exact"),
        (Exact(-350_000), "rupiah", "-350000", "-350000", "exact"),
        (Exact(12_000_000_000), "rupiah", "12000000000", "12000000000", "exact"),
        (Between(1_200_000, 1_700_000), "rupiah", "1200000", "1700000", "range"),
        (Rounded(15), "people", "15", "15", "rounded"),
        (NotKnown(Text("Nota hilang.", None)), "rupiah", "tidak diketahui", "tidak diketahui", "not-known"),
        (NotMeasured(None), "people", "tidak diukur", "tidak diukur", "not-measured"),
        (Withheld("safety"), "people", "ditahan (keselamatan)", "ditahan (keselamatan)", "withheld-safety"),
        (Withheld("agreement"), "rupiah", "ditahan (kesepakatan)", "ditahan (kesepakatan)", "withheld-agreement"),
    ],
)
def test_an_amount_is_plain_digits_or_words_and_never_empty(
    amount: Amount, unit: DatumUnit, low: str, high: str, code: str
) -> None:
    said = row(of(amount, unit))
    assert (said["amount"], said["amount_to"], said["status"], said["status"]) == (low, high, code, status(amount))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("85.714285", "percent", "86"),
        ("12.5", "percent", "13"),
        ("-17.5", "points", "-17,5"),
        ("7.50", "things", "7,5"),
        ("0.33333", "things", "0,333"),
        ("10.000", "things", "10"),
    ],
)
def test_a_number_is_no_finer_than_on_the_page(value: str, unit: DatumUnit, said: str) -> None:
    """From a percentage with decimals, the counts behind it could be worked out."""
    assert row(of(Exact(Decimal(value)), unit))["amount"] == said


# --- times --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (Period(Day(2024, 7), Day(2024, 9)), "2024-07/2024-09"),
        (Period(Day(2024, 7), Day(2024, 7)), "2024-07"),
        (Period(Day(2024), Day(2025)), "2024/2025"),
        (Window(2, "weeks", "operation"), "setelah dua minggu beroperasi"),
        (None, ""),
    ],
)
def test_a_time_is_as_fine_as_it_is_shown(time: Period | Window | None, said: str) -> None:
    assert row(Datum("", "Laba", "actual", Exact(1), "rupiah", time))["time"] == said


def test_a_date_that_is_not_shown_is_said_in_words() -> None:
    shown = row(Dated("Pelatihan", "Hari pertama", "done", Period(Day(2024, 7, 1), Day(2024, 7, 2))))
    assert (shown["from"], shown["to"], shown["progress"], shown["status"]) == (
        "2024-07-01",
        "2024-07-02",
        "selesai",
        "exact",
    )
    hidden = row(Dated("Pelatihan", "", "planned", Withheld("planned")))
    assert (hidden["from"], hidden["to"], hidden["status"]) == (
        "belum berlangsung",
        "belum berlangsung",
        "withheld-planned",
    )


# --- texts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "＝1", "＋1", "－1", "＠1", '=cmd|"/c calc"!A1']
)
def test_no_text_is_taken_for_a_formula(name: str) -> None:
    for code in LANGUAGES:
        said = row(of(Exact(1), name=name), code=code)["group"]
        assert said[0] == "'"
        assert said[1:] == name.strip()


@pytest.mark.parametrize("name", ["Dapur = Rumah", "Kelompok -1", "1+1", "'Dapur'", ""])
def test_other_texts_stay_what_they_are(name: str) -> None:
    assert row(of(Exact(1), name=name))["group"] == name


def test_a_text_is_one_line_and_keeps_the_marks_that_divide_cells() -> None:
    name = 'Dapur; "Bersama", \n dan\tlain'
    for code in LANGUAGES:
        assert row(of(Exact(1), name=name), code=code)["group"] == 'Dapur; "Bersama", dan lain'


def test_words_of_another_language_are_words() -> None:
    assert row(of(Exact(1), name=foreign("Lain-lain")), code="en")["group"] == "Lain-lain"


# --- read again ---------------------------------------------------------------------------------------------------


def test_a_file_of_another_kind_is_none() -> None:
    assert rows("nama;jumlah\r\na;1\r\n", language("id")) is None
    assert rows("", language("id")) is None
    assert rows(content(of(Exact(1))).decode("utf-8-sig"), language("en")) is None


def test_programs_that_know_nothing_of_it_read_it() -> None:
    text = content(of(Between(1, 2)), code="en").decode("utf-8-sig")
    (only,) = csv.DictReader(io.StringIO(text))
    assert (only["amount"], only["amount_to"], only["status"]) == ("1", "2", "range")
