"""One language: its words and its ways of writing numbers, money and dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, assert_never

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.language.foreign import foreign
from generator.public.portfolio import Shown
from generator.public.values import (
    Amount,
    Between,
    Citation,
    Day,
    Exact,
    NotKnown,
    NotMeasured,
    Period,
    Rounded,
    Text,
    Unit,
    Window,
    Withheld,
)

LanguageCode = Literal["id", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("id", "en")
"""In the order in which they are offered: Indonesian first."""

HELD: Final = "\N{NO-BREAK SPACE}"
"""Keeps a number and its unit on one line."""
MINUS: Final = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Language:
    code: LanguageCode
    name: str
    """In itself: Bahasa Indonesia, English."""
    locale: Locale
    words: dict[str, str]
    """By section and key: `outcomes.title`."""

    def word(self, key: str, **blanks: str) -> str:
        """The words under `key`, `{blanks}` filled. KeyError for a word that is not in the catalogue."""
        return self.words[key].format_map(blanks)

    def counted(self, key: str, count: int, **blanks: str) -> str:
        """`2 kelompok`, `1 group`, `2 groups`: the words under `key.one` or `key.other`."""
        return self.word(f"{key}.{self.locale.plural_form(count)}", n=self.number(count), **blanks)

    def text(self, text: Text) -> str:
        """In this language, or in Indonesian where there is no other; `speaks` tells which."""
        return text.id if self.code == "id" or text.en is None else text.en

    def named(self, text: Text) -> str:
        """The same for the middle of a sentence: what is not in this language is set apart, for `foreign.pieces`."""
        return self.text(text) if self.speaks(text) else foreign(text.id)

    def speaks(self, text: Text) -> bool:
        return self.code == "id" or text.en is not None

    def listed(self, names: Sequence[str]) -> str:
        """`A`, `A dan B`, `A, B dan C`; empty for none."""
        if len(names) < 2:
            return "".join(names)
        return self.word("text.and", names=", ".join(names[:-1]), last=names[-1])

    def cited(self, citation: Citation) -> str:
        """Publisher and year, or what is known of the time. Never the title: it may carry a label."""
        if citation.year is not None:
            return f"{citation.publisher} ({citation.year})"
        if citation.covers is not None:
            about = self.period(citation.covers)
            return self.word("text.cited_about", publisher=citation.publisher, about=about)
        return self.word("text.cited_undated", publisher=citation.publisher)

    # --- numbers --------------------------------------------------------------------------------------------------

    def number(self, value: int | Decimal) -> str:
        # Zero is remembered as one, with or without a sign of its own.
        return _number(value or 0, self.locale)

    def decimal(self, digits: str) -> str:
        """Plain digits, `2.5`, as they are written here."""
        return self.number(Decimal(digits))

    def quantity(self, value: int | Decimal, unit: Unit) -> str:
        """With its unit. Percentages are rounded to whole ones; rupiah are whole already."""
        if unit == "percent":
            return f"{self.number(round_half_up(value))}{HELD}%"
        if unit == "rupiah":
            sign = MINUS if value < 0 else ""
            return f"{sign}Rp{self.word('number.after_rp')}{self.number(abs(Decimal(value)))}"
        if unit == "people":
            return self.counted("number.people", int(value)).replace(" ", HELD)
        return self.number(value)

    def amount(self, amount: Amount, unit: Unit) -> str:
        """In few words: the number, or what stands in its place."""
        match amount:
            case Exact(value):
                return self.quantity(value, unit)
            case Between(low, high):
                return f"{self.quantity(low, unit)}–{self.quantity(high, unit)}"
            case Rounded(value):
                return self.word("number.rounded", quantity=self.quantity(value, unit))
            case NotKnown():
                return self.word("number.not_known")
            case NotMeasured():
                return self.word("number.not_measured")
            case Withheld(because):
                return self.word(f"number.withheld_{because}")
            case _:
                assert_never(amount)

    # --- dates ----------------------------------------------------------------------------------------------------

    def day(self, day: Day) -> str:
        return _day(day, _PATTERNS[_precision(day)], self.locale)

    def period(self, period: Period) -> str:
        """`20–21 September 2023`, `Agustus–September 2023`, `Desember 2023 – Januari 2024`."""
        first, last = period.first, period.last
        if first == last:
            return self.day(first)
        same_year = first.year == last.year and first.month and last.month
        same_month = same_year and first.month == last.month and first.day and last.day
        if same_month:
            return f"{first.day}–{self.day(last)}"
        if same_year and not first.day and not last.day:
            return f"{_day(first, 'MMMM', self.locale)}–{self.day(last)}"
        begins = _day(first, "d MMMM" if first.day else "MMMM", self.locale)
        return f"{begins if same_year else self.day(first)} – {self.day(last)}"

    def when(self, when: Shown) -> str:
        return self.period(when) if isinstance(when, Period) else self.amount(when, "things")

    def window(self, window: Window | Period) -> str:
        """`setelah dua minggu beroperasi`; for a period, the period."""
        if isinstance(window, Period):
            return self.period(window)
        spelt = self.words.get(f"number.spelt_{window.length}") or self.number(window.length)
        length = self.word(f"window.{window.unit}.{self.locale.plural_form(window.length)}", n=spelt)
        return self.word(f"window.since_{window.since}", length=length)


# The same numbers and days are on many pages, several times on each, and Babel takes long to write one.
@lru_cache(maxsize=2**14)
def _number(value: int | Decimal, locale: Locale) -> str:
    return format_decimal(value, locale=locale).replace("-", MINUS)


@lru_cache(maxsize=2**14)
def _day(day: Day, pattern: str, locale: Locale) -> str:
    return format_date(_date(day), pattern, locale=locale)


_PATTERNS = {"year": "y", "month": "MMMM y", "day": "d MMMM y"}


def _precision(day: Day) -> Literal["year", "month", "day"]:
    return "day" if day.day else "month" if day.month else "year"


def _date(day: Day) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def round_half_up(value: int | Decimal) -> int:
    """To a whole number, halves away from zero: 12.5 is 13, as people expect."""
    return int(Decimal(value).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@cache
def language(code: LanguageCode) -> Language:
    return Language(code, _NAMES[code], Locale.parse(_LOCALES[code]), _words(code))


# Day before month, as in Indonesia.
_LOCALES = {"id": "id_ID", "en": "en_GB"}
_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def _words(code: LanguageCode) -> dict[str, str]:
    """Every file of `words/` is a section; an English entry may have the plurals `one` and `other`."""
    words: dict[str, str] = {}
    for path in sorted(Path(__file__).with_name("words").glob("*.yml")):
        for key, in_both in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            spoken = in_both[code]
            if isinstance(spoken, dict):
                words |= {f"{path.stem}.{key}.{form}": text for form, text in spoken.items()}
            else:
                words |= {f"{path.stem}.{key}": spoken, f"{path.stem}.{key}.other": spoken}
    return words
