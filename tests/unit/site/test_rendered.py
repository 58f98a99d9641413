"""What every page depends on, and which pages are always made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.rendered import always_made, same_for_all, texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a page in the navigation and one that is not."""
    (tmp_path / "mkdocs.yml").write_text("nav: [index.md, outcomes.md]\n")
    (tmp_path / "mkdocs.id.yml").write_text(
        "docs_dir: docs/id\nsite_dir: ../.site.new-0001/id\nsite_description: Contoh\n"
    )
    (tmp_path / "overrides" / "partials").mkdir(parents=True)
    (tmp_path / "overrides" / "main.html").write_text("{{ page.content }}")
    (tmp_path / "docs" / "staff").mkdir(parents=True)
    for name in ("index", "outcomes", "gaps"):
        (tmp_path / "docs" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\nTulisan.\n")
    return tmp_path


def same(folder: Path) -> str:
    return same_for_all(folder / "mkdocs.yml", folder / "mkdocs.id.yml", folder / "overrides", texts(folder / "docs"))


def _write(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text() if path.exists() else old
        assert old in text
        path.write_text(text.replace(old, new))

    return change


@pytest.mark.parametrize(
    "change",
    [
        _write("mkdocs.yml", "outcomes.md", "gaps.md"),
        _write("mkdocs.id.yml", "Contoh", "Lain"),
        _write("overrides/main.html", "content", "title"),
        _write("overrides/partials/copyright.html", "", "Baru"),
        _write("docs/outcomes.md", "title: outcomes", "title: Capaian"),
    ],
    ids=["navigation", "configuration", "override", "new-override", "title-in-the-navigation"],
)
def test_what_all_pages_depend_on_makes_all_of_them_again(folder: Path, change: Callable[[Path], None]) -> None:
    before = same(folder)
    change(folder)
    assert same(folder) != before


@pytest.mark.parametrize(
    "change",
    [
        _write("mkdocs.id.yml", "new-0001", "new-0002"),
        _write("mkdocs.id.yml", "docs/id", "preview/id"),
        _write("docs/outcomes.md", "Tulisan", "Perubahan"),
        _write("docs/gaps.md", "title: gaps", "title: Celah"),
    ],
    ids=["where-it-is-built", "from-where", "text-of-a-page", "title-outside-the-navigation"],
)
def test_what_one_page_says_makes_no_other_again(folder: Path, change: Callable[[Path], None]) -> None:
    before = same(folder)
    change(folder)
    assert same(folder) == before


def test_other_versions_make_all_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = same(folder)
    monkeypatch.setattr("generator.site.rendered.programme", lambda: "another")
    assert same(folder) != before


def test_pages_in_the_navigation_those_by_hand_and_those_that_they_name_are_always_made(folder: Path) -> None:
    written = folder / "hand"
    (written / "more").mkdir(parents=True)
    (written / "about.md").write_text("Lihat [celah](gaps.md) dan [arti](staff/index.md#kode).")
    (written / "more" / "far.md").write_text("[Kembali](../about.md), [lain](other.md)")
    assert always_made(folder / "mkdocs.yml", written) == {
        "index.md",
        "outcomes.md",
        "about.md",
        "gaps.md",
        "staff/index.md",
        "more/far.md",
        "more/other.md",
    }
