"""Bars, one below the other on one scale, each under its words: what several charts are drawn with."""

from dataclasses import dataclass
from typing import Final, Literal

from generator.charts.lettering import LEADING, width, wrapped
from generator.charts.marks import (
    DASHED,
    DOTTED,
    FIRST,
    GROUND,
    INK,
    QUIET,
    SECOND,
    THIRD,
    WIDTH,
    Box,
    Line,
    Mark,
    Point,
    Sheet,
    Style,
    Words,
    hatching,
    paragraph,
    sheet,
)
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld

Look = Literal[
    "plain", "reached", "short", "loss", "over", "not-known", "not-measured", "withheld", "no-percentage", "none"
]


@dataclass(frozen=True, slots=True)
class Axis:
    head: str = ""
    """Stands over the rule of the first bar that has one; may be empty."""
    least: float | None = None
    most: float | None = None
    """Bars that are longer are cut and carry an arrow, so that one of them does not flatten all others."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    detail: str
    """What the bar alone does not say; may be empty."""
    reading: str
    """The number at the end of the bar, or the words in its place."""
    span: tuple[float, float] | None
    """The smallest and the largest that the number may be. None where there is none."""
    look: Look
    """`over`: what goes beyond the rule is hatched. `none`: nothing is drawn in place of the number."""
    rule: float | None = None
    """What was aimed at."""
    has_frame: bool = False
    """An outline goes from zero to the rule."""


Series = tuple[Axis, *tuple[Bar, ...]]


def span(amount: Amount) -> tuple[float, float] | None:
    """The ends of a number; None for what is none."""
    match amount:
        case Exact(value) | Rounded(value):
            return float(value), float(value)
        case Between(low, high):
            return float(low), float(high)
        case _:
            return None


def look_of_none(amount: Amount) -> Look:
    """How that looks which stands in the place of a number."""
    match amount:
        case NotMeasured():
            return "not-measured"
        case Withheld():
            return "withheld"
        case NotKnown():
            return "not-known"
        case _:
            return "none"


def beyond(axis: Axis, bars: tuple[Bar, ...]) -> bool:
    """Whether any bar is longer than the picture."""
    return any(_cut(end, axis) != end for bar in bars for end in bar.span or ())


# --- the picture --------------------------------------------------------------------------------------------------

_THICK: Final = 18
_ABOVE: Final = 5
"""Between the words of a row and its bar; a rule sticks out that far."""
_BETWEEN: Final = 18
"""One row and the next."""
_STYLES: Final[dict[Look, Style]] = {
    "plain": Style(fill=FIRST),
    "reached": Style(fill=FIRST),
    "short": Style(fill=SECOND),
    "loss": Style(fill=THIRD),
    "over": Style(fill=FIRST),
    "not-known": Style(stroke=QUIET, dash=DASHED),
    "not-measured": Style(stroke=QUIET, dash=DOTTED),
    "withheld": Style(stroke=QUIET),
    "no-percentage": Style(stroke=QUIET, dash=DASHED),
}


def _cut(number: float, axis: Axis) -> float:
    least, most = (number if end is None else end for end in (axis.least, axis.most))
    return min(max(number, least), most)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From numbers to units of the sheet."""

    axis: Axis
    low: float
    high: float
    left: float
    right: float

    def at(self, number: float) -> float:
        return self.left + (_cut(number, self.axis) - self.low) / (self.high - self.low) * (self.right - self.left)


def picture(series: Series) -> Sheet:
    axis, *bars = series
    scale = _scale(axis, bars)
    marks: list[Mark] = []
    top: float = 0
    if axis.head:
        # Over its rule, or as near as the edges of the sheet allow.
        half = width(axis.head) / 2
        rule = next((bar.rule for bar in bars if bar.rule is not None), 0)
        marks.append(Words(min(max(scale.at(rule), half), WIDTH - half), LEADING / 2, axis.head, QUIET, align="center"))
        top = LEADING + _BETWEEN / 2
    for bar in bars:
        words = _words(bar, top)
        top += LEADING * len({word.y for word in words}) + _ABOVE
        if bar.span or bar.has_frame:
            marks += _numbered(bar, top, scale)
            top += _THICK
        if not bar.span and bar.look != "none":
            top += 2 * _ABOVE if bar.has_frame else 0
            marks += _unnumbered(bar, top)
            top += _THICK + 4
        marks += words
        top += _BETWEEN
    return sheet(marks, top - _BETWEEN + _ABOVE)


def _scale(axis: Axis, bars: list[Bar]) -> _Scale:
    ends = [end for bar in bars for end in (*(bar.span or ()), *(() if bar.rule is None else (bar.rule,)))]
    low, high = _cut(min([0.0, *ends]), axis), _cut(max([0.0, *ends]), axis)
    least, most = axis.least, axis.most
    return _Scale(
        axis,
        low=low,
        # Where all is zero, any length will do.
        high=high if high > low else low + 1,
        left=14 if least is not None and any(end < least for end in ends) else 1,
        right=WIDTH - (14 if most is not None and any(end > most for end in ends) else 1),
    )


def _words(bar: Bar, top: float) -> tuple[Words, ...]:
    """They stand above the bar: beside it, a long name would leave the bar no room."""
    number = bar.reading if bar.span or bar.look == "none" else ""
    taken = width(number, bold=True) + 20 if number else 0
    # A number that is long itself has a line of its own, rather than leave the name half of one.
    is_beside = taken <= WIDTH / 2
    label = wrapped(bar.label, WIDTH - (taken if is_beside else 0), bold=True)
    end = top + LEADING * len(label)
    said = Words(WIDTH, (top if is_beside else end) + LEADING / 2, number, align="right", bold=True)
    details = wrapped(bar.detail, WIDTH)
    return (
        *paragraph(0, top, label, bold=True),
        *((said,) if number else ()),
        *paragraph(0, end if is_beside else end + LEADING, details, QUIET),
    )


def _numbered(bar: Bar, top: float, scale: _Scale) -> tuple[Mark, ...]:
    zero, bottom = scale.at(0), top + _THICK
    return (
        Line(zero, top - _ABOVE, zero, bottom + _ABOVE, Style(stroke=QUIET)),
        *(_solid(bar, bar.span, top, scale) if bar.span else ()),
        *(_frame(bar.rule, top, scale) if bar.has_frame and bar.rule is not None else ()),
        *(_rule(scale.at(bar.rule), top) if bar.rule is not None else ()),
    )


def _solid(bar: Bar, ends: tuple[float, float], top: float, scale: _Scale) -> tuple[Mark, ...]:
    axis, style, high = scale.axis, _STYLES[bar.look], scale.at(ends[1])
    # Solid up to where it is certain. A range that begins below zero and ends above is certain of nothing.
    certain = 0.0 if ends[0] < 0 < ends[1] else min(ends, key=abs)
    if bar.look == "over" and bar.rule is not None:
        certain = min(certain, bar.rule)
    start, end = sorted((scale.at(0), scale.at(certain)))
    low = scale.at(certain if bar.look == "over" else ends[0])
    is_past_most = axis.most is not None and ends[1] > axis.most
    is_past_least = axis.least is not None and ends[0] < axis.least
    return (
        Box(start, top, end - start, _THICK, style),
        *_uncertain(Box(low, top, high - low, _THICK, Style(stroke=style.fill)), style),
        *((Point(scale.right + 7, top + _THICK / 2, "triangle-right", style),) if is_past_most else ()),
        *((Point(scale.left - 7, top + _THICK / 2, "triangle-left", style),) if is_past_least else ()),
    )


def _uncertain(box: Box, style: Style) -> tuple[Mark, ...]:
    return (box, *hatching(box, Style(stroke=style.fill))) if box.width else ()


def _frame(rule: float, top: float, scale: _Scale) -> tuple[Mark, ...]:
    left, right = sorted((scale.at(0), scale.at(rule)))
    return (Box(left, top, right - left, _THICK, Style(stroke=QUIET)),)


def _rule(x: float, top: float) -> tuple[Mark, ...]:
    """It stays visible on a bar of any colour."""
    bottom = top + _THICK + _ABOVE
    return (
        Line(x, top - _ABOVE, x, bottom, Style(stroke=GROUND, thickness=5)),
        Line(x, top - _ABOVE, x, bottom, Style(stroke=INK, thickness=2)),
    )


def _unnumbered(bar: Bar, top: float) -> tuple[Mark, ...]:
    """As wide as the sheet, since the number may lie anywhere; with words in it, since an empty row would be a zero."""
    lines = wrapped(bar.reading, WIDTH - 20)
    box = Box(1, top, WIDTH - 2, _THICK + 4, _STYLES[bar.look])
    after = 20 + width(bar.reading)
    hatched = Box(after, top, WIDTH - 1 - after, box.height, box.style)
    return (
        *(hatching(hatched, Style(stroke=QUIET)) if bar.look == "withheld" else ()),
        box,
        *paragraph(10, top + (box.height - LEADING) / 2, lines),
    )
