"""Both languages present."""

from collections.abc import Iterator

from generator.findings.code import Code
from generator.findings.finding import Finding
from generator.records.portfolio import Portfolio
from generator.records.values import Text
from generator.records.walk import walk


def in_both_languages(portfolio: Portfolio) -> Iterator[Finding]:
    """Public texts have English too. Indonesian is required by the model itself."""
    for record in portfolio.published():
        if record.record.audience == "public":
            for route, value in walk(record.record):
                if isinstance(value, Text) and value.en is None:
                    yield Finding(Code.ENGLISH_MISSING, record.file, route)
