"""How far a target was reached: always computed from figures that are public themselves."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.public.portfolio import Verdict
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Withheld

Direction = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Attained:
    percent: Amount | None
    """Of the target, or of the way from the baseline to it; None where a percentage would mean nothing."""
    gap: Amount | None
    """Actual less target, in the unit of both; None where it cannot be told."""
    verdict: Verdict
    is_reported: bool = False
    """The percentage is the source's, not ours."""


def attained(
    direction: Direction, baseline: Amount | None, target: Amount, actual: Amount, reported: Amount | None
) -> Attained:
    """What can be told from baseline, target and actual; where they are not known, what the source reports.

    With a baseline, 0 % is the baseline and 100 % the target, whichever way is better. Without one, a percentage has a
    meaning only where more is better and the target is above zero.
    """
    if isinstance(target, Exact) and isinstance(actual, Exact | Between):
        low, high = _ends(actual)
        percents = [_percent(direction, baseline, target.value, end) for end in (low, high)]
        verdicts = {_verdict(direction, target.value, end) for end in (low, high)}
        return Attained(
            percent=_span(percents[0], percents[1]),
            gap=_span(low - target.value, high - target.value),
            verdict=verdicts.pop() if len(verdicts) == 1 else "open",
        )
    if isinstance(reported, Exact) and not _would_reveal(target, actual):
        return Attained(reported, None, _verdict("higher", 100, Decimal(reported.value)), is_reported=True)
    return Attained(_why_not(target, actual), None, "open")


def _would_reveal(target: Amount, actual: Amount) -> bool:
    """Whether a percentage, with the one of the two that is shown, gives the other that is withheld."""
    withheld = isinstance(target, Withheld) or isinstance(actual, Withheld)
    return withheld and (isinstance(target, Exact | Between) or isinstance(actual, Exact | Between))


def _ends(amount: Exact | Between) -> tuple[Decimal, Decimal]:
    if isinstance(amount, Exact):
        return Decimal(amount.value), Decimal(amount.value)
    return Decimal(amount.low), Decimal(amount.high)


def _percent(direction: Direction, baseline: Amount | None, target: int | Decimal, actual: Decimal) -> Decimal | None:
    if isinstance(baseline, Exact):
        way = target - Decimal(baseline.value)
        return (actual - baseline.value) / way * 100 if way else None
    # The way from an unknown or withheld baseline cannot be told, and a percentage of the target would mislead.
    if baseline is not None or direction == "lower" or target <= 0:
        return None
    return actual / Decimal(target) * 100


def _span(low: Decimal | None, high: Decimal | None) -> Amount | None:
    if low is None or high is None:
        return None
    return Exact(low) if low == high else Between(min(low, high), max(low, high))


def _verdict(direction: Direction, target: int | Decimal, actual: Decimal) -> Verdict:
    better = actual - target if direction == "higher" else target - actual
    if direction == "higher" and actual < 0:
        return "loss"
    return "exceeded" if better > 0 else "reached" if better == 0 else "short"


def _why_not(target: Amount, actual: Amount) -> Amount:
    """Withheld outweighs not measured, and that outweighs not known: the strongest reason is the true one."""
    for kind in (Withheld, NotMeasured):
        for amount in (actual, target):
            if isinstance(amount, kind):
                return amount
    return next((amount for amount in (actual, target) if isinstance(amount, NotKnown)), NotKnown(None))
