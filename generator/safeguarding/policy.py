"""How small a number of people may be shown, and the floors that no record can go below."""

from dataclasses import dataclass
from typing import Final

from generator.records.model import Programme

FLOOR: Final = 5
"""No count of people from 1 to 4 is ever shown."""

FLOOR_FOR_SENSITIVE: Final = 10
"""Nor, where participants carry a sensitive label, one from 1 to 9."""

DENOMINATOR_FLOOR: Final = 30
"""A percentage of fewer people is not shown."""

MONTHS_UNTIL_THE_DAY: Final = 12
"""A younger event shows its month only."""


@dataclass(frozen=True, slots=True)
class Threshold:
    smallest_count: int
    smallest_denominator: int


def floors(programme: Programme) -> Threshold:
    smallest = FLOOR_FOR_SENSITIVE if programme.sensitive_labels else FLOOR
    return Threshold(smallest, DENOMINATOR_FLOOR)


def threshold(programme: Programme) -> Threshold:
    """What the programme sets, and never less than the floors, whatever a check let through."""
    lowest = floors(programme)
    return Threshold(
        max(programme.policy.smallest_count, lowest.smallest_count),
        max(programme.policy.smallest_denominator, lowest.smallest_denominator),
    )
