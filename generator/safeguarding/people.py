"""Every count of people in a cohort, and what holds among them: the tables behind the pages."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.records.model import Event, Indicator, Released, ReleasedFigure
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
from generator.records.values import Figure
from generator.safeguarding.attack import Cell, Form, Relation
from generator.safeguarding.policy import Threshold

# How dear it is to lose a figure: the size of a cohort is what readers ask for first, guests last.
_COST = {"participants": 100, "whole": 20, "members": 10, "part": 8, "actual": 8, "target": 8, "baseline": 8}
_COST_OF_OTHERS = 5

NAMES = ("baseline", "target", "actual")
"""Figures of a result."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All counts of the public cohorts, and the relations that hold among them."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]


def tables(portfolio: Portfolio, threshold: Threshold, released: Mapping[str, ReleasedFigure]) -> Tables:
    indicators = {one.id: one.record for one in portfolio.indicators}
    cells: list[Cell] = []
    relations: list[Relation] = []
    for folder in portfolio.cohorts:
        if folder.cohort.record.audience == "public":
            counted = _cells(folder, indicators, threshold, released)
            cells += counted
            backgrounds = len(portfolio.programme.record.backgrounds)
            relations += _relations(folder, backgrounds, {cell.key: cell for cell in counted})
    return Tables(tuple(cells), tuple(relations))


def by_figure(released: Filed[Released] | None) -> dict[str, ReleasedFigure]:
    return {one.figure: one for one in released.record.figures} if released else {}


# --- keys ---------------------------------------------------------------------------------------------------------


def of_cohort(cohort: str, name: str) -> str:
    return f"{cohort}/{name}"


def of_group(cohort: str, group: str, name: str) -> str:
    return f"{cohort}/groups/{group}/{name}"


def of_result(cohort: str, group: str, outcome: str, indicator: str, name: str) -> str:
    return f"{cohort}/groups/{group}/outcomes/{outcome}/{indicator}/{name}"


def of_events(folder: CohortFolder) -> Iterator[tuple[str, Event]]:
    """Each event with its key: named for what it is called, so that another one before it does not change it."""
    seen: defaultdict[str, int] = defaultdict(int)
    for stage in folder.cohort.record.stages:
        for event in stage.events:
            plain = unicodedata.normalize("NFKD", event.name.id).casefold()
            name = f"{stage.stage}/{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')}"
            seen[name] += 1
            yield f"{folder.cohort.id}/events/{name}/{seen[name]}", event


# --- cells --------------------------------------------------------------------------------------------------------


def _cells(
    folder: CohortFolder,
    indicators: Mapping[str, Indicator],
    threshold: Threshold,
    released: Mapping[str, ReleasedFigure],
) -> list[Cell]:
    """Counts as the world has seen them where they were released, and as recorded where not. A figure that was released
    and is recorded no more still counts: what is left must not give it away."""
    cohort = folder.cohort
    counted = {
        cell.key: cell if cell.key not in released else _as_released(cell, released[cell.key])
        for cell in _recorded(folder, indicators, threshold)
    }
    for key, figure in released.items():
        if key.startswith(f"{cohort.id}/") and key not in counted and key != of_cohort(cohort.id, "fund"):
            is_guarded = figure.form == "withheld"
            counted[key] = Cell(key, figure.low, figure.high, "withheld", False, is_guarded, 0, figure.form)
    for key, cell in list(_remainders(folder, counted)):
        counted.setdefault(key, cell)
    return list(counted.values())


def _as_released(cell: Cell, figure: ReleasedFigure) -> Cell:
    return Cell(
        cell.key,
        figure.low,
        figure.high,
        cell.finest,
        cell.is_printed,
        cell.is_guarded,
        cell.cost,
        figure.form,
    )


def _recorded(folder: CohortFolder, indicators: Mapping[str, Indicator], threshold: Threshold) -> Iterator[Cell]:
    cohort, participants = folder.cohort.id, folder.cohort.record.participants
    yield _cell(of_cohort(cohort, "participants"), participants.total, "exact")
    for one in participants.by_background:
        yield _by_background(of_cohort(cohort, f"background/{one.background}"), one.count)
    for key, event in of_events(folder):
        if event.attendance is not None:
            yield _cell(f"{key}/attendance", event.attendance, "exact")
        for position, guests in enumerate(event.guests):
            yield _cell(f"{key}/guests/{guests.organisation}/{position}", guests.people, "exact")
    for group in folder.groups:
        record = group.group.record
        yield _cell(of_group(cohort, group.group.id, "members"), record.members, "rounded", record.audience == "public")
        for one in record.by_background:
            yield _by_background(of_group(cohort, group.group.id, f"background/{one.background}"), one.count)
        yield from _of_outcomes(cohort, group, indicators, threshold)


def _of_outcomes(
    cohort: str, group: GroupFolder, indicators: Mapping[str, Indicator], threshold: Threshold
) -> Iterator[Cell]:
    shown = group.group.record.audience == "public"
    for outcome in group.outcomes:
        is_public = shown and outcome.record.audience == "public"
        for result in outcome.record.results:
            indicator = indicators.get(result.indicator)
            for name in NAMES:
                figure: Figure | None = getattr(result, name)
                key = of_result(cohort, group.group.id, outcome.id, result.indicator, name)
                if indicator is None or figure is None:
                    continue
                if figure.share is not None:
                    part, whole = figure.share.part, figure.share.whole
                    finest: Form = "exact" if may_be_share(part, whole, indicator.benign, threshold) else "withheld"
                    yield _counted(f"{key}/part", part, finest, is_public)
                    yield _counted(f"{key}/whole", whole, finest, is_public)
                elif indicator.unit == "people":
                    yield _cell(key, figure, "exact", is_public)


def may_be_share(part: int, whole: int, benign: bool, threshold: Threshold) -> bool:
    """Whether a percentage of people may be shown at all: of enough of them, and of none or all only where that harms
    nobody."""
    return whole >= threshold.smallest_denominator and (benign or 0 < part < whole)


def _cell(key: str, figure: Figure, finest: Form, is_public: bool = True) -> Cell:
    """A figure that says no number is printed as what it is. One that staff withhold is guarded: there is a number."""
    low, high = (0, None)
    if figure.exact is not None:
        low = high = int(figure.exact)
    elif figure.range is not None:
        low, high = int(figure.range.low), int(figure.range.high)
    may_be: Form = finest if is_public and figure.withheld is None else "withheld"
    is_printed = is_public and (figure.is_number or figure.withheld is not None)
    return Cell(key, low, high, may_be, is_printed, figure.withheld is not None, _cost(key), None)


def _counted(key: str, count: int, finest: Form, is_public: bool) -> Cell:
    return Cell(key, count, count, finest if is_public else "withheld", is_public, False, _cost(key), None)


def _by_background(key: str, figure: Figure) -> Cell:
    """Says a label: never printed, and never to be worked out, whatever its size."""
    return replace(_cell(key, figure, "withheld", is_public=False), is_guarded=True, cost=0)


def _cost(key: str) -> int:
    return _COST.get(key.rpartition("/")[2], _COST_OF_OTHERS)


def _remainders(folder: CohortFolder, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Cell]]:
    """Counts that nobody wrote down and everybody can work out: who was absent, who did not answer, the other part."""
    for rest, whole, parts in _splits(folder, cells):
        left = _sum(cells[key] for key in whole)[0] - _sum(cells[key] for key in parts)[0]
        if left > 0 and all(cells[key].low == cells[key].high for key in (*whole, *parts)):
            yield rest, Cell(rest, left, left, "withheld", False, False, 0, None)


def _splits(folder: CohortFolder, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Key of the remainder, keys of what adds up to the whole, keys of the parts."""
    cohort = folder.cohort.id
    total = of_cohort(cohort, "participants")
    members = [key for key in cells if key.split("/")[1::2] == ["groups", "members"]]
    if _sum(cells[key] for key in members)[1] != cells[total].low:
        yield of_cohort(cohort, "others"), [total], members
    named = {
        key: [of_group(cohort, group, "members") for group in event.groups] or [total]
        for key, event in of_events(folder)
    }
    for key in cells:
        event, _, name = key.rpartition("/")
        if name == "attendance":
            whole = named.get(event, [total])
            if all(one in cells for one in whole):
                yield f"{event}/absent", whole, [key]
        elif name == "part" and f"{event}/whole" in cells:
            yield f"{event}/rest", [f"{event}/whole"], [key]
        elif name == "whole":
            group = "/".join(key.split("/")[:3]) + "/members"
            if group in cells:
                yield f"{event}/silent", [group], [key]


# --- relations ----------------------------------------------------------------------------------------------------


def _relations(folder: CohortFolder, backgrounds: int, cells: Mapping[str, Cell]) -> Iterator[Relation]:
    """Everything a reader could suppose, as far as the records bear it out: we grant them what is true."""
    total = of_cohort(folder.cohort.id, "participants")
    groups: list[str] = []
    by_whole: defaultdict[str, list[str]] = defaultdict(list)
    by_background: defaultdict[str, list[str]] = defaultdict(list)
    for key in cells:
        steps = key.split("/")
        if steps[1] == "background":
            by_whole[total].append(key)
        elif steps[1] == "groups" and steps[3] == "members":
            groups.append(key)
        elif steps[1] == "groups" and steps[3] == "background":
            by_whole[of_group(steps[0], steps[2], "members")].append(key)
            by_background[of_cohort(steps[0], f"background/{steps[4]}")].append(key)
    yield from _add_up(groups, [total], len(groups), cells)
    for whole, parts in by_whole.items():
        yield from _add_up(parts, [whole], backgrounds, cells)
    for whole, parts in by_background.items():
        yield from _add_up(parts, [whole], len(groups), cells)
    for rest, wholes, split in _splits(folder, cells):
        # With nobody left over, a reader may well suppose so.
        yield from _add_up([rest, *split] if rest in cells else split, wholes, 1 + len(split), cells)


def _add_up(parts: Sequence[str], whole: Sequence[str], complete: int, cells: Mapping[str, Cell]) -> Iterator[Relation]:
    """The parts make up the whole, where all of them are recorded and can; else they are no more than it."""
    if not parts or not all(key in cells for key in whole):
        return
    (low, high), (least, most) = _sum(cells[key] for key in parts), _sum(cells[key] for key in whole)
    terms = (*((key, 1) for key in parts), *((key, -1) for key in whole))
    if low == high == least == most or (len(parts) == complete and _can_be_equal(low, high, least, most)):
        yield Relation(terms, 0, 0)
    elif most is None or low <= most:
        yield Relation(terms, None, 0)


def _can_be_equal(low: int, high: int | None, least: int, most: int | None) -> bool:
    return (high is None or least <= high) and (most is None or low <= most)


def _sum(cells: Iterable[Cell]) -> tuple[int, int | None]:
    own = list(cells)
    highs = [cell.high for cell in own]
    return sum(cell.low for cell in own), None if None in highs else sum(high for high in highs if high is not None)
