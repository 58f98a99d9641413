"""What may not be written is found wherever a record holds words, in between, and in the names of files; and no report
repeats it. Everyone and everything that is planted here is invented."""

import inspect
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from generator.records.model import Kept, Override, Overrides, Programme, Published, Story
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import BothLanguages, Prose, Record, Text
from generator.records.walk import walk
from generator.safeguarding.guard import between_fields, masked, texts_keep_the_rules
from generator.safeguarding.overrides import overrides_are_used
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

OVERRIDES_TEXT: Final = """\
notes: Rekaan.
overrides:
  - rule: P01
    file: records/programme.yml
    field: notes
    literal: Desa Rekaan
    reason: Rekaan.
    approved_by: [direktur, penanggung jawab perlindungan]
    since: 2026-10-01
    expires: 2027-01-01
"""
OVERRIDES: Final = Filed(
    "overrides",
    "records/overrides.yml",
    Overrides.model_validate(
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
    ),
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
    """Model, field and route of every text in a record, and of its notes, which any record can be given."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            held = "" if name == "notes" and value.notes is None else getattr(value, name)
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
    return replace(portfolio, overrides=OVERRIDES)


@cache
def rules() -> TextRules:
    return text_rules(example())


def alone(filed: Filed[Any]) -> Portfolio:
    """A portfolio of the programme and this one record. It stands on a shelf that holds one: texts are looked at
    wherever they stand."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("organisations", "people", "places", "sources", "indicators", "consents", "media", "cohorts"), ()
    )
    empty = replace(example(), **nothing, overrides=None, takedowns=None, released=None)
    return replace(empty, programme=filed) if filed.id == "programme" else replace(empty, overrides=filed)


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
    held = {(kind, name) for kind in MODELS for name in prose_of(kind)}
    abstract = {(kind, "notes") for kind in (Published, Kept)}
    assert {(kind, name) for _, kind, name, _ in EVERYWHERE} == held - abstract
    assert {(Text, "en"), (Programme, "sensitive_labels"), (Story, "notes"), (BothLanguages, "id")} <= held


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


BROKEN_BY: Final = cache(TextRules.broken_by)
"""The rules are pure: each text is looked at once, however often it stands beside a planted one."""


@pytest.mark.parametrize("manner", ["alone", "after its words", "before its words"])
@pytest.mark.parametrize("kind", PLANTED)
def test_in_every_text_of_every_record_it_is_found_there_and_nowhere_else(
    kind: str, manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextRules, "broken_by", BROKEN_BY)
    value, code = PLANTED[kind]
    missed = []
    for filed, holder, name, route in EVERYWHERE:
        if (holder, name) == (Override, "literal"):
            continue
        said = at(filed.record, route) or ""
        text = {"alone": value, "after its words": f"{said} {value}".strip(), "before its words": f"{value} {said}".strip()}[manner]
        portfolio = alone(replace(filed, record=planted(filed.record, route, text)))
        found = list(texts_keep_the_rules(portfolio, rules(), {}))
        if [(one.file, one.place) for one in found if one.code is code] != [(filed.file, route)]:
            missed.append((filed.file, route))
        assert not NEVER_REPEATED.search(printed_here(found) + repr(found))
    assert missed == []


def test_in_the_words_of_an_override_it_is_an_error_unless_it_is_needed_elsewhere() -> None:
    """They are there to be found in another field, and say nothing that does not stand there as well."""
    for value, _ in PLANTED.values():
        route = ("overrides", 0, "literal")
        filed = replace(OVERRIDES, record=planted(OVERRIDES.record, route, value))
        found = list(overrides_are_used(replace(example(), overrides=filed), rules()))
        assert [(one.code, one.file, one.place) for one in found][:1] == [(Code.OVERRIDE_UNUSED, OVERRIDES.file, route)]
        assert not NEVER_REPEATED.search(printed_here(found) + repr(found))


# --- through files ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Written:
    """A copy of the records with something planted in one text of each kind of record, and what was said of it."""

    places: tuple[tuple[Code, str, Route], ...]
    examined: Examined
    printed: str
    """By the command, in both languages and forms."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    records = Path(shutil.copytree(RECORDS, tmp_path_factory.mktemp("planted") / "records"))
    (records / "overrides.yml").write_text(OVERRIDES_TEXT, encoding="utf-8", newline="\n")
    kinds = list(PLANTED.values())
    places = []
    for number, (filed, route) in enumerate(_one_of_each_kind()):
        value, code = kinds[number % len(kinds)]
        path = records / filed.file.removeprefix("records/")
        data = yaml.load(path.read_text("utf-8"), yaml.SafeLoader)
        _write(data, route, value)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
        places.append((code, filed.file, route))
    arguments = ["check", "--records", str(records), "--as-of", TODAY.isoformat()]
    runs = [
        CliRunner().invoke(main, [*arguments, "--language", language, "--format", form])
        for language, form in (("id", "text"), ("en", "github"))
    ]
    assert [run.exit_code for run in runs] == [1, 1]
    return Written(tuple(places), examine(records, TODAY), "".join(run.output for run in runs))


def _one_of_each_kind() -> Iterator[tuple[Filed[Published], Route]]:
    """The last text of the first record of each kind; the programme last, so that its labels stay what they are."""
    first: dict[type[Published], Filed[Published]] = {}
    for filed in example().everything():
        first.setdefault(type(filed.record), filed)
    for filed in first.values():
        *_, route = (route for _, name, route in places_of_prose(filed.record) if name != "literal")
        yield filed, route


def _write(data: Any, route: Route, text: str) -> None:
    *above, last = route
    for step in above:
        data = data[step] if isinstance(step, int) else data.setdefault(step, {})
    data[last] = text


def test_in_a_file_of_every_kind_it_is_found_in_that_file_and_field(written: Written) -> None:
    assert len(written.places) == len(RECORD_KINDS)
    found = {(one.finding.code, one.finding.file, one.finding.place) for one in written.examined.findings}
    assert set(written.places) - found == set()


def test_the_command_names_the_line_and_repeats_nothing(written: Written) -> None:
    for code, file, route in written.places:
        (its,) = (
            one.span
            for one in written.examined.findings
            if (one.finding.code, one.finding.file, one.finding.place) == (code, file, route)
        )
        assert f"{file}:{its.line}:{its.column} {code} {code.kebab}: " in written.printed
        assert f"::error file={file},line={its.line},col={its.column},title={code} {code.kebab}::" in written.printed
    assert not NEVER_REPEATED.search(written.printed)


def test_the_line_is_the_one_that_it_stands_in(written: Written) -> None:
    values = {code: value for value, code in PLANTED.values()}
    for one in written.examined.findings:
        if (one.finding.code, one.finding.file, one.finding.place) in written.places:
            assert values[one.finding.code] in one.line
