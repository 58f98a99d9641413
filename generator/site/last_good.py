"""The records that a site is made of: whether they have changed meanwhile, and how they are kept once it stands.

Those of the last good build are what a takedown has where others are wrong today. They lie among the files of the
build, in no site and in no repository; and in one file, since a disk takes as long over each of thousands as over a
page.
"""

import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from generator.memory import key
from generator.site.assembly import clear_away, fail
from generator.site.manifest import digest


@contextmanager
def passing(path: Path) -> Iterator[None]:
    """What lies there afterwards goes away: by then it is in its place, or of no use."""
    try:
        yield
    finally:
        with suppress(OSError):
            clear_away(path)


def pack(records: Path, file: Path) -> None:
    """The records as they are, into a `file` that only its owner may read. Raises OSError."""
    clear_away(file)
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "xb", opener=_for_its_owner) as unfinished, ZipFile(unfinished, "w") as packed:
        said: list[str] = []
        for path, _ in _files(records, fail):
            # Any byte may stand in a name, but here only letters.
            name = os.fsencode(path[len(f"{records}{os.sep}") :].replace(os.sep, "/")).decode("latin-1")
            content = Path(path).read_bytes()
            packed.writestr(ZipInfo(name), content)
            said += (name, digest(content))
        packed.comment = key(*said).encode()


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def unpacked(file: Path, folder: Path, name: str) -> Iterator[Path | None]:
    """The records that were packed into a `file`: in a folder by this `name`, which lies alone in `folder` for as long
    as it is needed. None where there is no such file, or it is damaged."""
    with passing(folder):
        clear_away(folder)
        records: Path | None = folder / name
        try:
            _unpack(file, folder / name)
        except _DAMAGED:
            records = None
        yield records


_DAMAGED: Final = (
    *(OSError, BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(struct.error, zlib.error),
)
"""What `zipfile` raises over a file that is not as it was written."""


def _unpack(file: Path, folder: Path) -> None:
    said: list[str] = []
    with ZipFile(file) as packed:
        for entry in packed.infolist():
            inside, content = PurePosixPath(os.fsdecode(entry.filename.encode("latin-1"))), packed.read(entry)
            if inside.is_absolute() or ".." in inside.parts:
                raise BadZipFile
            path = folder / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            said += (entry.filename, digest(content))
    # Of a damaged list, `zipfile` reads as much as there is.
    if packed.comment != key(*said).encode():
        raise BadZipFile


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
