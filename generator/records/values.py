"""What fields hold: texts in two languages, dates at their own precision, figures with a source, references.

A value that is not what its field asks for raises a `PydanticCustomError` whose type is the kebab name of a `Code`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError


def not_acceptable(code: str, **words: str) -> PydanticCustomError:
    """An error that the loader turns into the finding of that kebab name; pydantic's own words are never shown."""
    return PydanticCustomError(code, "{code}", {"code": code, **words})


class Record(BaseModel):
    """A record, or a part of one: strict, closed and frozen."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


# --- words --------------------------------------------------------------------------------------------------------


def _written(text: str) -> str:
    folded = " ".join(text.split())
    if not folded:
        raise not_acceptable("empty-value")
    return folded


Prose = Annotated[str, AfterValidator(_written)]
"""Plain text of at least one visible character; line breaks and runs of spaces are one space."""


class Text(Record):
    """A text in both languages. Indonesian first: English may be missing, and is then shown in Indonesian."""

    id: Prose
    en: Prose | None = None


class BothLanguages(Record):
    """A text that has to be there in both languages: what a picture shows, for those who do not see it."""

    id: Prose
    en: Prose


ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _slug(text: str) -> str:
    if len(text) > 60 or not ID.fullmatch(text):
        raise not_acceptable("not-id")
    return text


Id = Annotated[str, AfterValidator(_slug)]
"""Small letters, digits and single hyphens: safe in a file name, an address and an anchor."""


SUBJECT: Final = re.compile(r"S-[0-9]{3,5}")


def _subject(text: str) -> str:
    if not SUBJECT.fullmatch(text):
        raise not_acceptable("not-subject")
    return text


Subject = Annotated[str, AfterValidator(_subject)]
"""Stands for a person: `S-0417`. Who it is stands in no file of the project."""


PLACE_CODE: Final = re.compile(r"[0-9]{2}\.[0-9]{2}")


def _place_code(code: Any) -> str:
    # 32.75 without quotes is a number to YAML, and 32.70 would lose its zero.
    if isinstance(code, str) and re.fullmatch(r"[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2,4}){1,2}", code):
        raise not_acceptable("place-too-fine")
    if not isinstance(code, str) or not PLACE_CODE.fullmatch(code):
        raise not_acceptable("not-place-code")
    return code


PlaceCode = Annotated[str, PlainValidator(_place_code, json_schema_input_type=str)]
"""Code of a regency or city from the Ministry of Home Affairs, two blocks: `"32.75"`. Nothing finer may be recorded."""


WEB_ADDRESS: Final = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[!-~]*)?")


def _address(text: str) -> str:
    if not WEB_ADDRESS.fullmatch(text):
        raise not_acceptable("not-address")
    return text


Address = Annotated[str, AfterValidator(_address)]
"""A web address, https only."""

# --- dates --------------------------------------------------------------------------------------------------------


Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month, a year, or from one of these to another. `first` and `last` are the outermost days."""

    first: date
    last: date
    precision: Precision
    """Of the coarser end."""

    @property
    def starts_by(self) -> date:
        """The latest day on which it can have begun."""
        return {"day": self.first, "month": _month_end(self.first), "year": date(self.first.year, 12, 31)}[
            self.precision
        ]

    @property
    def ends_from(self) -> date:
        """The earliest day on which it can have ended."""
        return {"day": self.last, "month": self.last.replace(day=1), "year": date(self.last.year, 1, 1)}[self.precision]


_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=10_000)
def _moment(text: str) -> When:
    found = _MOMENT.fullmatch(text)
    if found is None or not 1945 <= int(found[1]) <= 2100:
        raise not_acceptable("not-date")
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise not_acceptable("impossible-date") from None
    if day:
        return When(first, first, "day")
    if month:
        return When(first, _month_end(first), "month")
    return When(first, date(first.year, 12, 31), "year")


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def parse_when(value: Any) -> When:
    """ISO 8601: `2023`, `2023-08`, `2023-08-22`, or an interval with `/`."""
    text = str(value) if type(value) is int and 1000 <= value <= 9999 else value
    if not isinstance(text, str):
        raise not_acceptable("not-date")
    start, slash, end = text.partition("/")
    begins = _moment(start)
    if not slash:
        return begins
    ends = _moment(end)
    if ends.last < begins.first:
        raise not_acceptable("ends-before-start")
    order = ("day", "month", "year")
    return When(begins.first, ends.last, max(begins.precision, ends.precision, key=order.index))


Date = Annotated[When, PlainValidator(parse_when, json_schema_input_type=str | int)]


class NotKnown(Record):
    """Stands in the place of a date that nobody can tell, with the reason."""

    not_known: Text


FIELDS_OR_VALUE = ("(reason)", "(value)")
"""Pydantic's names for the two branches of `DateOrNotKnown`."""


def _fields_or_value(value: Any) -> str:
    return FIELDS_OR_VALUE[0] if isinstance(value, dict | BaseModel) else FIELDS_OR_VALUE[1]


DateOrNotKnown = Annotated[
    Annotated[NotKnown, Tag(FIELDS_OR_VALUE[0])] | Annotated[Date, Tag(FIELDS_OR_VALUE[1])],
    Discriminator(_fields_or_value),
]

# --- figures ------------------------------------------------------------------------------------------------------


def _number(value: Any) -> int | Decimal:
    if type(value) is int or isinstance(value, Decimal):
        return value
    raise not_acceptable("not-number")


Number = Annotated[int | Decimal, PlainValidator(_number, json_schema_input_type=float)]


class Range(Record):
    """From the smallest to the largest it can be."""

    low: Number
    high: Number

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.high <= self.low:
            raise not_acceptable("range-reversed")
        return self


class Share(Record):
    """So many of so many people: the percentage is computed, never typed."""

    part: Annotated[int, Field(ge=0)]
    whole: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _part_of_whole(self) -> Self:
        if self.part > self.whole:
            raise not_acceptable("number-out-of-range")
        return self


WithheldBecause = Literal["safety", "agreement"]

FIGURE_FORMS = ("exact", "range", "share", "not_known", "not_measured", "withheld")
_FORMS = attrgetter(*FIGURE_FORMS)


class Figure(Record):
    """A number and what stands behind it, in exactly one of six forms. A bare number is short for `exact`."""

    exact: Number | None = None
    range: Range | None = None
    share: Share | None = None
    not_known: Text | None = None
    not_measured: Text | None = None
    withheld: WithheldBecause | None = None
    source: Id | None = None
    """Where it comes from; without it, the record's own source stands."""
    caveat: Text | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if _FORMS(self).count(None) != len(FIGURE_FORMS) - 1:
            raise not_acceptable("figure-form")
        return self

    @property
    def is_number(self) -> bool:
        return self.exact is not None or self.range is not None or self.share is not None


@lru_cache(maxsize=10_000)
def exactly(number: int) -> Figure:
    """The same one for the same number: most figures are no more than that."""
    return Figure(exact=number)


def _short_form(value: Any) -> Any:
    if type(value) is int:
        return exactly(value)
    return {"exact": value} if isinstance(value, int | Decimal | str) else value


def _whole(figure: Figure) -> Figure:
    between = figure.range
    if isinstance(figure.exact, Decimal) or (
        between is not None and (isinstance(between.low, Decimal) or isinstance(between.high, Decimal))
    ):
        raise not_acceptable("not-whole-number")
    return figure


def _not_negative(figure: Figure) -> Figure:
    lowest = figure.range.low if figure.range else figure.exact
    if lowest is not None and lowest < 0:
        raise not_acceptable("number-out-of-range")
    return figure


AnyFigure = Annotated[Figure, BeforeValidator(_short_form)]
Rupiah = Annotated[AnyFigure, AfterValidator(_whole)]
"""Whole rupiah; negative for a loss."""
Payment = Annotated[Rupiah, AfterValidator(_not_negative)]
"""Whole rupiah that were planned, paid or spent: never negative."""
People = Annotated[AnyFigure, AfterValidator(_whole), AfterValidator(_not_negative)]
"""A count of people. Only `publish` decides whether it may be shown."""
