"""What a group spent, beside what it had planned: one bar for each line of its budget, or for each category."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.charts.bars import Axis, Bar, Look, look_of_none, span
from generator.charts.chart import Chart, Datum, Table, datum
from generator.charts.sentences import joined, sources
from generator.language.speech import Language
from generator.public.portfolio import BudgetLine, Group
from generator.public.values import Amount, Between, Exact, Figure, NotKnown

_MOST_LINES: Final = 12
"""Of a budget whose lines are drawn one by one; a longer one is drawn by category, and there are six of those."""
_NOT_RECORDED: Final = Figure(NotKnown(None), "rupiah", "recorded")


def budget(group: Group, language: Language) -> Chart | None:
    """None where there is no budget, or none of its lines has an amount."""
    lines = group.plan.budget.lines if group.plan and group.plan.budget else ()
    rows = tuple(_rows(lines, language))
    if not any(span(amount) for row in rows for amount in (row.planned, row.spent) if amount):
        return None
    says_spending = any(line.spent is not None for line in lines)
    bars = tuple(_bar(row, says_spending, language) for row in rows)
    name = language.named(group.name)
    return Chart(
        kind="budget",
        series=(Axis(), *bars),
        title=_title(name, lines, language),
        caption=_caption(lines, bars, language),
        table=_table(rows, says_spending, language),
        data=tuple(_data(name, lines, says_spending, language)),
    )


# --- the data -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    planned: Amount
    spent: Amount | None
    """None where nothing is recorded."""
    without: int
    """Amounts that are in neither, since they are no numbers: of a category only."""


def _rows(lines: tuple[BudgetLine, ...], language: Language) -> Iterator[_Row]:
    if len(lines) <= _MOST_LINES:
        for line in lines:
            yield _Row(language.named(line.item), line.planned.amount, line.spent.amount if line.spent else None, 0)
        return
    for category in dict.fromkeys(line.category for line in lines):
        its = [line for line in lines if line.category == category]
        planned = [line.planned.amount for line in its]
        spent = [line.spent.amount for line in its if line.spent]
        yield _Row(
            language.counted("charts.category_of", len(its), category=language.word(f"charts.category_{category}")),
            _sum(planned),
            _sum(spent) if spent else None,
            sum(span(amount) is None for amount in (*planned, *spent)),
        )


def _sum(amounts: list[Amount]) -> Amount:
    """Of those that are numbers; where none is, what stands in the place of the first."""
    numbers = [amount for amount in amounts if isinstance(amount, Exact | Between)]
    low = sum(int(one.value if isinstance(one, Exact) else one.low) for one in numbers)
    high = sum(int(one.value if isinstance(one, Exact) else one.high) for one in numbers)
    if not numbers:
        return amounts[0]
    return Exact(low) if low == high else Between(low, high)


def _bar(row: _Row, says_spending: bool, language: Language) -> Bar:
    planned = int(row.planned.value) if isinstance(row.planned, Exact) else None
    said = language.amount(row.planned, "rupiah")
    ends = span(row.spent) if row.spent else None
    details = [
        language.word("charts.planned_is", amount=said) if says_spending else "",
        _variance(row, language),
        language.counted("charts.amounts_without", row.without) if row.without else "",
    ]
    return Bar(
        label=row.name,
        detail="; ".join(filter(None, details)),
        reading=_reading(row, says_spending, language),
        span=ends,
        look=_look(row, says_spending),
        rule=None if planned is None else float(planned),
        has_frame=planned is not None,
    )


def _reading(row: _Row, says_spending: bool, language: Language) -> str:
    if not says_spending:
        return language.amount(row.planned, "rupiah")
    if row.spent is None:
        return language.word("charts.spent_not_recorded")
    said = language.amount(row.spent, "rupiah")
    return said if span(row.spent) else language.word("charts.spent_is", amount=said)


def _look(row: _Row, says_spending: bool) -> Look:
    if not says_spending:
        return look_of_none(row.planned)
    if row.spent is None:
        return "not-known"
    if span(row.spent) is None:
        return look_of_none(row.spent)
    return "over" if (_difference(row) or 0) > 0 else "plain"


def _difference(row: _Row) -> int | None:
    """What was spent less what was planned; None where one of them is not one number, or a part is missing."""
    if isinstance(row.planned, Exact) and isinstance(row.spent, Exact) and not row.without:
        return int(row.spent.value) - int(row.planned.value)
    return None


def _variance(row: _Row, language: Language) -> str:
    difference = _difference(row)
    if difference is None:
        return ""
    amount = language.quantity(abs(difference), "rupiah")
    return language.word(f"charts.variance_{_side(difference)}", amount=amount)


def _side(difference: int) -> str:
    return "more" if difference > 0 else "less" if difference else "equal"


def _data(name: str, lines: tuple[BudgetLine, ...], says_spending: bool, language: Language) -> Iterator[Datum]:
    """Line by line, however few bars there are."""
    for line in lines:
        item = language.named(line.item)
        yield datum(name, item, "planned", line.planned)
        if says_spending:
            yield datum(name, item, "spent", line.spent or _NOT_RECORDED)


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(name: str, lines: tuple[BudgetLine, ...], language: Language) -> str:
    planned = [int(line.planned.amount.value) for line in lines if isinstance(line.planned.amount, Exact)]
    spent = [int(line.spent.amount.value) for line in lines if line.spent and isinstance(line.spent.amount, Exact)]
    both = [
        int(line.spent.amount.value) - int(line.planned.amount.value)
        for line in lines
        if line.spent and isinstance(line.spent.amount, Exact) and isinstance(line.planned.amount, Exact)
    ]
    if both:
        side, amount = _side(sum(both)), language.quantity(abs(sum(both)), "rupiah")
        if len(both) == len(lines):
            return language.word(f"charts.spent_{side}", group=name, amount=amount)
        counts = {"known": language.number(len(both)), "all": language.number(len(lines))}
        return language.word(f"charts.spent_{side}_of_known", group=name, amount=amount, **counts)
    if spent and not planned:
        return language.word("charts.spent_alone", group=name, amount=language.quantity(sum(spent), "rupiah"))
    if planned:
        says_spending = any(line.spent is not None for line in lines)
        key = "charts.planned_and_unknown" if says_spending else "charts.planned_alone"
        return language.counted(key, len(planned), group=name, amount=language.quantity(sum(planned), "rupiah"))
    return language.word("charts.budget_unclear", group=name)


def _caption(lines: tuple[BudgetLine, ...], bars: tuple[Bar, ...], language: Language) -> str:
    figures = [figure for line in lines for figure in (line.planned, line.spent) if figure]
    return joined(
        language.counted("charts.lines_folded", len(lines)) if len(lines) > _MOST_LINES else "",
        language.word("charts.legend_plan") if any(bar.has_frame for bar in bars) else "",
        language.word("charts.legend_spent") if any(bar.span for bar in bars) else "",
        language.word("charts.legend_over") if any(bar.look == "over" for bar in bars) else "",
        sources(figures, language),
    )


def _table(rows: tuple[_Row, ...], says_spending: bool, language: Language) -> Table:
    none = language.word("charts.none")
    keys = (
        ("item_head", "planned_head", "spent_head", "variance_head")
        if says_spending
        else (
            "item_head",
            "planned_head",
        )
    )
    return Table(
        tuple(language.word(f"charts.{key}") for key in keys),
        tuple(
            (
                row.name,
                language.amount(row.planned, "rupiah"),
                language.amount(row.spent, "rupiah") if row.spent else language.word("charts.not_recorded"),
                _variance(row, language) or none,
            )[: len(keys)]
            for row in rows
        ),
    )
