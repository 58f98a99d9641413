"""A finding holds a route of keys; line and column are looked up only when it is reported."""

from dataclasses import dataclass, field
from typing import Literal

from generator.findings.code import Code

Route = tuple[str | int, ...]
"""Keys and list positions from the top of a record to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP_OF_FILE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in one record."""

    code: Code
    file: str
    """Path as a person would type it, with `/`."""
    place: Route | Span
    """A route when the file could be read as YAML, the span itself when it could not."""
    words: dict[str, str] = field(default_factory=dict)
    """What fills the message's blanks. Never a text from the record: findings are copied into logs."""
    points_at: Literal["value", "key"] = "value"
