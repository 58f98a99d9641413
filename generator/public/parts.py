"""Everything that a public value is made of."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any


def parts(value: Any) -> Iterator[Any]:
    """The value itself, then what it holds, in the order of its fields."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        if one.__class__ is tuple:
            waiting += reversed(one)
        elif (held := _held(one.__class__)) is not None:
            waiting += held(one)


@cache
def _held(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """The values of its fields, the last first; None for what has none."""
    names = [field.name for field in fields(kind)][::-1] if is_dataclass(kind) else []
    if not names:
        return None
    # Twice the last: of a single name, the getter gives no tuple.
    of: Callable[[Any], tuple[Any, ...]] = attrgetter(*names, names[-1])
    return lambda one: of(one)[:-1]
