"""What was made before, on disk: by the digest of all that it was made from.

A memory may be deleted, damaged or missing at any time; then its contents are made again. What it holds is believed
only under its own key, and only as a whole.
"""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property
from importlib.metadata import distributions
from itertools import chain, zip_longest
from pathlib import Path


def key(*parts: str) -> str:
    """The digest of all parts, in hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        # Each is hashed by itself first, so that no part can pass for the end of another.
        digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


@cache
def programme() -> str:
    """The digest of all that this programme consists of, and of what it stands on."""
    own = Path(__file__).parent
    sources = [path for path in sorted(own.rglob("*")) if path.suffix in (".py", ".yml", ".jinja", ".txt")]
    # The versions of all that is installed are read without importing any of it.
    others = sorted(f"{one.name} {one.version}" for one in distributions())
    return key(
        sys.version,
        *others,
        *(text for path in sources for text in (str(path.relative_to(own)), path.read_text("utf-8"))),
    )


class Memory:
    """Texts by key, each a file in `folder` whose name ends in `suffix`."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._used: set[str] = set()

    def recall(self, of: str) -> str | None:
        """None unless the file is there, whole, and what was kept under this key."""
        try:
            seal, _, text = self._file(of).read_bytes().decode("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        if seal != key(of, text):
            return None
        self._used.add(of)
        return text

    def keep(self, of: str, text: str) -> None:
        """A memory that cannot be written, on a full disk for example, is no reason to fail."""
        self._used.add(of)
        with suppress(OSError):
            _write(self._file(of), (f"{key(of, text)}\n{text}",))

    @property
    def used(self) -> frozenset[str]:
        """Every key that was recalled or kept."""
        return frozenset(self._used)

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """What has another key is of something that is no longer there, or was half-written."""
        wanted = {self._file(of).name for of in keys}
        for path in list(self._folder.glob("*")):
            if path.name not in wanted:
                with suppress(OSError):
                    _remove(path)

    def _file(self, of: str) -> Path:
        return self._folder / f"{of}{self._suffix}"


class Notes:
    """Short texts by key, each of one line, all in one `file`; without a file, of this run only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._used: dict[str, str] = {}

    def read_ahead(self) -> None:
        """Before several processes recall: what this one has read, they need not read and hold each."""
        self.recall("")

    def recall(self, of: str) -> str | None:
        """None unless the file is there, whole, and has kept this under the key."""
        return self._kept.get(of)

    def keep(self, of: str, text: str) -> None:
        self._used[of] = text

    def forget_the_rest(self) -> None:
        """What was not kept this time is of something that is no longer there. What is kept again lasts."""
        if self._file is None:
            return
        whole = hashlib.sha256()
        for line in self._lines():
            whole.update(line.encode("utf-8", "surrogatepass"))
        seal = f"{_seal(whole)}\n"
        with suppress(OSError):
            if not _says(self._file, chain((seal,), self._lines())):
                _write(self._file, chain((seal,), self._lines()))

    def _lines(self) -> Iterator[str]:
        return (f"{of} {self._used[of]}\n" for of in sorted(self._used))

    @cached_property
    def _kept(self) -> Mapping[str, str]:
        if self._file is None:
            return {}
        kept: dict[str, str] = {}
        whole = hashlib.sha256()
        try:
            with self._file.open("rb") as file:
                seal = file.readline()
                # One by one: all at once, they would take several times the room.
                for line in file:
                    whole.update(line)
                    of, _, text = line.decode("utf-8").removesuffix("\n").partition(" ")
                    kept[of] = text
        except (OSError, UnicodeDecodeError):
            return {}
        return kept if seal == f"{_seal(whole)}\n".encode() else {}


def _seal(whole: "hashlib._Hash") -> str:
    """As `key` seals a text, of which `whole` is the digest."""
    return hashlib.sha256(whole.digest()).hexdigest()


def _says(file: Path, lines: Iterable[str]) -> bool:
    """Whether it consists of these lines, which need not be in memory."""
    try:
        with file.open("rb") as written:
            return all(one == other.encode("utf-8") for one, other in zip_longest(written, lines, fillvalue=""))
    except OSError:
        return False


def _write(path: Path, texts: Iterable[str]) -> None:
    """Under a name of its own first, so that no one ever reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.stem}.", delete=False) as unfinished:
        half = Path(unfinished.name)
        try:
            unfinished.writelines(text.encode("utf-8") for text in texts)
            unfinished.close()
            if path.is_dir():
                # Nobody but us has anything to keep here, and no file takes the place of a folder.
                _remove(path)
            half.replace(path)
        except OSError:
            half.unlink(missing_ok=True)
            raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
