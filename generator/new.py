"""Begins a new record: what is typed is held to the rules of the checks, and only a sound file is written."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.checks.nameable import KIND_NAMED_BY, known_names
from generator.examine import Examined, errors, examine
from generator.findings.code import Code
from generator.findings.finding import Finding, Located, Route, Span
from generator.records.document import compose, read, route_of
from generator.records.draft import IDS, Answers, Own, Question, answered, drafted
from generator.records.fields import Fields
from generator.records.kinds import RECORD_KINDS, Kind
from generator.records.modeline import modeline
from generator.records.validate import nearest, validate
from generator.records.values import ID, PLACE_CODE
from generator.safeguarding.guard import OF_ANY_PROGRAMME, broken_by_name, broken_in, masked_path
from generator.safeguarding.text_rules import TextRules, text_rules

KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in RECORD_KINDS if kind.name in IDS}
"""Those that can be begun."""

Names = Mapping[Own, str]


@dataclass(frozen=True, slots=True)
class Desk:
    """The records as they are before the new one."""

    records: Path
    root: Path
    """The folder in which the schemas lie."""
    today: date
    examined: Examined
    rules: TextRules


def desk(records: Path, root: Path, today: date) -> Desk:
    examined = examine(records, today)
    rules = OF_ANY_PROGRAMME if examined.read is None else text_rules(examined.read.portfolio)
    return Desk(records.resolve(), root.resolve(), today, examined, rules)


def file_of(kind: Kind, names: Names) -> str:
    """Path inside the folder of the records."""
    return kind.file(tuple(names[one] for one in IDS[kind.name]))


# --- before it is written -----------------------------------------------------------------------------------------


def known_for(at: Desk, kind: Kind, names: Names, field: str) -> tuple[str, ...]:
    """What a field that names another record may hold; or, for `cohort` and `group`, where the new one may lie."""
    if at.examined.read is None:
        return ()
    portfolio = at.examined.read.portfolio
    if field == "cohort":
        return tuple(folder.cohort.id for folder in portfolio.cohorts)
    own = names.get("id" if kind.name == "cohort" else "cohort", "")
    return known_names(portfolio, field, own)


def wrong_with_name(at: Desk, kind: Kind, own: Own, name: str, names: Names) -> Iterator[Finding]:
    """What is wrong with an id in the path, before anything else is asked."""
    if own != "id":
        known = known_for(at, kind, names, own)
        if name not in known:
            yield Finding(Code.UNKNOWN_REFERENCE, "", (own,), {"nearest": nearest(name, known)})
        return
    pattern = PLACE_CODE if kind.name == "place" else ID
    if not pattern.fullmatch(name):
        yield Finding(Code.NOT_ID, "", (own,))
    yield from (Finding(code, "", (own,)) for code in sorted(broken_by_name(f"{name}.yml", at.rules)))
    pictures = () if at.examined.read is None else at.examined.read.portfolio.pictures
    if kind.name == "media" and name not in pictures:
        yield Finding(Code.PICTURE_MISSING, "", (own,))


def wrong_with_answer(at: Desk, kind: Kind, names: Names, route: Route, answers: Answers) -> Iterator[Finding]:
    """What is wrong with the answer at `route`, whatever is missing besides."""
    yield from _not_valid(kind, route, answers)
    for here, typed in answers.items():
        if here[: len(route)] == route:
            codes = broken_in(kind.model, route[0], typed, at.rules)
            yield from (Finding(code, "", here) for code in sorted(codes))
    field = next(step for step in reversed(route) if isinstance(step, str))
    if field in KIND_NAMED_BY and route in answers and at.examined.read is not None:
        known = known_for(at, kind, names, field)
        for name in (one.strip() for one in answers[route].split(",")):
            if name not in known:
                yield Finding(Code.UNKNOWN_REFERENCE, "", route, {"nearest": nearest(name, known)})


def _not_valid(kind: Kind, route: Route, answers: Answers) -> Iterator[Finding]:
    text = answered(kind, answers)
    root, _ = compose("", text)
    document, found = read("", text.encode("utf-8"))
    if document is not None:
        found = [*found, *validate(kind, document)[1]]
    for finding in found:
        place = route_of(root, finding.place) if isinstance(finding.place, Span) else finding.place
        # What is missing has not been asked yet.
        if finding.code is not Code.FIELD_MISSING and route[: len(place)] == place[: len(route)]:
            yield finding


def text_of(at: Desk, kind: Kind, names: Names, answers: Answers, fields: Fields, about: str) -> str:
    """The whole file."""
    inside = file_of(kind, names)
    is_inside = at.root in at.records.parents
    folder = at.records.relative_to(at.root).as_posix() if is_inside else at.records.name
    return drafted(kind, answers, fields, modeline(inside, folder), about)


def wrong_with_record(at: Desk, inside: str, text: str) -> tuple[Located, ...]:
    """The errors of the new file among the other records, tried out on a copy of them.

    What is wrong with others because of it stands in the way of no file: a plan is there before its budget is.
    """
    file = f"{at.records.name}/{inside}"
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / at.records.name
        shutil.copytree(at.records, copy, symlinks=True)
        path = copy / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        found = errors(examine(copy, at.today).findings)
    return tuple(one for one in found if one.finding.file in (file, masked_path(file)))


ASKED_INSTEAD: Final[Mapping[Code, str]] = {Code.WITHOUT_SOURCE: "source", Code.SUBJECTS_MISSING: "subjects"}
"""Findings about one field that are mended in another."""


def to_ask_again(questions: tuple[Question, ...], wrong: tuple[Located, ...]) -> tuple[Question, ...]:
    """The questions whose answers the errors are about; none where any of them is about something else."""
    found: dict[Route, Question] = {}
    for one in wrong:
        field = ASKED_INSTEAD.get(one.finding.code, one.field)
        its = [asked for asked in questions if field and f"{field}.".startswith(f"{asked.flag}.")]
        if not its:
            return ()
        found.update({asked.route: asked for asked in its})
    return tuple(found.values())


def write(records: Path, inside: str, text: str) -> None:
    """Raises FileExistsError where there is such a file: nothing is ever overwritten."""
    path = records / inside
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
