"""Folders and files of a build: laid out for MkDocs, completed, and put in the place of the previous site."""

import ctypes
import errno
import os
import re
import secrets
import shutil
import stat
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.pages.page import Page
from generator.site.manifest import digest
from generator.site.twin import twin_of

if sys.platform != "win32":
    import fcntl


class WrittenTwiceError(Exception):
    """A hand-written page has the name of a generated one. The message is its path."""


class AtWorkError(Exception):
    """Another build has the work folder."""


class NotASiteError(Exception):
    """What stands where the site shall be was not built, and would be lost."""


# --- a build of its own -------------------------------------------------------------------------------------------


@contextmanager
def alone(work: Path) -> Iterator[None]:
    """Hold the `work` folder against other builds; the system lets go of it however this process ends.

    Raises AtWorkError. Windows has no such lock, and there two builds are not kept apart.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("a") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AtWorkError from None
        yield


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """An empty folder beside `place`, to be filled and swapped; whatever it then holds goes away.

    What builds that were killed have left is mended and removed first. Each folder has a name of its own, so that
    nothing that outlived its build can still write into another's.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    _put_back(place)
    for leftover in list(place.parent.iterdir()):
        if _is_passing(leftover.name, place):
            clear_away(leftover)
    stands, twin = os.path.lexists(place), twin_of(place)
    if twin.is_symlink() or not stands:
        # Of a site that somebody has removed, or nobody's.
        clear_away(twin)
    if stands and any(place.iterdir()) and not (place / _MARK).exists():
        raise NotASiteError
    new = place.parent / f".{place.name}.new-{secrets.token_hex(4)}"
    new.mkdir()
    try:
        yield new
    finally:
        # The site is in its place or the reason why not is on its way: the next build tries again, and says so then.
        with suppress(OSError):
            clear_away(new)
            # A site that could not be put back is the only one there is.
            if os.path.lexists(place):
                clear_away(_aside(place))


_MARK: Final = "sitemap.xml"
"""Every site has one."""


def settled(path: Path, place: Path) -> Path:
    """Where a path of the new or the old site, or of its twin, would be once it is in `place`; any other as it is."""
    parts = path.relative_to(place.parent).parts if path.is_relative_to(place.parent) else ()
    is_of_site = bool(parts) and (_is_passing(parts[0], place) or parts[0] == twin_of(place).name)
    return place.joinpath(*parts[1:]) if is_of_site else path


def _is_passing(name: str, place: Path) -> bool:
    """Exact: a folder of anybody else's must not be taken for a leftover."""
    return re.fullmatch(rf"\.{re.escape(place.name)}\.(?:new-[0-9a-f]{{8}}|old)", name) is not None


def _aside(place: Path) -> Path:
    return place.parent / f".{place.name}.old"


def _put_back(place: Path) -> None:
    """A build was stopped between the two renames of `swap`: the previous site is whole, but out of its place."""
    aside = _aside(place)
    if aside.exists() and not os.path.lexists(place):
        aside.rename(place)


def clear_away(path: Path) -> None:
    """A folder with all that is in it, or a file; nothing where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


# --- filling it ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Laid:
    pages: tuple[str, ...]
    """Paths inside the folder of a language."""
    data: Mapping[str, str]
    """SHA-256 of what can be downloaded, by path inside that folder."""


def lay_ground(folder: Path, media: Mapping[str, bytes], written: Path, assets: Path) -> Laid:
    """Fill an empty `folder` with the hand-written pages of a language, the assets and the pictures."""
    clear_away(folder)
    _copy(written, folder)
    _copy(assets, folder / "assets")
    (folder / "media").mkdir(exist_ok=True)
    for name, data in media.items():
        (folder / "media" / name).write_bytes(data)
    return Laid(tuple(path.relative_to(folder).as_posix() for path in folder.rglob("*.md")), {})


def lay(laid: Laid, pages: Iterable[Page], folder: Path, offered: Path, known: Collection[str] = ()) -> Laid:
    """Add generated pages to what was `laid` in `folder`, and the data that can be downloaded from them to `offered`.
    Of pages whose paths are `known`, the data alone is needed.

    Returns all pages and data files of the language so far.
    """
    paths, data = dict.fromkeys(laid.pages), dict(laid.data)
    for page in pages:
        if page.path in paths:
            raise WrittenTwiceError(page.path)
        paths[page.path] = None
        if page.path not in known:
            _put(folder / page.path, page.markdown.encode("utf-8"))
        for file in page.data:
            its = digest(file.content)
            # Two pages may show the same chart. Two charts of one name are a fault, as are two pages.
            if data.get(file.path, its) != its:
                raise WrittenTwiceError(file.path)
            if file.path not in data:
                _put(offered / file.path, file.content)
            data[file.path] = its
    return Laid(tuple(paths), data)


def _put(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def bring(offered: Path, site: Path, inside: str = "") -> None:
    """Move what can be downloaded into the `site` of a language, at whose path `inside` it is to lie.

    Raises WrittenTwiceError where a file is already there.
    """
    for entry in sorted(offered.iterdir()) if offered.exists() else ():
        name = f"{inside}{entry.name}"
        target = site / name
        if entry.is_dir() and target.is_dir():
            bring(entry, site, f"{name}/")
        elif target.exists():
            raise WrittenTwiceError(name)
        else:
            entry.rename(target)
    clear_away(offered)


def move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Fill an empty `folder` with texts, by their paths."""
    clear_away(folder)
    for name, text in texts.items():
        _put(folder / name, text.encode("utf-8"))


def _copy(source: Path, target: Path) -> None:
    """Like `shutil.copytree`, which however makes one error out of many, that no longer says what the system said."""
    for folder, _, files in os.walk(source, onerror=fail, followlinks=True):
        inside = target / Path(folder).relative_to(source)
        inside.mkdir(parents=True, exist_ok=True)
        for name in files:
            shutil.copyfile(Path(folder) / name, inside / name)


def fail(error: OSError) -> None:
    """For `os.walk`, which otherwise passes over a folder that cannot be opened, and says nothing."""
    raise error


# Each language's own map and error page, since the site has one of each around both; and the theme's search.
_NOT_OF_A_LANGUAGE = (
    "sitemap.xml",
    "sitemap.xml.gz",
    "404.html",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
)


def complete(site: Path, languages: Iterable[str], around: Mapping[str, str]) -> None:
    """Take away what each language must not have of its own, and write what stands around them."""
    for code in languages:
        for name in _NOT_OF_A_LANGUAGE:
            clear_away(site / code / name)
    for name, text in around.items():
        (site / name).write_text(text, "utf-8", newline="\n")


# --- putting it in its place --------------------------------------------------------------------------------------


def open_to_all(site: Path) -> None:
    """Everybody may read `site`, and only its owner may write in it: a web server mostly is another user, and what was
    decided for the other files of whoever builds a site says nothing of what is made to be public."""
    for path, said in _whole(site):
        mode = 0o755 if stat.S_ISDIR(said.st_mode) else 0o644
        if stat.S_IMODE(said.st_mode) != mode:
            # Some disks know of no modes, and let nobody change them.
            with suppress(PermissionError):
                Path(path).chmod(mode)


def flush(site: Path) -> None:
    """Return once every byte and every name in `site` is on the disk, so that a power cut after the swap costs nothing.

    File by file, rather than the whole disk at once: that would wait for what others write, and does not tell of a
    write that failed.
    """
    # Windows cannot flush a folder.
    if sys.platform != "win32":
        # What has another name too stands in the site before, and was flushed with that.
        paths = [path for path, said in _whole(site) if stat.S_ISDIR(said.st_mode) or said.st_nlink == 1]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            deque(pool.map(_flush_some, (paths[first::_SHARES] for first in range(_SHARES))), maxlen=0)


def _whole(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """`folder` and everything in it, and what the system says of each. Raises OSError where one cannot be opened."""
    for inside, _, names in os.walk(folder, onerror=fail):
        for path in (inside, *(f"{inside}{os.sep}{name}" for name in names)):
            yield path, os.stat(path)  # noqa: PTH116


_AT_ONCE: Final = 8
"""Files that are waited for together: the disk writes them in fewer turns."""
_SHARES: Final = 64


def _flush_some(paths: Iterable[str]) -> None:
    for path in paths:
        _flush(path)


def _flush(path: str | Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def swap(new: Path, place: Path) -> None:
    """Put `new` in `place`, in one step where the system can. What stood there is then what `beside` takes away."""
    if not os.path.lexists(place):
        new.rename(place)
    elif not _exchange(new, place):
        try:
            place.rename(_aside(place))
            new.rename(place)
        finally:
            _put_back(place)
    # What has been swapped cannot fail any more; without this, a power cut may bring the previous site back, whole.
    if sys.platform != "win32":
        with suppress(OSError):
            _flush(place.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Two folders change names at once: nobody ever sees neither. False where system or file system cannot do that."""
    if sys.platform not in _EXCHANGES:
        return False
    name, here = _EXCHANGES[sys.platform]
    rename = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if rename is None:
        return False
    done: bool = rename(*here, os.fsencode(one), *here, os.fsencode(other), _EXCHANGE) == 0
    number = ctypes.get_errno()
    if done or number in _CANNOT_EXCHANGE:
        return done
    raise OSError(number, os.strerror(number), str(other))


# The function of the C library, and what stands before each path: AT_FDCWD, where relative paths begin.
_EXCHANGES: Final[Mapping[str, tuple[str, tuple[int, ...]]]] = {
    "linux": ("renameat2", (-100,)),
    "darwin": ("renamex_np", ()),
}
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_CANNOT_EXCHANGE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV})
