"""The records that a site is made of: whether they have changed meanwhile, and how they are kept once it stands.

Those of the last good build are what a takedown has where others are wrong today. They lie among the files of the
build, in no site and in no repository.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.site.assembly import clear_away, fail, linked


@contextmanager
def passing(path: Path) -> Iterator[None]:
    """What lies there afterwards goes away: by then it is in its place, or of no use."""
    try:
        yield
    finally:
        with suppress(OSError):
            clear_away(path)


def copy(records: Path, last: Path, new: Path) -> None:
    """Fill `new` with the records as they are. What is as it was in `last` is not copied."""
    clear_away(new)
    made: set[str] = set()
    for path, said in _files(records, fail):
        inside = path[len(str(records)) :]
        target, before = f"{new}{inside}", f"{last}{inside}"
        folder = os.path.dirname(target)  # noqa: PTH120 — thousands of them
        if folder not in made:
            Path(folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        if not _is_as_before(before, said) or not linked(before, target):
            shutil.copy2(path, target)


def _is_as_before(before: str, said: os.stat_result) -> bool:
    try:
        its = os.stat(before, follow_symlinks=False)  # noqa: PTH116
    except OSError:
        return False
    return stat.S_ISREG(its.st_mode) and (its.st_size, its.st_mtime_ns) == (said.st_size, said.st_mtime_ns)


State = Mapping[str, tuple[int, ...]]
"""Of every file in a folder: what is another number once the file has been written."""


def state(records: Path) -> State:
    """What tells, without reading a file, whether any was written, added or taken away in the meantime."""
    return {
        # The time of a file can be set to any other, but that itself is noted with the time at which it was done.
        path: (said.st_size, said.st_mtime_ns, said.st_ctime_ns, said.st_ino)
        for path, said in _files(records)
    }


def _files(folder: Path, onerror: Callable[[OSError], object] | None = None) -> Iterator[tuple[str, os.stat_result]]:
    """Every file in `folder`, and what the system says of it. A link to a file is one; what a link to a folder leads to
    is not looked into. `onerror` as in `os.walk`."""
    for inside, _, names in os.walk(folder, onerror=onerror):
        for name in names:
            path = f"{inside}{os.sep}{name}"
            # A link may lead nowhere.
            with suppress(OSError):
                said = os.stat(path)  # noqa: PTH116 — thousands of them
                if stat.S_ISREG(said.st_mode):
                    yield path, said
