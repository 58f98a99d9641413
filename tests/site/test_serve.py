"""The preview: a change is built and shown; a broken record is told, and the last good page stays."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.project import Project
from tests.building import REAL, project


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(true: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.2)
    return False


class Preview:
    def __init__(self, its: Project, log: Path) -> None:
        self.its, self.log, self.port = its, log, free_port()
        with log.open("w") as printed:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from generator.cli import main; main()", "serve", "--port", str(self.port)],
                cwd=its.root,
                stdout=printed,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": "1"},
            )

    def page(self, address: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    its = project(tmp_path / "project", REAL)
    one = Preview(its, tmp_path / "log")
    yield one
    one.process.terminate()
    one.process.wait(timeout=10)


def test_changes_of_a_record_and_a_page_are_shown_and_a_broken_record_is_told(preview: Preview) -> None:
    group = "id/cohorts/bekasi-2023/hijab/"
    assert wait_for(lambda: "Kelompok hijab" in preview.page(group)), preview.log.read_text()
    assert "livereload" in preview.page(group)

    record = preview.its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"
    good = record.read_text()
    record.write_text(good.replace("id: Kelompok hijab", "id: Kelompok kerudung"))
    assert wait_for(lambda: "Kelompok kerudung" in preview.page(group))

    record.write_text(good.replace("sector: fashion", "sector: mode"))
    assert wait_for(lambda: "F06 not-allowed" in preview.log.read_text())
    assert "Kelompok kerudung" in preview.page(group)

    record.write_text(good)
    about = preview.its.root / "docs" / "id" / "about.md"
    about.write_text(about.read_text() + "\nKalimat baru.\n")
    assert wait_for(lambda: "Kalimat baru." in preview.page("id/about/"))
    assert "Kelompok hijab" in preview.page(group)
