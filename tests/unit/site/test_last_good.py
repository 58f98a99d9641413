"""Records are kept as they are, for a takedown alone."""

import os
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.site.last_good import pack, state, unpacked

FILES = {"programme.yml": b"a: 1\n", "people/a.yml": b"", "media/b.jpg": bytes(range(256)) * 40, ".hidden": b"x"}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "records"


@pytest.fixture
def kept(records: Path, tmp_path: Path) -> Path:
    pack(records, tmp_path / "good" / "records.zip")
    return tmp_path / "good" / "records.zip"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_packed_is_there_in_a_folder_by_its_name_as_long_as_it_is_needed(kept: Path, tmp_path: Path) -> None:
    with unpacked(kept, tmp_path / "unpacked", "records") as found:
        assert found == tmp_path / "unpacked" / "records"
        assert contents(found) == FILES
    assert not (tmp_path / "unpacked").exists()


def test_nobody_else_may_read_it(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_it_takes_the_place_of_whatever_was_there(records: Path, kept: Path, tmp_path: Path) -> None:
    (records / "people" / "a.yml").unlink()
    kept.chmod(0o644)
    (tmp_path / "unpacked" / "records").mkdir(parents=True)
    (tmp_path / "unpacked" / "records" / "earlier.yml").write_text("a")
    pack(records, kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with unpacked(kept, tmp_path / "unpacked", "records") as found:
        assert found is not None
        assert contents(found) == {name: content for name, content in FILES.items() if name != "people/a.yml"}


def test_a_link_to_a_file_is_that_file(records: Path, kept: Path, tmp_path: Path) -> None:
    (records / "link.yml").symlink_to(records / "programme.yml")
    (records / "nowhere.yml").symlink_to(records / "none")
    pack(records, kept)
    with unpacked(kept, tmp_path / "unpacked", "records") as found:
        assert found is not None
        assert contents(found) == {**FILES, "link.yml": FILES["programme.yml"]}
        assert not (found / "link.yml").is_symlink()


def test_without_one_there_is_none(tmp_path: Path) -> None:
    with unpacked(tmp_path / "none.zip", tmp_path / "unpacked", "records") as found:
        assert found is None
    assert not (tmp_path / "unpacked").exists()


@pytest.mark.parametrize("size", [0, 1, 300, 511, 513, 1500, -2000])
def test_one_that_was_cut_off_is_none(kept: Path, tmp_path: Path, size: int) -> None:
    kept.write_bytes(kept.read_bytes()[:size])
    with unpacked(kept, tmp_path / "unpacked", "records") as found:
        assert found is None
    assert not (tmp_path / "unpacked").exists()


@pytest.mark.parametrize("name", ["../outside.yml", "/outside.yml", "people/../../outside.yml"])
def test_one_that_leads_out_of_its_folder_is_none(tmp_path: Path, name: str) -> None:
    with ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr(name, "a")
    with unpacked(tmp_path / "other.zip", tmp_path / "unpacked", "records") as found:
        assert found is None
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "other.zip"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0), st.integers(1, 255))
def test_with_one_byte_other_than_it_was_it_is_none_or_still_says_the_same(
    kept: Path, tmp_path: Path, place: int, by: int
) -> None:
    whole = bytearray(kept.read_bytes())
    whole[place % len(whole)] ^= by
    (tmp_path / "damaged.zip").write_bytes(whole)
    with unpacked(tmp_path / "damaged.zip", tmp_path / "unpacked", "records") as found:
        assert found is None or contents(found) == FILES


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.binary(min_size=1, max_size=120).filter(
            lambda name: not {0, ord("/")} & {*name} and name not in (b".", b"..")
        ),
        st.binary(max_size=2000),
        max_size=3,
    )
)
def test_any_name_and_any_content_comes_back(
    tmp_path_factory: pytest.TempPathFactory, files: dict[bytes, bytes]
) -> None:
    place = tmp_path_factory.mktemp("any")
    (place / "records").mkdir()
    for name, content in files.items():
        (place / "records" / os.fsdecode(name)).write_bytes(content)
    pack(place / "records", place / "records.zip")
    with unpacked(place / "records.zip", place / "unpacked", "records") as found:
        assert found is not None
        assert {os.fsencode(path.name): path.read_bytes() for path in found.glob("*")} == files


def test_reading_and_packing_records_leaves_them_in_the_state_they_were_in(records: Path, tmp_path: Path) -> None:
    before = state(records)
    contents(records)
    pack(records, tmp_path / "records.zip")
    assert state(records) == before
    assert state(tmp_path / "none") == {}
