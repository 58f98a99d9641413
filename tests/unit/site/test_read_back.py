"""The numbers of people are read from finished files as they were meant, and none that nobody marked is passed over."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.chart import Chart, Dated, Datum, DatumUnit, Table
from generator.data.csv_file import csv_file
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld
from generator.site.read_back import Statement, Statements, counts_of_people, read_back, said

BOTH = [language(code) for code in LANGUAGES]
COUNTS = st.integers(0, 20_000)
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(
    st.builds(Exact, COUNTS),
    st.builds(Rounded, COUNTS),
    st.builds(Between, COUNTS, COUNTS),
    st.just(NotKnown(None)),
    st.just(NotMeasured(None)),
    st.builds(Withheld, st.sampled_from(["safety", "agreement", "planned"])),
)


def read(path: str, text: str, of_rules: tuple[int, ...] = ()) -> Statements:
    return read_back([(path, text.encode())], BOTH, of_rules)


def entities(text: str) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in text)


class TestMarked:
    @pytest.mark.parametrize("code", LANGUAGES)
    @given(AMOUNTS)
    def test_every_amount_is_read_as_it_was_printed(self, code: str, amount: Amount) -> None:
        words = entities(next(one for one in BOTH if one.code == code).amount(amount, "people"))
        page = f'<p>a <span class="number__value" data-figure="bekasi&#45;2023/participants">{words}</span></p>'
        path = f"{code}/index.html"
        assert read(path, page) == Statements((Statement("bekasi-2023/participants", path, code, amount),), (), ())

    def test_any_element_may_carry_the_mark_and_hold_others(self) -> None:
        page = '<td data-figure="a"><b>12</b>\n orang<!-- a --></td><p lang="id" data-figure=\'b\'>1 orang</p>'
        assert read("id/a.html", page).said == (Statement("a", "id/a.html", "id", Exact(12)),)
        assert read("id/a.html", page).unreadable == (("id/a.html", ""),)

    def test_all_places_are_told_in_their_order(self) -> None:
        page = '<p data-figure="b">12 orang</p><p data-figure="a">sekitar 15 orang</p><p data-figure="b">12 orang</p>'
        said = read("id/a.html", page).said
        assert [(one.figure, one.amount) for one in said] == [("b", Exact(12)), ("a", Rounded(15)), ("b", Exact(12))]

    @pytest.mark.parametrize(
        "words", ["", "banyak orang", "12", "12 people", "sekitar 12", "12–13–14 orang", "12 orang."]
    )
    def test_other_words_are_unreadable(self, words: str) -> None:
        assert words == "12" or read("id/a.html", f'<p data-figure="a">{words}</p>').unreadable == (("id/a.html", "a"),)

    @pytest.mark.parametrize(
        "page",
        [
            "<p data-figure=a>12 orang</p>",
            '<p data-figure="a">12 orang',
            '<p title="data-figure">12 orang</p>',
            '<p title=">" data-figure="a">12 orang</p>',
        ],
    )
    def test_a_mark_written_in_another_way_is_not_passed_over(self, page: str) -> None:
        assert read("id/a.html", page).unreadable == (("id/a.html", ""),)

    def test_a_file_for_both_languages_is_read_in_either(self) -> None:
        page = '<p data-figure="a">12 orang</p><p data-figure="b">12 people</p>'
        assert [(one.language, one.amount) for one in read("index.html", page).said] == [(None, Exact(12))] * 2


def datum(amount: Amount) -> Datum:
    return Datum("Kelompok", "Pembeli tetap", "actual", amount, "people", key="a")


def data(code: LanguageCode, *rows: Datum | Dated) -> str:
    """A data file, without its byte order mark."""
    its: Any = rows
    chart = Chart("over_time", (), "", "", Table((), ()), its)
    return csv_file("data/a.csv", chart, "Angkatan", "CC BY 4.0", language(code)).content.decode("utf-8-sig")


class TestData:
    def test_records_of_json_are_read_at_any_depth(self) -> None:
        text = json.dumps({"a": [{"figure": "a", "amount": "ditahan (keselamatan)"}, {"figure": "b", "amount": 12}]})
        assert [(one.figure, one.amount) for one in read("id/a.json", text).said] == [
            ("a", Withheld("safety")),
            ("b", Exact(12)),
        ]

    @pytest.mark.parametrize("code", LANGUAGES)
    @given(amount=AMOUNTS)
    def test_every_amount_of_a_data_file_is_read_as_it_was_written(self, code: LanguageCode, amount: Amount) -> None:
        its, others = datum(amount), replace(datum(Exact(9)), unit="rupiah", key=None)
        said = read(f"{code}/data/a.csv", data(code, its, others))
        assert said == Statements((Statement("a", f"{code}/data/a.csv", code, amount),), (), ())

    def test_a_data_file_of_dates_says_nothing_about_people(self) -> None:
        assert read("id/a.csv", data("id", Dated("Pelatihan", "", "done", NotKnown(None)))) == Statements((), (), ())

    @pytest.mark.parametrize(
        ("was", "now"),
        [
            ("exact", "lain"),
            (";12;12;", ";12;13;"),
            (";12;12;", ";12 orang;12 orang;"),
            (";12;12;", ";tidak diketahui;tidak diketahui;"),
            (";12;12;", ";;;"),
            (";12;12;", ";+12;+12;"),
            (";12;12;", ";1.2;1.2;"),
            (";orang;", ";lain;"),
            # A count that passes for something else, or for that of nobody in particular.
            (";orang;", ";rupiah;"),
            (";a\r\n", ";\r\n"),
        ],
    )
    def test_a_row_that_is_written_otherwise_is_unreadable(self, was: str, now: str) -> None:
        text = data("id", datum(Exact(12)))
        assert was in text
        assert [file for file, _ in read("id/a.csv", text.replace(was, now)).unreadable] == ["id/a.csv"]

    @pytest.mark.parametrize("code", ["withheld-safety", "withheld-agreement", "not-known", "not-measured"])
    @pytest.mark.parametrize("unit", ["people", "rupiah"])
    def test_no_number_stands_behind_what_is_told_to_be_withheld(self, code: str, unit: DatumUnit) -> None:
        its = datum(Exact(12)) if unit == "people" else replace(datum(Exact(12)), unit=unit, key=None)
        text = data("id", its).replace(";exact;", f";{code};")
        assert [file for file, _ in read("id/a.csv", text).unreadable] == ["id/a.csv"]

    @pytest.mark.parametrize(
        ("was", "now"),
        [("nilai;", "jumlah;"), (";", ","), ("angkatan;", ""), ("\r\n", "\r\nsatu;dua\r\n"), ("12", '"12')],
    )
    def test_a_file_that_is_built_otherwise_is_unreadable(self, was: str, now: str) -> None:
        text = data("id", datum(Exact(12)))
        assert ("id/a.csv", "") in read("id/a.csv", text.replace(was, now)).unreadable

    def test_a_data_file_of_no_language_or_of_another_is_unreadable(self) -> None:
        text = data("id", datum(Exact(12)))
        for path in ("a.csv", "en/a.csv"):
            assert read(path, text).unreadable == ((path, ""),)

    @pytest.mark.parametrize(
        ("path", "text", "figure"),
        [
            ("id/a.json", '{"figure": "a"}', "a"),
            ("id/a.json", '{"figure": "a", "amount": "12 people"}', "a"),
            ("id/a.json", '{"figure": ', ""),
            ("id/a.json", "[" * 100_000, ""),
            ("id/a.csv", "figure,amount\na\n", ""),
        ],
    )
    def test_what_is_no_amount_is_unreadable(self, path: str, text: str, figure: str) -> None:
        assert read(path, text).unreadable == ((path, figure),)

    def test_other_files_are_not_read(self) -> None:
        assert read("id/a.js", '<p data-figure="a">9 orang</p>') == Statements((), (), ())


UNMARKED = [
    "9 orang",
    "9&nbsp;orang",
    "9 peserta",
    "Sembilan peserta",
    "sembilan orang anggota",
    "9 people",
    "nine women",
    "9 former participants",
    "9-person",
    "hadir 9 ibu",
    "2–9 orang",
    "9 sampai 40 orang",
    "9 dari 40 peserta",
    "9 of 40 participants",
    "nine out of 40 participants",
    "<b>9</b> orang",
    "<td>9</td><td>orang</td>",
    "<dt>Peserta</dt><dd>9</dd>",
    "Peserta: 9",
    "Peserta (9)",
    "Peserta9 orangSumber",
    "September 20239 orang",
    '<img alt="9 orang">',
    "<img alt='sembilan orang'>",
    '<svg aria-label="9 orang"></svg>',
    "<svg><text>9 <tspan>orang</tspan></text></svg>",
    "<!-- 9 orang -->",
    '<script>["9 orang"]</script>',
    "&#57; orang",
]


class TestUnmarked:
    MARKED = '<p data-figure="a">40 orang</p>'

    @pytest.mark.parametrize("text", UNMARKED)
    def test_a_number_of_people_without_a_mark_is_told_and_not_repeated(self, text: str) -> None:
        assert read("id/a.html", self.MARKED + text).unmarked == ("id/a.html",)

    @pytest.mark.parametrize("text", UNMARKED)
    def test_it_may_stand_where_a_mark_elsewhere_says_the_same(self, text: str) -> None:
        other = '<p data-figure="b">9 orang</p><p data-figure="c">2 orang–3 orang</p>'
        files = [("id/a.html", (self.MARKED + text).encode()), ("en/b.html", b""), ("id/b.html", other.encode())]
        assert read_back(files, BOTH).unmarked == ()

    def test_it_may_stand_where_the_rules_say_it(self) -> None:
        assert read("id/a.html", "paling sedikit 30 orang", (30,)).unmarked == ()
        assert read("id/a.html", "paling sedikit 30 orang", (10,)).unmarked == ("id/a.html",)

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("id/a.json", '{"participants": 9}'),
            ("id/a.json", '{"a": "9\\u00a0orang"}'),
            ("id/a.json", '{"a": "<b>9</b> orang"}'),
            ("id/a.csv", "nama,peserta\na,9\n"),
            ("id/a.csv", "nama,jumlah\na,9 orang\n"),
            ("id/a.svg", "<svg><text>9 orang</text></svg>"),
            ("id/feed.xml", "<title>9 orang</title>"),
            ("a.txt", "9 orang"),
        ],
    )
    def test_it_is_found_in_every_kind_of_file(self, path: str, text: str) -> None:
        assert read(path, text).unmarked == (path,)

    @pytest.mark.parametrize(
        "text",
        [
            "pada 2023 peserta berlatih",
            "Tahun2023Peserta",
            "September 2024 orang berlatih",
            "86 % peserta",
            "Peserta dalam 9 bulan",
            "9 kg, lalu peserta",
            "Peserta: tidak diketahui",
            "<th>Peserta</th><th>Tahun</th>",
            "beberapa orang",
            "1.5 orang",
            '<path d="M9,9"/> orang',
        ],
    )
    def test_other_numbers_are_none_of_people(self, text: str) -> None:
        assert read("id/a.html", text).unmarked == ()


class TestCounts:
    @pytest.mark.parametrize(
        ("text", "counts"),
        [
            ("satu orang", [1]),
            ("sepuluh orang", [10]),
            ("sebelas orang", [11]),
            ("dua belas orang", [12]),
            ("selusin orang", [12]),
            ("dua puluh orang", [20]),
            ("dua puluh lima orang", [25]),
            ("seratus dua puluh orang", [120]),
            ("tiga ratus dua puluh lima orang", [325]),
            ("seratus orang", [100]),
            ("twelve people", [12]),
            ("twenty-five people", [25]),
            ("one hundred and twelve people", [112]),
            ("three hundred members", [300]),
            ("1.250 orang", [1250]),
            ("1,250 people", [1250]),
            ("2–3 orang", [2, 3]),
            ("two to three women", [2, 3]),
            ("dua atau tiga ibu", [2, 3]),
            ("2 hingga 3 orang", [2, 3]),
            ("2 di antara 3 orang", [2, 3]),
            ("DUA ORANG", [2]),
            ("202440 orang", [40]),
            ("12.5 orang", []),
            ("orang", []),
            ("keduabelas orang", []),
        ],
    )
    def test_numbers_are_read_in_digits_and_in_words(self, text: str, counts: list[int]) -> None:
        assert list(counts_of_people(text)) == counts

    @given(st.integers(1, 999))
    def test_any_count_is_read_as_it_is_printed(self, count: int) -> None:
        for one in BOTH:
            assert set(counts_of_people(one.quantity(count, "people"))) == {count}


# --- section by section -------------------------------------------------------------------------------------------


PIECES = st.sampled_from(
    [
        *("9", "12", "2023", " ", "\n", "(", ")", "–", "."),
        *("peserta", "orang", "sembilan", "Peserta:", "women", "kata "),
        *("<p>", "</p>", "<td>", "</td>", "<td title='9 orang'>", "<b>", "</b>", "<span>", "</span>", "<P>", "<br/>"),
        *("<p", "<", ">", '"', "'", "&", "&lt;p>", "&#57;", "&nbsp;", "&amp", ";", "<!--", "-->", "<div ", "İ"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_page_says_the_same_numbers_in_its_sections_as_at_once(html: str) -> None:
    """Of XML, all is read at once."""
    in_sections, at_once = (said(f"id/a/index.{kind}", html.encode(), BOTH).counts for kind in ("html", "xml"))
    assert in_sections == at_once
