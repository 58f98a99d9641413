"""Texts that are never shown, recognised wherever a few of their words follow each other."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.safeguarding.plain_text import plain

_SHINGLE: Final = 5
"""Words. So many in the same order are no coincidence."""

_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 16
"""A shorter text may stand anywhere by coincidence."""

Window = tuple[str, ...]


def fingerprints(never_shown: Iterable[str], shown: Iterable[str] = ()) -> frozenset[int]:
    """Of what stands in the texts that are never shown, and in none that is. They hold for this process only."""
    private = {window for text in never_shown for window in _of_private(_words(text))}
    for text in shown:
        private.difference_update(_windows(_words(text)))
    return frozenset(map(hash, private))


def is_told(text: str, private: frozenset[int]) -> bool:
    return not private.isdisjoint(map(hash, _windows(_words(text))))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text).casefold())


def _of_private(words: list[str]) -> Iterator[Window]:
    if len(words) >= _SHINGLE:
        yield from _in_a_row(words, _SHINGLE)
    elif len(words) >= _FEWEST_WORDS and sum(map(len, words)) >= _FEWEST_LETTERS:
        yield tuple(words)


def _windows(words: list[str]) -> Iterator[Window]:
    for length in range(_FEWEST_WORDS, _SHINGLE + 1):
        yield from _in_a_row(words, length)


def _in_a_row(words: list[str], length: int) -> Iterator[Window]:
    return zip(*(words[start:] for start in range(length)), strict=False)
