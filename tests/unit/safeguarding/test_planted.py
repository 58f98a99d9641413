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

from generator.cli import FORMS, main
from generator.examine import Examined, examine
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Located, Route, Span
from generator.records import model, values
from generator.records.document import field_of
from generator.records.kinds import RECORD_KINDS
from generator.records.load import load
from generator.records.model import Kept, Override, Programme, Published, Story
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import BothLanguages, Prose, Record, Text
from generator.records.walk import walk
from generator.safeguarding.guard import between_fields, masked_path, texts_keep_the_rules
from generator.safeguarding.overrides import lifted, overrides_are_used
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
            held = getattr(value, name)
            if name == "notes" and held is None:
                held = ""
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
    return portfolio


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
    (filed, kind, name, route)
    for filed in example().everything()
    for kind, name, route in places_of_prose(filed.record)
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
    return "".join(form(findings, catalogue(language)) for form in FORMS.values() for language in ("id", "en"))


def printed_here(findings: list[Finding]) -> str:
    return printed([Located(one, TOP_OF_FILE, "") for one in findings])


BROKEN_BY: Final = cache(TextRules.broken_by)
"""The rules are pure: each text is looked at once, however often it stands beside a planted one."""


MANNERS: Final = {"alone": "{value}", "after its words": "{said} {value}", "before its words": "{value} {said}"}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("kind", PLANTED)
def test_in_every_text_of_every_record_it_is_found_there_and_nowhere_else(
    kind: str, manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextRules, "broken_by", BROKEN_BY)
    value, code = PLANTED[kind]
    passing = lifted(example(), TODAY)
    missed = []
    for filed, holder, name, route in EVERYWHERE:
        if (holder, name) == (Override, "literal"):
            continue
        text = MANNERS[manner].format(value=value, said=at(filed.record, route) or "").strip()
        portfolio = alone(replace(filed, record=planted(filed.record, route, text)))
        found = list(texts_keep_the_rules(portfolio, rules(), passing))
        if [(one.file, one.place) for one in found if one.code is code] != [(filed.file, route)]:
            missed.append((filed.file, route))
        assert not NEVER_REPEATED.search(printed_here(found) + repr(found))
    assert missed == []


def test_in_the_words_of_an_override_it_is_an_error_unless_it_is_needed_elsewhere() -> None:
    """They are there to be found in another field, and say nothing that does not stand there as well."""
    filed = example().overrides
    assert filed is not None
    route = ("overrides", 0, "literal")
    for value, _ in PLANTED.values():
        changed = replace(filed, record=planted(filed.record, route, value))
        found = list(overrides_are_used(replace(example(), overrides=changed), rules(), TODAY))
        assert [(one.code, one.file, one.place) for one in found] == [(Code.OVERRIDE_UNUSED, filed.file, route)]
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
        for language, form in zip(("id", "en", "en", "id"), FORMS, strict=True)
    ]
    assert [run.exit_code for run in runs] == [1, 1, 1, 1]
    return Written(tuple(places), examine(records, TODAY), "".join(run.output for run in runs))


def _one_of_each_kind() -> Iterator[tuple[Filed[Kept], Route]]:
    """The last text of the first record of each kind; the programme last, so that its labels stay what they are."""
    first: dict[type[BaseModel], Filed[Any]] = {}
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
        assert f"- {its.line}:{its.column} `{field_of(route)}` — **{code}** {code.kebab} (" in written.printed
    assert not NEVER_REPEATED.search(written.printed)


def test_neither_its_line_nor_a_repair_is_shown(written: Written) -> None:
    for one in written.examined.findings:
        if (one.finding.code, one.finding.file, one.finding.place) in written.places:
            assert (one.line, one.instead) == ("", None)


# --- between fields, and in the names of files --------------------------------------------------------------------


COHORT: Final = "records/cohorts/semarang-2023/cohort.yml"
FACTS: Final = ("count",)
"""What a comment may speak of."""
IDENTIFYING: Final = {name: thing for name, thing in PLANTED.items() if name not in FACTS}


def between(file: str, text: str) -> list[tuple[Code, str, Span]]:
    found = list(between_fields(example(), rules(), [(file, text)]))
    assert not NEVER_REPEATED.search(printed_here(found) + repr(found))
    return [(one.code, one.file, one.place) for one in found if isinstance(one.place, Span)]


@pytest.mark.parametrize(("value", "code"), IDENTIFYING.values(), ids=IDENTIFYING)
@pytest.mark.parametrize("before", ["", "  ", "audience: public  ", "- "])
def test_in_a_comment_it_is_found_where_the_comment_begins(before: str, value: str, code: Code) -> None:
    line = f"{before}# Lihat {value}."
    begins = len(before) + 2
    assert between(COHORT, f"# Kasus: rekaan.\n{line}\nperiod: 2023\n") == [
        (code, COHORT, Span(2, begins, 2, len(line) + 1))
    ]


def test_the_fields_of_a_record_that_was_read_are_looked_at_elsewhere() -> None:
    assert between(COHORT, f"notes: {' '.join(value for value, _ in PLANTED.values())}\n") == []


@pytest.mark.parametrize(("value", "code"), IDENTIFYING.values(), ids=IDENTIFYING)
def test_in_a_file_that_cannot_be_read_it_is_found_in_any_line(value: str, code: Code) -> None:
    file, line = "records/people/rusak.yml", f"name: [{value}"
    assert between(file, f"audience: public\n{line}\n") == [(code, file, Span(2, 1, 2, len(line) + 1))]


def test_labels_and_counts_identify_nobody_in_a_comment() -> None:
    assert between(COHORT, "# Kasus: tiga peserta, penyintas bencana.\n") == []
    assert between("records/people/rusak.yml", "tiga peserta, penyintas bencana\n") == []


@dataclass(frozen=True, slots=True)
class Scattered:
    records: Path
    found: tuple[tuple[str, str, int], ...]
    """Code, file and line."""
    printed: str


@pytest.fixture(scope="module")
def scattered(tmp_path_factory: pytest.TempPathFactory) -> Scattered:
    """Records with planted file names, comments, unreadable files and unknown files."""
    records = Path(shutil.copytree(RECORDS, tmp_path_factory.mktemp("scattered") / "records"))
    for file, text in SCATTERED.items():
        path = records / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    examined = examine(records, TODAY)
    return Scattered(
        records,
        tuple((str(one.finding.code), one.finding.file, one.span.line) for one in examined.findings),
        printed(list(examined.findings)),
    )


ORGANISATION: Final = "name: Lembaga Rekaan\n"
SCATTERED: Final = {
    "organisations/3374014507900001.yml": ORGANISATION,
    "organisations/0812-3456-7890.yml": ORGANISATION,
    "organisations/812-3456-7890.yml": ORGANISATION,
    "organisations/Ibu-Kenanga-Rekaan.yml": ORGANISATION,
    "organisations/Kelurahan_Rekaan.yml": ORGANISATION,
    "organisations/komentar.yml": "# Telepon: 0812-3456-7890\nname: Lembaga Rekaan # milik Ibu Kenanga Rekaan\n",
    "organisations/rusak.yml": "name: [Lembaga\nnotes: Ibu Kenanga Rekaan, 3374014507900001\n",
    "organisations/kolom.yml": "name: Lembaga Rekaan\n0812-3456-7890: Kelurahan Rekaan\n",
    "organisations/angka.yml": "name: Lembaga Rekaan\naudience: 3374014507900001\nsource: 0812.345.678\n",
    "media/3374014507900001.jpg": "Kelurahan Rekaan",
    "3374014507900001/0812-3456-7890.txt": "Ibu Kenanga Rekaan di Kelurahan Rekaan, tiga peserta",
}


@pytest.mark.parametrize(
    ("code", "file", "line"),
    [
        ("P06", "records/organisations/…", 1),
        ("P07", "records/organisations/…", 1),
        ("F15", "records/organisations/…", 1),
        ("P07", "records/organisations/komentar.yml", 1),
        ("P14", "records/organisations/komentar.yml", 2),
        ("Y27", "records/organisations/rusak.yml", 1),
        ("P14", "records/organisations/rusak.yml", 2),
        ("P06", "records/organisations/rusak.yml", 2),
        ("F02", "records/organisations/kolom.yml", 2),
        ("P07", "records/organisations/kolom.yml", 2),
        ("P01", "records/organisations/kolom.yml", 2),
        ("P06", "records/organisations/angka.yml", 2),
        ("R08", "records/media/…", 1),
        ("R01", "records/…/…", 1),
    ],
)
def test_what_stands_in_no_field_is_found_too(scattered: Scattered, code: str, file: str, line: int) -> None:
    assert (code, file, line) in scattered.found


def test_three_file_names_are_found_that_are_ids_and_two_that_are_none(scattered: Scattered) -> None:
    said = [code for code, file, _ in scattered.found if file == "records/organisations/…"]
    assert sorted(said) == ["F15", "F15", "P06", "P07", "P07"]


def test_none_of_it_is_repeated(scattered: Scattered) -> None:
    assert not NEVER_REPEATED.search(scattered.printed)


class TestMasked:
    @pytest.mark.parametrize(
        "step",
        [
            "3374014507900001.yml",
            "0812-3456-7890",
            "812-3456-7890.yml",
            "jl-melati-12.yml",
            "Ibu-Kenanga.yml",
            "Ibu_Kenanga.yml",
            "Ibu Kenanga Rekaan.txt",
            "Kelurahan-Rekaan.yml",
            "kenanga@rekaan.example",
        ],
    )
    def test_a_step_that_identifies_is_left_out_wherever_it_stands(self, step: str) -> None:
        assert masked_path(f"records/people/{step}") == "records/people/…"
        assert masked_path(f"records/{step}/people/a.yml") == "records/…/people/a.yml"
        assert masked_path(step) == "…"

    @pytest.mark.parametrize("step", ["penyintas-bencana.yml", "tiga-peserta.yml", "2023-q4.yml", "33.74.yml"])
    def test_what_identifies_nobody_is_needed_to_find_the_file(self, step: str) -> None:
        assert masked_path(f"records/sources/{step}") == f"records/sources/{step}"

    def test_every_file_of_the_records_is_named_in_full(self) -> None:
        for filed in example().everything():
            assert masked_path(filed.file) == filed.file
