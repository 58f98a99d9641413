"""Everything that a public value is made of."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any


def parts(value: Any) -> Iterator[Any]:
    """The value itself, then what it holds, in the order of its fields."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, tuple):
            waiting += reversed(one)
        else:
            waiting += [getattr(one, name) for name in _fields(one.__class__)]


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The last first."""
    return tuple(field.name for field in reversed(fields(kind))) if is_dataclass(kind) else ()
