"""Built again, a site is what it would be if it were built for the first time, to the byte; but most of it is not made
again."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.project import Project
from generator.site import search
from generator.site.twin import twin_of
from tests.building import EXAMPLE, built, last_good, rebuilt
from tests.faults import digest, leftovers

GROUP = "cohorts/semarang-2023/groups/dapur/group.yml"
STORY = "cohorts/semarang-2023/stories/pagi-di-pasar.yml"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built(tmp_path_factory.mktemp("again") / "project", EXAMPLE)


@pytest.fixture
def its(first: Project, tmp_path: Path) -> Project:
    """A copy of a project that was built once."""
    shutil.copytree(first.root, tmp_path / "project", symlinks=True)
    root = tmp_path / "project"
    return Project(root / "records", root / "site", root)


def clean(its: Project) -> str:
    """The same project, built as if for the first time, but for the pictures of its charts."""
    shutil.rmtree(its.cache / "search")
    for notes in ("pages", "records", "seen"):
        (its.cache / notes).unlink()
    shutil.rmtree(its.out)
    assert rebuilt(its).done
    return digest(its.out)


def made(its: Project) -> int:
    """Pages that MkDocs has made in the last build, in Indonesian."""
    return len(list((its.work / "docs" / "id").rglob("*.md")))


def again(its: Project) -> str:
    done = rebuilt(its)
    assert done.done, (done.refused, done.findings)
    return digest(its.out)


def test_without_a_change_only_what_mkdocs_needs_is_made_again(its: Project) -> None:
    whole = sum(1 for _ in (its.out / "id").rglob("index.html"))
    before = digest(its.out)
    assert again(its) == before
    assert made(its) < 30 < 100 < whole


def test_made_in_parts_it_is_the_same(its: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be more pages than MkDocs has room for."""
    before = digest(its.out)
    monkeypatch.setattr("generator.edition._AT_A_TIME", 4)
    assert clean(its) == before
    assert leftovers(its) == []


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The search is made in four parts of each language; grows with every one that is made."""
    codes: list[str] = []
    make = search.made

    def made(texts: Mapping[str, str], code: str) -> Mapping[str, bytes]:
        codes.append(code)
        return make(texts, code)

    monkeypatch.setattr(search, "MOST", 40)
    monkeypatch.setattr(search, "PER_PART", 40)
    monkeypatch.setattr(search, "made", made)
    return codes


def test_of_a_search_that_is_made_in_parts_only_those_are_made_again_whose_pages_are_others(
    its: Project, parts: list[str]
) -> None:
    first = again(its)
    assert sorted(parts) == ["en"] * 4 + ["id"] * 4
    parts.clear()
    assert again(its) == first
    assert parts == []
    story = its.records / STORY
    story.write_text(story.read_text("utf-8").replace("id: ", "id: Ternyata ", 1), "utf-8")
    found = again(its)
    assert found != first
    assert 0 < len(parts) < 8
    assert found == clean(its)
    assert leftovers(its) == []


def test_of_a_search_nothing_is_kept_of_a_build_that_was_refused(its: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = digest(its.cache / "search")
    group = its.records / GROUP
    group.write_text(group.read_text("utf-8").replace("id: Dapur", "id: Dapur Ramai"), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("generator.gates.refused", lambda *_: ["Rekaan."])
        assert rebuilt(its).refused == ("Rekaan.",)
    assert digest(its.cache / "search") == kept


def test_after_a_change_it_is_as_if_it_were_built_for_the_first_time(its: Project) -> None:
    """One record says otherwise, another is gone: from the site, and from all that lies around it."""
    words = "sebelum ada yang membeli"
    assert told(its.out, words) > 0
    before = digest(its.out)
    group = its.records / GROUP
    group.write_text(group.read_text("utf-8").replace("id: Dapur", "id: Dapur Ramai"), "utf-8")
    (its.records / STORY).unlink()
    found = again(its)
    assert found != before
    assert made(its) < 35
    assert told(its.work, words) == 0
    assert found == clean(its)


def test_the_site_and_its_twin_change_places_and_are_the_same_files(its: Project) -> None:
    """From the second build on; what no longer stands in the site is in neither."""
    twin = twin_of(its.place)
    assert not twin.exists()
    again(its)
    folders = {path.stat().st_ino for path in (twin / "id").rglob("*") if path.is_dir()}
    story, words = its.records / STORY, "sebelum ada yang membeli"
    said = story.read_text("utf-8")
    for change in (said.replace("id: ", "id: Ternyata ", 1), None, said):
        standing = content_by_name(its.out)
        story.write_text(change, "utf-8") if change is not None else story.unlink()
        with held(its.out) as before:
            found = again(its)
            assert content_by_name(before) == standing, "what was public was written into"
        assert names_of(twin) == {name for name in names_of(its.out) if "/" in name}
        assert all((twin / name).samefile(its.out / name) for name in names_of(twin))
        assert (told(twin, words) > 0) == (change is not None)
    most = [path.stat().st_ino in folders for path in (its.out / "id").rglob("*") if path.is_dir()]
    assert sum(most) > 0.8 * len(most), "folders were laid out anew"
    shutil.rmtree(twin)
    assert found == clean(its)
    assert not twin.exists()


@contextmanager
def held(site: Path) -> Iterator[Path]:
    """Its files under names of their own, which no build knows."""
    with TemporaryDirectory(dir=site.parent.parent) as folder:
        kept = Path(folder) / "kept"
        shutil.copytree(site, kept, copy_function=os.link)
        yield kept


def names_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def content_by_name(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names_of(folder)}


def test_the_twin_of_a_site_that_somebody_has_removed_goes_with_it(its: Project) -> None:
    again(its)
    shutil.rmtree(its.out)
    group = its.records / GROUP
    group.write_text("", "utf-8")
    assert not rebuilt(its).done
    assert not twin_of(its.place).exists()


def test_a_twin_that_somebody_has_written_into_changes_nothing(its: Project) -> None:
    before = again(its)
    twin = twin_of(its.place)
    page = twin / "id" / "index.html"
    page.unlink()
    page.write_text("rekaan")
    (twin / "en" / "about" / "index.html").unlink()
    (twin / "id" / "letter.txt").touch()
    assert again(its) == before


def test_nothing_is_laid_out_in_what_a_link_in_place_of_the_twin_leads_to(its: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "id").mkdir(parents=True)
    (elsewhere / "id" / "letter.txt").touch()
    twin_of(its.place).symlink_to(elsewhere)
    again(its)
    assert names_of(elsewhere) == {"id/letter.txt"}
    assert not twin_of(its.place).is_symlink()


def told(folder: Path, words: str) -> int:
    """Files that say it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(words in path.read_text("utf-8", "replace").casefold() for path in files)


def test_with_another_theme_all_is_made_again(its: Project) -> None:
    path = its.root / "docs" / "overrides" / "partials" / "copyright.html"
    path.write_text(path.read_text("utf-8") + "<p>Selamat membaca.</p>\n", "utf-8")
    again(its)
    assert made(its) > 100


def test_what_has_not_changed_is_the_same_file(its: Project) -> None:
    before = {path: path.stat().st_ino for path in its.out.rglob("*") if path.suffix in (".html", ".csv")}
    again(its)
    kept = {path for path, number in before.items() if path.stat().st_ino == number}
    assert {path.suffix for path in kept} == {".html", ".csv"}
    assert len(kept) > 200
    # Here and in the twin.
    assert {path.stat().st_nlink for path in kept} == {2}


def test_what_stands_there_otherwise_than_it_was_made_is_made_again(its: Project) -> None:
    """Nothing of it is believed, neither pages nor data."""
    before = digest(its.out)
    files = [path for code in ("id", "en") for path in sorted((its.out / code).rglob("*")) if path.is_file()]
    damaged = [path for path in files if path.suffix in (".html", ".csv")]
    for path, damage in zip(damaged, cycle(DAMAGES), strict=False):
        damage(path)
    assert digest(its.out) != before
    assert again(its) == before


@pytest.mark.parametrize("name", ["pages", "records", "seen"])
def test_notes_that_are_damaged_are_not_believed(name: str, its: Project) -> None:
    before = digest(its.out)
    for damage in (_foreign, _cut_off, _other_digests):
        damage(its.cache / name)
        assert again(its) == before


def test_where_no_file_has_two_names_it_is_the_same(its: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*paths: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    before = digest(its.out)
    monkeypatch.setattr("os.link", refuse)
    assert again(its) == before
    assert made(its) < 30


def test_where_no_twin_can_be_made_of_the_site_before_the_rest_is_done(
    its: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above all, the records of this build are those of the last good one."""

    def refuse(folder: Path, *_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(folder))

    monkeypatch.setattr("generator.site.twin.keep", refuse)
    group = its.records / GROUP
    group.write_text(group.read_text("utf-8").replace("id: Dapur", "id: Dapur Ramai"), "utf-8")
    again(its)
    assert last_good(its)[GROUP] == group.read_bytes()
    assert leftovers(its) == []
    assert not twin_of(its.place).exists()
    monkeypatch.undo()
    again(its)
    assert made(its) < 30


def test_what_is_written_by_hand_comes_instead_of_nothing_that_stands(its: Project) -> None:
    """A page that was generated before, and now is one too many, is told of although nothing of it is written."""
    page = its.root / "docs" / "id" / "cohorts" / "semarang-2023" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Lain\n---\n\nTulisan.\n", "utf-8")
    before = digest(its.out)
    done = rebuilt(its)
    assert not done.done
    assert "cohorts/semarang-2023/index.md" in done.refused[0]
    assert digest(its.out) == before


def test_what_a_page_by_hand_leads_to_is_made_although_it_stands(its: Project) -> None:
    """MkDocs needs it to be there."""
    page = its.root / "docs" / "id" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[Semarang](cohorts/semarang-2023/index.md)\n", "utf-8")
    found = again(its)
    assert (its.work / "docs/id/cohorts/semarang-2023/index.md").exists()
    assert found == clean(its)


def _foreign(path: Path) -> None:
    path.write_text("<!doctype html><title>Bukan kami</title>", "utf-8")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"</p>", b"</q>"))


def _another(path: Path) -> None:
    files = (one for one in sorted(path.parents[1].rglob(f"*{path.suffix}")) if one.is_file())
    other = next(one for one in files if one != path and not one.is_symlink())
    shutil.copy(other, path)


def _gone(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _elsewhere(path: Path) -> None:
    """What it leads to is what was made; but a site holds no links."""
    target = path.with_name("lain")
    path.rename(target)
    path.symlink_to(target.name)


def _other_digests(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a", b"b"))


DAMAGES = (_foreign, _cut_off, _changed, _another, _gone, _folder, _elsewhere)
