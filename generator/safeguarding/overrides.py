"""Texts that two people let pass one rule, for a while."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.model import Override
from generator.records.portfolio import Portfolio
from generator.records.walk import walk
from generator.safeguarding.consent import months_after
from generator.safeguarding.text_rules import CODES, TextRules

LASTS: Final = 6
"""Months at most."""

MAY_BE_LIFTED: Final = frozenset(
    {Code.PLACE_TOO_FINE, Code.LABEL_ON_UNIT, Code.COUNT_IN_PROSE, Code.NAME_NOT_LISTED, *CODES.values()}
)
"""Rules about words. No floor, no consent."""

ROLES: Final = 2

SHORTEST: Final = 4
"""Letters. What is shorter stands inside too many other words."""

Place = tuple[Code, str, str]
"""A rule, a file and a field."""


def lifted(portfolio: Portfolio, today: date) -> Mapping[Place, tuple[str, ...]]:
    """The exact words that pass, for each rule in each field: those of overrides with nothing wrong about them."""
    passing: dict[Place, tuple[str, ...]] = {}
    for _, override in _overrides(portfolio):
        if not list(_wrong(override, today)):
            place = Code(override.rule), override.file, override.field
            passing[place] = (*passing.get(place, ()), override.literal)
    return passing


def without(text: str, literals: tuple[str, ...]) -> str:
    for literal in literals:
        text = text.replace(literal, " ")
    return text


def overrides_are_sound(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Each is for exact words, approved by two, in force, and needed."""
    filed = portfolio.overrides
    for position, override in _overrides(portfolio):
        assert filed is not None
        wrong = list(_wrong(override, today))
        yield from (Finding(code, filed.file, ("overrides", position, field)) for field, code in wrong)


def overrides_are_used(portfolio: Portfolio, rules: TextRules) -> Iterator[Finding]:
    """The words stand in that field, break that rule, and break it no more when they are taken away."""
    texts = {
        (record.file, field_of(route)): value
        for record in portfolio.everything()
        for route, value in walk(record.record)
        if isinstance(value, str)
    }
    filed = portfolio.overrides
    for position, override in _overrides(portfolio):
        assert filed is not None
        text = texts.get((override.file, override.field), "")
        rest = without(text, (override.literal,))
        if override.rule not in rules.broken_by(text) - rules.broken_by(rest):
            yield Finding(Code.OVERRIDE_UNUSED, filed.file, ("overrides", position, "literal"))


def field_of(route: Route) -> str:
    return ".".join(str(step) for step in route)


def _overrides(portfolio: Portfolio) -> Iterator[tuple[int, Override]]:
    if portfolio.overrides is not None:
        yield from enumerate(portfolio.overrides.record.overrides)


def _wrong(override: Override, today: date) -> Iterator[tuple[str, Code]]:
    """Fields that are wrong, and how."""
    if override.rule not in MAY_BE_LIFTED:
        yield "rule", Code.OVERRIDE_NOT_ALLOWED
    for name in ("file", "field"):
        if any(wild in getattr(override, name) for wild in "*?["):
            yield name, Code.OVERRIDE_TOO_WIDE
    if "*" in override.literal or len(override.literal) < SHORTEST:
        yield "literal", Code.OVERRIDE_TOO_WIDE
    if len({role.casefold() for role in override.approved_by}) < ROLES:
        yield "approved_by", Code.OVERRIDE_BY_ONE
    if override.expires.last > months_after(override.since.first, LASTS):
        yield "expires", Code.OVERRIDE_TOO_LONG
    if not override.since.first <= today < override.expires.first:
        yield "expires", Code.OVERRIDE_EXPIRED
