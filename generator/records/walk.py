"""Every part of a record, with the route that leads to it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.findings.finding import Route


def walk(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """The value itself, then what it holds, in the order of its fields. What is absent is left out."""
    # A stack of what is still to come, last things first: every check walks through every record.
    ahead = [] if value is None else [(route, value)]
    while ahead:
        route, value = ahead.pop()
        yield route, value
        kind = value.__class__
        if kind is tuple:
            held = [((*route, position), inner) for position, inner in enumerate(value) if inner is not None]
            ahead += reversed(held)
        elif _has_fields(kind):
            ahead += [((*route, name), inner) for name, inner in reversed(vars(value).items()) if inner is not None]


@cache
def _has_fields(kind: type) -> bool:
    return issubclass(kind, BaseModel)
