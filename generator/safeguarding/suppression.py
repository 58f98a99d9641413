"""Which counts of people are printed, and how finely, so that no withheld one can be worked out.

A count is safe when two states of affairs lie at least `WIDTH` apart in it and look the same to a reader: both agree
with every relation and with every printed figure. Where there are no two, the solver finds the cheapest further
figures to round or to withhold so that there are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from highspy import kHighsInf

from generator.safeguarding.attack import (
    Cell,
    Ends,
    Form,
    Interval,
    Relation,
    Row,
    System,
    ends,
    is_solved,
    learned,
    program,
    recorded,
    rows,
    small,
    systems,
)

WIDTH = 3
"""How far the largest possible value of a withheld count must at least lie above the smallest."""

REACH = 100
"""How far from the recorded value two states are looked for where nothing holds a count. Some times WIDTH is enough;
the further, the harder for the solver."""

FORMS: tuple[Form, ...] = ("exact", "rounded", "withheld")

ANYTHING: Ends = (-kHighsInf, kHighsInf)

Forms = Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class Unprotectable:
    """Withheld counts that can be worked out whatever else is withheld: earlier releases tell too much."""

    keys: tuple[str, ...]


def forms(cells: Iterable[Cell], relations: Iterable[Relation], smallest_count: int) -> Forms | Unprotectable:
    """The form of each cell, by key. Raises ValueError where the relations do not hold in the records."""
    decided: dict[str, Form] = {}
    lost: list[str] = []
    for system in systems(cells, relations):
        match _decided(system, smallest_count):
            case Unprotectable(keys):
                lost += keys
            case found:
                decided |= found
    return Unprotectable(tuple(sorted(lost))) if lost else decided


def by_threshold(cell: Cell, smallest_count: int) -> Form:
    """The form by the cell's own number alone. Zero is printed in the finest form, and rounds to zero."""
    if cell.released is not None:
        return cell.released
    if not cell.is_printed or cell.high is None or _reaches_small(cell.low, cell.high, smallest_count):
        return "withheld"
    return cell.finest


def must_stay_hidden(cell: Cell, recorded: Interval, smallest_count: int) -> bool:
    """Whether it does harm to work the count out where it is withheld.

    Yes for those a caller marks, for all that may be small, and for recorded counts that would have been printed. What
    nobody recorded may be as good as `recorded` by what others are: it is hidden if it may be small.
    """
    return (
        cell.is_guarded
        or (cell.is_printed and cell.high is not None)
        or (recorded.high is not None and _reaches_small(recorded.low, recorded.high, smallest_count))
    )


def _reaches_small(low: int, high: int, smallest_count: int) -> bool:
    return low < smallest_count and high > 0


# The preview asks of the same ones again and again.
@lru_cache(1_000)
def _decided(system: System, smallest_count: int) -> Forms | Unprotectable:
    by_others = recorded(system)
    hidden = frozenset(
        cell.key
        for cell in system.cells
        if must_stay_hidden(cell, by_others.get(cell.key, Interval(cell.low, cell.high)), smallest_count)
    )
    # The reader is granted to know which withheld counts are small. Where that alone, with nothing printed at all,
    # tells too much (four people are two and two), no page is to blame, and those counts are spared the grant.
    unprinted = replace(system, cells=tuple(replace(cell, released=None) for cell in system.cells))
    known_small = small(system.cells, smallest_count)
    while True:
        found = _protected(_Question(system, smallest_count, hidden, known_small))
        if not isinstance(found, Unprotectable):
            return found
        alone = _protected(_Question(unprinted, smallest_count, hidden, known_small))
        if not isinstance(alone, Unprotectable) or known_small.isdisjoint(alone.keys):
            return found
        known_small -= set(alone.keys)


@dataclass(frozen=True, slots=True)
class _Question:
    """`hidden` are the counts to protect where withheld; `kept` those that cannot be withheld safely, so are not."""

    system: System
    smallest_count: int
    hidden: frozenset[str]
    known_small: frozenset[str]
    kept: frozenset[str] = frozenset()


def _protected(question: _Question) -> Forms | Unprotectable:
    cells = question.system.cells
    start: list[Form] = [by_threshold(cell, question.smallest_count) for cell in cells]
    decided = start
    waiting = _to_protect(question, decided)
    if not waiting:
        return _by_key(question, decided)
    states = _States(question, start)
    lost: list[str] = []
    for place in waiting:
        further = states.apart(place, decided, may_coarsen=True)
        if further is not None:
            decided = further
            waiting += [new for new in _to_protect(question, decided) if new not in waiting]
        elif start[place] == "withheld":
            lost.append(cells[place].key)
        else:
            return _protected(replace(question, kept=question.kept | {cells[place].key}))
    if lost:
        return Unprotectable(tuple(lost))
    return _by_key(question, _given_back(question, states, start, decided))


def _by_key(question: _Question, forms: Sequence[Form]) -> Forms:
    return {cell.key: forms[place] for place, cell in enumerate(question.system.cells)}


def _to_protect(question: _Question, forms: Sequence[Form]) -> list[int]:
    cells = enumerate(question.system.cells)
    return [place for place, cell in cells if forms[place] == "withheld" and cell.key in question.hidden]


def _given_back(question: _Question, states: "_States", start: list[Form], decided: list[Form]) -> list[Form]:
    """Tries each figure that was coarsened in its finer forms again, the dearest first: later ones may do without."""
    coarsened = [place for place, form in enumerate(decided) if form != start[place]]
    for place in sorted(coarsened, key=lambda place: -question.system.cells[place].cost):
        for form in FORMS[FORMS.index(start[place]) : FORMS.index(decided[place])]:
            finer = [*decided[:place], form, *decided[place + 1 :]]
            if all(states.apart(hidden, finer, may_coarsen=False) for hidden in _to_protect(question, finer)):
                decided = finer
                break
    return decided


@dataclass(frozen=True, slots=True)
class _Step:
    """A figure that may be coarsened to `form`: its count may then lie so far below or above what it told at first."""

    place: int
    form: Form
    below: float
    above: float
    weight: int


class _States:
    """Two states of affairs that look the same to a reader, as one integer program.

    Its columns are the counts `here`, the counts `there`, and one per step, 1 where it is taken. Its last rows are
    `here - there`, one per count. The states that were found are remembered: they often answer for other counts, too.
    """

    def __init__(self, question: _Question, start: Sequence[Form]) -> None:
        size = len(start)
        self._told = {form: [_ends(question, cell, form) for cell in question.system.cells] for form in FORMS}
        first = [self._told[form][place] for place, form in enumerate(start)]
        self._steps = tuple(self._further(question, start))
        loosest = list(first)
        for step in self._steps:
            low, high = first[step.place]
            loosest[step.place] = low - step.below, high + step.above
        apart: list[Row] = [({place: 1, size + place: -1}, ANYTHING) for place in range(size)]
        constraints = [
            *rows(question.system),
            *rows(question.system, size),
            *_held_by_steps(self._steps, first),
            *apart,
        ]
        self._first_apart = len(constraints) - size
        self._program = program([*loosest, *loosest, *([(0, 1)] * len(self._steps))], constraints)
        for column, step in enumerate(self._steps, 2 * size):
            self._program.changeColCost(column, step.weight)
        self._found: npt.NDArray[np.float64] = np.empty((0, size))

    def apart(self, place: int, forms: list[Form], may_coarsen: bool) -> list[Form] | None:
        """The forms that make the count at `place` safe: these, or the cheapest coarser ones. None: there are none."""
        if self._are_known_apart(place, forms):
            return forms
        self._open_steps(forms, may_coarsen)
        self._program.changeRowBounds(self._first_apart + place, WIDTH, kHighsInf)
        solved = is_solved(self._program)
        self._program.changeRowBounds(self._first_apart + place, *ANYTHING)
        if not solved:
            return None
        here, there, taken = np.split(np.rint(self._program.getSolution().col_value), [len(forms), 2 * len(forms)])
        self._found = np.vstack([self._found, here, there])
        coarser = list(forms)
        for number, step in enumerate(self._steps):
            if taken[number]:
                coarser[step.place] = step.form
        return coarser

    def _are_known_apart(self, place: int, forms: Sequence[Form]) -> bool:
        lows, highs = np.array([self._told[form][place] for place, form in enumerate(forms)]).T
        values = self._found[((lows <= self._found) & (self._found <= highs)).all(axis=1), place]
        return values.size > 0 and bool(np.ptp(values) >= WIDTH)

    def _open_steps(self, forms: Sequence[Form], may_coarsen: bool) -> None:
        """The steps to `forms` are taken; only those that lead on from there are open."""
        for column, step in enumerate(self._steps, 2 * len(forms)):
            is_taken = forms[step.place] == step.form
            is_open = may_coarsen and FORMS.index(step.form) > FORMS.index(forms[step.place])
            self._program.changeColBounds(column, int(is_taken), int(is_taken or is_open))

    def _further(self, question: _Question, start: Sequence[Form]) -> Iterator[_Step]:
        """Equal weights would leave the choice to the solver: the place decides, but never outweighs a cost."""
        outweighed = len(start) ** 2
        for place, cell in enumerate(question.system.cells):
            for taken, form in enumerate(FORMS):
                may_be = cell.released is None and not (form == "withheld" and cell.key in question.kept)
                if may_be and taken > FORMS.index(start[place]):
                    (low, high), (lower, higher) = self._told[start[place]][place], self._told[form][place]
                    weight = outweighed * cell.cost * taken + place
                    yield _Step(place, form, min(low - lower, REACH), min(higher - high, REACH), weight)


def _ends(question: _Question, cell: Cell, form: Form) -> Ends:
    told = learned(cell, form, question.smallest_count, question.known_small)
    return ends(told.low, told.high)


def _held_by_steps(steps: Sequence[_Step], first: Sequence[Ends]) -> Iterator[Row]:
    size = len(first)
    for place in dict.fromkeys(step.place for step in steps):
        low, high = first[place]
        below = {column: step.below for column, step in enumerate(steps, 2 * size) if step.place == place}
        above = {column: -step.above for column, step in enumerate(steps, 2 * size) if step.place == place}
        for state in (place, size + place):
            yield {state: 1} | below, (low, kHighsInf)
            yield {state: 1} | above, (-kHighsInf, high)
