"""No withheld count can be worked out: random tables, attacked by somebody else.

The attacker shares no code with the generator. It does not know cells, relations or intervals: it reads what is printed,
takes people as they are split most finely for its unknowns, and every printed figure for a sum of those.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import NamedTuple

import numpy as np
import pytest
from highspy import Highs, HighsModelStatus, HighsVarType, ObjSense, kHighsInf

from generator.safeguarding.attack import Cell, Form, Relation
from generator.safeguarding.suppression import Unprotectable, by_threshold, forms

K = 10
NARROW = 3

People = frozenset[tuple[str, ...]]
"""Which of the finest classes a count is the sum of."""


class Printed(NamedTuple):
    """What stands on a page, in whatever language: `23`, `±25` or nothing but that something is withheld."""

    people: People
    says: str


def printed(people: People, count: int, form: Form) -> Printed:
    return Printed(people, {"exact": f"{count}", "rounded": f"±{(count * 2 + 5) // 10 * 5}", "withheld": ""}[form])


# --- the attacker -------------------------------------------------------------------------------------------------


def may_be(says: str) -> tuple[int, int]:
    """What a printed number can stand for, by the published rules: none is from 1 to 9, and steps of 5 hide 2."""
    if says.startswith("±"):
        behind = [count for count in range(1_000) if (count == 0 or count >= K) and f"±{5 * round(count / 5)}" == says]
        return behind[0], behind[-1]
    return int(says), int(says)


def attacked(facts: Iterable[Printed], targets: Sequence[People], known_small: Set[People]) -> list[tuple[int, float]]:
    """The smallest and the largest value of each target."""
    facts = set(facts)
    atoms = sorted({atom for people in [*targets, *known_small, *(fact.people for fact in facts)] for atom in people})
    column = {atom: place for place, atom in enumerate(atoms)}
    solver = Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    # One process has one set of threads, and the generator takes one.
    solver.setOptionValue("threads", 1)
    for place in range(len(atoms)):
        solver.addVar(0, kHighsInf)
        solver.changeColIntegrality(place, HighsVarType.kInteger)
    bounds = [(fact.people, *may_be(fact.says)) for fact in facts if fact.says]
    bounds += [(people, 1, K - 1) for people in known_small]
    for people, low, high in bounds:
        solver.addRow(low, high, len(people), sorted(column[atom] for atom in people), [1.0] * len(people))
    ends = []
    for target in targets:
        weights = [float(atom in target) for atom in atoms]
        solver.changeColsCost(len(atoms), list(range(len(atoms))), weights)
        both = []
        for sense in (ObjSense.kMinimize, ObjSense.kMaximize):
            solver.changeObjectiveSense(sense)
            solver.run()
            is_found = solver.getModelStatus() == HighsModelStatus.kOptimal
            both.append(solver.getInfo().objective_function_value if is_found else kHighsInf)
        ends.append((round(both[0]), both[1]))
    return ends


def test_the_attacker_is_able() -> None:
    """It finds what follows by hand, or nothing of the below says anything."""
    a, b, whole = frozenset({("a",)}), frozenset({("b",)}), frozenset({("a",), ("b",)})
    facts = [Printed(whole, "40"), Printed(a, "±35"), Printed(b, "")]
    assert attacked(facts, [b], set()) == [(3, 7)]
    assert attacked([*facts, Printed(a, "36")], [b], set()) == [(4, 4)]
    assert attacked([Printed(whole, ""), Printed(a, "±10")], [a, b, whole], {b}) == [(10, 12), (1, 9), (11, 21)]
    assert attacked([Printed(a, "±0")], [a, b], set()) == [(0, 0), (0, kHighsInf)]
    for count in [0, *range(10, 200)]:
        low, high = may_be(printed(a, count, "rounded").says)
        assert low <= count <= high <= low + 4


# --- tables -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    people: People
    count: int
    finest: Form
    cost: int
    is_printed: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """`splits` says which figures make up which, by name."""

    figures: tuple[Figure, ...]
    splits: tuple[tuple[str, tuple[str, ...]], ...]

    def cells(self, released: Mapping[str, Form]) -> list[Cell]:
        return [
            Cell(one.name, one.count, one.count, one.finest, one.is_printed, False, one.cost, released.get(one.name))
            for one in self.figures
        ]

    def decided(self, released: Mapping[str, Form]) -> Mapping[str, Form] | Unprotectable:
        relations = [Relation((*((part, 1) for part in parts), (whole, -1)), 0, 0) for whole, parts in self.splits]
        return forms(self.cells(released), relations, K)

    def page(self, decided: Mapping[str, Form]) -> list[Printed]:
        return [printed(one.people, one.count, decided[one.name]) for one in self.figures if one.is_printed]

    def hidden(self, decided: Mapping[str, Form]) -> list[Figure]:
        """Every figure that is withheld from a page, and every small one that stands on none."""
        withheld = [one for one in self.figures if decided[one.name] == "withheld"]
        return [one for one in withheld if one.is_printed or 0 < one.count < K]


@dataclass(frozen=True, slots=True)
class Damage:
    """How many withheld counts were found out exactly, and how many to within two."""

    recovered: int
    narrow: int


NONE = Damage(0, 0)


def damage(pages: Iterable[Printed], hidden: Sequence[Figure], is_granted: bool) -> Damage:
    """A granted attacker knows which of the withheld counts are small; the other only that none is below zero."""
    small = {one.people for one in hidden if 0 < one.count < K} if is_granted else set()
    found = attacked(pages, [one.people for one in hidden], small)
    assert all(low <= one.count <= high for one, (low, high) in zip(hidden, found, strict=True))
    return Damage(sum(low == high for low, high in found), sum(high - low < NARROW for low, high in found))


def a_table(random: Random, finest: Form) -> Table:
    """Two to four rows and columns with their totals, 10 to 120 people. Some classes are rare, and some are empty."""
    height, width = random.randint(2, 4), random.randint(2, 4)
    atoms = [(f"r{row}", f"c{column}") for row in range(height) for column in range(width)]
    drawn = random.choices(atoms, [random.random() ** 2 for _ in atoms], k=random.randint(10, 120))

    def figure(name: str, people: Iterable[tuple[str, ...]], finest: Form, cost: int) -> Figure:
        own = frozenset(people)
        return Figure(name, own, sum(one in own for one in drawn), finest, cost)

    rows, columns = [f"r{row}" for row in range(height)], [f"c{column}" for column in range(width)]
    return Table(
        (
            *(figure("".join(atom), [atom], finest, 1) for atom in atoms),
            *(figure(line, [atom for atom in atoms if line in atom], finest, 2) for line in (*rows, *columns)),
            figure("all", atoms, "exact", 4),
        ),
        (
            *((line, tuple("".join(atom) for atom in atoms if line in atom)) for line in (*rows, *columns)),
            ("all", tuple(rows)),
            ("all", tuple(columns)),
        ),
    )


def tables_hold(number: int, finest: Form) -> None:
    """At least 30 % of the figures stay, too; and the attack is one that breaks what is hidden by threshold alone."""
    kept = kept_by_threshold = figures = broken = broken_when_granted = 0
    for seed in range(number):
        table = a_table(Random(seed), finest)
        decided = table.decided({})
        assert not isinstance(decided, Unprotectable)
        page, hidden = table.page(decided), table.hidden(decided)
        assert damage(page, hidden, is_granted=True) == NONE, seed
        assert damage(page, hidden, is_granted=False) == NONE, seed
        naive = {cell.key: by_threshold(cell, K) for cell in table.cells({})}
        broken += damage(table.page(naive), table.hidden(naive), is_granted=False) != NONE
        broken_when_granted += damage(table.page(naive), table.hidden(naive), is_granted=True) != NONE
        figures += len(decided)
        kept += sum(form != "withheld" for form in decided.values())
        kept_by_threshold += sum(form != "withheld" for form in naive.values())
    print(
        f"{finest}: {number} tables, {kept / figures:.1%} of the figures kept ({kept_by_threshold / figures:.1%} by "
        f"threshold alone, which leaves {broken / number:.1%} of the tables broken, {broken_when_granted / number:.1%} "
        "by who knows the small ones)"
    )
    assert kept >= 0.3 * figures
    assert broken


@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_no_withheld_count_of_a_table_can_be_worked_out(finest: Form) -> None:
    tables_hold(25, finest)


@pytest.mark.battery
@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_no_withheld_count_of_a_thousand_tables_can_be_worked_out(finest: Form) -> None:
    tables_hold(1_000, finest)


@pytest.mark.battery
@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_trying_everything_works_no_withheld_count_out(finest: Form) -> None:
    """Tables of two by two, without any solver: every class with every number of people near its own."""
    small_tables = [table for table in (a_table(Random(seed), finest) for seed in range(1_000)) if len(table.figures) == 9]
    assert len(small_tables) > 90
    for table in small_tables:
        decided = table.decided({})
        assert not isinstance(decided, Unprotectable)
        inner = {next(iter(one.people)): one.count for one in table.figures if len(one.people) == 1}
        tried = dict(zip(inner, np.ogrid[tuple(slice(max(0, c - 12), c + 13) for c in inner.values())], strict=True))
        is_possible = np.True_
        for one in table.figures:
            total = sum(tried[atom] for atom in one.people)
            says = printed(one.people, one.count, decided[one.name]).says
            if says or 0 < one.count < K:
                low, high = may_be(says) if says else (1, K - 1)
                is_possible = is_possible & (low <= total) & (total <= high)
        for one in table.hidden(decided):
            possible = (sum(tried[atom] for atom in one.people) + np.zeros_like(is_possible, int))[is_possible]
            assert np.ptp(possible) >= NARROW


# --- over two releases, in two languages --------------------------------------------------------------------------


def refined(people: People, flags: Iterable[str]) -> People:
    return frozenset((*atom, flag) for atom in people for flag in flags)


def a_year_later(random: Random, table: Table) -> Table:
    """What was released stands as it stood; more is told of the same people.

    A second way to split them, with every row split by it; who came to an event, and so who did not; and how many there
    are now, in all and in one of the rows, where a few have joined, and how many of the first are still there.
    """
    older = {one.name: one for one in table.figures}
    height = sum(name.startswith("r") and "c" not in name for name in older)
    rows = [f"r{row}" for row in range(height)]
    figures, splits = list(table.figures), list(table.splits)

    def split_by(letter: str, of: str, part: int, is_rest_printed: bool, finest: Form) -> None:
        whole = older[of]
        names = f"{of}{letter}0", f"{of}{letter}1"
        people = [frozenset((*atom, f"{letter}{flag}") for atom in whole.people) for flag in range(2)]
        figures.append(Figure(names[0], people[0], part, finest, 2))
        figures.append(Figure(names[1], people[1], whole.count - part, finest, 2, is_rest_printed))
        splits.append((of, names))

    return Table(tuple(figures), tuple(splits))
