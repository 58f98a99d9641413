"""The marks of a picture and the sheet they are put on. Charts reckon in the units of the sheet, from its top left
corner; Vega only draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, assert_never

from generator.charts.lettering import LEADING, SIZE

if TYPE_CHECKING:
    import altair as alt

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
        return [{"x": self.x, "y": self.y, "size": self.size}]


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
        return [{"x": self.x, "y": self.y, "words": self.words}]


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


def sheet(marks: Iterable[Mark], height: float, behind: Iterable[Mark] = ()) -> dict[str, Any]:
    """The picture as a Vega-Lite specification. Shapes lie on each other in the order of `_DEPTHS`, those of one kind
    in their own order, and all of them on those that are `behind`."""
    # Imported where a picture is really drawn: it takes 0.4 s, and most builds find all their pictures in the cache.
    import altair as alt

    layers = [_layer(list(alike)) for level in (behind, marks) for _, alike in groupby(sorted(level, key=_look), _look)]
    chart = alt.layer(*layers)
    chart = chart.properties(width=WIDTH, height=height, padding=0, autosize=alt.AutoSizeParams(type="none"))
    specification: dict[str, Any] = (
        chart.configure(aria=False, background="transparent").configure_view(stroke=None).to_dict()
    )
    return specification


_DEPTHS: Final = (Ribbon, Box, Shape, Line, Point, Words)


def _look(mark: Mark) -> tuple[int, str, bool, tuple[int, ...]]:
    """Marks that share it become one layer: what Vega does not take from the rows. As few layers as possible, since
    Altair needs 10 ms for each."""
    depth = _DEPTHS.index(type(mark))
    match mark:
        case Words():
            return depth, mark.align, mark.bold, ()
        case Point():
            return depth, mark.shape, False, ()
        case _:
            return depth, "", False, mark.style.dash


def _layer(alike: list[Mark]) -> "alt.Chart":
    import altair as alt

    chart = alt.Chart({"values": [row for number, mark in enumerate(alike) for row in _rows(mark, number)]})
    # Without a scale, places are units of the sheet and colours are what they say.
    at = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    painted = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "strokeWidth": alt.StrokeWidth("thickness:Q", scale=None),
        "opacity": alt.Opacity("opacity:Q", scale=None),
    }
    layer: alt.Chart
    match alike[0]:
        case Ribbon(style=style):
            curved = chart.mark_area(interpolate="monotone", strokeDash=list(style.dash))
            layer = curved.encode(**at, **painted, y2="y2:Q", detail="mark:N")
        case Box(style=style):
            layer = chart.mark_rect(strokeDash=list(style.dash)).encode(**at, **painted, x2="x2:Q", y2="y2:Q")
        case Line(style=style):
            layer = chart.mark_rule(strokeDash=list(style.dash)).encode(**at, **painted, x2="x2:Q", y2="y2:Q")
        case Point(shape=shape):
            layer = chart.mark_point(shape=shape).encode(**at, **painted, size=alt.Size("size:Q", scale=None))
        case Shape(style=style):
            # It comes in units of the sheet: there is nothing to project. Clipped, it would need an id.
            drawn = chart.mark_geoshape(strokeDash=list(style.dash), clip=False).encode(**painted)
            layer = drawn.project(type="identity", scale=1, translate=[0, 0])
        case Words(align=align, bold=bold):
            weight: Literal["bold", "normal"] = "bold" if bold else "normal"
            written = chart.mark_text(align=align, fontWeight=weight, fontSize=SIZE, baseline="middle")
            layer = written.encode(**at, fill=painted["fill"], text="words:N")
        case other:
            assert_never(other)
    return layer


def _rows(mark: Mark, number: int) -> list[Row]:
    """A mark's rows with its paint; by the number, Vega knows which rows are one ribbon."""
    if isinstance(mark, Words):
        paint: Row = {"fill": mark.colour}
    else:
        style = mark.style
        paint = {"fill": style.fill, "stroke": style.stroke, "thickness": style.thickness, "opacity": style.opacity}
    return [{name: _tidy(value) for name, value in row.items()} | paint | {"mark": number} for row in mark.rows()]


def _tidy(value: Any) -> Any:
    """A hundredth of a unit is finer than any screen, and shorter to write."""
    return round(value, 2) if isinstance(value, float) else value
