import gc
import os
from pathlib import Path
from shutil import copytree

import pytest

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Span
from generator.records.folder import content
from generator.records.load import load, located
from tests.bad_records.changed import (
    COHORT,
    GROUP,
    INDICATOR,
    ORGANISATION,
    OUTCOME,
    PERSON,
    PLACE,
    PLAN,
    PROGRAMME,
    SOURCE,
)
from tests.bad_records.reports import GOOD, examine


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return copytree(GOOD, tmp_path / "records")


def found(records: Path) -> list[tuple[Code, str]]:
    return [(one.code, one.file.removeprefix("records/")) for one in load(records).findings]


class TestAGoodFolder:
    def test_it_is_loaded_without_findings(self, records: Path) -> None:
        assert load(records).findings == ()

    def test_records_lie_as_their_folders_do(self, records: Path) -> None:
        portfolio = load(records).portfolio
        assert portfolio is not None
        (cohort,) = portfolio.cohorts
        (group,) = cohort.groups
        assert (cohort.cohort.id, group.group.id) == ("angkatan-contoh", "kue")
        assert group.plan is not None
        assert [outcome.id for outcome in group.outcomes] == ["akhir"]
        assert [one.id for one in portfolio.places] == ["99.01"]

    def test_everything_comes_in_the_order_of_the_kinds(self, records: Path) -> None:
        portfolio = load(records).portfolio
        assert portfolio is not None
        assert [one.file.removeprefix("records/") for one in portfolio.everything()] == [
            PROGRAMME,
            ORGANISATION,
            PERSON,
            PLACE,
            SOURCE,
            INDICATOR,
            COHORT,
            GROUP,
            PLAN,
            OUTCOME,
        ]

    def test_units_are_cohorts_and_what_they_hold(self, records: Path) -> None:
        portfolio = load(records).portfolio
        assert portfolio is not None
        assert [one.file.removeprefix("records/") for one in portfolio.units()] == [COHORT, GROUP, PLAN, OUTCOME]

    def test_a_group_without_plan_is_a_group(self, records: Path) -> None:
        (records / PLAN).unlink()
        portfolio = load(records).portfolio
        assert portfolio is not None
        assert [one.file.removeprefix("records/") for one in portfolio.units()] == [COHORT, GROUP, OUTCOME]

    def test_files_are_named_after_the_folder(self, records: Path) -> None:
        other = records.rename(records.with_name("catatan"))
        portfolio = load(other).portfolio
        assert portfolio is not None
        assert portfolio.programme.file == "catatan/programme.yml"

    @pytest.mark.parametrize("way", [".", "cohorts/.."])
    def test_the_folder_may_be_the_one_we_are_in(
        self, records: Path, way: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (records / PLACE).write_text("name: no\n", "utf-8")
        monkeypatch.chdir(records)
        assert [(one.finding.file, one.finding.code, one.span.line) for one in examine(Path(way))] == [
            ("records/places/99.01.yml", Code.FIELD_MISSING, 1),
            ("records/places/99.01.yml", Code.YES_NO_WORD, 1),
        ]


class TestFilesThatAreNoRecords:
    @pytest.mark.parametrize(
        "name",
        [
            "catatan.txt",
            "README.md",
            "organisations/x.yaml",
            "organisations/x.YML",
            "organisations/deeper/x.yml",
            "orgs/x.yml",
            "cohorts/x.yml",
            "cohorts/x/kohort.yml",
            "cohorts/angkatan-contoh/groups/kue/outcomes/deeper/x.yml",
            "programme.yml~",
            "consents/deeper/x.yml",
        ],
    )
    def test_an_unknown_file_is_found(self, records: Path, name: str) -> None:
        path = records / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
        assert found(records) == [(Code.UNKNOWN_FILE, name)]

    @pytest.mark.parametrize("name", [".DS_Store", "organisations/.x.yml.swp", ".git/config", "cohorts/.x/cohort.yml"])
    def test_a_hidden_file_is_passed_by(self, records: Path, name: str) -> None:
        path = records / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
        assert found(records) == []

    def test_an_empty_folder_is_nothing(self, records: Path) -> None:
        (records / "cohorts" / "kosong" / "groups").mkdir(parents=True)
        assert found(records) == []

    def test_a_folder_called_like_a_record_is_a_folder(self, records: Path) -> None:
        (records / "organisations" / "x.yml").mkdir()
        assert found(records) == []


class TestNames:
    @pytest.mark.parametrize("name", ["A", "a_b", "a b", "-a", "a--b", "é", "a.b", "x" * 10 + "-"])
    def test_a_file_name_that_is_no_id_is_found(self, records: Path, name: str) -> None:
        (records / "organisations" / f"{name}.yml").write_bytes((records / ORGANISATION).read_bytes())
        assert found(records) == [(Code.NOT_ID, f"organisations/{name}.yml")]

    @pytest.mark.parametrize("name", ["bekasi", "3275", "32.755", "32.75.01", "\u0663\u0662.75"])
    def test_a_place_is_named_by_its_code(self, records: Path, name: str) -> None:
        (records / "places" / f"{name}.yml").write_bytes((records / PLACE).read_bytes())
        assert found(records) == [(Code.NOT_ID, f"places/{name}.yml")]

    def test_a_folder_name_that_is_no_id_is_found_once_a_file(self, records: Path) -> None:
        (records / "cohorts" / "angkatan-contoh").rename(records / "cohorts" / "Angkatan Contoh")
        assert found(records) == [
            (Code.NOT_ID, file.replace("angkatan-contoh", "Angkatan Contoh")) for file in (COHORT, PLAN, GROUP, OUTCOME)
        ]

    @pytest.mark.parametrize(
        ("name", "printed"),
        [(b"caf\xe9.yml", "caf\ufffd.yml"), (b"a\nb.yml", "a\ufffdb.yml"), ("a\u202eb.yml".encode(), "a\ufffdb.yml")],
    )
    def test_a_name_that_cannot_be_printed_is_made_printable(self, records: Path, name: bytes, printed: str) -> None:
        (records / "people" / os.fsdecode(name)).write_bytes((records / PERSON).read_bytes())
        assert found(records) == [(Code.NOT_ID, f"people/{printed}")]
        (one,) = located(records, load(records).findings)
        assert one.span == TOP_OF_FILE
        assert one.finding.file.encode().decode() == f"records/people/{printed}"


class TestFilesThatCannotBeRead:
    def test_a_link_is_not_followed(self, records: Path) -> None:
        (records / PERSON).unlink()
        (records / PERSON).symlink_to(records / PROGRAMME)
        assert found(records) == [(Code.UNREADABLE_FILE, PERSON)]
        (one,) = located(records, load(records).findings)
        assert one.line == ""

    def test_nor_is_one_that_leads_nowhere(self, records: Path) -> None:
        (records / "people" / "x.yml").symlink_to("nowhere")
        assert found(records) == [(Code.UNREADABLE_FILE, "people/x.yml")]

    def test_nor_is_a_linked_folder(self, records: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "x.yml").write_text("x", "utf-8")
        (records / "stories").symlink_to(tmp_path / "elsewhere")
        assert found(records) == [(Code.UNREADABLE_FILE, "stories")]

    def test_a_pipe_is_not_waited_for(self, records: Path) -> None:
        os.mkfifo(records / "people" / "x.yml")
        assert found(records) == [(Code.UNREADABLE_FILE, "people/x.yml")]
        assert len(located(records, load(records).findings)) == 1

    def test_a_folder_that_cannot_be_opened_is_found(self, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        really = os.scandir

        def refusing(path: str) -> object:
            if Path(path).name == "people":
                raise PermissionError
            return really(path)

        monkeypatch.setattr(os, "scandir", refusing)
        assert found(records) == [(Code.UNREADABLE_FILE, "people")]

    def test_a_file_that_is_written_to_meanwhile_is_read_to_its_end(
        self, records: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        really = os.read
        monkeypatch.setattr(os, "read", lambda opened, most: really(opened, min(most, 7)))
        assert content(records / PROGRAMME, 1_000) == (records / PROGRAMME).read_bytes()[:1_000]
        assert load(records).findings == ()


class TestGarbage:
    """It is not looked for while records are loaded; afterwards it is again, if it was before."""

    @pytest.mark.parametrize("was_on", [True, False])
    def test_it_is_looked_for_as_before(self, records: Path, was_on: bool) -> None:
        try:
            if not was_on:
                gc.disable()
            load(records)
            assert gc.isenabled() == was_on
        finally:
            gc.enable()


class TestMissingRecords:
    def test_without_a_programme_there_is_no_portfolio(self, records: Path) -> None:
        (records / PROGRAMME).unlink()
        assert found(records) == [(Code.RECORD_MISSING, PROGRAMME)]
        assert load(records).portfolio is None

    def test_an_empty_folder_lacks_its_programme(self, tmp_path: Path) -> None:
        (tmp_path / "records").mkdir()
        assert found(tmp_path / "records") == [(Code.RECORD_MISSING, PROGRAMME)]

    def test_with_a_broken_programme_there_is_no_portfolio_either(self, records: Path) -> None:
        (records / PROGRAMME).write_text("name: no\n", "utf-8")
        assert (Code.RECORD_MISSING, PROGRAMME) not in found(records)
        assert load(records).portfolio is None

    def test_a_group_needs_a_cohort(self, records: Path) -> None:
        (records / COHORT).unlink()
        assert found(records) == [(Code.RECORD_MISSING, COHORT)]

    @pytest.mark.parametrize("left", [PLAN, OUTCOME])
    def test_a_plan_or_an_outcome_needs_a_group(self, records: Path, left: str) -> None:
        for file in {GROUP, PLAN, OUTCOME} - {left}:
            (records / file).unlink()
        assert found(records) == [(Code.RECORD_MISSING, GROUP)]

    def test_a_broken_plan_needs_a_group_too(self, records: Path) -> None:
        (records / GROUP).unlink()
        (records / OUTCOME).unlink()
        (records / PLAN).write_text("summary: no\n", "utf-8")
        assert (Code.RECORD_MISSING, GROUP) in found(records)

    def test_a_story_needs_a_cohort(self, records: Path) -> None:
        path = records / "cohorts/lain/stories/kisah.yml"
        path.parent.mkdir(parents=True)
        path.write_text("title: {id: a}\nbody: {id: b}\n", "utf-8")
        assert found(records) == [(Code.RECORD_MISSING, "cohorts/lain/cohort.yml")]


class TestBrokenRecords:
    @pytest.mark.parametrize("file", [ORGANISATION, PERSON, PLACE, SOURCE, INDICATOR, COHORT, GROUP, PLAN, OUTCOME])
    @pytest.mark.parametrize("content", [b"", b"\xff", b"a: b: c\n", b"warna: biru\n"], ids=repr)
    def test_a_broken_record_is_no_wrong_reference(self, records: Path, file: str, content: bytes) -> None:
        """Nothing but what is wrong in the file itself is found."""
        (records / file).write_bytes(content)
        assert {one.finding.file for one in examine(records)} == {f"records/{file}"}

    def test_broken_records_are_known_by_kind_and_id(self, records: Path) -> None:
        (records / PERSON).write_bytes(b"")
        (records / GROUP).write_bytes(b"")
        portfolio = load(records).portfolio
        assert portfolio is not None
        assert portfolio.unreadable == {("person", "tokoh-contoh"), ("group", "kue")}

    def test_a_record_that_fits_but_was_doubtful_to_read_is_broken(self, records: Path) -> None:
        path = records / ORGANISATION
        path.write_text(path.read_text("utf-8") + "name: Yayasan Lain\n", "utf-8")
        portfolio = load(records).portfolio
        assert portfolio is not None
        assert portfolio.organisations == ()


class TestLocated:
    def test_findings_come_in_the_order_of_files_lines_and_codes(self, records: Path) -> None:
        def at(file: str, route: tuple[str, ...], code: Code = Code.NOT_TEXT) -> Finding:
            return Finding(code, f"records/{file}", route)

        findings = [
            at(PROGRAMME, ("name",)),
            at(PLACE, ("province", "id"), Code.EMPTY_VALUE),
            at(PLACE, ("province", "id")),
            at(PLACE, ("name", "id")),
            Finding(Code.TAB, f"records/{PLACE}", Span(3, 1, 3, 2)),
            at(PLACE, ("name",)),
        ]
        assert [(one.finding.code, one.span.line, one.span.column) for one in located(records, findings)] == [
            (Code.NOT_TEXT, 2, 1),
            (Code.TAB, 3, 1),
            (Code.NOT_TEXT, 3, 7),
            (Code.NOT_TEXT, 6, 7),
            (Code.EMPTY_VALUE, 6, 7),
            (Code.NOT_TEXT, 3, 1),
        ]

    def test_the_line_is_the_one_an_editor_shows(self, records: Path) -> None:
        (records / PLACE).write_bytes("a: x\u2028y\r\nb: \x0c\r\nc: z".encode())
        findings = [Finding(Code.TAB, f"records/{PLACE}", Span(line, 1, line, 2)) for line in (1, 3, 9)]
        assert [one.line for one in located(records, findings)] == ["a: x\u2028y", "c: z", ""]

    def test_a_file_that_is_gone_is_pointed_at_its_top(self, records: Path) -> None:
        (one,) = located(records, [Finding(Code.RECORD_MISSING, "records/x.yml", ("a",))])
        assert one.span == TOP_OF_FILE
