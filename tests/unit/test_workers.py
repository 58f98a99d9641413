"""Several processes do what one would, and end with it."""

import gc
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import Pipe, active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from generator import workers
from generator.build import audit, build
from generator.examine import examine
from generator.language.speech import LANGUAGES, LanguageCode
from generator.workers import Meanwhile, WorkerLostError, both, each, stay_alone
from tests.building import EXAMPLE, REAL, ROOT, TODAY, project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does all")


@pytest.fixture(autouse=True)
def _whatever_was_drawn_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the process of these tests; nothing is drawn by the workers of these."""
    monkeypatch.setattr(workers, "_ALONE", threading.Event())


def squared(number: int) -> int:
    return number * number


def own(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("items", [0, 1, 2, 3, 20])
def test_what_is_done_comes_in_the_order_of_its_items(items: int, jobs: int) -> None:
    assert each(squared, range(items), jobs) == [squared(number) for number in range(items)]
    assert not active_children()


def test_the_last_item_first_is_still_the_last() -> None:
    def the_later_the_sooner(number: int) -> int:
        time.sleep(0.02 * (4 - number))
        return number

    assert each(the_later_the_sooner, range(5), 5) == [0, 1, 2, 3, 4]


def test_two_jobs_are_two_other_processes_and_each_has_every_other_item() -> None:
    pids = each(own, range(6), 2)
    assert os.getpid() not in pids
    assert [pids.index(pid) for pid in pids] == [0, 1, 0, 1, 0, 1]


@pytest.mark.parametrize(("items", "jobs"), [(5, 1), (1, 8), (0, 8)])
def test_one_job_and_one_item_fork_nothing(items: int, jobs: int) -> None:
    assert each(own, range(items), jobs) == [os.getpid()] * items


def test_no_process_is_begun_that_has_nothing_to_do() -> None:
    assert len(set(each(own, range(3), 50))) == 3


def test_whoever_stays_alone_does_all_work_itself() -> None:
    assert os.getpid() not in each(own, range(4), 4)
    stay_alone()
    assert each(own, range(4), 4) == [os.getpid()] * 4


def test_a_worker_stays_alone_when_it_must_and_whoever_began_it_need_not() -> None:
    def alone(_: int) -> bool:
        stay_alone()
        return set(each(own, range(4), 4)) == {os.getpid()}

    assert each(alone, range(2), 2) == [True, True]
    assert os.getpid() not in each(own, range(2), 2)


def test_a_worker_may_have_workers_of_its_own() -> None:
    assert each(lambda number: each(squared, range(number), 2), range(4), 2) == [[], [0], [0, 1], [0, 1, 4]]


def test_more_than_a_pipe_holds_comes_whole() -> None:
    assert [len(text) for text in each(lambda number: "x" * number, [3_000_000, 2_000_000], 2)] == [
        3_000_000,
        2_000_000,
    ]


def test_what_was_there_before_is_there_in_the_workers_and_what_they_change_is_not_here() -> None:
    shared = {"read": 1}

    def change(number: int) -> int:
        shared["read"] += number
        return shared["read"]

    assert each(change, [10, 20], 2) == [11, 21]
    assert shared == {"read": 1}
    assert gc.isenabled()


# --- what goes wrong ----------------------------------------------------------------------------------------------


class OddError(Exception):
    pass


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "error", [OddError("three"), FileNotFoundError(2, "No such file", "a/b"), KeyError("x")], ids=lambda one: str(one)
)
def test_an_error_is_raised_as_it_is(error: Exception, jobs: int) -> None:
    def fail(number: int) -> int:
        if number == 3:
            raise error
        return number

    with pytest.raises(type(error)) as raised:
        each(fail, range(6), jobs)
    assert (raised.value.args, str(raised.value)) == (error.args, str(error))
    assert not active_children()


def test_of_two_errors_that_of_the_first_process_is_raised() -> None:
    def fail(number: int) -> None:
        raise OddError(number)

    with pytest.raises(OddError) as raised:
        each(fail, range(4), 2)
    assert raised.value.args == (0,)


def test_an_error_ends_the_others_at_once_with_all_that_they_have_begun() -> None:
    """Nobody waits until they have finished, and nothing goes on that they were waiting for."""
    reading, writing = os.pipe()

    def work(number: int) -> None:
        if number == 0:
            # The other one has begun its command.
            os.read(reading, 1)
            raise OddError
        with subprocess.Popen(["sleep", "600"], pass_fds=(writing,)) as sleeping:
            try:
                os.write(writing, b"x")
                sleeping.wait()
            finally:
                sleeping.kill()

    with pytest.raises(OddError):
        each(work, range(2), 2)
    os.close(writing)
    # It ends only where nobody holds the other end any more.
    assert os.read(reading, 1) == b""
    os.close(reading)


def kill_oneself(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def leave(number: int) -> int:
    if number == 1:
        os._exit(0)
    return number


@pytest.mark.parametrize("lose", [kill_oneself, leave])
def test_a_lost_process_is_told_as_one(lose: Callable[[int], int]) -> None:
    with pytest.raises(WorkerLostError):
        each(lose, range(4), 2)
    assert not active_children()


def test_a_process_that_is_lost_while_it_answers_is_told_as_one() -> None:
    """Half of what it had to say has come: as good as nothing."""
    results, sending = Pipe(duplex=False)
    os.write(sending.fileno(), struct.pack("!i", 1000) + b"half of it")
    sending.close()
    with results, pytest.raises(WorkerLostError):
        workers._received(results)


LOST = {
    "id": "Salah satu proses terhenti di tengah jalan; kemungkinan memori komputer tidak cukup.",
    "en": "One of the processes was ended before it had finished; there may not be enough memory.",
}


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_build_says_on_one_line_that_a_process_was_lost(
    spoken: LanguageCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    its = project(tmp_path / "project", REAL)
    monkeypatch.setattr("generator.build.edition", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    done = build(its, TODAY, lambda stage: None, spoken, jobs=2)
    assert (done.done, done.refused) == (False, (LOST[spoken],))
    assert not its.out.exists()


def test_an_audit_says_on_one_line_that_a_process_was_lost(
    real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.site.search.made", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    done = audit(project(tmp_path / "project", REAL), real, TODAY, "en", 2)
    assert (done.done, done.refused) == (False, (LOST["en"],))


# --- how they end -------------------------------------------------------------------------------------------------


def test_no_process_is_begun_while_this_one_is_being_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it might be begun without being known, and outlive this call."""
    begin = workers._begun

    def begin_while_stopped(work: Callable[[int], int], items: Sequence[int], share: Sequence[int]) -> object:
        begun = begin(work, items, share)
        signal.raise_signal(signal.SIGINT)
        return begun

    monkeypatch.setattr(workers, "_begun", begin_while_stopped)
    with pytest.raises(KeyboardInterrupt):
        each(squared, range(2), 2)
    assert not active_children()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_what_a_terminal_tells_everybody_is_for_whoever_began_them(number: signal.Signals) -> None:
    def told(item: int) -> int:
        signal.raise_signal(number)
        return item

    assert each(told, range(2), 2) == [0, 1]


def test_one_that_is_still_answering_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had to say is more than the pipe holds, and nobody reads it any more."""
    killed: list[BaseProcess] = []

    def kill(process: BaseProcess) -> None:
        if process.is_alive():
            killed.append(process)
            os.kill(process.pid or 0, signal.SIGKILL)

    reading, writing = os.pipe()

    def work(number: int) -> bytes:
        if number == 0:
            os.read(reading, 1)
            # The other one is in the midst of its answer by then.
            time.sleep(0.5)
            raise OddError
        os.write(writing, b"x")
        return bytes(10_000_000)

    monkeypatch.setattr(BaseProcess, "kill", kill)
    with pytest.raises(OddError):
        each(work, range(2), 2)
    assert not killed
    os.close(reading)
    os.close(writing)


def test_one_that_does_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", 0.1)
    reading, writing = os.pipe()

    def work(number: int) -> None:
        if number == 0:
            os.read(reading, 1)
            raise OddError
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.write(writing, b"x")
        threading.Event().wait()

    with pytest.raises(OddError):
        each(work, range(2), 2)
    assert not active_children()
    os.close(reading)
    os.close(writing)


FOR_EVER = """
import subprocess
from generator.workers import each
def work(number):
    print("at work", flush=True)
    while True:
        pass
each(work, range(3), 3)
"""


def test_a_process_that_is_killed_takes_its_workers_along() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FOR_EVER],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        assert parent.stdout is not None
        assert [parent.stdout.readline() for _ in range(3)] == ["at work\n"] * 3
        parent.kill()
        try:
            # What they print ends when nobody is left who could print.
            assert parent.communicate(timeout=60)[0] == ""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(parent.pid, signal.SIGKILL)


# --- two at once, and one meanwhile --------------------------------------------------------------------------------


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
