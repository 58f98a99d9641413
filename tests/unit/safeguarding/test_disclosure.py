"""Which counts of people may be shown, and how finely dates."""

from datetime import date

import pytest

from generator.public.values import Amount, Between, Day, Exact, NotKnown, Period, Withheld
from generator.records.values import parse_when
from generator.safeguarding.calendar import as_recorded, latest, shown
from generator.safeguarding.disclosure import count_of_people, parts_of_whole, share_of_people
from generator.safeguarding.policy import Threshold

TEN = Threshold(10, 30)
HIDDEN = Withheld("safety")
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("count", "seen"),
    [
        (Exact(0), Exact(0)),
        (Exact(1), HIDDEN),
        (Exact(9), HIDDEN),
        (Exact(10), Exact(10)),
        (Between(2, 3), HIDDEN),
        (Between(0, 40), HIDDEN),
        (Between(10, 12), Between(10, 12)),
        (NotKnown(None), NotKnown(None)),
    ],
)
def test_counts_from_one_to_the_threshold_are_withheld(count: Amount, seen: Amount) -> None:
    assert count_of_people(count, TEN) == seen


@pytest.mark.parametrize(
    ("parts", "seen"),
    [
        ([Exact(12), Exact(14)], (Exact(12), Exact(14))),
        ([Exact(14), Exact(13), Exact(9)], (HIDDEN, HIDDEN, HIDDEN)),
        ([Exact(20), NotKnown(None)], (HIDDEN, NotKnown(None))),
        ([Exact(20), Exact(0)], (HIDDEN, HIDDEN)),
        ([], ()),
    ],
)
def test_parts_of_a_whole_are_shown_all_or_none(parts: list[Amount], seen: tuple[Amount, ...]) -> None:
    assert parts_of_whole(parts, TEN) == seen


@pytest.mark.parametrize(
    ("part", "whole", "benign", "seen"),
    [
        (24, 36, False, Exact(67)),
        (20, 29, False, HIDDEN),
        (9, 40, False, HIDDEN),
        (31, 40, False, HIDDEN),
        (0, 40, False, HIDDEN),
        (40, 40, False, HIDDEN),
        (0, 40, True, Exact(0)),
        (40, 40, True, Exact(100)),
        (38, 40, True, HIDDEN),
    ],
)
def test_a_share_is_shown_of_enough_people_with_enough_on_either_side(
    part: int, whole: int, benign: bool, seen: Amount
) -> None:
    assert share_of_people(part, whole, benign, TEN) == seen


@pytest.mark.parametrize(
    ("when", "seen"),
    [
        ("2023-08-22", Period(Day(2023, 8, 22), Day(2023, 8, 22))),
        ("2025-11-23", Period(Day(2025, 11, 23), Day(2025, 11, 23))),
        ("2025-11-24", Period(Day(2025, 11), Day(2025, 11))),
        ("2023-08/2023-09", Period(Day(2023, 8), Day(2023, 9))),
        ("2023", Period(Day(2023), Day(2023))),
        ("2026-11-25", Withheld("planned")),
        ("2026-08/2027-03", Period(Day(2026, 8), Day(2026, 11))),
        ("2025-10-01/2026-02-01", Period(Day(2025, 10), Day(2026, 2))),
    ],
)
def test_a_date_shows_its_day_after_twelve_months_and_nothing_that_lies_ahead(when: str, seen: Amount) -> None:
    assert shown(parse_when(when), TODAY) == seen


def test_a_publication_date_is_shown_as_recorded() -> None:
    assert as_recorded(parse_when("2026-11-20")) == Period(Day(2026, 11, 20), Day(2026, 11, 20))


def test_what_has_no_date_sorts_before_what_has_one() -> None:
    assert (
        latest((NotKnown(None),))
        < latest((as_recorded(parse_when("2023")),))
        < latest((as_recorded(parse_when("2023-08")),))
    )
