"""How much room words take. The reader's font is not known when a picture is drawn, so every width is that of a wide
one (DejaVu Sans); in a narrower font the words merely end earlier."""

import re
from typing import Final

from generator.language.foreign import CLOSES, OPENS, balanced

SIZE: Final = 14
"""Of all words, in units of the picture. A picture is 360 wide, so on a phone of 320 px they are 11 px tall."""
LEADING: Final = 19
"""From one line to the next, in units of the picture."""

_NARROW: Final = frozenset("iIjl.,:;'!|()[]ft-/r ·\N{NO-BREAK SPACE}")
_WIDE: Final = frozenset("mwMW%@—…")


def width(words: str, bold: bool = False) -> float:
    """In units of the picture, on one line, rather too much than too little."""
    return SIZE * sum(map(_share_of_size, words)) * (1.1 if bold else 1)


def _share_of_size(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in (OPENS, CLOSES):
        return 0
    # Beyond the alphabets begin the scripts and symbols that fill a square.
    if letter in _WIDE or ord(letter) >= 0x2E80:
        return 1.0
    return 0.78 if letter.isupper() else 0.645


def wrapped(words: str, room: float, bold: bool = False) -> tuple[str, ...]:
    """In lines of at most `room`. Breaks at spaces, or within a word that alone is too long; cuts nothing off."""
    lines: list[str] = []
    line = ""
    for word in re.split(r"[\t\n\r ]+", words.strip()):
        if line and width(f"{line} {word}", bold) <= room:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room, bold)
        lines += full
    return balanced((*lines, line) if line else tuple(lines))


def _pieces(word: str, room: float, bold: bool) -> tuple[str, ...]:
    """The word itself, or what of it fits on each line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return tuple(pieces)
