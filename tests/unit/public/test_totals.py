"""Sums over cohorts."""

from generator.public.totals import total
from generator.public.values import Citation, Exact, Figure, NotKnown, Withheld

SOURCE = Citation("buku-kas", "Rekaan Semata", 2024, None)


def counted(value: int) -> Figure:
    return Figure(Exact(value), "people", "recorded", sources=(SOURCE,))


HIDDEN = Figure(Withheld("safety"), "people", "recorded")
UNKNOWN = Figure(NotKnown(None), "people", "recorded")


def test_a_sum_over_nothing_is_zero_and_says_so() -> None:
    nothing = total([], [], "people", "participants")
    assert (nothing.figure.amount, nothing.counted, nothing.among) == (Exact(0), 0, 0)


def test_only_what_is_shown_is_added_and_the_rest_is_counted() -> None:
    its = total([counted(31), HIDDEN, counted(12), UNKNOWN], [], "people", "participants")
    assert (its.figure.amount, its.counted, its.among) == (Exact(43), 2, 4)


def test_what_was_shown_once_stays_in_the_sum_and_what_never_said_a_number_among_all() -> None:
    its = total([counted(31)], [24, None], "people", "participants")
    assert (its.figure.amount, its.counted, its.among) == (Exact(55), 2, 3)


def test_a_sum_tells_no_part_and_each_source_once() -> None:
    figure = total([counted(31), counted(12)], [24], "people", "participants").figure
    assert (figure.parts, figure.sources, figure.how, figure.key) == ((), (SOURCE,), "computed", "participants")
