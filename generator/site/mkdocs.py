"""MkDocs, once per language, side by side."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class MkDocsFailedError(Exception):
    """MkDocs said no. The message is what it printed."""


def build(configurations: Sequence[Path], environment: Mapping[str, str]) -> None:
    """Build every configuration in a process of its own. A warning of MkDocs is an error."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file"]
    running = [
        subprocess.Popen(
            [*command, str(configuration)],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for configuration in configurations
    ]
    printed = [process.communicate()[0] for process in running]
    failed = [text for process, text in zip(running, printed, strict=True) if process.returncode != 0]
    if failed:
        raise MkDocsFailedError("\n".join(failed).strip())
