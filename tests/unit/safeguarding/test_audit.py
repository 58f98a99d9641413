"""The audit of the finished bytes: what it must catch in every kind of file, and what it must let stand.

All persons, numbers and addresses are made up.
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding import audit as module
from generator.safeguarding.audit import SEEDS, Expected, Fault, Gate, audit, masked, silent
from generator.safeguarding.finished import Content, File, content
from generator.safeguarding.labels import labels
from generator.safeguarding.personal_data import Kind, kinds_in
from generator.safeguarding.private_text import fingerprints


def packed(data: bytes) -> bytes:
    """The same bytes whenever it is done: they are part of the names of tests."""
    return gzip.compress(data, mtime=0)


PHONE = "0812-0000-0099"
FRAGMENT = "id/pagefind/fragment/id_0000000.pf_fragment"
NOTE = "Bendahara kelompok ini pernah berselisih paham dengan tetangganya soal uang."
EXPECTED = Expected(
    labels=labels(("rekaanis", "mantan rekaan")),
    may_carry=frozenset({"programme/"}),
    people=frozenset({"Rekawati Utami"}),
    literals=frozenset(),
    host="https://rekaan.example/berdaya/",
    private=fingerprints((NOTE,)),
    is_script_of_theme=lambda script: "rekaan()" not in script,
    known=frozenset(),
)


def faults(path: str, data: bytes | str, expected: Expected = EXPECTED) -> list[Fault]:
    return list(audit([File(path, data.encode() if isinstance(data, str) else data)], expected))


def gates(path: str, data: bytes | str, expected: Expected = EXPECTED) -> set[Gate]:
    return {fault.gate for fault in faults(path, data, expected)}


def page(inside: str) -> str:
    return f'<!doctype html><html lang="id"><head><title>Contoh</title></head><body>{inside}</body></html>'


# One of each: a gate, and a text that it must not let pass.
PLANTED = {
    Gate.PERSONAL_DATA: PHONE,
    Gate.NAME: "Ibu Sekarwangi",
    Gate.LABEL: "mantan-rekaan",
    Gate.CANARY: "KANARI-REKAAN-1",
    Gate.PRIVATE_TEXT: "pernah berselisih paham dengan tetangganya",
}


def pdf(text: str, deflate: bool) -> bytes:
    body = f"BT ({text}) Tj ET".encode()
    about = b"/Length 99 /Filter /FlateDecode" if deflate else b"/Length 99"
    return (
        b"%PDF-1.4\n1 0 obj <<" + about + b">> stream\n" + (zlib.compress(body) if deflate else body) + b"\nendstream"
    )


# Every kind of file, and every place in it, where a text can stand.
PLACES: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "text": ("id/a/index.html", lambda text: page(f"<p>{text}</p>")),
    "title": ("id/a/index.html", lambda text: f"<title>{text}</title>"),
    "description": ("id/a/index.html", lambda text: f'<meta name="description" content="{text}">'),
    "alt": ("id/a/index.html", lambda text: page(f'<img src="a.png" alt="{text}">')),
    "alt in single quotes": ("id/a/index.html", lambda text: page(f"<img alt='{text}' src='a.png'>")),
    "any attribute": ("id/a/index.html", lambda text: page(f'<div data-rekaan="{text}"></div>')),
    "attribute of an end": ("id/a/index.html", lambda text: page(f'<div></div x="{text}">')),
    "aria-label": ("id/a/index.html", lambda text: page(f'<svg aria-label="{text}"><path d="M1,2L3,4"/></svg>')),
    "comment": ("id/a/index.html", lambda text: page(f"<!-- {text} -->")),
    "comment that never ends": ("id/a/index.html", lambda text: page(f"<!-- {text}")),
    "text after a comment": ("id/a/index.html", lambda text: page(f"<!--> <p>{text}</p> -->")),
    "script": ("id/a/index.html", lambda text: page(f'<script>var a = "{text}"</script>')),
    "script that never ends": ("id/a/index.html", lambda text: page(f'<script>var a = "{text}"')),
    "data in a script": ("id/a/index.html", lambda text: page(f'<script type="application/json">["{text}"]</script>')),
    "style": ("id/a/index.html", lambda text: page(f'<style>p::after{{content:"{text}"}}</style>')),
    "declaration": ("id/a/index.html", lambda text: page(f"<!rekaan {text}>")),
    "instruction": ("id/a/index.html", lambda text: page(f'<?rekaan a="{text}"?>')),
    "after a bracket in a value": ("id/a/index.html", lambda text: page(f'<p title=">">{text}</p>')),
    "tag that never ends": ("id/a/index.html", lambda text: page(f'<p title="{text}"')),
    "first page": ("index.html", lambda text: page(f"<p>{text}</p>")),
    "entities": ("id/a/index.html", lambda text: page("".join(f"&#{ord(char)};" for char in text))),
    "entities of entities": ("id/a/index.html", lambda text: page("".join(f"&amp;#{ord(char)};" for char in text))),
    "hexadecimal entities in an attribute": (
        "id/a/index.html",
        lambda text: page('<p title="' + "".join(f"&#x{ord(char):x};" for char in text) + '">'),
    ),
    "percent signs": ("id/a/index.html", lambda text: page('<a href="' + percent(text) + '">a</a>')),
    "a page in an attribute": ("id/a/index.html", lambda text: page(f'<p data-rekaan="{escape(f"<p>{text}</p>")}">')),
    "marks in words": (
        "id/a/index.html",
        lambda text: page(f"<p>{text[:4]}<b>{text[4:7]}</b><!-- a -->{text[7:]}</p>"),
    ),
    "soft hyphens": ("id/a/index.html", lambda text: page(f"<p>{text[:4]}&shy;{text[4:]}</p>")),
    "SVG": ("id/assets/a.svg", lambda text: f"<svg><text>{text}</text></svg>"),
    "SVG in parts": ("id/assets/a.svg", lambda text: f"<svg><text>{text[:4]}<tspan>{text[4:]}</tspan></text></svg>"),
    "SVG in raw text": ("id/assets/a.svg", lambda text: f"<svg><text>{text[:4]}<![CDATA[{text[4:]}]]></text></svg>"),
    "SVG style": ("id/assets/a.svg", lambda text: f"<svg><style>/* {text} */</style></svg>"),
    "sitemap": ("sitemap.xml", lambda text: f"<urlset><url><loc>{text}</loc></url></urlset>"),
    "feed": (
        "id/feed.xml",
        lambda text: f"<feed><content>{escape(f'<p>{text[:4]}<b>{text[4:]}</b></p>')}</content></feed>",
    ),
    "JSON": ("id/a.json", lambda text: json.dumps({"a": [{"b": text}]})),
    "JSON key": ("id/a.json", lambda text: json.dumps({text: 1})),
    "JSON escapes": ("id/a.json", lambda text: '{"a": "' + "".join(f"\\u{ord(char):04x}" for char in text) + '"}'),
    "JSON key that comes twice": ("id/a.json", lambda text: f'{{"a": "{text}", "a": 1}}'),
    "JSON with marks": ("id/a.json", lambda text: json.dumps({"a": f"{text[:4]}<b>{text[4:]}</b>"})),
    "fragment": (FRAGMENT, lambda text: fragment("a/", content=text)),
    "fragment with marks": (FRAGMENT, lambda text: fragment("a/", content=f"{text[:4]}<b>{text[4:]}</b>")),
    "what is told of a found page": (FRAGMENT, lambda text: fragment("a/", meta={"title": "Contoh", "sentence": text})),
    "filter": (FRAGMENT, lambda text: fragment("a/", filters={"kind": ["Contoh", text]})),
    "name of a filter": (FRAGMENT, lambda text: fragment("a/", filters={text: []})),
    "anchor": (FRAGMENT, lambda text: fragment("a/", anchors=[{"id": "a", "text": text, "location": 1}])),
    "style sheet": ("id/assets/a.css", lambda text: f'p::after{{content:"{text}"}}'),
    "style sheet with escapes": (
        "id/assets/a.css",
        lambda text: 'p{content:"' + "".join(f"\\{ord(char):x} " for char in text) + '"}',
    ),
    "JavaScript": ("id/assets/a.js", lambda text: f"// {text}"),
    "JavaScript escapes": ("id/assets/a.js", lambda text: '"' + "".join(f"\\x{ord(char):02x}" for char in text) + '"'),
    "CSV": ("id/a.csv", lambda text: f"a,b\n1,{text}\n"),
    "text file": ("robots.txt", lambda text: f"# {text}\n"),
    "PDF": ("id/a.pdf", lambda text: pdf(text, deflate=False)),
    "PDF, deflated": ("id/a.pdf", lambda text: pdf(text, deflate=True)),
    "packed": ("sitemap.xml.gz", lambda text: packed(f"<url><loc>{text}</loc></url>".encode())),
    "packed CSV": ("id/a.csv.gz", lambda text: packed(f"a\n{text}\n".encode())),
}


def percent(text: str) -> str:
    return "".join(f"%{ord(char):02X}" for char in text)


def fragment(address: str, **says: object) -> bytes:
    return packed(b"pagefind_dcd" + json.dumps({"url": f"/{address}", **says}).encode())


class TestPlanted:
    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize("gate", PLANTED)
    def test_is_caught_wherever_it_stands_and_not_repeated(self, gate: Gate, place: str) -> None:
        path, write = PLACES[place]
        found = faults(path, write(PLANTED[gate]))
        # A canary is no word that anybody would divide.
        assert (gate, place) == (Gate.CANARY, "soft hyphens") or gate in {fault.gate for fault in found}
        assert PLANTED[gate] not in repr(found)

    @pytest.mark.parametrize("place", PLACES)
    def test_nothing_is_found_where_nothing_is_planted(self, place: str) -> None:
        path, write = PLACES[place]
        assert faults(path, write("Dua kelompok berlatih bersama")) == []

    @given(st.sampled_from(sorted(PLACES)), st.integers(0, 10**8 - 1), st.sampled_from(["", " ", "-", "."]))
    def test_any_phone_number_is_caught_anywhere_and_said_by_its_kind_alone(
        self, place: str, number: int, between: str
    ) -> None:
        digits = f"{number:08d}"
        phone = between.join(("0812", digits[:4], digits[4:]))
        path, write = PLACES[place]
        found = faults(path, write(phone))
        assert (Gate.PERSONAL_DATA, Kind.PHONE_NUMBER) in {(fault.gate, fault.kind) for fault in found}
        assert all(fault.file.startswith(path) and digits not in repr(fault) for fault in found)

    def test_in_a_path_is_caught_and_masked(self) -> None:
        assert faults(f"id/berita/{PHONE}/index.html", page("")) == [
            Fault(Gate.PERSONAL_DATA, "id/berita/…/index.html", "phone-number")
        ]
        assert faults("id/mantan-rekaan.txt", "") == [Fault(Gate.LABEL, "id/…")]

    def test_in_a_path_as_a_whole_masks_the_whole(self) -> None:
        found = faults("id/0812/0000/0099/index.html", page(""))
        assert found == [Fault(Gate.PERSONAL_DATA, "…", "phone-number")]

    def test_in_the_address_of_a_fragment_is_masked(self) -> None:
        found = faults(FRAGMENT, fragment(f"a/{PHONE}/#b", content="Contoh"))
        assert found == [Fault(Gate.PERSONAL_DATA, f"{FRAGMENT} (a/…/)", "phone-number")]

    def test_is_said_once_for_each_kind_and_file(self) -> None:
        found = faults("id/a.txt", f"{PHONE} {PHONE}\nseseorang@example.org")
        assert found == [
            Fault(Gate.PERSONAL_DATA, "id/a.txt", "email"),
            Fault(Gate.PERSONAL_DATA, "id/a.txt", "phone-number"),
        ]

    def test_of_several_kinds_is_said_in_the_same_order_each_time(self) -> None:
        found = faults("id/a.txt", "\n".join([*PLANTED.values(), "seseorang@example.org"]))
        assert [(fault.gate, fault.kind) for fault in found] == [
            (Gate.CANARY, ""),
            (Gate.LABEL, ""),
            (Gate.NAME, ""),
            (Gate.PERSONAL_DATA, "email"),
            (Gate.PERSONAL_DATA, "phone-number"),
            (Gate.PRIVATE_TEXT, ""),
        ]

    def test_every_file_is_told_in_its_turn(self) -> None:
        files = [File(f"id/{name}.txt", PHONE.encode()) for name in "ba"]
        assert [fault.file for fault in audit(files, EXPECTED)] == ["id/b.txt", "id/a.txt"]

    def test_over_two_cells_of_a_table_is_no_number(self) -> None:
        assert faults("id/a/index.html", page("<td>0812</td><td>00000099</td>")) == []


class TestLabels:
    def test_may_stand_on_the_programmes_own_page_alone(self) -> None:
        text = page("<p>mantan rekaan</p>")
        assert faults("id/programme/index.html", text) == []
        assert faults("en/programme/index.html", text) == []
        assert gates("id/cohorts/index.html", text) == {Gate.LABEL}
        assert gates("id/index.html", text) == {Gate.LABEL}
        assert gates("programme/index.html", text) == {Gate.LABEL}

    def test_may_stand_there_in_an_attribute(self) -> None:
        assert faults("id/programme/index.html", page('<p title="rekaanis">')) == []

    def test_may_stand_in_the_fragment_of_that_page_alone(self) -> None:
        path, label = FRAGMENT, "mantan rekaan"
        assert faults(path, fragment("programme/", content=label)) == []
        assert faults(path, fragment("programme/#siapa", content=label)) == []
        assert faults(path, fragment("cohorts/", content=label)) == [Fault(Gate.LABEL, f"{path} (cohorts/)")]
        assert faults(path, fragment("", content=label)) == [Fault(Gate.LABEL, f"{path} ()")]

    def test_nothing_else_may_stand_there(self) -> None:
        assert gates("id/programme/index.html", page(PHONE)) == {Gate.PERSONAL_DATA}
        assert gates(FRAGMENT, fragment("programme/", content=PHONE)) == {Gate.PERSONAL_DATA}

    def test_a_file_beside_the_languages_has_no_page_of_its_own(self) -> None:
        first = replace(EXPECTED, may_carry=frozenset({""}))
        assert faults("id/index.html", page("rekaanis"), first) == []
        assert gates("index.html", page("rekaanis"), first) == {Gate.LABEL}
        assert gates("robots.txt", "rekaanis", first) == {Gate.LABEL}


class TestNames:
    def test_of_people_in_their_public_roles_may_stand(self) -> None:
        assert faults("id/a/index.html", page("<p>Ibu Rekawati Utami membuka acara.</p>")) == []
        assert gates("id/a/index.html", page("<p>Ibu Rekawati Sekarwangi</p>")) == {Gate.NAME}


class TestOverrides:
    LIFTED = replace(EXPECTED, literals=frozenset({PHONE, "Ibu Sekarwangi", "rekaanis utara"}))

    def test_let_the_exact_words_pass(self) -> None:
        text = page(f"<p>{PHONE}</p><p>Ibu\n Sekarwangi, <b>rekaanis</b> utara</p>")
        assert gates("id/a/index.html", text) == {Gate.PERSONAL_DATA, Gate.NAME, Gate.LABEL}
        assert faults("id/a/index.html", text, self.LIFTED) == []

    @pytest.mark.parametrize("text", [f"A{PHONE}", f"{PHONE}1", "0812-0000-0098", "Ibu Sekarwangiasih", "rekaanis"])
    def test_let_nothing_longer_or_shorter_pass(self, text: str) -> None:
        assert gates("id/a/index.html", page(text), self.LIFTED) == gates("id/a/index.html", page(text)) != set()

    def test_join_nothing_by_being_taken_away(self) -> None:
        between = replace(EXPECTED, literals=frozenset({"dan"}))
        assert faults("id/a.txt", "0812 dan 00000099", between) == []

    def test_of_two_the_longer_counts(self) -> None:
        both = replace(EXPECTED, literals=frozenset({"Ibu", "Ibu Sekarwangi"}))
        assert faults("id/a.txt", "Ibu Sekarwangi", both) == []

    @pytest.mark.parametrize("word", ["hubungi", "telepon", "nomor", "kontak", "kepada", "dengan", "lewat", "untuk"])
    def test_of_two_with_the_same_beginning_the_longer_counts(self, word: str) -> None:
        both = replace(EXPECTED, literals=frozenset({word, f"{word} {PHONE}"}))
        assert faults("id/a.txt", f"{word} {PHONE}", both) == []
        over_two_lines = replace(EXPECTED, literals=frozenset({f"{word} ketua", f"{word}\nketua {PHONE}"}))
        assert faults("id/a.txt", f"{word} ketua {PHONE}", over_two_lines) == []

    def test_let_any_white_space_between_their_words_pass_and_not_none(self) -> None:
        spaced = replace(EXPECTED, literals=frozenset({"0812 0000 0099"}))
        for text in ("0812 0000 0099", "0812\n0000\t0099", "0812  0000 \n 0099"):
            assert faults("id/a.txt", text, spaced) == []
        assert gates("id/a.txt", "081200000099", spaced) == {Gate.PERSONAL_DATA}

    def test_let_their_words_pass_in_an_attribute_however_they_are_escaped(self) -> None:
        for text in (PHONE, PHONE.replace("-", "&#45;"), PHONE.replace("-", "&#x2d;")):
            assert faults("id/a/index.html", page(f'<p title="{text}">a</p>'), self.LIFTED) == []

    def test_hide_nothing_by_standing_in_the_middle_of_it(self) -> None:
        between = replace(EXPECTED, literals=frozenset({"dan"}))
        assert gates("id/a.txt", "pernah berselisih dan paham dengan tetangganya", between) == {Gate.PRIVATE_TEXT}

    def test_let_no_canary_pass(self) -> None:
        lifted = replace(EXPECTED, literals=frozenset({"KANARI-REKAAN-1"}))
        assert gates("id/a.txt", "KANARI-REKAAN-1", lifted) == {Gate.CANARY}


class TestCanaries:
    @pytest.mark.parametrize("token", ["KANARI-1", "kanari-a", "CANARY-X", "Canary-x"])
    @pytest.mark.parametrize("path", ["id/a.png", "id/a.woff2", "id/a.js", "id/a/index.html"])
    def test_are_found_in_any_byte_of_any_file(self, token: str, path: str) -> None:
        assert Gate.CANARY in gates(path, b"\x00\xff" + token.encode() + b"\xff")

    def test_are_said_once(self) -> None:
        assert faults("id/a.txt", "KANARI-1, kanari-2") == [Fault(Gate.CANARY, "id/a.txt")]

    def test_are_found_in_files_of_the_theme_too(self) -> None:
        data = b"var a = 'KANARI-TEMA'"
        themed = replace(EXPECTED, known=frozenset({sha256(data).hexdigest()}))
        assert gates("id/assets/a.js", data, themed) == {Gate.CANARY}

    def test_are_tokens_and_not_birds(self) -> None:
        assert faults("id/a.txt", "Burung kanari - kuning. Kanari-") == []


class TestTheme:
    DATA = b"var phone = '0812-0000-0099'; fetch('https://lain.example/')"
    THEMED = replace(EXPECTED, known=frozenset({sha256(DATA).hexdigest()}))

    def test_files_that_nobody_touched_are_taken_as_they_are(self) -> None:
        assert faults("id/assets/a.js", self.DATA, self.THEMED) == []

    def test_one_more_byte_and_they_are_looked_at(self) -> None:
        assert gates("id/assets/a.js", self.DATA + b" ", self.THEMED) == {Gate.PERSONAL_DATA, Gate.FOREIGN_HOST}

    def test_their_paths_are_looked_at(self) -> None:
        assert gates(f"id/assets/{PHONE}.js", self.DATA, self.THEMED) == {Gate.PERSONAL_DATA}


class TestScripts:
    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("id/a/index.html", "<script>rekaan()</script>"),
            ("id/a/index.html", "<script type=module>rekaan()"),
            ("id/a/index.html", '<p title=">" onclick="rekaan()">Contoh</p>'),
            ("id/a/index.html", '<a href="javascript:rekaan()">Contoh</a>'),
            ("id/a/index.html", "<svg><style><a xlink:href='javascript:rekaan()'>Contoh</a></style></svg>"),
            ("id/assets/a.svg", "<svg><script>rekaan()</script></svg>"),
            ("sitemap.xml", "<urlset><script>rekaan()</script></urlset>"),
        ],
    )
    def test_are_found_wherever_a_browser_runs_them(self, path: str, text: str) -> None:
        assert faults(path, text) == [Fault(Gate.SCRIPT, path)]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("id/a/index.html", "<script>tema()</script>"),
            ("id/a/index.html", '<script src="../assets/a.js"></script>'),
            ("id/a/index.html", '<script type="application/json">{"base": "."}</script>'),
            ("id/a/index.html", "<!-- <script>rekaan()</script> -->"),
            ("id/a/index.html", "<pre>&lt;script&gt;rekaan()&lt;/script&gt;</pre>"),
            ("id/assets/a.js", "rekaan()"),
        ],
    )
    def test_of_the_theme_and_of_files_may_stand(self, path: str, text: str) -> None:
        assert faults(path, text) == []


class TestForeignHosts:
    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("id/a/index.html", '<img src="https://lain.example/a.png">'),
            ("id/assets/a.svg", '<svg><image href="https://lain.example/a.png"/></svg>'),
            ("id/assets/a.css", "@import '//lain.example/a.css';"),
            ("id/assets/a.js", "fetch('https://lain.example/')"),
            ("id/a/index.html", "<style>p{background:url(//lain.example/a.png)}</style>"),
            ("id/a/index.html", "<script>fetch('https://lain.example/')</script>"),
            ("id/a/index.html", "<svg><style><image href='//lain.example/a'/></style></svg>"),
            ("id/feed.xml", '<?xml-stylesheet href="https://lain.example/a.xsl"?><feed/>'),
            ("id/feed.xml.gz", packed(b'<?xml-stylesheet href="https://lain.example/a.xsl"?><feed/>')),
        ],
    )
    def test_are_found_in_every_kind_of_file_that_a_browser_acts_on(self, path: str, text: str | bytes) -> None:
        assert faults(path, text) == [Fault(Gate.FOREIGN_HOST, path)]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("id/feed.xml", '<?xml version="1.0"?><feed><link href="https://lain.example/sumber"/></feed>'),
            ("id/feed.xml.gz", packed(b'<feed><link href="https://lain.example/sumber"/></feed>')),
            ("id/a.csv", "sumber\nhttps://lain.example/laporan\n"),
            ("id/a.json", '{"sumber": "https://lain.example/laporan"}'),
            ("id/a/index.html", '<a href="https://lain.example/laporan">Sumber</a>'),
            ("id/a/index.html", '<img src="https://rekaan.example/berdaya/a.png">'),
        ],
    )
    def test_may_be_named(self, path: str, text: str | bytes) -> None:
        assert faults(path, text) == []

    def test_are_told_from_the_sites_own_however_its_address_is_written(self) -> None:
        loud = replace(EXPECTED, host="https://Rekaan.Example/berdaya/")
        for host in ("rekaan.example", "Rekaan.Example", "REKAAN.EXAMPLE"):
            assert faults("id/a/index.html", f'<img src="https://{host}/a.png">', loud) == []
        assert gates("id/a/index.html", '<img src="https://lain.example/a.png">', loud) == {Gate.FOREIGN_HOST}


class TestPictures:
    def test_with_a_remark_are_caught_and_without_one_not(self) -> None:
        seed = next(file for fault, file in SEEDS.items() if fault.gate is Gate.PICTURE_METADATA)
        remark = re.compile(rb"!\xfe.*?\0", re.DOTALL)
        for suffix in ("gif", "ico", "jpeg", "jpg", "png", "webp"):
            assert gates(f"id/a.{suffix}", seed.data) == {Gate.PICTURE_METADATA}
            assert faults(f"id/a.{suffix}", remark.sub(b"", seed.data)) == []


class TestUnreadable:
    @pytest.mark.parametrize(
        ("path", "data"),
        [
            ("id/a.xlsx", b"PK"),
            ("id/a.zip", b"PK"),
            ("id/a", b"a"),
            ("id.html/a", b"a"),
            ("id/a.HTML", b"a"),
            ("id/a.html", b"\xff\xfea\0"),
            ("id/a.txt", "nomor".encode("utf-16-le")),
            ("id/a.html", b"caf\xe9"),
            ("id/a.svg", b'<!DOCTYPE svg [<!ENTITY a "0812">]><svg><text>&a;0000</text></svg>'),
            ("id/a.svg", b'<svg><image href="data:image/png;base64,AAAA"/></svg>'),
            ("id/a.css", b"p{background:url(data:image/svg+xml; BASE64 ,AAAA)}"),
            ("id/a.json", b"{"),
            ("id/a.json", b"[" * 100_000),
            (FRAGMENT, b"no gzip"),
            (FRAGMENT, packed(b'{"url": "/a/"}')),
            (FRAGMENT, packed(b"pagefind_dcd{}")),
            (FRAGMENT, packed(b"pagefind_dcd[]")),
            (FRAGMENT, packed(b"pagefind_dcd" + b"[" * 100_000)),
            (FRAGMENT, packed(b'pagefind_dcd{"url": 1}')),
            (FRAGMENT, packed(b'pagefind_dcd{"url": "/a/", "content": null}')),
            (FRAGMENT, packed(b'pagefind_dcd{"url": "/a/", "content": "b", "content": "c"}')),
            (FRAGMENT, packed(b'pagefind_dcd{"url": "/a/", "content": "caf\xe9"}')),
            (FRAGMENT, packed(b'pagefind_dcd{"url": "/a/"}') + packed(b"more")),
            ("id/pagefind/index/id_0000000.pf_index", packed(b"pagefind_dcd\x80")),
            ("id/pagefind/pagefind.id_0000000000.pf_meta", packed(b"pagefind_dcd\x80")),
            ("id/pagefind/filter/id_0000000.pf_filter", packed(b"pagefind_dcd\x80")),
            ("id/pagefind/wasm.id.pagefind", packed(b"pagefind_dcd\x00asm")),
            ("id/a.txt.gz", b"no gzip"),
            ("id/a.txt.gz", packed(b"a" * 100)[:-9]),
            ("id/a.txt.gz", packed(b"a") + b"more"),
            ("id/a.txt.gz.gz", packed(packed(b"a"))),
            ("id/a.txt.gz", b"\x1f\x8b\x08\x08" + packed(b"a")[4:10] + b"name\0" + packed(b"a")[10:]),
            ("id/a.xlsx.gz", packed(b"PK")),
            ("id/a.pdf", pdf("a", deflate=True).replace(b"Flate", b"LZW")),
            ("id/a.pdf", pdf("a", deflate=True)[:-14] + b"\nendstream"),
            ("id/a.pdf", b"%PDF-1.4 /Encrypt 1 0 R"),
            ("id/a.pdf", b"%PDF-1.4 << /Encoding /Identity-H >>"),
            ("id/a.pdf", b"%PDF-1.4 << /ToUnicode 1 0 R >>"),
            ("id/a.pdf", pdf("/Differences", deflate=True)),
        ],
    )
    def test_files_are_faults(self, path: str, data: bytes) -> None:
        assert Gate.UNREADABLE in gates(path, data)

    def test_what_unpacks_to_very_much_is_not_looked_into(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.safeguarding.finished.MOST_UNPACKED", 1000)
        assert gates("id/a.txt.gz", packed(b"a" * 1000)) == set()
        assert gates("id/a.txt.gz", packed(b"a" * 1001)) == {Gate.UNREADABLE}
        assert gates("id/a.pdf", pdf("a" * 2000, deflate=True)) == {Gate.UNREADABLE}

    @pytest.mark.parametrize("path", [".nojekyll", "id/a.bin", "id/a.txt.gz", "id/a.json"])
    def test_an_empty_file_says_nothing(self, path: str) -> None:
        assert faults(path, b"") == []

    @given(st.binary(max_size=200), st.sampled_from(sorted({path for path, _ in PLACES.values()})))
    def test_no_bytes_make_the_audit_fail(self, data: bytes, path: str) -> None:
        assert all(isinstance(fault.gate, Gate) for fault in faults(path, data))


class TestSeeds:
    def test_every_gate_of_the_bytes_has_one_and_catches_it(self) -> None:
        assert {fault.gate for fault in SEEDS} == set(Gate) - {Gate.STRAY, Gate.MISSING, Gate.CHANGED}
        assert {fault.kind for fault in SEEDS} - {""} == set(Kind)
        assert silent(EXPECTED) == ()

    def test_each_reads_as_a_careless_author_would_write_it(self) -> None:
        read = {
            fault.kind or str(fault.gate): content(file) for fault, file in SEEDS.items() if fault.file == file.path
        }
        assert {name: held.passages[2].text for name, held in read.items() if len(held.passages) > 2} == {
            "identity-number": "NIK 3299994101990001",
            "phone-number": "0812-0000-0000",
            "email": "seseorang@example.org",
            "handle": "IG: @seseorang.rekaan",
            "coordinates": "-1.000001, 100.000001",
            "street": "Jl. Rekaan No. 99",
            "number-plate": "B 9999 XYZ",
            "bank-account": "rekening BCA 9990009990",
            "name": "Ibu Rekawati Rekaningrum",
            "label": "Contoh",
            "private-text": "Catatan rekaan ini tidak pernah boleh terbaca di mana pun.",
        }
        assert '<a title="contohisme">' in read["label"].tags
        assert [passage.text for passage in read["foreign-host"].passages] == ["!doctype html", "Contoh rekaan"]
        first = {str(fault.gate): file.data[:3] for fault, file in SEEDS.items()}
        assert (first["canary"], first["picture-metadata"], first["unreadable"]) == (b"\x89PN", b"GIF", b"PK ")

    @pytest.mark.parametrize(
        ("name", "broken", "gate"),
        [
            ("kinds_in", lambda text: (), Gate.PERSONAL_DATA),
            ("kinds_in", lambda text: set(kinds_in(text)) - {Kind.PHONE_NUMBER}, Gate.PERSONAL_DATA),
            ("names_in", lambda text, listed: False, Gate.NAME),
            ("is_told", lambda text, private: False, Gate.PRIVATE_TEXT),
            ("metadata_in", lambda data: False, Gate.PICTURE_METADATA),
            ("tag_contacts", lambda tag, own: False, Gate.FOREIGN_HOST),
            ("_CANARY_IN_BYTES", re.compile(b"(?!)"), Gate.CANARY),
        ],
        ids=["all-data", "one-kind", "names", "private-texts", "pictures", "hosts", "canaries"],
    )
    def test_a_broken_gate_is_silent(
        self, monkeypatch: pytest.MonkeyPatch, name: str, broken: object, gate: Gate
    ) -> None:
        monkeypatch.setattr(module, name, broken)
        assert silent(EXPECTED) == (gate,)

    def test_a_broken_search_for_labels_is_silent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "labels", lambda words: labels(()))
        assert silent(EXPECTED) == (Gate.LABEL,)

    def test_an_audit_that_reads_everything_is_silent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "content", lambda file: Content())
        monkeypatch.setattr(module, "markup", lambda html: Content())
        assert set(silent(EXPECTED)) == set(Gate) - {
            Gate.CANARY,
            Gate.PICTURE_METADATA,
            Gate.STRAY,
            Gate.MISSING,
            Gate.CHANGED,
        }

    def test_an_override_or_a_listed_name_that_hides_a_seed_is_told(self) -> None:
        assert silent(replace(EXPECTED, literals=frozenset({"Rekawati", "Ibu"}))) == (Gate.NAME,)


def test_gates_have_names_of_their_own() -> None:
    assert [str(gate) for gate in Gate] == [
        "personal-data",
        "name",
        "label",
        "canary",
        "foreign-host",
        "script",
        "private-text",
        "picture-metadata",
        "unreadable",
        "stray",
        "missing",
        "changed",
    ]


def test_a_path_is_masked_where_it_says_too_much() -> None:
    assert masked("id/cohorts/index.html", EXPECTED) == "id/cohorts/index.html"
    assert masked(f"id/{PHONE}.txt", EXPECTED) == "id/…"
