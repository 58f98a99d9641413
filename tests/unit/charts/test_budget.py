"""The picture of what was planned and what was spent."""

from collections.abc import Sequence
from typing import Literal

import pytest

from generator.charts.bars import Bar
from generator.charts.budget import budget
from generator.charts.chart import Chart, Datum
from generator.charts.drawing import draw
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.portfolio import BudgetLine
from generator.public.values import Amount, Between, Exact, NotKnown, Withheld
from tests.unit.charts.examples import UNKNOWN, UNMEASURED, WITHHELD, across, group, line, painted, words_of

ID = language("id")
AGREED = Withheld("agreement")
PLANNED = "Kelompok hijab merencanakan belanja Rp5.200.000 untuk 1 pos anggaran"
Category = Literal["materials", "equipment", "packaging", "marketing", "transport", "other"]
CATEGORIES: tuple[Category, ...] = ("materials", "equipment", "packaging", "marketing", "transport", "other")


def chart(*lines: BudgetLine, code: LanguageCode = "id") -> Chart:
    made = budget(group(lines=lines), language(code))
    assert made is not None
    return made


def bars(made: Chart) -> Sequence[Bar]:
    return [bar for bar in made.series if isinstance(bar, Bar)]


def data(made: Chart) -> list[tuple[str, str, Amount]]:
    return [(one.subject, one.measure, one.amount) for one in made.data if isinstance(one, Datum)]


# --- nothing to show ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [None, [], [line("other", UNKNOWN)], [line("other", WITHHELD, UNMEASURED)]])
def test_without_any_amount_there_is_no_picture(lines: Sequence[BudgetLine] | None) -> None:
    assert budget(group(lines=lines), ID) is None


# --- the sentence -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (4_000_000, "Kelompok hijab membelanjakan Rp1.200.000 lebih sedikit daripada rencana"),
        (6_000_000, "Kelompok hijab membelanjakan Rp800.000 lebih banyak daripada rencana"),
        (5_200_000, "Kelompok hijab berbelanja tepat seperti rencana"),
        (0, "Kelompok hijab membelanjakan Rp5.200.000 lebih sedikit daripada rencana"),
        (None, f"{PLANNED}; pemakaiannya belum dicatat"),
        (UNKNOWN, f"{PLANNED}; berapa yang terpakai tidak diketahui"),
    ],
)
def test_the_title_says_the_variance(spent: int | NotKnown | None, said: str) -> None:
    assert chart(line("materials", 5_200_000, spent)).title == said


@pytest.mark.parametrize("other", [line("other", 9, AGREED), line("other", 9), line("other", UNKNOWN, 9)])
def test_a_variance_of_some_lines_says_of_how_many(other: BudgetLine) -> None:
    """What is not known of the others is not taken for zero."""
    made = chart(line("materials", 100, 80), line("materials", 100, 130), other)
    assert made.title == (
        "Pada 2 dari 3 pos anggaran yang rencana dan pemakaiannya diketahui, Kelompok hijab membelanjakan Rp10 lebih "
        "banyak daripada rencana"
    )


def test_spending_without_a_plan_is_said_alone() -> None:
    assert chart(line("other", UNKNOWN, 50)).title == "Kelompok hijab membelanjakan Rp50; rencananya tidak diketahui"
    assert chart(line("other", Between(1, 2))).title == "Rencana dan belanja Kelompok hijab hanya diketahui kisarannya"


def test_english_says_the_same_in_its_own_way() -> None:
    assert chart(line("materials", 100, 80), code="en").title == (
        "Kelompok hijab (en) spent Rp\N{NO-BREAK SPACE}20 less than planned"
    )


# --- what a bar says ----------------------------------------------------------------------------------------------


def test_what_was_spent_is_a_bar_within_the_outline_of_the_plan() -> None:
    (bar,) = bars(chart(line("materials", 100, 80, "Kain")))
    assert bar == Bar("Kain", "rencana Rp100; Rp20 di bawah rencana", "Rp80", (80, 80), "plain", 100, has_frame=True)


def test_what_goes_beyond_the_plan_is_hatched_and_not_told_by_colour_alone() -> None:
    svg = draw(chart(line("materials", 100, 150)))
    solid, rest = (across(shape) for shape in painted(svg, "1") if shape.get("d"))
    assert solid[1] == pytest.approx(rest[0], abs=0.02)
    assert (rest[1] - rest[0]) / (solid[1] - solid[0]) == pytest.approx(0.5, rel=0.02)
    assert len(painted(svg, "1")) > 5
    assert "Arsir: melebihi rencana." in chart(line("materials", 100, 150)).caption
    assert "Arsir" not in chart(line("materials", 100, 100)).caption


def test_all_bars_begin_at_zero_and_share_one_scale() -> None:
    svg = draw(chart(line("materials", 100, 80), line("other", 50, 40)))
    (left, right), (left_2, right_2) = (across(shape) for shape in painted(svg, "1"))
    assert left == left_2
    assert (right - left) / (right_2 - left_2) == pytest.approx(2, rel=0.01)


@pytest.mark.parametrize(
    ("spent", "said", "look"),
    [
        (UNKNOWN, "terpakai: tidak diketahui", "not-known"),
        (UNMEASURED, "terpakai: tidak diukur", "not-measured"),
        (AGREED, "terpakai: ditahan (kesepakatan)", "withheld"),
        (None, "terpakai: tidak dicatat", "not-known"),
    ],
)
def test_an_amount_that_is_none_stands_in_words_below_what_was_planned(
    spent: NotKnown | None, said: str, look: str
) -> None:
    made = chart(line("materials", 100, spent), line("other", 100, 90))
    bar = bars(made)[0]
    assert (bar.span, bar.rule, bar.reading, bar.look) == (None, 100, said, look)
    assert said in words_of(draw(made))


def test_a_plan_that_is_withheld_has_no_outline_and_says_so() -> None:
    bar = bars(chart(line("materials", AGREED, 80), line("other", 100, 90)))[0]
    assert (bar.detail, bar.rule, bar.has_frame) == ("rencana ditahan (kesepakatan)", None, False)


def test_with_no_spending_at_all_the_plan_alone_is_drawn() -> None:
    made = chart(line("materials", 300), line("other", 100), line("other", UNKNOWN))
    assert [bar.look for bar in bars(made)] == ["none", "none", "not-known"]
    assert [bar.reading for bar in bars(made)] == ["Rp300", "Rp100", "tidak diketahui"]
    assert made.table.header == ("Pos anggaran", "Rencana")
    assert "terpakai" not in " ".join(words_of(draw(made)))


def test_zero_is_a_number() -> None:
    made = chart(line("materials", 100, 0))
    assert "Rp0" in words_of(draw(made))
    assert ("Barang", "spent", Exact(0)) in data(made)


# --- many lines ---------------------------------------------------------------------------------------------------


def test_thirty_lines_are_drawn_by_category_and_all_in_the_data() -> None:
    lines = [line(CATEGORIES[n % 6], 100 + n, 90, f"Barang {n}") for n in range(29)]
    made = chart(*lines, line("other", UNKNOWN, WITHHELD, "Cadangan"))
    assert [bar.label for bar in bars(made)] == [
        f"{name} (5 pos)" for name in ("Bahan", "Peralatan", "Kemasan", "Pemasaran", "Transportasi", "Lainnya")
    ]
    assert bars(made)[0].rule == sum(100 + n for n in range(0, 29, 6))
    assert bars(made)[5].detail == "rencana Rp456; 2 jumlah yang tidak diketahui atau ditahan tidak ikut dihitung"
    assert "30 pos anggaran dijumlahkan menurut jenisnya" in made.caption
    assert len(data(made)) == 60
    assert len(made.table.rows) == 6


def test_twelve_lines_are_drawn_one_by_one() -> None:
    assert len(bars(chart(*(line("other", 1, 1) for _ in range(12))))) == 12


# --- the words beside it ------------------------------------------------------------------------------------------


def test_the_table_has_what_the_picture_has() -> None:
    made = chart(line("materials", 100, 80, "Kain"), line("other", 50, None, "Benang"))
    assert made.table.rows == (
        ("Kain", "Rp100", "Rp80", "Rp20 di bawah rencana"),
        ("Benang", "Rp50", "tidak dicatat", "–"),
    )
    assert made.caption.endswith("Sumber: Yayasan Contoh (2024).")


def test_the_data_has_both_amounts_of_every_line_and_nothing_behind_a_withheld_one() -> None:
    made = chart(line("materials", 100, AGREED, "Kain"), line("other", 50, None, "Benang"))
    assert data(made) == [
        ("Kain", "planned", Exact(100)),
        ("Kain", "spent", AGREED),
        ("Benang", "planned", Exact(50)),
        ("Benang", "spent", NotKnown(None)),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart(line("materials", 100, 150), line("other", 50, WITHHELD), code=code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption, *made.table.header))
    indonesian = ("rencana", "terpakai: ditahan (keselamatan)", "Arsir", "Sumber")
    english = ("planned", "spent: withheld (safety)", "Hatched", "Source")
    assert all(word in said for word in (indonesian if code == "id" else english))
    assert not any(word in said for word in (english if code == "id" else indonesian))
