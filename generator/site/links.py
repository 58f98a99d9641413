"""Links inside a built site, read from the HTML itself: those written as Markdown and those written as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Broken:
    page: str
    """Path inside the site."""
    link: str


@dataclass(frozen=True, slots=True)
class _Read:
    links: frozenset[str]
    anchors: frozenset[str]


def broken(site: Path, site_address: str) -> Iterator[Broken]:
    """Every link to a page, a file or an anchor that is not in `site`, in the order of the pages."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    read = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    base = urlsplit(site_address).path
    for page, its in read.items():
        for link in sorted(its.links):
            address = urlsplit(urljoin(f"{base}{page}", link))
            if address.netloc or address.scheme:
                continue
            target = unquote(address.path).removeprefix(base)
            target = f"{target}index.html" if target == "" or target.endswith("/") else target
            anchor = unquote(address.fragment)
            known = read[target].anchors if target in read else frozenset[str]()
            if target not in files or (anchor and anchor not in known):
                yield Broken(page, link)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002 — the parser calls it so
        attributes: list[tuple[str, str | None]],
    ) -> None:
        for name, value in attributes:
            if value is None:
                continue
            if name in ("href", "src", "poster", "action"):
                self.links.add(value)
            elif name == "srcset":
                self.links |= {candidate.split()[0] for candidate in value.split(",") if candidate.strip()}
            elif name in ("id", "name"):
                self.anchors.add(value)


# Possessive, so that no file makes it slow.
_TAG: Final = re.compile(r"""<[a-z](?:[^"'>]|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)


def _read(file: Path) -> _Read:
    # What is no text is another gate's to tell.
    tags = [_of_tag(tag) for tag in set(_TAG.findall(file.read_text("utf-8", "replace")))]
    return _Read(
        frozenset(link for links, _ in tags for link in links),
        frozenset(anchor for _, anchors in tags for anchor in anchors),
    )


# Pages repeat what stands around them.
@lru_cache(100_000)
def _of_tag(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Its links, and its anchors."""
    reader = _Reader()
    reader.feed(tag)
    return frozenset(reader.links), frozenset(reader.anchors)
