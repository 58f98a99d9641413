"""Built again, a site is what it would be if it were built for the first time, to the byte; but most of it is not made
again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Project
from tests.building import EXAMPLE, built, rebuilt
from tests.faults import digest

pytestmark = pytest.mark.xdist_group("again")

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
    """The same project, built as if for the first time."""
    shutil.rmtree(its.work / "cache" / "pages")
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


def _renamed(its: Project) -> None:
    path = its.records / GROUP
    path.write_text(path.read_text("utf-8").replace("id: Dapur", "id: Dapur Ramai"), "utf-8")


def _gone(its: Project) -> None:
    (its.records / STORY).unlink()


def _retitled(its: Project) -> None:
    """It stands in the navigation of every page."""
    path = its.root / "docs" / "id" / "about.md"
    path.write_text(path.read_text("utf-8").replace("title: Tentang situs ini", "title: Perihal situs ini"), "utf-8")


def _otherwise_overridden(its: Project) -> None:
    path = its.root / "docs" / "overrides" / "partials" / "copyright.html"
    path.write_text(path.read_text("utf-8") + "<p>Selamat membaca.</p>\n", "utf-8")


def _configured(its: Project) -> None:
    path = its.root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("  - navigation.top\n", ""), "utf-8")


@pytest.mark.parametrize("change", [_renamed, _gone, _retitled, _otherwise_overridden, _configured])
def test_after_a_change_it_is_as_if_it_were_built_for_the_first_time(
    its: Project, change: Callable[[Project], None]
) -> None:
    before = digest(its.out)
    change(its)
    found = again(its)
    assert found != before
    assert found == clean(its)


def test_one_changed_record_makes_few_pages_and_a_changed_theme_all(its: Project) -> None:
    _renamed(its)
    again(its)
    few = made(its)
    _otherwise_overridden(its)
    again(its)
    assert few < 35 < 100 < made(its)


def test_what_is_gone_from_the_records_is_gone_from_the_memory(its: Project) -> None:
    words = "sebelum ada yang membeli"
    memory = its.work / "cache" / "pages"
    assert told(memory, words) > 0
    _gone(its)
    again(its)
    assert told(its.work, words) == 0


def told(folder: Path, words: str) -> int:
    """Files that say it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(words in path.read_text("utf-8", "replace").casefold() for path in files)


def _foreign(path: Path) -> None:
    path.write_text("<!doctype html><title>Bukan kami</title>", "utf-8")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Rp", b"Rq"))


def _another(path: Path) -> None:
    other = next(one for one in sorted(path.parent.iterdir()) if one != path)
    shutil.copy(other, path)


@pytest.mark.parametrize("damage", [_foreign, _cut_off, _changed, _another])
def test_a_damaged_memory_is_not_believed(its: Project, damage: Callable[[Path], None]) -> None:
    before = digest(its.out)
    for path in sorted((its.work / "cache" / "pages").iterdir()):
        damage(path)
    assert again(its) == before
