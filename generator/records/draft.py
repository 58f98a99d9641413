"""A new record: what has to be asked for it, and its text, with comments, made from the answers.

What is optional and was not answered stands in the text as well, behind `# `, so that it only has to be uncommented and
filled in; what explains stands behind `## `, and stays a comment whichever lines are uncommented.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from generator.findings.finding import Route
from generator.records.document import Node, compose, read
from generator.records.fields import Fields, Words
from generator.records.kinds import Kind
from generator.records.model import STAGES, Published
from generator.records.parts import fields_of, item_of, required
from generator.records.values import (
    AnyFigure,
    BothLanguages,
    DateOrNotKnown,
    Figure,
    NotKnown,
    People,
    PlaceCode,
    Prose,
    Record,
    Text,
)

Answers = Mapping[Route, str]
"""What was typed, by the route of the field; for a list of words, parted by commas."""

Own = Literal["cohort", "group", "id"]

IDS: Final[Mapping[str, tuple[Own, ...]]] = {
    "organisation": ("id",),
    "person": ("id",),
    "place": ("id",),
    "source": ("id",),
    "indicator": ("id",),
    "consent": ("id",),
    "media": ("id",),
    "cohort": ("id",),
    "group": ("cohort", "id"),
    "business-plan": ("cohort", "group"),
    "outcome": ("cohort", "group", "id"),
    "story": ("cohort", "id"),
}
"""The kinds that can be begun so, and the ids in their path. There is one programme, whose every word two people read;
overrides are approved by two, and the other two kinds are written by commands."""

GIVEN: Final[Mapping[str, Answers]] = {
    "cohort": {("stages", place, "stage"): stage for place, stage in enumerate(STAGES)},
}
"""Answers that need no question."""

_ASKED_TOO: Final[Mapping[str, tuple[str, ...]]] = {
    "cohort": ("source",),
    "group": ("source",),
    "outcome": ("source",),
    "media": ("subjects",),
    "story": ("subjects",),
}
"""Optional fields that are asked for all the same, since their absence is mostly an error further on."""


@dataclass(frozen=True, slots=True)
class Question:
    route: Route
    title: str
    """Of the field, and of those that it lies in."""
    description: str
    choices: Mapping[str, str]
    """Allowed words with their meaning; empty where anything may be written."""
    is_required: bool
    may_be_unknown: bool
    """Whether a reason may stand in its place: a date or a figure that nobody can tell."""
    is_yes_or_no: bool

    @property
    def flag(self) -> str:
        """`name.id`."""
        return ".".join(str(step) for step in self.route)


def questions(kind: Kind, fields: Fields) -> tuple[Question, ...]:
    """What a record needs to be whole, in the order of its fields."""
    given = GIVEN.get(kind.name, {})
    found = _questions(kind.model, fields, (), (), True, given)
    also = _ASKED_TOO.get(kind.name, ())
    return tuple(one for one in found if one.route not in given and (one.is_required or _is_asked(one, also)))


def _is_asked(question: Question, also: tuple[str, ...]) -> bool:
    return question.route[-1] == "en" or question.route[0] in also


def _questions(
    model: type[Record], fields: Fields, route: Route, titles: tuple[str, ...], is_required: bool, given: Answers
) -> Iterator[Question]:
    for name in _in_order(model):
        annotation, words, here = fields_of(model)[name], fields.of(model, name), (*route, name)
        needed = is_required and name in required(model)
        if not needed and route:
            continue
        item = item_of(annotation)
        part = _part(annotation if item is None else item)
        its = (*titles, words.title)
        if part is None:
            yield _question(annotation, here, its, words, needed)
        elif part in (Text, BothLanguages) and item is None:
            # What is to be written is said of the text, and only once.
            for language in fields_of(part) if needed else ():
                own = fields.of(part, language)
                said = Words(own.title, words.description if language == "id" else own.description)
                yield _question(Prose, (*here, language), (*its, said.title), said, language in required(part))
        elif item is None:
            if needed:
                yield from _questions(part, fields, here, its, needed, given)
        elif needed:
            numbers = sorted({at for above, at, *_ in given if above == name and isinstance(at, int)}) or [0]
            for number in numbers:
                item_titles = (*titles, _title_of_item(part, fields, words, (*here, number), given))
                yield from _questions(part, fields, (*here, number), item_titles, needed, given)


def _title_of_item(part: type[Record], fields: Fields, words: Words, route: Route, given: Answers) -> str:
    """`Keempat tahap 2: pelatihan`."""
    said = [fields.of(part, str(key[-1])).values[word] for key, word in given.items() if key[:-1] == route]
    number = int(route[-1]) + 1
    return f"{words.title} {number}: {said[0].rstrip('.').lower()}" if said else f"{words.title} {number}"


def _question(annotation: Any, route: Route, titles: tuple[str, ...], words: Words, is_required: bool) -> Question:
    return Question(
        route,
        " · ".join(titles),
        words.description,
        words.values,
        is_required,
        may_be_unknown=annotation == DateOrNotKnown or _is_figure(annotation),
        is_yes_or_no=annotation is bool,
    )


def _part(annotation: Any) -> type[Record] | None:
    """The model of a part that is made of fields alone."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None


def _is_figure(annotation: Any) -> bool:
    # Payments and counts of people are held to the same rules, so they are the same.
    return annotation in (AnyFigure, People)


def _in_order(model: type[Record]) -> tuple[str, ...]:
    """First whom it is for and what it rests on, last the notes, which are read last."""
    if not issubclass(model, Published):
        return tuple(sorted(model.model_fields, key=lambda name: name == "notes"))
    first = ("audience", "source")
    return (*first, *(name for name in model.model_fields if name not in (*first, "notes")), "notes")


# --- the text -----------------------------------------------------------------------------------------------------


Written = str | list["Written"] | dict[str, "Written"]
"""Values as YAML writes them, each on its line; or what they lie in."""

_WIDTH: Final = 100


def answered(kind: Kind, answers: Answers) -> str:
    """The bare YAML of the answers that are there."""
    return _text(_bare(_written(kind, answers)))


def drafted(kind: Kind, answers: Answers, fields: Fields, head: str, about: str) -> str:
    """The text of the whole record. `head` is its first line, `about` says what its comments are for."""
    written = _written(kind, answers)
    if issubclass(kind.model, Published):
        written = {"audience": "internal", **written}
    words = fields.kinds[kind.name]
    above = [*_explained(f"{words.title}. {words.description}"), *_explained(about), ""]
    return head + _text([*above, *_commented(kind.model, written, fields)])


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _written(kind: Kind, answers: Answers) -> dict[str, Written]:
    tree: dict[str | int, Any] = {}
    for (*above, last), typed in {**GIVEN.get(kind.name, {}), **answers}.items():
        inside = tree
        for step in above:
            inside = inside.setdefault(step, {})
        inside[last] = typed
    return _fields(kind.model, tree)


def _fields(model: type[Record], tree: Mapping[str | int, Any]) -> dict[str, Written]:
    """In the order of the model; what it does not know comes last, for the checks to find."""
    order = {name: place for place, name in enumerate(_in_order(model))}
    known = fields_of(model)
    return {
        str(name): _value(known.get(str(name)), answer)
        for name, answer in sorted(tree.items(), key=lambda one: order.get(str(one[0]), len(order)))
    }


def _value(annotation: Any, answer: Any) -> Written:
    item = item_of(annotation)
    if isinstance(answer, dict):
        if item is not None and all(isinstance(place, int) for place in answer):
            return [_value(item, answer[place]) for place in sorted(answer)]
        return _fields(_part(annotation) or _fields_instead(annotation), answer)
    if item is not None:
        return f"[{', '.join(_item(item, one.strip()) for one in answer.split(','))}]"
    return _scalar(annotation, answer)


def _fields_instead(annotation: Any) -> type[Record]:
    """Of a value that may be fields: a date that is not known, or a figure."""
    return NotKnown if annotation == DateOrNotKnown else Figure


def _item(annotation: Any, typed: str) -> str:
    is_word = re.fullmatch(r"[A-Za-z][\w-]*", typed, re.ASCII) is not None
    return typed if is_word and annotation != PlaceCode else _quoted(typed)


_YES_OR_NO: Final = {
    "ya": "true",
    "y": "true",
    "yes": "true",
    "tidak": "false",
    "t": "false",
    "n": "false",
    "no": "false",
}


def _scalar(annotation: Any, typed: str) -> str:
    """As it was typed, where YAML reads it so; what has to be a text is put in quotes where it needs them."""
    if annotation is bool:
        return _YES_OR_NO.get(typed.lower(), typed if _is_one_value(typed) else _quoted(typed))
    if annotation in (Prose, PlaceCode, None):
        return typed if annotation is not PlaceCode and _reads_as_text(typed) else _quoted(typed)
    return typed if _is_one_value(typed) else _quoted(typed)


def _reads_as_text(typed: str) -> bool:
    document, findings = read("", f"x: {typed}".encode())
    return not findings and document is not None and document.data == {"x": typed}


def _is_one_value(typed: str) -> bool:
    """Whether it is one value to the end, sound or not: neither a list, nor fields, nor a value and a comment."""
    root, _ = compose("", f"x: {typed}")
    match root:
        case Node(value={"x": Node(value=value, span=span), **others}):
            is_whole = (span.end_line, span.end_column) == (1, len(typed) + 4)
            return is_whole and not others and not isinstance(value, list | dict)
    return False


def _quoted(typed: str) -> str:
    return json.dumps(typed, ensure_ascii=False)


def _bare(fields: Mapping[str, Written], indent: str = "") -> list[str]:
    lines = []
    for name, value in fields.items():
        match value:
            case str():
                lines.append(f"{indent}{name}: {value}")
            case dict():
                lines += [f"{indent}{name}:", *_bare(value, f"{indent}  ")]
            case list():
                lines.append(f"{indent}{name}:")
                for item in value:
                    inside = _bare(item, f"{indent}    ") if isinstance(item, dict) else [str(item)]
                    lines += _as_item(inside, indent)
    return lines


def _as_item(lines: list[str], indent: str) -> list[str]:
    first, *others = lines
    return [f"{indent}  - {first.lstrip()}", *others]


# --- with what may be added ---------------------------------------------------------------------------------------


def _commented(model: type[Record], written: Mapping[str, Written], fields: Fields, indent: str = "") -> list[str]:
    """The fields that are written, and after them those that may be added."""
    known = fields_of(model)
    lines = []
    for name, value in written.items():
        if name == "audience":
            lines += _about(model, name, fields, indent)
        lines += _entry(known.get(name), name, value, fields, indent)
    for name in _in_order(model):
        if name in written or name in required(model) or model in (Figure, NotKnown):
            continue
        # A text needs no word about its English.
        lines += ["", *_about(model, name, fields, indent)] if name != "en" else []
        lines += [f"{indent}# {line}" for line in _skeleton(name, known[name])]
    return lines


def _entry(annotation: Any, name: str, value: Written, fields: Fields, indent: str) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}{name}: {value}"]
    if isinstance(value, dict):
        part = _part(annotation) or _fields_instead(annotation)
        return [f"{indent}{name}:", *_commented(part, value, fields, f"{indent}  ")]
    of_items, lines = _part(item_of(annotation)), [f"{indent}{name}:"]
    for item in value:
        if of_items is not None and isinstance(item, dict):
            lines += _as_item(_commented(of_items, item, fields, f"{indent}    "), indent)
        else:
            lines += _as_item([str(item)], indent)
    return lines


def _skeleton(name: str, annotation: Any) -> list[str]:
    """The field without its values: empty, it is found until it is filled in."""
    item = item_of(annotation)
    part = _part(annotation if item is None else item)
    if part is None:
        return [f"{name}:" if item is None else f"{name}: []"]
    known = fields_of(part)
    needed = [*known] if part in (Text, BothLanguages) else [*required(part)] or [*known]
    inside = [f"  {line}" for one in needed for line in _skeleton(one, known[one])]
    return [f"{name}:", *(inside if item is None else _as_item([f"  {line}" for line in inside], ""))]


def _about(model: type[Record], name: str, fields: Fields, indent: str) -> list[str]:
    words = fields.of(model, name)
    meanings = "".join(f" {word}: {meaning}" for word, meaning in words.values.items())
    return _explained(f"{words.title}: {words.description}{meanings}", indent)


def _explained(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=f"{indent}## ", subsequent_indent=f"{indent}## ")
