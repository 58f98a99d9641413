"""Folders and files of a build: laid out for MkDocs, completed, and put in the place of the previous site."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.pages.page import Page


class WrittenTwiceError(Exception):
    """A hand-written page has the name of a generated one. The message is its path."""


def lay_out(pages: Iterable[Page], written: Path, assets: Path, folder: Path) -> list[str]:
    """Fill an empty `folder` with the hand-written pages of a language, the assets and the generated pages.

    Returns the path of every page in it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(written, folder)
    shutil.copytree(assets, folder / "assets")
    laid = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
    for page in pages:
        path = folder / page.path
        if path.exists():
            raise WrittenTwiceError(page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, "utf-8", newline="\n")
        laid.append(page.path)
    return laid


# Each language's own map and error page: the site has one of each, around both languages.
_ONE_FOR_ALL = ("sitemap.xml", "sitemap.xml.gz", "404.html")


def complete(site: Path, languages: Iterable[str], around: Mapping[str, str]) -> None:
    """Take away what each language must not have of its own, and write what stands around them."""
    for code in languages:
        for name in _ONE_FOR_ALL:
            (site / code / name).unlink(missing_ok=True)
    for name, text in around.items():
        (site / name).write_text(text, "utf-8", newline="\n")


def swap(new: Path, place: Path) -> None:
    """Put `new` in `place`. What stood there goes away only afterwards."""
    old = new.with_name(f"{new.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)
