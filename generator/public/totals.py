"""Sums over cohorts. Only what is shown is added up, so a sum tells nothing that its parts do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.public.portfolio import Cohort
from generator.public.values import Exact, Figure, Unit


@dataclass(frozen=True, slots=True)
class Total:
    figure: Figure
    counted: int
    """How many figures are in it."""
    among: int
    """How many there are, the unknown and the withheld included."""


def participants(cohorts: Iterable[Cohort]) -> Total:
    return _total([cohort.participants for cohort in cohorts], "people")


def funds(cohorts: Iterable[Cohort]) -> Total:
    return _total([cohort.fund.total for cohort in cohorts if cohort.fund is not None], "rupiah")


def _total(figures: list[Figure], unit: Unit) -> Total:
    added = [figure for figure in figures if isinstance(figure.amount, Exact)]
    amounts = [figure.amount for figure in added]
    total = Figure(
        amount=Exact(sum(amount.value for amount in amounts if isinstance(amount, Exact))),
        unit=unit,
        how="computed",
        parts=tuple(("sum_of", amount, unit) for amount in amounts),
        sources=tuple(dict.fromkeys(source for figure in added for source in figure.sources)),
    )
    return Total(total if len(added) != 1 else added[0], len(added), len(figures))
