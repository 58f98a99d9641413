"""What was made before, on disk: by the digest of all that it was made from.

A memory may be deleted, damaged or missing at any time; then its contents are made again. What it holds is believed
only under its own key, and only as a whole.
"""

import hashlib
import tempfile
from contextlib import suppress
from pathlib import Path


def key(*parts: str) -> str:
    """The digest of all parts, in hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        # Each is hashed by itself first, so that no part can pass for the end of another.
        digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()


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
            self._write(self._file(of), f"{key(of, text)}\n{text}")

    def forget_the_rest(self) -> None:
        """What was neither recalled nor kept is of something that is no longer there, or was half-written."""
        wanted = {self._file(of).name for of in self._used}
        for path in list(self._folder.glob("*")):
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink()

    def _file(self, of: str) -> Path:
        return self._folder / f"{of}{self._suffix}"

    def _write(self, path: Path, content: str) -> None:
        """Under a name of its own first, so that no one ever reads half a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.stem}.", delete=False) as unfinished:
            half = Path(unfinished.name)
            try:
                unfinished.write(content.encode("utf-8"))
                unfinished.close()
                half.replace(path)
            except OSError:
                half.unlink(missing_ok=True)
                raise
