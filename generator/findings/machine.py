"""Findings as programs read them: JSON whose form `schemas/findings.schema.json` describes."""

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.findings.catalogue import SEVERITIES, Catalogue, Severity
from generator.findings.finding import Located, Span

VERSION: Final = 1
"""Rises when a field goes or changes its meaning; a new field is no new version."""

Position = Annotated[int, Field(ge=1)]


class Place(BaseModel):
    """Lines and columns count from 1, in characters; the end is exclusive."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: Position
    column: Position
    end_line: Position
    end_column: Position


class Replacement(BaseModel):
    """What to write, and in place of what: certain enough for a program to do it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: Place
    text: str


class Item(BaseModel):
    """One finding."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, Field(pattern="^[A-Z][0-9]{2}$", description="Stable, and never given a second meaning.")]
    name: Annotated[str, Field(description="The code in words, `field-missing`.")]
    severity: Severity
    file: Annotated[str, Field(description="With `/`, as it was given: `records/programme.yml`.")]
    record: Annotated[str, Field(description="The file without its folder and ending.")]
    field: Annotated[str | None, Field(description="Keys and positions from the top, `results.0.actual`.")]
    place: Place
    message: Annotated[str, Field(description="What is wrong.")]
    repair: Annotated[str, Field(description="What to write instead, in words.")]
    why: Annotated[str, Field(description="Why it matters.")]
    replacement: Replacement | None
    new: Annotated[bool | None, Field(description="Whether the change brought it; null where nothing is compared.")]


class Findings(BaseModel):
    """What `portfolio check --format json` prints."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Findings of portfolio check")

    version: Literal[1]
    language: Literal["id", "en"]
    findings: tuple[Item, ...]
    counts: Annotated[dict[Severity, int], Field(description="How many findings of each severity.")]


def machine(found: Sequence[Located], catalogue: Catalogue) -> str:
    """One JSON document, with a line end."""
    severities = [catalogue.severity(one.finding.code) for one in found]
    document = Findings(
        version=VERSION,
        language=catalogue.language,
        findings=tuple(_item(one, catalogue) for one in found),
        counts={severity: severities.count(severity) for severity in SEVERITIES},
    )
    return document.model_dump_json(indent=2) + "\n"


def _item(one: Located, catalogue: Catalogue) -> Item:
    finding, said = one.finding, catalogue.said(one.finding)
    place = _place(one.span)
    return Item(
        code=finding.code,
        name=finding.code.kebab,
        severity=catalogue.severity(finding.code),
        file=finding.file,
        record=one.record,
        field=one.field or None,
        place=place,
        message=said.message,
        repair=said.repair,
        why=catalogue.entries[finding.code].why,
        replacement=None if one.instead is None else Replacement(place=place, text=one.instead),
        new=one.is_new,
    )


def _place(span: Span) -> Place:
    return Place(line=span.line, column=span.column, end_line=span.end_line, end_column=span.end_column)
