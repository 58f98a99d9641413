"""Finding a sensitive label in a text."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a programme, ready to be looked for."""

    pattern: re.Pattern[str]

    def stand_in(self, text: str) -> bool:
        """Whether a label, or a word that begins with one, stands in `text`, however it is spelt, joined or cased."""
        return self.pattern.search(_plain(text)) is not None


def labels(words: tuple[str, ...]) -> Labels:
    """An empty tuple finds nothing."""
    spelt = [r"[\W_]*".join(re.escape(part) for part in _plain(word).split()) for word in words]
    return Labels(re.compile("|".join(rf"(?<![^\W_]){word}" for word in spelt if word) or r"(?!)"))


def _plain(text: str) -> str:
    """Compatibility forms folded, accents and invisible characters dropped, small letters."""
    folded = unicodedata.normalize("NFKD", text)
    return "".join(char for char in folded if unicodedata.category(char) not in ("Mn", "Cf")).casefold()
