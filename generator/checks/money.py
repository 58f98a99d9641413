"""Sums of money."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.findings.code import Code
from generator.findings.finding import Finding
from generator.records.model import BudgetLine, BusinessPlan
from generator.records.portfolio import Filed, Portfolio
from generator.records.scalars import LONGEST_ECHO
from generator.records.values import Figure


def fund_adds_up(portfolio: Portfolio) -> Iterator[Finding]:
    """Disbursements add up to the fund; while money is still being disbursed, or an amount is not known, to no more."""
    for folder in portfolio.cohorts:
        fund = folder.cohort.record.fund
        if fund is None or not fund.disbursements or fund.total.exact is None:
            continue
        amounts = [payment.amount for payment in fund.disbursements]
        total = fund.total.exact
        still_open = any(stage.stage == "fund" and stage.status == "under-way" for stage in folder.cohort.record.stages)
        paid = _sum(amounts)
        if paid > total or (paid < total and not still_open and _all_exact(amounts)):
            yield Finding(Code.FUND_NOT_THE_SUM, folder.cohort.file, ("fund", "total"), _difference(paid, total))


def budget_adds_up(portfolio: Portfolio) -> Iterator[Finding]:
    """Budget lines add up to the budget; where an amount is not known, to no more."""
    for plan in _plans(portfolio):
        budget = plan.record.budget
        if budget is None or not budget.lines or budget.total.exact is None:
            continue
        amounts = [line.planned for line in budget.lines]
        planned, total = _sum(amounts), budget.total.exact
        if planned > total or (planned < total and _all_exact(amounts)):
            yield Finding(Code.BUDGET_NOT_THE_SUM, plan.file, ("budget", "total"), _difference(planned, total))


def line_multiplies(portfolio: Portfolio) -> Iterator[Finding]:
    """Quantity times unit price is what a budget line plans."""
    for plan in _plans(portfolio):
        for position, line in enumerate(plan.record.budget.lines if plan.record.budget else ()):
            product = _product(line)
            if product is not None and line.planned.exact is not None and product != line.planned.exact:
                words = {"product": _plain(product)}
                yield Finding(Code.LINE_NOT_THE_PRODUCT, plan.file, ("budget", "lines", position, "planned"), words)


def _plans(portfolio: Portfolio) -> Iterator[Filed[BusinessPlan]]:
    return (group.plan for folder in portfolio.cohorts for group in folder.groups if group.plan is not None)


def _product(line: BudgetLine) -> Decimal | None:
    if line.quantity is None or line.unit_price is None:
        return None
    return Decimal(line.quantity) * line.unit_price


def _sum(amounts: Sequence[Figure]) -> int | Decimal:
    return sum(amount.exact for amount in amounts if amount.exact is not None)


def _all_exact(amounts: Sequence[Figure]) -> bool:
    return all(amount.exact is not None for amount in amounts)


def _difference(summed: int | Decimal, total: int | Decimal) -> dict[str, str]:
    return {"sum": _plain(summed), "total": _plain(total), "difference": _plain(abs(Decimal(summed) - total))}


def _plain(number: int | Decimal) -> str:
    """In plain digits, as it is to be written in a record; nothing where it is too long to be repeated."""
    digits = f"{Decimal(number).normalize():f}"
    return digits if len(re.sub(r"\D", "", digits)) <= LONGEST_ECHO else ""
