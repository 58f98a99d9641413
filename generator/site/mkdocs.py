"""MkDocs, for one language."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2 import Environment, TemplateError

from generator.site.alike import once


class MkDocsFailedError(Exception):
    """MkDocs said no. The message is what it printed, one reason a line; of an error in a programme, the last line."""


def build(configuration: Path, environment: Mapping[str, str]) -> None:
    """Build in a process of its own. A warning of MkDocs is an error.

    Raises MkDocsFailedError, or the OSError that MkDocs has met. The process does not outlive this call, nor this
    process: it reads from a pipe, and the pipe ends with us, however we end.
    """
    lives, living = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__, str(configuration)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            stdin=lives,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.close(lives)
        os.close(living)
    if done.returncode == _SYSTEM:
        number, file = json.loads(done.stdout.splitlines()[-1])
        raise OSError(number, os.strerror(number), file)
    if done.returncode:
        raise MkDocsFailedError(_reason(done.returncode, done.stdout))


def build_here(configuration: Path, templates: Environment) -> None:
    """The same in this process, with the `templates` of the theme that were read before: to import MkDocs and to
    compile these is most of what it does for a few pages. Its clock is this process's.

    Raises MkDocsFailedError.
    """
    from mkdocs.commands.build import build as build_all
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    config = load_config(config_file=str(configuration), strict=True)
    config.theme.get_env = lambda: templates  # type: ignore[method-assign]
    try:
        build_all(config)
    except MkDocsException as failed:
        raise MkDocsFailedError(str(failed)) from failed


def templates(configuration: Path) -> Environment:
    """Those of the theme and what is laid over it, each read and compiled."""
    import mkdocs.commands.build  # noqa: F401 — here once, rather than in each process that will make a page
    from mkdocs.config import load_config

    found = load_config(config_file=str(configuration)).theme.get_env()
    names = [name for name in found.list_templates() if not name.startswith(".")]

    def listed(
        extensions: Collection[str] | None = None, filter_func: Callable[[str], bool] | None = None
    ) -> list[str]:
        assert extensions is None
        return list(filter(filter_func, names))

    # MkDocs looks for style sheets and scripts each time, and passes over all others: thousands of icons.
    found.list_templates = listed  # type: ignore[method-assign]
    for name in names:
        # Of plugins that are not there, templates ask what is not there either.
        with suppress(TemplateError):
            if name.endswith(".html"):
                found.get_template(name)
    return found


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
    from mkdocs.theme import Theme

    of_theme = Theme.get_env
    Theme.get_env = lambda self: once(of_theme(self))  # type: ignore[method-assign]
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
