"""All records together, as they lie in their folders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    Published,
    Released,
    Source,
    Story,
    Takedowns,
)

R = TypeVar("R", bound=Kept, covariant=True)


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
    consents: tuple[Filed[Consent], ...]
    media: tuple[Filed[Media], ...]
    cohorts: tuple[CohortFolder, ...]
    overrides: Filed[Overrides] | None
    takedowns: Filed[Takedowns] | None
    released: Filed[Released] | None
    pictures: Mapping[str, str]
    """File of the picture, by the id of its record."""
    unreadable: frozenset[tuple[str, str]]
    """Kind and id of records that have a file but could not be read, or were taken down: naming one is no mistake."""

    def everything(self) -> Iterator[Filed[Kept]]:
        """Every record there is."""
        yield from self.published()
        yield from self.consents
        yield from (one for one in (self.overrides, self.takedowns, self.released) if one is not None)

    def published(self) -> Iterator[Filed[Published]]:
        """Those that pages can be made of, in the order of the kinds, then of the folders."""
        yield self.programme
        for shelf in (self.organisations, self.people, self.places, self.sources, self.indicators, self.media):
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
