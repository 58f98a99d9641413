"""Where the money of the fund went: to the groups and, where their budgets say so, on to what it is for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from generator.charts.chart import Chart, Datum, Table, datum
from generator.charts.lettering import LEADING, wrapped
from generator.charts.marks import (
    DASHED,
    FIRST,
    QUIET,
    SECOND,
    WIDTH,
    Box,
    Mark,
    Ribbon,
    Sheet,
    Style,
    Words,
    paragraph,
    sheet,
)
from generator.charts.sentences import joined, sources
from generator.language.speech import Language
from generator.public.portfolio import BudgetLine, Cohort, Fund
from generator.public.values import Amount, Exact, Withheld

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where money comes from or goes to."""

    id: str
    column: Literal[0, 1, 2]
    """The fund, the groups, what the money is for."""
    name: str
    amount: str
    """In words."""
    rupiah: int


@dataclass(frozen=True, slots=True)
class Flow:
    source: Stop
    target: Stop
    rupiah: int
    amount: str
    """In words."""
    is_known: bool
    """Otherwise it is what the known amounts leave of the fund."""


def fund_flow(cohort: Cohort, language: Language) -> Chart | None:
    """None when the total or every disbursement is unknown or withheld, when more was paid than there was, or when
    something was taken down."""
    money = _money(cohort, language)
    if money is None:
        return None
    flows = _flows(money, language)
    return Chart(
        kind="fund_flow",
        series=flows,
        title=_title(money, language),
        caption=_caption(money, flows, language),
        table=_table(money, flows, language),
        data=tuple(_data(money, language)),
    )


# --- the data -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Money:
    fund: Fund
    total: int
    shares: dict[str, int]
    """Rupiah by id of the group, as far as they are known."""
    unknown: tuple[tuple[str, Amount], ...]
    """Id of the group, and what stands in place of the amount."""
    names: dict[str, str]
    lines: dict[str, tuple[BudgetLine, ...]]
    """Of the budgets of those that have a share."""

    @property
    def rest(self) -> int:
        return self.total - sum(self.shares.values())

    @property
    def says_rest(self) -> bool:
        """Not where an amount is withheld: the rest would be that amount."""
        return self.rest > 0 and not any(isinstance(amount, Withheld) for _, amount in self.unknown)


def _money(cohort: Cohort, language: Language) -> _Money | None:
    fund = cohort.fund
    if fund is None or not fund.is_whole:
        return None
    if not isinstance(fund.total.amount, Exact) or fund.total.amount.value <= 0:
        return None
    names = {group.id: language.named(group.name) for group in cohort.groups}
    shares: dict[str, int] = {}
    unknown: list[tuple[str, Amount]] = []
    for paid in fund.disbursements:
        if paid.group not in names:
            continue
        if isinstance(paid.amount.amount, Exact):
            shares[paid.group] = shares.get(paid.group, 0) + int(paid.amount.amount.value)
        else:
            unknown.append((paid.group, paid.amount.amount))
    budgets = {group.id: group.plan.budget for group in cohort.groups if group.plan}
    lines = {group: budget.lines for group, budget in budgets.items() if budget and group in shares}
    money = _Money(fund, int(fund.total.amount.value), shares, tuple(unknown), names, lines)
    return money if shares and money.rest >= 0 else None


def _flows(money: _Money, language: Language) -> tuple[Flow, ...]:
    def stop(column: Literal[0, 1, 2], id_: str, name: str, rupiah: int) -> Stop:
        return Stop(f"{column} {id_}", column, name, language.quantity(rupiah, "rupiah"), rupiah)

    fund = stop(0, "fund", language.word("charts.fund"), money.total)
    groups = {group: stop(1, group, money.names[group], share) for group, share in money.shares.items()}
    uses = [
        (groups[group], line.category, int(line.planned.amount.value))
        for group, lines in money.lines.items()
        for line in lines
        if isinstance(line.planned.amount, Exact)
    ]
    by_category = _sums((category, rupiah) for _, category, rupiah in uses)
    categories = {
        category: stop(2, category, language.word(f"charts.category_{category}"), rupiah)
        for category, rupiah in by_category.items()
    }
    by_both = _sums(((group, category), rupiah) for group, category, rupiah in uses)
    return (
        *(Flow(fund, group, group.rupiah, group.amount, is_known=True) for group in groups.values()),
        *(Flow(fund, rest, rest.rupiah, rest.amount, is_known=False) for rest in _rest(money, language)),
        *(
            Flow(group, categories[category], rupiah, language.quantity(rupiah, "rupiah"), is_known=True)
            for (group, category), rupiah in by_both.items()
        ),
    )


def _sums(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """By key, in the order in which the keys first come."""
    sums: dict[Key, int] = {}
    for key, number in pairs:
        sums[key] = sums.get(key, 0) + number
    return sums


def _rest(money: _Money, language: Language) -> tuple[Stop, ...]:
    """Where the known amounts leave one: groups whose amounts are not known can have had all of it, or less."""
    if not money.says_rest:
        return ()
    name, amount = language.word("charts.rest"), language.quantity(money.rest, "rupiah")
    if money.unknown:
        groups = _names((group for group, _ in money.unknown), money, language)
        name, amount = language.word("charts.rest_of", groups=groups), language.word("charts.at_most", amount=amount)
    return (Stop("1", 1, name, amount, money.rest),)


def _names(groups: Iterable[str], money: _Money, language: Language) -> str:
    return language.listed([money.names[group] for group in dict.fromkeys(groups)])


def _data(money: _Money, language: Language) -> Iterator[Datum]:
    """The figures themselves: every payment, and every line of a budget; no sums of them."""
    fund = language.word("charts.fund")
    yield datum("", fund, "total", money.fund.total)
    for paid in money.fund.disbursements:
        if paid.group in money.names:
            yield datum(money.names[paid.group], fund, "paid", paid.amount)
    for group, lines in money.lines.items():
        for line in lines:
            yield datum(money.names[group], language.named(line.item), "planned", line.planned)


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(money: _Money, language: Language) -> str:
    shares = sorted(money.shares.values())
    low, high = (language.quantity(share, "rupiah") for share in (shares[0], shares[-1]))
    split = language.word("charts.equal_shares" if low == high else "charts.unequal_shares", low=low, high=high)
    extent = "part" if money.rest else "whole"
    return language.word(
        f"charts.{extent}_to_{'one' if len(shares) == 1 else 'many'}",
        total=language.quantity(money.total, "rupiah"),
        part=language.quantity(sum(shares), "rupiah"),
        group=_names(money.shares, money, language),
        n=language.number(len(shares)),
        shares=split,
    )


def _caption(money: _Money, flows: tuple[Flow, ...], language: Language) -> str:
    reasons = dict.fromkeys(language.amount(amount, "rupiah") for _, amount in money.unknown)
    unknown = (
        (why, [group for group, amount in money.unknown if language.amount(amount, "rupiah") == why]) for why in reasons
    )
    without = sum(not isinstance(line.planned.amount, Exact) for lines in money.lines.values() for line in lines)
    paid = (disbursement.amount for disbursement in money.fund.disbursements)
    return joined(
        *(
            language.word("charts.share_unknown", groups=_names(groups, money, language), why=why)
            for why, groups in unknown
        ),
        language.word("charts.rest_dashed") if money.says_rest else "",
        language.word("charts.planned_use") if any(flow.target.column == 2 for flow in flows) else "",
        language.counted("charts.lines_unknown", without) if without else "",
        sources((money.fund.total, *paid), language),
    )


def _table(money: _Money, flows: tuple[Flow, ...], language: Language) -> Table:
    """Every ribbon, and the disbursements that are none."""
    fund = language.word("charts.fund")
    ribbons = [(flow.source.name, flow.target.name, flow.amount) for flow in flows]
    unknown = [(fund, money.names[group], language.amount(amount, "rupiah")) for group, amount in money.unknown]
    paid = len(money.shares)
    header = tuple(language.word(f"charts.{key}") for key in ("from_head", "to_head", "amount_head"))
    return Table(header, (*ribbons[:paid], *unknown, *ribbons[paid:]))


# --- the picture --------------------------------------------------------------------------------------------------

_THICK: Final = 12
"""Width of a stop, seen from the side."""
_BETWEEN: Final = 14
"""One stop and the one below it."""
_HEAD: Final = 2 * LEADING + 8
"""Height of the fund's own words, above everything else."""


@dataclass(frozen=True, slots=True)
class _Placed:
    stop: Stop
    left: float
    top: float
    height: float
    lines: tuple[str, ...]
    """The name, and last the amount."""


def picture(flows: tuple[Flow, ...]) -> Sheet:
    placed, bottom = _layout(flows)
    unknown = {flow.target.id for flow in flows if not flow.is_known}
    marks: list[Mark] = [*_ribbons(flows, placed)]
    for place in placed.values():
        marks += _stop(place, place.stop.id not in unknown)
    return sheet(marks, bottom)


def _stops(flows: tuple[Flow, ...]) -> tuple[Stop, ...]:
    return tuple(dict.fromkeys(stop for flow in flows for stop in (flow.source, flow.target)))


def _per_rupiah(flows: tuple[Flow, ...]) -> float:
    """Units of height per rupiah, the same in the whole picture, so that all heights can be compared."""
    stops = _stops(flows)
    groups = sum(stop.column == 1 for stop in stops)
    return min(300, 70 * max(groups, 2)) / stops[0].rupiah


def _layout(flows: tuple[Flow, ...]) -> tuple[dict[str, _Placed], float]:
    """Places by id of the stop, and the height of the sheet."""
    stops, scale = _stops(flows), _per_rupiah(flows)
    lefts: tuple[float, ...] = (0, 90, 222) if any(stop.column == 2 for stop in stops) else (0, 150)
    bottoms = [float(_HEAD)] * len(lefts)
    placed: dict[str, _Placed] = {}
    for stop in stops:
        left = lefts[stop.column]
        right = lefts[stop.column + 1] if stop.column + 1 < len(lefts) else WIDTH
        room = WIDTH if stop.column == 0 else right - left - _THICK - 10
        lines = (*wrapped(stop.name, room, bold=True), stop.amount)
        # A budget may plan more than the group received.
        spent = sum(flow.rupiah for flow in flows if flow.source == stop)
        height = max(scale * max(stop.rupiah, spent), 1.5)
        slot = height if stop.column == 0 else max(height, LEADING * len(lines))
        placed[stop.id] = _Placed(stop, left, bottoms[stop.column] + (slot - height) / 2, height, lines)
        bottoms[stop.column] += slot + _BETWEEN
    return placed, max(bottoms) - _BETWEEN + 2


def _stop(place: _Placed, is_known: bool) -> Iterator[Mark]:
    known = Style(fill=SECOND if place.stop.column == 2 else FIRST)
    style = known if is_known else Style(stroke=QUIET, dash=DASHED)
    yield Box(place.left, place.top, _THICK, place.height, style)
    if place.stop.column == 0:
        left, top = 0.0, 0.0
    else:
        left, top = place.left + _THICK + 6, place.top + (place.height - LEADING * len(place.lines)) / 2
    *name, amount = place.lines
    yield from paragraph(left, top, tuple(name), bold=True)
    yield Words(left, top + LEADING * (len(name) + 0.5), amount)


def _ribbons(flows: tuple[Flow, ...], placed: dict[str, _Placed]) -> Iterator[Mark]:
    """Each leaves its source and enters its target below the one before it."""
    scale = _per_rupiah(flows)
    leaving = {id_: place.top for id_, place in placed.items()}
    entering = dict(leaving)
    for flow in flows:
        source, target = placed[flow.source.id], placed[flow.target.id]
        height = flow.rupiah * scale
        colour = SECOND if flow.target.column == 2 else FIRST
        yield Ribbon(
            _curve(source.left + _THICK, leaving[flow.source.id], target.left, entering[flow.target.id], height),
            Style(fill=colour, opacity=0.3) if flow.is_known else Style(stroke=QUIET, dash=DASHED),
        )
        leaving[flow.source.id] += height
        entering[flow.target.id] += height


def _curve(x: float, y: float, to_x: float, to_y: float, height: float) -> tuple[tuple[float, float, float], ...]:
    """Leaves and arrives level: 3t² - 2t³ of the way up or down at t of the way across."""
    ways = [(step / 12, (step / 12) ** 2 * (3 - step / 6)) for step in range(13)]
    uppers = [(x + across * (to_x - x), y + down * (to_y - y)) for across, down in ways]
    return tuple((at, upper, upper + height) for at, upper in uppers)
