"""Several processes draw what one would, and end with it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.charts import together
from generator.charts.drawing import draw
from generator.charts.together import drawn
from generator.workers import WorkerLostError
from tests.building import ROOT
from tests.unit.charts.test_drawing import examples


@pytest.fixture(autouse=True)
def _a_few_are_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_WORTH_A_PROCESS", 2)
    monkeypatch.setattr(together, "_AT_ONCE", 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_pictures_are_those_of_one_process_in_the_order_of_their_charts(jobs: int) -> None:
    assert list(drawn(examples(), jobs)) == [draw(chart) for chart in examples()]
    assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_goes_wrong_in_a_drawing_is_raised_as_it_is(jobs: int) -> None:
    broken = replace(examples()[0], series=("no axis",))
    with pytest.raises(AttributeError, match="'str' object has no attribute"):
        list(drawn((*examples(), broken, *examples()), jobs))
    assert not active_children()


def test_a_process_that_is_ended_from_outside_is_told_as_lost() -> None:
    pictures = drawn(examples() * 20, 2)
    next(pictures)
    for child in active_children():
        child.kill()
    with pytest.raises(WorkerLostError):
        list(pictures)
    assert not active_children()


def test_who_stops_looking_at_pictures_leaves_no_process_behind() -> None:
    pictures = drawn(examples() * 3, 2)
    assert next(pictures) == draw(examples()[0])
    assert active_children()
    del pictures
    assert not active_children()


def test_nothing_to_draw_starts_nothing() -> None:
    assert not list(drawn((), 8))


FOR_EVER = """
import multiprocessing
from generator.charts import together
from tests.unit.charts.test_drawing import examples
if __name__ == "__main__":
    together._WORTH_A_PROCESS = 2
    for number, picture in enumerate(together.drawn(examples() * 10_000, 2)):
        if number == 20:
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def test_a_process_that_is_killed_takes_those_that_draw_for_it_along(tmp_path: Path) -> None:
    script = tmp_path / "forever.py"
    script.write_text(FOR_EVER, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        assert parent.stdout is not None
        drawing = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(drawing) == 2
        parent.kill()
        try:
            # What they print ends when nobody is left who could print.
            assert parent.communicate(timeout=60)[0] == ""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(parent.pid, signal.SIGKILL)
