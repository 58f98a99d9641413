"""Which amounts of money are shown: those of a group and of a fund, and none that gives away a withheld one."""

from collections.abc import Sequence

from generator.public.values import SAFETY, Amount, Exact, Withheld


def parts_of_sum(parts: Sequence[Amount], total: Amount) -> tuple[tuple[Amount, ...], Amount]:
    """Parts and total, such that no single withheld part is what the others leave of the total.

    With two withheld, neither is known. So where there is one, the smallest of the others is withheld as well, and
    where there is no other, the total.
    """
    hidden = [position for position, part in enumerate(parts) if isinstance(part, Withheld)]
    shown = {position: part.value for position, part in enumerate(parts) if isinstance(part, Exact)}
    if len(hidden) != 1 or not isinstance(total, Exact) or len(shown) + 1 < len(parts):
        return tuple(parts), total
    # Nothing at all is no cover for the other.
    smallest = min((position for position in shown if shown[position] > 0), key=lambda one: shown[one], default=None)
    if smallest is None:
        return tuple(parts), SAFETY
    return tuple(SAFETY if position == smallest else part for position, part in enumerate(parts)), total
