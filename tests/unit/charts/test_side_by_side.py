"""The picture of cohorts beside each other."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.charts.chart import Chart, Datum
from generator.charts.drawing import draw
from generator.charts.side_by_side import Panel, side_by_side
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.public.portfolio import Cohort, Group, Result
from generator.public.values import Exact
from tests.unit.charts.examples import UNKNOWN, WITHHELD, cohort, group, outcome, painted, result, text, words_of

ID = language("id")
REACHED, MISSED, OPEN = result(100, 120), result(100, 20), result(100, UNKNOWN)


def of(name: str, *results: Result) -> Group:
    return group(name=name, outcomes=[outcome(results=results)])


A = cohort(name="Angkatan A", groups=[of("Hijab", REACHED, MISSED), of("Kuliner", REACHED, OPEN)])
B = cohort(name="Angkatan B", groups=[of("Rajut", MISSED, MISSED, REACHED)])


def chart(*cohorts: Cohort, code: LanguageCode = "id") -> Chart:
    made = side_by_side(cohorts, language(code))
    assert made is not None
    return made


def panels(made: Chart) -> Sequence[Panel]:
    return [panel for panel in made.series if isinstance(panel, Panel)]


@pytest.mark.parametrize(
    "cohorts",
    [(), (A,), (A, cohort()), (A, cohort(groups=[group()])), (A, cohort(groups=[of("Rajut", OPEN)]))],
)
def test_fewer_than_two_cohorts_that_can_be_judged_have_nothing_beside_them(cohorts: tuple[Cohort, ...]) -> None:
    assert side_by_side(cohorts, ID) is None


def test_the_title_says_where_the_largest_share_was_reached() -> None:
    c = cohort(name="Angkatan C", groups=A.groups)
    d, e = replace(c, name=text("Angkatan D")), replace(c, name=text("Angkatan E"))
    assert chart(A, B).title == "Angkatan A mencapai bagian terbesar dari targetnya: 2 dari 3"
    assert chart(B, A, c).title == "Angkatan A dan Angkatan C mencapai bagian terbesar dari targetnya"
    assert chart(B, A, c, d, e).title == "4 angkatan sama-sama mencapai bagian terbesar dari targetnya"
    assert chart(A, c).title == "Semua 2 angkatan mencapai bagian yang sama dari targetnya"


def test_each_cohort_is_a_panel_with_a_row_for_each_group() -> None:
    first, second = panels(chart(A, B))
    assert (first.name, first.reading, len(first.rows)) == ("Angkatan A", "2 dari 3", 2)
    assert [(row.name, row.reached, row.missed, row.open) for row in (*first.rows, *second.rows)] == [
        ("Hijab", 1, 1, 0),
        ("Kuliner", 1, 0, 1),
        ("Rajut", 1, 2, 0),
    ]


def test_only_the_newest_outcome_counts() -> None:
    twice = replace(of("Hijab", MISSED), outcomes=(outcome(results=[MISSED]), outcome(results=[REACHED])))
    assert panels(chart(cohort(groups=[twice]), B))[0].reading == "1 dari 1"


def test_squares_are_told_apart_by_form() -> None:
    svg = draw(chart(A, B))
    filled = [shape for shape in painted(svg, "1") if shape.get("d")]
    hollow = [shape for shape in painted(svg, "ink") if shape.get("d")]
    dashed = [shape for shape in painted(svg, "quiet") if shape.get("stroke-dasharray") == "5,3"]
    assert (len(filled), len(hollow), len(dashed)) == (3, 3, 1)
    assert "Garis putus-putus" in chart(A, B).caption
    assert "Garis putus-putus" not in chart(B, B).caption


def test_more_targets_than_there_is_room_for_are_said_in_words() -> None:
    many = cohort(groups=[of("Hijab", *([REACHED] * 12))])
    svg = draw(chart(many, B))
    assert words_of(svg).count("12 dari 12") == 2
    assert len([shape for shape in painted(svg, "1") if shape.get("d")]) == 1


def test_a_withheld_result_is_neither_reached_nor_missed() -> None:
    hidden = cohort(groups=[of("Hijab", result(100, WITHHELD), REACHED)])
    assert panels(chart(hidden, B))[0].rows[0].open == 1


def test_of_many_cohorts_the_newest_are_drawn_and_the_rest_is_in_the_data() -> None:
    many = [cohort(name=f"Angkatan {n}", groups=[of("Hijab", REACHED)]) for n in range(20)]
    made = chart(*many)
    assert [panel.name for panel in panels(made)] == [f"Angkatan {n}" for n in range(8)]
    assert len(made.table.rows) == 8
    assert "12 angkatan yang lebih lama ada di dalam datanya." in made.caption
    assert len({one.cohort for one in made.data if isinstance(one, Datum)}) == 20


def test_of_many_groups_the_first_are_drawn_and_the_others_counted() -> None:
    full = cohort(groups=[of(f"Kelompok {n}", REACHED) for n in range(9)])
    first = panels(chart(full, B))[0]
    assert (first.reading, len(first.rows), first.others) == ("9 dari 9", 6, "dan 3 kelompok lain")
    assert "dan 3 kelompok lain" in words_of(draw(chart(full, B)))


def test_the_data_counts_what_was_reached_of_what_can_be_judged() -> None:
    said = [(one.cohort, one.group, one.measure, one.amount) for one in chart(A, B).data if isinstance(one, Datum)]
    assert said[2:4] == [
        ("Angkatan A", "Kuliner", "reached", Exact(1)),
        ("Angkatan A", "Kuliner", "judged", Exact(1)),
    ]


def test_long_names_do_not_run_into_the_squares() -> None:
    name = "Kelompok kerajinan tangan anyaman pandan dan rotan Kabupaten Bekasi"
    svg = draw(chart(cohort(name=name, groups=[of(name, REACHED, MISSED)]), B))
    assert name not in words_of(svg)
    assert name in " ".join(words_of(svg))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_speaks_for_itself(code: LanguageCode) -> None:
    made = chart(A, B, code=code)
    said = " ".join((*words_of(draw(made)), made.title, made.caption, *made.table.header))
    indonesian = ("mencapai bagian terbesar", "2 dari 3", "Satu kotak", "Sumber", "Tercapai")
    english = ("reached the largest share", "2 of 3", "One square", "Source", "Reached")
    assert all(word in said for word in (indonesian if code == "id" else english))
    assert not any(word in said for word in (english if code == "id" else indonesian))
