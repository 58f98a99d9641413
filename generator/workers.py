"""Work that several processes share."""

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


class WorkerLostError(OSError):
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
            began.append(_begun(work, items, share))  # noqa: PERF401 — what has begun is ended below, whatever happens
        for share, (_, results) in zip(shares, began, strict=True):
            done |= zip(share, _received(results), strict=True)
    finally:
        for process, results in began:
            process.kill()
            process.join()
            results.close()
    return [done[number] for number in range(len(items))]


def both(here: Callable[[], Item], there: Callable[[], Done], jobs: int) -> tuple[Item, Done]:
    """What comes of `here`, in this process, and of `there`, in another one meanwhile; one after the other where a
    single process is enough, or the system has no safe way to make more of the same.

    What either raises is raised here, and so is WorkerLostError. None outlives this call, nor this process.
    """
    if jobs < 2 or not _may_copy():
        return here(), there()
    process, results = _begun(lambda work: work(), [there], range(1))
    try:
        its = here()
        others: list[Done] = _received(results)
    finally:
        process.kill()
        process.join()
        results.close()
    return its, others[0]


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


def _received(results: Connection) -> list[Done]:
    try:
        outcome: list[Done] | BaseException = results.recv()
    except EOFError:
        raise WorkerLostError from None
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


# --- in a process of its own --------------------------------------------------------------------------------------


def _share(work: Callable[[Item], Done], items: Sequence[Item], share: Sequence[int], sending: Connection) -> None:
    # What was there before stays: to look through it for garbage, again and again, would copy all of it.
    gc.freeze()
    # Who began it ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        sending.send([work(items[number]) for number in share])
    except BaseException as error:  # noqa: BLE001 — raised again where the work was asked for
        sending.send(error)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    signal.raise_signal(signal.SIGTERM)
