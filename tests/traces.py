"""What is left of a record in the files of a site, and which numbers stand in them, read by rules of the tests' own."""

import gzip
import json
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from generator.site.manifest import theme_digests
from tests.building import ROOT


def files(folder: Path) -> dict[str, bytes]:
    """Content by path inside the folder, but of the theme's own: those are the same in every site."""
    return {
        path.relative_to(folder).as_posix(): data
        for path in sorted(folder.rglob("*"))
        if path.is_file() and sha256(data := path.read_bytes()).hexdigest() not in theme_digests()
    }


# --- texts ------------------------------------------------------------------------------------------------------------


def strings(value: Any) -> Iterator[str]:
    """Every text in what YAML or JSON says, but no field's name."""
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif value is not None:
        yield str(value)


def distinctive(removed: Mapping[str, bytes], others: Iterable[bytes]) -> set[str]:
    """The texts of removed records, and lines of their comments, that stand in none of the other files.

    Numbers and ids are none: pages write numbers otherwise, and ids are words like any other.
    """
    said = set()
    for data in removed.values():
        text = data.decode()
        said |= {_spaced(one) for one in strings(yaml.load(text, yaml.BaseLoader))}  # noqa: S506 — texts only
        said |= {line.strip("# ") for line in text.splitlines() if line.lstrip().startswith("#")}
    elsewhere = _spaced("\n".join(data.decode("utf-8", "replace") for data in others))
    return {one for one in said if re.search(r"[^\W\d_]{3}.*[^a-z0-9-]", one) and not _stands_in(one, elsewhere)}


def words_of_the_project() -> Iterator[bytes]:
    """Every file that says words which do not come from records."""
    for folder, pattern in (("generator", "*.yml"), ("generator", "*.jinja"), ("docs", "*.md"), (".", "mkdocs.yml")):
        yield from (path.read_bytes() for path in (ROOT / folder).glob(f"**/{pattern}" if folder != "." else pattern))


def readings(path: str, data: bytes) -> Iterator[str]:
    """The bytes as they are, and as a browser, a reader or a search engine takes them."""
    raw = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    text = raw.decode("utf-8", "replace")
    yield _spaced(text)
    yield _spaced(unescape(unescape(unquote(text))))
    yield _spaced(unescape(re.sub(r"<[^>]*>", " ", text)))
    yield _spaced(unescape(re.sub(r"<[^>]*>", "", text)))
    if path.endswith(".parts"):
        for name, packed in json.loads(text.partition("\n")[2]).items():
            yield from readings(name, b64decode(packed))
    if path.endswith(".json"):
        yield _spaced(unescape(" ".join(strings(json.loads(text)))))


def traces(folder: Mapping[str, bytes], needles: Collection[str]) -> list[tuple[str, str]]:
    """Path and needle, wherever one stands in a path or in any reading of a file."""
    found = []
    for path, data in folder.items():
        said = (path, *readings(path, data))
        found += [(path, needle) for needle in needles if any(_stands_in(needle, one) for one in said)]
    return found


def _stands_in(needle: str, text: str) -> bool:
    """As words, not inside of others."""
    return needle in text and re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", text) is not None


def _spaced(text: str) -> str:
    return " ".join(text.split())


# --- numbers ----------------------------------------------------------------------------------------------------------


def figures(html: str) -> dict[str, str]:
    """What each marked figure says, by its key."""
    found = re.findall(r'data-figure="([^"]*)"[^>]*>(.*?)</', html, re.DOTALL)
    return {unescape(key): _spaced(unescape(words)) for key, words in found}


def numbers(html: str) -> Counter[str]:
    """Every number that can be read in a page, how often it stands there."""
    shown = re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", " ", html, flags=re.DOTALL)
    return Counter(re.findall(r"\d[\d.,]*", unescape(shown)))
