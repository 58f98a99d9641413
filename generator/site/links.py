"""Links inside a built site, read from the HTML itself: those written as Markdown and those written as HTML."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit


@dataclass(frozen=True, slots=True)
class Broken:
    page: str
    """Path inside the site."""
    link: str


@dataclass(frozen=True, slots=True)
class Links:
    """Of one page, each once and in order: there are many pages, and a set of few takes much room."""

    to: tuple[str, ...]
    anchors: tuple[str, ...]
    """What others can lead to."""


def broken(pages: Mapping[str, Links], files: Collection[str], site_address: str) -> Iterator[Broken]:
    """Every link to a page, a file or an anchor that is not in the site, in the order of `pages`; these and `files` by
    their paths inside the site."""
    base = urlsplit(site_address).path
    for page, its in pages.items():
        folder = page.split("/")[:-1]
        for link in its.to:
            inside = f"{base}{link.removeprefix(site_address)}" if link.startswith(site_address) else link
            path, _, anchor = inside.partition("#")
            target = _plainly(page, folder, path, base)
            if target is None:
                target = _resolved(base, page, inside)
            if target is None:
                continue
            target = f"{target}index.html" if target == "" or target.endswith("/") else target
            known = pages[target].anchors if target in pages else ()
            if target not in files or (anchor and unquote(anchor) not in known):
                yield Broken(page, link)


def _plainly(page: str, folder: Sequence[str], path: str, base: str) -> str | None:
    """Where a path leads from a page in a folder inside the site; None where that is not told at a glance, as it is for
    nearly all of thousands of links."""
    if not path:
        return page
    if path.startswith(base):
        folder, path = (), path.removeprefix(base)
    if path.endswith(".."):
        path = f"{path}/"
    steps = path.split("/")
    ups = steps.count("..")
    if ups > len(folder) or not _PLAIN.fullmatch(path):
        return None
    return "/".join((*folder[: len(folder) - ups], *(step for step in steps if step not in ("..", "."))))


_PLAIN: Final = re.compile(r"(?:\.\.?/)*(?:[\w-]+/)*(?:[\w-]+(?:\.[\w-]+)+)?", re.ASCII)
"""Steps up, then down: no address of its own, nothing escaped."""


def _resolved(base: str, page: str, link: str) -> str | None:
    """As a browser does it; None for what leads to another site."""
    address = urlsplit(urljoin(f"{base}{page}", link))
    return None if address.netloc or address.scheme else unquote(address.path).removeprefix(base)


def links(html: str) -> Links:
    tags = [_of_tag(tag) for tag in set(_TAG.findall(html))]
    return Links(
        tuple(sorted({link for to, _ in tags for link in to})),
        tuple(sorted({anchor for _, anchors in tags for anchor in anchors})),
    )


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
            if name in _LEADS:
                self.links.add(value)
            elif name == "srcset":
                self.links |= {candidate.split()[0] for candidate in value.split(",") if candidate.strip()}
            elif name in _LED_TO:
                self.anchors.add(value)


_LEADS: Final = ("href", "src", "poster", "action")
_LED_TO: Final = ("id", "name")
_NAMES: Final = (*_LEADS, *_LED_TO)
"""A tag with none of them, `srcset` among them, leads nowhere: most are of pictures, and need not be parsed."""

# With an attribute at least. Possessive, so that no file makes it slow.
_TAG: Final = re.compile(r"""<[a-z][^\s"'/>]*+(?!>)[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+>""", re.IGNORECASE)


# Pages repeat what stands around them.
@lru_cache(20_000)
def _of_tag(tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Its links, and its anchors."""
    small = tag.lower()
    if not any(name in small for name in _NAMES):
        return frozenset(), frozenset()
    reader = _Reader()
    # Python's parser breaks down over some marks inside of a mark, as no build writes them.
    with suppress(AssertionError):
        reader.feed(tag)
    return frozenset(reader.links), frozenset(reader.anchors)
