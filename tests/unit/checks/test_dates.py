from collections.abc import Iterator
from datetime import date

import pytest

from generator.checks.dates import in_the_past, inside_period
from generator.findings.code import Code
from generator.findings.finding import Finding
from generator.records.portfolio import Portfolio
from tests.bad_records.changed import COHORT, GROUP, OUTCOME, PLAN, SOURCE, Change, Found, found

NOT_KNOWN = "{not_known: {id: a, en: a}}"

FUND = """fund:
  total: 5000000
  disbursements:
    - group: kue
      amount: 5000000
      when: 2023-05-02
"""

EVERY_DATE: tuple[tuple[str, str, int, int], ...] = (
    (COHORT, "    when: 2023-01\n", 21, 11),
    (COHORT, "    when: 2023-03-06/2023-03-10\n", 24, 11),
    (COHORT, "        when: 2023-03-06\n", 27, 15),
    (COHORT, "      when: 2023-05-02\n", 44, 13),
    (GROUP, "started: 2023-05\n", 10, 10),
    (PLAN, "  when: 2023-04-03\n", 4, 9),
    (PLAN, "    when: 2023-04-04\n", 10, 11),
    (OUTCOME, "measured: 2023-09-15\n", 3, 11),
    (OUTCOME, "period: 2023-06/2023-08\n", 4, 9),
)
"""File, words, line and column of the dates of a cohort."""


def on(text: str, when: str) -> str:
    return f"{text.split(': ')[0]}: {when}\n"


class TestInsidePeriod:
    def test_what_happened_in_the_period_is_fine(self) -> None:
        assert found(inside_period) == []

    @pytest.mark.parametrize("when", ["2022", "2024-01", "2022-12-31", "2022-12/2023-01", "2023-12-01/2024-01-01"])
    @pytest.mark.parametrize(("file", "text", "line", "column"), EVERY_DATE)
    def test_what_did_not_is_found(self, file: str, text: str, line: int, column: int, when: str) -> None:
        change = (file, text, on(text, when))
        assert found(inside_period, change) == [(Code.OUTSIDE_PERIOD, file, line, column)]

    @pytest.mark.parametrize("when", ["2023", NOT_KNOWN, "2023-12-31", "2023-01-01"])
    @pytest.mark.parametrize(("file", "text", "line", "column"), EVERY_DATE)
    def test_a_date_too_coarse_to_tell_is_let_through(
        self, file: str, text: str, line: int, column: int, when: str
    ) -> None:
        assert found(inside_period, (file, text, on(text, when))) == []

    def test_a_period_that_is_not_known_holds_everything(self) -> None:
        changes = ((COHORT, "period: 2023\n", f"period: {NOT_KNOWN}\n"), (GROUP, "started: 2023-05", "started: 1999"))
        assert found(inside_period, *changes) == []

    def test_a_period_of_months_ends_with_its_last_day(self) -> None:
        period: Change = (COHORT, "period: 2023\n", "period: 2023-01/2023-09\n")
        assert found(inside_period, period, (OUTCOME, "2023-09-15", "2023-09-30")) == []
        assert found(inside_period, period, (OUTCOME, "2023-09-15", "2023-10-01")) == [
            (Code.OUTSIDE_PERIOD, OUTCOME, 3, 11)
        ]


class TestInThePast:
    @staticmethod
    def found_on(today: date, *changes: Change) -> list[Found]:
        def rule(portfolio: Portfolio) -> Iterator[Finding]:
            return in_the_past(portfolio, today)

        return found(rule, *changes)

    def test_what_has_happened_is_fine(self) -> None:
        assert self.found_on(date(2025, 6, 1)) == []

    @pytest.mark.parametrize(("file", "text", "line", "column"), [*EVERY_DATE, (SOURCE, "published: 2024-02\n", 7, 12)])
    def test_what_is_recorded_before_it_happens_is_found(self, file: str, text: str, line: int, column: int) -> None:
        change = (file, text, on(text, "2025-06-02"))
        assert self.found_on(date(2025, 6, 1), change) == [(Code.IN_THE_FUTURE, file, line, column)]
        assert self.found_on(date(2025, 6, 2), change) == []

    def test_the_present_month_and_year_have_begun(self) -> None:
        assert self.found_on(date(2025, 6, 1), (SOURCE, "2024-02", "2025-06"), (OUTCOME, "2023-09-15", "2025")) == []
        assert len(self.found_on(date(2025, 6, 1), (SOURCE, "2024-02", "2025-07"))) == 1

    def test_what_is_planned_may_be_to_come(self) -> None:
        planned = "    status: planned\n    when: 2026-01\n    events: [{name: {id: a, en: a}, when: 2026-01-05}]\n"
        change = (COHORT, "    status: done\n    when: 2023-06/2023-08\n", planned)
        assert self.found_on(date(2025, 6, 1), change) == []

    def test_a_source_without_date_is_let_through(self) -> None:
        assert self.found_on(date(2025, 6, 1), (SOURCE, "published: 2024-02", f"published: {NOT_KNOWN}")) == []

    def test_a_cohort_without_fund_or_plan_or_budget_has_fewer_dates(self) -> None:
        plan = "submitted: {when: 2026}\nsummary: {id: a}\n"
        assert self.found_on(date(2025, 6, 1), (COHORT, FUND, ""), (PLAN, "", plan)) == [
            (Code.IN_THE_FUTURE, PLAN, 1, 19)
        ]
        assert self.found_on(date(2025, 6, 1), (PLAN, "", "a: b: c\n")) == []
