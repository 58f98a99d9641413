"""Several indexes of Pagefind as one: what it would have made of all pages at once, but for the numbers of the pages.

Its own way to search several, `mergeIndex`, is not used. It has the browser fetch the words of every one for every
question; and where a word does not stand in one of them, Pagefind finds there whatever begins a little like it.

The files are CBOR behind a mark, packed by gzip. A list of words holds, word after word, the pages that have it: each
by how far it is from the one before, its places in the text and in what is said about it. The places stay as they are
written; what changes is the distance of the first page of every index.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from generator.site import cbor

ENTRY: Final = "pagefind-entry.json"
FRAGMENT: Final = ".pf_fragment"
"""The end of the name of a file that says what one page says: JSON behind a mark of Pagefind's, packed by gzip."""
META: Final = ".pf_meta"
WORDS: Final = ".pf_index"
MARK: Final = b"pagefind_dcd"
"""What every packed file begins with."""

Files = Mapping[str, bytes]
"""Name inside the index, and content."""
Page = tuple[str, int]
"""Name of the fragment, and number of words."""


class UnknownFormError(Exception):
    """An index is not written as those are that can be joined."""


def joined(indexes: Sequence[Files], code: str) -> Files:
    """One index of all pages, in the order of the `indexes`, which are of different pages. What is the same in each,
    it has once. `code` is their language.

    Raises UnknownFormError.
    """
    try:
        # Of pages that leave themselves out of the search, there is no index.
        some = [files for files in indexes if code in json.loads(files[ENTRY])["languages"]]
        return _joined(some, code) if some else indexes[0]
    except (LookupError, ValueError, TypeError):
        raise UnknownFormError from None


def _joined(indexes: Sequence[Files], code: str) -> Files:
    parts = [_part(files, code) for files in indexes]
    fields = sorted({field for part in parts for field in part.fields})
    fragments: dict[str, bytes] = {}
    pages = [page for part, files in zip(parts, indexes, strict=True) for page in _apart(part.pages, files, fragments)]
    chunks = list(_chunks(_all_words(parts, fields)))
    lists = _named_by_digest(
        [cbor.written([cbor.Raw(b"".join(word for _, word in one), len(one))]) for one in chunks], code
    )
    ranges = _ranges([(one[0][0], one[-1][0]) for one in chunks])
    told = [(first, last, name) for (first, last), name in zip(ranges, lists, strict=True)]
    meta = cbor.written((parts[0].version, pages, told, (), (), fields))
    digest = f"{code}_{hashlib.sha256(meta).hexdigest()[:10]}"
    entry = json.loads(indexes[0][ENTRY])
    entry["languages"][code].update(hash=digest, page_count=len(pages))
    once = {name: data for name, data in indexes[0].items() if not name.endswith((ENTRY, FRAGMENT, META, WORDS))}
    return {
        **once,
        **fragments,
        **{f"index/{name}{WORDS}": _packed(data) for name, data in lists.items()},
        f"pagefind.{digest}{META}": _packed(meta),
        ENTRY: json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode(),
    }


def _apart(pages: Sequence[Page], files: Files, known: dict[str, bytes]) -> Iterator[Page]:
    """The `pages`, with names for their fragments that are of none of those `known` so far; these are then `known` too.
    Names are short: two pages of different indexes may have the same."""
    for before, words in pages:
        name = before
        while f"fragment/{name}{FRAGMENT}" in known:
            name += "x"
        known[f"fragment/{name}{FRAGMENT}"] = files[f"fragment/{before}{FRAGMENT}"]
        yield name, words


def _named_by_digest(lists: Sequence[bytes], code: str) -> Mapping[str, bytes]:
    named: dict[str, bytes] = {}
    for data in lists:
        digest, length = hashlib.sha256(data).hexdigest(), 7
        while f"{code}_{digest[:length]}" in named:
            length += 1
        named[f"{code}_{digest[:length]}"] = data
    return named


# --- words ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Run:
    """Pages of one index that have a word, as they are written."""

    count: int
    first: int
    last: int
    """Numbers of pages, inside the index."""
    rest: bytes
    """All but the number of the first."""


Variants = Mapping[str, _Run]
"""By how the word is really spelt, where it is not by plain letters; by "", where it is."""


@dataclass(frozen=True, slots=True)
class _Part:
    version: str
    pages: Sequence[Page]
    fields: Sequence[str]
    """Of what is said about a page."""
    words: Mapping[str, Variants]


def _all_words(parts: Sequence[_Part], fields: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Every word, in their order, and all that is written of it."""
    begins = list(accumulate((len(part.pages) for part in parts), initial=0))
    translated = [_translated(part, fields) for part in parts]
    for word in sorted({word for words in translated for word in words}):
        runs: dict[str, list[tuple[int, _Run]]] = {"": []}
        for begin, words in zip(begins, translated, strict=False):
            for form, run in words.get(word, {}).items():
                runs.setdefault(form, []).append((begin, run))
        plain = runs.pop("")
        yield word, cbor.written([word, _one_run(plain), [[form, _one_run(runs[form])] for form in sorted(runs)]])


def _one_run(runs: Sequence[tuple[int, _Run]]) -> cbor.Raw:
    """Of all, each with the number that the first page of its index has now."""
    written, last = bytearray(), 0
    for begin, run in runs:
        written += b"\x83" + cbor.written(begin + run.first - last) + run.rest
        last = begin + run.last
    return cbor.Raw(bytes(written), sum(run.count for _, run in runs))


def _translated(part: _Part, fields: Sequence[str]) -> Mapping[str, Variants]:
    """Fields are written by their numbers: where an index does not have all, by others."""
    if list(part.fields) == list(fields):
        return part.words
    numbers = {-1 - own: -1 - fields.index(field) for own, field in enumerate(part.fields)}

    def field(found: re.Match[bytes]) -> bytes:
        number = cbor.number(found[0])
        return cbor.written(numbers[number]) if number < 0 else found[0]

    def page(found: re.Match[bytes]) -> bytes:
        return found[1] + _NUMBER.sub(field, found[2])

    return {
        word: {
            form: _Run(run.count, run.first, run.last, _PLACES.sub(page, run.rest)) for form, run in variants.items()
        }
        for word, variants in part.words.items()
    }


def _chunks(words: Iterator[tuple[str, bytes]]) -> Iterator[Sequence[tuple[str, bytes]]]:
    """Words that are fetched together."""
    chunk: list[tuple[str, bytes]] = []
    size = 0
    for word, written in words:
        chunk.append((word, written))
        size += len(written)
        if size >= _AT_A_TIME:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_AT_A_TIME: Final = 45_000
"""Bytes: about as many as Pagefind takes."""


def _ranges(ends: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """From which word on to which one a chunk is asked for: as little of both as tells it from its neighbours, as
    Pagefind has it. `ends` are the first and the last that it holds."""
    firsts, lasts = [first for first, _ in ends], [last for _, last in ends]
    for number in range(len(ends) - 1):
        last, first = ends[number][1], ends[number + 1][0]
        common = next((at for at, (one, other) in enumerate(zip(last, first, strict=False)) if one != other), None)
        length = (min(len(last), len(first)) if common is None else common) + 1
        # What is cut shorter than where the chunk begins would leave nothing of it.
        if last[:length] >= firsts[number]:
            lasts[number] = last[:length]
        firsts[number + 1] = first[:length]
    return list(zip(firsts, lasts, strict=True))


# --- files ------------------------------------------------------------------------------------------------------------


def _part(files: Files, code: str) -> _Part:
    digest = json.loads(files[ENTRY])["languages"][code]["hash"]
    meta, end = cbor.read(data := _unpacked(files[f"pagefind.{digest}{META}"]), 0)
    match meta:
        case [str(version), list(pages), list(chunks), [], [], list(fields)] if end == len(data):
            lists = (_unpacked(files[f"index/{name}{WORDS}"]) for _, _, name in chunks)
            words = {word: its for one in lists for word, its in _words(one)}
            return _Part(version, [(name, count) for name, count in pages], fields, words)
    raise UnknownFormError


def _words(data: bytes) -> Iterator[tuple[str, Variants]]:
    one, at = cbor.read_array(data, 0)
    count, at = cbor.read_array(data, at)
    if one != 1:
        raise UnknownFormError
    for _ in range(count):
        three, at = cbor.read_array(data, at)
        word, at = cbor.read(data, at)
        if three != 3 or not isinstance(word, str):
            raise UnknownFormError
        variants: dict[str, _Run] = {}
        plain, at = _run(data, at)
        if plain is not None:
            variants[""] = plain
        others, at = cbor.read_array(data, at)
        for _ in range(others):
            two, at = cbor.read_array(data, at)
            form, at = cbor.read(data, at)
            run, at = _run(data, at)
            if two != 2 or not isinstance(form, str) or run is None:
                raise UnknownFormError
            variants[form] = run
        yield word, variants
    if at != len(data):
        raise UnknownFormError


def _run(data: bytes, at: int) -> tuple[_Run | None, int]:
    """Pages that begin `at` some place, and where they end; None where there are none."""
    count, at = cbor.read_array(data, at)
    found = _RUN.match(data, at)
    assert found is not None
    distances = [cbor.number(one) for one in _DISTANCES.findall(found[0])]
    if len(distances) != count:
        raise UnknownFormError
    if not distances:
        return None, at
    rest = at + 1 + len(cbor.written(distances[0]))
    return _Run(count, distances[0], sum(distances), data[rest : found.end()]), found.end()


# No number begins with a byte that an array begins with: so what belongs to a page is found without counting.
_ONE: Final = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_SEVERAL: Final = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)(?:" + _ONE + rb")*+"
_RUN: Final = re.compile(rb"(?:\x83" + _ONE + _SEVERAL + _SEVERAL + rb")*+", re.DOTALL)
_DISTANCES: Final = re.compile(rb"\x83(" + _ONE + rb")" + _SEVERAL + _SEVERAL, re.DOTALL)
_PLACES: Final = re.compile(
    rb"((?:\x83" + _ONE + rb")?+" + _SEVERAL + rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....))((?:" + _ONE + rb")*+)",
    re.DOTALL,
)
_NUMBER: Final = re.compile(_ONE, re.DOTALL)


def _unpacked(data: bytes) -> bytes:
    try:
        unpacked = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise UnknownFormError from None
    if not unpacked.startswith(MARK):
        raise UnknownFormError
    return unpacked.removeprefix(MARK)


def _packed(data: bytes) -> bytes:
    # The last percent would take twice as long as all the rest.
    packed = gzip.compress(MARK + data, 7, mtime=0)
    # The tenth byte says on which system: not every Python does.
    return packed[:9] + b"\xff" + packed[10:]
