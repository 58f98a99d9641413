"""The picture of targets and what was reached."""

import pytest

from generator.charts.attainment import Measured, attainment
from generator.charts.bars import Bar
from generator.charts.chart import Chart
from generator.charts.drawing import draw
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.values import Between, Text, Withheld
from tests.unit.charts.examples import (
    TWO_WEEKS,
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

HIJAB, KULINER = group(), group("kuliner", "Kelompok kuliner")
KELUHAN = indicator("Keluhan pelanggan", "lower")
ID = language("id")
HELD = "\N{NO-BREAK SPACE}"


def chart(*results: Measured, code: LanguageCode = "id") -> Chart:
    made = attainment(results, language(code))
    assert made is not None
    return made


def only_bar(made: Chart) -> Bar:
    _, bar = made.series
    assert isinstance(bar, Bar)
    return bar


# --- nothing to show ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", [UNKNOWN, UNMEASURED, WITHHELD, Withheld("agreement")])
def test_without_any_number_there_is_no_picture(amount: Withheld) -> None:
    assert attainment(((HIJAB, outcome(), result(amount, amount)),), ID) is None


def test_without_results_there_is_no_picture() -> None:
    assert attainment((), ID) is None


def test_a_target_alone_is_not_a_result() -> None:
    assert attainment(((HIJAB, outcome(), result(5_000_000, UNKNOWN)),), ID) is None


# --- what a bar says ----------------------------------------------------------------------------------------------


def test_a_reported_percentage_is_a_bar_although_target_and_actual_are_unknown() -> None:
    made = chart((HIJAB, outcome(), result(UNKNOWN, UNKNOWN, reported=86)))
    assert only_bar(made) == Bar(
        "Kelompok hijab · Laba bersih", "target belum tercapai", f"86{HELD}%", (86.0, 86.0), "short", rule=100.0
    )
    assert "dilaporkan" in made.caption


def test_the_gap_is_said_in_the_unit_of_the_indicator() -> None:
    assert "Rp700.000 di bawah target" in only_bar(chart((HIJAB, outcome(), result(5_000_000, 4_300_000)))).detail
    assert "Rp700.000 di atas target" in only_bar(chart((HIJAB, outcome(), result(5_000_000, 5_700_000)))).detail


def test_a_target_met_to_the_rupiah_is_reached() -> None:
    bar = only_bar(chart((HIJAB, outcome(), result(5_000_000, 5_000_000))))
    assert (bar.detail, bar.look) == ("target tercapai", "reached")


@pytest.mark.parametrize(
    ("code", "target", "said"),
    [
        ("id", 80, "17,5 poin persentase di bawah target"),
        ("en", 80, "17.5 percentage points below the target"),
        ("en", "63.5", "1 percentage point below the target"),
    ],
)
def test_between_percentages_lie_points(code: LanguageCode, target: int | str, said: str) -> None:
    made = chart((HIJAB, outcome(), result(target, "62.5", unit="percent")), code=code)
    assert only_bar(made).detail == said
    assert "poin persentase" in made.table.rows[0][5] or "percentage point" in made.table.rows[0][5]


def test_lower_is_better_is_said_and_a_percentage_without_meaning_is_not_invented() -> None:
    made = chart((HIJAB, outcome(), result(10, 4, of=KELUHAN, unit="things")))
    bar = only_bar(made)
    assert (bar.span, bar.look) == (None, "no-percentage")
    assert bar.detail == "hasil 4, target 10; 6 di bawah target; makin rendah makin baik"
    assert "tidak dapat dinyatakan dalam persen" in words_of(draw(made))
    assert "tidak diketahui" not in made.caption


def test_with_a_baseline_lower_is_better_has_a_bar() -> None:
    made = chart((HIJAB, outcome(), result(10, 4, baseline=20, of=KELUHAN, unit="things")))
    assert only_bar(made).span == (160.0, 160.0)
    assert f"0{HELD}% adalah nilai awal" in made.caption
    assert "Awal" in made.table.header
    assert made.title.startswith(f"Kelompok hijab menempuh 160{HELD}% jalan menuju target keluhan pelanggan")


def test_a_known_actual_without_a_target_is_said_in_words() -> None:
    made = chart((HIJAB, outcome(), result(UNKNOWN, 1_200_000)))
    assert only_bar(made).detail == "hasil Rp1.200.000, target tidak diketahui"
    assert made.title.startswith("Kelompok hijab mencatat Rp1.200.000 untuk laba bersih")
    assert "1 capaian tidak diketahui persentasenya." in made.caption


# --- how it is drawn ----------------------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_percentages() -> None:
    made = chart((HIJAB, outcome(), result(100, 80)), (KULINER, outcome(), result(100, 20)))
    (left, right), (left_2, right_2) = map(across, painted(draw(made), "2"))
    assert left == left_2
    assert (right - left) / (right_2 - left_2) == pytest.approx(4, rel=0.01)


def test_a_loss_goes_to_the_left_and_is_named() -> None:
    made = chart((HIJAB, outcome(), result(100, 50)), (KULINER, outcome(), result(100, -50)))
    svg = draw(made)
    (gain,), (loss,) = (list(map(across, painted(svg, colour))) for colour in ("2", "3"))
    assert loss[1] == pytest.approx(gain[0], abs=0.02)
    assert {"rugi", f"\N{MINUS SIGN}50{HELD}%"} <= set(words_of(svg))


def test_the_title_of_a_loss_calls_it_one() -> None:
    assert chart((HIJAB, outcome(), result(100, -50))).title.startswith(
        f"Kelompok hijab merugi: \N{MINUS SIGN}50{HELD}% dari target laba bersih"
    )


def test_over_achievement_passes_the_rule_and_keeps_its_true_length() -> None:
    svg = draw(chart((HIJAB, outcome(), result(100, 230))))
    left, right = across(*painted(svg, "1"))
    rule = next(shape for shape in painted(svg, "ink") if shape.get("stroke-width") == "2")
    at = float(rule.attrib["transform"].removeprefix("translate(").split(",")[0])
    assert (right - left) / (at - left) == pytest.approx(2.3, rel=0.01)


def test_what_is_longer_than_the_picture_carries_an_arrow_and_its_true_number() -> None:
    made = chart((HIJAB, outcome(), result(100, 4000)), (KULINER, outcome(), result(100, -400)))
    svg = draw(made)
    assert len(painted(svg, "1")) == len(painted(svg, "3")) == 2
    assert {f"4.000{HELD}%", f"\N{MINUS SIGN}400{HELD}%"} <= set(words_of(svg))
    assert "Panah" in made.caption


def test_zero_is_a_number_and_draws_no_outline() -> None:
    svg = draw(chart((HIJAB, outcome(), result(100, 0))))
    assert f"0{HELD}%" in words_of(svg)
    assert not [shape for shape in painted(svg, "quiet") if shape.get("d")]


@pytest.mark.parametrize(("low", "high"), [(80, 90), (-60, -20), (-50, 60)])
def test_a_range_is_hatched_where_it_is_uncertain(low: int, high: int) -> None:
    made = chart((HIJAB, outcome(), result(100, Between(low, high))))
    svg = draw(made)
    colour = "3" if high < 0 else "2"
    shapes = painted(svg, colour)
    solid, outlined = (shape for shape in shapes if shape.get("d"))
    assert len(shapes) > 2
    assert across(outlined)[1] - across(outlined)[0] > 0
    assert across(solid)[1] - across(solid)[0] == 0 if low < 0 < high else across(solid)[1] - across(solid)[0] > 0
    assert language("id").amount(Between(low, high), "percent") in words_of(svg)


def test_not_known_not_measured_and_withheld_look_different_and_say_so() -> None:
    made = chart(
        (HIJAB, outcome(), result(100, 50)),
        (HIJAB, outcome(), result(100, UNKNOWN)),
        (HIJAB, outcome(), result(100, UNMEASURED)),
        (HIJAB, outcome(), result(100, WITHHELD)),
    )
    svg = draw(made)
    assert {"tidak diketahui", "tidak diukur", "ditahan (keselamatan)"} <= set(words_of(svg))
    outlines = [shape.get("stroke-dasharray") for shape in painted(svg, "quiet") if shape.get("d")]
    assert outlines == [None, "1,3", "5,3"]
    assert len([shape for shape in painted(svg, "quiet") if not shape.get("d")]) > 10
    for said in ("1 capaian tidak diketahui", "1 capaian tidak diukur", "1 capaian ditahan"):
        assert said in made.caption


def test_thirty_rows_with_long_names_are_all_there() -> None:
    name = "Kelompok kerajinan tangan anyaman pandan dan rotan Kabupaten Bekasi nomor"
    rows = [(group(f"g{n}", f"{name} {n}"), outcome(), result(100, n * 7)) for n in range(30)]
    made = chart(*rows)
    assert len(made.series) == 31
    assert len(made.table.rows) == 30
    said = " ".join(words_of(draw(made)))
    for _, _, row in rows[1:]:
        assert row.attainment is not None
        assert language("id").amount(row.attainment.amount, "percent") in said


# --- the words beside it ------------------------------------------------------------------------------------------


def test_the_title_of_one_row_says_who_what_and_when() -> None:
    made = chart((HIJAB, outcome(), result(UNKNOWN, UNKNOWN, reported=86)))
    assert made.title == f"Kelompok hijab mencapai 86{HELD}% target laba bersih {ID.window(TWO_WEEKS)}"


def test_the_title_names_a_period_after_a_comma_and_no_window_not_at_all() -> None:
    reached = result(UNKNOWN, UNKNOWN, reported=86)
    assert chart((HIJAB, outcome(period((2023, 9))), reached)).title.endswith("laba bersih, September 2023")
    assert chart((HIJAB, outcome(None), reached)).title.endswith("laba bersih")


@pytest.mark.parametrize(
    ("actuals", "said"),
    [
        ((100, 120), f"Dari 2 target, semuanya tercapai; capaiannya berkisar dari 100{HELD}% sampai 120{HELD}%"),
        ((100, 20), f"Dari 2 target, 1 tercapai; capaiannya berkisar dari 20{HELD}% sampai 100{HELD}%"),
        ((20, 20), f"Dari 2 target, belum ada yang tercapai; capaiannya 20{HELD}%"),
        ((20, UNKNOWN), f"Dari 1 target, belum ada yang tercapai; capaiannya 20{HELD}%"),
    ],
)
def test_the_title_of_several_rows_counts_targets_that_can_be_judged(
    actuals: tuple[int | Withheld, ...], said: str
) -> None:
    made = chart(*((HIJAB, outcome(), result(100, actual)) for actual in actuals))
    assert made.title == said


def test_the_title_does_not_judge_what_has_no_target() -> None:
    made = chart(*((HIJAB, outcome(), result(UNKNOWN, actual)) for actual in (1, 2)))
    assert made.title == "2 hasil tercatat, tetapi belum dapat dibandingkan dengan targetnya"


def test_a_common_time_stands_in_the_caption_and_different_ones_in_the_rows() -> None:
    later = outcome(measured=period((2023, 9, 21)))
    alike = chart(*((HIJAB, later, result(100, actual)) for actual in (1, 2)))
    assert "diukur 21 September 2023." in alike.caption
    assert "Waktu" not in alike.table.header
    different = chart((HIJAB, later, result(100, 1)), (HIJAB, outcome(None), result(100, 2)))
    assert "diukur" not in different.caption
    bar = different.series[1]
    assert isinstance(bar, Bar)
    assert bar.detail.endswith("diukur 21 September 2023")
    assert [row[-1] for row in different.table.rows] == [f"{ID.window(TWO_WEEKS)}, diukur 21 September 2023", "–"]


def test_a_window_that_is_the_time_of_measuring_is_said_once() -> None:
    month = period((2023, 9))
    assert chart((HIJAB, outcome(month, month), result(100, 1))).caption.startswith("September 2023. ")


def test_the_caption_says_how_percentages_came_about_from_where_and_with_which_caveat() -> None:
    caveat = Text("Hanya dua minggu pertama.", "First two weeks only.")
    reported = result(UNKNOWN, UNKNOWN, reported=86, caveats=(caveat,))
    assert chart((HIJAB, outcome(), reported)).caption.endswith(
        "Hanya dua minggu pertama. Sumber: Yayasan Contoh (2024)."
    )
    mixed = chart((HIJAB, outcome(), reported), (HIJAB, outcome(), result(100, 50)))
    assert "Sebagian persentase dilaporkan sumbernya, sebagian dihitung" in mixed.caption
    assert "Hanya dua minggu" not in mixed.caption


def test_the_table_has_what_the_picture_has_and_the_values_behind_it() -> None:
    made = chart((HIJAB, outcome(), result(5_000_000, 4_300_000)))
    assert made.table.rows == (
        (
            "Kelompok hijab",
            "Laba bersih",
            "Rp5.000.000",
            "Rp4.300.000",
            f"86{HELD}%",
            "\N{MINUS SIGN}Rp700.000",
            "target belum tercapai",
        ),
    )
    assert len(made.table.header) == 7


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart((HIJAB, outcome(), result(100, WITHHELD)), (HIJAB, outcome(), result(10, 4, of=KELUHAN)), code=code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption, *made.table.header))
    indonesian = ("ditahan (keselamatan)", "makin rendah makin baik", "Sumber", "Kelompok")
    english = ("withheld (safety)", "lower is better", "Source", "Group")
    assert all(word in said for word in (indonesian if code == "id" else english))
    if code == "en":
        assert not any(word in said for word in ("ditahan", "makin", "Sumber", "hasil"))
