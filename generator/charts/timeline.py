"""When the stages of a cohort were and should have been: one row for each, on one axis of months."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count
from typing import Final, assert_never

from babel.dates import format_date

from generator.charts.chart import Chart, Dated, Table
from generator.charts.lettering import LEADING, wrapped
from generator.charts.marks import (
    DASHED,
    DOTTED,
    FIRST,
    INK,
    QUIET,
    RULE,
    SECOND,
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
from generator.charts.sentences import joined
from generator.language.speech import Language
from generator.public.portfolio import Cohort, CohortStage, Event, Shown, Status
from generator.public.values import Day, NotKnown, Period

Span = tuple[int, int]
"""First day and the day after the last, as proleptic ordinals: a single day is one day long."""


@dataclass(frozen=True, slots=True)
class Axis:
    span: Span
    """Of whole months."""
    ticks: tuple[tuple[int, str, str], ...]
    """First day of a month, its short name, and the year where it has to be said."""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    detail: str
    """Status and date in words."""
    status: Status
    span: Span | None
    """None where the date is not known or withheld."""
    events: tuple[Span, ...]
    planned: Span | None = None


Series = tuple[Axis, *tuple[Row, ...]]


def timeline(cohort: Cohort, language: Language) -> Chart | None:
    """None when no stage has a date."""
    dated = [stage.when for stage in cohort.stages if isinstance(stage.when, Period)]
    if not dated:
        return None
    rows = tuple(_row(number, stage, language) for number, stage in enumerate(cohort.stages, start=1))
    return Chart(
        kind="timeline",
        series=(_axis(rows, language), *rows),
        title=_title(cohort, dated, language),
        caption=_caption(cohort, rows, language),
        table=_table(cohort, language),
        data=tuple(said for stage in cohort.stages for said in _data(stage, language)),
    )


# --- the data -----------------------------------------------------------------------------------------------------


def _row(number: int, stage: CohortStage, language: Language) -> Row:
    said = (language.word(f"charts.status_{stage.status}"), _date(stage.when, language), against_plan(stage, language))
    return Row(
        label=f"{number}. {language.named(stage.stage.name)}",
        detail=" · ".join(part for part in said if part),
        status=stage.status,
        span=_span(stage.when) if isinstance(stage.when, Period) else None,
        events=tuple(_span(event.when) for event in stage.events if isinstance(event.when, Period)),
        planned=_span(stage.planned) if stage.planned else None,
    )


def against_plan(stage: CohortStage, language: Language) -> str:
    """Whether a stage came late: in months, where plan and date are known as finely as that. Empty without a plan."""
    if stage.planned is None:
        return ""
    period = language.period(stage.planned)
    late = _months_late(stage)
    if late is None:
        # Only what should be over by now is shown as planned.
        is_overdue = stage.status in ("planned", "under-way")
        return language.word("charts.overdue" if is_overdue else "charts.was_planned", period=period)
    if late == 0:
        return language.word("charts.on_plan")
    return language.counted("charts.late" if late > 0 else "charts.early", abs(late), period=period)


def _months_late(stage: CohortStage) -> int | None:
    """From the planned end to the end; None where that cannot be told."""
    if stage.status != "done" or stage.planned is None or not isinstance(stage.when, Period):
        return None
    last, planned = stage.when.last, stage.planned.last
    if last.month is None or planned.month is None:
        return None
    return (last.year - planned.year) * 12 + last.month - planned.month


def _data(taken: CohortStage, language: Language) -> Iterable[Dated]:
    stage = language.named(taken.stage.name)
    yield Dated(stage, "", taken.status, taken.when, taken.planned)
    yield from (Dated(stage, language.named(event.name), taken.status, event.when) for event in taken.events)


def _date(when: Shown, language: Language) -> str:
    match when:
        case Period():
            return language.period(when)
        case NotKnown():
            return language.word("charts.date_not_known")
        case _:
            return language.word(f"charts.date_withheld_{when.because}")


def _span(period: Period) -> Span:
    first, last = period.first, period.last
    return _ordinal(first.year, first.month or 1, first.day or 1), _ordinal(*_day_after(last))


def _day_after(day: Day) -> tuple[int, int, int]:
    """The first day that is no longer part of the day, the month or the year."""
    if day.month is None:
        return day.year + 1, 1, 1
    if day.day is None:
        return *_month(day.year, day.month + 1), 1
    after = date.fromordinal(date(day.year, day.month, day.day).toordinal() + 1)
    return after.year, after.month, after.day


def _month(year: int, month: int) -> tuple[int, int]:
    """With a month beyond December, of the years that follow."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def _ordinal(year: int, month: int, day: int = 1) -> int:
    return date(year, month, day).toordinal()


_MOST_TICKS: Final = 8
"""As many as the short names of months have room for side by side."""


def _axis(rows: tuple[Row, ...], language: Language) -> Axis:
    spans = [span for row in rows for span in (row.span, row.planned, *row.events) if span]
    first, last = date.fromordinal(min(start for start, _ in spans)), date.fromordinal(max(end for _, end in spans) - 1)
    # Months are counted from the year 0, so that every month is one number.
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    step = next(step for step in chain((1, 2, 3, 6), count(12, 12)) if (end - begin) // step < _MOST_TICKS)
    ticks: list[tuple[int, str, str]] = []
    said = None
    for month in range(-(-begin // step) * step, end, step):
        day = date(month // 12, month % 12 + 1, 1)
        year = "" if day.year == said else str(day.year)
        ticks.append((day.toordinal(), format_date(day, "MMM", locale=language.locale), year))
        said = day.year
    return Axis((_ordinal(begin // 12, begin % 12 + 1), _ordinal(end // 12, end % 12 + 1)), tuple(ticks))


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(cohort: Cohort, dated: list[Period], language: Language) -> str:
    done = sum(stage.status == "done" for stage in cohort.stages)
    extent = "all" if done == len(cohort.stages) else "some" if done else "none"
    sentence = language.word(
        f"charts.{extent}_done",
        cohort=language.named(cohort.name),
        done=language.number(done),
        n=language.number(len(cohort.stages)),
        period=language.period(_whole(dated)),
    )
    undated = len(cohort.stages) - len(dated)
    late = sum(1 for stage in cohort.stages if (_months_late(stage) or 0) > 0)
    return (
        sentence
        + (language.counted("charts.without_date", undated) if undated else "")
        + (language.counted("charts.later_than_planned", late) if late else "")
    )


def _whole(periods: list[Period]) -> Period:
    """From the first to the last, in months, or in years where one of them has no month."""
    first = min((period.first for period in periods), key=lambda day: (day.year, day.month or 0))
    last = max((period.last for period in periods), key=lambda day: (day.year, day.month or 13))
    if first.month and last.month:
        return Period(Day(first.year, first.month), Day(last.year, last.month))
    return Period(Day(first.year), Day(last.year))


def _caption(cohort: Cohort, rows: tuple[Row, ...], language: Language) -> str:
    drawn = {row.status for row in rows if row.span}
    periods = [stage.when for stage in cohort.stages if isinstance(stage.when, Period)]
    coarse = any(day.day is None for period in periods for day in (period.first, period.last))
    return joined(
        *(
            language.word(f"charts.legend_{status}")
            for status in ("under-way", "planned", "not-known")
            if status in drawn
        ),
        language.word("charts.legend_was_planned") if any(row.planned for row in rows) else "",
        language.word("charts.events_marked") if any(row.events for row in rows) else "",
        language.word("charts.coarse") if coarse else "",
    )


def _table(cohort: Cohort, language: Language) -> Table:
    has_plan = any(stage.planned for stage in cohort.stages)
    keys = ("stage_head", "status_head", "date_head", *(("plan_head",) if has_plan else ()), "events_head")
    header = tuple(language.word(f"charts.{key}") for key in keys)
    return Table(header, tuple(_cells(stage, has_plan, language) for stage in cohort.stages))


def _cells(stage: CohortStage, has_plan: bool, language: Language) -> tuple[str, ...]:
    planned = language.period(stage.planned) if stage.planned else language.word("charts.none")
    return (
        language.named(stage.stage.name),
        language.word(f"charts.status_{stage.status}"),
        _date(stage.when, language),
        *((planned,) if has_plan else ()),
        "; ".join(_event(event, language) for event in stage.events) or language.word("charts.none"),
    )


def _event(event: Event, language: Language) -> str:
    return f"{language.named(event.name)} ({_date(event.when, language)})"


# --- the picture --------------------------------------------------------------------------------------------------

_THICK: Final = 16
_LEAST: Final = 8
"""Width of a bar: a single day within three years would be a third of a unit."""
_BETWEEN: Final = 16
_ABOVE: Final = 5
"""Between the words of a row and its bar."""
_PLAN: Final = 7
"""The lane of the plan, right below the bar."""
_EVENT: Final = 16
"""The lane below both."""
_EDGE: Final = 6
"""Room at the sides for what is widened beyond the axis."""


def picture(series: Series) -> Sheet:
    axis, *rows = series
    marks: list[Mark] = [*_months(axis)]
    grid: list[Mark] = []
    top: float = 2 * LEADING + 12
    for row in rows:
        words = _words(row, top)
        marks += words
        top += LEADING * len(words)
        lanes = ((row.span, _THICK), (row.planned, _PLAN + 3), (row.events, _EVENT))
        if height := sum(height for drawn, height in lanes if drawn):
            bottom = top + _ABOVE + height
            grid += (Line(x, top + 2, x, bottom + 2, Style(stroke=RULE)) for x in _grid(axis))
            top += _ABOVE
        if row.span:
            left, right = _place(row.span, axis, _LEAST)
            marks += _bar(row.status, Box(left, top, right - left, _THICK, Style()))
            top += _THICK
        if row.planned:
            left, right = _place(row.planned, axis, _LEAST)
            marks.append(Box(left, top + 3, right - left, _PLAN, Style(stroke=INK, dash=DASHED)))
            top += _PLAN + 3
        if row.events:
            marks += (mark for event in row.events for mark in _event_mark(event, axis, top + _EVENT / 2))
            top += _EVENT
        top += _BETWEEN
    return sheet(marks, top - _BETWEEN + 4, behind=grid)


def _words(row: Row, top: float) -> tuple[Words, ...]:
    label, detail = wrapped(row.label, WIDTH, bold=True), wrapped(row.detail, WIDTH)
    return (*paragraph(0, top, label, bold=True), *paragraph(0, top + LEADING * len(label), detail, QUIET))


def _x(ordinal: float, axis: Axis) -> float:
    begin, end = axis.span
    return _EDGE + (ordinal - begin) / (end - begin) * (WIDTH - 2 * _EDGE)


def _place(span: Span, axis: Axis, least: float) -> tuple[float, float]:
    """Left and right, widened about the middle where the days alone would be narrower than `least`."""
    left, right = _x(span[0], axis), _x(span[1], axis)
    missing = max(0.0, least - (right - left))
    return left - missing / 2, right + missing / 2


def _grid(axis: Axis) -> tuple[float, ...]:
    return (*(_x(first, axis) for first, _, _ in axis.ticks), _x(axis.span[1], axis))


def _months(axis: Axis) -> Iterable[Mark]:
    """Names of months and, below them, of years, where each begins."""
    line = 2 * LEADING + 2
    yield Line(_x(axis.span[0], axis), line, _x(axis.span[1], axis), line, Style(stroke=RULE))
    for first, month, year in axis.ticks:
        x = _x(first, axis)
        yield Line(x, line - 6, x, line + 4, Style(stroke=QUIET))
        yield Words(x + 4, LEADING / 2, month, QUIET)
        yield Words(x + 4, LEADING * 1.5, year, QUIET)


def _bar(status: Status, box: Box) -> tuple[Mark, ...]:
    """Told apart by form and not by colour alone."""
    match status:
        case "done":
            return (replace(box, style=Style(fill=FIRST)),)
        case "under-way":
            style = Style(stroke=SECOND, thickness=1.5)
            return (*hatching(box, style), replace(box, style=style))
        case "planned":
            return (replace(box, style=Style(stroke=INK, dash=DASHED)),)
        case "not-known":
            middle = box.top + box.height / 2
            return (
                Line(box.left, middle, box.left + box.width, middle, Style(stroke=QUIET, dash=DOTTED, thickness=2)),
            )
        case _:
            assert_never(status)


def _event_mark(span: Span, axis: Axis, y: float) -> tuple[Mark, ...]:
    """A diamond for one day; for more of them, or where only a month is known, a line from end to end."""
    style = Style(fill=INK, stroke=INK, thickness=1.5)
    if span[1] - span[0] == 1:
        return (Point(_x(span[0] + 0.5, axis), y, "diamond", style),)
    left, right = _place(span, axis, _LEAST)
    ends = (Line(x, y - 4, x, y + 4, style) for x in (left, right))
    return Line(left, y, right, y, style), *ends
