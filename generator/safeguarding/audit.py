"""What may not leave, looked for in the bytes of the finished site.

A fault says where and of what kind, and never repeats what was found.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial, reduce
from html import unescape
from operator import or_
from typing import Final
from urllib.parse import urlsplit

from generator.safeguarding.finished import Content, File, content, markup, pieces, plain_text, spellings
from generator.safeguarding.hosts import script_contacts, style_contacts, tag_contacts
from generator.safeguarding.labels import Labels, labels
from generator.safeguarding.names import names_in
from generator.safeguarding.personal_data import Kind, kinds_in
from generator.safeguarding.pictures import metadata_in
from generator.safeguarding.private_text import Fingerprints, fingerprints, is_told
from generator.safeguarding.scripts import script_runs, tag_runs
from generator.sections import sections


class Gate(StrEnum):
    PERSONAL_DATA = "personal-data"
    NAME = "name"
    LABEL = "label"
    CANARY = "canary"
    FOREIGN_HOST = "foreign-host"
    SCRIPT = "script"
    PRIVATE_TEXT = "private-text"
    PICTURE_METADATA = "picture-metadata"
    UNREADABLE = "unreadable"
    STRAY = "stray"
    """The last three are told by the manifest, and have no seed here."""
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Expected:
    labels: Labels
    may_carry: frozenset[str]
    """Addresses, inside a language, of pages that may carry labels: `programme/`."""
    people: frozenset[str]
    """Names that may stand."""
    literals: frozenset[str]
    """Exact words that a reviewed override lets pass; anything but a canary or another host."""
    host: str
    """The site's own address."""
    private: Fingerprints
    """Of the texts that are never shown."""
    is_script_of_theme: Callable[[str], bool]
    """Of the text between the tags of a script, whether it may stand there."""
    known: frozenset[str]
    """SHA-256 of the theme's own files, and of what the search makes of the pages. In those that nobody touched, only
    canaries are looked for."""


@dataclass(frozen=True, slots=True)
class Fault:
    gate: Gate
    file: str
    """Masked where the path itself says what it may not."""
    kind: str = ""
    """Of personal data: `phone-number`."""


Mark = tuple[Gate, str]
"""A gate that a text does not pass, and the kind."""


@dataclass(frozen=True, slots=True)
class _Found:
    """In a file, or in a section of a page."""

    marks: frozenset[Mark] = frozenset()
    contacts: bool = False
    runs: bool = False
    is_readable: bool = True
    is_closed: bool = True

    def __or__(self, other: "_Found") -> "_Found":
        return _Found(
            self.marks | other.marks,
            self.contacts or other.contacts,
            self.runs or other.runs,
            self.is_readable and other.is_readable,
            self.is_closed and other.is_closed,
        )


@dataclass(frozen=True, slots=True)
class _Look:
    expected: Expected
    own_host: str
    marks: Callable[[str], tuple[Mark, ...]]
    """Of a text."""
    tag: Callable[[str], _Found]


def audit(files: Iterable[File], expected: Expected) -> Iterator[Fault]:
    """Every fault once, file by file."""
    of = auditor(expected)
    return (fault for file in files for fault in of(file))


def auditor(expected: Expected) -> Callable[[File], tuple[Fault, ...]]:
    """What is asked of each file: for every fault in it, once."""
    own_host = urlsplit(expected.host).netloc.lower()
    # Pages repeat each other, and what was looked at once is not looked at again.
    marks = lru_cache(_REMEMBERED)(partial(_marks, expected, _any_of(expected.literals)))
    look = _Look(expected, own_host, marks, lru_cache(_REMEMBERED)(partial(_in_tag, marks, own_host)))
    section = lru_cache(_SECTIONS)(lambda html: _found(markup(html), "", look))
    return lambda file: tuple(
        dict.fromkeys(
            Fault(gate, _where(file.path, entry, marks), kind) for (gate, kind), entry in _faults(file, look, section)
        )
    )


_REMEMBERED: Final = 100_000
_SECTIONS: Final = 10_000
"""Those of a single page are many; those that pages share are few."""


def _faults(file: File, look: _Look, section: Callable[[str], _Found]) -> Iterator[tuple[Mark, str | None]]:
    """With the address of the page that a fragment of the search index repeats; None where it is the file itself."""
    yield from ((mark, None) for mark in look.marks(file.path))
    if _CANARY_IN_BYTES.search(file.data.lower()):
        yield (Gate.CANARY, ""), None
    if hashlib.sha256(file.data).hexdigest() in look.expected.known:
        return
    if file.path.endswith(_PICTURES):
        if metadata_in(file.data):
            yield (Gate.PICTURE_METADATA, ""), None
        return
    found = _in_page(file, section) if file.path.endswith(".html") else None
    if found is None:
        held = content(file)
        yield from _entry_faults(held, look)
        found = _found(held, file.path, look)
    is_own = _address(file.path) in look.expected.may_carry
    yield from ((mark, None) for mark in sorted(found.marks) if not (is_own and mark[0] is Gate.LABEL))
    if not found.is_readable:
        yield (Gate.UNREADABLE, ""), None
    if found.contacts:
        yield (Gate.FOREIGN_HOST, ""), None
    if found.runs:
        yield (Gate.SCRIPT, ""), None


def _in_page(file: File, section: Callable[[str], _Found]) -> _Found | None:
    """None where it has to be looked at as a whole: sections that are all closed hold what the page holds."""
    html = plain_text(file)
    if html is None:
        return None
    of_each = [found for found in map(section, sections(html)) if found is not _NOTHING]
    found = reduce(or_, of_each, _NOTHING)
    return found if found.is_closed else None


def _found(held: Content, path: str, look: _Look) -> _Found:
    said = {mark for passage in held.passages if passage.entry is None for mark in look.marks(passage.text)}
    of_tags = [found for tag in held.tags if (found := look.tag(tag)) is not _NOTHING]
    in_tags = reduce(or_, of_tags, _NOTHING)
    # A feed names other hosts as it should; of XML a browser acts on the instructions alone.
    is_feed = path.endswith((".xml", ".xml.gz"))
    instructions = (tag for tag in held.tags if tag.startswith("<?"))
    contacts = any(look.tag(tag).contacts for tag in instructions) if is_feed else in_tags.contacts
    found = _Found(
        in_tags.marks | said,
        contacts or _contacts(held, look),
        in_tags.runs or _runs(path, held, look),
        held.is_readable,
        held.is_closed,
    )
    return _NOTHING if found == _NOTHING else found


_NOTHING: Final = _Found()
"""Most sections hold nothing, and there are many."""


def _entry_faults(held: Content, look: _Look) -> Iterator[tuple[Mark, str | None]]:
    for passage in held.passages:
        if passage.entry is not None:
            is_own = passage.entry in look.expected.may_carry
            marks = look.marks(passage.text)
            yield from ((mark, passage.entry) for mark in marks if not (is_own and mark[0] is Gate.LABEL))


def _where(path: str, entry: str | None, marks: Callable[[str], object]) -> str:
    return _masked(path, marks) if entry is None else f"{_masked(path, marks)} ({_masked(entry, marks)})"


_PICTURES: Final = (".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp")


def _address(path: str) -> str:
    """Inside its language; a file beside the languages keeps its path."""
    return path.partition("/")[2].removesuffix("index.html") if "/" in path else path


def _contacts(held: Content, look: _Look) -> bool:
    return any(style_contacts(style, look.own_host) for style in held.styles) or any(
        script_contacts(script, look.own_host) for script in held.scripts
    )


def _runs(path: str, held: Content, look: _Look) -> bool:
    # A script in a file of its own is the site's or the theme's: which files there are, the manifest says.
    scripts = () if path.endswith(".js") else held.scripts
    return any(script_runs(script, look.expected.is_script_of_theme) for script in scripts)


# --- what a text may not say ------------------------------------------------------------------------------------------


def _marks(expected: Expected, literals: re.Pattern[str] | None, text: str) -> tuple[Mark, ...]:
    found: set[Mark] = set()
    for spelling in dict.fromkeys(spellings(text)):
        rest = spelling if literals is None else literals.sub(" ¦ ", spelling)
        found.update((Gate.PERSONAL_DATA, kind.value) for kind in kinds_in(rest))
        if names_in(rest, expected.people):
            found.add((Gate.NAME, ""))
        if expected.labels.stand_in(rest):
            found.add((Gate.LABEL, ""))
        if is_told(rest, expected.private):
            found.add((Gate.PRIVATE_TEXT, ""))
        if _CANARY.search(spelling.lower()):
            found.add((Gate.CANARY, ""))
    return tuple(sorted(found))


def _in_tag(marks: Callable[[str], tuple[Mark, ...]], own_host: str, tag: str) -> _Found:
    said = frozenset(mark for piece in pieces(tag) for mark in marks(unescape(piece)))
    contacts, runs = tag_contacts(tag, own_host), tag_runs(tag)
    return _Found(said, contacts, runs) if said or contacts or runs else _NOTHING


_CANARY = re.compile(r"-(?<=(?:kanari|canary)-)\w")
"""Planted in records, where no page may take it from. In small letters."""
_CANARY_IN_BYTES = re.compile(_CANARY.pattern.encode())


def _any_of(literals: Iterable[str]) -> re.Pattern[str] | None:
    """The words as they stand, not as the beginning or the end of others; the longest first. None of none."""
    words = [r"\s+".join(map(re.escape, literal.split())) for literal in sorted(literals, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None


def masked(path: str, expected: Expected) -> str:
    """`path` without the parts that say what they may not; nothing of it where only the whole does."""
    return _masked(path, partial(_marks, expected, _any_of(expected.literals)))


def _masked(path: str, marks: Callable[[str], object]) -> str:
    shown = "/".join("…" if marks(part) else part for part in path.split("/"))
    return "…" if marks(shown) else shown


# --- whether the gates work -------------------------------------------------------------------------------------------


def silent(expected: Expected) -> tuple[Gate, ...]:
    """The gates that let their own made-up example pass: in such a state they prove nothing."""
    trial = replace(
        expected,
        labels=Labels(re.compile(f"{labels((_LABEL,)).pattern.pattern}|{expected.labels.pattern.pattern}")),
        private=expected.private | fingerprints((_NOTE,)),
    )
    return tuple(dict.fromkeys(fault.gate for fault, file in SEEDS.items() if fault not in audit((file,), trial)))


_LABEL: Final = "contohisme"
_NOTE: Final = "Catatan rekaan ini tidak pernah boleh terbaca di mana pun."
# One pixel, and a remark.
_PICTURE: Final = b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\6rekaan\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"


def _page(text: str) -> bytes:
    return f"<!doctype html><title>Contoh rekaan</title><p>{text}</p>".encode()


def _fragment(text: str) -> bytes:
    return gzip.compress(b'pagefind_dcd{"url":"/seeds/","content":"' + text.encode() + b'"}', mtime=0)


_PERSONAL: Final[Mapping[Kind, str]] = {
    Kind.IDENTITY_NUMBER: "NIK 3299<b>9941</b>01990001",
    Kind.PHONE_NUMBER: "0812&#45;0000&#45;0000",
    Kind.EMAIL: "seseorang&#64;example.org",
    Kind.HANDLE: "IG: @seseorang.rekaan",
    Kind.COORDINATES: "-1.000001, 100.000001",
    Kind.STREET: "Jl. Rekaan No. 99",
    Kind.NUMBER_PLATE: "B 9999 XYZ",
    Kind.BANK_ACCOUNT: "rekening BCA 9990009990",
}
SEEDS: Final[Mapping[Fault, File]] = {
    **{
        Fault(Gate.PERSONAL_DATA, f"seeds/{kind}.html", kind): File(f"seeds/{kind}.html", _page(text))
        for kind, text in _PERSONAL.items()
    },
    Fault(Gate.NAME, "seeds/name.html"): File("seeds/name.html", _page("Ibu Rekawati Rekaningrum")),
    Fault(Gate.LABEL, "seeds/label.html"): File("seeds/label.html", _page(f'<a title="{_LABEL}">Contoh</a>')),
    Fault(Gate.LABEL, "seeds/found.pf_fragment (seeds/)"): File("seeds/found.pf_fragment", _fragment(_LABEL)),
    Fault(Gate.CANARY, "seeds/canary.png"): File("seeds/canary.png", b"\x89PNG KANARI-REKAAN"),
    Fault(Gate.FOREIGN_HOST, "seeds/host.html"): File(
        "seeds/host.html", _page('<img src="//pihak-lain.example/a.png">')
    ),
    Fault(Gate.SCRIPT, "seeds/script.html"): File("seeds/script.html", _page("<script>rekaan()</script>")),
    Fault(Gate.SCRIPT, "seeds/event.html"): File("seeds/event.html", _page('<p onclick="rekaan()"></p>')),
    Fault(Gate.PRIVATE_TEXT, "seeds/note.html"): File("seeds/note.html", _page(_NOTE)),
    Fault(Gate.PICTURE_METADATA, "seeds/picture.gif"): File("seeds/picture.gif", _PICTURE),
    Fault(Gate.UNREADABLE, "seeds/data.xlsx"): File("seeds/data.xlsx", b"PK rekaan"),
}
"""For each gate a file that it must catch, and how it says so."""
