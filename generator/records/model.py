"""The kinds of record. Every field is private until `publish` maps it."""

from typing import Annotated, Literal

from pydantic import Field

from generator.records.values import (
    Address,
    AnyFigure,
    BothLanguages,
    Date,
    DateOrNotKnown,
    Id,
    Number,
    Payment,
    People,
    PlaceCode,
    Prose,
    Record,
    Subject,
    Text,
)

Audience = Literal["internal", "public"]
StageId = Literal["preparation", "training", "fund", "mentoring"]
STAGES: tuple[StageId, ...] = ("preparation", "training", "fund", "mentoring")
"""In their order."""


class Kept(Record):
    """What every record has. By itself it is for the software and for colleagues alone."""

    notes: Prose | None = None
    """For colleagues; never published."""


class Published(Kept):
    """A record that pages can be made of."""

    audience: Audience = "internal"
    """Absent means internal: nothing becomes public by forgetting a line."""
    source: Id | None = None
    """Stands behind every figure of the record that names no source of its own."""


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


class Review(Record):
    """What no software can do, and that it was done."""

    kind: Literal["motivated-intruder", "legal"]
    by: Text
    """In which role."""
    when: Date


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
    reviews: tuple[Review, ...] = ()
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


# --- consent ------------------------------------------------------------------------------------------------------

Scope = Literal["story", "quote", "image"]


class Consent(Kept):
    """What one person agreed to. Nobody agrees for another."""

    subject: Subject
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    languages: Annotated[tuple[Literal["id", "en"], ...], Field(min_length=1)]
    given: Date
    reviewed: Date | None = None
    """When the person was last asked again."""
    review_by: Date
    """To be asked again before then; from that day on it covers nothing."""
    expires: Date
    """From that day on it covers nothing."""
    withdrawn: Date | None = None
    """Whatever the day: it covers nothing any more."""


class Media(Published):
    """A picture, whose file stands beside the record. What is shown is drawn anew from its pixels."""

    shows_people: bool
    subjects: tuple[Subject, ...] = ()
    """Everyone in it who could be recognised."""
    alt: BothLanguages
    caption: Text | None = None


# --- what changes what is published -------------------------------------------------------------------------------


class Override(Record):
    """Lets one text pass one rule, for a while: a false alarm that two people have looked at."""

    rule: Prose
    """Code of the finding."""
    file: Prose
    field: Prose
    """`body.id`, `results.0.caveat.id`."""
    literal: Prose
    """The exact words."""
    reason: Prose
    approved_by: tuple[Prose, ...]
    """Roles, not names."""
    since: Date
    expires: Date


class Overrides(Kept):
    overrides: tuple[Override, ...]


class TakenDown(Record):
    kind: Prose
    record: Prose
    """`dapur`; for what lies in a cohort with the folders above: `semarang-2023/dapur`."""
    when: Date


class Takedowns(Kept):
    """What was taken down. A record named here stays away, and others may go on naming it."""

    taken_down: tuple[TakenDown, ...]


class ReleasedFigure(Record):
    figure: Prose
    form: Literal["exact", "rounded", "withheld"]
    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)] | None = None
    """Absent where nobody knows."""


class Released(Kept):
    """Figures as the world has seen them. Written by `portfolio release`."""

    figures: tuple[ReleasedFigure, ...]


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
    planned: Date | None = None
    """When it was to be, as it was planned before it began."""
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
    image: Id | None = None


class Group(Published):
    name: Text
    business: Text
    sector: Literal["fashion", "culinary", "crafts", "farming", "retail", "services"]
    summary: Text | None = None
    started: DateOrNotKnown
    members: People
    by_background: tuple[BackgroundCount, ...] = ()
    image: Id | None = None


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
    """Shown as far as everyone it tells of agrees to it today."""

    subjects: tuple[Subject, ...] = ()
    """Everyone it tells of, those who are only mentioned too."""
    title: Text
    body: Text
    quote: Text | None = None
    """In their own words."""
    group: Id | None = None
    image: Id | None = None
