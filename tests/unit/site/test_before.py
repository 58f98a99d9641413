"""What stands in the site of the build before is taken from there if it is what was noted, and else not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.memory import Notes
from generator.site.assembly import WrittenTwiceError
from generator.site.before import Before, Written
from generator.site.manifest import digest

PAGE = b"<!doctype html><title>Dapur</title>"
DATA = b"usaha;laba\nDapur;1.250.000\n"
WRITTEN = Written({"cohorts/a/index.md": "page"}, {"data/cohorts/a/budget.csv": digest(DATA)}, frozenset({"chart"}))
HTML, CSV = "cohorts/a/index.html", "data/cohorts/a/budget.csv"


@pytest.fixture
def before(tmp_path: Path) -> Before:
    site, file = tmp_path / "site" / "id", tmp_path / "notes"
    for name, content in ((HTML, PAGE), (CSV, DATA)):
        (site / name).parent.mkdir(parents=True)
        (site / name).write_bytes(content)
    notes = Notes(file)
    notes.keep("page", digest(PAGE))
    notes.keep("sheaf", WRITTEN.noted())
    notes.forget_the_rest()
    return Before(site, tmp_path / ".site.twin" / "id", Notes(file))


def test_what_was_noted_is_told_as_it_was(before: Before) -> None:
    assert before.written("sheaf") == WRITTEN
    assert before.has("cohorts/a/index.md", "page")


def test_of_what_was_never_noted_nothing_is_known(before: Before) -> None:
    assert before.written("another") is None
    assert not before.has("cohorts/a/index.md", "another")


def _other(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("there"))
    path.symlink_to("there")


@pytest.mark.parametrize("name", [HTML, CSV])
@pytest.mark.parametrize("change", [_other, Path.unlink, _folder, _link], ids=["other", "gone", "folder", "link"])
def test_where_one_file_is_not_what_was_noted_nothing_is_known_of_its_sheaf(
    name: str, change: Callable[[Path], object], before: Before
) -> None:
    change(before.folder / name)
    assert before.written("sheaf") is None
    assert before.has("cohorts/a/index.md", "page") == (name == CSV)


def test_a_page_is_known_at_no_other_place(before: Before) -> None:
    assert not before.has("cohorts/b/index.md", "page")


def test_what_is_taken_is_the_same_file(before: Before, tmp_path: Path) -> None:
    before.take([HTML, CSV], tmp_path / "new")
    for name in (HTML, CSV):
        assert (tmp_path / "new" / name).samefile(before.folder / name)


@pytest.mark.usefixtures("one_name_alone")
def test_where_no_file_has_two_names_it_is_a_copy(before: Before, tmp_path: Path) -> None:
    before.take([HTML], tmp_path / "new")
    assert (tmp_path / "new" / HTML).read_bytes() == PAGE
    assert not (tmp_path / "new" / HTML).samefile(before.folder / HTML)


def test_what_has_gone_meanwhile_is_an_error(before: Before, tmp_path: Path) -> None:
    (before.folder / HTML).unlink()
    with pytest.raises(FileNotFoundError) as error:
        before.take([HTML], tmp_path / "new")
    assert error.value.filename == str(before.folder / HTML)


# --- with a twin ------------------------------------------------------------------------------------------------------


@pytest.fixture
def twin(before: Before) -> Path:
    """Whole, but for one that nobody asks for any more."""
    for name in (HTML, CSV, FOUND):
        (before.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (before.folder / name).touch()
        (before.twin / name).parent.mkdir(parents=True)
        (before.twin / name).hardlink_to(before.folder / name)
    (before.twin / "stories/pagi").mkdir(parents=True)
    (before.twin / "stories/pagi/index.html").write_text("taken down")
    return before.twin


FOUND = "pagefind/fragment/a.pf_fragment"


def test_what_the_twin_holds_stays_where_it_is(before: Before, twin: Path, tmp_path: Path) -> None:
    folder = (twin / HTML).parent.stat().st_ino
    new = tmp_path / "new" / "id"
    for name in ("index.html", "cohorts/b/index.html"):
        (new / name).parent.mkdir(parents=True)
        (new / name).write_text("new")
    before.take([HTML, CSV], new)
    files = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
    assert files == {HTML, CSV, FOUND, "index.html", "cohorts/b/index.html"}
    assert (new / HTML).parent.stat().st_ino == folder
    assert all((new / name).samefile(before.folder / name) for name in (HTML, CSV, FOUND))
    assert not twin.exists()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["id"]


def test_what_the_twin_lacks_is_put_there(before: Before, twin: Path, tmp_path: Path) -> None:
    (twin / HTML).unlink()
    (twin / CSV).unlink()
    (twin / CSV).write_text("another")
    (tmp_path / "new" / "id").mkdir(parents=True)
    before.take([HTML, CSV], tmp_path / "new" / "id")
    assert all((tmp_path / "new" / "id" / name).samefile(before.folder / name) for name in (HTML, CSV))


def test_what_is_new_and_what_is_taken_never_have_one_name(before: Before, twin: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "id"
    (new / HTML).parent.mkdir(parents=True)
    (new / HTML).write_text("new")
    with pytest.raises(WrittenTwiceError):
        before.take([HTML], new)
    assert (before.folder / HTML).read_bytes() == PAGE


def test_a_twin_that_is_a_link_is_none(before: Before, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").touch()
    before.twin.parent.mkdir()
    before.twin.symlink_to(elsewhere)
    before.take([HTML], tmp_path / "new" / "id")
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]
