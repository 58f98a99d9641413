"""What a finished file holds, taken apart once for every gate. Whatever is not understood is not readable."""

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

from generator.sections import BLOCKS


@dataclass(frozen=True, slots=True)
class File:
    path: str
    """Inside the site, with "/"."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    """`spellings` reads what is still escaped in it."""
    entry: str | None = None
    """Address of the page that a fragment of the search index repeats; None for the file itself."""


@dataclass(frozen=True, slots=True)
class Content:
    passages: tuple[Passage, ...] = ()
    """Text joined per block, comments, scripts, styles, strings: all there is but the tags."""
    tags: tuple[str, ...] = ()
    """As written, with their attributes."""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    is_readable: bool = True
    """False where some of it cannot be looked into."""
    is_closed: bool = True
    """Whether all that begins in marked text also ends in it."""


UNREADABLE: Final = Content(is_readable=False)


def content(file: File) -> Content:
    """What `file` holds, by the end of its name. A file of another kind is not readable, unless it is empty."""
    name = file.path.rpartition("/")[2]
    suffix = name[name.rfind(".") :]
    if not file.data:
        return Content()
    if suffix == ".gz":
        return _unpacked(file)
    if suffix == ".pdf":
        return _pdf(file.data)
    if suffix == ".pf_fragment":
        return _fragment(file.data)
    reader, text = _READERS.get(suffix), plain_text(file)
    return UNREADABLE if reader is None or text is None else reader(text)


def plain_text(file: File) -> str | None:
    """What stands in a file of text; None where it is none, or hides another file."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    # Behind NUL characters stands another encoding, behind base64 another file.
    return None if "\0" in text or _PACKED.search(text) else text


_PACKED = re.compile(r";\s*base64\s*,", re.IGNORECASE)


# --- marked text ------------------------------------------------------------------------------------------------------


# As the HTML standard reads tags, so that a quotation mark or a bracket in a value ends nothing too early or too late.
# Possessive throughout, so that no file makes it slow.
_ATTRIBUTE: Final = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^>"'][^\s>]*+)?+)?+"""
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<!\[CDATA\[|\]\]>"
    rf"|<(/?[a-z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+>?+"
    r"|<[!?/][^>]*+>?+",
    re.IGNORECASE | re.DOTALL,
)
_END_OF_RAW: Final = {name: re.compile(rf"</{name}(?=[\s/>])|\Z", re.IGNORECASE) for name in ("script", "style")}
_EITHER_END: Final = BLOCKS | {f"/{name}" for name in BLOCKS}


def markup(text: str) -> Content:
    """HTML, SVG or another kind of XML."""
    passages: list[str] = []
    tags: list[str] = []
    raw: dict[str, list[str]] = {name: [] for name in _END_OF_RAW}
    line: list[str] = []
    is_readable = is_closed = True
    at = 0
    tokens = _TOKEN.finditer(text)
    while token := next(tokens, None):
        begin, end = token.span()
        if at < begin:
            line.append(text[at:begin])
        at = end
        written, name = token.group(0, 1)
        is_closed &= written[-1] == ">" or written == "<![CDATA["
        if name:
            name = name.lower()
            if line and name in _EITHER_END:
                passages += _lines(line)
                line = []
            tags.append(written)
            if name in raw:
                closing = _END_OF_RAW[name].search(text, at)
                assert closing is not None
                inside = text[at : closing.start()]
                is_closed &= closing[0] != ""
                raw[name].append(inside)
                passages.append(inside)
                # In a drawing, or closed at once, such an element holds marks like any other.
                tags += (inner[0] for inner in _TOKEN.finditer(inside) if inner[1])
                at = closing.start()
                tokens = _TOKEN.finditer(text, at)
        elif written.startswith("<?"):
            tags.append(written)
        elif written.upper() not in ("<![CDATA[", "]]>"):
            is_closed &= not written.startswith("<!--") or written.endswith(("-->", "--!>"))
            passages.append(unescape(written.strip("<>")))
            # Entities of its own may stand for anything.
            is_readable &= "<!entity" not in written.lower()
    if at < len(text):
        line.append(text[at:])
    passages += _lines(line)
    return Content(
        tuple(Passage(one) for one in passages),
        tuple(tags),
        tuple(raw["style"]),
        tuple(raw["script"]),
        is_readable,
        is_closed,
    )


def pieces(tag: str) -> Iterator[str]:
    """The name of a tag, and each attribute with its value, as written."""
    return (piece[0] for piece in _PIECE.finditer(tag, 1))


_PIECE = re.compile(_ATTRIBUTE)


def _lines(line: list[str]) -> Iterator[str]:
    """The text of a block twice: as if its marks divided words, and as if they stood inside of words."""
    joined = "".join(line)
    if joined and not joined.isspace():
        yield _spaced(joined)
        if len(line) > 1:
            yield _spaced(" ".join(line))


def _spaced(text: str) -> str:
    """Entities read, every run of spaces and line ends one space, as a browser shows it."""
    return " ".join(unescape(text).split())


# --- other text -------------------------------------------------------------------------------------------------------


def _plain(text: str) -> Content:
    """Without quotation marks and brackets as well: what stands side by side in a list is read side by side."""
    return Content((Passage(text), Passage(text.translate(_NO_QUOTES))))


_NO_QUOTES: Final = dict.fromkeys(map(ord, '"[]{}'))


def _json(text: str) -> Content:
    try:
        json.loads(text, parse_int=str)
    except (ValueError, RecursionError):
        return UNREADABLE
    return _plain(text)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """ValueError where a key comes twice: the first would not be looked at."""
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ValueError
    return read


_READERS: Final[Mapping[str, Callable[[str], Content]]] = {
    ".html": markup,
    ".svg": markup,
    ".xml": markup,
    ".json": _json,
    ".css": lambda text: Content((Passage(text),), styles=(text,)),
    ".js": lambda text: Content((Passage(text),), scripts=(text,)),
    ".csv": _plain,
    ".txt": _plain,
}


# --- packed files -----------------------------------------------------------------------------------------------------

MOST_UNPACKED: Final = 64_000_000
"""Bytes. What unpacks to more is not looked into."""


def _unpacked(file: File) -> Content:
    data = _gunzipped(file.data)
    inner = file.path.removesuffix(".gz")
    return UNREADABLE if data is None or inner.endswith(".gz") else content(File(inner, data))


def _gunzipped(packed: bytes) -> bytes | None:
    """None where it cannot be unpacked, or not all of it."""
    # The head of a gzip file has room for a name and a comment, announced in its fourth byte.
    if packed[3:4] != b"\0":
        return None
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as unpacking:
            data = unpacking.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return data if len(data) <= MOST_UNPACKED else None


def _fragment(packed: bytes) -> Content:
    """Of Pagefind: what it repeats of one page, whose address is `url`."""
    data = _gunzipped(packed)
    if data is None or not data.startswith(_PAGEFIND):
        return UNREADABLE
    try:
        said = json.loads(data.removeprefix(_PAGEFIND), object_pairs_hook=_without_repeats)
        address = said["url"].removeprefix("/").partition("#")[0]
        return Content(tuple(Passage(text, address) for text in _strings(said)))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return UNREADABLE


_PAGEFIND: Final = b"pagefind_dcd"
"""What every packed file of its begins with."""


def _strings(value: object) -> Iterator[str]:
    """Every text and whole number in what JSON says, and the names of its fields. ValueError for anything else, which
    Pagefind does not write."""
    match value:
        case str() | int():
            yield str(value)
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _strings(one)
        case _:
            raise ValueError


def _pdf(data: bytes) -> Content:
    """Text in the open or deflated. With another packing, or with letters of its own, it is not readable."""
    parts = [_STREAM.sub(rb" \g<about>", data)]
    is_readable = True
    for stream in _STREAM.finditer(data):
        if b"/Filter" not in stream["about"]:
            parts.append(stream["body"])
            continue
        unpacking = zlib.decompressobj()
        with suppress(zlib.error):
            parts.append(unpacking.decompress(stream["body"], MOST_UNPACKED))
        is_readable &= unpacking.eof and _DEFLATED.search(stream["about"]) is not None
    passages: list[str] = []
    for part in parts:
        is_readable &= _UNKNOWN_LETTERS.search(part) is None
        strings = [_pdf_string(found) for found in _PDF_STRING.finditer(part)]
        passages += (part.decode("latin-1"), "".join(strings), " ".join(strings))
    return Content(tuple(Passage(text) for text in passages), is_readable=is_readable)


_STREAM = re.compile(rb"<<(?P<about>(?:(?!>>\s*stream|endobj).)*+)>>\s*stream\r?\n(?P<body>.*?)endstream", re.DOTALL)
_DEFLATED = re.compile(rb"(?s)\A(?!.*/Predictor).*/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_UNKNOWN_LETTERS = re.compile(rb"/(?:Encrypt|Identity-[HV]|ToUnicode|Differences|Subtype\s*/Image)\b")
_PDF_STRING = re.compile(rb"\((?P<text>(?:\\.|[^\\()])*+)\)|(?<!<)<(?P<hex>[0-9A-Fa-f\s]*+)>", re.DOTALL)
_PDF_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)")


def _pdf_string(found: re.Match[bytes]) -> str:
    if found["hex"] is not None:
        digits = b"".join(found["hex"].split()).decode("ascii")
        said = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        said = _PDF_ESCAPE.sub(_pdf_unescaped, found["text"])
    return said.decode("utf-16-be", "replace") if said.startswith(b"\xfe\xff") else said.decode("latin-1")


def _pdf_unescaped(escape: re.Match[bytes]) -> bytes:
    written = escape[1]
    if written[0] in b"01234567":
        return bytes([int(written, 8) % 256])
    return b"" if written.endswith(b"\n") else written


# --- what is escaped --------------------------------------------------------------------------------------------------


def spellings(text: str) -> Iterator[str]:
    """`text`, and what it becomes as its entities, percent signs, backslashes and marks are read, one in another."""
    for _ in range(_DEEPEST):
        yield text
        if "<" in text:
            held = markup(text)
            yield from (passage.text for passage in held.passages)
            yield from map(unescape, held.tags)
        read = unescape(unquote(without_backslashes(text)))
        if read == text:
            return
        text = read
    yield text


_DEEPEST: Final = 3


def without_backslashes(text: str) -> str:
    """As JSON, JavaScript and style sheets read them."""
    if "\\" not in text:
        return text
    read = _BACKSLASHED.sub(_unescaped, text)
    # Two halves, each escaped, make one character.
    return read.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_BACKSLASHED = re.compile(
    r"\\(?:u([0-9a-f]{4})|u\{0*([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL
)


def _unescaped(escape: re.Match[str]) -> str:
    *codes, char = escape.groups()
    if char:
        return " " if char in "nrt\n" else char
    code = int(next(filter(None, codes)), 16)
    return chr(code) if code <= 0x10FFFF else " "
