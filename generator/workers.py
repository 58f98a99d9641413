"""Work that several processes share."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Final, Generic, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


class WorkerLostError(Exception):
    """A process ended before its work was done: the system took it away, mostly for want of memory."""


def each(work: Callable[[Item], Done], items: Sequence[Item], jobs: int) -> list[Done]:
    """What `work` makes of each of `items`, in their order, by at most so many processes; by this one where one is
    enough, or where the system has no safe way to make more of the same.

    What `work` raises is raised here; WorkerLostError where a process is lost. None outlives this call, nor this
    process.
    """
    shares = [range(first, len(items), jobs) for first in range(min(jobs, len(items)))]
    if len(shares) < 2 or not _may_copy():
        return [work(item) for item in items]
    done: dict[int, Done] = {}
    began: list[tuple[BaseProcess, Connection]] = []
    try:
        for share in shares:
            with _not_now():
                began.append(_begun(work, items, share))
        for share, (_, results) in zip(shares, began, strict=True):
            done |= zip(share, _received(results), strict=True)
    finally:
        _end(began)
    return [done[number] for number in range(len(items))]


def both(here: Callable[[], Item], there: Callable[[], Done], jobs: int) -> tuple[Item, Done]:
    """What comes of `here`, in this process, and of `there`, in another one meanwhile; one after the other where a
    single process is enough, or the system has no safe way to make more of the same.

    What either raises is raised here, and so is WorkerLostError. None outlives this call, nor this process.
    """
    if jobs < 2 or not _may_copy():
        return here(), there()
    began: list[tuple[BaseProcess, Connection]] = []
    try:
        with _not_now():
            began.append(_begun(lambda work: work(), [there], range(1)))
        its = here()
        others: list[Done] = _received(began[0][1])
    finally:
        _end(began)
    return its, others[0]


class Meanwhile(Generic[Done]):
    """The `work`, done by another process while this one goes on; and before this one goes on, where the system has no
    safe way to make more of the same.

    It does not outlive this process.
    """

    def __init__(self, work: Callable[[], Done], when_done: Callable[[], None]) -> None:
        """`when_done` is called once, unless the work is stopped: in a thread of its own."""
        self._outcome: list[Done | BaseException] = []
        self._is_stopped = False
        self._ask_to_end: Callable[[], object] = lambda: None
        self._end: Callable[[], object] = lambda: None
        if not _may_copy():
            self._outcome = [_outcome(work)]
            when_done()
            return
        process, results = _begun(lambda work: work(), [work], range(1))

        def wait() -> None:
            self._outcome = [_outcome(lambda: _received(results)[0])]
            if not self._is_stopped:
                when_done()

        waiting = threading.Thread(target=wait, daemon=True)

        def end() -> None:
            waiting.join()
            process.join()
            results.close()

        self._ask_to_end, self._end = process.terminate, end
        waiting.start()

    @property
    def is_done(self) -> bool:
        return bool(self._outcome)

    def outcome(self) -> Done:
        """What has come of it, once it is done. Raises what the work has raised, and WorkerLostError."""
        self._end()
        (outcome,) = self._outcome
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def stop(self) -> Callable[[], object]:
        """Have it tidy up and end. Returns how to wait until it has."""
        self._is_stopped = True
        self._ask_to_end()
        return self._end


def _outcome(work: Callable[[], Done]) -> Done | BaseException:
    try:
        return work()
    except BaseException as error:  # noqa: BLE001 — raised again where it is asked for
        return error


def _may_copy() -> bool:
    return sys.platform == "linux" and not _ALONE.is_set()


def stay_alone() -> None:
    """From now on `each` does all work in this process: it holds an engine with threads of its own; in a copy,
    where none of those runs on, whoever asks the engine waits for ever."""
    _ALONE.set()


_ALONE: Final = threading.Event()


def _begun(work: Callable[[Item], Done], items: Sequence[Item], share: Sequence[int]) -> tuple[BaseProcess, Connection]:
    # A copy of this process, with all that it has read: nothing need be sent to it.
    context = multiprocessing.get_context("fork")
    results, sending = context.Pipe(duplex=False)
    try:
        process = context.Process(target=_share, args=(work, items, share, sending))
        process.start()
    except BaseException:
        results.close()
        raise
    finally:
        sending.close()
    return process, results


@contextmanager
def _not_now() -> Iterator[None]:
    """Whoever wants to stop this process waits for a moment, so that none is begun of which nobody knows."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_STOPS: Final = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def _received(results: Connection) -> list[Done]:
    try:
        outcome: list[Done] | BaseException = results.recv()
    except (EOFError, OSError):
        # Nothing has come, or not all of it.
        raise WorkerLostError from None
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _end(began: Sequence[tuple[BaseProcess, Connection]]) -> None:
    for process, _ in began:
        # It ends what it has begun itself, and waits for that: nobody is left who could still write.
        process.terminate()
    for process, results in began:
        process.join(_PATIENCE)
        process.kill()
        process.join()
        results.close()


_PATIENCE: Final = 5
"""Seconds that a process has for this."""


# --- in a process of its own --------------------------------------------------------------------------------------


def _share(work: Callable[[Item], Done], items: Sequence[Item], share: Sequence[int], sending: Connection) -> None:
    # What was there before stays: to look through it for garbage, again and again, would copy all of it.
    gc.freeze()
    # Who began it ends it. From a terminal, everybody hears of it at once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        sending.send([work(items[number]) for number in share])
    except _LeftError:
        # Nobody listens any more.
        raise
    except BaseException as error:  # noqa: BLE001 — raised again where the work was asked for
        sending.send(error)


class _LeftError(SystemExit):
    """Whoever began this process wants it to end."""


def _leave(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise _LeftError(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    # To the process and not to this thread: where the other one waits, it shall hear of it.
    os.kill(os.getpid(), signal.SIGTERM)
