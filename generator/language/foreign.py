"""Words of another language inside a sentence: set between two signs that nobody types, until the sentence is written
where a reader's device can be told of them."""

from collections.abc import Iterator
from typing import Final

OPENS: Final = "\ue0d0"
CLOSES: Final = "\ue0d1"
"""Of the characters that Unicode leaves without a meaning."""


def foreign(words: str) -> str:
    """`words` between the signs."""
    return f"{OPENS}{plain(words)}{CLOSES}"


def plain(words: str) -> str:
    """Without the signs: for an attribute, a data file or wherever a language cannot be told."""
    return words.replace(OPENS, "").replace(CLOSES, "")


def pieces(words: str) -> Iterator[tuple[str, bool]]:
    """The words in order, each piece with whether it is of the other language. None is empty, and none has a sign."""
    for number, piece in enumerate(words.split(OPENS)):
        inside, _, after = piece.partition(CLOSES) if number else ("", "", piece)
        if plain(inside):
            yield plain(inside), True
        if plain(after):
            yield plain(after), False


def balanced(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of one text, each with the signs of its own: what goes on in the next line is opened there anew."""
    done: list[str] = []
    is_open = False
    for line in lines:
        begun = OPENS + line if is_open else line
        is_open = begun.rfind(OPENS) > begun.rfind(CLOSES)
        done.append(begun + CLOSES if is_open else begun)
    return tuple(done)
