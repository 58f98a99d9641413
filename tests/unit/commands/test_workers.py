"""Work that several processes share is the same work."""

import os
from pathlib import Path

import pytest

from generator.examine import examine
from generator.workers import both
from tests.building import EXAMPLE, TODAY


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


def test_records_examined_by_two_say_what_they_say_examined_by_one(tmp_path: Path) -> None:
    alone = examine(EXAMPLE, TODAY)
    together = examine(EXAMPLE, TODAY, jobs=2)
    assert together.findings == alone.findings
    assert together.read is not None
    assert alone.read is not None
    assert together.read.published(TODAY) == alone.read.published(TODAY)
