"""How finely a date may be shown."""

from datetime import date

from generator.public.portfolio import Shown
from generator.public.values import Day, Period, Withheld
from generator.records.values import When
from generator.safeguarding.policy import MONTHS_UNTIL_THE_DAY


def shown(when: When, today: date) -> Period | Withheld:
    """The day only once it is old enough; until then the month; nothing of what is still to come.

    Of a stretch that goes on, what lies ahead is cut off: it ends with the current month.
    """
    if when.first > today:
        return Withheld("planned")
    last = min(when.last, today)
    fine = when.precision == "day" and when.last < _months_before(today, MONTHS_UNTIL_THE_DAY)
    return _period(when.first, last, "day" if fine else "year" if when.precision == "year" else "month")


def as_recorded(when: When) -> Period:
    """For dates that protect nobody: when a source was published."""
    return _period(when.first, when.last, when.precision)


def latest(periods: tuple[Shown, ...]) -> tuple[int, int, int]:
    """For sorting, newest first: nothing sorts last."""
    lasts = [(day.year, day.month or 0, day.day or 0) for day in (p.last for p in periods if isinstance(p, Period))]
    return max(lasts, default=(0, 0, 0))


def _period(first: date, last: date, precision: str) -> Period:
    return Period(_day(first, precision), _day(last, precision))


def _day(day: date, precision: str) -> Day:
    if precision == "year":
        return Day(day.year)
    return Day(day.year, day.month, day.day if precision == "day" else None)


def _months_before(day: date, months: int) -> date:
    """The first of a month counts from that month: 28 days are in every one."""
    total = day.year * 12 + day.month - 1 - months
    return date(total // 12, total % 12 + 1, min(day.day, 28))
