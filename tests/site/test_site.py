"""What holds for a finished site, read from its bytes."""

import gzip
import hashlib
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.site.links import Broken, broken, links
from generator.site.manifest import names
from tests.building import EXAMPLE, REAL, built, project, rebuilt
from tests.fragments import fragments, read

ADDRESS = "http://127.0.0.1:8000/"


def broken_in(site: Path) -> list[Broken]:
    its = {name: links((site / name).read_text("utf-8")) for name in names(site) if name.endswith(".html")}
    return list(broken(its, names(site), ADDRESS))


def text_of(html: str) -> str:
    """What a reader could find in a page: its text, and the values of its attributes."""
    without_code = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    attributes = " ¦ ".join(re.findall(r'(?:alt|title|content|aria-label)="([^"]*)"', without_code))
    # Words of different blocks do not make a phrase; those of one line do, whatever marks stand between them.
    inline = re.sub(r"</?(?:a|b|em|small|span|strong|summary)\b[^>]*>", " ", without_code)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ¦ ", inline)) + " ¦ " + unescape(attributes))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def beside_the_manual(site: Path) -> list[Path]:
    """Pages that tell of the programme; the manual's examples of mistakes are made up, on every site."""
    return [path for path in pages(site) if "/staff/" not in path.as_posix()]


def digest(site: Path) -> str:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return hashlib.sha256(
        b"".join(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes() for path in files)
    ).hexdigest()


@pytest.mark.parametrize("name", ["real", "example"])
def test_both_languages_have_the_same_pages(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    lists = [{path.relative_to(site / code).as_posix() for path in pages(site / code)} for code in ("id", "en")]
    assert lists[0] == lists[1]
    assert len(lists[0]) >= 11


@pytest.mark.parametrize("name", ["real", "example"])
def test_no_internal_link_is_broken(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    assert broken_in(site) == []


def test_the_link_check_finds_a_missing_page_a_missing_anchor_and_a_missing_picture(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="there/">a</a><a href="#no">b</a><img src="no.png"><a href="#yes" id="yes">c</a>'
        '<a href="https://example.org/x">d</a>'
    )
    assert [one.link for one in broken_in(tmp_path)] == ["#no", "no.png", "there/"]


@pytest.mark.parametrize("name", ["real", "example"])
def test_every_page_but_the_manuals_is_in_the_sitemap_with_its_counterpart(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    sitemap = (site / "sitemap.xml").read_text()
    for code in ("id", "en"):
        for path in pages(site / code):
            address = path.relative_to(site).as_posix().removesuffix("index.html")
            assert (f"<loc>{ADDRESS}{address}</loc>" in sitemap) == (path in beside_the_manual(site))
    assert sitemap.count('hreflang="en"') == sitemap.count('hreflang="id"') == sitemap.count("<loc>")


@pytest.mark.parametrize("name", ["real", "example"])
def test_the_language_link_of_every_page_leads_to_the_same_page(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    for code, other in (("id", "en"), ("en", "id")):
        for path in pages(site / code):
            found = re.search(r'class="languages__link" href="([^"]*)"', path.read_text())
            assert found, path
            here = f"http://site/{path.relative_to(site).as_posix()}"
            address = unquote(urlsplit(urljoin(here, found[1])).path).strip("/")
            wanted = f"{other}/{path.parent.relative_to(site / code).as_posix()}".removesuffix("/.")
            assert address == wanted


LABELS = ("napiter", "narapidana", "teroris", "terrori", "convict")


MAY_SAY_IT = {"programme", "sources", "glossary"}
"""None of them speaks of a cohort, a group or a story; the glossary says what the word means."""


def test_only_the_programmes_own_pages_carry_a_label(real: Path) -> None:
    carrying = set()
    for path in pages(real):
        if any(label in text_of(path.read_text()).casefold() for label in LABELS):
            carrying.add(path.relative_to(real).parts[1])
    assert carrying == MAY_SAY_IT


def test_only_the_fragments_of_those_pages_carry_a_label(real: Path) -> None:
    carrying = set()
    for code in ("id", "en"):
        for address, file in fragments(real, code).items():
            if any(label in str(read(file.read_bytes())).casefold() for label in LABELS):
                carrying.add(address.split("/")[0])
    assert carrying == MAY_SAY_IT


def test_every_page_can_be_found_but_for_those_that_leave_themselves_out(real: Path, tmp_path: Path) -> None:
    addresses = {path.parent.relative_to(real / "id").as_posix() for path in beside_the_manual(real / "id")}
    assert {address.rstrip("/") or "." for address in fragments(real, "id")} == addresses
    its = project(tmp_path / "site", REAL)
    about = its.root / "docs" / "id" / "about.md"
    about.write_text(about.read_text().replace("hide: [navigation]", "hide: [navigation]\nsearch: {exclude: true}"))
    assert rebuilt(its).done
    assert fragments(its.out, "id").keys() == fragments(real, "id").keys() - {"about/"}
    assert (its.out / "id" / "about" / "index.html").exists()


def test_nothing_of_the_themes_own_search_is_left(real: Path) -> None:
    names = {path.relative_to(real).as_posix() for path in real.rglob("*")}
    assert not [name for name in names if "lunr" in name or "worker" in name or "search_index" in name]


SMALL_COUNTS = re.compile(
    r"\b(?:[1-9]|satu|dua|tiga|empat|lima|one|two|three|four|five)(?:\s*(?:[–-]|sampai|to|hingga)\s*\w+)?\s+"
    r"(?:orang|anggota|peserta|istri|perempuan|ibu|people|members|participants|wives|women)\b",
    re.IGNORECASE,
)


def test_no_small_number_of_people_stands_in_the_real_site(real: Path) -> None:
    """The number of members of a group, and how many of them are wives, are withheld."""
    found = {file: str(read(file.read_bytes())) for code in ("id", "en") for file in fragments(real, code).values()}
    for path, said in [*((path, text_of(path.read_text())) for path in beside_the_manual(real)), *found.items()]:
        assert not SMALL_COUNTS.search(said), (path, SMALL_COUNTS.search(said))
        assert not re.search(r"2\s*[–-]\s*3", said), path


def test_the_reported_percentage_is_said_with_what_belongs_to_it(real: Path) -> None:
    said = text_of((real / "en/cohorts/bekasi-2023/hijab/index.html").read_text())
    assert "86 %" in said
    assert "reported; after two weeks of operation; target in rupiah not published" in said


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_page_of_the_example_says_that_it_is_fictional(example: Path, code: str) -> None:
    notice = {"id": "Contoh rekaan", "en": "A fictional example"}[code]
    assert all(notice in path.read_text() for path in pages(example / code))
    assert notice in (example / "index.html").read_text()
    assert notice in (example / "404.html").read_text()


def test_the_real_site_is_not_called_fictional(real: Path) -> None:
    assert not any("rekaan" in path.read_text() for path in beside_the_manual(real))


def test_nothing_internal_is_in_any_byte_of_the_example(example: Path) -> None:
    for path in example.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            unpacked = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
            assert b"KANARI" not in unpacked, path
            assert not re.search(rb"4[.,]?321[.,]?987|5[.,]?432[.,]?198|1[.,]?234[.,]?321", unpacked), path


@pytest.mark.parametrize("name", ["real", "example"])
def test_no_page_loads_anything_from_elsewhere(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    for path in pages(site):
        html = path.read_text()
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*\bsrc="([^"]*)"', html)
        loaded += re.findall(r'<link[^>]*rel="(?:stylesheet|icon|preload|preconnect)"[^>]*href="([^"]*)"', html)
        assert not [link for link in loaded if urlsplit(link).netloc]


def test_the_same_records_and_day_give_the_same_bytes(real: Path, tmp_path: Path) -> None:
    assert digest(built(tmp_path / "again", REAL).out) == digest(real)


def test_a_broken_record_leaves_the_previous_site_as_it_was(tmp_path: Path) -> None:
    its = built(tmp_path / "site", REAL)
    before = digest(its.out)
    cohort = its.records / "cohorts" / "bekasi-2023" / "cohort.yml"
    cohort.write_text(cohort.read_text().replace("total: 10000000", "total: 10.000.000"))
    refused = rebuilt(its)
    assert not refused.done
    # P17 warns, and stops nothing.
    assert [(one.finding.code, one.span.line) for one in refused.errors] == [("Y09", 115)]
    assert digest(its.out) == before


def test_a_label_that_only_a_hand_written_page_carries_stops_the_build(tmp_path: Path) -> None:
    its = project(tmp_path / "site", REAL)
    about = its.root / "docs" / "en" / "about.md"
    about.write_text(about.read_text() + "\nFor wives of former convicts.\n")
    assert any("en/about/" in reason for reason in rebuilt(its).refused)
    assert not its.out.exists()


def test_a_hand_written_page_cannot_take_the_place_of_a_generated_one(tmp_path: Path) -> None:
    its = project(tmp_path / "site", REAL)
    (its.root / "docs" / "id" / "method.md").write_text("# x\n")
    assert any("method.md" in reason for reason in rebuilt(its).refused)


def test_the_example_is_the_fictional_one() -> None:
    assert "fictional: true" in (EXAMPLE / "programme.yml").read_text()
