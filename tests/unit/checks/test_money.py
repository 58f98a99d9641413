from decimal import Decimal

import pytest

from generator.checks.money import budget_adds_up, fund_adds_up, line_multiplies
from generator.findings.code import Code
from tests.bad_records.changed import COHORT, PLAN, Change, found, portfolio_with

NOT_KNOWN = "{not_known: {id: a, en: a}}"
PAYMENT = "      amount: 5000000\n"
FUND = "  total: 5000000\n"
LINE = "      planned: 2000000\n"
UNDER_WAY: Change = (
    COHORT,
    "    status: done\n    when: 2023-05-02\n",
    "    status: under-way\n    when: 2023-05-02\n",
)


class TestFund:
    def test_payments_that_add_up_are_fine(self) -> None:
        assert found(fund_adds_up) == []

    def test_two_payments_are_added(self) -> None:
        half = PAYMENT.replace("5000000", "2500000")
        again = half + "      when: 2023-05-02\n    - group: kue\n" + half
        assert found(fund_adds_up, (COHORT, PAYMENT, again)) == []

    @pytest.mark.parametrize("amount", ["4999999", "5000001", "0"])
    def test_payments_that_do_not_are_found_at_the_total(self, amount: str) -> None:
        change = (COHORT, PAYMENT, PAYMENT.replace("5000000", amount))
        assert found(fund_adds_up, change) == [(Code.FUND_NOT_THE_SUM, COHORT, 40, 10)]

    def test_the_difference_is_named(self) -> None:
        portfolio = portfolio_with((COHORT, PAYMENT, PAYMENT.replace("5000000", "6000000")))
        (one,) = fund_adds_up(portfolio)
        assert one.words == {"sum": "6000000", "total": "5000000", "difference": "1000000"}

    def test_while_money_is_being_paid_there_may_be_less(self) -> None:
        assert found(fund_adds_up, UNDER_WAY, (COHORT, PAYMENT, PAYMENT.replace("5000000", "1000000"))) == []

    def test_but_never_more(self) -> None:
        more = (COHORT, PAYMENT, PAYMENT.replace("5000000", "5000001"))
        assert found(fund_adds_up, UNDER_WAY, more) == [(Code.FUND_NOT_THE_SUM, COHORT, 40, 10)]

    @pytest.mark.parametrize("amount", [NOT_KNOWN, "{range: {low: 1, high: 2}}", "{withheld: agreement}"])
    def test_an_amount_that_is_not_exact_leaves_room(self, amount: str) -> None:
        assert found(fund_adds_up, (COHORT, PAYMENT, PAYMENT.replace("5000000", amount))) == []

    def test_but_not_for_more_than_the_fund(self) -> None:
        more = PAYMENT.replace("5000000", "5000001")
        again = more + "      when: 2023-05-02\n    - group: kue\n" + PAYMENT.replace("5000000", NOT_KNOWN)
        assert found(fund_adds_up, (COHORT, PAYMENT, again)) == [(Code.FUND_NOT_THE_SUM, COHORT, 40, 10)]

    def test_a_fund_that_is_not_known_is_no_sum(self) -> None:
        assert found(fund_adds_up, (COHORT, FUND, f"  total: {NOT_KNOWN}\n")) == []

    def test_a_fund_without_payments_is_no_sum(self) -> None:
        payments = "  disbursements:\n    - group: kue\n" + PAYMENT + "      when: 2023-05-02\n"
        assert found(fund_adds_up, (COHORT, payments, "")) == []
        assert found(fund_adds_up, (COHORT, "fund:\n" + FUND + payments, "")) == []


class TestBudget:
    def test_lines_that_add_up_are_fine(self) -> None:
        assert found(budget_adds_up) == []

    @pytest.mark.parametrize("planned", ["1999999", "2000001", "0"])
    def test_lines_that_do_not_are_found_at_the_total(self, planned: str) -> None:
        change = (PLAN, LINE, LINE.replace("2000000", planned))
        assert found(budget_adds_up, change) == [(Code.BUDGET_NOT_THE_SUM, PLAN, 22, 10)]

    def test_a_line_that_is_not_known_leaves_room(self) -> None:
        assert found(budget_adds_up, (PLAN, LINE, LINE.replace("2000000", NOT_KNOWN))) == []

    def test_but_not_for_more_than_the_budget(self) -> None:
        changes = (
            (PLAN, LINE, LINE.replace("2000000", NOT_KNOWN)),
            (PLAN, "planned: 3000000", "planned: 6000000"),
        )
        assert found(budget_adds_up, *changes) == [(Code.BUDGET_NOT_THE_SUM, PLAN, 22, 10)]

    def test_a_budget_that_is_not_known_is_no_sum(self) -> None:
        assert found(budget_adds_up, (PLAN, "  total: 5000000\n", f"  total: {NOT_KNOWN}\n")) == []

    def test_a_plan_without_lines_or_budget_is_no_sum(self) -> None:
        plan = "submitted: {when: 2023}\nsummary: {id: a}\n"
        assert found(budget_adds_up, (PLAN, "", plan)) == []
        assert found(budget_adds_up, (PLAN, "", plan + "budget: {submitted: {when: 2023}, total: 5}\n")) == []


class TestLine:
    def test_quantity_times_price_is_what_is_planned(self) -> None:
        assert found(line_multiplies) == []

    @pytest.mark.parametrize(("quantity", "price"), [("2.5", "1200000"), ("0.5", "6000000"), ("30", "100000")])
    def test_part_of_a_thing_can_be_bought(self, quantity: str, price: str) -> None:
        changes = (
            (PLAN, "quantity: 20", f"quantity: {quantity}"),
            (PLAN, "unit_price: 150000", f"unit_price: {price}"),
        )
        assert found(line_multiplies, *changes) == []

    @pytest.mark.parametrize(
        ("quantity", "product"), [("19", "2850000"), ("20.5", "3075000"), ("0.00001", "1.5"), ("20000", "")]
    )
    def test_another_product_is_found_and_named(self, quantity: str, product: str) -> None:
        change = (PLAN, "quantity: 20", f"quantity: {quantity}")
        assert found(line_multiplies, change) == [(Code.LINE_NOT_THE_PRODUCT, PLAN, 17, 16)]
        assert [one.words for one in line_multiplies(portfolio_with(change))] == [{"product": product}]

    @pytest.mark.parametrize(
        "change",
        [
            (PLAN, "      quantity: 20\n", ""),
            (PLAN, "      unit_price: 150000\n", ""),
            (PLAN, "planned: 3000000", f"planned: {NOT_KNOWN}"),
            (PLAN, "", "submitted: {when: 2023}\nsummary: {id: a}\n"),
        ],
        ids=["no quantity", "no price", "not known", "no budget"],
    )
    def test_what_is_not_known_is_not_multiplied(self, change: Change) -> None:
        assert found(line_multiplies, change) == []


def test_numbers_are_named_as_they_would_be_written() -> None:
    portfolio = portfolio_with(
        (COHORT, PAYMENT, PAYMENT.replace("5000000", "100")), (COHORT, FUND, "  total: 10000000\n")
    )
    (one,) = fund_adds_up(portfolio)
    assert one.words == {"sum": "100", "total": "10000000", "difference": "9999900"}
    assert all(Decimal(word) >= 0 for word in one.words.values())
