"""Which files a site has, and what each of them is: written down once, compared ever after."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

NAME: Final = "manifest.json"
"""At the top of the site."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Paths inside the site, sorted."""

    stray: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __or__(self, other: "Difference") -> "Difference":
        return Difference(
            tuple(sorted({*self.stray, *other.stray})),
            tuple(sorted({*self.missing, *other.missing})),
            tuple(sorted({*self.changed, *other.changed})),
        )


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Path inside the site, with "/", and content of every file, in the order of the paths.

    A link is a file that says where it leads: what stands there is no part of the site.
    """
    inside = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    for name, path in sorted(inside.items()):
        if path.is_symlink():
            yield name, os.fsencode(path.readlink())
        elif path.is_file():
            yield name, path.read_bytes()


# --- the manifest -----------------------------------------------------------------------------------------------------


def manifest(site: Path) -> str:
    """JSON: `files`, each with its SHA-256, and `tree`, one SHA-256 of them all. Of every file but the manifest."""
    digests = _digests(site)
    return json.dumps({"files": digests, "tree": _tree(digests)}, ensure_ascii=False, indent=1) + "\n"


def compare(site: Path) -> Difference:
    """What is otherwise than the site's own manifest says. A manifest that does not hold by itself is changed."""
    try:
        written = json.loads((site / NAME).read_bytes())
        expected = {str(name): str(digest) for name, digest in written["files"].items()}
        holds = written["tree"] == _tree(expected)
    except FileNotFoundError:
        return Difference(missing=(NAME,))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return Difference(changed=(NAME,))
    found = _digests(site)
    changed = {name for name in expected.keys() & found.keys() if expected[name] != found[name]}
    return Difference(
        stray=tuple(sorted(found.keys() - expected.keys())),
        missing=tuple(sorted(expected.keys() - found.keys())),
        changed=tuple(sorted(changed if holds else {*changed, NAME})),
    )


def compare_data(site: Path, data: Mapping[str, bytes]) -> Difference:
    """What is otherwise among the site's CSV files than in `data`, which holds every one of them by its path."""
    found = {name: content for name, content in files(site) if name.endswith(".csv")}
    return Difference(
        stray=tuple(sorted(found.keys() - data.keys())),
        missing=tuple(sorted(data.keys() - found.keys())),
        changed=tuple(sorted(name for name in data.keys() & found.keys() if found[name] != data[name])),
    )


def tree(site: Path) -> str:
    """The one digest of the whole site."""
    return _tree(_digests(site))


def _digests(site: Path) -> dict[str, str]:
    return {name: _digest(data) for name, data in files(site) if name != NAME}


def _tree(digests: Mapping[str, str]) -> str:
    # No path and no digest holds a NUL.
    return _digest("".join(f"{name}\0{digests[name]}\0" for name in sorted(digests)).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- what was meant to be written -------------------------------------------------------------------------------------


def unexpected(
    site: Path, languages: Iterable[str], pages: Collection[str], other: Iterable[str], theme: Collection[str]
) -> Difference:
    """What a build wrote without meaning to, and what it did not write. For the time before there is a manifest.

    `pages` are addresses inside a language, the same in each; `other` are paths inside the site; `theme` the digests of
    the theme's own files, which may lie anywhere but are no pages. A link to another place is always stray.
    """
    meant = {f"{code}/{address}index.html" for code in languages for address in pages} | set(other)
    written: set[str] = set()
    stray: list[str] = []
    for name, data in files(site):
        written.add(name)
        is_own = name in meant or (not name.endswith(".html") and _digest(data) in theme)
        if not is_own or (site / name).is_symlink():
            stray.append(name)
    return Difference(stray=tuple(stray), missing=tuple(sorted(meant - written)))


@cache
def theme_digests() -> frozenset[str]:
    """SHA-256 of every file that the installed theme brings into a site as it is."""
    package = find_spec("material")
    assert package is not None
    assert package.origin is not None
    assets = Path(package.origin).parent / "templates" / "assets"
    return frozenset(_digest(data) for _, data in files(assets))
