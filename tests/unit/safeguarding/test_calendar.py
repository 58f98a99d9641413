"""How finely a date may be shown."""

from datetime import date

import pytest

from generator.public.values import Amount, Day, NotKnown, Period, Withheld
from generator.records.values import parse_when
from generator.safeguarding.calendar import as_recorded, latest, shown

TODAY = date(2026, 11, 24)


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
