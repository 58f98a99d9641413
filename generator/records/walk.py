"""Every part of a record, with the route that leads to it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.findings.finding import Route


def walk(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """The value itself, then what it holds, in the order of its fields. What is absent is left out."""
    # A stack of what is still to come, last things first: every check walks through every record.
    ahead = [(route, value)]
    while ahead:
        route, value = ahead.pop()
        if value is None:
            continue
        yield route, value
        if isinstance(value, BaseModel):
            ahead += [((*route, name), inner) for name, inner in reversed(vars(value).items())]
        elif isinstance(value, tuple):
            ahead += [((*route, position), value[position]) for position in reversed(range(len(value)))]
