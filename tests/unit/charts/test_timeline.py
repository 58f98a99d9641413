"""The picture of a cohort's four stages in time."""

from dataclasses import replace

import pytest

from generator.charts.chart import Chart
from generator.charts.drawing import draw
from generator.charts.timeline import Axis, against_plan, timeline
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.portfolio import CohortStage, Shown, Status
from generator.public.values import Period, Withheld
from tests.unit.charts.examples import (
    UNKNOWN,
    WITHHELD,
    across,
    cohort,
    event,
    painted,
    period,
    stages,
    words_of,
)

ID = language("id")
BEKASI = stages(
    ("done", period((2023, 8)), [event(period((2023, 8)))]),
    ("done", period((2023, 8, 22)), [event(period((2023, 8, 22)), "Pelatihan")]),
    ("done", UNKNOWN, []),
    ("done", period((2023, 8, 29), (2023, 9, 21)), [event(period((2023, 9, 20), (2023, 9, 21))), event(WITHHELD)]),
)


def chart(of: tuple[CohortStage, ...], code: LanguageCode = "id") -> Chart:
    made = timeline(cohort(of), language(code))
    assert made is not None
    return made


def axis(made: Chart) -> Axis:
    first = made.series[0]
    assert isinstance(first, Axis)
    return first


@pytest.mark.parametrize("when", [UNKNOWN, WITHHELD])
def test_without_a_date_there_is_no_picture(when: Shown) -> None:
    assert timeline(cohort(stages(("not-known", when, []), ("planned", when, []))), ID) is None
    assert timeline(cohort(), ID) is None


def test_every_stage_has_a_row_whether_its_date_is_known_or_not() -> None:
    said = words_of(draw(chart(BEKASI)))
    assert [words[:2] for words in said if words[1:2] == "."] == ["1.", "2.", "3.", "4."]
    assert "selesai · tanggal tidak diketahui" in said
    assert "selesai · 22 Agustus 2023" in said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (UNKNOWN, "tanggal tidak diketahui"),
        (Withheld("safety"), "tanggal ditahan (keselamatan)"),
        (Withheld("agreement"), "tanggal ditahan (kesepakatan)"),
        (Withheld("planned"), "tanggal belum diumumkan"),
    ],
)
def test_why_a_date_is_missing_is_said_and_nothing_is_drawn_for_it(when: Shown, said: str) -> None:
    made = chart(stages(("done", period((2023, 8)), []), ("planned", when, [])))
    svg = draw(made)
    assert f"direncanakan · {said}" in words_of(svg)
    assert not [shape for shape in painted(svg, "ink") if shape.get("d")]
    assert made.table.rows[1][2] == said


def test_the_day_of_a_withheld_event_is_not_drawn() -> None:
    """Of the last stage's two events, one is drawn."""
    row = chart(BEKASI).series[4]
    assert len(getattr(row, "events", ())) == 1
    assert "Orientasi (tanggal ditahan (keselamatan))" in chart(BEKASI).table.rows[3][3]


def test_bars_are_as_long_as_their_time_and_a_single_day_stays_visible() -> None:
    three_years = stages(("done", period((2021,), (2023,)), []), ("done", period((2022, 5, 7)), []))
    whole, day = map(across, painted(draw(chart(three_years)), "1"))
    assert whole == pytest.approx((6, 354))
    assert day[1] - day[0] == pytest.approx(8)


def test_status_is_told_by_form_as_well_as_by_colour_and_words() -> None:
    month = period((2023, 8))
    made = chart(
        stages(("done", month, []), ("under-way", month, []), ("planned", month, []), ("not-known", month, []))
    )
    svg = draw(made)
    (solid,) = painted(svg, "1")
    assert solid.get("fill") == "var(--chart-1)"
    hatched = painted(svg, "2")
    assert len(hatched) > 10
    assert not any(shape.get("fill") == "var(--chart-2)" for shape in hatched)
    assert [shape.get("stroke-dasharray") for shape in painted(svg, "ink") if shape.get("d")] == ["5,3"]
    assert [shape.get("stroke-dasharray") for shape in painted(svg, "quiet") if shape.get("stroke-dasharray")] == [
        "1,3"
    ]
    said = " ".join(words_of(svg))
    for words in ("selesai", "sedang berlangsung", "direncanakan", "status tidak diketahui"):
        assert words in said
    for legend in ("Arsir", "Garis putus-putus", "Garis bertitik"):
        assert legend in made.caption


def planned(when: Period, *given: tuple[Status, Shown]) -> tuple[CohortStage, ...]:
    """Stages of which each was to be in `when`."""
    return tuple(replace(one, planned=when) for one in stages(*((status, was, []) for status, was in given)))


MAY = period((2023, 5))


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (("done", period((2023, 5, 30))), "sesuai rencana"),
        (("done", period((2023, 6, 1))), f"1 bulan lebih lambat daripada rencana ({ID.period(MAY)})"),
        (("done", period((2023, 4), (2024, 7))), f"14 bulan lebih lambat daripada rencana ({ID.period(MAY)})"),
        (("done", period((2023, 3))), f"2 bulan lebih cepat daripada rencana ({ID.period(MAY)})"),
        (("done", period((2023,))), "rencananya Mei 2023"),
        (("done", UNKNOWN), "rencananya Mei 2023"),
        (("not-known", period((2023, 6))), "rencananya Mei 2023"),
        (("under-way", period((2023, 6))), "terlambat: rencananya Mei 2023"),
        (("planned", Withheld("planned")), "terlambat: rencananya Mei 2023"),
    ],
)
def test_what_came_late_is_said_in_months_where_that_can_be_told(taken: tuple[Status, Shown], said: str) -> None:
    (stage,) = planned(MAY, taken)
    assert against_plan(stage, ID) == said


def test_of_a_stage_without_a_plan_nothing_is_said_of_one() -> None:
    (stage,) = stages(("done", MAY, []))
    assert against_plan(stage, ID) == ""
    made = chart((stage,))
    assert len(made.table.header) == 4
    assert "rencana" not in made.caption


def test_a_plan_is_drawn_below_its_stage_and_stands_in_table_title_and_caption() -> None:
    made = chart(planned(MAY, ("done", period((2023, 8))), ("done", MAY)))
    svg = draw(made)
    outlines = [across(shape) for shape in painted(svg, "ink") if shape.get("stroke-dasharray") == "5,3"]
    late, on_time = map(across, painted(svg, "1"))
    assert outlines == [on_time, on_time]
    assert late[0] > on_time[1]
    assert made.title.endswith("; 1 tahap lebih lambat daripada rencana")
    assert [row[3] for row in made.table.rows] == ["Mei 2023", "Mei 2023"]
    assert "rencana semula" in made.caption


def test_one_day_is_a_diamond_and_more_are_a_line_with_ends() -> None:
    one = draw(chart(stages(("not-known", UNKNOWN, [event(period((2023, 8, 5)))]), ("done", period((2023, 8)), []))))
    assert len(painted(one, "ink")) == 1
    more = draw(chart(stages(("done", period((2023, 8)), [event(period((2023, 8, 5), (2023, 8, 6)))]))))
    assert len(painted(more, "ink")) == 3


def test_events_of_an_undated_stage_are_drawn() -> None:
    made = chart(stages(("done", period((2023, 8)), []), ("done", UNKNOWN, [event(period((2024, 1, 5)))])))
    assert "Tanda di bawah batang" in made.caption
    assert axis(made).ticks[-1][1:] == ("Jan", "2024")


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ((2023, 8, 22), (2023, 8, 22), [("Agu", "2023")]),
        ((2023, 8), (2023, 9, 21), [("Agu", "2023"), ("Sep", "")]),
        ((2023, 12, 31), (2024, 1, 1), [("Des", "2023"), ("Jan", "2024")]),
        (
            (2023,),
            (2023,),
            [(month, "2023" * (month == "Jan")) for month in ("Jan", "Mar", "Mei", "Jul", "Sep", "Nov")],
        ),
        (
            (2023, 11),
            (2026, 9),
            [("Jan", "2024"), ("Jul", ""), ("Jan", "2025"), ("Jul", ""), ("Jan", "2026"), ("Jul", "")],
        ),
    ],
)
def test_the_axis_names_months_and_every_year_once(
    first: tuple[int, ...], last: tuple[int, ...], ticks: list[tuple[str, str]]
) -> None:
    found = axis(chart(stages(("done", period(first, last), []))))
    assert [tick[1:] for tick in found.ticks] == ticks


@pytest.mark.parametrize("years", range(1, 120, 7))
def test_the_axis_of_any_length_has_ticks_and_not_too_many(years: int) -> None:
    found = axis(chart(stages(("done", period((1950, 6), (1950 + years, 5)), []))))
    assert 1 <= len(found.ticks) <= 9


def test_the_title_says_what_is_done_when_and_how_much_is_undated() -> None:
    assert chart(BEKASI).title == (
        "Angkatan Contoh sudah menyelesaikan semua tahapnya (Agustus–September 2023); 1 tahap tanpa tanggal"
    )
    some = stages(("done", period((2023, 8, 22)), []), ("planned", period((2025,)), []))
    assert chart(some).title == "Angkatan Contoh sudah menyelesaikan 1 dari 2 tahapnya (2023 – 2025)"
    none = stages(("planned", period((2025,)), []))
    assert chart(none).title == "Angkatan Contoh belum menyelesaikan satu pun dari 1 tahapnya (2025)"


def test_bars_of_whole_months_are_explained_and_bars_of_days_need_no_explanation() -> None:
    assert "menutupi seluruh bulan" in chart(BEKASI).caption
    assert chart(stages(("done", period((2023, 8, 22)), []))).caption == ""


def test_the_table_lists_every_stage_with_its_events() -> None:
    table = chart(BEKASI).table
    assert table.header == ("Tahap", "Status", "Tanggal", "Kegiatan")
    assert table.rows[1] == ("Pelatihan kohesi sosial", "selesai", "22 Agustus 2023", "Pelatihan (22 Agustus 2023)")
    assert table.rows[2][3] == "–"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart(BEKASI, code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption))
    expected = ("Agu", "tanggal tidak diketahui", "tahap") if code == "id" else ("Aug", "date not known", "stages")
    assert all(words in said for words in expected)
