"""The preview: a change is shown and built; a broken record is told, and the last good page stays."""

import gzip
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import WESTERN_INDONESIA
from tests.building import REAL, project
from tests.faults import digest
from tests.previewing import Preview, wait_for

GROUP = "id/cohorts/bekasi-2023/hijab/"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with Preview(project(tmp_path / "project", REAL), tmp_path / "log", "--jobs", "2") as one:
        yield one


@pytest.fixture
def record(preview: Preview) -> Path:
    return preview.its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"


def shows(preview: Preview, words: str, address: str = GROUP) -> bool:
    return wait_for(lambda: words in preview.page(address))


def is_built(preview: Preview, words: str) -> bool:
    """Whether the site itself says it, and nothing goes on any more."""
    page = preview.its.out / GROUP / "index.html"
    return wait_for(lambda: words in page.read_text("utf-8") and not [*preview.its.root.glob(".site.new-*")])


def found(preview: Preview, words: str) -> bool:
    """Whether the search knows it."""
    fragments = (preview.its.out / "id" / "pagefind").rglob("*.pf_fragment")
    return any(words in gzip.decompress(one.read_bytes()).decode() for one in fragments)


def test_changes_of_a_record_and_a_page_are_shown_and_a_broken_record_is_told(preview: Preview, record: Path) -> None:
    assert shows(preview, "Kelompok hijab"), preview.log.read_text()
    assert "livereload" in preview.page(GROUP)

    good = record.read_text()
    record.write_text(good.replace("id: Kelompok hijab", "id: Kelompok kerudung"))
    assert shows(preview, "Kelompok kerudung")

    record.write_text(good.replace("sector: fashion", "sector: mode"))
    assert wait_for(lambda: "F06 not-allowed" in preview.log.read_text())
    assert "Kelompok kerudung" in preview.page(GROUP)

    record.write_text(good)
    about = preview.its.root / "docs" / "id" / "about.md"
    about.write_text(about.read_text() + "\nKalimat baru.\n")
    assert shows(preview, "Kalimat baru.", "id/about/")
    assert shows(preview, "Kelompok hijab")


def test_once_at_rest_the_site_is_what_a_build_makes_and_the_search_finds_the_new_word(
    preview: Preview, record: Path, tmp_path: Path
) -> None:
    assert shows(preview, "Kelompok hijab"), preview.log.read_text()
    assert is_built(preview, "Kelompok hijab")
    site, name, state = digest(preview.its.out), record.read_text(), preview.state(GROUP)
    record.write_text(name.replace("id: Kelompok hijab", "id: Kelompok selendang"))
    # A browser that waits is told.
    assert preview.told(GROUP, state, "Kelompok selendang")
    assert is_built(preview, "Kelompok selendang")
    assert digest(preview.its.out) != site
    assert found(preview, "selendang")

    its = project(tmp_path / "other", preview.its.records)
    anew = build(its, datetime.now(WESTERN_INDONESIA).date(), lambda stage: None)
    assert anew.done, (anew.refused, anew.findings)
    assert digest(its.out) == digest(preview.its.out)


def test_what_changes_while_a_site_is_built_is_not_lost(preview: Preview, record: Path) -> None:
    assert shows(preview, "Kelompok hijab"), preview.log.read_text()
    good = record.read_text()
    for word in ("kerudung", "selendang", "jilbab"):
        record.write_text(good.replace("id: Kelompok hijab", f"id: Kelompok {word}"))
        assert shows(preview, f"Kelompok {word}")
    # Before it is built, a page by hand and a record change.
    about = preview.its.root / "docs" / "id" / "about.md"
    about.write_text(about.read_text() + "\nKalimat baru.\n")
    record.write_text(good.replace("id: Kelompok hijab", "id: Kelompok tudung"))
    assert is_built(preview, "Kelompok tudung")
    assert shows(preview, "Kalimat baru.", "id/about/")
    assert shows(preview, "Kelompok tudung")


def test_a_page_that_comes_is_shown_once_it_is_built(preview: Preview, record: Path) -> None:
    assert shows(preview, "Kelompok hijab"), preview.log.read_text()
    state = preview.state(GROUP)
    other = record.parent.with_name("tudung") / "group.yml"
    other.parent.mkdir()
    other.write_text(record.read_text().replace("Kelompok hijab", "Kelompok tudung"))
    assert shows(preview, "Kelompok tudung", "id/cohorts/bekasi-2023/tudung/"), preview.log.read_text()
    assert preview.later_than(state) > state


def test_nothing_but_the_site_is_served(preview: Preview) -> None:
    assert shows(preview, "Kelompok hijab"), preview.log.read_text()
    for address in ("../mkdocs.yml", "%2e%2e/mkdocs.yml", "id/..%2f..%2fmkdocs.yml", "id/%2e%2e/%2e%2e/mkdocs.yml"):
        assert b"site_name" not in preview.bytes(address)
