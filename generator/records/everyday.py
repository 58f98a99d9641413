"""Documents as nearly everyone writes them, read in one pass, without positions.

One field to a line; texts plain or in quotes that end on their line; lists and fields nested by indentation, or short
in brackets. Whatever is not certain to be that, or could be wrong, is left to the careful reading, which can say what.
"""

import re
from typing import Any, Final

from generator.records.characters import UNSEEN
from generator.records.scalars import Data, Doubtful, Scalar, resolve

_DEEPEST: Final = 16
"""Levels; of what is deeper, the careful reading says whether it is too deep."""

_UNUSUAL: Final = re.compile(f"[\t\r{UNSEEN}]")
_KEY: Final = r"[a-z][a-z0-9_-]*"
_LETTER: Final = r"[^\s\d\-+.?:,\[\]{}#&*!|>'\"%@`~<=]"
"""What nothing but a text begins with."""
_DIGIT: Final = r"-?[0-9]"
_QUOTED: Final = r"'(?:[^'\n]|'')*'|\"[^\"\\\n]*\""

_LINE: Final = re.compile(
    r"^(?:"
    rf"( *)(?:(- )?({_KEY}):(?: +(?=[^ \n])|(?= *$))|(- ))"
    r"(?:"
    rf"({_LETTER}[^:#\n]*(?<=\S))"
    rf"|({_QUOTED})"
    rf"|((?:{_DIGIT}|{_LETTER})(?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<=\S))"
    r"|([\[{].*[\]}])"
    r")? *"
    r"| *(?:#.*)?"
    r"|(.+)"
    r")$",
    re.MULTILINE,
)
"""Indent, bullet, key, or a bullet alone; words, quoted, another plain scalar, brackets; what is none of all this."""

_IN_BRACKETS: Final = rf"(?:{_LETTER}|{_DIGIT})[^:#,\[\]{{}}\"'\n]*(?<=\S)|'[^'\n]*'|\"[^\"\\\n]*\""
_ITEM: Final = re.compile(rf" *({_IN_BRACKETS}) *(?:, |$)")
_FIELD: Final = re.compile(rf" *({_KEY}): +({_IN_BRACKETS}) *(?:, |$)")

_NO_TEXTS: Final = frozenset(
    form
    for word in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
    for form in (word, word.capitalize(), word.upper())
)


class _UnusualError(Exception):
    """To be read carefully."""


def everyday(text: str) -> dict[str, Data] | None:
    """What `text` holds, where nothing about it is unusual; else None, and the careful reading decides."""
    lines = text.replace("\r\n", "\n").removeprefix("---\n")
    try:
        return None if _UNUSUAL.search(lines) else _fields(lines)
    except _UnusualError:
        return None


def _fields(text: str) -> dict[str, Data]:
    root: dict[str, Any] = {}
    here: Any = root
    """The list or fields that are open, at `indent`; those around it are `above`."""
    indent = 0
    above: list[tuple[int, Any]] = []
    due: str | None = None
    """The key whose value has to begin on the next line."""
    lists: list[tuple[dict[str, Any], str]] = []
    for spaces, bullet, key, bullet_alone, words, quoted, other, brackets, odd in _LINE.findall(text):
        if odd:
            raise _UnusualError
        if not (key or bullet_alone):
            continue  # Nothing, or a comment.
        at = len(spaces)
        if due is not None:
            # A list may begin where its key does.
            if at < indent or (at == indent and not (bullet or bullet_alone)) or len(above) >= _DEEPEST:
                raise _UnusualError
            above.append((indent, here))
            if bullet or bullet_alone:
                lists.append((here, due))
                here[due] = here = []
            else:
                here[due] = here = {}
            indent, due = at, None
        else:
            while at < indent or (at == indent and key and not bullet and type(here) is list):
                indent, here = above.pop()
            if at != indent or (type(here) is list) != bool(bullet or bullet_alone):
                raise _UnusualError
        if bullet:
            above.append((indent, here))
            fields: dict[str, Any] = {}
            here.append(fields)
            indent, here = at + 2, fields
        value: Data
        if words:
            value = words if words not in _NO_TEXTS else _scalar(words)
        elif quoted:
            value = _scalar(quoted)
        elif other:
            value = _scalar(other)
        elif brackets:
            value = _in_brackets(brackets)
        elif key and key not in here:
            due = key
            continue
        else:
            raise _UnusualError
        if not key:
            here.append(value)
        elif key in here:
            raise _UnusualError
        else:
            here[key] = value
    if due is not None or not root:
        raise _UnusualError
    for fields, key in lists:
        fields[key] = tuple(fields[key])
    return root


def _scalar(written: str) -> Scalar:
    if written[0] == "'":
        return written[1:-1].replace("''", "'")
    if written[0] == '"':
        return written[1:-1]
    value = resolve(written)
    if value is None or isinstance(value, Doubtful):
        raise _UnusualError
    return value


def _in_brackets(written: str) -> Data:
    """`[32.75, teks]`, `{low: 2, high: 3}`."""
    inside, ends = written[1:-1], written[0] + written[-1]
    shape = {"[]": _ITEM, "{}": _FIELD}.get(ends)
    found = list(shape.finditer(inside)) if shape is not None else []
    if not found or "".join(one[0] for one in found) != inside:
        raise _UnusualError
    if ends == "[]":
        return tuple(_scalar(one[1]) for one in found)
    fields: dict[str, Data] = {one[1]: _scalar(one[2]) for one in found}
    if len(fields) < len(found):
        raise _UnusualError
    return fields
