"""The marks of a picture and the sheet they are put on. Charts reckon in the units of the sheet, from its top left
corner; Vega only draws."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, assert_never

from generator.charts.lettering import LEADING, SIZE

if TYPE_CHECKING:
    import altair as alt

WIDTH: Final = 400
"""Of every sheet. Pictures scale with the page, so this only sets their size against that of their words."""

# CSS variables pass through Vega as if they were colours: the page decides what they are, in light and in dark.
FIRST: Final = "var(--chart-1)"
SECOND: Final = "var(--chart-2)"
THIRD: Final = "var(--chart-3)"
INK: Final = "var(--chart-ink)"
QUIET: Final = "var(--chart-quiet)"
RULE: Final = "var(--chart-rule)"
GROUND: Final = "var(--chart-ground)"
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


Row = dict[str, float | str]
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
    shape: Literal["diamond", "triangle-left", "triangle-right"]
    style: Style

    def rows(self) -> list[Row]:
        return [{"x": self.x, "y": self.y}]


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


Mark = Box | Line | Ribbon | Point | Words


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


def sheet(marks: tuple[Mark, ...], height: float) -> dict[str, Any]:
    """The picture as a Vega-Lite specification; marks lie on each other in their order."""
    # Imported where a picture is really drawn: it takes 0.4 s, and most builds find all their pictures in the cache.
    import altair as alt

    layers = alt.layer(*(_layer(tuple(alike)) for _, alike in groupby(marks, _look)))
    layers = layers.properties(width=WIDTH, height=height, padding=0, autosize=alt.AutoSizeParams(type="none"))
    specification: dict[str, Any] = (
        layers.configure(aria=False, background="transparent").configure_view(stroke=None).to_dict()
    )
    return specification


def _look(mark: Mark) -> tuple[object, ...]:
    """What marks that follow each other share if they become one layer. A ribbon is an area of its own."""
    match mark:
        case Words():
            return Words, mark.colour, mark.align, mark.bold
        case Point():
            return Point, mark.style, mark.shape
        case Ribbon():
            return Ribbon, mark
        case _:
            return type(mark), mark.style


def _layer(alike: tuple[Mark, ...]) -> "alt.Chart":
    import altair as alt

    rows = [{name: _tidy(value) for name, value in row.items()} for mark in alike for row in mark.rows()]
    chart = alt.Chart({"values": rows})
    # Without a scale, x and y are units of the sheet.
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    layer: alt.Chart
    match alike[0]:
        case Box(style=style):
            layer = chart.mark_rect(**_painted(style)).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
        case Line(style=style):
            layer = chart.mark_rule(**_painted(style)).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
        case Ribbon(style=style):
            layer = chart.mark_area(interpolate="monotone", **_painted(style)).encode(x=x, y=y, y2="y2:Q")
        case Point(style=style, shape=shape):
            layer = chart.mark_point(shape=shape, size=70, **_painted(style)).encode(x=x, y=y)
        case Words(colour=colour, align=align, bold=bold):
            weight: Literal["bold", "normal"] = "bold" if bold else "normal"
            marked = chart.mark_text(color=colour, align=align, fontWeight=weight, fontSize=SIZE, baseline="middle")
            layer = marked.encode(x=x, y=y, text="words:N")
        case other:
            assert_never(other)
    return layer


def _painted(style: Style) -> dict[str, Any]:
    return {
        "fill": style.fill,
        "stroke": style.stroke,
        "strokeWidth": style.thickness,
        "opacity": style.opacity,
        **({"strokeDash": list(style.dash)} if style.dash else {}),
    }


def _tidy(value: float | str) -> float | str:
    """A hundredth of a unit is finer than any screen, and shorter to write."""
    return value if isinstance(value, str) else round(value, 2)
