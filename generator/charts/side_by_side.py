"""How many of their targets the groups of each cohort reached: the same question in one panel for each cohort."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.charts.chart import Chart, Datum, Measure, Table
from generator.charts.lettering import LEADING, width, wrapped
from generator.charts.marks import (
    DASHED,
    FIRST,
    INK,
    QUIET,
    RULE,
    WIDTH,
    Box,
    Line,
    Mark,
    Sheet,
    Style,
    Words,
    paragraph,
    sheet,
)
from generator.charts.sentences import joined, sources
from generator.language.speech import Language
from generator.public.portfolio import Cohort, Group
from generator.public.values import Exact

_MOST_COHORTS: Final = 8
_MOST_GROUPS: Final = 6
_MOST_SQUARES: Final = 10
"""What a picture on a telephone has room for; the file beside it has the rest."""


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    reading: str
    reached: int
    missed: int
    open: int
    """Targets of which it cannot be told."""


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    reading: str
    rows: tuple[Row, ...]
    others: str
    """Says how many groups more there are; may be empty."""


def side_by_side(cohorts: tuple[Cohort, ...], language: Language) -> Chart | None:
    """The newest cohorts of which any target can be judged, in the given order: newest first. None with fewer than
    two of them."""
    counts = [one for cohort in cohorts if (one := _count(cohort)).judged]
    if len(counts) < 2:
        return None
    shown = counts[:_MOST_COHORTS]
    return Chart(
        kind="side_by_side",
        series=tuple(_panel(count, language) for count in shown),
        title=_title(shown, language),
        caption=_caption(counts, shown, language),
        table=_table(shown, language),
        data=tuple(said for count in counts for said in _data(count, language)),
    )


# --- the data -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Targets:
    group: Group
    reached: int
    missed: int
    open: int

    @property
    def judged(self) -> int:
        return self.reached + self.missed


@dataclass(frozen=True, slots=True)
class _Count:
    cohort: Cohort
    groups: tuple[_Targets, ...]
    """Those with an outcome."""

    @property
    def reached(self) -> int:
        return sum(group.reached for group in self.groups)

    @property
    def judged(self) -> int:
        return sum(group.judged for group in self.groups)


def _count(cohort: Cohort) -> _Count:
    return _Count(cohort, tuple(_targets(group) for group in cohort.groups if group.outcomes))


def _targets(group: Group) -> _Targets:
    """Of the newest outcome."""
    verdicts = [result.verdict for result in group.outcomes[-1].results]
    reached = sum(verdict in ("reached", "exceeded") for verdict in verdicts)
    unclear = verdicts.count("open")
    return _Targets(group, reached, len(verdicts) - reached - unclear, unclear)


def _panel(count: _Count, language: Language) -> Panel:
    others = len(count.groups) - _MOST_GROUPS
    return Panel(
        name=language.named(count.cohort.name),
        reading=_of(count.reached, count.judged, language),
        rows=tuple(
            Row(
                language.named(one.group.name),
                _of(one.reached, one.judged, language) if one.judged else language.word("charts.verdict_open"),
                one.reached,
                one.missed,
                one.open,
            )
            for one in count.groups[:_MOST_GROUPS]
        ),
        others=language.counted("charts.other_groups", others) if others > 0 else "",
    )


def _of(reached: int, judged: int, language: Language) -> str:
    return language.word("charts.reached_of", reached=language.number(reached), judged=language.number(judged))


def _data(count: _Count, language: Language) -> Iterator[Datum]:
    cohort, subject = language.named(count.cohort.name), language.word("charts.targets")
    for one in count.groups:
        name, newest = language.named(one.group.name), one.group.outcomes[-1]
        cited = tuple(dict.fromkeys(source for result in newest.results for source in result.actual.sources))
        numbers: tuple[tuple[Measure, int], ...] = (("reached", one.reached), ("judged", one.judged))
        for measure, number in numbers:
            yield Datum(name, subject, measure, Exact(number), "things", newest.window, cited, cohort=cohort)


# --- the words beside it ------------------------------------------------------------------------------------------


_MOST_NAMES: Final = 3


def _title(shown: list[_Count], language: Language) -> str:
    """Of single cohorts alone: a sum over all of them would move when one is taken down."""
    shares = [Fraction(count.reached, count.judged) for count in shown]
    first, *others = [count for count, share in zip(shown, shares, strict=True) if share == max(shares)]
    names = [language.named(count.cohort.name) for count in (first, *others)]
    if not others:
        most = _of(first.reached, first.judged, language)
        return language.word("charts.most_in_one", cohort=names[0], most=most)
    if len(names) == len(shown):
        return language.counted("charts.same_in_all", len(names))
    if len(names) > _MOST_NAMES:
        return language.counted("charts.most_in_many", len(names))
    return language.word("charts.most_in_some", cohorts=language.listed(names))


def _caption(counts: list[_Count], shown: list[_Count], language: Language) -> str:
    left = len(counts) - len(shown)
    newest = [one.group.outcomes[-1] for count in shown for one in count.groups]
    drawn = [one for count in shown for one in count.groups[:_MOST_GROUPS]]
    return joined(
        language.word("charts.legend_squares"),
        language.word("charts.legend_open") if any(one.open for one in drawn) else "",
        language.word("charts.newest_outcome"),
        language.counted("charts.cohorts_left", left) if left else "",
        sources((result.actual for outcome in newest for result in outcome.results), language),
    )


def _table(shown: list[_Count], language: Language) -> Table:
    keys = ("cohort_head", "group", "reached_head", "judged_head", "open_head")
    return Table(
        tuple(language.word(f"charts.{key}") for key in keys),
        tuple(
            (
                language.named(count.cohort.name),
                language.named(one.group.name),
                language.number(one.reached),
                language.number(one.judged),
                language.number(one.open),
            )
            for count in shown
            for one in count.groups[:_MOST_GROUPS]
        ),
    )


# --- the picture --------------------------------------------------------------------------------------------------

_SQUARE: Final = 14
_STEP: Final = 20
"""From one square to the next."""
_BETWEEN: Final = 20
"""One panel and the next."""
_REACHED: Final = Style(fill=FIRST, stroke=FIRST)
_MISSED: Final = Style(stroke=INK)
_OPEN: Final = Style(stroke=QUIET, dash=DASHED)


def picture(panels: tuple[Panel, ...]) -> Sheet:
    marks: list[Mark] = []
    top: float = 0
    for panel in panels:
        label = wrapped(panel.name, WIDTH - width(panel.reading, bold=True) - 20, bold=True)
        marks += paragraph(0, top, label, bold=True)
        marks.append(Words(WIDTH, top + LEADING / 2, panel.reading, align="right", bold=True))
        top += LEADING * len(label) + 3
        marks.append(Line(0, top, WIDTH, top, Style(stroke=RULE)))
        top += 5
        for row in panel.rows:
            drawn, height = _row(row, top)
            marks += drawn
            top += height
        if panel.others:
            lines = wrapped(panel.others, WIDTH)
            marks += paragraph(0, top, lines, QUIET)
            top += LEADING * len(lines)
        top += _BETWEEN
    return sheet(marks, top - _BETWEEN + 2)


def _row(row: Row, top: float) -> tuple[list[Mark], float]:
    """The squares to the right of the name, filled for what was reached; more of them than there is room for are said
    in words alone."""
    styles = [_REACHED] * row.reached + [_MISSED] * row.missed + [_OPEN] * row.open
    squares = styles if len(styles) <= _MOST_SQUARES else []
    left = WIDTH - _STEP * len(squares)
    name = wrapped(row.name, (left if squares else WIDTH - width(row.reading)) - 12)
    height = max(LEADING * len(name), _STEP) + 4
    drawn: list[Mark] = [*paragraph(0, top, name)]
    y = top + (LEADING - _SQUARE) / 2
    drawn += (Box(left + _STEP * at + 5, y, _SQUARE, _SQUARE, style) for at, style in enumerate(squares))
    if not squares:
        drawn.append(Words(WIDTH, top + LEADING / 2, row.reading, align="right"))
    return drawn, height
