"""Where the regencies and cities of Indonesia lie, and the coast around them. The files in `earth/` say where both come
from and what was done to them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generator.charts.cartography import Outline, Spot

AS_OF: Final = (2026, 9)
"""Year and month of the positions."""


def position(code: str) -> Spot | None:
    """Of a regency or city by its code, `32.75`: to a twentieth of a degree. None for a code the file does not have."""
    return _positions().get(code)


@cache
def coast() -> tuple[Outline, ...]:
    """Of Indonesia, in degrees, largest island first."""
    return tuple(_outlines("indonesia"))


@cache
def neighbours() -> tuple[Outline, ...]:
    """The same of the countries around, as far as a map of Indonesia can show them."""
    return tuple(_outlines("neighbour"))


@cache
def _positions() -> Mapping[str, Spot]:
    rows = (line.split() for line in _lines("regencies.txt"))
    return {code: (float(longitude), float(latitude)) for code, latitude, longitude in rows}


def _outlines(whose: str) -> Iterator[Outline]:
    for line in _lines("coast.txt"):
        owner, *corners = line.split(" ")
        if owner == whose:
            yield tuple((float(x), float(y)) for x, y in (corner.split(",") for corner in corners))


def _lines(name: str) -> Iterator[str]:
    """Without the comments."""
    lines = (Path(__file__).parent / "earth" / name).read_text("utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))
