"""A JSON Schema for each kind of record, for editors: what may be written, in Indonesian, while it is being written.

It says all that a schema can about one file by itself; the checks say the rest. `errorMessage`, `defaultSnippets` and
`markdown…` are read by the language server for YAML that staff have in their editor, and passed over by others. It has
one message for all that a schema object itself says, so rules with words of their own stand apart in `allOf`.
"""

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal, get_origin

from annotated_types import Ge, Gt, MinLen
from pydantic.fields import FieldInfo

from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding
from generator.records.fields import Words, fields
from generator.records.kinds import RECORD_KINDS, Kind
from generator.records.parts import allowed, fields_of, item_of, parts, required
from generator.records.values import (
    FIGURE_FORMS,
    ID,
    PLACE_CODE,
    SUBJECT,
    WEB_ADDRESS,
    Address,
    AnyFigure,
    Date,
    DateOrNotKnown,
    Figure,
    Id,
    NotKnown,
    Number,
    People,
    PlaceCode,
    Prose,
    Record,
    Subject,
)

Schema = dict[str, Any]

FOLDER: Final = "schemas"
"""Where they lie, beside `records/`."""


def schemas() -> Mapping[str, str]:
    """The text of every schema, by the name of its file."""
    return {file_of(kind): json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in RECORD_KINDS}


def file_of(kind: Kind) -> str:
    return f"{kind.name}.schema.json"


def schema(kind: Kind) -> Schema:
    """Of one kind of record, with `$defs` that are named like the models and values."""
    definitions: dict[str, Schema] = {}
    for part in parts(kind.model):
        definitions[part.__name__] = _record(part)
    _add_values(definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_described(fields("id").kinds[kind.name]),
        "$ref": f"#/$defs/{kind.model.__name__}",
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _add_values(definitions: dict[str, Schema]) -> None:
    """The definitions of values that others refer to."""
    waiting = list(definitions.values())
    while waiting:
        for name in _referred_to(waiting.pop()):
            if name not in definitions:
                definitions[name] = next(make for known, known_as, make in _VALUES if known_as == name)()
                waiting.append(definitions[name])


def _referred_to(part: Any) -> list[str]:
    match part:
        case {"$ref": str(where)}:
            return [where.removeprefix("#/$defs/")]
        case dict():
            return [name for inner in part.values() for name in _referred_to(inner)]
        case list():
            return [name for inner in part for name in _referred_to(inner)]
    return []


# --- records and their parts --------------------------------------------------------------------------------------


def _record(model: type[Record]) -> Schema:
    rules: list[Schema] = [{"required": [name], **_error(Code.FIELD_MISSING, field=name)} for name in required(model)]
    if model is Figure:
        rules.append({"anyOf": [{"required": [form], **_error(Code.FIGURE_FORM)} for form in FIGURE_FORMS]})
    # Dates and figures may be a value or fields; what says so is where they are written.
    elif model is not NotKnown:
        rules.insert(0, {"type": "object", **_error(Code.NOT_FIELDS)})
    made: Schema = {
        "properties": {name: _field(model, name, annotation) for name, annotation in fields_of(model).items()},
        "additionalProperties": False,
        **_error(Code.FIELD_UNKNOWN, nearest=""),
        "allOf": rules,
    }
    if model is Figure:
        made["dependentSchemas"] = {
            form: {"properties": dict.fromkeys(FIGURE_FORMS[place:], False), **_error(Code.FIGURE_FORM)}
            for place, form in enumerate(FIGURE_FORMS[:-1], start=1)
        }
    return made


def _field(model: type[Record], name: str, annotation: Any) -> Schema:
    words = fields("id").of(model, name)
    return {**_described(words), **_value(annotation, words)}


def _described(words: Words) -> Schema:
    described = {"title": words.title, "description": words.description}
    # Plain text is shown as it is, so what is set in `…` needs the other form as well.
    return described | ({"markdownDescription": words.description} if "`" in words.description else {})


def _error(code: Code, **words: str) -> Schema:
    return {"errorMessage": catalogue("id").message(Finding(code, "", TOP_OF_FILE, words))}


# --- values -------------------------------------------------------------------------------------------------------


def _value(annotation: Any, words: Words) -> Schema:
    for known, name, _ in _VALUES:
        if known == annotation:
            return {"$ref": f"#/$defs/{name}"}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if annotation is bool:
        return {"type": "boolean", **_error(Code.NOT_YES_OR_NO)}
    if annotation is int:
        return {"type": "integer", **_error(Code.NOT_WHOLE_NUMBER)}
    if get_origin(annotation) is Literal:
        return _one_of(allowed(annotation), words)
    if get_origin(annotation) is tuple:
        return {"type": "array", **_error(Code.NOT_LIST), "items": _value(item_of(annotation), words)}
    *before, kept = annotation.__metadata__
    known_so_far = Annotated[(annotation.__origin__, *before)] if before else annotation.__origin__
    return {**_value(known_so_far, words), **_limits(kept)}


def _one_of(choices: tuple[str, ...], words: Words) -> Schema:
    return {
        "enum": [*choices],
        "markdownEnumDescriptions": [words.values[word] for word in choices],
        **_error(Code.NOT_ALLOWED, allowed=", ".join(choices), nearest=""),
    }


def _limits(kept: FieldInfo) -> Schema:
    limits: Schema = {}
    for limit in kept.metadata:
        match limit:
            case Ge(ge=least):
                limits["minimum"] = least
            case Gt(gt=below):
                limits["exclusiveMinimum"] = below
            case MinLen(min_length=fewest):
                limits["minItems"] = fewest
    return limits


def _text(pattern: str, code: Code, otherwise: Code = Code.NOT_TEXT) -> Schema:
    """A text that looks like `pattern`, or is wrong by `code`; by `otherwise` where it is no text at all."""
    wrong = {"patternErrorMessage": _error(code)["errorMessage"]}
    return {"type": "string", "pattern": pattern, **wrong, **_error(otherwise)}


_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_MOMENT: Final = r"(19(4[5-9]|[5-9]\d)|20\d\d|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
"""The days of each month are left to the checks."""


def _date(*also: str) -> Schema:
    return {
        "type": ["string", "integer", *also],
        "pattern": rf"^{_MOMENT}(/{_MOMENT})?$",
        "minimum": _FIRST_YEAR,
        "maximum": _LAST_YEAR,
        **_error(Code.NOT_DATE),
        "examples": ["2024-08", "2024-08-22", "2024-08/2024-09"],
    }


def _date_or_not_known() -> Schema:
    return {
        **_date("object"),
        "defaultSnippets": [_snippet(NotKnown, "not_known")],
        "allOf": [{"$ref": f"#/$defs/{NotKnown.__name__}"}],
    }


def _figure(number: Literal["integer", "number"], code: Code) -> Schema:
    return {
        "type": [number, "object"],
        **_error(code),
        "defaultSnippets": [_snippet(Figure, "not_known"), _snippet(Figure, "not_measured")],
        "allOf": [{"$ref": f"#/$defs/{Figure.__name__}"}],
    }


def _count() -> Schema:
    """Whole and not negative, in each of the forms that hold a number."""
    whole = {"type": "integer", **_error(Code.NOT_WHOLE_NUMBER)}
    figure = _figure("integer", Code.NOT_WHOLE_NUMBER)
    least: Schema = {
        "exact": {**whole, "minimum": 0},
        "range": {"properties": {"low": {**whole, "minimum": 0}, "high": whole}},
    }
    return {**figure, "minimum": 0, "allOf": [*figure["allOf"], {"properties": least}]}


def _snippet(model: type[Record], field: str) -> Schema:
    words = fields("id").of(model, field)
    return {"label": words.title, "description": words.description, "body": {field: {"id": "$1"}}}


_VALUES: Final[tuple[tuple[Any, str, Callable[[], Schema]], ...]] = (
    (Prose, "Prose", lambda: _text(r"\S", Code.EMPTY_VALUE)),
    (Id, "Id", lambda: _text(rf"^(?=.{{1,60}}$){ID.pattern}$", Code.NOT_ID)),
    (Subject, "Subject", lambda: _text(rf"^{SUBJECT.pattern}$", Code.NOT_SUBJECT)),
    (PlaceCode, "PlaceCode", lambda: _text(rf"^{PLACE_CODE.pattern}$", Code.NOT_PLACE_CODE, Code.NOT_PLACE_CODE)),
    (Address, "Address", lambda: _text(rf"^{WEB_ADDRESS.pattern}$", Code.NOT_ADDRESS)),
    (Number, "Number", lambda: {"type": "number", **_error(Code.NOT_NUMBER)}),
    (Date, "Date", _date),
    (DateOrNotKnown, "DateOrNotKnown", _date_or_not_known),
    (AnyFigure, "AnyFigure", lambda: _figure("number", Code.NOT_NUMBER)),
    # Payments keep the same rules, so they are the same.
    (People, "WholeFigure", _count),
)
"""Values with rules of their own, under the names that they have in `values`."""
