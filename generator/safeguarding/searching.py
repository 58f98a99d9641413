"""Many patterns looked for at once.

Most texts have a match of none of them, and to ask one pattern after the other takes longer than all else that is done
with a text. So each has an outline: a plainer pattern, in every text in which it has a match itself. RE2 looks for all
outlines in one pass, and only the patterns whose outlines it has found are asked. Outlines are read from the patterns
themselves, so that they cannot ask for more.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

import re2


class Outlines:
    """Of some patterns."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.max_mem = _ROOM
        options.log_errors = False
        self._all = re2.Set.SearchSet(options)
        self._places = [self._all.Add(outline(pattern)) for pattern in patterns]
        # In every text: where it is not found, RE2 had no room left, and has found nothing at all.
        self._always: Final[int] = self._all.Add("")
        self._all.Compile()

    def likely_in(self, text: str) -> Sequence[int]:
        """The places of those patterns that may have a match in `text`, in their order; of no other."""
        found = self._all.Match(_asked(text))
        if self._always not in found:
            return self._places
        return sorted(place for place in found if place != self._always)


_ROOM: Final = 64_000_000
"""Bytes that RE2 may take for what it has learnt. It needs far fewer."""


@lru_cache(8)
def _asked(text: str) -> bytes:
    return _small(text).encode("utf-8", "surrogatepass")


def _small(text: str) -> str:
    """In small letters, as patterns that pass over the case take them."""
    small = text.lower()
    return small if small.isascii() else small.replace("i\u0307", "i").translate(_TAKEN_FOR)


_TAKEN_FOR: Final = str.maketrans({"\u0131": "i", "\u017f": "s"})
"""What a pattern that passes over the case takes for a plain letter, and small letters do not."""


# --- outlines ---------------------------------------------------------------------------------------------------------


def outline(pattern: re.Pattern[str]) -> str:
    """For RE2, and for bytes of UTF-8 in small letters.

    What stands around a match is not asked for, nor how often something comes at most, nor what is no letter of ASCII.
    ValueError for what this cannot be read from.
    """
    return _of_row(parser.parse(pattern.pattern, pattern.flags))


def _of_row(row: Any) -> str:
    return "".join(_of_part(kind, value) for kind, value in row)


def _of_part(kind: Any, value: Any) -> str:
    match kind:
        case op.LITERAL:
            return _sign(value)
        case op.ANY | op.NOT_LITERAL:
            return _ANY
        case op.IN:
            return _of_set(value)
        case op.SUBPATTERN:
            return f"(?:{_of_row(value[3])})"
        case op.ATOMIC_GROUP:
            return f"(?:{_of_row(value)})"
        case op.BRANCH:
            return f"(?:{'|'.join(map(_of_row, value[1]))})"
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            fewest, most, row = value
            return _repeated(f"(?:{_of_row(row)})", fewest, most)
        case op.GROUPREF:
            return f"{_ANY}*"
        case op.AT | op.ASSERT | op.ASSERT_NOT:
            return ""
    raise ValueError(kind)


def _repeated(outlined: str, fewest: int, most: int) -> str:
    if most == fewest:
        return f"{outlined}{{{fewest}}}"
    if fewest == 0:
        return f"{outlined}{'?' if most == 1 else '*'}"
    return f"{outlined}{{{fewest},}}"


def _of_set(members: Sequence[tuple[Any, Any]]) -> str:
    if any(kind is op.NEGATE or (kind is op.CATEGORY and value not in _CATEGORIES) for kind, value in members):
        return _ANY
    return f"(?:{'|'.join(dict.fromkeys(map(_of_member, members)))})"


def _of_member(member: tuple[Any, Any]) -> str:
    kind, value = member
    if kind is op.CATEGORY:
        return _CATEGORIES[value]
    first, last = value if kind is op.RANGE else (value, value)
    signs = [_sign(code) for code in (*range(_FOREIGN), *_TAKEN) if first <= code <= last]
    return "|".join(dict.fromkeys([*signs, _OTHERS] if last >= _FOREIGN else signs))


def _sign(code: int) -> str:
    small = _small(chr(code))
    return f"\\x{{{ord(small):x}}}" if small.isascii() else _OTHERS


_FOREIGN: Final = 0x80
"""The first sign that is none of ASCII."""
_TAKEN: Final = tuple(map(ord, "\u0130\u0131\u017f\u212a"))
"""Signs of others that are letters of ASCII once they are small."""
_OTHERS: Final = r"[\x80-\xff]+"
_ANY: Final = rf"(?:[\x00-\x7f]|{_OTHERS})"
_CATEGORIES: Final = {
    op.CATEGORY_DIGIT: rf"[0-9]|{_OTHERS}",
    op.CATEGORY_WORD: rf"[0-9_a-z]|{_OTHERS}",
    op.CATEGORY_SPACE: rf"[\x09-\x0d\x1c-\x20]|{_OTHERS}",
}
