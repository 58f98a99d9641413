"""What the records themselves may not say."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Located, Span
from generator.records.document import field_of
from generator.records.kinds import kind_of
from generator.records.model import Kept, Overrides, Person, Programme, Source
from generator.records.portfolio import Filed, Portfolio
from generator.records.scalars import LONGEST_ECHO
from generator.records.walk import walk
from generator.safeguarding.consent import (
    consents_are_short,
    consents_end,
    consents_have_happened,
    everyone_agrees,
    subjects_are_named,
)
from generator.safeguarding.overrides import (
    Place,
    lifted,
    overrides_are_sound,
    overrides_are_used,
    without,
)
from generator.safeguarding.policy import floors
from generator.safeguarding.text_rules import TextRules, text_rules

Guard = Callable[[Portfolio], Iterator[Finding]]
GuardOfToday = Callable[[Portfolio, date], Iterator[Finding]]


def guard(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """The findings of every guard; last, of every text."""
    for one in GUARDS:
        yield from one(portfolio)
    for dated in GUARDS_OF_TODAY:
        yield from dated(portfolio, today)
    rules = text_rules(portfolio)
    yield from overrides_are_used(portfolio, rules, today)
    yield from texts_keep_the_rules(portfolio, rules, lifted(portfolio, today))


def programme_is_public(portfolio: Portfolio) -> Iterator[Finding]:
    if portfolio.programme.record.audience != "public":
        yield Finding(Code.NOTHING_PUBLIC, portfolio.programme.file, ("audience",))


def thresholds_above_floor(portfolio: Portfolio) -> Iterator[Finding]:
    programme = portfolio.programme.record
    lowest = floors(programme)
    for name in ("smallest_count", "smallest_denominator"):
        floor: int = getattr(lowest, name)
        if getattr(programme.policy, name) < floor:
            words = {"floor": str(floor)}
            yield Finding(Code.THRESHOLD_BELOW_FLOOR, portfolio.programme.file, ("policy", name), words)


def intruder_was_invited(portfolio: Portfolio) -> Iterator[Finding]:
    """No detector finds a story that identifies by itself: before a cohort is shown, a person has tried."""
    programme = portfolio.programme
    shows = any(folder.cohort.record.audience == "public" for folder in portfolio.cohorts)
    if shows and all(review.kind != "motivated-intruder" for review in programme.record.reviews):
        yield Finding(Code.REVIEW_MISSING, programme.file, TOP_OF_FILE)


def taken_down_stays_away(portfolio: Portfolio) -> Iterator[Finding]:
    if portfolio.takedowns is None:
        return
    gone = {(one.kind, one.record) for one in portfolio.takedowns.record.taken_down}
    for filed in portfolio.everything():
        kind, ids = kind_of(filed.file.partition("/")[2])
        if kind is not None and (kind.name, "/".join(ids)) in gone:
            yield Finding(Code.TAKEN_DOWN_BACK, filed.file, TOP_OF_FILE)


GUARDS: tuple[Guard, ...] = (
    programme_is_public,
    thresholds_above_floor,
    intruder_was_invited,
    taken_down_stays_away,
    consents_are_short,
    subjects_are_named,
)

GUARDS_OF_TODAY: tuple[GuardOfToday, ...] = (
    consents_have_happened,
    consents_end,
    everyone_agrees,
    overrides_are_sound,
)


# --- texts --------------------------------------------------------------------------------------------------------

MAY_CARRY_LABELS: dict[type[Kept], frozenset[str]] = {
    Programme: frozenset({"participants", "aims", "backgrounds", "conclusion", "sensitive_labels", "notes"}),
    Source: frozenset({"title", "address", "notes"}),
    Overrides: frozenset({"overrides", "notes"}),
}
"""Fields shown on the programme's own page, or on the page of sources, alone. `notes` are shown nowhere."""


def texts_keep_the_rules(
    portfolio: Portfolio, rules: TextRules, passing: Mapping[Place, tuple[str, ...]]
) -> Iterator[Finding]:
    """No text breaks a rule, whoever may read it: what is written in a record stays in Git for ever."""
    # Most texts are ids and words of lists, which many records say.
    broken = cache(lambda model, field, text: broken_in(model, field, text, rules))
    for record in portfolio.everything():
        for code in sorted(broken_by_name(record.file, rules)):
            yield Finding(code, record.file, TOP_OF_FILE)
        for route, text in walk(record.record):
            if not isinstance(text, str) or _is_the_override_itself(record, route[-1]):
                continue
            for code in sorted(broken(type(record.record), route[0], text)):
                literals = passing.get((code, record.file, field_of(route)))
                if literals is None or code in rules.broken_by(without(text, literals)):
                    yield Finding(code, record.file, route)


def broken_in(model: type[Kept], field: str | int, text: str, rules: TextRules) -> frozenset[Code]:
    """Codes of the rules that a text in a field of a record breaks, `field` being the one at the top."""
    # A person's own name is written without "Ibu" or "Bapak": so it can be told from one that should not be there.
    own = TextRules(rules.has_label, ()) if issubclass(model, Person) and field == "name" else rules
    exempt = MAY_CARRY_LABELS.get(model, frozenset({"notes"}))
    return own.broken_by(text) - ({Code.LABEL_ON_UNIT} if field in exempt else set())


def broken_by_name(file: str, rules: TextRules) -> frozenset[Code]:
    """By a file's name as it is written, with the hyphens of a number, and as words: an id becomes an address of the
    site."""
    words = file.replace("/", " / ").replace("-", " ").replace("_", " ")
    return rules.broken_by(file) | rules.broken_by(words)


def _is_the_override_itself(record: Filed[Kept], field: str | int) -> bool:
    """Its words are there to be found elsewhere; where they are not, it is unused, which is an error."""
    return isinstance(record.record, Overrides) and field == "literal"


AS_FACTS = frozenset({Code.LABEL_ON_UNIT, Code.COUNT_IN_PROSE})
"""Records hold labels and exact counts, and a comment may speak of them: it identifies nobody and is shown nowhere."""


def between_fields(portfolio: Portfolio, rules: TextRules, texts: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """What files say besides their fields: in comments; and anywhere, where a file could not be read as a record.

    Of such a file the first `_MOST_LINES` are looked at: it keeps the site from being published whatever else it says.
    """
    read = {record.file for record in portfolio.everything()}
    for file, text in texts:
        lines = text.splitlines()
        for number, line in enumerate(lines if file in read else lines[:_MOST_LINES], start=1):
            said = line.partition("#")[2] if file in read else line
            for code in sorted(rules.broken_by(said) - AS_FACTS) if said else ():
                yield Finding(code, file, Span(number, len(line) - len(said) + 1, number, len(line) + 1))


_MOST_LINES: Final = 5_000

OF_ANY_PROGRAMME: Final = TextRules(has_label=lambda _: False, people=())
"""What can be told of a text where there is no readable programme."""


def masked(found: Sequence[Located], rules: TextRules) -> list[Located]:
    """Findings without what may not be repeated: in the name of a file or a field, in the line, in what to write."""
    hidden: defaultdict[str, list[Span]] = defaultdict(list)
    for one in found:
        if one.finding.code.startswith(_PROTECTION):
            hidden[one.finding.file].append(one.span)
    files = {file: masked_path(file) for file in {one.finding.file for one in found}}
    return [_masked(one, files[one.finding.file], hidden[one.finding.file], rules) for one in found]


_PROTECTION: Final = ("P", "C")


def _masked(one: Located, file: str, hidden: Sequence[Span], rules: TextRules) -> Located:
    # The words of one value may run on over several lines.
    is_hidden = any(span.covers(one.span.line) for span in hidden) or _tells(one.line, rules)
    tells = one.instead is not None and (is_hidden or _tells(one.instead, rules))
    return replace(
        one,
        finding=replace(one.finding, file=file),
        field="" if rules.broken_by(one.field) - AS_FACTS else one.field,
        line="" if is_hidden else one.line,
        instead=None if tells else one.instead,
    )


_LONG_NUMBER: Final = re.compile(rf"[0-9](?:[ ._-]?[0-9]){{{LONGEST_ECHO},}}")


_LONGEST_LINE: Final = 2_000


def _tells(text: str, rules: TextRules) -> bool:
    """Whether a text may not be repeated: a long number may be anybody's, and a long line may hold anything."""
    return len(text) > _LONGEST_LINE or bool(rules.broken_by(text) - AS_FACTS) or _LONG_NUMBER.search(text) is not None


def masked_path(file: str) -> str:
    """A file's path, without the steps that are themselves what must not be repeated."""
    return "/".join("…" if broken_by_name(step, OF_ANY_PROGRAMME) - AS_FACTS else step for step in file.split("/"))
