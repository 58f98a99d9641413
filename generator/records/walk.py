"""Every part of a record, with the route that leads to it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.findings.finding import Route


def walk(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """The value itself, then what it holds, in the order of its fields. What is absent is left out."""
    if value is None:
        return
    yield route, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*route, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from walk(item, (*route, position))
