"""What a reader with a solver can work out from the counts of people that stand on the pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat, kHighsInf

Form = Literal["exact", "rounded", "withheld"]
"""Finest first. Rounded is to the nearest 5: a reader learns that the count lies at most 2 away."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of people that exists, whether printed or not.

    `low` and `high` are what the records say: equal for an exact count, (0, None) where nobody recorded it.
    `finest` is the finest form in which it may be printed, `released` the form that it had in earlier releases: the
    world has that one, so it stays. A cell that is not printed stands on no page by itself, but may be worked out:
    those who were absent. A guarded one must never be worked out when withheld, whatever its size; small counts and
    recorded counts that would have been printed need no such mark. `cost` says how dear the count is to lose.
    """

    key: str
    low: int
    high: int | None
    finest: Form
    is_printed: bool
    is_guarded: bool
    cost: int
    released: Form | None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a reader may know to hold: low <= sum of coefficient * count <= high. None is no bound."""

    terms: tuple[tuple[str, int], ...]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends belong to it. `high` is None where there is no end."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class System:
    """Cells that have to do with each other, by key, and the relations among them."""

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]


def rounded(count: int) -> int:
    """To the nearest 5. Between whole numbers there are no halves."""
    return (count + 2) // 5 * 5


def learned(cell: Cell, form: Form, smallest_count: int, known_small: Set[str]) -> Interval:
    """What `form` by itself tells of the count to a reader who knows the rules, and which of the withheld are small."""
    if form == "withheld" or cell.high is None:
        return Interval(1, smallest_count - 1) if cell.key in known_small else Interval(0, None)
    if form == "exact" or cell.high == 0:
        return Interval(cell.low, cell.high)
    # A small count is not rounded up into print; where it was, under a lower threshold, the reader is granted its end.
    return Interval(max(rounded(cell.low) - 2, min(cell.low, smallest_count)), rounded(cell.high) + 2)


def small(cells: Iterable[Cell], smallest_count: int) -> frozenset[str]:
    """Keys of the counts that are from 1 to the threshold for certain."""
    return frozenset(
        cell.key for cell in cells if cell.low > 0 and cell.high is not None and cell.high < smallest_count
    )


def intervals(
    cells: Iterable[Cell],
    relations: Iterable[Relation],
    forms: Mapping[str, Form],
    smallest_count: int,
    keys: Iterable[str],
) -> Mapping[str, Interval]:
    """The smallest and largest value that each count in `keys` can have, for all that a reader can tell.

    Raises ValueError where the relations do not hold in the records.
    """
    wanted = frozenset(keys)
    found: dict[str, Interval] = {}
    for system in systems(cells, relations):
        targets = [cell.key for cell in system.cells if cell.key in wanted]
        if targets:
            recorded(system)
            known_small = small(system.cells, smallest_count)
            told = [learned(cell, forms[cell.key], smallest_count, known_small) for cell in system.cells]
            found |= _extremes(system, told, targets)
    return found


def recorded(system: System) -> Mapping[str, Interval]:
    """What the records say of each count that nobody recorded, by the others.

    Raises ValueError where the relations do not hold in the records.
    """
    if not system.relations:
        return {}
    said = [Interval(cell.low, cell.high) for cell in system.cells]
    return _extremes(system, said, [cell.key for cell in system.cells if cell.high is None])


def systems(cells: Iterable[Cell], relations: Iterable[Relation]) -> Iterator[System]:
    """Splits the cells where no relation joins them, so that the work grows with their number only."""
    by_key = {cell.key: cell for cell in cells}
    touching: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for key, _ in relation.terms:
            if key not in by_key:
                raise ValueError(f"A relation names a count that does not exist: {key}")
            touching[key].append(relation)
    waiting = dict.fromkeys(sorted(by_key))
    while waiting:
        reached = [next(iter(waiting))]
        del waiting[reached[0]]
        for key in reached:
            for relation in touching[key]:
                for other, _ in relation.terms:
                    if other in waiting:
                        del waiting[other]
                        reached.append(other)
        members = tuple(by_key[key] for key in sorted(reached))
        among = {relation for cell in members for relation in touching[cell.key]}
        yield System(members, tuple(sorted(among, key=repr)))


# --- the solver -------------------------------------------------------------------------------------------------------

Ends = tuple[float, float]
"""Of an interval or of a sum, infinite where there is none."""

Row = tuple[Mapping[int, float], Ends]
"""Coefficients by column, and the ends of their sum."""


def ends(low: int | None, high: int | None) -> Ends:
    return -kHighsInf if low is None else low, kHighsInf if high is None else high


def rows(system: System, first_column: int = 0) -> Iterator[Row]:
    """The relations, over columns in the order of the cells."""
    column = {cell.key: first_column + place for place, cell in enumerate(system.cells)}
    for relation in system.relations:
        coefficients: dict[int, float] = defaultdict(int)
        for key, coefficient in relation.terms:
            coefficients[column[key]] += coefficient
        yield coefficients, ends(relation.low, relation.high)


class _Silent(Highs):
    """HiGHS greets on the standard output as soon as callbacks are enabled, which is before it can be told not to."""

    def enableCallbacks(self) -> None:  # noqa: N802  # the library's name
        self.setOptionValue("output_flag", False)


def program(columns: Sequence[Ends], constraints: Sequence[Row]) -> Highs:
    """An integer program without an aim. One thread and no gap: the same question always has the same answer."""
    entries = [entry for coefficients, _ in constraints for entry in coefficients.items()]
    model = HighsLp()
    model.num_col_, model.num_row_ = len(columns), len(constraints)
    model.col_cost_ = np.zeros(len(columns))
    model.col_lower_, model.col_upper_ = _lows_and_highs(columns)
    model.row_lower_, model.row_upper_ = _lows_and_highs([ends for _, ends in constraints])
    model.a_matrix_.format_ = MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(coefficients) for coefficients, _ in constraints)])
    model.a_matrix_.index_ = np.array([column for column, _ in entries])
    model.a_matrix_.value_ = np.array([coefficient for _, coefficient in entries])
    model.integrality_ = [HighsVarType.kInteger] * len(columns)
    highs = _Silent()  # type: ignore[no-untyped-call]  # the one method of the library that says no types
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.passModel(model)
    return highs


_WITHOUT_SOLUTION = (
    HighsModelStatus.kInfeasible,
    HighsModelStatus.kUnbounded,
    HighsModelStatus.kUnboundedOrInfeasible,
)


def is_solved(highs: Highs) -> bool:
    """False where there is no solution or no best one. A solver that breaks down proves neither: RuntimeError."""
    highs.run()
    status = highs.getModelStatus()
    if status in _WITHOUT_SOLUTION:
        return False
    if status != HighsModelStatus.kOptimal:
        raise RuntimeError("The solver gave no answer")
    return True


def _lows_and_highs(of: Sequence[Ends]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    return np.array([low for low, _ in of]), np.array([high for _, high in of])


def _extremes(system: System, told: Sequence[Interval], keys: Iterable[str]) -> Mapping[str, Interval]:
    highs = program([ends(one.low, one.high) for one in told], tuple(rows(system)))
    if not is_solved(highs):
        raise ValueError("The relations between counts do not hold in the records")
    column = {cell.key: place for place, cell in enumerate(system.cells)}
    return {key: Interval(_least(highs, column[key]), _most(highs, column[key])) for key in keys}


def _least(highs: Highs, column: int) -> int:
    return round(_best(highs, column, 1))


def _most(highs: Highs, column: int) -> int | None:
    most = -_best(highs, column, -1)
    return None if most == kHighsInf else round(most)


def _best(highs: Highs, column: int, weight: int) -> float:
    """Infinite where there is no end: that there are solutions is known by now, so not finding the best means that."""
    highs.changeColCost(column, weight)
    best = highs.getInfo().objective_function_value if is_solved(highs) else -kHighsInf
    highs.changeColCost(column, 0)
    return best
