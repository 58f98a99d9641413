"""The schemas that editors read: on disk as the code makes them, closed, and by no address outside the project."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.records.fields import fields
from generator.records.kinds import RECORD_KINDS, Kind
from generator.records.modeline import modeline
from generator.records.parts import parts
from generator.records.schema import FOLDER, file_of, schema, schemas

ROOT = Path(__file__).parents[3]
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))

each_kind = pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.name)


def objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from objects(inner)


def test_the_schemas_on_disk_are_those_of_the_code() -> None:
    """After a change on purpose: `portfolio schema`."""
    on_disk = {path.name: path.read_text("utf-8") for path in (ROOT / FOLDER).glob("*.json")}
    del on_disk["findings.schema.json"]
    assert on_disk == schemas()


@each_kind
def test_a_definition_is_named_like_its_model_and_allows_its_fields_alone(kind: Kind) -> None:
    definitions = schema(kind)["$defs"]
    for part in parts(kind.model):
        assert [*definitions[part.__name__]["properties"]] == [*part.model_fields]
        assert definitions[part.__name__]["additionalProperties"] is False


@each_kind
def test_what_is_referred_to_is_defined_and_what_is_defined_is_referred_to(kind: Kind) -> None:
    made = schema(kind)
    referred = {one["$ref"] for one in objects(made) if isinstance(one.get("$ref"), str)}
    assert referred == {f"#/$defs/{name}" for name in made["$defs"]}


@each_kind
def test_every_property_says_in_indonesian_what_it_is(kind: Kind) -> None:
    words = fields("id")
    definitions = schema(kind)["$defs"]
    for part in parts(kind.model):
        for name, made in definitions[part.__name__]["properties"].items():
            assert (made["title"], made["description"]) == (
                words.of(part, name).title,
                words.of(part, name).description,
            )
    for one in (one for one in objects(definitions) if "enum" in one):
        assert len(one["enum"]) == len(one["markdownEnumDescriptions"])


@each_kind
def test_a_schema_leads_to_no_other_place(kind: Kind) -> None:
    text = schemas()[file_of(kind)].replace("https://json-schema.org/draft/2020-12/schema", "", 1)
    # Words speak of addresses, and a pattern begins with what they begin with.
    assert re.findall(r"https?://\w", text) == []


def test_the_command_writes_the_folder_and_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "schemas")])
    assert result.exit_code == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()} == schemas()
    assert result.output.endswith("16 skema ditulis.\n")
    assert all(name in result.output for name in schemas())


# --- how an editor finds them -------------------------------------------------------------------------------------

RECORDS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("records", "tests/example/records")
    for path in (ROOT / folder).rglob("*.yml")
)


@pytest.mark.parametrize("file", RECORDS)
def test_a_record_begins_by_naming_the_schema_of_its_kind(file: str) -> None:
    folder = "tests/example/records" if file.startswith("tests/") else "records"
    inside = file.removeprefix(f"{folder}/")
    (kind,) = (kind for kind in RECORD_KINDS if kind.path.fullmatch(inside))
    first = (ROOT / file).read_text("utf-8").splitlines(keepends=True)[0]
    assert first == modeline(inside, folder)
    named = ((ROOT / file).parent / first.strip().partition("$schema=")[2]).resolve()
    assert named == ROOT / FOLDER / file_of(kind)
    assert named.is_file()


@each_kind
def test_the_settings_of_the_editor_know_where_records_of_each_kind_lie(kind: Kind) -> None:
    pattern: str = SETTINGS["yaml.schemas"][f"./{FOLDER}/{file_of(kind)}"]
    assert kind.path.pattern == pattern.removeprefix("/records/").replace(".", r"\.").replace("*", "([^/]+)")


def test_the_settings_of_the_editor_know_no_other_kind() -> None:
    assert len(SETTINGS["yaml.schemas"]) == len(RECORD_KINDS)


def test_the_editor_recommends_what_reads_the_schemas() -> None:
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}
