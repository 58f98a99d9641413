"""The records as Git kept them at an earlier state, and what a change brought since."""

import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from generator.findings.finding import Located


class NoRevisionError(ValueError):
    """Git knows no such state, or the records are in no repository."""


@contextmanager
def records_at(revision: str, records: Path) -> Iterator[Path]:
    """A folder with the records of `revision`, named like `records`; empty where there were none.

    Raises NoRevisionError.
    """
    here = records.resolve()
    top = Path(_git(here, "rev-parse", "--show-toplevel").decode().strip())
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode()
    inside = here.relative_to(top.resolve()).as_posix()
    with tempfile.TemporaryDirectory(prefix="records-") as folder:
        earlier = Path(folder) / here.name
        earlier.mkdir()
        try:
            kept = _git(top, "archive", "--format=tar", f"{commit.strip()}:{inside}")
        except NoRevisionError:
            kept = b""
        if kept:
            with tarfile.open(fileobj=BytesIO(kept)) as archive:
                archive.extractall(earlier, filter="data")
        yield earlier


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoRevisionError from error
    return done.stdout


def compared(found: Iterable[Located], earlier: Iterable[Located]) -> tuple[Located, ...]:
    """Each finding with whether it is new. A finding is the same one though its line has moved."""
    known = Counter(_key(one) for one in earlier)
    marked = []
    for one in found:
        key = _key(one)
        marked.append(replace(one, is_new=known[key] == 0))
        known[key] -= known[key] > 0
    return tuple(marked)


def _key(one: Located) -> tuple[object, ...]:
    return one.finding.code, one.finding.file, one.field, *sorted(one.finding.words.items())
