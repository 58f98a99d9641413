"""Whatever a chart says, its data file says the same when it is read again, and no cell of it is a formula."""

import csv
import io
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.chart import Chart, Datum, DatumUnit, Table
from generator.data.csv_file import amount_of, csv_file, delimiter, rows
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld

NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.decimals(-1000, 1000, places=3).filter(lambda one: one != 0))
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(
    st.builds(Exact, NUMBERS),
    st.builds(Between, NUMBERS, NUMBERS),
    st.builds(Rounded, st.integers(0, 100_000)),
    st.just(NotKnown(None)),
    st.just(NotMeasured(None)),
    st.builds(Withheld, st.sampled_from(["safety", "agreement", "planned"])),
)
UNITS: st.SearchStrategy[DatumUnit] = st.sampled_from(["rupiah", "points", "things"])
NAMES = st.one_of(st.text(max_size=20), st.text("=+-@;,'\"\t\r\n 1a", max_size=8))
CODES = st.sampled_from(LANGUAGES)


def written(code: LanguageCode, datum: Datum, cohort: str = "") -> str:
    chart = Chart("budget", (), "", "", Table((), ()), (datum,))
    return csv_file("data/a.csv", chart, cohort, cohort, language(code)).content.decode("utf-8-sig")


@given(AMOUNTS, UNITS, CODES)
def test_an_amount_is_read_as_it_was_written(amount: Amount, unit: DatumUnit, code: LanguageCode) -> None:
    read = rows(written(code, Datum("", "", "actual", amount, unit)), language(code))
    assert read is not None
    assert [amount_of(row, language(code)) for row in read] == [amount]


@given(NAMES, NAMES, NAMES, CODES)
def test_no_words_begin_a_formula_and_no_row_is_torn(group: str, subject: str, cohort: str, code: LanguageCode) -> None:
    text = written(code, Datum(group, subject, "actual", Exact(Decimal(1)), "rupiah"), cohort)
    head, cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(language(code)))
    assert len(cells) == len(head)
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")] == []
