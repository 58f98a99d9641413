"""The public portfolio: a tree of frozen values, each kind in the order of its ids."""

from dataclasses import dataclass, field
from typing import Literal

from generator.public.totals import Total
from generator.public.values import Citation, Day, Figure, NotKnown, Period, Text, Window, Withheld

Language = Literal["id", "en"]
StageId = Literal["preparation", "training", "fund", "mentoring"]
Status = Literal["planned", "under-way", "done", "not-known"]
Shown = Period | NotKnown | Withheld
"""When something was: as finely as may be shown, or why it is not."""


@dataclass(frozen=True, slots=True)
class Stage:
    id: StageId
    name: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    full_name: Text | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    role: Text
    organisation: Organisation | None
    basis: Text


@dataclass(frozen=True, slots=True)
class Partner:
    organisation: Organisation
    role: Text


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    """Of a regency or city, from the Ministry of Home Affairs."""
    name: Text
    province: Text


@dataclass(frozen=True, slots=True)
class Source:
    """For the page of sources only: its title may carry a label."""

    id: str
    publisher: Organisation
    title: str
    language: Literal["id", "en"]
    kind: Literal["article", "report", "survey", "accounts", "interview"]
    address: str | None
    published: Shown
    covers: Period | None


@dataclass(frozen=True, slots=True)
class Programme:
    name: Text
    summary: Text
    participants: Text
    """May carry a label: for the programme's own page only."""
    aims: tuple[Text, ...]
    stages: tuple[Stage, ...]
    backgrounds: tuple[Text, ...]
    """May carry labels: for the programme's own page only."""
    partners: tuple[Partner, ...]
    conclusion: Text | None
    """May carry a label: for the programme's own page only."""
    sources: tuple[Citation, ...]
    licence: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class Guests:
    organisation: Organisation
    role: Text
    people: Figure


@dataclass(frozen=True, slots=True)
class Voice:
    who: str | None
    """Name of a public person; None where only the role is published."""
    role: Text | None
    organisation: Organisation | None
    said: Text
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Event:
    name: Text
    when: Shown
    attendance: Figure | None
    led_by: Text | None
    agenda: tuple[Text, ...]
    guests: tuple[Guests, ...]
    voices: tuple[Voice, ...]
    groups: tuple[str, ...]
    """Ids of the groups it was for; none means all."""


@dataclass(frozen=True, slots=True)
class CohortStage:
    stage: Stage
    status: Status
    when: Shown
    summary: Text | None
    events: tuple[Event, ...]
    planned: Period | None = None
    """When it was to be. None where no plan is recorded, or its time is still to come."""


@dataclass(frozen=True, slots=True)
class Disbursement:
    group: str
    """Id of the group."""
    amount: Figure
    when: Shown


@dataclass(frozen=True, slots=True)
class Fund:
    total: Figure
    condition: Text | None
    disbursements: tuple[Disbursement, ...]
    is_whole: bool = True
    """False where a group that was paid, or its plan, was taken down: what the others add up to would tell of it."""


@dataclass(frozen=True, slots=True)
class Submission:
    when: Shown
    before_fund: bool
    """The order is known even where the date is not."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    item: Text
    category: Literal["materials", "equipment", "packaging", "marketing", "transport", "other"]
    quantity: str | None
    """In plain digits, `2.5`."""
    unit: Text | None
    unit_price: Figure | None
    planned: Figure
    spent: Figure | None


@dataclass(frozen=True, slots=True)
class Budget:
    submitted: Submission
    lines: tuple[BudgetLine, ...]
    total: Figure
    spent: Figure | None
    """Sum of what was spent; None where no line says."""


@dataclass(frozen=True, slots=True)
class Plan:
    submitted: Submission
    summary: Text
    products: tuple[Text, ...]
    customers: Text | None
    budget: Budget | None


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: Text
    definition: Text
    direction: Literal["higher", "lower"]


Verdict = Literal["reached", "exceeded", "short", "loss", "open"]
"""`open`: it cannot be told from what is known."""


@dataclass(frozen=True, slots=True)
class Result:
    indicator: Indicator
    baseline: Figure | None
    target: Figure
    actual: Figure
    attainment: Figure | None
    """Percent of the target; None where a percentage would mean nothing."""
    gap: Figure | None
    """Actual less target, in the indicator's unit; None where it cannot be told."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    id: str
    measured: Shown
    window: Window | Period | None
    summary: Text | None
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class PictureFile:
    name: str
    """Says nothing of what is in it: a digest of its bytes."""
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    files: tuple[PictureFile, ...]
    """The same picture, narrowest first."""
    alt: Text
    caption: Text | None
    languages: tuple[Language, ...]
    """In which everyone in it agrees to its being shown."""


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    name: Text
    business: Text
    sector: Literal["fashion", "culinary", "crafts", "farming", "retail", "services"]
    summary: Text | None
    started: Shown
    members: Figure
    plan: Plan | None
    picture: Picture | None
    outcomes: tuple[Outcome, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story in a language in which everyone in it agrees to its being told."""

    language: Language
    title: Text
    body: Text
    quote: Text | None
    """In their own words."""


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    tellings: tuple[Telling, ...]
    group: str | None
    """Id of the group."""
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Lesson:
    expected: Text
    happened: Text
    changed: Text


@dataclass(frozen=True, slots=True)
class Cohort:
    id: str
    name: Text
    summary: Text
    places: tuple[Place, ...]
    period: Shown
    participants: Figure
    breakdown: Withheld | None
    """Participants by background: recorded or not, never shown."""
    stages: tuple[CohortStage, ...]
    fund: Fund | None
    lessons: tuple[Lesson, ...]
    picture: Picture | None
    groups: tuple[Group, ...]
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the pages about the method say of the rules."""

    smallest_count: int
    smallest_denominator: int
    day_shown_after_months: int


@dataclass(frozen=True, slots=True)
class PublicPortfolio:
    programme: Programme
    people: tuple[Person, ...]
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]
    cohorts: tuple[Cohort, ...]
    """Newest first; those without a date last."""
    as_of: Day
    """The month in which this was made; what is out of date is told by it."""
    participants: Total
    funds: Total
    thresholds: Thresholds
