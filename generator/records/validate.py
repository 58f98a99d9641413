"""From a document to a typed record, or to findings in our own words."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.document import Document
from generator.records.kinds import Kind
from generator.records.model import Kept
from generator.records.parts import parts
from generator.records.scalars import UNREADABLE
from generator.records.values import FIELDS_OR_VALUE, Record


def validate(kind: Kind, document: Document) -> tuple[Kept | None, list[Finding]]:
    """The typed record of a document, or None and a finding for everything that does not fit."""
    try:
        return kind.model.model_validate(document.data), []
    except ValidationError as error:
        problems = error.errors(include_url=False)
    return None, [_finding(kind, document.file, problem) for problem in problems if not _is_told_already(problem)]


def _is_told_already(problem: Any) -> bool:
    """Whether reading has found it, or it only follows from a finding further in."""
    if problem["type"] == "extra_forbidden":
        return False  # Whatever its value, the field is not known.
    return problem["input"] is UNREADABLE or (problem["type"] == "too_short" and problem["input"] != ())


# Pydantic's error types, under our codes. Its messages are never shown.
_CODES = {
    "missing": Code.FIELD_MISSING,
    "extra_forbidden": Code.FIELD_UNKNOWN,
    "string_type": Code.NOT_TEXT,
    "int_type": Code.NOT_WHOLE_NUMBER,
    "bool_type": Code.NOT_YES_OR_NO,
    "literal_error": Code.NOT_ALLOWED,
    "tuple_type": Code.NOT_LIST,
    "model_type": Code.NOT_FIELDS,
    "too_short": Code.EMPTY_VALUE,
    "greater_than": Code.NUMBER_OUT_OF_RANGE,
    "greater_than_equal": Code.NUMBER_OUT_OF_RANGE,
} | {code.kebab: code for code in Code}


def _finding(kind: Kind, file: str, problem: Any) -> Finding:
    code = _CODES[problem["type"]]
    steps = problem["loc"]
    # Pydantic names the branch of a union among the steps; but the name of an unknown field is what somebody wrote.
    written = steps[-1:] if code is Code.FIELD_UNKNOWN else ()
    route: Route = (*(step for step in steps[: len(steps) - len(written)] if step not in FIELDS_OR_VALUE), *written)
    words: dict[str, str] = {}
    match code:
        case Code.FIELD_MISSING:
            words = {"field": str(route[-1])}
        case Code.FIELD_UNKNOWN:
            words = {"nearest": nearest(str(route[-1]), _field_names(kind.model))}
        case Code.NOT_ALLOWED:
            allowed = re.findall(r"'([^']*)'", problem["ctx"]["expected"])
            words = {"allowed": ", ".join(allowed), "nearest": nearest(str(problem["input"]), allowed)}
    return Finding(code, file, route, words, "key" if code is Code.FIELD_UNKNOWN else "value")


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known name that a misspelt one most likely means; empty when none is `alike` enough, from 0 to 1."""
    names = {name.lower(): name for name in sorted(known)}
    close = difflib.get_close_matches(word.lower().replace(" ", "-"), names, n=1, cutoff=alike)
    return names[close[0]] if close else ""


def _field_names(model: type[Record]) -> frozenset[str]:
    """Names of all fields of a kind, those of its parts included."""
    return frozenset(name for part in parts(model) for name in part.model_fields)
