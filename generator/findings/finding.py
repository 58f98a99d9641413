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

    def covers(self, line: int) -> bool:
        return self.line <= line <= self.end_line


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


@dataclass(frozen=True, slots=True)
class Located:
    """A finding where it stands."""

    finding: Finding
    span: Span
    line: str = field(default="", repr=False)
    """The line it begins in; empty where that may not be repeated."""
    instead: str | None = field(default=None, repr=False)
    """What to write in place of the span, where that is certain; None too where it may not be repeated."""

    is_new: bool | None = None
    """Whether the change that is looked at brought it; None where nothing is compared."""
    field: str = ""
    """Keys and positions from the top, `results.0.actual`; empty where it is about the whole file."""

    @property
    def record(self) -> str:
        """The file without its folder and ending: `cohorts/semarang-2023/cohort`."""
        return self.finding.file.partition("/")[2].removesuffix(".yml")
