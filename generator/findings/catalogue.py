"""The words of every finding, in one language."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from generator.findings.code import Code
from generator.findings.finding import Finding

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Entry:
    severity: Severity
    message: str
    """With `{blanks}` for a finding's words."""
    without: str
    """The message when a finding has no word for a blank."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    entries: dict[Code, Entry]

    def message(self, finding: Finding) -> str:
        entry = self.entries[finding.code]
        blanks_filled = all(finding.words.values())
        return (entry.message if blanks_filled else entry.without).format_map(finding.words)

    def severity(self, code: Code) -> Severity:
        return self.entries[code].severity


@cache
def catalogue(language: Literal["id", "en"]) -> Catalogue:
    written = yaml.load(Path(__file__).with_name("catalogue.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Catalogue(
        {
            Code(code): Entry(
                severity=entry.get("severity", "error"),
                message=entry["message"][language],
                without=entry.get("without", entry["message"])[language],
            )
            for code, entry in written.items()
        }
    )
