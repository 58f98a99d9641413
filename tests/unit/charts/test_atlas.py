"""What the two files about the earth hold."""

import re
from pathlib import Path

from generator.charts import atlas
from generator.charts.cartography import COUNTRY

EARTH = Path(atlas.__file__).parent / "earth"


def codes() -> list[str]:
    lines = (EARTH / "regencies.txt").read_text("utf-8").splitlines()
    return [line.split()[0] for line in lines if not line.startswith("#")]


def test_it_has_every_regency_and_city_once_and_in_order() -> None:
    assert len(codes()) == 514
    assert codes() == sorted(set(codes()))
    assert all(re.fullmatch(r"[1-9][0-9]\.[0-9]{2}", code) for code in codes())
    assert len({code.partition(".")[0] for code in codes()}) == 38


def test_all_of_them_lie_in_indonesia() -> None:
    for code in codes():
        spot = atlas.position(code)
        assert spot is not None
        assert COUNTRY.holds(spot), code


def test_positions_are_too_coarse_to_point_at_a_home() -> None:
    """A twentieth of a degree."""
    for code in codes():
        for degrees in atlas.position(code) or ():
            assert abs(degrees * 20 - round(degrees * 20)) < 1e-6, code


def test_known_cities_are_where_they_are() -> None:
    assert atlas.position("32.75") == (107.0, -6.25)
    assert atlas.position("11.72") == (95.3, 5.9)
    assert atlas.position("93.01") is not None


def test_a_code_that_is_not_there_has_no_position() -> None:
    assert atlas.position("99.99") is None
    assert atlas.position("") is None


def test_the_coast_is_closed_lines_largest_island_first() -> None:
    """Java would be missed by everybody; so would the borders on Borneo, Timor and New Guinea."""
    assert len(atlas.coast()) > 200
    assert all(len(outline) > 2 for outline in (*atlas.coast(), *atlas.neighbours()))
    assert max(len(outline) for outline in atlas.coast()[:5]) > 300
    assert atlas.neighbours()


def test_the_files_are_small_and_say_where_they_come_from() -> None:
    heads = {path.name: path.read_text("utf-8") for path in EARTH.iterdir()}
    assert sum(map(len, heads.values())) < 120_000
    assert "Natural Earth" in heads["coast.txt"]
    assert "public domain" in heads["coast.txt"]
    assert "GeoNames" in heads["regencies.txt"]
    assert "CC BY 4.0" in heads["regencies.txt"]
