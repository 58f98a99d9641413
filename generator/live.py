"""A site on this machine, which the browser loads anew as soon as it is another.

A page waits for that by a script of this server's: what a page may do keeps it from running one written into it.
"""

import mimetypes
import re
import threading
import time
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

HOST: Final = "127.0.0.1"


class Live:
    """The folder `site`, and what is shown in place of some of its files."""

    def __init__(self, site: Path, port: int) -> None:
        self._site = site
        self._instead: Mapping[str, bytes] = {}
        self._state = _now()
        self._is_other = threading.Condition()
        self._server = _Server((HOST, port), self)
        self.url: Final = f"http://{HOST}:{port}/"

    def begin(self) -> None:
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def show(self, instead: Mapping[str, bytes]) -> None:
        """From now on the site with these files in place of its own, by their paths inside it; browsers load it."""
        with self._is_other:
            self._instead = instead
            self._state = max(_now(), self._state + 1)
            self._is_other.notify_all()

    def settle(self) -> None:
        """The site itself holds what was shown in place of it."""
        self._instead = {}

    # --- asked by browsers, each in a thread of its own

    @property
    def state(self) -> int:
        """A later one is another site."""
        return self._state

    def later_than(self, state: int) -> int:
        """The state once it is another than this, or after some time the same."""
        with self._is_other:
            self._is_other.wait_for(lambda: self._state > state, timeout=_LONGEST_WAIT)
            return self._state

    def file(self, path: str) -> bytes | None:
        """What stands at the `path` inside the site; None where there is no such file."""
        if path in self._instead:
            return self._instead[path]
        try:
            return (self._site / path).read_bytes()
        except (OSError, ValueError):
            return None


def _now() -> int:
    return time.time_ns() // 1_000_000


_LONGEST_WAIT: Final = 60
"""Seconds after which a browser is told that nothing has changed, and asks again."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, place: tuple[str, int], live: Live) -> None:
        self.live: Final = live
        super().__init__(place, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        live, path = self.server.live, unquote(urlsplit(self.path).path)
        if asked := _WAITS.fullmatch(path):
            self._answer(HTTPStatus.OK, "text/plain", b"%d" % live.later_than(int(asked[1])))
        elif asked := _SCRIPT.fullmatch(path):
            self._answer(HTTPStatus.OK, "text/javascript", _WAITING.replace("STATE", asked[1]).encode())
        else:
            self._send_file(live, path)

    def _send_file(self, live: Live, path: str) -> None:
        # Before the page is read: if the site becomes another meanwhile, it is loaded once too often, never too seldom.
        state = live.state
        steps = [step for step in path.split("/") if step]
        inside = "/".join(steps)
        if ".." in steps or "\\" in path or "\0" in path:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        if not path.endswith("/"):
            found = live.file(inside)
            if found is None and live.file(f"{inside}/index.html") is not None:
                self._answer(HTTPStatus.FOUND, "text/plain", b"", location=f"{quote(path)}/")
                return
        else:
            inside = "/".join((*steps, "index.html"))
            found = live.file(inside)
        status = HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND
        kind = (mimetypes.guess_type(inside)[0] or "application/octet-stream") if found is not None else "text/html"
        content = found if found is not None else live.file("404.html") or b"404"
        self._answer(status, kind, _with_script(content, state) if kind == "text/html" else content)

    def _answer(self, status: HTTPStatus, kind: str, content: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        # A browser that keeps a page would show what was.
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name is its own
        """Nothing: the terminal tells of builds."""


_WAITS: Final = re.compile(r"/livereload/([0-9]{1,20})/[0-9]{1,20}")
_SCRIPT: Final = re.compile(r"/livereload/([0-9]{1,20})\.js")
_WAITING: Final = """\
(() => {
  let asked = null;
  const wait = () => {
    asked = new AbortController();
    fetch(`/livereload/STATE/${Date.now()}`, {signal: asked.signal})
      .then((answer) => answer.text())
      .then((state) => (Number(state) > STATE ? location.reload() : wait()))
      .catch((error) => error.name === "AbortError" || setTimeout(wait, 3000));
  };
  const watch = () => {
    asked?.abort();
    asked = null;
    if (document.visibilityState === "visible") wait();
  };
  document.addEventListener("visibilitychange", watch);
  addEventListener("beforeunload", () => asked?.abort());
  watch();
})();
"""


def _with_script(page: bytes, state: int) -> bytes:
    before, end, after = page.rpartition(b"</body>")
    script = b'<script src="/livereload/%d.js"></script>' % state
    return b"".join((before, script, end, after)) if end else page + script
