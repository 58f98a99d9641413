"""Records as an earlier run has read them, by the content of their files.

Only what nothing was found wrong with is kept, so it has passed every question that `values` and `model` ask; to make
it anew, none is asked again. All are in one text, a line of JSON each: reading it can make records, and nothing else.
"""

import operator
import platform
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, reduce
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import pydantic
import pydantic_core
import yaml
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, ValidationError, core_schema

from generator.findings.finding import Finding
from generator.memory import Notes, key
from generator.records.kinds import Ids, Kind
from generator.records.model import Kept
from generator.records.parts import parts
from generator.records.values import Figure, Precision, Record, When, exactly

Reading = Callable[[Kind, Ids, str, bytes], tuple[Kept | None, list[Finding]]]
"""What becomes of a file: of its kind, its ids, its name in findings, and its bytes."""


@contextmanager
def remembering(notes: Notes, read: Reading) -> Iterator[Reading]:
    """`read`, which is asked only where a file is not as it was. Afterwards `notes` hold the records of this run."""

    def remembered(kind: Kind, ids: Ids, file: str, raw: bytes) -> tuple[Kept | None, list[Finding]]:
        of = sha256(f"{_readers()}\0{file}\0".encode() + raw).hexdigest()
        note = notes.recall(of)
        record = None if note is None else made(kind.model, note)
        findings: list[Finding] = []
        if record is None:
            record, findings = read(kind, ids, file, raw)
            note = None if record is None else written(record)
        if note is not None:
            notes.keep(of, note)
        return record, findings

    yield remembered
    notes.forget_the_rest()


def written(record: Kept) -> str:
    """One line of JSON."""
    return _bare(type(record)).writes.to_json(record, exclude_unset=True, ensure_ascii=True).decode("ascii")


def made(model: type[Kept], json: str) -> Kept | None:
    """The record that was `written` so; None where it is not one of this model."""
    try:
        record: Kept = _bare(model).reads.validate_json(json)
    except ValidationError:
        return None
    return record


@cache
def _readers() -> str:
    """All that decides what becomes of a file: another release of any may read the same bytes otherwise."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    versions = (platform.python_version(), pydantic.VERSION, pydantic_core.__version__, yaml.__version__)
    return key("records", *versions, *(path.read_text("utf-8") for path in sources))


# --- models without their questions -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bare:
    reads: SchemaValidator
    writes: SchemaSerializer


@cache
def _bare(model: type[Kept]) -> _Bare:
    """The same fields and the same classes as the model has, and no validator of ours."""
    schema = core_schema.definitions_schema(_refer(model), [_fields(part) for part in parts(model)])
    # Otherwise pydantic takes the validators that the classes have, with all they ask.
    return _Bare(SchemaValidator(schema, _use_prebuilt=False), SchemaSerializer(schema, _use_prebuilt=False))


def _refer(model: type[Record]) -> CoreSchema:
    return core_schema.definition_reference_schema(model.__qualname__)


def _fields(model: type[Record]) -> CoreSchema:
    hints = get_type_hints(model)
    fields = {
        name: core_schema.model_field(
            _value(hints[name])
            if field.is_required()
            else core_schema.with_default_schema(_value(hints[name]), default=field.default)
        )
        for name, field in model.model_fields.items()
    }
    return core_schema.model_schema(model, core_schema.model_fields_schema(fields), ref=model.__qualname__)


def _value(annotation: Any) -> CoreSchema:
    inner = [one for one in get_args(annotation) if one is not NoneType]
    match get_origin(annotation):
        case origin if origin in (Union, UnionType) and len(inner) < len(get_args(annotation)):
            return core_schema.nullable_schema(_value(reduce(operator.or_, inner)))
        case origin if origin in (Union, UnionType):
            # The branches are tried in turn, and dates are rarely not known.
            inner.sort(key=lambda one: issubclass(one, Record))
            return core_schema.union_schema([_value(one) for one in inner], mode="left_to_right")
        case origin if origin is Literal:
            return core_schema.literal_schema(inner)
        case origin if origin is tuple:
            return core_schema.tuple_variable_schema(_value(inner[0]))
    if annotation is Figure:
        short = core_schema.no_info_after_validator_function(exactly, core_schema.int_schema(strict=True))
        return core_schema.union_schema(
            [short, _refer(Figure)],
            mode="left_to_right",
            serialization=core_schema.wrap_serializer_function_ser_schema(_in_short, schema=_refer(Figure)),
        )
    return _refer(annotation) if issubclass(annotation, Record) else _VALUES[annotation]


def _in_short(figure: Figure, at_length: Callable[[Figure], Any]) -> Any:
    is_bare = type(figure.exact) is int and figure.model_fields_set == {"exact"}
    return figure.exact if is_bare else at_length(figure)


@lru_cache(maxsize=10_000)
def _when(written: str) -> When:
    """The same one for the same days: there are far fewer of them than records."""
    first, last, precision = written.split("/")
    return When(date.fromisoformat(first), date.fromisoformat(last), cast(Precision, precision))


def _days(when: When) -> str:
    return f"{when.first}/{when.last}/{when.precision}"


_VALUES: Mapping[type, CoreSchema] = {
    str: core_schema.str_schema(),
    bool: core_schema.bool_schema(),
    # Strict, since a fraction is written as a text.
    int: core_schema.int_schema(strict=True),
    Decimal: core_schema.decimal_schema(),
    When: core_schema.no_info_after_validator_function(
        _when, core_schema.str_schema(), serialization=core_schema.plain_serializer_function_ser_schema(_days)
    ),
}
