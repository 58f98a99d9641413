"""What stands in a YAML document: its data, and what a plain scalar means.

YAML 1.2 core terms. Whatever two YAML readers would take for different values is doubtful, never a silent choice.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from generator.findings.code import Code
from generator.records.slips import GLUED_BULLET, GLUED_COLON


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands where a value already has a finding, so that it is not reported a second time."""


UNREADABLE: Final = Unreadable()

Scalar = str | int | Decimal | bool | Unreadable
Data = Scalar | tuple["Data", ...] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A plain scalar that YAML readers disagree about."""

    code: Code
    words: dict[str, str] = field(default_factory=dict)


LONGEST_ECHO: Final = 9
"""Digits. A longer number may be a telephone or an identity number, and a finding is copied into logs."""

# ASCII, since other scripts have digits too, which Python counts with and YAML does not.
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:[.,_ ]\d{3})+(?:[.,]\d{1,2})?|[-+]?\d+(?:_\d+)+", re.ASCII)
_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII)
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)\.\d+", re.ASCII)
_ZERO_FIRST = re.compile(r"[-+]?0\d+(?:\.\d*)?", re.ASCII)
_CLOCK = re.compile(r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?", re.ASCII)
_ODD_NUMBER = re.compile(
    r"[-+]?(?:0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\.inf|\.?\d[\d_]*\.?[\d_]*(?:e[-+]?\d+)?)|\.nan",
    re.ASCII | re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_YES_NO = frozenset(
    word for base in ("yes", "no", "on", "off", "y", "n") for word in (base, base.capitalize(), base.upper())
)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE_FALSE = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def glued(text: str) -> Code | None:
    """A bullet or a colon without its space."""
    if GLUED_BULLET.match(text):
        return Code.BULLET_WITHOUT_SPACE
    return Code.SPACE_AFTER_COLON if GLUED_COLON.match(text) else None


def resolve(text: str) -> Scalar | Doubtful | None:
    """The value of a plain scalar in YAML 1.2 core terms, None where there is none, or why it is doubtful."""
    if _WHOLE.fullmatch(text):
        return int(text) if len(text) <= 18 else Doubtful(Code.UNUSUAL_NUMBER)
    if text in _EMPTY:
        return None
    if text in _TRUE_FALSE:
        return _TRUE_FALSE[text]
    if text in _YES_NO:
        return Doubtful(Code.YES_NO_WORD)
    if code := glued(text):
        return Doubtful(code)
    if text[0] not in "-+.0123456789":
        return text
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text) if len(text) <= 18 else Doubtful(Code.UNUSUAL_NUMBER)
    if _ZERO_FIRST.fullmatch(text):
        return Doubtful(Code.LEADING_ZERO)
    if _CLOCK.fullmatch(text):
        return Doubtful(Code.CLOCK_OR_RATIO)
    if day := _DAY.fullmatch(text):
        return text if _is_day(*map(int, day.groups())) else Doubtful(Code.IMPOSSIBLE_DATE)
    if _ODD_NUMBER.fullmatch(text):
        return Doubtful(Code.UNUSUAL_NUMBER)
    return text


def _grouped(text: str) -> Doubtful:
    """`500.000` reads as 500, `1.500` as 1.5, `12.000` as 12: whichever the writer meant, it is not that."""
    without_cents = re.sub(r"(?<=\d{3})[.,]\d{1,2}$", "", text)
    digits = re.sub(r"\D", "", without_cents).lstrip("0")
    sign = "-" if text.startswith("-") else ""
    meant = f"{sign}{digits}" if 0 < len(digits) <= LONGEST_ECHO else ""
    return Doubtful(Code.NUMBER_WITH_SEPARATORS, {"meant": meant})


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
