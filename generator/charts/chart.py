"""A chart before it is drawn."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["attainment", "timeline", "fund_flow", "places"]


@dataclass(frozen=True, slots=True)
class Table:
    """What the picture says, in cells; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All of it is in one language already."""

    kind: Kind
    series: tuple[Hashable, ...]
    """All that the picture is drawn from: rows of the kind's own module, made of words and numbers only."""
    title: str
    """One sentence that says what there is to see; the picture's text alternative."""
    caption: str
    """Over which time, from where, and what is missing or withheld."""
    table: Table
