"""Findings as people and machines read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.findings.catalogue import Catalogue
from generator.findings.finding import Finding, Span

Format = Literal["text", "github"]


@dataclass(frozen=True, slots=True)
class Located:
    """A finding where it stands, and the line it stands in."""

    finding: Finding
    span: Span
    line: str


def text(located: Iterable[Located], catalogue: Catalogue) -> str:
    """`file:line:column code name: message`, one line a finding."""
    return "".join(
        f"{one.finding.file}:{one.span.line}:{one.span.column} {one.finding.code} {one.finding.code.kebab}: "
        f"{catalogue.message(one.finding)}\n"
        for one in located
    )


def github(located: Iterable[Located], catalogue: Catalogue) -> str:
    """Annotations of a GitHub workflow, by its `::error` commands."""
    return "".join(
        f"::{catalogue.severity(one.finding.code)} file={_property(one.finding.file)},line={one.span.line},"
        f"col={one.span.column},title={one.finding.code} {one.finding.code.kebab}::"
        f"{_data(catalogue.message(one.finding))}\n"
        for one in located
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
