"""What was reached, in percent of what was aimed at."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, assert_never

from generator.charts.chart import Chart, Table
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
    Style,
    Words,
    hatching,
    paragraph,
    sheet,
)
from generator.charts.sentences import capitalised, inside, joined, sources
from generator.language.speech import Language
from generator.public.portfolio import Group, Outcome, Result, Verdict
from generator.public.values import (
    Amount,
    Between,
    Exact,
    Figure,
    NotKnown,
    NotMeasured,
    Period,
    Rounded,
    Text,
    Unit,
    Withheld,
)

Look = Literal["reached", "short", "loss", "not-known", "not-measured", "withheld", "no-percentage"]


@dataclass(frozen=True, slots=True)
class Axis:
    target: str
    """Stands over the rule at 100 percent."""


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    detail: str
    """What the bar alone does not say; may be empty."""
    reading: str
    """The number at the end of the bar, or the words in its place."""
    percent: tuple[float, float] | None
    """Of the target: the smallest and the largest that it may be. None where there is no number."""
    look: Look


Measured = tuple[Group, Outcome, Result]
Series = tuple[Axis, *tuple[Bar, ...]]


def attainment(results: tuple[Measured, ...], language: Language) -> Chart | None:
    """One bar per result, in the given order. None when nothing has a percentage or at least an actual value."""
    if not any(_percent(result) or _is_number(result.actual.amount) for _, _, result in results):
        return None
    times = {_time(outcome, language) for _, outcome, _ in results}
    common = times.pop() if len(times) == 1 else None
    bars = tuple(_bar(measured, common is None, language) for measured in results)
    return Chart(
        kind="attainment",
        series=(Axis(language.word("charts.target")), *bars),
        title=_title(results, language),
        caption=_caption(results, bars, common, language),
        table=_table(results, common is None, language),
    )


# --- the data -----------------------------------------------------------------------------------------------------


def _is_number(amount: Amount) -> bool:
    return isinstance(amount, Exact | Between | Rounded)


def _percent(result: Result) -> tuple[float, float] | None:
    match result.attainment:
        case Figure(amount=Exact(value)):
            return float(value), float(value)
        case Figure(amount=Between(low, high)):
            return float(low), float(high)
        case _:
            return None


def _bar(measured: Measured, say_time: bool, language: Language) -> Bar:
    group, outcome, result = measured
    details = (*_details(result, language), _time(outcome, language) if say_time else "")
    return Bar(
        label=f"{language.text(group.name)} · {language.text(result.indicator.name)}",
        detail="; ".join(filter(None, details)),
        reading=_reading(result, language),
        percent=_percent(result),
        look=_look(result),
    )


_LOOKS: Final[dict[Verdict, Look]] = {
    "reached": "reached",
    "exceeded": "reached",
    "short": "short",
    "loss": "loss",
    # A range that the target lies in.
    "open": "short",
}


def _look(result: Result) -> Look:
    if result.attainment is None:
        return "no-percentage"
    match result.attainment.amount:
        case Exact() | Between() | Rounded():
            return _LOOKS[result.verdict]
        case NotKnown():
            return "not-known"
        case NotMeasured():
            return "not-measured"
        case Withheld():
            return "withheld"
        case other:
            assert_never(other)


def _reading(result: Result, language: Language) -> str:
    if result.attainment is None:
        return language.word("charts.no_percentage")
    return language.amount(result.attainment.amount, "percent")


def _details(result: Result, language: Language) -> tuple[str, ...]:
    """The actual value where no bar shows it, how far that is from the target, and which way is better."""
    actual, target = (language.amount(figure.amount, figure.unit) for figure in (result.actual, result.target))
    has_bar = _percent(result) is not None
    needs_values = not has_bar and _is_number(result.actual.amount)
    has_distance = has_bar or (needs_values and result.verdict != "open")
    return (
        language.word("charts.actual_and_target", actual=actual, target=target) if needs_values else "",
        _distance(result, language) if has_distance else "",
        language.word("charts.lower_is_better") if result.indicator.direction == "lower" else "",
    )


def _distance(result: Result, language: Language) -> str:
    """`Rp700.000 di bawah target`, or the verdict where the gap is not one number."""
    match result.gap:
        case Figure(amount=Exact(value), unit=unit) if value and result.verdict != "loss":
            side = "above" if value > 0 else "below"
            return language.word(f"charts.{side}_target", gap=_difference(Exact(max(value, -value)), unit, language))
        case _:
            return language.word(f"charts.verdict_{result.verdict}")


def _difference(amount: Amount, unit: Unit, language: Language) -> str:
    """Between two percentages lie percentage points: 5 % less than 20 % would be 19 %."""
    if isinstance(amount, Exact) and unit == "percent":
        # In English, 1 is singular and 1.0 is not.
        form = language.locale.plural_form(Decimal(amount.value).normalize())
        return language.word(f"charts.points.{form}", n=language.number(amount.value))
    return language.amount(amount, unit)


def _time(outcome: Outcome, language: Language) -> str:
    window = language.window(outcome.window) if outcome.window else ""
    when = language.when(outcome.measured) if isinstance(outcome.measured, Period) else ""
    # A window that is a period and the date of measuring are often the same month.
    measured = language.word("charts.measured", when=when) if when and when != window else ""
    return ", ".join(filter(None, (window, measured)))


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(results: tuple[Measured, ...], language: Language) -> str:
    return _title_of_one(*results[0], language) if len(results) == 1 else _title_of_many(results, language)


def _title_of_one(group: Group, outcome: Outcome, result: Result, language: Language) -> str:
    if _percent(result) is None:
        key = "attained_without"
    elif result.baseline is not None:
        key = "attained_way"
    elif result.verdict == "loss":
        key = "attained_loss"
    else:
        key = "attained"
    sentence = language.word(
        f"charts.{key}",
        group=language.text(group.name),
        indicator=inside(language.text(result.indicator.name)),
        percent=_reading(result, language),
        actual=language.amount(result.actual.amount, result.actual.unit),
    )
    if outcome.window is None:
        return sentence
    between = ", " if isinstance(outcome.window, Period) else " "
    return f"{sentence}{between}{language.window(outcome.window)}"


def _title_of_many(results: tuple[Measured, ...], language: Language) -> str:
    verdicts = [result.verdict for _, _, result in results if result.verdict != "open"]
    reached = sum(verdict in ("reached", "exceeded") for verdict in verdicts)
    if not verdicts:
        sentence = language.counted("charts.none_judged", len(results))
    elif reached in (0, len(verdicts)):
        sentence = language.counted("charts.all_reached" if reached else "charts.none_reached", len(verdicts))
    else:
        sentence = language.word(
            "charts.some_reached", n=language.number(len(verdicts)), reached=language.number(reached)
        )
    ends = sorted(end for _, _, result in results for end in _percent(result) or ())
    if not ends:
        return sentence
    low, high = (language.quantity(Decimal(end), "percent") for end in (ends[0], ends[-1]))
    return language.word("charts.one_level" if low == high else "charts.range", sentence=sentence, low=low, high=high)


def _caption(results: tuple[Measured, ...], bars: tuple[Bar, ...], common: str | None, language: Language) -> str:
    percentages = [result.attainment for _, _, result in results if result.attainment and _percent(result)]
    how = "_and_".join(sorted({figure.how for figure in percentages} & {"reported", "computed"}, reverse=True))
    looks = [bar.look for bar in bars]
    figures = [
        figure for _, _, result in results for figure in (result.attainment, result.actual, result.target) if figure
    ]
    has_baseline = any(result.baseline is not None and _percent(result) for _, _, result in results)
    is_cut = any(_cut(end) != end for bar in bars for end in bar.percent or ())
    return joined(
        f"{capitalised(common)}." if common else "",
        language.word(f"charts.{how}") if how else "",
        language.word("charts.from_baseline") if has_baseline else "",
        *(
            language.counted(f"charts.some_{look.replace('-', '_')}", looks.count(look))
            for look in ("not-known", "not-measured", "withheld")
            if look in looks
        ),
        language.word("charts.beyond") if is_cut else "",
        *(language.text(caveat) for caveat in _shared_caveats(results)),
        sources(figures, language),
    )


def _shared_caveats(results: tuple[Measured, ...]) -> tuple[Text, ...]:
    """Those of every percentage; one that concerns a single figure stands where that figure is opened."""
    first, *others = [result.attainment.caveats if result.attainment else () for _, _, result in results]
    return tuple(caveat for caveat in first if all(caveat in caveats for caveats in others))


def _table(results: tuple[Measured, ...], say_time: bool, language: Language) -> Table:
    say_baseline = any(result.baseline is not None for _, _, result in results)
    keys = ("group", "indicator", "baseline_head", "target_head", "actual_head", "percent_head", "gap_head")
    columns = (*keys, "verdict_head", "time_head")
    left_out = {key for key, said in (("baseline_head", say_baseline), ("time_head", say_time)) if not said}
    rows = [dict(zip(columns, _cells(*measured, language), strict=True)) for measured in results]
    shown = [key for key in columns if key not in left_out]
    return Table(
        header=tuple(language.word(f"charts.{key}") for key in shown),
        rows=tuple(tuple(row[key] for key in shown) for row in rows),
    )


def _cells(group: Group, outcome: Outcome, result: Result, language: Language) -> tuple[str, ...]:
    none = language.word("charts.none")

    def said(figure: Figure | None) -> str:
        return language.amount(figure.amount, figure.unit) if figure else none

    return (
        language.text(group.name),
        language.text(result.indicator.name),
        said(result.baseline),
        said(result.target),
        said(result.actual),
        _reading(result, language),
        _difference(result.gap.amount, result.gap.unit, language) if result.gap else none,
        language.word(f"charts.verdict_{result.verdict}"),
        _time(outcome, language) or none,
    )


# --- the picture --------------------------------------------------------------------------------------------------

_LEAST: Final = -100.0
_MOST: Final = 300.0
"""Percent. Longer bars are cut and carry an arrow, so that one of 4,000 % does not flatten all others."""
_THICK: Final = 18
_ABOVE: Final = 5
"""Between the words of a row and its bar; the rule at 100 % sticks out that far."""
_BETWEEN: Final = 18
"""One row and the next."""
_STYLES: Final[dict[Look, Style]] = {
    "reached": Style(fill=FIRST),
    "short": Style(fill=SECOND),
    "loss": Style(fill=THIRD),
    "not-known": Style(stroke=QUIET, dash=DASHED),
    "not-measured": Style(stroke=QUIET, dash=DOTTED),
    "withheld": Style(stroke=QUIET),
    "no-percentage": Style(stroke=QUIET, dash=DASHED),
}


def _cut(percent: float) -> float:
    return min(max(percent, _LEAST), _MOST)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From percent to units of the sheet."""

    low: float
    high: float
    left: float
    right: float

    def at(self, percent: float) -> float:
        return self.left + (_cut(percent) - self.low) / (self.high - self.low) * (self.right - self.left)


def specification(series: Series) -> dict[str, Any]:
    axis, *bars = series
    scale = _scale(bars)
    # Over its rule, or as near as the edges of the sheet allow.
    half = width(axis.target) / 2
    middle = min(max(scale.at(100), half), WIDTH - half)
    marks: list[Mark] = [Words(middle, LEADING / 2, axis.target, QUIET, align="center")]
    top: float = LEADING + _BETWEEN / 2
    for bar in bars:
        words = _words(bar, top)
        bar_top = top + LEADING * len({word.y for word in words}) + _ABOVE
        marks += [*words, *(_numbered(bar, bar.percent, bar_top, scale) if bar.percent else _unnumbered(bar, bar_top))]
        top = bar_top + _THICK + _BETWEEN
    return sheet(marks, top - _BETWEEN + _ABOVE)


def _scale(bars: list[Bar]) -> _Scale:
    ends = [end for bar in bars for end in bar.percent or ()]
    return _Scale(
        low=_cut(min([0.0, *ends])),
        high=_cut(max([100.0, *ends])),
        left=14 if any(end < _LEAST for end in ends) else 1,
        right=WIDTH - (14 if any(end > _MOST for end in ends) else 1),
    )


def _words(bar: Bar, top: float) -> tuple[Words, ...]:
    """They stand above the bar: beside it, a long name would leave the bar no room."""
    number = bar.reading if bar.percent else ""
    label = wrapped(bar.label, WIDTH - (width(number, bold=True) + 20 if number else 0), bold=True)
    return (
        *paragraph(0, top, label, bold=True),
        *((Words(WIDTH, top + LEADING / 2, number, align="right", bold=True),) if number else ()),
        *paragraph(0, top + LEADING * len(label), wrapped(bar.detail, WIDTH), QUIET),
    )


def _numbered(bar: Bar, percent: tuple[float, float], top: float, scale: _Scale) -> tuple[Mark, ...]:
    zero, target, low, high = scale.at(0), scale.at(100), scale.at(percent[0]), scale.at(percent[1])
    style = _STYLES[bar.look]
    # Solid up to where it is certain. A range that begins below zero and ends above is certain of nothing.
    certain = 0.0 if percent[0] < 0 < percent[1] else min(percent, key=abs)
    start, end = sorted((zero, scale.at(certain)))
    bottom = top + _THICK
    return (
        Line(zero, top - _ABOVE, zero, bottom + _ABOVE, Style(stroke=QUIET)),
        Box(start, top, end - start, _THICK, style),
        *_uncertain(Box(low, top, high - low, _THICK, Style(stroke=style.fill)), style),
        *(Point(scale.right + 7, top + _THICK / 2, "triangle-right", style) for _ in percent[1:] if percent[1] > _MOST),
        *(Point(scale.left - 7, top + _THICK / 2, "triangle-left", style) for _ in percent[1:] if percent[0] < _LEAST),
        # The rule stays visible on a bar of any colour.
        Line(target, top - _ABOVE, target, bottom + _ABOVE, Style(stroke=GROUND, thickness=5)),
        Line(target, top - _ABOVE, target, bottom + _ABOVE, Style(stroke=INK, thickness=2)),
    )


def _uncertain(box: Box, style: Style) -> tuple[Mark, ...]:
    return (box, *hatching(box, Style(stroke=style.fill))) if box.width else ()


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
