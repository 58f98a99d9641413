"""From the earth to a sheet: which part of it a map shows, and how much of an outline is left there.

The projection is the plain one, a degree being as long to the north as to the east. Indonesia lies within 11 degrees of
the equator, where that is wrong by 2 % at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Final

Spot = tuple[float, float]
"""On the earth: longitude and latitude, in degrees. On a sheet: from the left and from the top, in its units."""
Outline = tuple[Spot, ...]
"""The corners of a closed line; the last is joined with the first."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the earth that a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def holds(self, spot: Spot) -> bool:
        longitude, latitude = spot
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


COUNTRY: Final = Frame(94, -12, 142, 7)
"""All of Indonesia and a little sea."""

_LEAST: Final = 5.0
"""Width in degrees: a single city is shown within as much as the western third of Java."""
_MARGIN: Final = 0.12
"""Of the extent of what is shown, on every side."""
_LOWEST: Final = 0.5
_HIGHEST: Final = 0.9
"""Of the height of a frame, in shares of its width."""


def frame_around(spots: Iterable[Spot]) -> Frame:
    """The frame of a map of these; within `COUNTRY`, and it holds all that do. ValueError for none."""
    longitudes, latitudes = zip(*spots, strict=True)
    wide, high = (max(those) - min(those) for those in (longitudes, latitudes))
    margin = max(_LEAST * _MARGIN, max(wide, high) * _MARGIN)
    width = max(_LEAST, wide + 2 * margin, (high + 2 * margin) / _HIGHEST)
    west, east = _between(min(longitudes), max(longitudes), width, COUNTRY.west, COUNTRY.east)
    height = max(high + 2 * margin, width * _LOWEST)
    south, north = _between(min(latitudes), max(latitudes), height, COUNTRY.south, COUNTRY.north)
    return Frame(west, south, east, north)


def _between(low: float, high: float, length: float, least: float, most: float) -> tuple[float, float]:
    """`length` about the middle of `low` and `high`, moved and at last shortened to lie between `least` and `most`."""
    length = min(length, most - least)
    start = min(max((low + high - length) / 2, least), most - length)
    return start, start + length


@dataclass(frozen=True, slots=True)
class Projection:
    """Of a frame onto a sheet that is `width` units wide."""

    frame: Frame
    width: float
    left: float = 0
    top: float = 0

    @property
    def scale(self) -> float:
        """Units for a degree."""
        return self.width / self.frame.width

    @property
    def height(self) -> float:
        return round(self.frame.height * self.scale, 1)

    def __call__(self, spot: Spot) -> Spot:
        longitude, latitude = spot
        x, y = (longitude - self.frame.west) * self.scale, (self.frame.north - latitude) * self.scale
        return round(self.left + x, 1), round(self.top + y, 1)

    def kilometres(self, length: float) -> float:
        """In units, measured at the middle of the map from west to east."""
        middle = radians((self.frame.south + self.frame.north) / 2)
        return length / (_DEGREE * cos(middle)) * self.scale

    def drawn(self, outlines: Iterable[Outline]) -> tuple[Outline, ...]:
        """What of them can be seen: cut off at the frame, and without what is too small to be seen."""
        shown: list[Outline] = []
        for outline in outlines:
            cut = _cut_off(outline, self.frame)
            thin = _thinned([self(corner) for corner in cut], _FINEST) if cut else ()
            if len(thin) > 2 and _area(thin) >= _SMALLEST:
                shown.append(thin)
        return tuple(shown)


_DEGREE: Final = 111.32
"""Kilometres, on the equator."""
_FINEST: Final = 0.6
"""How far a line may stray from the coast, in units."""
_SMALLEST: Final = 1.5
"""Of islands, in square units."""


def _cut_off(outline: Outline, frame: Frame) -> Outline:
    """After Sutherland and Hodgman: along one side of the frame after the other. Where an outline leaves the frame and
    comes back, it follows its border."""
    for axis, limit, inwards in (
        (0, frame.west, 1),
        (0, frame.east, -1),
        (1, frame.south, 1),
        (1, frame.north, -1),
    ):
        beyond = [(corner[axis] - limit) * inwards < 0 for corner in outline]
        if all(beyond):
            return ()
        if not any(beyond):
            continue
        kept: list[Spot] = []
        for number, corner in enumerate(outline):
            if beyond[number - 1] != beyond[number]:
                kept.append(_crossing(outline[number - 1], corner, axis, limit))
            if not beyond[number]:
                kept.append(corner)
        outline = tuple(kept)
    return outline


def _crossing(start: Spot, end: Spot, axis: int, limit: float) -> Spot:
    share = (limit - start[axis]) / (end[axis] - start[axis])
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _thinned(corners: Sequence[Spot], finest: float) -> Outline:
    """After Douglas and Peucker: without the corners that lie closer than `finest` to the line without them."""
    kept = {0, len(corners) - 1}
    stretches = [(0, len(corners) - 1)]
    while stretches:
        first, last = stretches.pop()
        strays, furthest = max(
            ((_stray(corners[number], corners[first], corners[last]), number) for number in range(first + 1, last)),
            default=(0.0, first),
        )
        if strays > finest:
            kept.add(furthest)
            stretches += [(first, furthest), (furthest, last)]
    thin = [corners[number] for number in sorted(kept)]
    return tuple(thin[:-1] if thin[0] == thin[-1] else thin)


def _stray(spot: Spot, start: Spot, end: Spot) -> float:
    """How far from the line through both; from `start` where they are one."""
    along, down = end[0] - start[0], end[1] - start[1]
    length = hypot(along, down)
    x, y = spot[0] - start[0], spot[1] - start[1]
    return abs(along * y - down * x) / length if length else hypot(x, y)


def _area(outline: Outline) -> float:
    following = (*outline[1:], outline[0])
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(outline, following, strict=True))) / 2


# --- signs that would lie on each other -----------------------------------------------------------------------------

_TURN: Final = 2.399963
"""The golden angle: signs on the very same spot go apart in ever new directions."""
_ROUNDS: Final = 300


def set_apart(spots: Sequence[Spot], distance: float, width: float, height: float) -> tuple[Spot, ...]:
    """The spots, moved as little as it takes for any two to be `distance` apart, and half of that from the border.
    Where there is no room for that, as far apart as comes out of it."""
    edge = distance / 2
    moved = [_inside(x, y, edge, width, height) for x, y in spots]
    for _ in range(_ROUNDS):
        is_settled = True
        for second in range(len(moved)):
            for first in range(second):
                (x, y), (other_x, other_y) = moved[first], moved[second]
                along, down = other_x - x, other_y - y
                apart = hypot(along, down)
                missing = distance - apart
                if missing <= _NOTHING:
                    continue
                is_settled = False
                if apart <= _NOTHING:
                    along, down, apart = cos(_TURN * second), sin(_TURN * second), 1.0
                share = (missing / 2 + _NOTHING) / apart
                moved[first] = _inside(x - along * share, y - down * share, edge, width, height)
                moved[second] = _inside(other_x + along * share, other_y + down * share, edge, width, height)
        if is_settled:
            break
    return tuple((round(x, 1), round(y, 1)) for x, y in moved)


_NOTHING: Final = 0.05


def _inside(x: float, y: float, edge: float, width: float, height: float) -> Spot:
    return min(max(x, edge), width - edge), min(max(y, edge), height - edge)
