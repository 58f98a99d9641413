"""No withheld count can be worked out: random tables, attacked by somebody else.

The attacker shares no code with the generator. It does not know cells, relations or intervals: it reads what is
printed, takes people as they are split most finely for its unknowns, and every printed figure for a sum of those.
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

People = frozenset[frozenset[str]]
"""Which of the finest classes a count is the sum of; a class is the labels that its people carry."""


class Printed(NamedTuple):
    """What stands on a page, in whatever language: `23`, `±25` or nothing but that something is withheld."""

    people: People
    says: str


def printed(people: People, count: int, form: Form) -> Printed:
    return Printed(people, {"exact": f"{count}", "rounded": f"±{(count * 2 + 5) // 10 * 5}", "withheld": ""}[form])


# --- the attacker -------------------------------------------------------------------------------------------------


def may_be(says: str) -> tuple[int, int]:
    """What a printed number may stand for, by the published rules: none is from 1 to 9, steps of 5 hide up to 2."""
    if says.startswith("±"):
        behind = [count for count in range(1_000) if (count == 0 or count >= K) and f"±{5 * round(count / 5)}" == says]
        return behind[0], behind[-1]
    return int(says), int(says)


def attacked(
    facts: Iterable[Printed], targets: Sequence[People], known_small: Set[People]
) -> list[tuple[float, float]]:
    """The smallest and the largest value of each target."""
    facts = set(facts)
    told = [*targets, *known_small, *(fact.people for fact in facts)]
    atoms = sorted({atom for people in told for atom in people}, key=sorted)
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
            both.append(round(solver.getInfo().objective_function_value) if is_found else kHighsInf)
        ends.append((both[0], both[1]))
    return ends


def test_the_attacker_is_able() -> None:
    """It finds what follows by hand, or nothing of the below says anything."""
    a, b, whole = (frozenset(map(frozenset, letters)) for letters in ("a", "b", "ab"))
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
    """Counts the people who carry all `labels`."""

    labels: frozenset[str]
    count: int
    finest: Form
    cost: int
    is_printed: bool = True

    @property
    def name(self) -> str:
        return " ".join(sorted(self.labels))


@dataclass(frozen=True, slots=True)
class Table:
    """`classes` are the labels of the people who are split most finely; `splits` say which figures make up which."""

    classes: tuple[frozenset[str], ...]
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

    def people(self, figure: Figure) -> People:
        return frozenset(one for one in self.classes if figure.labels <= one)

    def page(self, decided: Mapping[str, Form]) -> list[Printed]:
        """Of the figures that are decided on."""
        return [
            printed(self.people(one), one.count, decided[one.name])
            for one in self.figures
            if one.is_printed and one.name in decided
        ]

    def hidden(self, decided: Mapping[str, Form]) -> list[Figure]:
        """Every figure that is withheld from a page, and every small one that stands on none."""
        withheld = [one for one in self.figures if decided[one.name] == "withheld"]
        return [one for one in withheld if one.is_printed or 0 < one.count < K]

    def damage(self, pages: Iterable[Printed], hidden: Sequence[Figure], is_granted: bool) -> "Damage":
        """A granted attacker knows which of the withheld counts are small; the other only that none is below zero."""
        small = {self.people(one) for one in hidden if 0 < one.count < K} if is_granted else set()
        found = attacked(pages, [self.people(one) for one in hidden], small)
        assert all(low <= one.count <= high for one, (low, high) in zip(hidden, found, strict=True))
        return Damage(sum(low == high for low, high in found), sum(high - low < NARROW for low, high in found))


@dataclass(frozen=True, slots=True)
class Damage:
    """How many withheld counts were found out exactly, and how many to within two."""

    recovered: int
    narrow: int


NONE = Damage(0, 0)
ALL = "all"


def a_table(random: Random, finest: Form) -> Table:
    """Two to four rows and columns with their totals, 10 to 120 people. Some classes are rare, and some are empty."""
    rows = [f"r{row}" for row in range(random.randint(2, 4))]
    columns = [f"c{column}" for column in range(random.randint(2, 4))]
    classes = tuple(frozenset({ALL, row, column}) for row in rows for column in columns)
    drawn = random.choices(classes, [random.random() ** 2 for _ in classes], k=random.randint(10, 120))

    def figure(labels: frozenset[str], finest: Form, cost: int) -> Figure:
        return Figure(labels, sum(labels <= one for one in drawn), finest, cost)

    inner = [figure(one, finest, 1) for one in classes]
    lines = [figure(frozenset({ALL, line}), finest, 2) for line in (*rows, *columns)]
    whole = figure(frozenset({ALL}), "exact", 4)
    splits = [(line.name, tuple(one.name for one in inner if line.labels <= one.labels)) for line in lines]
    splits += [(whole.name, tuple(f"{ALL} {line}" for line in across)) for across in (rows, columns)]
    return Table(classes, (*inner, *lines, whole), tuple(splits))


def tables_hold(number: int, finest: Form) -> None:
    """At least 30 % of the figures stay, too; and the attack is one that breaks what is hidden by threshold alone."""
    kept = kept_by_threshold = figures = broken = 0
    for seed in range(number):
        table = a_table(Random(seed), finest)
        decided = table.decided({})
        assert not isinstance(decided, Unprotectable)
        page, hidden = table.page(decided), table.hidden(decided)
        assert table.damage(page, hidden, is_granted=True) == NONE, seed
        assert table.damage(page, hidden, is_granted=False) == NONE, seed
        naive = {cell.key: by_threshold(cell, K) for cell in table.cells({})}
        broken += table.damage(table.page(naive), table.hidden(naive), is_granted=False) != NONE
        figures += len(decided)
        kept += sum(form != "withheld" for form in decided.values())
        kept_by_threshold += sum(form != "withheld" for form in naive.values())
    print(
        f"{finest}: {number} tables, {kept / figures:.1%} of the figures kept; {kept_by_threshold / figures:.1%} by "
        f"threshold alone, which leaves {broken / number:.1%} of the tables broken"
    )
    assert kept >= 0.3 * figures
    assert broken


@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_no_withheld_count_of_a_table_can_be_worked_out(finest: Form) -> None:
    tables_hold(20, finest)


@pytest.mark.battery
@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_no_withheld_count_of_a_thousand_tables_can_be_worked_out(finest: Form) -> None:
    tables_hold(1_000, finest)


@pytest.mark.battery
@pytest.mark.parametrize("finest", ["rounded", "exact"])
def test_trying_everything_works_no_withheld_count_out(finest: Form) -> None:
    """Tables of two by two, without any solver: every class with every number of people near its own."""
    tables = [table for table in (a_table(Random(seed), finest) for seed in range(1_000)) if len(table.classes) == 4]
    assert len(tables) > 90
    for table in tables:
        decided = table.decided({})
        assert not isinstance(decided, Unprotectable)
        own = {one.labels: one.count for one in table.figures if one.labels in table.classes}
        tried = dict(zip(own, np.ogrid[tuple(slice(max(0, c - 12), c + 13) for c in own.values())], strict=True))
        totals = {one: sum(tried[people] for people in own if one.labels <= people) for one in table.figures}
        is_possible = np.ones(np.broadcast_shapes(*(values.shape for values in tried.values())), bool)
        for one, total in totals.items():
            says = printed(table.people(one), one.count, decided[one.name]).says
            if says or 0 < one.count < K:
                low, high = may_be(says) if says else (1, K - 1)
                is_possible &= (low <= total) & (total <= high)
        for one in table.hidden(decided):
            assert np.ptp(np.broadcast_to(totals[one], is_possible.shape)[is_possible]) >= NARROW


# --- over two releases, in two languages --------------------------------------------------------------------------


def a_year_later(random: Random, table: Table, finest: Form) -> Table:
    """What was released stands as it stood, though some of the people have left and others have joined.

    New are the present number of people in all and by row; who came to an event, and so who did not; and a second way
    to split those of the first release, in all and by row. Who left, joined or was absent stands on no page.
    """
    rows = [one for one in table.figures if one.name.startswith(f"{ALL} r") or one.name == ALL]
    classes = [
        *(
            one | set(flags)
            for one in table.classes
            for flags in product(("came", "absent"), ("z0", "z1"), ("now still", "gone"))
        ),
        *(frozenset({row, "now", "joined"}) for row in {f"r{place}" for place in range(4)}),
    ]
    classes = [frozenset(" ".join(one).split()) for one in classes]
    figures, splits = list(table.figures), list(table.splits)

    def add(labels: str, count: int, is_printed: bool = True) -> str:
        figures.append(Figure(frozenset(labels.split()), count, finest, 2, is_printed))
        return figures[-1].name

    whole = rows[-1].count
    absent = min(whole, random.choice([0, 1, 2, 5, 12, 40]))
    splits.append((ALL, (add(f"{ALL} came", whole - absent), add(f"{ALL} absent", absent, is_printed=False))))
    z0 = {one.name: random.randint(0, one.count) for one in rows[:-1]}
    gone = {one.name: min(one.count, random.choice([0, 0, 1, 3, 12])) for one in rows[:-1]}
    joined = {one.name: random.choice([0, 0, 1, 4, 15]) for one in rows[:-1]}
    z0[ALL], gone[ALL], joined[ALL] = (sum(counts.values()) for counts in (z0, gone, joined))
    names: dict[str, list[str]] = {name: [] for name in ("z0", "z1", "still", "gone", "joined", "now")}
    for one in rows:
        own, of = one.name, one.name.removeprefix(ALL)
        counts = {
            "z0": (f"{own} z0", z0[own], True),
            "z1": (f"{own} z1", one.count - z0[own], True),
            "still": (f"{own} now still", one.count - gone[own], False),
            "gone": (f"{own} gone", gone[own], False),
            "joined": (f"{of} now joined", joined[own], False),
            "now": (f"{of} now", one.count - gone[own] + joined[own], True),
        }
        added = {name: add(*figure) for name, figure in counts.items()}
        splits += [
            (own, (added["z0"], added["z1"])),
            (own, (added["still"], added["gone"])),
            (added["now"], (added["still"], added["joined"])),
        ]
        for name in names:
            names[name].append(added[name])
    splits += [(whole, tuple(parts)) for *parts, whole in names.values()]
    return Table(tuple(classes), tuple(figures), tuple(splits))


def linked_sets_hold(number: int) -> None:
    """Where a first release already tells too much of what is new, nothing may be printed at all: that is refused."""
    kept = figures = refused = 0
    for seed in range(number):
        random = Random(seed)
        finest: Form = random.choice(("rounded", "exact"))
        first = a_table(random, finest)
        then = first.decided({})
        assert not isinstance(then, Unprotectable)
        second = a_year_later(random, first, finest)
        now = second.decided(then)
        if isinstance(now, Unprotectable):
            refused += 1
            continue
        assert all(now[name] == form for name, form in then.items())
        in_indonesian, in_english = second.page(now), second.page(now)
        pages = [*second.page(then), *in_indonesian, *in_english]
        assert second.damage(pages, second.hidden(now), is_granted=True) == NONE, seed
        assert second.damage(pages, second.hidden(now), is_granted=False) == NONE, seed
        page = second.page(now)
        figures += len(page)
        kept += sum(bool(one.says) for one in page)
    print(f"{number} linked sets, {kept / figures:.1%} of the figures kept, {refused} refused")
    assert kept >= 0.3 * figures
    assert refused <= 0.2 * number


def test_two_releases_together_tell_no_withheld_count() -> None:
    linked_sets_hold(5)


@pytest.mark.battery
def test_two_hundred_times_two_releases_together_tell_no_withheld_count() -> None:
    linked_sets_hold(200)
