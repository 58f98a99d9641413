"""A real browser, and a folder served to it on this machine, packed as public hosts pack it."""

import gzip
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from threading import Thread, Timer
from typing import Any, BinaryIO, Final

from playwright.sync_api import BrowserContext, Error, Playwright, sync_playwright

from tests.processes import commands

# As root, without a screen, and without asking anybody for anything.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PACKED: Final = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix not in _PACKED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        data = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the library's name
        return


@cache
def _packed(path: Path, changed: int) -> bytes:
    # `changed`, so that a file that has changed is read again.
    return gzip.compress(path.read_bytes(), mtime=0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A browser may keep a connection open for as long as it lives.
    block_on_close = False


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder`, without a slash at its end."""
    with _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def executable() -> str:
    """Debian's chromium, or another of its family that is on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path is not None, "no chromium: `make test` installs it"
    return path


class Browser:
    """One Chromium after the other: now and then, for no reason that it says, one stops while it opens a window, and
    would be waited for without end. A page that does not come is another matter, and fails its test."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._begin()

    def new_context(self, **how: Any) -> BrowserContext:
        """As Playwright's."""
        for _ in range(_TRIES - 1):
            patience = Timer(_PATIENCE, partial(_kill, self.mark))
            patience.start()
            try:
                return self._browser.new_context(**how)
            except Error:
                if patience.is_alive():
                    raise
            finally:
                patience.cancel()
            self._begin()
        return self._browser.new_context(**how)

    def _begin(self) -> None:
        self.mark = f"--berdaya-{token_hex(8)}"
        self._browser = self._playwright.chromium.launch(
            executable_path=executable(), args=[*ARGUMENTS, self.mark], timeout=_PATIENCE * 1000
        )

    def close(self) -> None:
        self._browser.close()


_PATIENCE: Final = 60
"""Seconds; it takes a tenth of one."""
_TRIES: Final = 3


def _kill(mark: str) -> None:
    """With it go those that it has begun."""
    for number in processes(mark):
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def processes(mark: str) -> list[int]:
    """That have this among the words of their command, but for those that a browser begins."""
    found = ((process, command.split(b"\0")) for process, command in commands())
    return [
        int(process.name)
        for process, words in found
        if mark.encode() in words and not any(word.startswith(b"--type=") for word in words)
    ]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = Browser(playwright)
        yield browser
        browser.close()
