"""How far a target was reached."""

from decimal import Decimal
from typing import Any

import pytest

from generator.public.attainment import Attained, attained
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Withheld

UNKNOWN = NotKnown(None)


def told(
    direction: Any, baseline: Amount | None, target: Amount, actual: Amount, reported: Amount | None = None
) -> Any:
    found = attained(direction, baseline, target, actual, reported)
    return found.percent, found.gap, found.verdict


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "percent", "gap", "verdict"),
    [
        ("higher", None, 200, 172, Exact(86), Exact(-28), "short"),
        ("higher", None, 200, 200, Exact(100), Exact(0), "reached"),
        ("higher", None, 200, 460, Exact(230), Exact(260), "exceeded"),
        ("higher", None, 200, -50, Exact(-25), Exact(-250), "loss"),
        ("higher", None, 0, 50, None, Exact(50), "exceeded"),
        ("higher", None, 0, 0, None, Exact(0), "reached"),
        ("higher", None, 200, 0, Exact(0), Exact(-200), "short"),
        ("higher", Exact(100), 200, 150, Exact(50), Exact(-50), "short"),
        ("higher", Exact(200), 200, 200, None, Exact(0), "reached"),
        ("higher", UNKNOWN, 200, 150, None, Exact(-50), "short"),
        ("lower", None, 2, 5, None, Exact(3), "short"),
        ("lower", None, 2, 1, None, Exact(-1), "exceeded"),
        ("lower", Exact(12), 4, 3, Exact(Decimal("112.5")), Exact(-1), "exceeded"),
        ("lower", Exact(12), 4, 14, Exact(-25), Exact(10), "short"),
    ],
)
def test_percent_gap_and_verdict_come_out_right(
    direction: str, baseline: Amount | None, target: int, actual: int, percent: Amount, gap: Amount, verdict: str
) -> None:
    assert told(direction, baseline, Exact(target), Exact(actual)) == (percent, gap, verdict)


def test_a_range_across_the_target_is_open() -> None:
    assert told("higher", None, Exact(100), Between(80, 120)) == (Between(80, 120), Between(-20, 20), "open")


def test_a_range_above_the_target_has_exceeded_it() -> None:
    assert told("higher", None, Exact(100), Between(110, 120))[2] == "exceeded"


def test_what_a_source_reports_is_taken_only_where_nothing_can_be_computed() -> None:
    assert attained("higher", None, UNKNOWN, UNKNOWN, Exact(86)) == Attained(Exact(86), None, "short", is_reported=True)
    assert told("higher", None, Exact(100), Exact(50), Exact(86))[0] == Exact(50)


def test_a_reported_percentage_that_would_give_a_withheld_number_away_is_not_shown() -> None:
    hidden = Withheld("safety")
    assert told("higher", None, Exact(50), hidden, Exact(14)) == (hidden, None, "open")
    assert told("higher", None, hidden, hidden, Exact(14))[0] == Exact(14)


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        (Exact(1), NotMeasured(None), NotMeasured(None)),
        (Withheld("safety"), NotMeasured(None), Withheld("safety")),
        (UNKNOWN, Exact(1), UNKNOWN),
        (Between(1, 2), Exact(1), NotKnown(None)),
    ],
)
def test_the_strongest_reason_stands_in_place_of_the_percentage(target: Amount, actual: Amount, reason: Amount) -> None:
    assert told("higher", None, target, actual) == (reason, None, "open")
