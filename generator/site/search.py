"""The search of each language: an index that Pagefind makes of the finished pages, and its part in the browser.

Pagefind knows the affixes of Indonesian: `diri` finds `mendirikan`.
"""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pagefind_bin import get_executable

FOLDER: Final = "pagefind"
"""Inside a language."""
FRAGMENT: Final = ".pf_fragment"
"""The end of the name of a file that says what one page says: JSON behind a mark of Pagefind's, packed by gzip."""


class SearchFailedError(Exception):
    """Pagefind said no. The message is what it printed."""


def index(site: Path, languages: Iterable[str]) -> list[str]:
    """Write the index of every language into `site`, and return the paths of its files there.

    The same pages give the same bytes. Raises SearchFailedError.
    """
    written: list[str] = []
    for code in languages:
        _run(site / code, code, site / code / FOLDER)
        written += (path.relative_to(site).as_posix() for path in _files(site / code / FOLDER))
    return written


def digests(site: Path, languages: Iterable[str]) -> frozenset[str]:
    """SHA-256 of all that Pagefind makes of the pages as they stand in `site`, but for what it repeats of them.

    So a list of words with one of these digests is of these pages alone, and whoever reads them has read it. What it
    repeats, the fragments, can be read like any other file. None where Pagefind can make nothing of the pages.
    """
    made: set[str] = set()
    for code in languages:
        with tempfile.TemporaryDirectory() as folder:
            try:
                _run(site / code, code, Path(folder) / FOLDER)
            except SearchFailedError:
                continue
            made |= {_digest(path) for path in _files(Path(folder) / FOLDER) if not path.name.endswith(_READ)}
    return frozenset(made)


_READ: Final = (FRAGMENT, ".json")
_USED: Final = (*_READ, ".pf_meta", ".pf_index", "pagefind.js")
"""Pagefind brings user interfaces of its own, and a worker: nothing that this site has a use for."""

_NOT_SEARCHED: Final = (
    # Said once more, in other words.
    "details.number > dl",
    "details.figure__table",
    "svg",
)


def _run(pages: Path, code: str, folder: Path) -> None:
    """Fill `folder` with the index of the HTML in `pages`."""
    # Seen from the pages, so that nothing which it prints says where the project lies.
    to = os.path.relpath(folder, pages)
    command = [str(get_executable()), "--site", ".", "--output-path", to, "--force-language", code]
    for selector in _NOT_SEARCHED:
        command += ["--exclude-selectors", selector]
    # Settings are read from the folder it runs in, and from the environment: there shall be none.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(
        [*command, "--silent"],
        cwd=pages,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        printed = [line for line in done.stdout.splitlines() if line.strip()]
        raise SearchFailedError("\n".join(dict.fromkeys(printed)) or f"Pagefind: {done.returncode}")
    for path in list(_files(folder)):
        if not path.name.endswith((*_USED, f"wasm.{code}.pagefind")):
            path.unlink()
    _name_in_letters(folder)


def _name_in_letters(folder: Path) -> None:
    """Write the digest in the name of the one file that `pagefind-entry.json` leads to without digits: of ten, some
    are a telephone number to whoever looks for these."""
    entry = folder / "pagefind-entry.json"
    said = json.loads(entry.read_bytes())
    for language in said["languages"].values():
        code, _, digest = language["hash"].partition("_")
        named = f"{code}_{digest.translate(_LETTERS)}"
        (folder / f"pagefind.{language['hash']}.pf_meta").rename(folder / f"pagefind.{named}.pf_meta")
        language["hash"] = named
    entry.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")), "utf-8")


_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
