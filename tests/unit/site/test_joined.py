"""Several indexes joined say of every word and every page what one index of all pages says."""

import gzip
import json
import subprocess
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import pytest

from generator.site import cbor, search
from generator.site import joined as joining
from generator.site.joined import Files, UnknownFormError, joined
from tests.fragments import MARK, read, written

WORDS = ("menganyam", "keranjang", "café", "cafè", "cafe", "résumé", "ñusa", "air", "api", "naïf", "2024", "di")


def page(number: int, meta: str = "kind[data-kind]") -> str:
    """Words of another place in another order on each, one of them on this page alone."""
    said = " ".join(WORDS[(number * step + step) % len(WORDS)] for step in range(1, 40))
    about = f'data-pagefind-body data-pagefind-meta="{meta}" data-kind="Kafé {number % 3}"'
    return f"<html><body><div {about}><h1>Halaman {number}</h1><p>{said} milik{number}rata</p></div></body></html>"


TEXTS = {f"a{number:03}/index.html": page(number) for number in range(300)}


def split(texts: Mapping[str, str], many: int) -> Sequence[Files]:
    parts = [{path: text for at, (path, text) in enumerate(texts.items()) if at % many == part} for part in range(many)]
    return [search.made(part, "id") for part in parts]


# --- read by the tests' own rules ---------------------------------------------------------------------------------


def value(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = divmod(data[at], 32)
    at += 1
    if number >= 24:
        size = 2 ** (number - 24)
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind in (0, 1):
        return (number if kind == 0 else -1 - number), at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    assert kind == 4
    values = []
    for _ in range(number):
        one, at = value(data, at)
        values.append(one)
    return values, at


def whole(data: bytes) -> Any:
    unpacked = gzip.decompress(data)
    assert unpacked.startswith(MARK)
    said, end = value(unpacked, len(MARK))
    assert end == len(unpacked)
    return said


def meta_of(files: Files) -> Any:
    its = json.loads(files["pagefind-entry.json"])["languages"]["id"]
    said = whole(files[f"pagefind.{its['hash']}.pf_meta"])
    assert its["page_count"] == len(said[1])
    return said


def says(files: Files) -> dict[str, Any]:
    """Of every word, on which pages it stands where, by their addresses, for every way to spell it; and the number of
    words on every page."""
    _, pages, chunks, _, _, fields = meta_of(files)
    addresses = [read(files[f"fragment/{name}.pf_fragment"])["url"] for name, _ in pages]
    assert len(set(addresses)) == len(addresses)
    assert len([name for name in files if name.endswith(".pf_fragment")]) == len(pages)

    def places(runs: Any) -> Any:
        numbers = accumulate(distance for distance, _, _ in runs)
        return {
            addresses[number]: (locations, [-1 - one if one >= 0 else fields[-1 - one] for one in about])
            for number, (_, locations, about) in zip(numbers, runs, strict=True)
        }

    told: dict[str, Any] = {
        "": {address: words for address, (_, words) in zip(addresses, pages, strict=True)},
    }
    for first, last, name in chunks:
        (words,) = whole(files[f"index/{name}.pf_index"])
        assert first <= words[0][0]
        assert last <= words[-1][0]
        assert last >= first
        for word, plain, variants in words:
            told[word] = (places(plain), {form: places(runs) for form, runs in variants})
    assert list(told) == sorted(told)
    return told


# --- what is joined -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("many", [1, 2, 7])
def test_joined_indexes_say_what_one_of_all_pages_says(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "_AT_A_TIME", 2_000)
    one, parts = search.made(TEXTS, "id"), split(TEXTS, many)
    its = joined(parts, "id")
    assert says(its) == says(one)
    assert len(meta_of(its)[2]) > 10
    assert meta_of(its)[5] == meta_of(one)[5]
    assert {name for name in its if "/" not in name and ".pf_meta" not in name} == {
        name for name in one if "/" not in name and ".pf_meta" not in name
    }


def test_chunks_are_asked_for_as_pagefind_has_it_where_they_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one word each."""
    texts = {path: text.encode("ascii", "ignore").decode() for path, text in TEXTS.items()}
    monkeypatch.setattr(joining, "_AT_A_TIME", 1)
    its = meta_of(joined(split(texts, 3), "id"))[2]
    begin: Any = subprocess.Popen
    monkeypatch.setattr(
        "generator.site.search.subprocess.Popen",
        lambda *of, env, **more: begin(*of, env={**env, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1"}, **more),
    )
    its_own = meta_of(search.made(texts, "id"))[2]
    assert [one[:2] for one in its] == [one[:2] for one in its_own]


def test_the_same_indexes_give_the_same_bytes() -> None:
    parts = split(TEXTS, 3)
    assert joined(parts, "id") == joined([dict(reversed(list(part.items()))) for part in parts], "id")


def test_what_is_said_about_pages_keeps_its_name_where_not_all_parts_say_it() -> None:
    """Pagefind writes the names as numbers, which are others where one is missing."""
    texts = {
        path: page(at, "kind[data-kind], a[data-kind]" if at % 2 else "kind[data-kind]")
        for at, path in enumerate(TEXTS)
    }
    parts = split(texts, 2)
    assert [meta_of(part)[5] for part in parts] == [["kind", "title"], ["a", "kind", "title"]]
    assert says(joined(parts, "id")) == says(search.made(texts, "id"))


def test_a_part_of_pages_that_leave_themselves_out_adds_nothing() -> None:
    nothing = search.made(
        {"b/index.html": "<html><body><p>Di luar.</p></body></html>", "a": TEXTS["a000/index.html"]}, "id"
    )
    none = {**nothing, "pagefind-entry.json": b'{"version":"1.5.2","languages":{}}'}
    parts = split(TEXTS, 2)
    assert joined([none, *parts], "id") == joined(parts, "id")
    assert joined([none, none], "id") == none


def test_two_pages_whose_fragments_have_the_same_name_stay_two() -> None:
    """Names are seven hexadecimal digits: of ten thousand pages, two may well have the same."""
    one, other = split({path: TEXTS[path] for path in list(TEXTS)[:2]}, 2)
    ((mine, _),), ((theirs, words),) = meta_of(one)[1], meta_of(other)[1]
    said = meta_of(other)
    digest = json.loads(other["pagefind-entry.json"])["languages"]["id"]["hash"]
    meta = joining._packed(cbor.written([said[0], [[mine, words]], *said[2:]]))
    same = {
        **{name: data for name, data in other.items() if not name.endswith(".pf_fragment")},
        f"fragment/{mine}.pf_fragment": other[f"fragment/{theirs}.pf_fragment"],
        f"pagefind.{digest}.pf_meta": meta,
    }
    assert says(joined([one, same], "id")) == says(joined([one, other], "id"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda name, data: {name: data[:-20]},
        lambda name, data: {name: written({"url": "/"})},
        lambda name, data: {},
        lambda name, data: {name: joining._packed(b"\x81\x81\x84\x61a\x80\x80\x80")},
        lambda name, data: {name: joining._packed(gzip.decompress(data)[12:] + b"\x80")},
    ],
    ids=["cut-off", "another-file", "missing", "four-of-a-word", "more"],
)
@pytest.mark.parametrize("end", [".pf_index", ".pf_meta"])
def test_an_index_of_another_form_is_refused(end: str, damage: Any) -> None:
    part = search.made({"a/index.html": page(0)}, "id")
    (name,) = (name for name in part if name.endswith(end))
    rest = {other: data for other, data in part.items() if other != name}
    with pytest.raises(UnknownFormError):
        joined([{**rest, **damage(name, part[name])}], "id")
