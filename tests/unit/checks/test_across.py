import inspect
from datetime import date

import pytest

from generator.checks import across, dates, figures, languages, money, references, stages
from generator.checks.across import CHECKS, check
from generator.findings.code import Code
from tests.bad_records.changed import COHORT, OUTCOME, PLACE, SOURCE, portfolio_with

MODULES = (dates, figures, languages, money, references, stages)


def test_every_check_is_among_the_checks() -> None:
    """A check that nobody calls finds nothing."""
    written = {
        name
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == {one.__name__ for one in CHECKS} | {"in_the_past"}


def test_no_check_is_made_twice() -> None:
    assert len(set(CHECKS)) == len(CHECKS)


def test_everything_is_found_in_one_run() -> None:
    portfolio = portfolio_with(
        (OUTCOME, "indicator: laba-contoh", "indicator: lain"),
        (COHORT, "  total: 5000000\n", "  total: 6000000\n"),
        (PLACE, "  en: Example City\n", ""),
        (SOURCE, "2024-02", "2026-02"),
    )
    assert [one.code for one in check(portfolio, date(2025, 6, 1))] == [
        Code.UNKNOWN_REFERENCE,
        Code.FUND_NOT_THE_SUM,
        Code.ENGLISH_MISSING,
        Code.IN_THE_FUTURE,
    ]


@pytest.mark.parametrize("today", [date(2024, 3, 1), date(2099, 1, 1)])
def test_good_records_stay_good_on_any_later_day(today: date) -> None:
    assert list(across.check(portfolio_with(), today)) == []
