"""MkDocs, once per language, side by side."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final


class MkDocsFailedError(Exception):
    """MkDocs said no. The message is what it printed, one reason a line; of an error in a programme, the last line."""


def build(configurations: Sequence[Path], environment: Mapping[str, str]) -> None:
    """Build every configuration in a process of its own. A warning of MkDocs is an error.

    Raises MkDocsFailedError, or the OSError that MkDocs has met. None of the processes outlives this call, nor this
    process: each reads from a pipe, and the pipe ends with us, however we end.
    """
    command = [sys.executable, "-m", __name__]
    lives, living = os.pipe()
    running: list[subprocess.Popen[str]] = []
    try:
        for configuration in configurations:
            running.append(  # noqa: PERF401 — those already started are ended below when the next one cannot start
                subprocess.Popen(
                    [*command, str(configuration)],
                    env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
                    stdin=lives,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    errors="replace",
                )
            )
        printed = [process.communicate()[0] for process in running]
    finally:
        for process in running:
            process.kill()
            process.wait()
        os.close(lives)
        os.close(living)
    failed = [(process.returncode, text) for process, text in zip(running, printed, strict=True) if process.returncode]
    for code, text in failed:
        if code == _SYSTEM:
            number, file = json.loads(text.splitlines()[-1])
            raise OSError(number, os.strerror(number), file)
    if failed:
        raise MkDocsFailedError("\n".join(_reason(code, text) for code, text in failed))


def _reason(code: int, printed: str) -> str:
    lines = [line for line in printed.splitlines() if line.strip()] or [f"MkDocs: {code}"]
    return lines[-1] if any(line.startswith("Traceback") for line in lines) else "\n".join(lines)


# --- in the process of its own ------------------------------------------------------------------------------------

_SYSTEM: Final = 75
"""Exit code: the last line is number and file of an OSError."""


def _run(configuration: str) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Imported here, since who calls `build` has no use for it, and whoever is already gone is not worked for.
    from mkdocs.__main__ import cli

    try:
        cli(["build", "--quiet", "--strict", "--config-file", configuration])
    except OSError as error:
        file = error.filename if isinstance(error.filename, str) else None
        sys.stdout.write(f"\n{json.dumps([error.errno or 0, file])}\n")
        sys.exit(_SYSTEM)


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    _run(sys.argv[1])
