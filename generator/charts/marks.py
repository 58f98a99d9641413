"""The marks of a picture and the sheet they are put on. Charts reckon in the units of the sheet, from its top left
corner; Vega only draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Literal, get_args

from generator.charts.lettering import LEADING

WIDTH: Final = 360
"""Of every sheet. Pictures scale with the page, so this only sets their size against that of their words."""

# CSS variables pass through Vega as if they were colours: the page decides what they are, in light and in dark.
FIRST: Final = "var(--chart-1)"
SECOND: Final = "var(--chart-2)"
THIRD: Final = "var(--chart-3)"
INK: Final = "var(--chart-ink)"
QUIET: Final = "var(--chart-quiet)"
RULE: Final = "var(--chart-rule)"
GROUND: Final = "var(--chart-ground)"
SEA: Final = "var(--chart-sea)"
LAND: Final = "var(--chart-land)"
NONE: Final = "none"

DASHED: Final = (5, 3)
DOTTED: Final = (1, 3)


@dataclass(frozen=True, slots=True)
class Style:
    fill: str = NONE
    stroke: str = NONE
    dash: tuple[int, ...] = ()
    thickness: float = 1
    opacity: float = 1


Row = dict[str, Any]
"""What Vega reads of a mark: named places, in units of the sheet, and words."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float
    style: Style

    def rows(self) -> list[Row]:
        return [{"x": self.left, "y": self.top, "x2": self.left + self.width, "y2": self.top + self.height}]


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    to_x: float
    to_y: float
    style: Style

    def rows(self) -> list[Row]:
        return [{"x": self.x, "y": self.y, "x2": self.to_x, "y2": self.to_y}]


@dataclass(frozen=True, slots=True)
class Ribbon:
    edge: tuple[tuple[float, float, float], ...]
    """From left to right: x, upper y, lower y."""
    style: Style

    def rows(self) -> list[Row]:
        return [{"x": x, "y": upper, "y2": lower} for x, upper, lower in self.edge]


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    shape: Literal["circle", "diamond", "triangle-left", "triangle-right"]
    style: Style
    size: float = 70
    """Its area, were it a square or a circle."""

    def rows(self) -> list[Row]:
        return [{"x": self.x, "y": self.y, "size": self.size, "shape": self.shape}]


@dataclass(frozen=True, slots=True)
class Shape:
    """Closed lines with nothing in common, drawn as one."""

    outlines: tuple[tuple[tuple[float, float], ...], ...]
    """The corners of each: x, y."""
    style: Style

    def rows(self) -> list[Row]:
        areas = [[[*outline, outline[0]]] for outline in self.outlines]
        return [{"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": areas}}]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of them."""

    x: float
    y: float
    """Of the middle of the line."""
    words: str
    colour: str = INK
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False

    def rows(self) -> list[Row]:
        weight = "bold" if self.bold else "normal"
        return [{"x": self.x, "y": self.y, "words": self.words, "align": self.align, "weight": weight}]


Mark = Box | Line | Ribbon | Shape | Point | Words


def paragraph(
    left: float, top: float, lines: tuple[str, ...], colour: str = INK, bold: bool = False
) -> tuple[Words, ...]:
    """The lines one below the other, the first beginning at `top`."""
    return tuple(
        Words(left, top + LEADING * (number + 0.5), line, colour, bold=bold) for number, line in enumerate(lines)
    )


def hatching(box: Box, style: Style, distance: float = 6) -> tuple[Line, ...]:
    """Slanting lines inside a box. Lines and not a pattern: a pattern needs an id, and the ids of several pictures on
    one page would collide."""
    right, bottom = box.left + box.width, box.top + box.height
    lines: list[Line] = []
    start = box.left + distance
    while start < right + box.height:
        # From the upper edge down to the left; what would stick out on either side is cut off at 45 degrees.
        over_right, over_left = max(0.0, start - right), max(0.0, box.left + box.height - start)
        lines.append(
            Line(start - over_right, box.top + over_right, start - box.height + over_left, bottom - over_left, style)
        )
        start += distance
    return tuple(lines)


VegaMark = Literal["area", "rect", "geoshape", "rule", "point", "text"]
"""As Vega-Lite calls them, from the lowest to the one on top."""


@dataclass(frozen=True, slots=True)
class Layer:
    mark: VegaMark
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    height: float
    layers: tuple[Layer, ...]
    """From the lowest to the one on top."""


def sheet(marks: Iterable[Mark], height: float, behind: Iterable[Mark] = ()) -> Sheet:
    """Shapes lie on each other in the order of `VegaMark`, those of one kind and one look in their own order, and all
    of them on those that are `behind`."""
    return Sheet(
        height,
        tuple(
            Layer(vega_mark, tuple(row for number, mark in enumerate(alike) for row in _rows(mark, number)))
            for level in (behind, marks)
            for vega_mark, alike in groupby(sorted(level, key=_look), _vega_mark)
        ),
    )


def _vega_mark(mark: Mark) -> VegaMark:
    match mark:
        case Ribbon():
            return "area"
        case Box():
            return "rect"
        case Shape():
            return "geoshape"
        case Line():
            return "rule"
        case Point():
            return "point"
        case Words():
            return "text"


def _look(mark: Mark) -> tuple[int, str, bool, tuple[int, ...]]:
    """By which they are sorted within a layer as well: what is dashed lies on what is not, bold words on plain ones."""
    depth = get_args(VegaMark).index(_vega_mark(mark))
    match mark:
        case Words():
            return depth, mark.align, mark.bold, ()
        case Point():
            return depth, mark.shape, False, ()
        case _:
            return depth, "", False, mark.style.dash


def _rows(mark: Mark, number: int) -> list[Row]:
    """A mark's rows with its paint; by the number, Vega knows which rows are one ribbon."""
    if isinstance(mark, Words):
        paint: Row = {"fill": mark.colour}
    else:
        style = mark.style
        paint = {
            "fill": style.fill,
            "stroke": style.stroke,
            "dash": style.dash,
            "thickness": style.thickness,
            "opacity": style.opacity,
        }
    return [{name: _tidy(value) for name, value in row.items()} | paint | {"mark": number} for row in mark.rows()]


def _tidy(value: Any) -> Any:
    """A hundredth of a unit is finer than any screen, and shorter to write."""
    return round(value, 2) if isinstance(value, float) else value
