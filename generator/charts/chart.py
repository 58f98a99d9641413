"""A chart before it is drawn."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from generator.public.portfolio import Shown, Status
from generator.public.values import Amount, Citation, Figure, Period, Window

Kind = Literal["attainment", "budget", "over_time", "side_by_side", "timeline", "fund_flow", "places"]
Measure = Literal[
    "baseline", "target", "actual", "attainment", "gap", "planned", "spent", "total", "paid", "judged", "reached"
]

DatumUnit = Literal["rupiah", "percent", "points", "people", "things"]
"""Points: percentage points, between two percentages."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the picture says, in cells; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Datum:
    """One figure behind a picture, for those who reckon with it."""

    group: str
    """Its name; empty for a figure of the whole cohort."""
    subject: str
    """What it is a figure of: an indicator, a line of a budget."""
    measure: Measure
    amount: Amount
    unit: DatumUnit
    time: Window | Period | None = None
    sources: tuple[Citation, ...] = ()
    key: str | None = None
    """Of a count of people: what it is called where numbers are read back from the finished site."""
    cohort: str | None = None
    """Its name, where a chart speaks of several."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date behind a picture."""

    stage: str
    event: str
    """Its name; empty for the stage itself."""
    status: Status
    """Of the stage."""
    when: Shown
    planned: Period | None = None
    """When it was to be; None where no plan is shown."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One place on a map."""

    code: str
    name: str
    province: str
    cohorts: tuple[str, ...]
    """Names of those that work there."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All of it is in one language already; words of another stand between the signs of `language.foreign`."""

    kind: Kind
    series: tuple[Hashable, ...]
    """All that the picture is drawn from: rows of the kind's own module, made of words and numbers only."""
    title: str
    """One sentence that says what there is to see; the picture's text alternative."""
    caption: str
    """Over which time, from where, and what is missing or withheld."""
    table: Table
    data: tuple[Datum, ...] | tuple[Dated, ...] | tuple[Placed, ...]
    """What the file beside the picture holds: the same public values as in the table, which may be shorter."""


def datum(group: str, subject: str, measure: Measure, figure: Figure, time: Window | Period | None = None) -> Datum:
    """What a public figure says, and no more of it."""
    key = figure.key if figure.unit == "people" else None
    return Datum(group, subject, measure, figure.amount, figure.unit, time, figure.sources, key)
