"""Which kinds of record there are, and where the files of each lie."""

import re
from dataclasses import dataclass

from generator.records.model import (
    BusinessPlan,
    Cohort,
    Group,
    Indicator,
    Organisation,
    Outcome,
    Person,
    Place,
    Programme,
    Published,
    Source,
    Story,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record and where its files lie, as a pattern of the path inside `records/`."""

    name: str
    model: type[Published]
    path: re.Pattern[str]


def _kind(name: str, model: type[Published], path: str) -> Kind:
    return Kind(name, model, re.compile(path.replace(".", r"\.").replace("*", "([^/]+)")))


RECORD_KINDS: tuple[Kind, ...] = (
    _kind("programme", Programme, "programme.yml"),
    _kind("organisation", Organisation, "organisations/*.yml"),
    _kind("person", Person, "people/*.yml"),
    _kind("place", Place, "places/*.yml"),
    _kind("source", Source, "sources/*.yml"),
    _kind("indicator", Indicator, "indicators/*.yml"),
    _kind("cohort", Cohort, "cohorts/*/cohort.yml"),
    _kind("group", Group, "cohorts/*/groups/*/group.yml"),
    _kind("business-plan", BusinessPlan, "cohorts/*/groups/*/business-plan.yml"),
    _kind("outcome", Outcome, "cohorts/*/groups/*/outcomes/*.yml"),
    _kind("story", Story, "cohorts/*/stories/*.yml"),
)
