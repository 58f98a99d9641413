"""Records are kept as they are."""

from pathlib import Path

import pytest

from generator.site.last_good import copy, state


@pytest.fixture
def records(tmp_path: Path) -> Path:
    for name in ("programme.yml", "people/a.yml", "media/b.jpg"):
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "records"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_as_it_was_is_not_copied_again(records: Path, tmp_path: Path) -> None:
    copy(records, tmp_path / "none", tmp_path / "last")
    (records / "people" / "a.yml").write_text("otherwise")
    copy(records, tmp_path / "last", tmp_path / "new")
    assert contents(tmp_path / "new") == contents(records)
    kept = {name for name in contents(records) if (tmp_path / "new" / name).samefile(tmp_path / "last" / name)}
    assert kept == {"programme.yml", "media/b.jpg"}


@pytest.mark.usefixtures("one_name_alone")
def test_where_a_file_cannot_have_two_names_it_is_copied(records: Path, tmp_path: Path) -> None:
    copy(records, tmp_path / "none", tmp_path / "last")
    copy(records, tmp_path / "last", tmp_path / "new")
    assert contents(tmp_path / "new") == contents(records)


def test_reading_and_copying_records_leaves_them_in_the_state_they_were_in(records: Path, tmp_path: Path) -> None:
    before = state(records)
    contents(records)
    copy(records, tmp_path / "none", tmp_path / "last")
    copy(records, tmp_path / "last", tmp_path / "new")
    assert state(records) == before
    assert state(tmp_path / "none") == {}
