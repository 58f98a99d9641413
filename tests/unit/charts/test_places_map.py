"""Where the programme works."""

import gzip
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import dist
from xml.etree import ElementTree

import pytest

from generator.charts.chart import Chart
from generator.charts.drawing import draw
from generator.charts.places_map import MOST_NUMBERED, Pin, by_province, places_map, places_of_work
from generator.language.speech import language
from generator.public.portfolio import Cohort, Place
from generator.public.values import Text
from generator.safeguarding.personal_data import kinds_in
from tests.unit.charts.examples import SVG, cohort, painted, words_of
from tests.unit.charts.test_atlas import codes

ID, EN = language("id"), language("en")
BEKASI = Place("32.75", Text("Kota Bekasi", "Bekasi City"), Text("Jawa Barat", "West Java"))
KABUPATEN = Place("32.16", Text("Kabupaten Bekasi", "Bekasi Regency"), Text("Jawa Barat", "West Java"))
TANGSEL = Place("36.74", Text("Kota Tangerang Selatan", None), Text("Banten", "Banten"))
NOWHERE = Place("99.01", Text("Kabupaten Baru", None), Text("Provinsi Baru", None))
REAL = (BEKASI, KABUPATEN, TANGSEL)


def at(*places: Place, name: str = "Angkatan Contoh", id_: str = "contoh") -> Cohort:
    return replace(cohort(name=name), id=id_, places=places)


def everywhere(count: int) -> tuple[Cohort, ...]:
    named = [Place(code, Text(f"Kabupaten {code}", None), Text(f"Provinsi {code[:2]}", None)) for code in codes()]
    return tuple(at(place, id_=place.code) for place in named[:: max(1, len(named) // count)][:count])


def made(cohorts: Sequence[Cohort]) -> Chart:
    chart = places_map(places_of_work(cohorts), ID)
    assert chart is not None
    return chart


def discs(svg: str) -> list[tuple[float, float]]:
    """The middles of the signs on the map."""
    circles = (shape for shape in painted(svg, "1") if "A" in shape.attrib["d"])
    places = (re.findall(r"-?[\d.]+", shape.attrib["transform"]) for shape in circles)
    return [(float(x), float(y)) for x, y in places]


# --- the places ---------------------------------------------------------------------------------------------------


def test_a_place_of_several_cohorts_is_one_place() -> None:
    first, second = at(BEKASI, id_="satu"), at(BEKASI, TANGSEL, id_="dua")
    assert [(here.place.code, [of.id for of in here.cohorts]) for here in places_of_work((first, second))] == [
        ("32.75", ["satu", "dua"]),
        ("36.74", ["dua"]),
    ]


def test_numbers_follow_the_provinces() -> None:
    places = places_of_work([at(*REAL)])
    assert [(here.number, here.place.code) for here in places] == [(1, "32.16"), (2, "32.75"), (3, "36.74")]
    assert [[here.place.code for here in those] for those in by_province(places)] == [["32.16", "32.75"], ["36.74"]]


def test_a_place_that_the_data_does_not_have_is_listed_without_a_number() -> None:
    places = places_of_work([at(BEKASI, NOWHERE)])
    assert [(here.number, here.place.code) for here in places] == [(1, "32.75"), (None, "99.01")]
    assert made([at(BEKASI, NOWHERE)]).table.rows[1][:2] == ("–", "Kabupaten Baru")


def test_where_no_place_is_known_there_is_no_map() -> None:
    assert places_map((), ID) is None
    assert places_map(places_of_work([at()]), ID) is None
    assert places_map(places_of_work([at(NOWHERE)]), ID) is None


# --- the words ----------------------------------------------------------------------------------------------------


def test_the_title_counts_regencies_cities_and_provinces() -> None:
    assert made([at(*REAL)]).title == "Program bekerja di satu kabupaten dan dua kota, di dua provinsi"
    chart = places_map(places_of_work([at(*REAL)]), EN)
    assert chart is not None
    assert chart.title == "The programme works in one regency and two cities, in two provinces"


def test_a_single_place_is_named() -> None:
    assert made([at(BEKASI)]).title == "Program bekerja di Kota Bekasi, Jawa Barat"


def test_of_one_kind_only_that_is_said() -> None:
    assert made([at(BEKASI, TANGSEL)]).title == "Program bekerja di dua kota, di dua provinsi"


def test_the_caption_says_where_the_map_is_from_and_what_is_not_on_it() -> None:
    assert "Natural Earth" in made([at(BEKASI)]).caption
    assert "GeoNames, September 2026" in made([at(BEKASI)]).caption
    assert "Tidak tampak di peta" not in made([at(BEKASI)]).caption
    assert "karena letaknya belum ada dalam data: Kabupaten Baru." in made([at(BEKASI, NOWHERE)]).caption


def test_the_table_says_what_the_map_says() -> None:
    table = made([at(*REAL)]).table
    assert table.header == ("Nomor", "Kabupaten atau kota", "Provinsi", "Angkatan")
    assert table.rows[0] == ("1", "Kabupaten Bekasi", "Jawa Barat", "Angkatan Contoh")


def test_beyond_the_numbers_the_table_counts_by_province() -> None:
    chart = made(everywhere(514))
    assert chart.table.header == ("Provinsi", "Kabupaten dan kota", "Angkatan")
    assert len(chart.table.rows) == 38
    assert sum(int(row[1]) for row in chart.table.rows) == 514


# --- the picture --------------------------------------------------------------------------------------------------


def test_three_cities_side_by_side_are_told_apart() -> None:
    svg = draw(made([at(*REAL)]))
    assert [words for words in words_of(svg) if words.isdigit()] == ["1", "2", "3"]
    assert min(dist(*pair) for pair in combinations(discs(svg), 2)) >= 23


def test_a_small_frame_comes_with_an_overview_of_the_country() -> None:
    assert "Letak peta ini di Indonesia" in words_of(draw(made([at(BEKASI)])))
    assert "Letak peta ini di Indonesia" not in words_of(draw(made(everywhere(20))))


@pytest.mark.parametrize("count", [1, 2, MOST_NUMBERED, MOST_NUMBERED + 1, 514])
def test_every_place_is_on_the_map(count: int) -> None:
    svg = draw(made(everywhere(count)))
    height = float(ElementTree.fromstring(svg).attrib["viewBox"].split()[3])
    assert len([words for words in words_of(svg) if words.isdigit()]) == (count if count <= MOST_NUMBERED else 0)
    assert all(0 <= x <= 400 and 0 <= y <= height for x, y in discs(svg))
    # At a scale of many kilometres, two places can be one spot.
    assert 0.8 * count <= len(discs(svg)) <= count


def test_a_sign_that_had_to_move_has_a_line_to_its_place() -> None:
    crowded = [Place(code, Text(code, None), Text("Jakarta", None)) for code in codes() if code.startswith("31.7")]
    svg = draw(made([at(*crowded)]))
    assert len(discs(svg)) == 5
    assert len([shape for shape in painted(svg, "ink") if shape.tag == f"{SVG}line"]) >= 1


def test_places_are_drawn_in_units_and_never_said_as_coordinates() -> None:
    for cohorts in ([at(*REAL)], everywhere(514)):
        chart = made(cohorts)
        svg = draw(chart)
        assert kinds_in(svg) == ()
        for pin in (row for row in chart.series if isinstance(row, Pin)):
            assert all(number == round(number, 1) for number in pin.spot)


def test_the_picture_is_small() -> None:
    assert len(gzip.compress(draw(made([at(*REAL)])).encode())) < 4_000
    assert len(gzip.compress(draw(made(everywhere(MOST_NUMBERED))).encode())) < 8_200
    assert len(gzip.compress(draw(made(everywhere(514))).encode())) < 11_000
