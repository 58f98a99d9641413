"""How one indicator of a group went on: one bar for each time that its outcomes were looked at, the oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.charts.bars import Axis, Bar, Look, look_of_none, span
from generator.charts.chart import Chart, Datum, Table, datum
from generator.charts.sentences import capitalised, joined, sources
from generator.language.speech import Language
from generator.public.portfolio import Group, Indicator, Outcome, Result
from generator.public.values import Exact, Figure, Period

_MOST: Final = 12
"""Times that are drawn, the newest of them: more than that is for the file beside the picture."""


@dataclass(frozen=True, slots=True)
class _Time:
    outcome: Outcome
    result: Result | None
    """None where this indicator was not among those looked at."""


def over_time(group: Group, indicator: Indicator, language: Language) -> Chart | None:
    """From the first to the last time that the indicator is among a group's outcomes. None with fewer than two numbers:
    one alone has no course."""
    times = _times(group, indicator)
    shown = times[-_MOST:]
    known = _known(shown)
    if len(known) < 2:
        return None
    bars = tuple(_bar(time, language) for time in shown)
    return Chart(
        kind="over_time",
        series=(Axis(), *bars),
        title=_title(group, indicator, known, language),
        caption=_caption(indicator, shown, bars, len(times) - len(shown), language),
        table=_table(shown, language),
        data=tuple(said for time in times for said in _data(group, indicator, time, language)),
    )


def measured_often(group: Group) -> tuple[Indicator, ...]:
    """The indicators that have a course, those of the newest outcome first."""
    found = {
        result.indicator.id: result.indicator for outcome in reversed(group.outcomes) for result in outcome.results
    }
    return tuple(one for one in found.values() if len(_known(_times(group, one)[-_MOST:])) > 1)


# --- the data -----------------------------------------------------------------------------------------------------


def _times(group: Group, indicator: Indicator) -> tuple[_Time, ...]:
    """Between the first and the last, those without it are gaps as well."""
    times = [
        _Time(outcome, next((result for result in outcome.results if result.indicator.id == indicator.id), None))
        for outcome in group.outcomes
    ]
    at = [number for number, time in enumerate(times) if time.result]
    return tuple(times[at[0] : at[-1] + 1]) if at else ()


def _known(times: tuple[_Time, ...]) -> list[_Time]:
    return [time for time in times if _ends(time)]


def _ends(time: _Time) -> tuple[float, float] | None:
    return span(time.result.actual.amount) if time.result else None


def _when(outcome: Outcome, language: Language) -> str:
    return language.window(outcome.window) if outcome.window else language.when(outcome.measured)


def _bar(time: _Time, language: Language) -> Bar:
    target = time.result.target if time.result else None
    ends = _ends(time)
    return Bar(
        label=capitalised(_when(time.outcome, language)),
        detail=language.word("charts.target_is", amount=_said(target, language)) if target else "",
        reading=_said(time.result.actual if time.result else None, language),
        span=ends,
        look=_look(time),
        rule=float(target.amount.value) if ends and target and isinstance(target.amount, Exact) else None,
    )


def _said(figure: Figure | None, language: Language) -> str:
    return language.amount(figure.amount, figure.unit) if figure else language.word("charts.not_recorded")


def _look(time: _Time) -> Look:
    if time.result is None:
        return "not-known"
    ends = _ends(time)
    if ends is None:
        return look_of_none(time.result.actual.amount)
    return "loss" if ends[1] < 0 else "plain"


def _data(group: Group, indicator: Indicator, time: _Time, language: Language) -> Iterator[Datum]:
    if time.result is None:
        return
    when = time.outcome.window or (time.outcome.measured if isinstance(time.outcome.measured, Period) else None)
    names = language.named(group.name), language.named(indicator.name)
    yield datum(*names, "target", time.result.target, when)
    yield datum(*names, "actual", time.result.actual, when)


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(group: Group, indicator: Indicator, known: list[_Time], language: Language) -> str:
    """The first and the last that are known; what lies between, or after, is for the picture to say."""
    first, last = known[0], known[-1]
    ends = [_ends(time) for time in (first, last)]
    return language.word(
        f"charts.course_{_way(*ends)}",
        group=language.named(group.name),
        indicator=language.named(indicator.name),
        first=_said(first.result.actual if first.result else None, language),
        last=_said(last.result.actual if last.result else None, language),
        start=_when(first.outcome, language),
        end=_when(last.outcome, language),
    )


def _way(first: tuple[float, float] | None, last: tuple[float, float] | None) -> str:
    """Only between two single numbers, or ranges that do not meet, is there a way."""
    if first and last and last[0] > first[1]:
        return "up"
    if first and last and last[1] < first[0]:
        return "down"
    return "level" if first == last and first and first[0] == first[1] else "open"


def _caption(
    indicator: Indicator, times: tuple[_Time, ...], bars: tuple[Bar, ...], left: int, language: Language
) -> str:
    results = [time.result for time in times if time.result]
    return joined(
        language.word("charts.oldest_first"),
        language.counted("charts.times_left", left) if left else "",
        language.word("charts.rule_is_target") if any(bar.rule is not None for bar in bars) else "",
        language.word("charts.hatched_range") if any(bar.span and bar.span[0] < bar.span[1] for bar in bars) else "",
        language.word("charts.lower_is_better_here") if indicator.direction == "lower" else "",
        sources((figure for result in results for figure in (result.actual, result.target)), language),
    )


def _table(times: tuple[_Time, ...], language: Language) -> Table:
    return Table(
        tuple(language.word(f"charts.{key}") for key in ("time_head", "target_head", "actual_head")),
        tuple(
            (
                _when(time.outcome, language),
                _said(time.result.target if time.result else None, language),
                _said(time.result.actual if time.result else None, language),
            )
            for time in times
        ),
    )
