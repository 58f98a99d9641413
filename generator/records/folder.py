"""The files in a folder of records: which there are, and what each holds."""

import os
import stat
from operator import attrgetter
from pathlib import Path
from typing import Final

# A link could lead out of the records, to a file that nobody reviewed; a pipe would never end.
_AS_IT_LIES: Final = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_FOLLOWS: Final = not hasattr(os, "O_NOFOLLOW")


def files(folder: Path) -> list[str]:
    """Paths inside `folder`, with `/`: of all files, save those that editors and systems hide behind a leading dot, and
    of folders that cannot be opened or are links. In the order of their names, level by level.
    """
    found: list[str] = []
    _collect(os.fspath(folder), "", found)
    return found


def _collect(folder: str, above: str, found: list[str]) -> None:
    try:
        with os.scandir(folder) as inside:
            entries = sorted(inside, key=attrgetter("name"))
    except OSError:
        found.append(above.removesuffix("/") or ".")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            _collect(entry.path, f"{above}{entry.name}/", found)
        else:
            found.append(above + entry.name)


def content(path: str | Path, most: int) -> bytes:
    """The first `most` bytes of a file. Raises OSError, for a link and for what is no file too."""
    if _FOLLOWS and Path(path).is_symlink():
        raise OSError
    try:
        opened = os.open(path, _AS_IT_LIES)
    except UnicodeEncodeError:
        # Where only ASCII is known, a name as it was printed is none; it is in UTF-8 on the disk.
        opened = os.open(os.fspath(path).encode("utf-8", "surrogateescape"), _AS_IT_LIES)
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode):
            raise OSError
        raw = os.read(opened, min(about.st_size + 1, most))
        # Only a file that somebody writes to meanwhile is not there at once.
        while len(raw) != about.st_size and len(raw) < most and (more := os.read(opened, most - len(raw))):
            raw += more
    finally:
        os.close(opened)
    return raw


def printable(inside: str) -> str:
    """A path that can be printed: a name may hold line ends, or bytes that are no text."""
    if inside.isprintable():
        return inside
    # Where only ASCII is known, every other letter is bytes at first.
    text = os.fsencode(inside).decode("utf-8", "surrogateescape")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
