"""Pages as MkDocs has made them: what has not changed since is not made again.

A page depends on its own Markdown, and on what is the same for all pages of a language: the configuration, the theme
and its overrides, the versions of what renders, and the titles in the navigation. Pages in the navigation, those
written by hand and those that these name are always made: MkDocs needs them to be there.
"""

import errno
import os
import posixpath
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import yaml
from mkdocs.utils.yaml import yaml_load

from generator.memory import Memory, key
from generator.pages.page import address_of


@dataclass(frozen=True, slots=True)
class Divided:
    """Keys in the memory, by path of the Markdown."""

    known: Mapping[str, str]
    fresh: Mapping[str, str]
    """To be made, and then remembered."""


def always_made(configuration: Path, written: Path) -> frozenset[str]:
    """Paths of the pages in the navigation, of those in the folder `written`, and of all that these name."""
    by_hand = {page.relative_to(written).as_posix(): page.read_text("utf-8") for page in written.rglob("*.md")}
    named = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        for path, text in by_hand.items()
        for name in _NAMED.findall(text)
    }
    return frozenset((*_navigation(configuration), *by_hand, *named))


_NAMED: Final = re.compile(r"[\w./-]+\.md\b")


def _navigation(configuration: Path) -> list[str]:
    with configuration.open(encoding="utf-8") as text:
        paths: list[str] = yaml_load(text)["nav"]
    return paths


def same_for_all(configuration: Path, derived: Path, overrides: Path, folder: Path) -> str:
    """The digest of what every page of a language depends on. `derived` is its own configuration; in `folder` lie its
    pages."""
    theme = [
        text
        for path in sorted(_templates(overrides))
        for text in (path.relative_to(overrides).as_posix(), path.read_text("utf-8"))
    ]
    return key(
        sys.version,
        *map(version, _RENDER),
        configuration.read_text("utf-8"),
        # Where the site is built says nothing of it, and is another place every time.
        re.sub(r"^site_dir:.*\n", "", derived.read_text("utf-8"), flags=re.MULTILINE),
        *theme,
        *(_title((folder / path).read_text("utf-8")) for path in _navigation(configuration)),
    )


def _templates(overrides: Path) -> Iterator[Path]:
    """Raises OSError where a folder of them cannot be opened: MkDocs would do without, and say nothing."""
    for folder, _, files in os.walk(overrides, onerror=_fail):
        yield from (Path(folder) / name for name in files if name.endswith(".html"))


def _fail(error: OSError) -> None:
    raise error


_RENDER: Final = ("mkdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "Pygments")


def _title(markdown: str) -> str:
    head = markdown.split("---\n", 2)[1]
    return str(yaml.load(head, Loader=yaml.CSafeLoader)["title"])


def divide(folder: Path, paths: Iterable[str], made: Collection[str], same: str, memory: Memory) -> Divided:
    """Take the Markdown of all that need not be made away from `folder`: `paths`, save those that are always `made`."""
    known: dict[str, str] = {}
    fresh: dict[str, str] = {}
    for path in paths:
        if path in made:
            continue
        page = folder / path
        its = key(same, path, page.read_text("utf-8"))
        if memory.recall(its) is None:
            fresh[path] = its
        else:
            known[path] = its
            page.unlink()
    return Divided(known, fresh)


def join(site: Path, divided: Divided, memory: Memory) -> None:
    """Put what is known beside what MkDocs has made in `site`, and remember that too. OSError where what was known a
    moment ago is gone."""
    for path, its in divided.known.items():
        html, file = memory.recall(its), _file(site, path)
        if html is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html.encode("utf-8"))
    for path, its in divided.fresh.items():
        memory.keep(its, _file(site, path).read_bytes().decode("utf-8"))


def _file(site: Path, path: str) -> Path:
    return site / address_of(path) / "index.html"
