"""One YAML file: from bytes to plain data, and from a route back to a line and column.

YAML 1.2 core terms, read through libyaml's events. Whatever two YAML readers would take for different values is a
finding, never a silent choice; so is an empty value. Data are `dict`, `tuple`, `str`, `int`, `Decimal`, `bool`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Route, Span
from generator.records.characters import INVISIBLE, UNSEEN
from generator.records.everyday import everyday
from generator.records.scalars import UNREADABLE, Data, Doubtful, Scalar, glued, resolve
from generator.records.slips import Noticed, slip

LARGEST_FILE: Final = 1_000_000
"""Bytes. A record is a page of text; a larger file is something else."""

MOST_COMMENTS: Final = 2_000
"""Lines with one: each comment is read for what may not be in it."""

DEEPEST: Final = 24
"""Levels of nesting; the deepest record needs eight."""


@dataclass(slots=True)
class Node:
    """A value and where it stands; `keys` is where each key of a mapping stands."""

    value: "Scalar | list[Node] | dict[str, Node]"
    span: Span
    keys: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    file: str
    data: dict[str, Data]


def read(file: str, raw: bytes) -> tuple[Document | None, list[Finding]]:
    """The document in `raw`, or None where nothing can be made of it, and all findings of reading."""
    if len(raw) > LARGEST_FILE or _comments(raw) > MOST_COMMENTS:
        return None, [Finding(Code.TOO_LARGE, file, TOP_OF_FILE)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Finding(Code.NOT_UTF8, file, _after(decode(error.object[: error.start])))]
    if (fields := everyday(text)) is not None:
        return Document(file, fields), []
    node, findings = compose(file, text)
    if node is None:
        return None, findings or [Finding(Code.EMPTY_FILE, file, TOP_OF_FILE)]
    data = plain(node)
    if not isinstance(data, dict):
        # An alias or tag at the top already has its own finding.
        unread = [] if data is UNREADABLE else [Finding(Code.NOT_A_RECORD, file, node.span)]
        return None, findings + unread
    return Document(file, data), findings


def _comments(raw: bytes) -> int:
    """Lines that may have one; never fewer than have."""
    signs = raw.count(b"#")
    return signs if signs <= MOST_COMMENTS else sum(b"#" in line for line in raw.splitlines())


def decode(raw: bytes) -> str:
    """The text of a file, as far as it is text: for showing a line, never for reading a record."""
    return raw.decode("utf-8-sig", errors="replace")


def compose(file: str, text: str) -> tuple[Node | None, list[Finding]]:
    """The tree of nodes of the first document in `text`, as far as it could be read."""
    findings = list(_odd_characters(file, text))
    if findings and _UNPARSEABLE.search(text):
        return None, findings
    composer = _Composer(file, text)
    try:
        composer.take()
    except yaml.MarkedYAMLError as error:
        code, span = _slip(error, text)
        tabs = {found.place.line for found in findings if isinstance(found.place, Span) and found.code is Code.TAB}
        if span.line not in tabs:
            findings.append(Finding(code, file, span))
        # The beginning of what could not be read to its end may have been found wanting already.
        others = (one for one in composer.findings if not isinstance(one.place, Span) or one.place.line != span.line)
        return None, [*findings, *others]
    return composer.root, findings + composer.findings


def plain(node: Node) -> Data:
    """The data of a tree, without positions."""
    match node.value:
        case dict() as fields:
            return {key: plain(value) for key, value in fields.items()}
        case list() as items:
            return tuple(plain(item) for item in items)
        case scalar:
            return scalar


def locate(root: Node | None, finding: Finding) -> Span:
    """Where a finding's route leads; for a route that goes on past what is written, where it stops being written."""
    if isinstance(finding.place, Span):
        return finding.place
    if root is None:
        return TOP_OF_FILE
    node, shown = root, _start(root.span)
    for step in finding.place:
        match node.value:
            case dict() as fields if isinstance(step, str) and step in fields:
                node, shown = fields[step], node.keys[step]
            case list() as items if isinstance(step, int) and step < len(items):
                node = items[step]
                shown = _start(node.span)
            case _:
                break
    # A whole block is too much to point at: its key, or its first character, says which one is meant.
    return shown if finding.points_at == "key" or isinstance(node.value, dict | list) else node.span


def route_of(root: Node | None, span: Span) -> Route:
    """Keys and positions from the top to the innermost value that holds the beginning of a span, or to its key."""
    route: Route = ()
    here, node = (span.line, span.column), root
    while node is not None:
        inside: list[tuple[str | int, Node, Span]] = []
        match node.value:
            case dict() as fields:
                inside = [(key, fields[key], key_span) for key, key_span in node.keys.items() if key in fields]
            case list() as items:
                inside = [(place, item, item.span) for place, item in enumerate(items)]
        node = None
        for step, item, begins in inside:
            if (begins.line, begins.column) <= here < (item.span.end_line, item.span.end_column):
                route, node = (*route, step), item
    return route


def field_of(route: Route) -> str:
    """`results.0.caveat.id`."""
    return ".".join(str(step) for step in route)


def _start(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column)


LINE_END: Final = re.compile(r"\r\n|\r|\n")
"""What an editor takes for the end of a line; `str.splitlines` knows more."""

# --- characters ---------------------------------------------------------------------------------------------------

_UNPARSEABLE = re.compile(
    # What libyaml refuses, and what it takes for the end of a line where an editor does not.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
    # Where it passes for indentation, the fields below seem to belong elsewhere.
    rf"|(?:^|[\r\n]) *[\t{UNSEEN}][^\S\r\n]*\S"
)


def _odd_characters(file: str, text: str) -> Iterator[Finding]:
    """The first invisible character and the first tab of each line."""
    if INVISIBLE.search(text) is None and "\t" not in text:
        return
    for number, line in enumerate(LINE_END.split(text), start=1):
        if found := INVISIBLE.search(line):
            column = found.start() + 1
            words = {"character": f"U+{ord(found.group()):04X}"}
            yield Finding(Code.INVISIBLE_CHARACTER, file, Span(number, column, number, column + 1), words)
        if (column := line.find("\t") + 1) > 0:
            yield Finding(Code.TAB, file, Span(number, column, number, column + 1))


def _after(text: str) -> Span:
    lines = LINE_END.split(text)
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


# --- events to nodes ----------------------------------------------------------------------------------------------


def _slip(error: Any, text: str) -> tuple[Code, Span]:
    """What is behind an error of YAML: a slip that is known, or only where it was noticed."""
    at, begun = error.problem_mark, error.context_mark or error.problem_mark
    lines = LINE_END.split(text)
    if error.context == "while parsing a quoted scalar" and "unknown escape" not in error.problem:
        return Code.YAML_SYNTAX, _span_of_error(error, text)
    noticed = Noticed(
        *(min(at.line + 1, len(lines)), at.column + 1),
        *(min(begun.line + 1, len(lines)), begun.column + 1),
        in_brackets="flow" in (error.context or ""),
        at_escape="unknown escape" in error.problem,
    )
    return slip(lines, noticed) or (Code.YAML_SYNTAX, _span_of_error(error, text))


def _span_of_error(error: Any, text: str) -> Span:
    mark, begun = error.problem_mark, error.context_mark
    end = len(text.rstrip())
    never_closed = mark.index >= end
    without_colon = error.context == "while scanning a simple key"
    # Both are noticed further down, but stand where the quote or bracket was opened, and where the field begins.
    if (never_closed or without_colon) and begun is not None and begun.index < end:
        mark = begun
    if mark.index >= end:
        return _after(text[:end])
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


_READ_PAST: Final = "\x00"
"""In place of a key that names no field, and that no text can hold: nothing is said of its value."""


class _Composer:
    """Builds the tree from events with a stack of its own: a hostile depth must not become a deep recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.findings: list[Finding] = []
        self.root: Node | None = None
        end = _after(text)
        self._end = (end.line, end.column)
        self._open: list[Node] = []
        self._keys: list[str | None] = []
        """For each open mapping, the key whose value comes next; None when a key comes next."""
        self._spoilt: list[Node] = []

    def take(self) -> None:
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.CLoader):
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        self._find(Code.SEVERAL_DOCUMENTS, event)
                        return
                    if event.tags:
                        self._find(Code.TAG, event)
                case yaml.NodeEvent():
                    if not self._node(event):
                        self.root = None  # What was not read would seem to be missing.
                        return
                case yaml.CollectionEndEvent():
                    self._close(event)

    def _span(self, event: Any) -> Span:
        # `Any`, since the type stubs allow for events without marks; libyaml's always have them. It counts a line more
        # where the last one does not end.
        start, end = event.start_mark, event.end_mark
        return Span(
            *min((start.line + 1, start.column + 1), self._end), *min((end.line + 1, end.column + 1), self._end)
        )

    def _find(self, code: Code, event: yaml.Event, **words: str) -> None:
        span = self._span(event)
        self.findings.append(Finding(code, self.file, span, words))

    def _node(self, event: yaml.NodeEvent) -> bool:
        """Take one node; False when reading has to stop."""
        if len(self._open) >= DEEPEST and isinstance(event, yaml.CollectionStartEvent):
            self._find(Code.TOO_LARGE, event)
            return False
        if isinstance(event, yaml.AliasEvent):
            self._find(Code.ANCHOR_OR_ALIAS, event)
            self._place(Node(UNREADABLE, self._span(event)), event)
            return True
        if event.anchor is not None:
            self._find(Code.ANCHOR_OR_ALIAS, event)
        tagged = isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None
        if tagged:
            self._find(Code.TAG, event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"':
                self._escapes(event)
            if self._key_is_due():
                self._key(event)
            else:
                is_passed_over = tagged or self._keys[-1:] == [_READ_PAST]
                self._place(Node(UNREADABLE if is_passed_over else self._scalar(event), self._span(event)), event)
        else:
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node({} if is_mapping else [], self._span(event))
            self._place(node, event)
            self._open.append(node)
            self._keys.append(None)
        return True

    def _key_is_due(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._keys[-1] is None

    def _key(self, event: yaml.ScalarEvent) -> None:
        mapping = self._open[-1]
        key = event.value
        if key == "<<" and not event.style:
            self._find(Code.ANCHOR_OR_ALIAS, event)
        elif not event.style and (code := glued(key)):
            self._find(code, event)
            self._spoilt.append(mapping)
        elif key in mapping.keys:
            self._find(Code.DUPLICATE_KEY, event, first_line=str(mapping.keys[key].line))
        else:
            mapping.keys[key] = self._span(event)
            self._keys[-1] = key
            return
        self._keys[-1] = _READ_PAST

    def _place(self, node: Node, event: yaml.NodeEvent) -> None:
        """Put a node where the parent expects it."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if node.value is not UNREADABLE:
                self._find(Code.KEY_NOT_TEXT, event)
            self._keys[-1] = _READ_PAST
            return
        if isinstance(parent.value, dict) and key in parent.keys and key not in parent.value:
            parent.value[key] = node
        self._keys[-1] = None

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        closed = self._open.pop()
        self._keys.pop()
        end = self._span(event)
        # Which fields it has, nobody can tell; of a whole record, the others are worth reading.
        if self._open and any(closed is one for one in self._spoilt):
            closed.value = UNREADABLE
        closed.span = Span(closed.span.line, closed.span.column, end.end_line, end.end_column)

    def _scalar(self, event: Any) -> Scalar:
        if event.style:
            return str(event.value)
        value = resolve(event.value)
        if value is None:
            self._find(Code.EMPTY_VALUE if self._open else Code.EMPTY_FILE, event)
            return UNREADABLE
        if isinstance(value, Doubtful):
            self._find(value.code, event, **value.words)
            return UNREADABLE
        end = event.end_mark.index
        if cut := _CUT.match(self.text, end):
            span = self._span(event)
            column = span.end_column + cut.end() - end - 1
            place = Span(span.end_line, column, span.end_line, column + 1)
            self.findings.append(Finding(Code.HASH_IN_TEXT, self.file, place))
            return UNREADABLE
        return value

    def _escapes(self, event: Any) -> None:
        """The first escape of a quoted text that writes an invisible character."""
        start, end = event.start_mark.index, event.end_mark.index
        for escape in _ESCAPE.finditer(self.text, start, end):
            digits = escape[1] or escape[2] or escape[3]
            char = chr(int(digits, 16)) if digits else _ESCAPED.get(escape[4], " ")
            if INVISIBLE.match(char):
                at = _after(self.text[: escape.start()])
                span = Span(at.line, at.column, at.line, at.column + len(escape[0]))
                self.findings.append(
                    Finding(Code.INVISIBLE_CHARACTER, self.file, span, {"character": f"U+{ord(char):04X}"})
                )
                return


_CUT = re.compile(r"[ \t]+#(?=[^\s#!])")
"""A comment, or the rest of a text: "Kelompok #1" reads as "Kelompok"."""

_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_ESCAPED = dict(zip("0abvfeN_LP", "\x00\a\b\v\f\x1b\x85\xa0\u2028\u2029", strict=True))
"""Those short escapes of YAML that write an invisible character."""
