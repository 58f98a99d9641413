"""Texts that are never shown, recognised wherever a few of their words follow each other."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.safeguarding.plain_text import plain, words

_SHINGLE: Final = 5
"""Words. So many in the same order are no coincidence."""

_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 16
"""A shorter text may stand anywhere by coincidence."""

Window = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Of words in a row. They do not hold the words."""

    windows: frozenset[int]
    """These and `starts` hold for this process only."""
    starts: frozenset[int]
    """Of the first two words of each window: few others need be looked at further."""
    digest: str
    """The same for the same words, in every process."""

    def __or__(self, other: "Fingerprints") -> "Fingerprints":
        digest = hashlib.sha256(f"{self.digest} {other.digest}".encode()).hexdigest()
        return Fingerprints(self.windows | other.windows, self.starts | other.starts, digest)


def fingerprints(never_shown: Iterable[str], shown: Iterable[str] = ()) -> Fingerprints:
    """Of what stands in the texts that are never shown, and in none that is."""
    told = frozenset(shown)
    private = {window for text in never_shown if text not in told for window in _of_private(words(plain(text)))}
    starts = _starts(private)
    for text in told:
        private.difference_update(_windows(words(plain(text)), starts))
    digest = hashlib.sha256("\n".join(sorted(map(" ".join, private))).encode("utf-8", "surrogatepass"))
    return Fingerprints(frozenset(map(hash, private)), _starts(private), digest.hexdigest())


def is_told(text: str, private: Fingerprints) -> bool:
    return not private.windows.isdisjoint(map(hash, _windows(words(plain(text)), private.starts)))


def _starts(windows: Collection[Window]) -> frozenset[int]:
    return frozenset(hash(window[:2]) for window in windows)


def _of_private(words: list[str]) -> Iterator[Window]:
    if len(words) >= _SHINGLE:
        yield from zip(*(words[start:] for start in range(_SHINGLE)), strict=False)
    elif len(words) >= _FEWEST_WORDS and sum(map(len, words)) >= _FEWEST_LETTERS:
        yield tuple(words)


def _windows(words: list[str], starts: frozenset[int]) -> Iterator[Window]:
    """All that begin with one of `starts`."""
    if starts.isdisjoint(map(hash, pairwise(words))):
        return
    for at, pair in enumerate(pairwise(words)):
        if hash(pair) in starts:
            yield from (tuple(words[at : at + length]) for length in range(_FEWEST_WORDS, _SHINGLE + 1))
