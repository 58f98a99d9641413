"""All records together, as they lie in their folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

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

R = TypeVar("R", bound=Published, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R]):
    """A record, the id that its path gives it, and its file."""

    id: str
    file: str
    record: R


@dataclass(frozen=True, slots=True)
class GroupFolder:
    group: Filed[Group]
    plan: Filed[BusinessPlan] | None
    outcomes: tuple[Filed[Outcome], ...]


@dataclass(frozen=True, slots=True)
class CohortFolder:
    cohort: Filed[Cohort]
    groups: tuple[GroupFolder, ...]
    stories: tuple[Filed[Story], ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All records that could be read, each kind in the order of its ids."""

    programme: Filed[Programme]
    organisations: tuple[Filed[Organisation], ...]
    people: tuple[Filed[Person], ...]
    places: tuple[Filed[Place], ...]
    sources: tuple[Filed[Source], ...]
    indicators: tuple[Filed[Indicator], ...]
    cohorts: tuple[CohortFolder, ...]
    broken: frozenset[tuple[str, str]]
    """Kind and id of records that have a file but could not be read: a reference to one is not a wrong reference."""

    def everything(self) -> Iterator[Filed[Published]]:
        """Every record, in the order of the kinds, then of the folders."""
        yield self.programme
        for shelf in (self.organisations, self.people, self.places, self.sources, self.indicators):
            yield from shelf
        yield from self.units()

    def units(self) -> Iterator[Filed[Published]]:
        """Records of cohorts and of what they hold: those that may carry no sensitive label."""
        for folder in self.cohorts:
            yield folder.cohort
            for group in folder.groups:
                yield group.group
                if group.plan is not None:
                    yield group.plan
                yield from group.outcomes
            yield from folder.stories
