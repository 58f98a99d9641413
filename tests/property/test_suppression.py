"""Promises of disclosure control, for any small system of counts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.safeguarding.attack import Cell, Form, Interval, Relation, intervals
from generator.safeguarding.suppression import FORMS, WIDTH, Unprotectable, forms

# The same examples on every run and machine: what fails here fails for everybody.
few = settings(deadline=None, max_examples=150, derandomize=True)


class Drawn(NamedTuple):
    cells: list[Cell]
    relations: list[Relation]


@st.composite
def sums(draw: st.DrawFn, largest: int = 40, may_be_released: bool = False) -> Drawn:
    """Parts with their whole, some of them parts of another whole, too; relations hold by their making."""
    parts = draw(st.lists(st.integers(0, largest), min_size=2, max_size=4))
    counts = {"t": sum(parts)} | {f"p{place}": part for place, part in enumerate(parts)}
    relations = [Relation((*((key, 1) for key in counts if key != "t"), ("t", -1)), 0, 0)]
    if draw(st.booleans()):
        rest = draw(st.integers(0, largest))
        counts |= {"rest": rest, "u": rest + parts[0]}
        relations.append(Relation((("rest", 1), ("p0", 1), ("u", -1)), 0, 0))
    if draw(st.booleans()):
        relations.append(Relation((("p0", 1), ("p1", 2)), parts[0] + 2 * parts[1] - draw(st.integers(0, 9)), None))
    released = st.sampled_from([None, *FORMS]) if may_be_released else st.none()
    return Drawn([draw(cells(key, count, released)) for key, count in counts.items()], relations)


@st.composite
def cells(draw: st.DrawFn, key: str, count: int, released: st.SearchStrategy[Form | None]) -> Cell:
    low, high = draw(
        st.sampled_from([(count, count), (count, count), (count, count), (max(0, count - 2), count + 1), (0, None)])
    )
    finest = draw(st.sampled_from(FORMS))
    return Cell(
        key, low, high, finest, draw(st.booleans()), draw(st.booleans()), draw(st.integers(0, 9)), draw(released)
    )


# --- the attack ---------------------------------------------------------------------------------------------------

SMALLEST, END = 4, 12


def may_be(cell: Cell, form: Form, count: int) -> bool:
    """Whether the reader takes `count` to be possible, said in other words than the attack's."""
    if form == "withheld" or cell.high is None:
        known_small = cell.high is not None and set(range(cell.low, cell.high + 1)) <= set(range(1, SMALLEST))
        return 0 < count < SMALLEST if known_small else True
    if form == "exact" or cell.high == 0:
        return cell.low <= count <= cell.high
    seen = sorted(round(end / 5) * 5 for end in (cell.low, cell.high))
    return count >= SMALLEST and seen[0] - 2 <= count <= seen[1] + 2


def everything(drawn: Drawn, decided: Mapping[str, Form]) -> Iterator[Mapping[str, int]]:
    """All that is possible with counts up to `END`: tries the parts, and adds them up to the wholes."""
    cells = {cell.key: cell for cell in drawn.cells}
    parts = [key for key in cells if key not in ("t", "u")]
    choices = [[count for count in range(END + 1) if may_be(cells[key], decided[key], count)] for key in parts]
    for tried in product(*choices):
        counts = dict(zip(parts, tried, strict=True))
        counts["t"] = sum(count for key, count in counts.items() if key != "rest")
        if "u" in cells:
            counts["u"] = counts["rest"] + counts["p0"]
        wholes = [key for key in ("t", "u") if key in cells]
        if all(counts[key] <= END and may_be(cells[key], decided[key], counts[key]) for key in wholes) and all(
            relation.low is None
            or relation.low <= sum(coefficient * counts[key] for key, coefficient in relation.terms)
            for relation in drawn.relations
        ):
            yield counts


@few
@given(sums(largest=3), st.data())
def test_the_attack_finds_what_trying_everything_finds(drawn: Drawn, data: st.DataObject) -> None:
    decided: dict[str, Form] = {
        cell.key: data.draw(
            st.sampled_from([form for form in FORMS if form != "rounded" or cell.low >= SMALLEST or cell.high == 0])
        )
        for cell in drawn.cells
    }
    keys = [cell.key for cell in drawn.cells]
    held = [Relation(((key, 1),), None, END) for key in keys]
    found = intervals(drawn.cells, [*drawn.relations, *held], decided, SMALLEST, keys)
    tried = list(everything(drawn, decided))
    assert found == {
        key: Interval(min(counts[key] for counts in tried), max(counts[key] for counts in tried)) for key in keys
    }


# --- the forms ----------------------------------------------------------------------------------------------------


def is_wide(interval: Interval) -> bool:
    return interval.high is None or interval.high - interval.low >= WIDTH


@few
@given(sums())
def test_no_small_count_is_printed_and_none_is_finer_than_allowed(drawn: Drawn) -> None:
    decided = forms(*drawn, 10)
    assert not isinstance(decided, Unprotectable)
    for cell in drawn.cells:
        assert FORMS.index(decided[cell.key]) >= FORMS.index(cell.finest)
        if not cell.is_printed or cell.high is None or not (cell.low >= 10 or cell.high == 0):
            assert decided[cell.key] == "withheld"


@few
@given(sums(), st.sampled_from([10, 20]))
def test_nothing_that_is_withheld_can_be_worked_out(drawn: Drawn, k: int) -> None:
    """Of counts that would have been printed, of small ones and of guarded ones."""
    decided = forms(*drawn, k)
    assert not isinstance(decided, Unprotectable)
    hidden = [
        cell.key
        for cell in drawn.cells
        if decided[cell.key] == "withheld"
        and (cell.is_guarded or (cell.high is not None and (cell.is_printed or (cell.low < k and cell.high > 0))))
    ]
    assert all(is_wide(interval) for interval in intervals(*drawn, decided, k, hidden).values())


@few
@given(sums(largest=20))
def test_what_was_decided_is_decided_again_once_it_is_released(drawn: Drawn) -> None:
    decided = forms(*drawn, 5)
    assert not isinstance(decided, Unprotectable)
    released = [replace(cell, released=decided[cell.key]) for cell in drawn.cells]
    assert forms(released, drawn.relations, 5) == decided


@few
@given(sums(may_be_released=True))
def test_a_released_figure_keeps_its_form(drawn: Drawn) -> None:
    decided = forms(*drawn, 10)
    if isinstance(decided, Unprotectable):
        assert any(cell.released in ("exact", "rounded") for cell in drawn.cells)
        assert set(decided.keys) <= {cell.key for cell in drawn.cells}
    else:
        assert all(decided[cell.key] == cell.released for cell in drawn.cells if cell.released is not None)


@few
@given(sums(), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(drawn: Drawn, order: Random) -> None:
    decided = forms(*drawn, 10)
    order.shuffle(drawn.cells)
    order.shuffle(drawn.relations)
    assert forms(*drawn, 10) == decided
