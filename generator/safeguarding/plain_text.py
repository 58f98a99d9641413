"""The text a reader sees, however it is spelt in bytes: what the detectors read."""

import re
import unicodedata
from functools import cache, lru_cache
from html import unescape
from typing import Final
from urllib.parse import unquote

_READ_BY_ALL: Final = 64
"""Texts that are remembered: the detectors read the same one after each other."""


@lru_cache(_READ_BY_ALL)
def plain(text: str) -> str:
    """Escapes read, compatibility forms folded, and invisible characters dropped.

    White space is one space, one "\\n", or two between paragraphs.
    """
    if _PLAIN_ALREADY.fullmatch(text):
        return text
    # Twice, since a search index holds escaped HTML.
    text = _BACKSLASHED.sub(_unescaped, unescape(unescape(text.replace("\r\n", "\n"))))
    if "%" in text:
        text = _PERCENT_ESCAPED.sub(lambda escaped: unquote(escaped[0]), text)
    if not (text.isascii() and text.isprintable()):
        # A ring and an ordinal stand for a degree, which compatibility forms forget.
        text = unicodedata.normalize("NFKC", text.replace("º", "°").replace("˚", "°"))
        text = text.translate({ord(char): folded for char in set(text) if (folded := _folded(char)) != char})
    if "<" in text:
        text = _TAGS_WITHIN.sub("", text)
    if "*" in text or "__" in text:
        text = _EMPHASIS_WITHIN.sub("", text)
    return _WHITE_SPACE.sub(lambda space: "\n" * min(2, space[0].count("\n")) or " ", text)


def one_of(*words: str) -> str:
    """A pattern of one of the words, in either case, where a word begins and ends. Each is a pattern that begins with a
    plain small letter: the whole begins with these, so that a search can skip to them."""
    initials = "".join(sorted({case for word in words for case in (word[0], word[0].upper())}))
    rest = "|".join(f"(?<={word[0]}){word[1:]}" for word in words)
    return rf"[{initials}](?<![^\W_].)(?i:{rest})(?![^\W\d_])"


def words(said: str) -> list[str]:
    """Every run of letters and digits, in small letters."""
    # Of ASCII the same, and far quicker.
    return said.lower().translate(_NO_WORD).split() if said.isascii() else _WORDS.findall(said.casefold())


def letters(said: str) -> list[str]:
    """Every run of letters, in small ones."""
    return said.lower().translate(_NO_LETTER).split() if said.isascii() else _LETTERS.findall(said.lower())


_WORDS: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NO_WORD: Final = {code: " " for code in range(128) if not chr(code).isalnum()}
_NO_LETTER: Final = {code: " " for code in range(128) if not chr(code).isalpha()}

_PLAIN_ALREADY: Final = re.compile(r"(?:[!-$'-)+-;=-\[\]^`-~]| (?! ))*+")
"""What is plain as it stands, as most texts are: ASCII without escapes or markup, and with single spaces."""

_BACKSLASHED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt])|([^\w\s\\]|_))")
"""Of JSON and of Markdown."""

_PERCENT_ESCAPED: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")

_TAGS_WITHIN: Final = re.compile(
    r"(?<=[\w+@.-])(?:</?(?:a|abbr|b|bdi|bdo|code|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>)++"
    r"(?=[\d@.-])",
    re.IGNORECASE,
)
"""Marked-up parts of one number; the cells of a table are numbers of their own."""

_EMPHASIS_WITHIN: Final = re.compile(r"(?<=\d)(?:\*{1,3}|__)(?=[\d .-])|(?<=[\d.-])(?:\*{1,3}|__)(?=\d)")

_WHITE_SPACE: Final = re.compile(r"\s{2,}")

_DOTS: Final = frozenset("·•‧∙⋅。・")
_BLANK_BRAILLE: Final = "\u2800"
_INVISIBLE: Final = frozenset("\u115f\u1160")
_OTHERS: Final = {
    "−": "-",
    "⁃": "-",
    "∕": "/",
    "⁄": "/",
    "‿": "_",
    "‘": "'",
    "’": "'",
    "ʼ": "'",
    "′": "'",
    "“": '"',
    "”": '"',
    "″": '"',
    "\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}


def _unescaped(escape: re.Match[str]) -> str:
    code, white, punctuation = escape.groups()
    if code:
        char = chr(int(code, 16))
        # Half of a pair says nothing by itself, and cannot be normalised or written.
        return "" if unicodedata.category(char) == "Cs" else char
    return punctuation or ("\t" if white == "t" else "\n")


@cache
def _folded(char: str) -> str:
    if char in _OTHERS:
        return _OTHERS[char]
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if char.isspace() or char == _BLANK_BRAILLE:
        return " "
    if char in _INVISIBLE or category in ("Cf", "Cc", "Mn", "Me"):
        return ""
    if category == "Pd":
        return "-"
    return "." if char in _DOTS else char
