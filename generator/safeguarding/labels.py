"""Finding a sensitive label in a text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from generator.safeguarding.searching import Outlines


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a programme, ready to be looked for."""

    pattern: re.Pattern[str]

    def stand_in(self, text: str) -> bool:
        """Whether a label stands in `text`, however it is spelt, joined or cased, and whatever is added to it."""
        said = _plain(text)
        return bool(_outline(self.pattern).likely_in(said)) and self.pattern.search(said) is not None


@lru_cache(8)
def _outline(pattern: re.Pattern[str]) -> Outlines:
    return Outlines([pattern])


_LONG_ENOUGH: Final = 6
"""Letters. A word of so many is found inside others too, as in "eksnapiter" and "kontraterorisme"; any other label only
where a word begins, since "teror" also stands in "interorganisasi", and "ex-offender" in "a complex offender"."""


def labels(words: tuple[str, ...]) -> Labels:
    """An empty tuple finds nothing."""
    return Labels(re.compile("|".join(spelt for word in words if (spelt := _spelt(word))) or r"(?!)"))


def _spelt(label: str) -> str:
    parts = re.findall(r"[^\W_]+", _plain(label))
    begins = "" if len(parts) == 1 and len(parts[0]) >= _LONG_ENOUGH else r"(?<![^\W_])"
    return begins + r"[\W_]*".join(parts) if parts else ""


def _plain(text: str) -> str:
    """Compatibility forms folded, accents and invisible characters dropped, small letters."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFKD", text)
    dropped = {ord(char): None for char in set(folded) if _is_dropped(char)}
    return folded.translate(dropped).casefold()


@cache
def _is_dropped(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Cf")
