"""What a reader with a solver can work out."""

import subprocess
import sys

import pytest

from generator.safeguarding.attack import (
    Cell,
    Form,
    Interval,
    Relation,
    System,
    intervals,
    is_solved,
    learned,
    program,
    recorded,
    rounded,
    small,
    systems,
)


def cell(key: str, low: int, high: int | None = -1) -> Cell:
    """An exact count, unless `high` is given."""
    return Cell(key, low, low if high == -1 else high, "exact", True, False, 1, None)


def adds_up(whole: str, *parts: str) -> Relation:
    return Relation((*((part, 1) for part in parts), (whole, -1)), 0, 0)


def found(
    cells: list[Cell], relations: list[Relation], withheld: str = "", to_five: str = "", keys: str | None = None
) -> dict[str, Interval]:
    """The attack on those that are withheld. Keys are single letters; all others are exact; the threshold is 10."""
    forms: dict[str, Form] = {
        one.key: "withheld" if one.key in withheld else "rounded" if one.key in to_five else "exact" for one in cells
    }
    return dict(intervals(cells, relations, forms, 10, withheld if keys is None else keys))


@pytest.mark.parametrize(
    ("count", "printed"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20)]
)
def test_rounding_goes_to_the_nearest_five(count: int, printed: int) -> None:
    assert rounded(count) == printed


@pytest.mark.parametrize(
    ("low", "high", "form", "tells"),
    [
        (23, 23, "exact", Interval(23, 23)),
        (23, 30, "exact", Interval(23, 30)),
        (0, 0, "exact", Interval(0, 0)),
        (23, 23, "rounded", Interval(23, 27)),
        (22, 22, "rounded", Interval(18, 22)),
        (23, 32, "rounded", Interval(23, 32)),
        # Not from 8: what is printed is not small.
        (10, 10, "rounded", Interval(10, 12)),
        (12, 12, "rounded", Interval(10, 12)),
        # Printed when the threshold was lower.
        (9, 9, "rounded", Interval(9, 12)),
        (7, 7, "rounded", Interval(7, 7)),
        (0, 0, "rounded", Interval(0, 0)),
        (1, 1, "withheld", Interval(1, 9)),
        (9, 9, "withheld", Interval(1, 9)),
        (10, 10, "withheld", Interval(0, None)),
        (0, 0, "withheld", Interval(0, None)),
        (0, None, "withheld", Interval(0, None)),
        # There is no number to print.
        (0, None, "exact", Interval(0, None)),
    ],
)
def test_what_a_form_tells_by_itself(low: int, high: int | None, form: Form, tells: Interval) -> None:
    one = cell("a", low, high)
    assert learned(one, form, 10, small([one], 10)) == tells


def test_the_reader_is_only_granted_to_know_the_small_ones_that_are_named() -> None:
    assert learned(cell("a", 4), "withheld", 10, frozenset()) == Interval(0, None)


@pytest.mark.parametrize(
    ("low", "high", "is_small"),
    [
        (0, 0, False),
        (1, 1, True),
        (9, 9, True),
        (10, 10, False),
        (0, 9, False),
        (1, 9, True),
        (1, 10, False),
        (1, None, False),
    ],
)
def test_small_is_what_is_surely_from_one_to_the_threshold(low: int, high: int | None, is_small: bool) -> None:
    assert ("a" in small([cell("a", low, high)], 10)) == is_small


def test_the_only_hidden_part_of_a_whole_is_worked_out() -> None:
    cells = [cell("t", 40), cell("a", 33), cell("b", 7)]
    assert found(cells, [adds_up("t", "a", "b")], withheld="b") == {"b": Interval(7, 7)}


def test_two_hidden_parts_hide_each_other() -> None:
    cells = [cell("t", 40), cell("a", 23), cell("b", 10), cell("c", 7)]
    assert found(cells, [adds_up("t", "a", "b", "c")], withheld="bc") == {
        "b": Interval(8, 16),
        "c": Interval(1, 9),
    }


def test_a_rounded_whole_leaves_a_margin() -> None:
    cells = [cell("t", 40), cell("a", 36), cell("b", 4)]
    assert found(cells, [adds_up("t", "a", "b")], withheld="b", to_five="t") == {"b": Interval(2, 6)}


def test_whole_numbers_tell_more_than_fractions_would() -> None:
    cells = [cell("a", 12), cell("b", 11), cell("t", 57)]
    relation = Relation((("a", 2), ("b", 3), ("t", -1)), 0, 0)
    assert found(cells, [relation], withheld="ab") == {"a": Interval(0, 27), "b": Interval(1, 19)}


def test_a_relation_may_leave_a_side_open() -> None:
    cells = [cell("t", 40), cell("a", 30), cell("b", 20)]
    at_most = Relation((("a", 1), ("t", -1)), None, 0)
    at_least = Relation((("b", 1), ("t", -1)), -25, None)
    assert found(cells, [at_most, at_least], withheld="ab") == {"a": Interval(0, 40), "b": Interval(15, None)}


def test_what_nothing_holds_has_no_largest_value() -> None:
    assert found([cell("a", 30)], [], withheld="a") == {"a": Interval(0, None)}
    without_end = [cell("a", 30), cell("b", 20), cell("c", 10)]
    assert found(without_end, [Relation((("a", 1), ("b", -1), ("c", -1)), 0, 0)], withheld="ab") == {
        "a": Interval(10, None),
        "b": Interval(0, None),
    }


def test_a_count_named_twice_in_a_relation_counts_twice() -> None:
    cells = [cell("t", 40), cell("a", 20)]
    assert found(cells, [adds_up("t", "a", "a")], withheld="a") == {"a": Interval(20, 20)}


def test_only_the_wanted_counts_are_attacked() -> None:
    cells = [cell("t", 40), cell("a", 33), cell("b", 7)]
    assert found(cells, [adds_up("t", "a", "b")], withheld="ab", keys="b") == {"b": Interval(1, 9)}
    assert found(cells, [adds_up("t", "a", "b")], withheld="ab", keys="") == {}


def test_counts_that_have_nothing_to_do_with_each_other_are_attacked_apart() -> None:
    cells = [cell("t", 40), cell("a", 33), cell("b", 7), cell("u", 50), cell("c", 42), cell("d", 8)]
    assert found(cells, [adds_up("t", "a", "b"), adds_up("u", "c", "d")], withheld="bcd") == {
        "b": Interval(7, 7),
        "c": Interval(41, 49),
        "d": Interval(1, 9),
    }


def test_relations_that_do_not_hold_are_refused_without_saying_a_number() -> None:
    cells = [cell("t", 40), cell("a", 33), cell("b", 8)]
    for withheld in ("b", "ab"):
        with pytest.raises(ValueError, match=r"^The relations between counts do not hold in the records$"):
            found(cells, [adds_up("t", "a", "b")], withheld=withheld)


def test_a_relation_with_a_count_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^A relation names a count that does not exist: z$"):
        found([cell("a", 12)], [adds_up("a", "z")], withheld="a")


def test_counts_that_nobody_recorded_may_be_as_good_as_recorded() -> None:
    cells = (cell("a", 33), cell("b", 0, None), cell("t", 40), cell("x", 0, None))
    assert recorded(System(cells, (adds_up("t", "a", "b"),))) == {"b": Interval(7, 7), "x": Interval(0, None)}


def test_a_system_is_what_relations_join() -> None:
    cells = [cell(key, 10) for key in "fedcba"]
    first, second = adds_up("a", "c", "c"), Relation((("e", 1), ("c", 1)), None, 99)
    third = Relation((("b", 1), ("f", -1)), 0, 0)
    assert list(systems(cells, [third, second, first])) == [
        System((cell("a", 10), cell("c", 10), cell("e", 10)), (first, second)),
        System((cell("b", 10), cell("f", 10)), (third,)),
        System((cell("d", 10),), ()),
    ]


def test_a_solver_that_breaks_down_proves_nothing() -> None:
    """It refuses to run with more threads than it once started with."""
    question = program([(0, 9)], [({0: 1}, (3, 4))])
    assert is_solved(question)
    question = program([(0, 9)], [({0: 1}, (3, 4))])
    question.setOptionValue("threads", 2)
    with pytest.raises(RuntimeError, match=r"^The solver gave no answer$"):
        is_solved(question)


def test_the_solver_says_nothing_on_the_standard_output() -> None:
    code = (
        "from generator.safeguarding.attack import program, is_solved\n"
        "assert is_solved(program([(0, 9)], [({0: 1}, (3, 4))]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
