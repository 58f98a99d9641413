"""What may not be written is found wherever a record holds words, in between, and in the names of files; and no report
repeats it. Everyone and everything that is planted here is invented."""

import inspect
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from generator.cli import main
from generator.examine import Examined, examine
from generator.findings import report
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Route
from generator.findings.report import Located
from generator.records import model, values
from generator.records.kinds import RECORD_KINDS, kind_of
from generator.records.load import load
from generator.records.model import Overrides, Published
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
from generator.records.values import Prose, Record
from generator.records.walk import walk
from generator.safeguarding.guard import between_fields, masked, texts_keep_the_rules
from generator.safeguarding.text_rules import TextRules, text_rules

RECORDS: Final = Path(__file__).parents[2] / "example" / "records"
TODAY: Final = date(2026, 11, 24)

PLANTED: Final = {
    "identity-number": ("3374014507900001", Code.IDENTITY_NUMBER),
    "phone-number": ("0812-3456-7890", Code.PHONE_NUMBER),
    "name": ("Ibu Kenanga Rekaan", Code.NAME_NOT_LISTED),
    "place": ("Kelurahan Rekaan", Code.PLACE_TOO_FINE),
    "count": ("tiga peserta", Code.COUNT_IN_PROSE),
}
NEVER_REPEATED: Final = re.compile("3374014507900001|0812.?3456.?7890|kenanga|kelurahan|tiga.?peserta", re.IGNORECASE)

WITHOUT_EXAMPLE: Final = Overrides.model_validate(
    {
        "notes": "Rekaan.",
        "overrides": (
            {
                "rule": "P01",
                "file": "records/programme.yml",
                "field": "notes",
                "literal": "Desa Rekaan",
                "reason": "Rekaan.",
                "approved_by": ("direktur", "penanggung jawab perlindungan"),
                "since": "2026-10-01",
                "expires": "2027-01-01",
            },
        ),
    }
)


# --- where words stand --------------------------------------------------------------------------------------------


def _is_prose(hint: Any) -> bool:
    return hint == Prose or any(_is_prose(part) for part in get_args(hint))


@cache
def prose_of(kind: type[BaseModel]) -> frozenset[str]:
    """Fields of a model that hold words, themselves or as a list of them."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(name for name in kind.model_fields if _is_prose(hints[name]))


def places_of_prose(value: object, route: Route = ()) -> Iterator[tuple[type[BaseModel], str, Route]]:
    """Model, field and route of every text in a record."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name in prose_of(type(value)):
                for inner, text in walk(held, (*route, name)):
                    if isinstance(text, str):
                        yield type(value), name, inner
            else:
                yield from places_of_prose(held, (*route, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from places_of_prose(item, (*route, position))


def at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def planted(value: Any, route: Route, text: str) -> Any:
    """The same record with `text` at the end of the route: what reading a file with it would give."""
    if not route:
        return text
    step, *further = route
    if isinstance(step, int):
        return (*value[:step], planted(value[step], tuple(further), text), *value[step + 1 :])
    return value.model_copy(update={step: planted(getattr(value, step), tuple(further), text)})


@cache
def example() -> Portfolio:
    portfolio = load(RECORDS).portfolio
    assert portfolio is not None
    filed = portfolio.overrides or Filed("overrides", "records/overrides.yml", WITHOUT_EXAMPLE)
    return replace(portfolio, overrides=filed)


@cache
def rules() -> TextRules:
    return text_rules(example())


def alone(filed: Filed[Any]) -> Portfolio:
    """A portfolio of the programme and this one record, wherever it belongs."""
    nothing = dict.fromkeys(
        ("organisations", "people", "places", "sources", "indicators", "consents", "media", "cohorts"), ()
    )
    empty = replace(example(), **nothing, overrides=None, takedowns=None, released=None)  # type: ignore[arg-type]
    kind, _ = kind_of(filed.file.removeprefix("records/"))
    assert kind is not None
    cohort, group = example().cohorts[0].cohort, example().cohorts[0].groups[0].group
    quiet = CohortFolder(Filed(cohort.id, cohort.file, _quiet(cohort.record)), (), ())
    still = GroupFolder(Filed(group.id, group.file, _quiet(group.record)), None, ())
    match kind.name:
        case "programme" | "overrides" | "takedowns" | "released":
            return replace(empty, **{kind.name: filed})
        case "cohort":
            return replace(empty, cohorts=(CohortFolder(filed, (), ()),))
        case "story":
            return replace(empty, cohorts=(replace(quiet, stories=(filed,)),))
        case "group":
            return replace(empty, cohorts=(replace(quiet, groups=(GroupFolder(filed, None, ()),)),))
        case "business-plan":
            return replace(empty, cohorts=(replace(quiet, groups=(replace(still, plan=filed),)),))
        case "outcome":
            return replace(empty, cohorts=(replace(quiet, groups=(replace(still, outcomes=(filed,)),)),))
        case "person":
            return replace(empty, people=(filed,))
        case "media":
            return replace(empty, media=(filed,))
        case name:
            return replace(empty, **{f"{name}s": (filed,)})


def _quiet(record: Any) -> Any:
    return record.model_copy(update={"notes": None})


EVERYWHERE: Final = tuple(
    (filed, kind, name, route) for filed in example().everything() for kind, name, route in places_of_prose(filed.record)
)
MODELS: Final = tuple(
    dict.fromkeys(
        one
        for module in (model, values)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, Record)
    )
)


def test_words_are_planted_in_every_field_that_holds_any() -> None:
    all_prose = {(kind, name) for kind in MODELS for name in prose_of(kind)}
    inherited = {(kind, "notes") for kind in (Published, model.Kept)}
    reached = {(kind, name) for _, kind, name, _ in EVERYWHERE}
    assert reached >= {(kind, name) for kind, name in all_prose - inherited if name != "notes"}
    assert len(reached) > 40


def test_words_are_planted_in_every_kind_of_record() -> None:
    assert {type(filed.record) for filed, *_ in EVERYWHERE} == {kind.model for kind in RECORD_KINDS}


def test_every_other_text_of_a_record_is_a_code_an_id_an_address_or_a_choice() -> None:
    """So that nothing that somebody could write freely is left out above."""
    known = {(filed.file, route) for filed, _, _, route in EVERYWHERE}
    rest = {
        text
        for filed in example().everything()
        for route, text in walk(filed.record)
        if isinstance(text, str) and (filed.file, route) not in known
    }
    assert {text for text in rest if re.search(r"\s|[A-Z]", text) and not re.fullmatch(r"S-\d{3,5}", text)} == set()


# --- in fields ----------------------------------------------------------------------------------------------------


def printed(findings: list[Located]) -> str:
    return "".join(
        form(findings, catalogue(language)) for form in (report.text, report.github) for language in ("id", "en")
    )


def printed_here(findings: list[Finding]) -> str:
    return printed([Located(one, TOP_OF_FILE, "") for one in findings])


@pytest.mark.parametrize("manner", ["alone", "after its words", "before its words"])
@pytest.mark.parametrize("kind", PLANTED)
def test_in_every_text_of_every_record_it_is_found_there_and_nowhere_else(
    kind: str, manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The rules are pure: each text is looked at once, however often it stands beside a planted one.
    monkeypatch.setattr(TextRules, "broken_by", cache(TextRules.broken_by))
    value, code = PLANTED[kind]
    missed = []
    for filed, holder, name, route in EVERYWHERE:
        if (holder, name) == (model.Override, "literal"):
            continue
        said = at(filed.record, route)
        text = {"alone": value, "after its words": f"{said} {value}", "before its words": f"{value} {said}"}[manner]
        portfolio = alone(replace(filed, record=planted(filed.record, route, text)))
        found = list(texts_keep_the_rules(portfolio, rules(), {}))
        if [(one.file, one.place) for one in found if one.code is code] != [(filed.file, route)]:
            missed.append((filed.file, route))
        assert not NEVER_REPEATED.search(printed_here(found) + repr(found))
    assert missed == []


