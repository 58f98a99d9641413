"""Records that name other records."""

from collections.abc import Iterator

from generator.checks.nameable import KIND_NAMED_BY, groups, shelves
from generator.findings.code import Code
from generator.findings.finding import Finding, Route
from generator.records.model import Published
from generator.records.portfolio import Filed, Portfolio
from generator.records.validate import nearest
from generator.records.walk import walk


def names_what_exists(portfolio: Portfolio) -> Iterator[Finding]:
    known_of = shelves(portfolio)
    groups_of = groups(portfolio)
    for record, route, kind, name, cohort in _references(portfolio):
        known = known_of[kind] if kind != "group" else groups_of.get(cohort, ())
        if name not in known and (kind, name) not in portfolio.unreadable:
            yield Finding(Code.UNKNOWN_REFERENCE, record.file, route, {"nearest": nearest(name, known)})


def names_what_is_public(portfolio: Portfolio) -> Iterator[Finding]:
    """A public page cannot cite what is not public. (A group inside an internal cohort is simply not shown.)"""
    known_of = shelves(portfolio)
    for record, route, kind, name, _ in _references(portfolio):
        if record.record.audience == "public" and known_of.get(kind, {}).get(name) == "internal":
            yield Finding(Code.REFERENCE_NOT_PUBLIC, record.file, route)


_UNIQUE = {
    "stages": ("stage", "id"),
    "results": ("indicator",),
    "by_background": ("background",),
    "backgrounds": ("id",),
    "partners": ("organisation",),
}
"""Lists whose items must differ in this field: stages of a cohort name a stage, those of the programme are one."""


def is_named_once(portfolio: Portfolio) -> Iterator[Finding]:
    for record in portfolio.published():
        for route, value in walk(record.record):
            if not isinstance(value, tuple):
                continue
            seen = set()
            for position, item in enumerate(value):
                named_by = [field for field in _UNIQUE.get(str(route[-1]), ()) if hasattr(item, field)]
                name = getattr(item, named_by[0]) if named_by else item
                if isinstance(name, str) and name in seen:
                    yield Finding(Code.LISTED_TWICE, record.file, (*route, position, *named_by))
                seen.add(name)


_Reference = tuple[Filed[Published], Route, str, str, str]


def _references(portfolio: Portfolio) -> Iterator[_Reference]:
    """The naming record, the route, the kind and the id named, and the cohort that it stands in."""
    for record in portfolio.published():
        parts = record.file.split("/")
        cohort = parts[2] if parts[1] == "cohorts" else ""
        for route, value in walk(record.record):
            if not isinstance(value, str):
                continue
            # Of an item in a list, that of the list.
            field = (
                route[-1]
                if isinstance(route[-1], str)
                else next(one for one in reversed(route) if isinstance(one, str))
            )
            if field in KIND_NAMED_BY:
                yield record, route, KIND_NAMED_BY[field], value, cohort
