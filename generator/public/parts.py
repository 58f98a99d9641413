"""Everything that a public value is made of."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def parts(value: Any) -> Iterator[Any]:
    """The value itself, then what it holds, in the order of its fields."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)
