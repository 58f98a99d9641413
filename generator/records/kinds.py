"""Which kinds of record there are, and where the files of each lie."""

import re
from dataclasses import dataclass

from generator.records.model import (
    BusinessPlan,
    Cohort,
    Consent,
    Group,
    Indicator,
    Kept,
    Media,
    Organisation,
    Outcome,
    Overrides,
    Person,
    Place,
    Programme,
    Released,
    Source,
    Story,
    Takedowns,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record and where its files lie, as a pattern of the path inside `records/`."""

    name: str
    model: type[Kept]
    path: re.Pattern[str]

    def file(self, ids: "Ids") -> str:
        """Path inside `records/` of the record with these ids."""
        first, *others = self.path.pattern.replace(r"\.", ".").split(_ANY_ID)
        return first + "".join(f"{one}{after}" for one, after in zip(ids, others, strict=True))


_ANY_ID = "([^/]+)"


def _kind(name: str, model: type[Kept], path: str) -> Kind:
    return Kind(name, model, re.compile(path.replace(".", r"\.").replace("*", _ANY_ID)))


RECORD_KINDS: tuple[Kind, ...] = (
    _kind("programme", Programme, "programme.yml"),
    _kind("organisation", Organisation, "organisations/*.yml"),
    _kind("person", Person, "people/*.yml"),
    _kind("place", Place, "places/*.yml"),
    _kind("source", Source, "sources/*.yml"),
    _kind("indicator", Indicator, "indicators/*.yml"),
    _kind("consent", Consent, "consents/*.yml"),
    _kind("media", Media, "media/*.yml"),
    _kind("overrides", Overrides, "overrides.yml"),
    _kind("takedowns", Takedowns, "takedowns.yml"),
    _kind("released", Released, "released.yml"),
    _kind("cohort", Cohort, "cohorts/*/cohort.yml"),
    _kind("group", Group, "cohorts/*/groups/*/group.yml"),
    _kind("business-plan", BusinessPlan, "cohorts/*/groups/*/business-plan.yml"),
    _kind("outcome", Outcome, "cohorts/*/groups/*/outcomes/*.yml"),
    _kind("story", Story, "cohorts/*/stories/*.yml"),
)


def _start(path: str) -> str:
    return path.partition("/")[0]


_BY_START = {
    start: tuple(kind for kind in RECORD_KINDS if _start(kind.path.pattern.replace(r"\.", ".")) == start)
    for start in (_start(kind.path.pattern.replace(r"\.", ".")) for kind in RECORD_KINDS)
}
"""Most paths are told apart by where they begin."""

Ids = tuple[str, ...]
"""The ids in a record's path: of its cohort, its group, itself."""


def kind_of(inside: str) -> tuple[Kind | None, Ids]:
    """The kind of the record at a path inside `records/`, and its ids."""
    for kind in _BY_START.get(_start(inside), ()):
        if found := kind.path.fullmatch(inside):
            return kind, found.groups()
    return None, ()


PICTURE = re.compile(r"media/([^/]+)\.(?!yml$)[^./]+")
"""Path of a picture's file, which has the id of its record. What is in it counts, not what it is called."""
