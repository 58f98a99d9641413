"""Disks of another kind."""

import errno
import os
from pathlib import Path

import pytest


@pytest.fixture
def one_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file, as on disks without hard links."""

    def refuse(source: str | Path, target: str | Path) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source), None, str(target))

    monkeypatch.setattr(os, "link", refuse)
