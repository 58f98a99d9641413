"""The kinds of record. Every field is private until `publish` maps it."""

from typing import Annotated, Literal

from pydantic import Field

from generator.records.values import (
    Address,
    AnyFigure,
    Date,
    DateOrNotKnown,
    Id,
    Number,
    Payment,
    People,
    PlaceCode,
    Prose,
    Record,
    Text,
)

Audience = Literal["internal", "public"]
StageId = Literal["preparation", "training", "fund", "mentoring"]
STAGES: tuple[StageId, ...] = ("preparation", "training", "fund", "mentoring")
"""In their order."""


class Published(Record):
    """What every record says of itself."""

    audience: Audience = "internal"
    """Absent means internal: nothing becomes public by forgetting a line."""
    source: Id | None = None
    """Stands behind every figure of the record that names no source of its own."""
    notes: Prose | None = None
    """For colleagues; never published."""


# --- the programme ------------------------------------------------------------------------------------------------


class Stage(Record):
    id: StageId
    name: Text
    summary: Text


class Background(Record):
    """A group of people the programme brings together."""

    id: Id
    name: Text


class Policy(Record):
    """How small a number of people may be shown. The floors are in `safeguarding.policy`."""

    smallest_count: int = 10
    smallest_denominator: int = 30


class Partner(Record):
    organisation: Id
    role: Text


class Programme(Published):
    name: Text
    summary: Text
    """One sentence without any sensitive label: it is shown everywhere."""
    participants: Text
    """Who takes part; shown on the programme's own page only."""
    aims: tuple[Text, ...]
    stages: tuple[Stage, ...]
    backgrounds: tuple[Background, ...] = ()
    partners: tuple[Partner, ...] = ()
    conclusion: Text | None = None
    """What the programme concludes: a claim of its author, not a measured result."""
    sensitive_labels: tuple[Prose, ...]
    """Words that must stand on no page of a cohort, a group, a plan, an outcome or a story."""
    policy: Policy = Policy()
    licence: Prose
    fictional: bool = False
    """True puts a notice on every page."""


class Organisation(Published):
    name: Prose
    full_name: Text | None = None
    website: Address | None = None


class Person(Published):
    """A public person in her or his role: official, staff, trainer. Never a participant."""

    name: Prose
    role: Text
    organisation: Id | None = None
    basis: Text
    """Why the name may be published."""


class Source(Published):
    publisher: Id
    title: Prose
    language: Literal["id", "en"]
    kind: Literal["article", "report", "survey", "accounts", "interview"]
    address: Address | None = None
    published: DateOrNotKnown
    covers: Date | None = None


class Place(Published):
    """A regency or city; the file's name is its code."""

    name: Text
    province: Text


class Indicator(Published):
    name: Text
    definition: Text
    unit: Literal["rupiah", "percent", "people", "things"]
    direction: Literal["higher", "lower"]
    """Which way is better."""
    percent_of: Literal["people", "other"] = "people"
    """Of whom or what a percentage is. Of people, it is shown only where their number is known and large enough."""
    benign: bool = False
    """True only where it harms nobody to know that everyone, or no one, is counted (attended a session)."""


# --- a cohort -----------------------------------------------------------------------------------------------------


class BackgroundCount(Record):
    background: Id
    count: People


class Guests(Record):
    """Who came from an organisation, besides the participants."""

    organisation: Id
    role: Text
    people: People


class Voice(Record):
    """What a public person, or an organisation's representative, said: retold, not quoted."""

    person: Id | None = None
    organisation: Id | None = None
    role: Text | None = None
    said: Text
    source: Id | None = None


class Event(Record):
    name: Text
    when: DateOrNotKnown
    groups: tuple[Id, ...] = ()
    """None named means all groups of the cohort."""
    attendance: People | None = None
    led_by: Text | None = None
    agenda: tuple[Text, ...] = ()
    guests: tuple[Guests, ...] = ()
    voices: tuple[Voice, ...] = ()


class CohortStage(Record):
    stage: StageId
    status: Literal["planned", "under-way", "done", "not-known"]
    when: DateOrNotKnown
    summary: Text | None = None
    events: tuple[Event, ...] = ()


class Disbursement(Record):
    group: Id
    amount: Payment
    when: DateOrNotKnown


class Fund(Record):
    """The incentive fund of a cohort."""

    total: Payment
    condition: Text | None = None
    disbursements: tuple[Disbursement, ...] = ()


class Participants(Record):
    total: People
    by_background: tuple[BackgroundCount, ...] = ()


class Lesson(Record):
    expected: Text
    happened: Text
    changed: Text


class Cohort(Published):
    name: Text
    summary: Text
    places: Annotated[tuple[PlaceCode, ...], Field(min_length=1)]
    period: DateOrNotKnown
    participants: Participants
    stages: tuple[CohortStage, ...]
    fund: Fund | None = None
    lessons: tuple[Lesson, ...] = ()


class Group(Published):
    name: Text
    business: Text
    sector: Literal["fashion", "culinary", "crafts", "farming", "retail", "services"]
    summary: Text | None = None
    started: DateOrNotKnown
    members: People
    by_background: tuple[BackgroundCount, ...] = ()


class Submission(Record):
    """When a plan or a budget was sent. `before_fund` says that the order is known even where the date is not."""

    when: DateOrNotKnown
    before_fund: bool = False


class BudgetLine(Record):
    item: Text
    category: Literal["materials", "equipment", "packaging", "marketing", "transport", "other"]
    quantity: Annotated[Number, Field(gt=0)] | None = None
    unit: Text | None = None
    unit_price: Annotated[int, Field(ge=0)] | None = None
    """Rupiah."""
    planned: Payment
    spent: Payment | None = None


class Budget(Record):
    submitted: Submission
    lines: tuple[BudgetLine, ...] = ()
    total: Payment


class BusinessPlan(Published):
    submitted: Submission
    summary: Text
    products: tuple[Text, ...] = ()
    customers: Text | None = None
    budget: Budget | None = None


class Window(Record):
    """How long something had run when it was measured."""

    length: Annotated[int, Field(ge=1)]
    unit: Literal["days", "weeks", "months"]
    since: Literal["operation", "training", "disbursement"]


class Attainment(Record):
    """A percentage of a target as its source reports it: only where target or actual are not known."""

    reported: Number
    source: Id | None = None
    caveat: Text | None = None


class Result(Record):
    indicator: Id
    baseline: AnyFigure | None = None
    target: AnyFigure
    actual: AnyFigure
    attainment: Attainment | None = None
    caveat: Text | None = None


class Outcome(Published):
    """What a group reached, measured once."""

    measured: DateOrNotKnown
    period: Date | None = None
    window: Window | None = None
    summary: Text | None = None
    results: Annotated[tuple[Result, ...], Field(min_length=1)]


class Story(Published):
    """Not published: nothing yet records the consent it needs."""

    title: Text
    body: Text
    group: Id | None = None
