import pytest

from generator.safeguarding.policy import (
    DENOMINATOR_FLOOR,
    FLOOR,
    FLOOR_FOR_SENSITIVE,
    MONTHS_UNTIL_THE_DAY,
    Threshold,
    floors,
    threshold,
)
from tests.bad_records.changed import PROGRAMME, Change, portfolio_with

LABELS = "sensitive_labels:\n  - penyihir\n  - sorcerer\n"
WITHOUT_LABELS: Change = (PROGRAMME, LABELS, "sensitive_labels: []\n")


def set_to(count: int, denominator: int) -> Change:
    policy = f"policy: {{smallest_count: {count}, smallest_denominator: {denominator}}}\n"
    return (PROGRAMME, "licence: CC-BY-4.0\n", f"{policy}licence: CC-BY-4.0\n")


def test_the_floors_are_those_of_the_policy() -> None:
    """They live in code: a record cannot change them, and a change here has to be meant."""
    assert (FLOOR, FLOOR_FOR_SENSITIVE, DENOMINATOR_FLOOR, MONTHS_UNTIL_THE_DAY) == (5, 10, 30, 12)


class TestFloors:
    def test_people_with_a_sensitive_label_are_shown_from_ten(self) -> None:
        assert floors(portfolio_with().programme.record) == Threshold(10, 30)

    def test_no_people_are_shown_below_five(self) -> None:
        assert floors(portfolio_with(WITHOUT_LABELS).programme.record) == Threshold(5, 30)


class TestThreshold:
    def test_it_is_ten_and_thirty_where_nothing_is_set(self) -> None:
        assert threshold(portfolio_with().programme.record) == Threshold(10, 30)
        assert threshold(portfolio_with(WITHOUT_LABELS).programme.record) == Threshold(10, 30)

    def test_it_may_be_set_higher(self) -> None:
        assert threshold(portfolio_with(set_to(20, 50)).programme.record) == Threshold(20, 50)

    @pytest.mark.parametrize(("count", "denominator"), [(9, 29), (1, 1), (0, 0), (-5, -5)])
    def test_whatever_is_set_it_is_never_below_the_floor(self, count: int, denominator: int) -> None:
        assert threshold(portfolio_with(set_to(count, denominator)).programme.record) == Threshold(10, 30)

    @pytest.mark.parametrize(
        ("count", "denominator", "expected"),
        [(11, 29, Threshold(11, 30)), (9, 31, Threshold(10, 31)), (10, 30, Threshold(10, 30))],
    )
    def test_each_of_the_two_by_itself(self, count: int, denominator: int, expected: Threshold) -> None:
        assert threshold(portfolio_with(set_to(count, denominator)).programme.record) == expected

    def test_without_labels_it_may_be_set_to_five(self) -> None:
        assert threshold(portfolio_with(WITHOUT_LABELS, set_to(5, 30)).programme.record) == Threshold(5, 30)
        assert threshold(portfolio_with(WITHOUT_LABELS, set_to(4, 30)).programme.record) == Threshold(5, 30)
