"""Names of people in a text: a form of address or a word of kinship, and a capitalised word after it."""

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import Final

from generator.safeguarding.plain_text import one_of, plain


def names_in(text: str, listed: Collection[str]) -> bool:
    """Whether somebody is named who is not listed.

    `listed` holds full names without honorifics; of these, the first words and each single word are known too.
    """
    known = tuple(_words(name) for name in listed)
    return any(not _is_known(name, known) for name in _names(plain(text)))


def _names(said: str) -> Iterator[tuple[str, ...]]:
    for title in _TITLE.finditer(said):
        name = _NAME.match(said, title.end())
        if name is not None and not (_is_harmless(name[1]) or _is_thing_named(title)):
            yield tuple(_words(name[0][name.start(1) - name.start() :]))


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", re.sub(r"'s\b", "", name)))
