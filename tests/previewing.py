"""`portfolio serve` in a process of its own, and a browser before it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self
from urllib.request import urlopen

from generator.project import Project


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
    def __init__(self, its: Project, log: Path, *options: str) -> None:
        self.its, self.log, self.port = its, log, free_port()
        command = "from generator.cli import main; main()"
        with log.open("w") as printed:
            self.process = subprocess.Popen(
                [sys.executable, "-c", command, "serve", "--port", str(self.port), *options],
                cwd=its.root,
                stdout=printed,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": "1"},
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)

    def bytes(self, address: str, seconds: float = 5) -> bytes:
        """What is answered; nothing where no file is."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=seconds) as answer:
                content: bytes = answer.read()
                return content
        except OSError:
            return b""

    def page(self, address: str) -> str:
        return self.bytes(address).decode()

    def state(self, address: str) -> int:
        """That of the page, as its script knows it."""
        found = re.search(r"/livereload/(\d+)\.js", self.page(address))
        assert found is not None, self.log.read_text()
        return int(found[1])

    def told(self, address: str, state: int, words: str) -> bool:
        """Whether a browser that waits, with the page as it was in `state`, gets one with these words."""
        while (later := self.later_than(state)) > state:
            if words in self.page(address):
                return True
            state = later
        return False

    def later_than(self, state: int) -> int:
        """As the script of a page waits."""
        return int(self.bytes(f"livereload/{state}/1", 70) or 0)
