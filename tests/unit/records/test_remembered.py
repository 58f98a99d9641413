"""A record that is remembered is the record that was read; and whatever is not certain to be that is read again."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pydantic import BaseModel

from generator.findings.finding import Finding
from generator.memory import Notes, key
from generator.records import load as loading
from generator.records import remembered
from generator.records.kinds import RECORD_KINDS, Ids, Kind
from generator.records.load import Loaded, load
from generator.records.model import Indicator, Kept, Organisation, Outcome
from generator.records.portfolio import Portfolio
from generator.records.remembered import made, written
from generator.records.walk import walk
from tests.bad_records.changed import COHORT, GROUP, ORGANISATION, PERSON
from tests.bad_records.reports import GOOD
from tests.benchmarks import synthetic
from tests.building import EXAMPLE, ROOT


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return copytree(GOOD, tmp_path / "records")


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory"


@pytest.fixture
def reread(records: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], set[str]]:
    """Loads once more, and says which files were read for it."""
    really = loading._record
    read: set[str] = set()

    def noting(kind: Kind, ids: Ids, file: str, raw: bytes) -> tuple[Kept | None, list[Finding]]:
        read.add(file.removeprefix("records/"))
        return really(kind, ids, file, raw)

    def run() -> set[str]:
        read.clear()
        again = load(records, Notes(memory / "records"))
        its_files = set(read)
        same(again, load(records))
        return its_files

    monkeypatch.setattr(loading, "_record", noting)
    return run


def same(ours: Loaded, theirs: Loaded) -> None:
    assert ours == theirs
    # Equal is less than the same: 1 equals 1.0, and says nothing of which fields were written.
    assert repr(ours) == repr(theirs)
    assert fields_set(ours) == fields_set(theirs)


def fields_set(loaded: Loaded) -> list[set[str]]:
    if loaded.portfolio is None:
        return []
    return [
        part.model_fields_set
        for one in loaded.portfolio.everything()
        for _, part in walk(one.record)
        if isinstance(part, BaseModel)
    ]


def everything(folder: Path) -> Portfolio:
    portfolio = load(folder).portfolio
    assert portfolio is not None
    return portfolio


class TestOneRecord:
    @pytest.mark.parametrize("folder", [ROOT / "records", EXAMPLE, GOOD], ids=["real", "example", "good"])
    def test_every_record_is_made_as_it_was_read(self, folder: Path) -> None:
        for one in everything(folder).everything():
            again = made(type(one.record), written(one.record))
            assert again == one.record
            assert repr(again) == repr(one.record)
            assert hash(again) == hash(one.record)

    @pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.name)
    def test_what_is_no_record_is_not_made(self, kind: Kind) -> None:
        for json in ("", "{", "[]", "null", '{"name": 5}', '"x"'):
            assert made(kind.model, json) is None

    def test_one_kind_is_not_made_of_another(self) -> None:
        organisation = Organisation(name="Yayasan Contoh")
        assert made(Indicator, written(organisation)) is None

    def test_it_is_one_line_of_plain_characters(self) -> None:
        json = written(Organisation(name="Yayasan \u201cContoh\u201d\u3042"))
        assert json.isascii()
        assert "\n" not in json

    @pytest.mark.parametrize(
        "figure",
        [
            0,
            -5,
            10**17,
            Decimal("12.50"),
            Decimal("-0.0"),
            {"exact": 5},
            {"exact": 5, "source": "x"},
            {"exact": 5, "caveat": {"id": "kira-kira"}},
            {"range": {"low": Decimal("1.0"), "high": 2}},
            {"share": {"part": 1, "whole": 2}},
            {"not_known": {"id": "tidak tercatat", "en": "not recorded"}},
            {"not_measured": {"id": "tidak diukur"}},
            {"withheld": "safety"},
        ],
        ids=repr,
    )
    @pytest.mark.parametrize(
        "when", [2024, "2024-02", "2024-02-29", "2023/2024-02", "2024-02-29/2025", {"not_known": {"id": "-"}}], ids=repr
    )
    def test_figures_and_dates_are_what_they_were(self, figure: Any, when: Any) -> None:
        record = Outcome.model_validate(
            {"measured": when, "results": ({"indicator": "x", "target": figure, "actual": figure},)}
        )
        again = made(Outcome, written(record))
        assert repr(again) == repr(record)
        assert again == record
        assert isinstance(again, Outcome)
        assert [part.model_fields_set for part in models(again)] == [part.model_fields_set for part in models(record)]


def models(record: Kept) -> Iterator[BaseModel]:
    return (part for _, part in walk(record) if isinstance(part, BaseModel))


class TestManyRecords:
    @pytest.mark.parametrize("folder", [ROOT / "records", EXAMPLE], ids=["real", "example"])
    def test_unchanged_ones_are_not_read_again(
        self, folder: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = load(folder, Notes(memory / "records"))
        monkeypatch.delattr(loading, "read")
        same(load(folder, Notes(memory / "records")), first)
        monkeypatch.undo()
        same(first, load(folder))

    def test_nor_are_synthetic_ones(self, tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = synthetic.write(tmp_path / "records", 10)
        first = load(folder, Notes(memory / "records"))
        monkeypatch.delattr(loading, "read")
        same(load(folder, Notes(memory / "records")), first)

    def test_a_changed_one_is_read_again(self, records: Path, reread: Callable[[], set[str]]) -> None:
        reread()
        path = records / GROUP
        path.write_text(path.read_text("utf-8") + "notes: baru\n", "utf-8")
        assert reread() == {GROUP}
        assert reread() == set()

    def test_so_is_a_comment(self, records: Path, reread: Callable[[], set[str]]) -> None:
        reread()
        with (records / COHORT).open("a") as file:
            file.write("# baru\n")
        assert reread() == {COHORT}

    def test_one_that_goes_by_another_name_is_read_again(self, records: Path, reread: Callable[[], set[str]]) -> None:
        reread()
        (records / ORGANISATION).rename(records / "organisations/Lain.yml")
        assert reread() == {"organisations/Lain.yml"}

    def test_one_that_is_wrong_is_found_wrong_every_time(self, records: Path, reread: Callable[[], set[str]]) -> None:
        (records / PERSON).write_text("name: no\n", "utf-8")
        (records / ORGANISATION).write_bytes(b"\xff")
        assert reread() > {PERSON, ORGANISATION}
        assert reread() == {PERSON, ORGANISATION}
        assert reread() == {PERSON, ORGANISATION}

    def test_one_that_is_gone_is_forgotten(self, records: Path, memory: Path, reread: Callable[[], set[str]]) -> None:
        reread()
        raw = (records / PERSON).read_bytes()
        (records / PERSON).unlink()
        assert reread() == set()
        (records / PERSON).write_bytes(raw)
        assert reread() == {PERSON}
        assert len(list(memory.iterdir())) == 1

    def test_nothing_is_written_where_nothing_has_changed(self, memory: Path, reread: Callable[[], set[str]]) -> None:
        reread()
        (file,) = memory.iterdir()
        before = file.stat()
        reread()
        assert file.stat() == before


class TestAMemoryThatIsNotOurs:
    @pytest.fixture
    def kept(self, memory: Path, reread: Callable[[], set[str]]) -> Path:
        reread()
        assert reread() == set()
        (file,) = memory.iterdir()
        return file

    @pytest.mark.parametrize(
        "damage",
        [
            lambda raw: b"",
            lambda raw: raw[:-1],
            lambda raw: raw[: len(raw) // 2],
            lambda raw: raw + b"\n",
            lambda raw: raw.replace(b"Yayasan", b"Jajasan", 1),
            lambda raw: raw.partition(b"\n")[2],
            lambda raw: b"\x80" + raw,
            lambda raw: b"null",
        ],
        ids=["emptied", "cut", "halved", "longer", "changed", "without seal", "no text", "other"],
    )
    def test_a_damaged_one_is_not_believed(
        self, kept: Path, damage: Callable[[bytes], bytes], reread: Callable[[], set[str]]
    ) -> None:
        raw = kept.read_bytes()
        assert damage(raw) != raw
        kept.write_bytes(damage(raw))
        assert GROUP in reread()
        assert reread() == set()

    @pytest.mark.parametrize("text", ["x", "\n", "\n\n\n", "{}\n{}\n"])
    def test_one_that_holds_something_else_is_not_taken_for_records(
        self, kept: Path, text: str, reread: Callable[[], set[str]]
    ) -> None:
        kept.write_text(f"{key(text)}\n{text}")
        assert GROUP in reread()

    def test_a_record_that_does_not_fit_is_read(self, kept: Path, reread: Callable[[], set[str]]) -> None:
        text = kept.read_text().partition("\n")[2].replace('"name":{', '"nama":{')
        kept.write_text(f"{key(text)}\n{text}")
        assert GROUP in reread()
        assert reread() == set()

    def test_another_release_reads_anew(
        self, kept: Path, reread: Callable[[], set[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = kept.read_text()
        monkeypatch.setattr(remembered, "_readers", lambda: "0" * 64)
        assert GROUP in reread()
        assert not {line[:64] for line in before.splitlines()} & {line[:64] for line in kept.read_text().splitlines()}

    def test_one_that_cannot_be_written_is_no_reason_to_fail(
        self, memory: Path, reread: Callable[[], set[str]]
    ) -> None:
        memory.write_bytes(b"")
        assert GROUP in reread()
        assert GROUP in reread()
