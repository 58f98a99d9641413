"""Frames, projections and outlines: plain geometry."""

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.cartography import COUNTRY, Frame, Outline, Projection, Spot, frame_around, set_apart

somewhere = st.tuples(
    st.floats(COUNTRY.west + 0.5, COUNTRY.east - 0.5), st.floats(COUNTRY.south + 0.5, COUNTRY.north - 0.5)
)
BEKASI, TANGERANG = (107.0, -6.25), (106.7, -6.3)
SQUARE: Outline = ((0, 0), (4, 0), (4, 4), (0, 4))


def boundary(outline: Outline) -> tuple[float, float, float, float]:
    longitudes, latitudes = zip(*outline, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


# --- the frame ----------------------------------------------------------------------------------------------------


@given(st.lists(somewhere, min_size=1, max_size=20))
def test_every_place_is_inside_the_frame_and_the_frame_inside_the_country(spots: list[Spot]) -> None:
    frame = frame_around(spots)
    assert all(frame.holds(spot) for spot in spots)
    assert frame.west >= COUNTRY.west
    assert frame.south >= COUNTRY.south
    assert frame.east <= COUNTRY.east + 1e-9
    assert frame.north <= COUNTRY.north + 1e-9


@given(st.lists(somewhere, min_size=1, max_size=20))
def test_no_frame_is_so_narrow_or_high_that_a_phone_could_not_show_it(spots: list[Spot]) -> None:
    frame = frame_around(spots)
    assert frame.width >= 5 - 1e-9
    assert 0.35 <= frame.height / frame.width <= 0.9 + 1e-9


def test_a_single_city_is_shown_in_the_middle_of_its_surroundings() -> None:
    frame = frame_around([BEKASI])
    assert frame.width == pytest.approx(5)
    assert (frame.west + frame.east) / 2 == pytest.approx(107)
    assert (frame.south + frame.north) / 2 == pytest.approx(-6.25)


def test_at_the_end_of_the_country_the_frame_moves_rather_than_show_the_ocean() -> None:
    sabang, merauke = (95.3, 5.9), (140.4, -8.5)
    assert frame_around([sabang]).west == COUNTRY.west
    assert frame_around([merauke]).east <= COUNTRY.east
    whole = frame_around([sabang, merauke])
    assert (whole.west, whole.east) == (COUNTRY.west, COUNTRY.east)


def test_there_is_no_frame_around_nothing() -> None:
    with pytest.raises(ValueError, match="unpack"):
        frame_around([])


# --- the projection -----------------------------------------------------------------------------------------------


def test_north_is_up_and_the_frame_fills_the_width() -> None:
    projected = Projection(Frame(100, -10, 110, -5), 400, left=1, top=2)
    assert projected((100, -5)) == (1, 2)
    assert projected((110, -10)) == (401, 202)
    assert projected.height == 200


def test_a_hundred_kilometres_are_about_ninety_hundredths_of_a_degree() -> None:
    projected = Projection(Frame(100, -1, 110, 1), 1000)
    assert projected.kilometres(111.32) == pytest.approx(100)
    assert Projection(Frame(100, -11, 110, -9), 1000).kilometres(111.32) == pytest.approx(101.5, abs=0.1)


@given(st.lists(st.tuples(st.floats(-9, 19), st.floats(-9, 19)), min_size=3, max_size=12))
def test_nothing_is_drawn_beyond_the_frame(corners: list[Spot]) -> None:
    projected = Projection(Frame(0, 0, 10, 5), 100)
    for outline in projected.drawn([tuple(corners)]):
        left, top, right, bottom = boundary(outline)
        assert 0 <= left <= right <= 100
        assert 0 <= top <= bottom <= 50


def test_land_is_cut_off_where_the_frame_ends() -> None:
    (cut,) = Projection(Frame(2, 1, 12, 6), 100).drawn([SQUARE])
    assert boundary(cut) == (0, 20, 20, 50)


def test_land_outside_the_frame_and_islands_too_small_to_see_are_left_out() -> None:
    assert Projection(Frame(10, 10, 20, 15), 100).drawn([SQUARE]) == ()
    assert Projection(Frame(0, 0, 1000, 500), 100).drawn([SQUARE]) == ()


def test_land_that_fills_the_frame_is_the_frame() -> None:
    (cut,) = Projection(Frame(1, 1, 3, 2), 100).drawn([SQUARE])
    assert boundary(cut) == (0, 0, 100, 50)


def test_corners_that_nobody_would_see_are_left_out() -> None:
    wavy: Outline = (*((x / 10, 0.002 * (x % 2)) for x in range(40)), (4, 4), (0, 4))
    (thin,) = Projection(Frame(-1, -1, 9, 5), 100).drawn([wavy])
    assert len(thin) == 4


# --- signs that would lie on each other ------------------------------------------------------------------------------


def test_what_lies_apart_stays_where_it_is() -> None:
    spots = ((50.0, 50.0), (100.0, 50.0), (50.0, 100.0))
    assert set_apart(spots, 24, 400, 200) == spots


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 200)), max_size=24))
def test_signs_stay_on_the_map(spots: list[Spot]) -> None:
    for x, y in set_apart(spots, 24, 400, 200):
        assert 12 <= x <= 388
        assert 12 <= y <= 188


@pytest.mark.parametrize(
    ("count", "spot"),
    [(2, (200.0, 100.0)), (24, (200.0, 100.0)), (2, (0.0, 0.0)), (7, (0.0, 0.0)), (7, (400.0, 200.0))],
)
def test_signs_on_the_very_same_spot_go_apart(count: int, spot: Spot) -> None:
    apart = set_apart([spot] * count, 24, 400, 200)
    assert min(dist(*pair) for pair in combinations(apart, 2)) >= 23


def test_neighbouring_cities_are_told_apart_with_as_little_movement_as_it_takes() -> None:
    projected = Projection(frame_around([BEKASI, TANGERANG]), 400)
    spots = [projected(BEKASI), projected(TANGERANG), projected((107.15, -6.25))]
    apart = set_apart(spots, 24, 400, 200)
    assert min(dist(*pair) for pair in combinations(apart, 2)) >= 23.8
    assert max(map(dist, spots, apart)) < 12


def test_the_same_spots_give_the_same_signs() -> None:
    spots = [(x * 7.0 % 60, x * 11.0 % 40) for x in range(20)]
    assert set_apart(spots, 24, 400, 200) == set_apart(spots, 24, 400, 200)
