"""Of a sum that is shown, no single withheld part can be had by taking the others away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.public.values import SAFETY, Amount, Between, Exact, NotKnown, NotMeasured, Withheld
from generator.safeguarding.money import parts_of_sum

AGREEMENT = Withheld("agreement")
NOT_KNOWN = NotKnown(None)

few = settings(deadline=None, max_examples=300, derandomize=True)


def shown(*values: int | Amount) -> list[Amount]:
    return [Exact(one) if isinstance(one, int) else one for one in values]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # One is withheld: the smallest of the others goes with it, the first of two that are alike.
        ((SAFETY, 500, 300), (SAFETY, 500, SAFETY)),
        ((500, 300, SAFETY), (500, SAFETY, SAFETY)),
        ((300, SAFETY, 300), (SAFETY, SAFETY, 300)),
        ((SAFETY, 1), (SAFETY, SAFETY)),
        # Whatever it is withheld for.
        ((AGREEMENT, 500, 300), (AGREEMENT, 500, SAFETY)),
        # Nothing is no cover: with 0 beside it, the other would be all that is left.
        ((SAFETY, 0, 500, 300), (SAFETY, 0, 500, SAFETY)),
        ((SAFETY, 0, 1), (SAFETY, 0, SAFETY)),
    ],
)
def test_where_one_is_withheld_another_goes_with_it(
    parts: tuple[int | Amount, ...], expected: tuple[int | Amount, ...]
) -> None:
    assert parts_of_sum(shown(*parts), Exact(900)) == (tuple(shown(*expected)), Exact(900))


@pytest.mark.parametrize("parts", [(SAFETY,), (AGREEMENT,), (SAFETY, 0), (0, SAFETY, 0)])
def test_where_there_is_no_other_the_total_goes(parts: tuple[int | Amount, ...]) -> None:
    assert parts_of_sum(shown(*parts), Exact(900)) == (tuple(shown(*parts)), SAFETY)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (500,),
        (500, 300),
        (0, 0),
        # Two are not known, and neither can be had.
        (SAFETY, SAFETY),
        (SAFETY, AGREEMENT, 500),
        (SAFETY, SAFETY, SAFETY, 500),
        (SAFETY, NOT_KNOWN),
        (SAFETY, NotMeasured(None), 500),
        (SAFETY, Between(100, 900), 500),
        # One that nobody knows is withheld from nobody.
        (NOT_KNOWN, 500),
        (Between(1, 2), 500),
    ],
)
def test_what_gives_nothing_away_stays_as_it_is(parts: tuple[int | Amount, ...]) -> None:
    assert parts_of_sum(shown(*parts), Exact(900)) == (tuple(shown(*parts)), Exact(900))


@pytest.mark.parametrize("total", [SAFETY, AGREEMENT, NOT_KNOWN, NotMeasured(None), Between(800, 1000)])
def test_without_an_exact_total_there_is_nothing_to_take_away_from(total: Amount) -> None:
    parts = tuple(shown(SAFETY, 500))
    assert parts_of_sum(parts, total) == (parts, total)


# --- what is promised, whatever the parts -------------------------------------------------------------------------

amounts = st.one_of(
    st.integers(0, 9).map(Exact),
    st.sampled_from([SAFETY, AGREEMENT, NOT_KNOWN, NotMeasured(None), Between(1, 5)]),
)
totals = st.one_of(st.integers(0, 50).map(Exact), st.sampled_from([SAFETY, NOT_KNOWN, Between(1, 50)]))


def had_by_taking_away(parts: tuple[Amount, ...], total: Amount) -> bool:
    """Whether a reader of the page, with nothing but what it says, can compute an amount that it withholds."""
    missing = [one for one in parts if not isinstance(one, Exact)]
    return isinstance(total, Exact) and len(missing) == 1 and isinstance(missing[0], Withheld)


@few
@given(st.lists(amounts, max_size=6), totals)
def test_no_withheld_part_can_be_had(parts: list[Amount], total: Amount) -> None:
    assert not had_by_taking_away(*parts_of_sum(parts, total))


@few
@given(st.lists(amounts, max_size=6), totals)
def test_nothing_is_changed_but_by_withholding_one_and_only_where_one_could_be_had(
    parts: list[Amount], total: Amount
) -> None:
    told, told_total = parts_of_sum(parts, total)
    changed = [
        (before, after) for before, after in zip([*parts, total], [*told, told_total], strict=True) if before != after
    ]
    assert len(changed) == int(had_by_taking_away(tuple(parts), total))
    assert all(isinstance(before, Exact) and after == SAFETY for before, after in changed)


@few
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 9), st.data())
def test_behind_what_is_withheld_more_than_one_division_is_possible(
    others: list[int], hidden: int, data: st.DataObject
) -> None:
    """Among parts that add up: the withheld ones can be divided in at least two ways, none of them less than zero."""
    position = data.draw(st.integers(0, len(others)))
    parts: list[Amount] = shown(*others)
    parts.insert(position, SAFETY)
    told, total = parts_of_sum(parts, Exact(sum(others) + hidden))
    if isinstance(total, Exact):
        assert isinstance(told[position], Withheld)
        rest = total.value - sum(one.value for one in told if isinstance(one, Exact))
        assert sum(isinstance(one, Withheld) for one in told) == 2
        assert rest >= 1


def test_what_is_withheld_beside_another_is_so_for_safety() -> None:
    assert parts_of_sum([AGREEMENT, Exact(1)], Exact(2)) == ((AGREEMENT, Withheld("safety")), Exact(2))
    assert parts_of_sum([AGREEMENT], Exact(2)) == ((AGREEMENT,), Withheld("safety"))


@few
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_the_cheapest_is_withheld(others: list[int]) -> None:
    told, total = parts_of_sum([SAFETY, *shown(*others)], Exact(sum(others)))
    lost = [before for before, after in zip(others, told[1:], strict=True) if after == SAFETY]
    assert lost == [min(one for one in others if one > 0)] if any(others) else (lost, total) == ([], SAFETY)
