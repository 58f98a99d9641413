"""Which counts of people may be shown.

So far by threshold, and by one plain rule against subtraction: parts of a shown whole are shown all together or not
at all. Complementary suppression over every published table comes in its own piece of work, and takes this place.
"""

from collections.abc import Sequence

from generator.public.values import Amount, Between, Exact, Withheld
from generator.safeguarding.policy import Threshold

SAFETY = Withheld("safety")


def count_of_people(count: Amount, threshold: Threshold) -> Amount:
    """A count from 1 to the threshold is withheld; so is a range that reaches down there. Zero is zero."""
    match count:
        case Exact(value) if 0 < value < threshold.smallest_count:
            return SAFETY
        case Between(low, _) if low < threshold.smallest_count:
            return SAFETY
        case _:
            return count


def parts_of_whole(parts: Sequence[Amount], threshold: Threshold) -> tuple[Amount, ...]:
    """Counts that add up to a whole. One that is hidden or not known could be found from the others by subtraction:
    then every number among them is withheld."""
    shown = tuple(count_of_people(part, threshold) for part in parts)
    if all(isinstance(part, Exact) and part.value > 0 for part in shown):
        return shown
    return tuple(SAFETY if isinstance(part, Exact | Between) else part for part in shown)


def share_of_people(part: int, whole: int, benign: bool, threshold: Threshold) -> Amount:
    """Percent. Withheld for few people, for a small part or a small rest; and for none or all of them, unless it harms
    nobody to know that."""
    rest = whole - part
    if whole < threshold.smallest_denominator:
        return SAFETY
    if part == 0 or rest == 0:
        return Exact(part * 100 // whole) if benign else SAFETY
    if min(part, rest) < threshold.smallest_count:
        return SAFETY
    return Exact(round(part * 100 / whole))
