"""Many kills, disks and rivals: the previous site or the new one, never anything between, never anything beside."""

import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.faults import (
    Rivals,
    begin_anew,
    digest,
    is_one_line_without_addresses,
    killed_before,
    leftovers,
    namespace,
    on_a_full_disk,
    printed,
    rivals,
    says_it_went_well,
    set_back,
    start,
    steps,
    stopped_after,
)

if sys.platform == "win32":
    pytest.skip("signals and limits of Unix", allow_module_level=True)

pytestmark = pytest.mark.battery
SEED = 20261124


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Rivals:
    return rivals(tmp_path_factory.mktemp("faults"))


@pytest.fixture
def one(two: Rivals) -> Rivals:
    begin_anew(two)
    return two


def the_next_build_is_clean(one: Rivals) -> None:
    process = start(one.its)
    assert says_it_went_well(printed(process))
    assert process.returncode == 0
    assert digest(one.its.out) == one.after
    assert leftovers(one.its) == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_killed_at_20_random_moments(one: Rivals, how: signal.Signals) -> None:
    began = time.monotonic()
    the_next_build_is_clean(one)
    whole = time.monotonic() - began
    chance = random.Random(SEED)
    for _ in range(20):
        set_back(one)
        moment = chance.uniform(0, 1.05) * whole
        code, said = stopped_after(one, moment, how)
        assert digest(one.its.out) in ((one.before, one.after) if code else (one.after,)), (moment, said)
        the_next_build_is_clean(one)


def test_killed_before_20_random_steps_and_every_step_around_the_swap(one: Rivals, tmp_path: Path) -> None:
    taken = steps(one, tmp_path / "steps")
    exchange = len(taken) - 1 - taken[::-1].index("ctypes.dlsym")
    around = range(exchange - 5, min(exchange + 6, len(taken)))
    for step in (*random.Random(SEED).sample(range(len(taken)), 20), *around):
        assert killed_before(one, step) == -signal.SIGKILL
        assert digest(one.its.out) == (one.before if step <= exchange else one.after), (step, taken[step])
    the_next_build_is_clean(one)


@pytest.mark.skipif(namespace() is None, reason="mounting is not allowed here")
def test_a_disk_that_is_full_at_20_sizes(one: Rivals, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    refused = 0
    for number, free in enumerate([0, 4, *(chance.randrange(7_500) for _ in range(18))]):
        folder = tmp_path / str(number)
        folder.mkdir()
        code, said, left = on_a_full_disk(one, folder, free)
        assert (code, left) in ((1, one.before), (0, one.after)), (free, said)
        assert is_one_line_without_addresses(said), (free, said)
        refused += code
    assert refused >= 10


def test_of_eight_builds_at_once_each_is_whole_or_refused(one: Rivals) -> None:
    for _ in range(3):
        set_back(one)
        running = [start(one.its) for _ in range(8)]
        said = [printed(process) for process in running]
        codes = [process.returncode for process in running]
        assert set(codes) <= {0, 1}
        assert 0 in codes
        assert all(
            says_it_went_well(line) if code == 0 else line.startswith("Situs ini sedang dibuat")
            for code, line in zip(codes, said, strict=True)
        ), said
        assert digest(one.its.out) == one.after
        assert leftovers(one.its) == []
