"""Many pictures, drawn by several processes."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from generator.charts.chart import Chart
from generator.charts.drawing import draw
from generator.workers import WorkerLostError

_WORTH_A_PROCESS: Final = 150
"""Pictures that one process draws while another one starts."""
_AT_ONCE: Final = 16
"""Pictures that a process is given: few enough that it is not waited for long at the end, or when one has failed."""


def drawn(charts: Sequence[Chart], jobs: int) -> Iterator[str]:
    """Their pictures in the same order, drawn by at most so many processes.

    What goes wrong in a drawing is raised as it is; WorkerLostError where a process was ended from outside. None of
    the processes outlives the drawing, nor this process.
    """
    processes = min(jobs, len(charts) // _WORTH_A_PROCESS)
    if processes < 2:
        yield from map(draw, charts)
        return
    # Started anew and not forked: what draws has threads, of which nothing would run on in the copy.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, fresh, initializer=_serve_parent) as pool:
        try:
            yield from pool.map(draw, charts, chunksize=_AT_ONCE)
        except BrokenProcessPool:
            raise WorkerLostError from None


def _serve_parent() -> None:
    """Ctrl-C reaches all processes of a terminal; this one then hears from its parent what becomes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
