"""Texts, dates and figures as they may be shown. They are not the types of the records on purpose: a private value
that was never published does not fit where a public one is asked for, and the type checker says so."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    en: str | None
    """None: the Indonesian text is shown, with a notice."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month (no `day`) or a year (no `month`)."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; the same twice for a single one."""

    first: Day
    last: Day


# --- amounts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Exact:
    value: int | Decimal


@dataclass(frozen=True, slots=True)
class Between:
    low: int | Decimal
    high: int | Decimal


@dataclass(frozen=True, slots=True)
class Rounded:
    """People, to the nearest five: a part of a whole is not shown to the last one."""

    value: int


@dataclass(frozen=True, slots=True)
class NotKnown:
    reason: Text | None


@dataclass(frozen=True, slots=True)
class NotMeasured:
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Withheld:
    because: Literal["safety", "agreement", "planned"]


SAFETY: Final = Withheld("safety")


Amount = Exact | Between | Rounded | NotKnown | NotMeasured | Withheld
"""Zero, not known, not measured and withheld are four different things."""

Unit = Literal["rupiah", "percent", "people", "things"]


@dataclass(frozen=True, slots=True)
class Window:
    length: int
    unit: Literal["days", "weeks", "months"]
    since: Literal["operation", "training", "disbursement"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in few words: never its title, which may carry a label. The page of sources has the rest."""

    source: str
    publisher: str
    year: int | None
    """Of publication; None when it is not known."""
    covers: Period | None


Part = Literal["target", "actual", "baseline", "part", "whole", "sum_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that opens: what it is made of, over which window, from where, and with which caveat."""

    amount: Amount
    unit: Unit
    how: Literal["recorded", "reported", "computed"]
    """Recorded in a source; a percentage that a source reports; computed here from the parts."""
    parts: tuple[tuple[Part, Amount, Unit], ...] = ()
    window: Window | Period | None = None
    sources: tuple[Citation, ...] = ()
    caveats: tuple[Text, ...] = ()
    key: str | None = None
    """Of a count of people: what it is called where numbers are read back from the finished pages."""
    parts_key: str | None = None
    """What the keys of its parts begin with, where they are counts of people."""
