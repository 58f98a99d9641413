"""Texts that two people let pass one rule, for a while."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import Finding
from generator.records.document import field_of
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

Place = tuple[str, str, str]
"""Code of a rule, a file and a field."""


def lifted(portfolio: Portfolio, today: date) -> Mapping[Place, tuple[str, ...]]:
    """The exact words that pass, for each rule in each field: those of overrides with nothing wrong about them."""
    passing: dict[Place, tuple[str, ...]] = {}
    for _, override in _overrides(portfolio):
        if not list(_wrong(override, today)):
            place = _place(override)
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


def overrides_are_used(portfolio: Portfolio, rules: TextRules, today: date) -> Iterator[Finding]:
    """The words break that rule, stand in that field, and without them (and those of the others) it is kept there.

    A part of what breaks it, as "Ibu" is of a name, would let every other name in the field pass as well.
    """
    filed = portfolio.overrides
    if filed is None:
        return
    texts = {
        (record.file, field_of(route)): value
        for record in portfolio.everything()
        for route, value in walk(record.record)
        if isinstance(value, str)
    }
    for position, override in _overrides(portfolio):
        others = tuple(
            other.literal for at, other in _overrides(portfolio) if at != position and _place(other) == _place(override)
        )
        left = without(texts.get((override.file, override.field), ""), others)
        rest = without(left, (override.literal,))
        broken = rules.broken_by(override.literal) & rules.broken_by(left)
        # What is wrong about an override is told already.
        if override.rule not in broken - rules.broken_by(rest) and not list(_wrong(override, today)):
            yield Finding(Code.OVERRIDE_UNUSED, filed.file, ("overrides", position, "literal"))


def _place(override: Override) -> Place:
    return override.rule, override.file, override.field


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
    if not override.since.last <= today < override.expires.first:
        yield "expires", Code.OVERRIDE_EXPIRED
