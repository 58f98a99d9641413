"""Which counts are printed, and how finely."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from highspy import Highs

from generator.safeguarding import suppression
from generator.safeguarding.attack import Cell, Form, Interval, Relation, is_solved
from generator.safeguarding.suppression import Unprotectable, by_threshold, forms, must_stay_hidden


def cell(
    key: str,
    low: int,
    high: int | None = -1,
    finest: Form = "exact",
    cost: int = 1,
    released: Form | None = None,
    is_printed: bool = True,
    is_guarded: bool = False,
) -> Cell:
    """An exact count, unless `high` is given."""
    return Cell(key, low, low if high == -1 else high, finest, is_printed, is_guarded, cost, released)


def adds_up(whole: str, *parts: str) -> Relation:
    return Relation((*((part, 1) for part in parts), (whole, -1)), 0, 0)


def found(cells: Sequence[Cell], *relations: Relation, k: int = 10) -> str:
    """The forms in the order of the cells, as initials."""
    decided = forms(cells, relations, k)
    assert not isinstance(decided, Unprotectable)
    assert decided.keys() == {one.key for one in cells}
    return "".join(decided[one.key][0] for one in cells)


# --- by its own number --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "form"),
    [
        (0, 0, "exact"),
        (1, 1, "withheld"),
        (9, 9, "withheld"),
        (10, 10, "exact"),
        (0, 1, "withheld"),
        (9, 12, "withheld"),
        (10, 12, "exact"),
        (0, None, "withheld"),
        (30, None, "withheld"),
    ],
)
def test_counts_that_may_be_small_are_withheld(low: int, high: int | None, form: Form) -> None:
    assert by_threshold(cell("a", low, high), 10) == form


@pytest.mark.parametrize("finest", ["exact", "rounded", "withheld"])
def test_no_form_is_finer_than_the_finest(finest: Form) -> None:
    assert by_threshold(cell("a", 40, finest=finest), 10) == finest
    assert by_threshold(cell("a", 0, finest=finest), 10) == finest


def test_what_stands_on_no_page_is_not_printed() -> None:
    assert by_threshold(cell("a", 40, is_printed=False), 10) == "withheld"


@pytest.mark.parametrize("released", ["exact", "rounded", "withheld"])
def test_what_was_released_keeps_its_form(released: Form) -> None:
    assert by_threshold(cell("a", 40, released=released), 10) == released
    assert by_threshold(cell("a", 4, released=released), 10) == released
    assert by_threshold(cell("a", 40, finest="withheld", released=released), 10) == released


@pytest.mark.parametrize(
    ("one", "recorded", "is_hidden"),
    [
        (cell("a", 40), Interval(40, 40), True),
        (cell("a", 40, is_printed=False), Interval(40, 40), False),
        (cell("a", 40, is_printed=False, is_guarded=True), Interval(40, 40), True),
        (cell("a", 0, is_printed=False), Interval(0, 0), False),
        (cell("a", 1, is_printed=False), Interval(1, 1), True),
        (cell("a", 9, is_printed=False), Interval(9, 9), True),
        (cell("a", 10, is_printed=False), Interval(10, 10), False),
        (cell("a", 0, None), Interval(0, None), False),
        (cell("a", 0, None), Interval(0, 1), True),
        (cell("a", 0, None), Interval(10, 20), False),
        (cell("a", 0, None, is_guarded=True), Interval(0, None), True),
    ],
)
def test_what_must_stay_hidden_where_it_is_withheld(one: Cell, recorded: Interval, is_hidden: bool) -> None:
    assert must_stay_hidden(one, recorded, 10) == is_hidden


# --- by what others give away -------------------------------------------------------------------------------------


def test_what_cannot_be_worked_out_costs_nothing() -> None:
    assert found([cell("t", 42), cell("a", 14), cell("b", 12), cell("c", 16)], adds_up("t", *"abc")) == "eeee"
    assert found([cell("t", 42), cell("a", 4)]) == "ew"
    cells = [cell("t", 42), cell("a", 20), cell("b", 15), cell("c", 4), cell("d", 3)]
    assert found(cells, adds_up("t", *"abcd")) == "eeeww"


@pytest.mark.parametrize(("a", "b", "decided"), [(2, 1, "eeww"), (1, 2, "ewew"), (1, 1, "ewew")])
def test_the_cheapest_further_figure_is_withheld_and_of_equals_the_first_by_key(a: int, b: int, decided: str) -> None:
    cells = [cell("t", 26, cost=9), cell("a", 11, cost=a), cell("b", 11, cost=b), cell("c", 4)]
    assert found(cells, adds_up("t", *"abc")) == decided


def test_rounding_is_cheaper_where_it_is_enough() -> None:
    """40 to the nearest 5 lies from 38 to 42, and so does what is left."""
    assert found([cell("t", 40), cell("a", 36, cost=2), cell("b", 4)], adds_up("t", "a", "b")) == "rew"
    assert found([cell("t", 40, cost=2), cell("a", 36), cell("b", 4)], adds_up("t", "a", "b")) == "erw"


def test_where_rounding_is_not_enough_the_figure_is_withheld() -> None:
    """10 to the nearest 5 lies from 10 to 12, since 8 and 9 are not printed."""
    assert found([cell("t", 14, cost=9), cell("a", 10), cell("b", 4)], adds_up("t", "a", "b")) == "eww"
    rounded = [cell("t", 14, cost=9), cell("a", 10, finest="rounded"), cell("b", 4)]
    assert found(rounded, adds_up("t", "a", "b")) == "eww"


@pytest.mark.parametrize(("cost", "decided"), [(1, "wewee"), (2, "ewwre")])
def test_costs_add_up(cost: int, decided: str) -> None:
    """Withholding the whole is enough; withholding the part means to round what it can be worked out from, too."""
    cells = [cell("t", 12, cost=cost), cell("a", 10), cell("b", 2), cell("u", 22), cell("c", 12)]
    assert found(cells, adds_up("t", "a", "b"), adds_up("u", "a", "c")) == decided


def test_a_table_is_protected_by_rows_and_columns() -> None:
    """One hidden cell needs another in its row, one in its column, and one where those two meet."""
    cells = [cell(f"{row}{column}", 4 if row + column == "xx" else 11) for row in "xyz" for column in "xyz"]
    whole = [cell(key, 26 if "x" in key else 33, cost=99) for key in ("x.", "y.", "z.", ".x", ".y", ".z")]
    across = [adds_up(f"{row}.", *(f"{row}{column}" for column in "xyz")) for row in "xyz"]
    down = [adds_up(f".{column}", *(f"{row}{column}" for row in "xyz")) for column in "xyz"]
    assert found([*cells, *whole], *across, *down) == "wwewweeeeeeeeee"


def test_a_figure_is_given_back_when_a_later_one_makes_up_for_it() -> None:
    """For p alone x is cheapest; for q it has to be y, with which x is no longer needed."""
    cells = [cell("s", 26, cost=9), cell("p", 4), cell("x", 11), cell("y", 11, cost=2), cell("t", 15, cost=9)]
    assert found(cells, adds_up("s", "p", "x", "y")) == "ewwee"
    assert found([*cells, cell("q", 4)], adds_up("s", "p", "x", "y"), adds_up("t", "q", "y")) == "ewewew"


def test_the_dearest_figure_is_given_back_first() -> None:
    """Once q takes w, either x or z may come back; not both, for the sake of p3."""
    hidden = [cell(key, 4) for key in ("p1", "p2", "p3", "q")]
    cells = [*hidden, cell("w", 11, cost=5), cell("x", 11, cost=1), cell("z", 11, cost=2)]
    wholes = [cell("t1", 26, cost=99), cell("t2", 26, cost=99), cell("t3", 26, cost=99), cell("t4", 15, cost=99)]
    relations = (
        adds_up("t1", "p1", "x", "w"),
        adds_up("t2", "p2", "z", "w"),
        adds_up("t3", "p3", "x", "z"),
        adds_up("t4", "q", "w"),
    )
    assert found([*cells, *wholes], *relations) == "wwwwwweeeee"


def test_what_the_solver_found_for_one_count_answers_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(program: Highs) -> bool:
        asked.append(program)
        return is_solved(program)

    monkeypatch.setattr(suppression, "is_solved", counted)
    assert found([cell("t", 42), cell("a", 33), cell("b", 4), cell("c", 5)], adds_up("t", *"abc")) == "eeww"
    assert len(asked) == 1


def test_the_solver_is_not_asked_where_nothing_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(suppression, "is_solved")
    assert found([cell("t", 42), cell("a", 20), cell("b", 22)], adds_up("t", "a", "b")) == "eee"


def test_a_small_difference_between_two_figures_is_protected() -> None:
    came = [cell("invited", 30, cost=5), cell("came", 26), cell("absent", 4, is_printed=False)]
    assert found(came, adds_up("invited", "came", "absent")) == "erw"
    came = [cell("invited", 30, cost=5), cell("came", 20), cell("absent", 10, is_printed=False)]
    assert found(came, adds_up("invited", "came", "absent")) == "eew"


def test_a_guarded_count_is_protected_whatever_its_size() -> None:
    guarded = cell("b", 16, finest="withheld", is_printed=False, is_guarded=True)
    assert found([cell("t", 30, cost=5), cell("a", 14), guarded], adds_up("t", "a", "b")) == "erw"


def test_a_number_that_staff_withhold_is_protected_without_being_recorded() -> None:
    known = [cell("t", 30, cost=5), cell("a", 14)]
    assert found([*known, cell("b", 0, None, "withheld", is_guarded=True)], adds_up("t", "a", "b")) == "erw"
    assert found([*known, cell("b", 0, None)], adds_up("t", "a", "b")) == "eew"


def test_a_small_count_that_nobody_recorded_is_not_given_away_either() -> None:
    cells = [cell("t", 30, cost=5), cell("a", 26), cell("b", 0, None)]
    assert found(cells, adds_up("t", "a", "b")) == "erw"


def test_at_the_lowest_threshold_small_counts_are_just_wide_enough() -> None:
    assert found([cell("t", 42), cell("a", 35), cell("b", 4), cell("c", 3)], adds_up("t", *"abc"), k=5) == "erww"
    assert found([cell("a", 4)], k=5) == "w"


@pytest.mark.parametrize(("k", "decided"), [(10, "www"), (5, "www")])
def test_where_nothing_is_printed_nothing_is_to_blame(k: int, decided: str) -> None:
    """Four people are at least one and one: who knows that all three counts are small knows much, but not from us."""
    assert found([cell("t", 4), cell("a", 2), cell("b", 2)], adds_up("t", "a", "b"), k=k) == decided


def test_what_a_reader_would_know_anyway_is_still_not_printed() -> None:
    cells = [cell("t", 4), cell("a", 2), cell("b", 2), cell("u", 36, cost=2), cell("s", 40)]
    assert found(cells, adds_up("t", "a", "b"), adds_up("s", "t", "u"), k=5) == "wwwer"


def test_the_order_of_cells_and_relations_does_not_matter() -> None:
    cells = [cell("t", 26), cell("a", 11), cell("b", 11), cell("c", 4)]
    first = forms(cells, [adds_up("t", *"abc")], 10)
    for order in permutations(cells):
        assert forms(order, [adds_up("t", *"cba")], 10) == first


def test_counts_that_have_nothing_to_do_with_each_other_are_decided_apart() -> None:
    cells = [cell("t", 26, cost=9), cell("a", 22), cell("b", 4), cell("u", 50, cost=9), cell("c", 46), cell("d", 4)]
    assert found(cells, adds_up("t", "a", "b"), adds_up("u", "c", "d")) == "erwerw"


def test_relations_that_do_not_hold_are_refused() -> None:
    for part in (cell("a", 11), cell("a", 4)):
        with pytest.raises(ValueError, match=r"^The relations between counts do not hold in the records$"):
            forms([cell("t", 26), part], [adds_up("t", "a")], 10)


# --- after earlier releases ---------------------------------------------------------------------------------------


def test_a_released_figure_stays_and_others_make_up_for_it() -> None:
    cells = [cell("t", 40, cost=2), cell("a", 36, released="exact"), cell("b", 4)]
    assert found(cells, adds_up("t", "a", "b")) == "rew"


def test_what_was_withheld_once_stays_withheld_and_protected() -> None:
    cells = [cell("t", 40, cost=2), cell("a", 18), cell("b", 22, released="withheld")]
    assert found(cells, adds_up("t", "a", "b")) == "erw"


def test_a_small_count_that_the_world_has_is_no_longer_protected() -> None:
    cells = [cell("t", 40), cell("a", 36), cell("b", 4, released="exact")]
    assert found(cells, adds_up("t", "a", "b")) == "eee"


def test_what_earlier_releases_give_away_is_said() -> None:
    cells = [cell("t", 40, released="exact"), cell("a", 36, released="exact"), cell("b", 4)]
    others = [cell("u", 50, released="exact"), cell("c", 46, released="exact"), cell("0", 4)]
    assert forms(cells, [adds_up("t", "a", "b")], 10) == Unprotectable(("b",))
    assert forms([*cells, *others], [adds_up("t", "a", "b"), adds_up("u", "c", "0")], 10) == Unprotectable(("0", "b"))


def test_every_count_that_is_given_away_is_named() -> None:
    cells = [cell("t", 40, released="exact"), cell("a", 36, released="exact"), cell("b", 4), cell("c", 4)]
    assert forms(cells, [adds_up("t", "a", "b"), adds_up("t", "a", "c")], 10) == Unprotectable(("b", "c"))


def test_what_earlier_releases_give_away_is_not_excused_by_what_is_known_anyway() -> None:
    released = [cell("s", 40, released="exact"), cell("u", 36, released="exact")]
    cells = [cell("t", 4), cell("a", 2), cell("b", 2), *released]
    relations = [adds_up("t", "a", "b"), adds_up("s", "t", "u")]
    assert forms(cells, relations, 5) == Unprotectable(("t",))


CLOSE = [cell("t", 34, released="exact"), cell("c", 4), cell("x", 10, released="exact")]
TIED = (Relation((("a", 2), ("b", 1), ("c", 1), ("t", -1)), 0, 0), Relation((("a", 1), ("x", -1)), -1, 1))


def test_a_figure_that_cannot_be_hidden_does_not_serve_to_hide_another() -> None:
    """Without a, c would lie from 2 to 6; but x tells that a is from 9 to 11, too narrow: so a is only rounded."""
    assert found([*CLOSE, cell("a", 10), cell("b", 10, cost=9)], *TIED) == "ewerr"
    assert forms([*CLOSE, cell("a", 10), cell("b", 10, released="exact")], TIED, 10) == Unprotectable(("c",))
