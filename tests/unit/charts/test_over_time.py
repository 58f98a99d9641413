"""The picture of one indicator from one time to the next."""

from collections.abc import Sequence

import pytest

from generator.charts.bars import Bar
from generator.charts.chart import Chart, Datum
from generator.charts.drawing import draw
from generator.charts.over_time import measured_often, over_time
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.portfolio import Group, Outcome
from generator.public.values import Amount, Between, Exact, Window
from tests.unit.charts.examples import (
    UNKNOWN,
    UNMEASURED,
    WITHHELD,
    across,
    group,
    indicator,
    outcome,
    painted,
    period,
    result,
    words_of,
)

ID = language("id")
LABA, KELUHAN = indicator(), indicator("Keluhan", "lower")


def months(*actuals: int | Amount | None, target: int | Amount = 100) -> list[Outcome]:
    """One outcome a month; None where the indicator was not among those looked at."""
    return [
        outcome(period((2024, month)), results=[] if actual is None else [result(target, actual)])
        for month, actual in enumerate(actuals, start=1)
    ]


def chart(*actuals: int | Amount | None, target: int | Amount = 100, code: LanguageCode = "id") -> Chart:
    made = over_time(group(outcomes=months(*actuals, target=target)), LABA, language(code))
    assert made is not None
    return made


def bars(made: Chart) -> Sequence[Bar]:
    return [bar for bar in made.series if isinstance(bar, Bar)]


# --- nothing to show ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actuals", [(), (5,), (5, UNKNOWN), (WITHHELD, UNMEASURED), (None, 5), (5, None)])
def test_fewer_than_two_numbers_have_no_course(actuals: tuple[int | Amount | None, ...]) -> None:
    assert over_time(group(outcomes=months(*actuals)), LABA, ID) is None


def test_the_indicators_with_a_course_are_told_those_of_the_newest_outcome_first() -> None:
    first = outcome(results=[result(1, 1, of=LABA), result(1, 1, of=KELUHAN), result(1, 1, of=indicator("Omzet"))])
    last = outcome(results=[result(1, 2, of=KELUHAN), result(1, 2, of=LABA)])
    assert measured_often(group(outcomes=[first, last])) == (KELUHAN, LABA)
    assert measured_often(group()) == ()


# --- the sentence -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actuals", "said"),
    [
        ((10, 40), "naik dari Rp10 (Januari 2024) menjadi Rp40 (Februari 2024)"),
        ((40, 10), "turun dari Rp40 (Januari 2024) menjadi Rp10 (Februari 2024)"),
        ((-40, 10), "naik dari −Rp40 (Januari 2024) menjadi Rp10 (Februari 2024)"),
        ((40, 10, 40), "sama pada awal dan akhir: Rp40 (Januari 2024, lalu Maret 2024)"),
        ((UNKNOWN, 10, 40, WITHHELD), "naik dari Rp10 (Februari 2024) menjadi Rp40 (Maret 2024)"),
        ((10, Between(20, 30)), "naik dari Rp10 (Januari 2024) menjadi Rp20–Rp30 (Februari 2024)"),
        ((25, Between(20, 30)), "tercatat Rp25 (Januari 2024), lalu Rp20–Rp30 (Februari 2024)"),
        ((Between(20, 30), Between(20, 30)), "tercatat Rp20–Rp30 (Januari 2024), lalu Rp20–Rp30 (Februari 2024)"),
    ],
)
def test_the_title_says_which_way_it_went(actuals: tuple[int | Amount, ...], said: str) -> None:
    assert chart(*actuals).title == f"Laba bersih Kelompok hijab {said}"


def test_a_window_is_said_in_place_of_a_period() -> None:
    times = [outcome(Window(n, "months", "operation"), results=[result(1, n)]) for n in (1, 2)]
    made = over_time(group(outcomes=times), LABA, ID)
    assert made is not None
    assert "Rp2 (setelah dua bulan beroperasi)" in made.title
    assert bars(made)[0].label == "Setelah satu bulan beroperasi"


# --- how it is drawn ----------------------------------------------------------------------------------------------


def test_the_oldest_is_the_first_and_each_has_its_own_target() -> None:
    times = [outcome(period((2024, n)), results=[result(100 * n, 50)]) for n in (1, 2)]
    made = over_time(group(outcomes=times), LABA, ID)
    assert made is not None
    assert [(bar.label, bar.detail, bar.rule) for bar in bars(made)] == [
        ("Januari 2024", "target Rp100", 100),
        ("Februari 2024", "target Rp200", 200),
    ]


def test_a_target_that_is_not_known_has_no_rule() -> None:
    made = chart(10, 20, target=UNKNOWN)
    assert [(bar.detail, bar.rule) for bar in bars(made)] == [("target tidak diketahui", None)] * 2
    assert "Garis tebal" not in made.caption


@pytest.mark.parametrize(
    ("gap", "said", "look"),
    [
        (UNKNOWN, "tidak diketahui", "not-known"),
        (UNMEASURED, "tidak diukur", "not-measured"),
        (WITHHELD, "ditahan (keselamatan)", "withheld"),
        (None, "tidak dicatat", "not-known"),
    ],
)
def test_a_gap_is_a_row_with_its_word_and_no_bar(gap: Amount | None, said: str, look: str) -> None:
    made = chart(10, gap, 30)
    assert [bar.span is None for bar in bars(made)] == [False, True, False]
    assert (bars(made)[1].reading, bars(made)[1].look) == (said, look)
    svg = draw(made)
    assert said in words_of(svg)
    assert len([shape for shape in painted(svg, "1") if shape.get("d")]) == 2


def test_what_lies_before_the_first_and_after_the_last_is_no_gap() -> None:
    assert len(bars(chart(None, 10, None, 30, None))) == 3


def test_of_many_times_the_newest_are_drawn_and_all_are_in_the_data() -> None:
    times = [outcome(period((year,)), results=[result(9, year - 2000)]) for year in range(2001, 2017)]
    made = over_time(group(outcomes=times), LABA, ID)
    assert made is not None
    assert [bar.label for bar in bars(made)] == [str(year) for year in range(2005, 2017)]
    assert made.title.endswith("naik dari Rp5 (2005) menjadi Rp16 (2016)")
    assert "4 waktu yang lebih lama ada di dalam datanya." in made.caption
    assert len([one for one in made.data if isinstance(one, Datum) and one.measure == "actual"]) == 16


def test_a_loss_goes_to_the_left_of_zero_in_another_colour_and_with_its_sign() -> None:
    svg = draw(chart(-40, 60))
    (loss,), (gain,) = (list(map(across, painted(svg, colour))) for colour in ("3", "1"))
    assert loss[1] == pytest.approx(gain[0], abs=0.02)
    assert "−Rp40" in words_of(svg)


def test_a_range_is_solid_up_to_where_it_is_certain_and_hatched_beyond() -> None:
    made = chart(10, Between(20, 40))
    svg = draw(made)
    boxes = [across(shape) for shape in painted(svg, "1") if shape.get("d")]
    assert (max(boxes)[1] - max(boxes)[0]) == pytest.approx(2 * (boxes[0][1] - boxes[0][0]), rel=0.02)
    assert "Rp20–Rp40" in words_of(svg)
    assert "Arsir: hanya kisarannya yang diketahui." in made.caption


def test_all_zero_can_be_drawn() -> None:
    assert words_of(draw(chart(0, 0, target=0))).count("Rp0") == 2


def test_a_long_number_leaves_the_name_whole() -> None:
    made = chart(10, Between(1_200_000_000, 1_700_000_000), 30)
    assert {"Februari 2024", "Rp1.200.000.000–Rp1.700.000.000"} <= set(words_of(draw(made)))


# --- the words beside it ------------------------------------------------------------------------------------------


def test_lower_is_better_is_said() -> None:
    times = [outcome(period((2024, n)), results=[result(4, n, of=KELUHAN, unit="things")]) for n in (1, 2)]
    made = over_time(group(outcomes=times), KELUHAN, ID)
    assert made is not None
    assert "Makin rendah makin baik." in made.caption


def test_table_and_data_have_every_time() -> None:
    made = chart(10, WITHHELD, None, 30)
    assert made.table.rows == (
        ("Januari 2024", "Rp100", "Rp10"),
        ("Februari 2024", "Rp100", "ditahan (keselamatan)"),
        ("Maret 2024", "tidak dicatat", "tidak dicatat"),
        ("April 2024", "Rp100", "Rp30"),
    )
    actuals = [one.amount for one in made.data if isinstance(one, Datum) and one.measure == "actual"]
    assert actuals == [Exact(10), WITHHELD, Exact(30)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart(10, WITHHELD, Between(20, 30), code=code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption, *made.table.header))
    indonesian = ("naik dari", "ditahan (keselamatan)", "Dari atas ke bawah", "Sumber", "Hasil")
    english = ("rose from", "withheld (safety)", "From top to bottom", "Source", "Actual")
    assert all(word in said for word in (indonesian if code == "id" else english))
    assert not any(word in said for word in (english if code == "id" else indonesian))


def test_an_empty_group_has_no_course() -> None:
    nobody: Group = group()
    assert over_time(nobody, LABA, ID) is None
