"""All checks across records."""

from collections.abc import Callable, Iterator
from datetime import date

from generator.checks.dates import in_the_past, inside_period
from generator.checks.figures import computed_not_typed, fits_its_unit, has_source
from generator.checks.languages import in_both_languages
from generator.checks.money import budget_adds_up, fund_adds_up, line_multiplies
from generator.checks.references import is_named_once, names_what_exists, names_what_is_public
from generator.checks.stages import all_four, in_order, mentored_after_training, outcome_after_start, plans_before_money
from generator.findings.finding import Finding
from generator.records.portfolio import Portfolio

Check = Callable[[Portfolio], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    names_what_exists,
    is_named_once,
    names_what_is_public,
    all_four,
    in_order,
    plans_before_money,
    mentored_after_training,
    outcome_after_start,
    fund_adds_up,
    budget_adds_up,
    line_multiplies,
    inside_period,
    in_both_languages,
    fits_its_unit,
    has_source,
    computed_not_typed,
)


def check(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """The findings of every check, in the order of `CHECKS`; last, what only the clock can tell."""
    for one in CHECKS:
        yield from one(portfolio)
    yield from in_the_past(portfolio, today)
