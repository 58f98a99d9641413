"""Pages as MkDocs has made them: what has not changed since is not made again.

A page depends on its own Markdown, and on what is the same for all pages of a language: the configuration, the
overrides of the theme, this programme with all that it stands on, and the titles in the navigation. Pages in the
navigation, those written by hand and those that these name are always made: MkDocs needs them to be there.
"""

import os
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from generator.memory import key, programme
from generator.pages.page import html_of
from generator.site.assembly import clear_away, fail, move
from generator.site.before import Before
from generator.site.configuration import said


@dataclass(frozen=True, slots=True)
class Divided:
    """Keys of pages, by path of the Markdown."""

    known: Mapping[str, str]
    """They stand in the site of the build before."""
    fresh: Mapping[str, str]
    """To be made."""
    always: Mapping[str, str]
    """To be made every time."""

    @property
    def keys(self) -> Mapping[str, str]:
        """A page with the same key has the same bytes."""
        return {**self.known, **self.fresh, **self.always}

    def __or__(self, other: "Divided") -> "Divided":
        return Divided({**self.known, **other.known}, {**self.fresh, **other.fresh}, {**self.always, **other.always})


def always_made(configuration: Path, written: Path) -> frozenset[str]:
    """Paths of the pages in the navigation, of those in the folder `written`, and of all that these name."""
    by_hand = texts(written)
    named = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        for path, text in by_hand.items()
        for name in _NAMED.findall(text)
    }
    return frozenset((*_navigation(configuration), *by_hand, *named))


def texts(folder: Path) -> Mapping[str, str]:
    """Every page of Markdown in `folder`, by its path there. Raises OSError where one cannot be read."""
    return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in _files(folder, ".md")}


_NAMED: Final = re.compile(r"[\w./-]+\.md\b")


def _navigation(configuration: Path) -> Sequence[str]:
    paths: list[str] = said(configuration)["nav"]
    return paths


def same_for_all(configuration: Path, derived: Path, overrides: Path, texts: Mapping[str, str]) -> str:
    """The digest of what every page of a language depends on. `derived` is its own configuration; `texts` are its
    pages in Markdown, by path."""
    theme = [
        text
        for path in sorted(_files(overrides, ".html"))
        for text in (path.relative_to(overrides).as_posix(), path.read_text("utf-8"))
    ]
    return key(
        programme(),
        configuration.read_text("utf-8"),
        # Where the site is built, and from where, says nothing of it, and is another place every time.
        re.sub(r"^(?:site|docs)_dir:.*\n", "", derived.read_text("utf-8"), flags=re.MULTILINE),
        *theme,
        *(_title(texts[path]) for path in _navigation(configuration)),
    )


def _files(folder: Path, suffix: str) -> Iterator[Path]:
    """Raises OSError where a folder cannot be opened."""
    for inside, _, files in os.walk(folder, onerror=fail, followlinks=True):
        yield from (Path(inside) / name for name in files if name.endswith(suffix))


def _title(markdown: str) -> str:
    return str(yaml.load(_head(markdown), Loader=yaml.CSafeLoader)["title"])


def _head(markdown: str) -> str:
    return markdown.split("---\n", 2)[1]


def stand_ins(configuration: Path, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The pages in the navigation, by path, without what they say: enough for another page to be made among them."""
    return {path: f"---\n{_head(texts[path])}---\n" for path in _navigation(configuration)}


def divide(texts: Mapping[str, str], made: Collection[str], same: str, before: Before) -> Divided:
    """Which pages need not be made: those that stand in the site `before`, save those that are always `made`. `texts`
    are all of them in Markdown, by path."""
    keys = {path: key(same, path, text) for path, text in texts.items()}
    always = {path: its for path, its in keys.items() if path in made}
    known = {path: its for path, its in keys.items() if path not in made and before.has(path, its)}
    fresh = {path: its for path, its in keys.items() if path not in made and path not in known}
    return Divided(known, fresh, always)


def take(made: Mapping[str, Path], site: Path) -> None:
    """Move pages, by path of the Markdown, from the folders that MkDocs has made them in to that of the language."""
    for path, folder in made.items():
        move(_file(folder, path), _file(site, path))
    for folder in dict.fromkeys(made.values()):
        clear_away(folder.parent)


def page(site: Path, path: str) -> bytes:
    """The HTML that MkDocs has made of it in `site`, the folder of a language."""
    return _file(site, path).read_bytes()


def _file(site: Path, path: str) -> Path:
    return site / html_of(path)
