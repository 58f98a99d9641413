import pytest

from generator.checks.stages import all_four, in_order, mentored_after_training, outcome_after_start, plans_before_money
from generator.findings.code import Code
from tests.bad_records.changed import COHORT, GROUP, OUTCOME, PLAN, PROGRAMME, Change, found

NOT_KNOWN = "{not_known: {id: a, en: a}}"
PREPARATION = "  - stage: preparation\n    status: done\n    when: 2023-01\n"
FUND = "    status: done\n    when: 2023-05-02\n"
WHOLE_FUND = """fund:
  total: 5000000
  disbursements:
    - group: kue
      amount: 5000000
      when: 2023-05-02
"""
MENTORING = "    status: done\n    when: 2023-06/2023-08\n"
TRAINING = "    status: done\n    when: 2023-03-06/2023-03-10\n"


def status(of: str, now: str) -> Change:
    return (COHORT, of, of.replace("done", now))


class TestAllFour:
    def test_four_stages_in_their_order_are_fine(self) -> None:
        assert found(all_four) == []

    def test_a_cohort_without_one_is_found_at_its_stages(self) -> None:
        assert found(all_four, (COHORT, PREPARATION, "")) == [(Code.STAGE_MISSING, COHORT, 18, 1)]

    def test_another_order_is_found(self) -> None:
        changes = (
            (COHORT, "- stage: mentoring\n" + MENTORING, "- stage: fund\n" + MENTORING),
            (COHORT, "- stage: fund\n" + FUND, "- stage: mentoring\n" + FUND),
        )
        assert found(all_four, *changes) == [(Code.STAGE_MISSING, COHORT, 18, 1)]

    def test_one_named_twice_is_left_to_another_check(self) -> None:
        assert found(all_four, (COHORT, PREPARATION, PREPARATION + PREPARATION)) == []

    @pytest.mark.parametrize("instead", ["fund", "preparation"])
    def test_the_programme_describes_all_four(self, instead: str) -> None:
        change = (PROGRAMME, "- id: mentoring", f"- id: {instead}")
        assert found(all_four, change) == [(Code.STAGE_MISSING, PROGRAMME, 15, 1)]


class TestInOrder:
    def test_stages_that_are_all_done_are_fine(self) -> None:
        assert found(in_order) == []

    @pytest.mark.parametrize(
        ("before", "after", "fine"),
        [
            ("planned", "planned", True),
            ("planned", "not-known", True),
            ("planned", "under-way", False),
            ("planned", "done", False),
            ("under-way", "planned", True),
            ("under-way", "under-way", True),
            ("under-way", "done", False),
            ("done", "under-way", True),
            ("not-known", "done", True),
        ],
    )
    def test_no_stage_overtakes_the_one_before(self, before: str, after: str, fine: bool) -> None:
        rest = [status(MENTORING, "planned")] if after == "planned" else []
        changes = (
            status(TRAINING, before),
            status(FUND, after),
            status("    status: done\n    when: 2023-01\n", "done"),
        )
        expected = [] if fine else [(Code.STAGE_SKIPPED, COHORT, 34, 13)]
        # What follows the fund is of no interest here.
        assert [one for one in found(in_order, *changes, *rest) if one[2] == 34] == expected


class TestPlansBeforeMoney:
    def test_plan_and_budget_first_then_money_is_fine(self) -> None:
        assert found(plans_before_money) == []

    @pytest.mark.parametrize(
        ("when", "fine"),
        [
            ("2023-05-01", True),
            ("2023-05-02", True),
            ("2023-05-03", False),
            ("2023-05", True),
            ("2023-06", False),
            ("2023", True),
            ("2024", False),
            ("2023-04-01/2023-05-02", True),
            ("2023-04-01/2023-05-03", False),
        ],
    )
    def test_a_plan_sent_after_the_money_is_found_at_the_payment(self, when: str, fine: bool) -> None:
        expected = [] if fine else [(Code.DISBURSED_BEFORE_PLAN, COHORT, 44, 13)]
        assert found(plans_before_money, (PLAN, "  when: 2023-04-03", f"  when: {when}")) == expected

    def test_so_is_a_budget(self) -> None:
        assert found(plans_before_money, (PLAN, "    when: 2023-04-04", "    when: 2023-06-01")) == [
            (Code.DISBURSED_BEFORE_BUDGET, COHORT, 44, 13)
        ]

    def test_money_of_a_month_may_have_come_after_a_plan_of_that_month(self) -> None:
        changes = (
            (COHORT, "      when: 2023-05-02", "      when: 2023-05"),
            (PLAN, "  when: 2023-04-03", "  when: 2023-05-30"),
        )
        assert found(plans_before_money, *changes) == []

    def test_without_a_plan_no_money(self) -> None:
        assert found(plans_before_money, (PLAN, "", "")) == [(Code.DISBURSED_BEFORE_PLAN, COHORT, 42, 14)]

    def test_without_a_budget_no_money(self) -> None:
        without = (PLAN, "", "submitted: {when: 2023-04}\nsummary: {id: a}\n")
        assert found(plans_before_money, without) == [(Code.DISBURSED_BEFORE_BUDGET, COHORT, 42, 14)]

    def test_a_date_that_is_not_known_needs_an_order_that_is(self) -> None:
        unknown = (PLAN, "  when: 2023-04-03", f"  when: {NOT_KNOWN}")
        assert found(plans_before_money, unknown) == [(Code.DISBURSED_BEFORE_PLAN, PLAN, 3, 1)]
        certain = (PLAN, "  when: 2023-04-03", f"  when: {NOT_KNOWN}\n  before_fund: true")
        assert found(plans_before_money, certain) == []

    def test_so_does_a_payment_without_date(self) -> None:
        payment = (COHORT, "      when: 2023-05-02", f"      when: {NOT_KNOWN}")
        assert found(plans_before_money, payment) == [
            (Code.DISBURSED_BEFORE_PLAN, PLAN, 3, 1),
            (Code.DISBURSED_BEFORE_BUDGET, PLAN, 9, 3),
        ]

    def test_dates_that_are_known_outweigh_what_is_said_of_the_order(self) -> None:
        change = (PLAN, "  when: 2023-04-03", "  when: 2023-06-01\n  before_fund: true")
        assert found(plans_before_money, change) == [(Code.DISBURSED_BEFORE_PLAN, COHORT, 44, 13)]

    def test_what_a_plan_lacks_is_said_once_for_all_payments(self) -> None:
        again = f"      when: {NOT_KNOWN}\n    - {{group: kue, amount: 0, when: {NOT_KNOWN}}}"
        assert found(plans_before_money, (COHORT, "      when: 2023-05-02", again)) == [
            (Code.DISBURSED_BEFORE_PLAN, PLAN, 3, 1),
            (Code.DISBURSED_BEFORE_BUDGET, PLAN, 9, 3),
        ]

    def test_each_payment_that_came_too_early_is_found(self) -> None:
        changes = (
            (
                COHORT,
                "      when: 2023-05-02",
                "      when: 2023-05-02\n    - {group: kue, amount: 0, when: 2023-05-03}",
            ),
            (PLAN, "  when: 2023-04-03", "  when: 2023-06-01"),
        )
        assert [line for _, _, line, _ in found(plans_before_money, *changes)] == [44, 45]

    def test_a_plan_that_cannot_be_read_is_not_missing(self) -> None:
        assert found(plans_before_money, (PLAN, "", "a: b: c\n")) == []

    def test_a_payment_to_an_unknown_group_is_left_to_another_check(self) -> None:
        assert found(plans_before_money, (COHORT, "    - group: kue\n", "    - group: lain\n")) == []

    def test_a_cohort_without_fund_has_paid_nothing(self) -> None:
        assert found(plans_before_money, (COHORT, WHOLE_FUND, ""), (PLAN, "  when: 2023-04-03", "  when: 2024")) == []


class TestMentoring:
    @pytest.mark.parametrize(
        ("when", "fine"),
        [
            ("2023-06/2023-08", True),
            ("2023-03-10", True),
            ("2023-03-09", False),
            ("2023-03", True),
            ("2023-02", False),
            ("2023-02/2023-08", False),
            ("2023", True),
            (NOT_KNOWN, True),
        ],
    )
    def test_it_begins_when_the_training_has_ended(self, when: str, fine: bool) -> None:
        expected = [] if fine else [(Code.MENTORING_BEFORE_TRAINING, COHORT, 38, 11)]
        change = (COHORT, MENTORING, MENTORING.replace("2023-06/2023-08", when))
        assert found(mentored_after_training, change) == expected

    def test_each_of_its_events_does_too(self) -> None:
        named = "      - name: {id: a, en: a}\n        when: 2023-0"
        events = f"    events:\n{named}1\n{named}7\n"
        assert found(mentored_after_training, (COHORT, MENTORING, MENTORING + events)) == [
            (Code.MENTORING_BEFORE_TRAINING, COHORT, 41, 15)
        ]

    def test_after_a_training_without_date_it_may_be_any_day(self) -> None:
        changes = (
            (COHORT, TRAINING, TRAINING.replace("2023-03-06/2023-03-10", NOT_KNOWN)),
            (COHORT, MENTORING, MENTORING.replace("2023-06/2023-08", "2023-01")),
        )
        assert found(mentored_after_training, *changes) == []


class TestOutcomes:
    @pytest.mark.parametrize(
        ("measured", "fine"),
        [
            ("2023-05", True),
            ("2023-05-01", True),
            ("2023-04-30", False),
            ("2023-04", False),
            ("2023", True),
            ("2022", False),
        ],
    )
    def test_none_is_measured_before_the_group_started(self, measured: str, fine: bool) -> None:
        expected = [] if fine else [(Code.OUTCOME_BEFORE_START, OUTCOME, 3, 11)]
        assert found(outcome_after_start, (OUTCOME, "2023-09-15", measured)) == expected

    def test_what_is_not_known_is_let_through(self) -> None:
        assert found(outcome_after_start, (OUTCOME, "2023-09-15", NOT_KNOWN)) == []
        assert found(outcome_after_start, (GROUP, "started: 2023-05", f"started: {NOT_KNOWN}")) == []
