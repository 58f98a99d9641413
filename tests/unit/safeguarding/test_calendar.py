"""The day once it is more than a year ago, until then the month, and nothing of what is to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.public.values import Day, NotKnown, Period, Withheld
from generator.records.values import When, parse_when
from generator.safeguarding.calendar import as_recorded, latest, shown

TODAY = date(2026, 11, 24)

few = settings(deadline=None, max_examples=300, derandomize=True)


def period(first: str, last: str | None = None) -> Period:
    return Period(day(first), day(last or first))


def day(text: str) -> Day:
    return Day(*map(int, text.split("-")))


class TestShown:
    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            # More than twelve months ago.
            ("2025-11-23", period("2025-11-23")),
            ("2023-03-06/2023-03-10", period("2023-03-06", "2023-03-10")),
            ("2025-10-01/2025-11-23", period("2025-10-01", "2025-11-23")),
            # Twelve months, or less: the last day counts.
            ("2025-11-24", period("2025-11")),
            ("2023-03-06/2025-11-24", period("2023-03", "2025-11")),
            ("2026-11-24", period("2026-11")),
            ("2026-11-01/2026-11-24", period("2026-11")),
            # Never finer than it is recorded.
            ("2023-03", period("2023-03")),
            ("2023-03/2023-05", period("2023-03", "2023-05")),
            ("2026-11", period("2026-11")),
            ("2023", period("2023")),
            ("2023/2024", period("2023", "2024")),
            ("2026", period("2026")),
            ("2023-03-06/2023-05", period("2023-03", "2023-05")),
            ("2023/2023-05-06", period("2023")),
            # What lies ahead is cut off.
            ("2026-10-01/2027-03-01", period("2026-10", "2026-11")),
            ("2026-06/2027-03", period("2026-06", "2026-11")),
            ("2025/2028", period("2025", "2026")),
            ("2023-03-06/2026-11-25", period("2023-03", "2026-11")),
            # What is to come altogether is not shown.
            ("2026-11-25", Withheld("planned")),
            ("2026-12", Withheld("planned")),
            ("2027", Withheld("planned")),
            ("2026-11-25/2026-11-30", Withheld("planned")),
        ],
    )
    def test_each_date_as_finely_as_it_may_be(self, when: str, expected: Period | Withheld) -> None:
        assert shown(parse_when(when), TODAY) == expected

    @pytest.mark.parametrize(
        ("today", "last"),
        [
            (date(2026, 3, 28), date(2025, 3, 27)),
            # The last days of a month count as its 28th: so a February is no exception.
            (date(2026, 3, 31), date(2025, 3, 27)),
            (date(2028, 2, 29), date(2027, 2, 27)),
            (date(2026, 1, 1), date(2024, 12, 31)),
            (date(2026, 12, 1), date(2025, 11, 30)),
            (date(2026, 1, 15), date(2025, 1, 14)),
            (date(2026, 12, 15), date(2025, 12, 14)),
        ],
    )
    def test_the_last_day_that_is_shown_as_a_day(self, today: date, last: date) -> None:
        next_day = last + timedelta(days=1)
        assert shown(parse_when(last.isoformat()), today) == period(last.isoformat())
        assert shown(parse_when(next_day.isoformat()), today) == period(next_day.isoformat()[:7])

    @few
    @given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2021, 1, 1), date(2029, 12, 31)))
    def test_a_day_is_never_shown_within_a_year_nor_anything_ahead_of_today(self, when: date, today: date) -> None:
        said = shown(When(when, when, "day"), today)
        if when > today:
            assert said == Withheld("planned")
            return
        assert isinstance(said, Period)
        assert (said.first.year, said.first.month) == (when.year, when.month)
        assert said.first.day in (None, when.day)
        if (today - when).days <= 365:
            assert said.first.day is None
        if (today - when).days > 369:
            assert said.first.day == when.day

    @few
    @given(
        st.dates(date(2020, 1, 1), date(2029, 1, 1)), st.integers(0, 1500), st.dates(date(2021, 1, 1), date(2029, 1, 1))
    )
    def test_a_stretch_ends_today_at_the_latest(self, first: date, length: int, today: date) -> None:
        said = shown(When(first, first + timedelta(days=length), "day"), today)
        if isinstance(said, Period):
            assert (said.last.year, said.last.month or 0) <= (today.year, today.month)
            assert (said.first.day is None) == (said.last.day is None)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-11-24", period("2026-11-24")),
        ("2030-01", period("2030-01")),
        ("2023/2024-02", period("2023", "2024")),
    ],
)
def test_as_recorded_is_as_recorded(when: str, expected: Period) -> None:
    assert as_recorded(parse_when(when)) == expected


class TestLatest:
    @pytest.mark.parametrize(
        ("periods", "expected"),
        [
            ((), (0, 0, 0)),
            ((NotKnown(None), Withheld("planned")), (0, 0, 0)),
            ((period("2023"),), (2023, 0, 0)),
            ((period("2023-05"), period("2023-04-30")), (2023, 5, 0)),
            ((period("2023-05"), period("2023-05-01")), (2023, 5, 1)),
            ((period("2022-05-07", "2024-03-09"), NotKnown(None), period("2023-12-31")), (2024, 3, 9)),
        ],
    )
    def test_it_is_the_last_day_of_all(
        self, periods: tuple[Period | NotKnown | Withheld, ...], expected: tuple[int, int, int]
    ) -> None:
        assert latest(periods) == expected
