"""Sums over cohorts, of those that are shown no longer too: a sum that moved would tell what left it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.public.values import Exact, Figure, Unit


@dataclass(frozen=True, slots=True)
class Total:
    figure: Figure
    counted: int
    """How many figures are in it."""
    among: int
    """How many there are, the unknown and the withheld included."""


def total(figures: Iterable[Figure], earlier: Sequence[int | None], unit: Unit, key: str) -> Total:
    """Only what is shown, or was, is added up, so a sum tells nothing that its parts do not.

    `earlier` are figures of cohorts that were shown once; None for one that never said a number.
    """
    now = list(figures)
    added = [(figure, figure.amount.value) for figure in now if isinstance(figure.amount, Exact)]
    before = [value for value in earlier if value is not None]
    figure = Figure(
        amount=Exact(sum(value for _, value in added) + sum(before)),
        unit=unit,
        how="computed",
        sources=tuple(dict.fromkeys(source for figure, _ in added for source in figure.sources)),
        key=key,
    )
    return Total(figure, len(added) + len(before), len(now) + len(earlier))
