"""The gates on the bytes of the finished sites: nothing is found in them, and whatever is planted is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.language.speech import LANGUAGES, language
from generator.public.values import Between, Exact, Rounded
from generator.records.load import load
from generator.safeguarding.audit import Expected, Gate, audit, silent
from generator.safeguarding.finished import File
from generator.safeguarding.labels import labels
from generator.safeguarding.overrides import lifted
from generator.safeguarding.private_text import fingerprints
from generator.site import search
from generator.site.manifest import Difference, compare, digests, files, theme_digests
from generator.site.policy import digest, policy
from generator.site.read_back import read_back
from tests.building import EXAMPLE, REAL, ROOT, TODAY
from tests.fragments import fragments, read, written

THEIRS = policy(ROOT / "docs" / "overrides", "/")
RECORDS = {"real": REAL, "example": EXAMPLE}
SMALLEST = 10


def site_of(name: str, request: pytest.FixtureRequest) -> Path:
    site: Path = request.getfixturevalue(name)
    return site


def expected(name: str, site: Path) -> Expected:
    portfolio = load(RECORDS[name]).portfolio
    assert portfolio is not None
    notes = [getattr(filed.record, "notes", None) for filed in portfolio.everything()]
    return Expected(
        labels=labels(portfolio.programme.record.sensitive_labels),
        may_carry=frozenset({"programme/", "sources/", "glossary/"}),
        people=frozenset(person.record.name for person in portfolio.people),
        literals=frozenset(word for words in lifted(portfolio, TODAY).values() for word in words),
        host="http://127.0.0.1:8000/",
        private=fingerprints(str(note) for note in notes if note is not None),
        is_script_of_theme=lambda script: digest(script) in THEIRS.scripts,
        known=theme_digests() | search.digests(search.index(site, LANGUAGES)),
    )


@pytest.mark.parametrize("name", RECORDS)
def test_a_finished_site_passes_every_gate(name: str, request: pytest.FixtureRequest) -> None:
    site = site_of(name, request)
    assert silent(expected(name, site)) == ()
    assert list(audit((File(*file) for file in files(site)), expected(name, site))) == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_finished_site_is_as_its_manifest_says(name: str, request: pytest.FixtureRequest) -> None:
    site = site_of(name, request)
    assert compare(site, digests(site)) == Difference()


@pytest.mark.parametrize("name", RECORDS)
def test_both_languages_say_the_same_numbers_of_people_and_no_small_one(
    name: str, request: pytest.FixtureRequest
) -> None:
    found = read_back(files(site_of(name, request)), [language(code) for code in LANGUAGES], {5, SMALLEST, 30})
    assert found.unreadable == ()
    assert found.unmarked == ()
    said = {
        code: {(one.file.removeprefix(code), one.figure, one.amount) for one in found.said if one.language == code}
        for code in LANGUAGES
    }
    assert said["id"] == said["en"] != set()
    for one in found.said:
        match one.amount:
            case Exact(value) | Rounded(value):
                assert value == 0 or value >= SMALLEST
            case Between(low, high):
                assert min(low, high) >= SMALLEST


def in_text(page: str, text: str) -> str:
    return page.replace("</h1>", f"</h1><p>{text}</p>", 1)


def in_attribute(page: str, text: str) -> str:
    return page.replace("<body", f'<body data-catatan="{text}"', 1)


def in_drawing(page: str, text: str) -> str:
    return page.replace("</svg>", f"<desc>{text}</desc></svg>", 1)


def at_the_end(of_file: str, text: str) -> str:
    return f"{of_file}/* {text} */"


PLACES: dict[str, tuple[str, Callable[[str, str], str]]] = {
    "text": ("id/cohorts/bekasi-2023/index.html", in_text),
    "attribute": ("en/cohorts/bekasi-2023/hijab/index.html", in_attribute),
    "drawing": ("en/outcomes/index.html", in_drawing),
    "first page": ("index.html", in_attribute),
    "page for wrong addresses": ("404.html", in_text),
    "script of the search": ("id/assets/search.js", at_the_end),
    "entry of the search": ("id/pagefind/pagefind-entry.json", lambda text, planted: f'["{planted}", {text}]'),
    "style sheet": ("id/assets/berdaya.css", at_the_end),
    "emblem": ("en/assets/emblem.svg", in_drawing),
    "sitemap": ("sitemap.xml", lambda text, planted: text.replace("</urlset>", f"<!-- {planted} --></urlset>")),
    "robots.txt": ("robots.txt", lambda text, planted: f"{text}# {planted}\n"),
}
PLANTED = {
    Gate.PERSONAL_DATA: "0812-0000-0099",
    Gate.NAME: "Ibu Sekarwangi",
    Gate.LABEL: "mantan narapidana terorisme",
    Gate.CANARY: "KANARI-REKAAN",
    Gate.PRIVATE_TEXT: "tetangga sebelah rumahnya tidak boleh tahu",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("gate", PLANTED)
def test_what_is_planted_in_the_real_site_is_found_and_not_repeated(gate: Gate, place: str, real: Path) -> None:
    path, plant = PLACES[place]
    before = (real / path).read_text("utf-8")
    planted = plant(before, PLANTED[gate])
    assert planted != before
    with_note = fingerprints([PLANTED[Gate.PRIVATE_TEXT]])
    found = list(audit([File(path, planted.encode())], replace(expected("real", real), private=with_note)))
    assert {fault.gate for fault in found} == {gate}
    assert all(fault.file.startswith(path) for fault in found)
    assert PLANTED[gate] not in repr(found)


PARTS: dict[str, Callable[[dict[str, Any], str], None]] = {
    "content": lambda says, text: says.update(content=f"{says['content']} {text}"),
    "title": lambda says, text: says["meta"].update(title=text),
    "sentence": lambda says, text: says["meta"].update(sentence=text),
    "filter": lambda says, text: says["filters"].update(kind=[text]),
    "anchor": lambda says, text: says["anchors"].append({"element": "h2", "id": "a", "text": text, "location": 1}),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("gate", PLANTED)
def test_what_is_planted_in_a_fragment_of_the_search_is_found_and_not_repeated(
    gate: Gate, part: str, real: Path
) -> None:
    file = fragments(real, "id")["cohorts/bekasi-2023/hijab/"]
    says = read(file.read_bytes())
    PARTS[part](says, PLANTED[gate])
    path = file.relative_to(real).as_posix()
    with_note = fingerprints([PLANTED[Gate.PRIVATE_TEXT]])
    found = list(audit([File(path, written(says))], replace(expected("real", real), private=with_note)))
    assert {fault.gate for fault in found} == {gate}
    assert {fault.file for fault in found} == {f"{path} (cohorts/bekasi-2023/hijab/)"}
    assert PLANTED[gate] not in repr(found)


def test_a_number_of_people_in_a_fragment_that_no_page_says_is_found(real: Path) -> None:
    file = fragments(real, "id")["programme/"]
    says = read(file.read_bytes())
    path = file.relative_to(real).as_posix()
    languages = [language(code) for code in LANGUAGES]
    assert read_back([(path, written(says))], languages).unmarked == ()
    says["content"] += " Ada 3 peserta."
    assert read_back([(path, written(says))], languages).unmarked == (path,)
    assert read_back([(path, b"no gzip")], languages).unreadable == ((path, ""),)


@pytest.mark.parametrize("kind", ["pf_index", "pf_meta", "pagefind", "js"])
def test_what_the_search_made_of_other_pages_cannot_be_looked_into(kind: str, real: Path, example: Path) -> None:
    """A list of words says nothing by itself, so it has to be the one of these very pages."""
    for file in sorted((example / "id" / "pagefind").rglob(f"*.{kind}")):
        path, data = file.relative_to(example).as_posix(), file.read_bytes()
        is_the_same = kind in ("pagefind", "js")
        found = {fault.gate for fault in audit([File(path, data)], expected("real", real))}
        assert found == (set() if is_the_same else {Gate.UNREADABLE})
        touched = {fault.gate for fault in audit([File(path, data + b" ")], expected("real", real))}
        assert touched != set()
