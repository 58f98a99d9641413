"""Work that several processes share is the same work."""

import os
import threading
import time
from pathlib import Path

import pytest

from generator.examine import examine
from generator.workers import Meanwhile, WorkerLostError, both
from tests.building import EXAMPLE, TODAY


@pytest.fixture(autouse=True)
def _may_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever other tests have drawn in this process."""
    monkeypatch.setattr("generator.workers._ALONE", threading.Event())


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_comes_of_both_is_told_each_in_its_place(jobs: int) -> None:
    here, there = both(os.getpid, lambda: [os.getpid()], jobs)
    assert here == os.getpid()
    assert (there == [here]) is (jobs == 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_either_raises_is_raised(jobs: int) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        both(fail, os.getpid, jobs)
    with pytest.raises(LookupError):
        both(os.getpid, fail, jobs)


def test_records_examined_by_two_say_what_they_say_examined_by_one() -> None:
    alone = examine(EXAMPLE, TODAY)
    together = examine(EXAMPLE, TODAY, jobs=2)
    assert together.findings == alone.findings
    assert together.read is not None
    assert alone.read is not None
    assert together.read.published(TODAY) == alone.read.published(TODAY)


def test_what_is_done_meanwhile_is_told_once_it_is_done() -> None:
    is_done = threading.Event()
    meanwhile = Meanwhile(os.getpid, is_done.set)
    assert is_done.wait(30)
    assert meanwhile.is_done
    assert meanwhile.outcome() != os.getpid()


def test_what_it_raises_is_raised_where_it_is_asked_for() -> None:
    def fail() -> None:
        raise LookupError

    def go() -> None:
        os._exit(1)

    for work, error in ((fail, LookupError), (go, WorkerLostError)):
        is_done = threading.Event()
        meanwhile = Meanwhile(work, is_done.set)
        assert is_done.wait(30)
        with pytest.raises(error):
            meanwhile.outcome()


def test_stopped_it_tidies_up_and_tells_nothing(tmp_path: Path) -> None:
    is_done, begun, left = threading.Event(), tmp_path / "begun", tmp_path / "left"

    def work() -> None:
        try:
            begun.touch()
            time.sleep(60)
        finally:
            left.touch()

    meanwhile = Meanwhile(work, is_done.set)
    while not begun.exists():
        time.sleep(0.01)
    ended = meanwhile.stop()
    ended()
    assert left.exists()
    assert not is_done.is_set()
