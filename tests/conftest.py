"""For all tests."""

import fcntl
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.building import EXAMPLE, REAL, built

# How long an example takes says more of the machine than of the code. Whoever chose a profile keeps it.
if settings.get_current_profile_name() == "default":
    settings.register_profile("any-machine", deadline=None)
    settings.load_profile("any-machine")

# What a shell runs in the background is deaf to SIGINT, and so is all that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real records, to be looked at only: all tests of a run share it."""
    return _built_once("real", REAL, tmp_path_factory)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the fictional example, likewise."""
    return _built_once("example", EXAMPLE, tmp_path_factory)


def _built_once(name: str, records: Path, factory: pytest.TempPathFactory) -> Path:
    """By whichever process of the run comes first; the others wait for it."""
    own = factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / f"shared-{name}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = folder / "site"
        return site if site.exists() else built(folder, records).out
