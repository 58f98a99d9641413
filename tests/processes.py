"""What is at work on this machine (Linux tells; elsewhere it is taken as nothing)."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def commands() -> Iterator[tuple[Path, bytes]]:
    """The folder of every process in `/proc`, and its command: words that each end in a NUL."""
    for process in Path("/proc").glob("[0-9]*"):
        # It may have ended meanwhile.
        with suppress(OSError):
            yield process, (process / "cmdline").read_bytes()
