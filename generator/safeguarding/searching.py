"""Patterns that are looked for only where they can be.

Most patterns need some word or sign to match at all. Whether one of these is in a text is asked far more quickly than
what the whole pattern asks, and most texts have none. The needs are read from the pattern itself, so that they cannot
say less than it.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final


class Sought:
    """A pattern, with the methods of one."""

    __slots__ = ("needs", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern: Final = pattern
        self.needs: Final = needs(pattern)

    def may_be_in(self, text: str) -> bool:
        if not self.needs:
            return True
        small = _small(text)
        for need in self.needs:  # noqa: SIM110 — a generator would take longer than what it asks
            if need in small:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.pattern.sub(replacement, text) if self.may_be_in(text) else text


def sought(pattern: str, flags: int = 0) -> Sought:
    return Sought(re.compile(pattern, flags))


@lru_cache(64)
def _small(text: str) -> str:
    """In small letters, as patterns that pass over the case take them."""
    small = text.lower()
    return small if small.isascii() else small.replace("i\u0307", "i").translate(_TAKEN_FOR)


_TAKEN_FOR: Final = str.maketrans({"\u0131": "i", "\u017f": "s", "\u212a": "k"})
"""What a pattern that passes over the case takes for a plain letter."""


# --- what a pattern needs ---------------------------------------------------------------------------------------------

Needs = tuple[str, ...]
"""In small letters. One of them is in every text that has a match; empty where no such words are known."""


def needs(pattern: re.Pattern[str]) -> Needs:
    return _of_row(parser.parse(pattern.pattern, pattern.flags))


def _of_row(row: Any) -> Needs:
    """Of parts that follow each other: the best of what they need, since all of it is there."""
    found: list[Needs] = []
    run = ""
    for kind, value in row:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        found.append(_word(run))
        # What must stand right before goes on in what follows.
        run = _literal(value[1]) if kind is op.ASSERT and value[0] < 0 else ""
        found.append(_of_part(kind, value))
    found.append(_word(run))
    return max(found, key=_worth)


def _of_part(kind: Any, value: Any) -> Needs:
    match kind:
        case op.SUBPATTERN:
            return _of_row(value[3])
        case op.ATOMIC_GROUP:
            return _of_row(value)
        case op.BRANCH:
            each = [_of_row(row) for row in value[1]]
            return _fewest({word for words in each for word in words}) if all(each) else ()
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT if value[0] > 0:
            return _of_row(value[2])
        case op.ASSERT:
            return _of_row(value[1])
    return ()


def _fewest(words: set[str]) -> Needs:
    """Whoever has the longer one has the shorter one in it."""
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


def _literal(row: Any) -> str:
    """The letters, where that is all there is."""
    return "".join(chr(value) for _, value in row) if all(kind is op.LITERAL for kind, _ in row) else ""


def _word(run: str) -> Needs:
    small = _small(run)
    return (small,) if small else ()


def _worth(words: Needs) -> tuple[int, int]:
    """A long word is rarer than a short one."""
    return min(map(len, words), default=0), -len(words)
