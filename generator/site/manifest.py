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
    return ((name, content(site, name)) for name in names(site))


def names(site: Path) -> list[str]:
    """The paths of all files, in their order."""
    return sorted(_names(str(site), ""))


def _names(folder: str, inside: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _names(entry.path, f"{inside}{entry.name}/")
            elif entry.is_symlink() or entry.is_file():
                yield f"{inside}{entry.name}"


def content(site: Path, name: str) -> bytes:
    # Thousands of files, and a `Path` of each would take as long as to read it.
    path = f"{site}{os.sep}{name}"
    if os.path.islink(path):  # noqa: PTH114
        return os.fsencode(os.readlink(path))  # noqa: PTH115
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.readall()


Digests = Mapping[str, str]
"""SHA-256 of every file but the manifest, by its path inside the site."""


def digests(site: Path) -> Digests:
    return {name: digest(data) for name, data in files(site) if name != NAME}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- the manifest -----------------------------------------------------------------------------------------------------


def manifest(found: Digests) -> str:
    """JSON: `files`, each with its SHA-256, and `tree`, one SHA-256 of them all."""
    return json.dumps({"files": dict(found), "tree": tree(found)}, ensure_ascii=False, indent=1) + "\n"


def compare(site: Path, found: Digests) -> Difference:
    """What is otherwise in `site` than its own manifest says. A manifest that does not hold by itself is changed."""
    try:
        written = json.loads((site / NAME).read_bytes())
        expected = {str(name): str(digest) for name, digest in written["files"].items()}
        holds = written["tree"] == tree(expected)
    except FileNotFoundError:
        return Difference(missing=(NAME,))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return Difference(changed=(NAME,))
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


def tree(found: Digests) -> str:
    """The one digest of the whole site."""
    # No path and no digest holds a NUL.
    return digest("".join(f"{name}\0{found[name]}\0" for name in sorted(found)).encode())


# --- what was meant to be written -------------------------------------------------------------------------------------


def unexpected(
    site: Path,
    found: Digests,
    languages: Iterable[str],
    pages: Collection[str],
    other: Iterable[str],
    theme: Collection[str],
) -> Difference:
    """What a build wrote without meaning to, and what it did not write. For the time before there is a manifest.

    `pages` are addresses inside a language, the same in each; `other` are paths inside the site; `theme` the digests of
    the theme's own files, which may lie anywhere but are no pages. A link to another place is always stray.
    """
    meant = {f"{code}/{address}index.html" for code in languages for address in pages} | set(other)
    stray = (
        name
        for name, its in found.items()
        if (name not in meant and (name.endswith(".html") or its not in theme)) or (site / name).is_symlink()
    )
    return Difference(stray=tuple(sorted(stray)), missing=tuple(sorted(meant - found.keys())))


@cache
def theme_digests() -> frozenset[str]:
    """SHA-256 of every file that the installed theme brings into a site as it is."""
    package = find_spec("material")
    assert package is not None
    assert package.origin is not None
    assets = Path(package.origin).parent / "templates" / "assets"
    return frozenset(digest(data) for _, data in files(assets))
