"""What a kind of record is made of: its model, and the models of its parts."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.records.values import Record


def parts(model: type[Record]) -> tuple[type[Record], ...]:
    """The model itself and every model inside it, each once, in the order in which they are met."""
    found: dict[type[Record], None] = {model: None}
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            found.update(dict.fromkeys(parts(inner)))
    return tuple(found)


def _models(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        assert issubclass(annotation, Record)
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def allowed(annotation: Any) -> tuple[str, ...]:
    """The words that a field, or each item of its list, has to be one of; none where it may be anything."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(word for inner in get_args(annotation) for word in allowed(inner))
