"""The four stages, what happens in each, and how far every cohort has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.pages import cohorts
from generator.pages.page import FEW, Page, Writer
from generator.public.portfolio import Cohort, CohortStage, PublicPortfolio, Stage, Status

_STATUSES: Final[tuple[Status, ...]] = ("under-way", "done", "planned", "not-known")


@dataclass(frozen=True, slots=True)
class Step:
    stage: Stage
    counts: tuple[tuple[Status, int], ...]
    """How many cohorts are where, without those that are nowhere."""


@dataclass(frozen=True, slots=True)
class Row:
    address: str
    cohort: Cohort
    taken: tuple[CohortStage | None, ...]
    """One for each stage of the programme; None where the cohort's record does not speak of it."""


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    stages = portfolio.programme.stages
    yield writer.page(
        "journey.md",
        title=writer.language.word("journey.title"),
        description=writer.language.word("journey.description"),
        template="journey.md.jinja",
        steps=[_step(stage, portfolio) for stage in stages],
        rows=[
            Row(cohorts.address(cohort), cohort, tuple(_taken(cohort, stage) for stage in stages))
            for cohort in portfolio.cohorts[:FEW]
        ],
        older=max(0, len(portfolio.cohorts) - FEW),
    )


def _step(stage: Stage, portfolio: PublicPortfolio) -> Step:
    taken = [one.status for cohort in portfolio.cohorts if (one := _taken(cohort, stage))]
    return Step(stage, tuple((status, taken.count(status)) for status in _STATUSES if status in taken))


def _taken(cohort: Cohort, stage: Stage) -> CohortStage | None:
    return next((taken for taken in cohort.stages if taken.stage.id == stage.id), None)
