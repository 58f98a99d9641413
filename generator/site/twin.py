"""The twin of a site: a folder beside it that holds the files of its languages under second names, and nothing else.

To lay out thousands of folders and to remove them again takes longer than all else in a build that changes a few pages.
So the next site is made of the twin: what stays is there already. The two change places, and the site that stood
becomes the twin of the new one. Without a twin, as after the first build, a site is laid out from the beginning.
"""

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path


def twin_of(place: Path) -> Path:
    """Of the site in `place`; it need not be there."""
    return place.parent / f".{place.name}.twin"


def keep(folder: Path, standing: Path, names: Collection[str], twin: Path) -> None:
    """Make the `twin` of a language out of the `folder` of a site that stood before: these are the `names` of all files
    that are `standing` now. Raises OSError, where no file can have two names among others; there is no twin then."""
    for name in reduced(folder, standing, names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(standing / name, folder / name)
    twin.parent.mkdir(exist_ok=True)
    folder.rename(twin)


def reduced(folder: Path, standing: Path, names: Collection[str]) -> Collection[str]:
    """Leave nothing in `folder` but second names of these files in `standing`. Returns the names that are not there."""
    wanted = dict.fromkeys(names)
    for name in list(_left(str(folder), str(standing) if standing.is_dir() else None, "", wanted)):
        del wanted[name]
    return wanted


def _left(folder: str, standing: str | None, inside: str, wanted: Collection[str]) -> Iterator[str]:
    """What is left in it, by names that begin with `inside`."""
    beside = _entries(standing)
    for name, entry in _entries(folder).items():
        other = beside.get(name)
        if entry.is_dir(follow_symlinks=False):
            there = other.path if other is not None and other.is_dir(follow_symlinks=False) else None
            yield from _left(entry.path, there, f"{inside}{name}/", wanted)
            # Another one is not empty.
            with suppress(OSError):
                os.rmdir(entry.path)  # noqa: PTH106 — a folder for each page
        elif f"{inside}{name}" in wanted and other is not None and _is_same_file(entry, other):
            yield f"{inside}{name}"
        else:
            os.unlink(entry.path)  # noqa: PTH108


def _is_same_file(one: "os.DirEntry[str]", other: "os.DirEntry[str]") -> bool:
    """The number of a file could be that of another one where disks lie in layers: so all else has to agree as well."""
    its, other_its = (entry.stat(follow_symlinks=False) for entry in (one, other))
    return stat.S_ISREG(its.st_mode) and _told(its) == _told(other_its)


def _told(its: os.stat_result) -> tuple[int, ...]:
    return its.st_dev, its.st_ino, its.st_mode, its.st_size, its.st_mtime_ns


def _entries(folder: str | None) -> dict[str, "os.DirEntry[str]"]:
    if folder is None:
        return {}
    with os.scandir(folder) as entries:
        return {entry.name: entry for entry in entries}
