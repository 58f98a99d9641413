"""What a kind of record is made of: its model, and the models of its parts."""

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

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


def fields_of(model: type[Record]) -> Mapping[str, Any]:
    """What each field has to hold where it is written, with what is annotated, in the order of the model."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _written(hints[name]) for name in model.model_fields}


def _written(annotation: Any) -> Any:
    inner = [one for one in get_args(annotation) if one is not NoneType]
    is_optional = get_origin(annotation) in (Union, UnionType) and len(inner) < len(get_args(annotation))
    return inner[0] if is_optional else annotation


def required(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if field.is_required())


def item_of(annotation: Any) -> Any | None:
    """What each item of a list has to be; None for what is no list."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    bare = getattr(annotation, "__origin__", None)
    return None if bare is None or not hasattr(annotation, "__metadata__") else item_of(bare)
