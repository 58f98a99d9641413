"""What was reached, in percent of what was aimed at."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.charts.bars import Axis, Bar, Look, beyond, look_of_none, span
from generator.charts.chart import Chart, Datum, Table, datum
from generator.charts.sentences import capitalised, difference, inside, joined, sources
from generator.language.speech import Language
from generator.public.portfolio import Group, Outcome, Result, Verdict
from generator.public.values import Exact, Figure, Period, Text

Measured = tuple[Group, Outcome, Result]

_LEAST: Final = -100.0
_MOST: Final = 300.0
"""Percent: one of 4,000 % would flatten all others."""


def attainment(results: tuple[Measured, ...], language: Language) -> Chart | None:
    """One bar per result, in the given order. None when nothing has a percentage or at least an actual value."""
    if not any(_percent(result) or span(result.actual.amount) for _, _, result in results):
        return None
    times = {_time(outcome, language) for _, outcome, _ in results}
    common = times.pop() if len(times) == 1 else None
    axis = Axis(language.word("charts.target"), _LEAST, _MOST)
    bars = tuple(_bar(measured, common is None, language) for measured in results)
    return Chart(
        kind="attainment",
        series=(axis, *bars),
        title=_title(results, language),
        caption=_caption(results, axis, bars, common, language),
        table=_table(results, common is None, language),
        data=tuple(said for measured in results for said in _data(*measured, language)),
    )


# --- the data -----------------------------------------------------------------------------------------------------


def _percent(result: Result) -> tuple[float, float] | None:
    return span(result.attainment.amount) if result.attainment else None


def _bar(measured: Measured, say_time: bool, language: Language) -> Bar:
    group, outcome, result = measured
    details = (*_details(result, language), _time(outcome, language) if say_time else "")
    return Bar(
        label=f"{language.named(group.name)} · {language.named(result.indicator.name)}",
        detail="; ".join(filter(None, details)),
        reading=_reading(result, language),
        span=_percent(result),
        look=_look(result),
        rule=100.0,
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
    return _LOOKS[result.verdict] if _percent(result) else look_of_none(result.attainment.amount)


def _reading(result: Result, language: Language) -> str:
    if result.attainment is None:
        return language.word("charts.no_percentage")
    return language.amount(result.attainment.amount, "percent")


def _details(result: Result, language: Language) -> tuple[str, ...]:
    """The actual value where no bar shows it, how far that is from the target, and which way is better."""
    actual, target = (language.amount(figure.amount, figure.unit) for figure in (result.actual, result.target))
    has_bar = _percent(result) is not None
    needs_values = not has_bar and span(result.actual.amount)
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
            return language.word(f"charts.{side}_target", gap=difference(Exact(max(value, -value)), unit, language))
        case _:
            return language.word(f"charts.verdict_{result.verdict}")


def _time(outcome: Outcome, language: Language) -> str:
    window = language.window(outcome.window) if outcome.window else ""
    when = language.when(outcome.measured) if isinstance(outcome.measured, Period) else ""
    # A window that is a period and the date of measuring are often the same month.
    measured = language.word("charts.measured", when=when) if when and when != window else ""
    return ", ".join(filter(None, (window, measured)))


def _data(group: Group, outcome: Outcome, result: Result, language: Language) -> Iterator[Datum]:
    names = language.named(group.name), language.named(result.indicator.name)
    time = outcome.window or (outcome.measured if isinstance(outcome.measured, Period) else None)
    if result.baseline is not None:
        yield datum(*names, "baseline", result.baseline)
    yield datum(*names, "target", result.target, time)
    yield datum(*names, "actual", result.actual, time)
    if result.attainment is not None:
        yield datum(*names, "attainment", result.attainment, time)
    if result.gap is not None:
        said = datum(*names, "gap", result.gap, time)
        yield replace(said, unit="points") if said.unit == "percent" else said


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(results: tuple[Measured, ...], language: Language) -> str:
    return _title_of_one(*results[0], language) if len(results) == 1 else _title_of_many(results, language)


def _title_of_one(group: Group, outcome: Outcome, result: Result, language: Language) -> str:
    if result.attainment is None:
        key = "attained_otherwise"
    elif _percent(result) is None:
        key = "attained_without"
    elif result.baseline is not None:
        key = "attained_way"
    elif result.verdict == "loss":
        key = "attained_loss"
    else:
        key = "attained"
    sentence = language.word(
        f"charts.{key}",
        group=language.named(group.name),
        indicator=inside(language.named(result.indicator.name)),
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
        sentence = language.counted("charts.some_reached", reached, all=language.number(len(verdicts)))
    ends = sorted(end for _, _, result in results for end in _percent(result) or ())
    if not ends:
        return sentence
    low, high = (language.quantity(Decimal(end), "percent") for end in (ends[0], ends[-1]))
    return language.word("charts.one_level" if low == high else "charts.range", sentence=sentence, low=low, high=high)


def _caption(
    results: tuple[Measured, ...], axis: Axis, bars: tuple[Bar, ...], common: str | None, language: Language
) -> str:
    percentages = [result.attainment for _, _, result in results if result.attainment and _percent(result)]
    how = "_and_".join(sorted({figure.how for figure in percentages} & {"reported", "computed"}, reverse=True))
    looks = [bar.look for bar in bars]
    figures = [
        figure for _, _, result in results for figure in (result.attainment, result.actual, result.target) if figure
    ]
    has_baseline = any(result.baseline is not None and _percent(result) for _, _, result in results)
    return joined(
        f"{capitalised(common)}." if common else "",
        language.word(f"charts.{how}") if how else "",
        language.word("charts.from_baseline") if has_baseline else "",
        *(
            language.counted(f"charts.some_{look.replace('-', '_')}", looks.count(look))
            for look in ("not-known", "not-measured", "withheld")
            if look in looks
        ),
        language.word("charts.beyond") if beyond(axis, bars) else "",
        *(language.named(caveat) for caveat in _shared_caveats(results)),
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
        language.named(group.name),
        language.named(result.indicator.name),
        said(result.baseline),
        said(result.target),
        said(result.actual),
        _reading(result, language),
        difference(result.gap.amount, result.gap.unit, language) if result.gap else none,
        language.word(f"charts.verdict_{result.verdict}"),
        _time(outcome, language) or none,
    )
