"""The words of every finding, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, Self

import yaml

from generator.findings.code import Code
from generator.findings.finding import Finding

Severity = Literal["error", "warning", "note"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong, and what to write instead, with `{blanks}` for a finding's words."""

    message: str
    repair: str

    def filled(self, words: Mapping[str, str]) -> Self:
        return replace(self, message=self.message.format_map(words), repair=self.repair.format_map(words))


@dataclass(frozen=True, slots=True)
class Entry:
    severity: Severity
    said: Said
    without: Said
    """What is said when a finding has no word for a blank."""
    why: str
    """Why it matters."""
    bad: str
    """An example of the mistake: an excerpt of a record, or in words."""
    good: str
    """The same, mended."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    language: Literal["id", "en"]
    entries: Mapping[Code, Entry]
    words: Mapping[str, str]
    """What is said around the findings."""

    def said(self, finding: Finding) -> Said:
        entry = self.entries[finding.code]
        return (entry.said if all(finding.words.values()) else entry.without).filled(finding.words)

    def message(self, finding: Finding) -> str:
        """What is wrong and what to write instead, in one line."""
        said = self.said(finding)
        return f"{said.message} {said.repair}"

    def severity(self, code: Code) -> Severity:
        return self.entries[code].severity


@cache
def catalogue(language: Literal["id", "en"]) -> Catalogue:
    return Catalogue(
        language,
        {Code(code): _entry(entry, language) for code, entry in _written("catalogue.yml").items()},
        {key: word[language] for key, word in _written("words.yml").items()},
    )


def _written(file: str) -> dict[str, Any]:
    written: dict[str, Any] = yaml.load(Path(__file__).with_name(file).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return written


def _entry(entry: Any, language: str) -> Entry:
    message, repair = entry["message"][language], entry["repair"][language]
    without = entry.get("without", {})
    return Entry(
        severity=entry.get("severity", "error"),
        said=Said(message, repair),
        without=Said(
            without["message"][language] if "message" in without else message,
            without["repair"][language] if "repair" in without else repair,
        ),
        why=entry["why"][language],
        bad=_example(entry["bad"], language),
        good=_example(entry["good"], language),
    )


def _example(example: str | dict[str, str], language: str) -> str:
    return example if isinstance(example, str) else example[language]
