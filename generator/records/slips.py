"""Which slip of the hand lies behind a file that YAML cannot read, and where it stands.

YAML notices many of them lines later, and in words for programmers. A slip is looked for on the line where it was
noticed, and then upwards; nothing else of the file is judged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import Span


@dataclass(frozen=True, slots=True)
class Noticed:
    """Where YAML gave up, and where what it was reading began; lines count from 1."""

    line: int
    column: int
    begun_line: int
    begun_column: int
    in_brackets: bool
    """Whether it was inside of a `[` or `{`."""
    at_escape: bool
    """Whether it met a backslash that says nothing."""


def slip(lines: Sequence[str], noticed: Noticed) -> tuple[Code, Span] | None:
    """None where it is no slip that is known here."""
    if noticed.at_escape:
        line = lines[noticed.begun_line - 1]
        end = _end_of_quoted(line, noticed.begun_column - 1)
        return Code.BACKSLASH, _span(noticed.begun_line, noticed.begun_column - 1, end or len(line))
    for number in _nearest_first(lines, noticed):
        for code, first, last in _slips_of(lines[number - 1]):
            if code is not Code.QUOTE_NOT_CLOSED or not _is_closed_below(lines, number, first):
                return code, _span(number, first, last)
    if noticed.in_brackets:
        return Code.BRACKET_NOT_CLOSED, _span(noticed.begun_line, noticed.begun_column - 1, noticed.begun_column)
    for number in (noticed.line, *_above(lines, noticed.line)[:1]):
        if _lacks_colon(lines, number):
            line = lines[number - 1]
            return Code.COLON_MISSING, _span(number, _indent(line), len(_without_comment(line)))
    if _is_out_of_line(lines, noticed.line):
        indent = _indent(lines[noticed.line - 1])
        return Code.WRONG_INDENTATION, _span(noticed.line, indent, indent + 1)
    return None


def _nearest_first(lines: Sequence[str], noticed: Noticed) -> Iterator[int]:
    text = _in_blocks(lines)
    nearest = dict.fromkeys((noticed.line, noticed.begun_line, *_above(lines, noticed.line)))
    yield from (number for number in nearest if number not in text)


_BLOCK: Final = re.compile(r".*[:-] +[|>][-+0-9]*\s*(?:#.*)?")


def _in_blocks(lines: Sequence[str]) -> set[int]:
    """Numbers of the lines of text below a `|` or `>`, in which everything is allowed."""
    found: set[int] = set()
    above: int | None = None
    for number, line in enumerate(lines, start=1):
        if above is not None and (not line.strip() or _indent(line) > above):
            found.add(number)
        else:
            above = _indent(line) if _BLOCK.fullmatch(line) else None
    return found


def _above(lines: Sequence[str], line: int) -> list[int]:
    """Numbers of the lines with something in them above `line`, upwards."""
    return [number for number in range(line - 1, 0, -1) if _without_comment(lines[number - 1]).strip()]


# --- one line ---------------------------------------------------------------------------------------------------------

GLUED_BULLET: Final = re.compile(r"-(?=[^\W\d_]|[\"'][^-])")
"""`-kue`: a bullet, and no space after it."""

GLUED_COLON: Final = re.compile(r"[a-z][a-z_]*:(?=[^\s/])")
"""`name:Usaha`: a field, and no space after its colon. `https://` is none."""

_FIELD: Final = re.compile(r"(?P<start>\s*(?:- +)*)(?P<key>[^\s\"'#\[{][^\"'#\[{]*?):(?: +|$)(?P<value>.*)")
_NO_START: Final = re.compile(r"[@`%]|[-?] |[|>][^\n]*[^\s+\-0-9]")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*")


def _slips_of(line: str) -> Iterator[tuple[Code, int, int]]:
    """Each slip that the line shows by itself, with where it begins and ends in the line."""
    indent = _indent(line)
    start = indent + len(_bullets(line[indent:]))
    if bullet := re.compile(rf"{GLUED_BULLET.pattern}\S+").match(line, start):
        yield Code.BULLET_WITHOUT_SPACE, start, bullet.end()
    if glued := GLUED_COLON.match(line, start):
        yield Code.SPACE_AFTER_COLON, start, glued.end()
    found = _FIELD.match(line)
    value_at = found.start("value") if found else start
    value = line[value_at:]
    if value[:1] in ('"', "'"):
        yield from _slips_of_quoted(line, value_at)
        return
    bare = _without_comment(value).rstrip()
    if _NO_START.match(value) and found:
        yield Code.NEEDS_QUOTES, value_at, value_at + len(bare)
    elif found and bare[:1] not in ("[", "{", "|", ">") and re.search(r":(?:\s|$)", bare):
        yield Code.COLON_IN_TEXT, value_at, value_at + len(bare)


def _slips_of_quoted(line: str, start: int) -> Iterator[tuple[Code, int, int]]:
    end = _end_of_quoted(line, start)
    if end is None:
        yield Code.QUOTE_NOT_CLOSED, start, len(line.rstrip())
    elif (rest := _without_comment(line[end:]).strip(" ,]}")) and not rest.startswith((":", ",", "]", "}")):
        yield Code.TEXT_AFTER_QUOTE, start, end + len(_without_comment(line[end:]).rstrip())


def _end_of_quoted(line: str, start: int) -> int | None:
    """Behind the quote that closes the one at `start`."""
    found = _QUOTED[line[start]].match(line, start)
    return found.end() if found else None


_QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*+'(?!')"),
}


def _bullets(line: str) -> str:
    found = re.match(r"(?:- +)*", line)
    return found[0] if found else ""


def _without_comment(line: str) -> str:
    return _COMMENT.sub("", line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _span(line: int, first: int, last: int) -> Span:
    return Span(line, first + 1, line, max(first, last) + 1)


# --- a line among others ----------------------------------------------------------------------------------------------


def _is_closed_below(lines: Sequence[str], number: int, start: int) -> bool:
    """Whether a text in quotes goes on over lines, and ends where its line ends."""
    line = "\n".join([lines[number - 1][start:], *lines[number:]])
    end = _end_of_quoted(line, 0)
    return end is not None and re.match(r"[ ,\]}]*(?:#.*)?(?:\n|\Z)", line[end:]) is not None


def _lacks_colon(lines: Sequence[str], number: int) -> bool:
    """Whether a line is text where a field should be. Text further in only goes on with the field above."""
    line = _without_comment(lines[number - 1])
    if (
        not line.strip()
        or _FIELD.match(line)
        or line.lstrip().startswith(("%", "- ", "[", "{", "]", "}", "---", "...", '"', "'"))
    ):
        return False
    fields = (lines[above - 1] for above in _above(lines, number))
    nearest = next((other for other in fields if _FIELD.match(other)), None)
    return nearest is None or _indent(line) <= _indent(nearest)


def _is_out_of_line(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins where no line above that it could belong to begins."""
    line = lines[number - 1]
    if not _FIELD.match(line) and not line.lstrip().startswith("- "):
        return False
    indent = _indent(line)
    above = next((lines[other - 1] for other in _above(lines, number)), "")
    starts = {start for other in _above(lines, number) for start in _starts(lines[other - 1])}
    opens = _FIELD.match(above)
    is_child = opens is not None and not _without_comment(opens["value"]).strip()
    return indent not in starts or (indent > max(_starts(above), default=0) and not is_child)


def _starts(line: str) -> tuple[int, ...]:
    """Where fields of a line begin: `- stage: x` has a bullet at its indentation, and a field further in."""
    indent = _indent(line)
    bullets = len(_bullets(line[indent:]))
    return (indent, indent + bullets) if bullets else (indent,)
