"""A small client of yaml-language-server, as an editor would be: the Language Server Protocol over stdio."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PROGRAM: Final = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
OFFLINE: Final = HERE / "offline.cjs"

Diagnostic = dict[str, Any]


class LanguageServer:
    """One server process. Files are told to it as text, and need not lie on the disk."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        self._process = process
        self._settings = settings
        self._last = 0
        self._version = 0
        self._diagnosed: dict[str, list[Diagnostic]] = {}
        self.asked: list[str] = []
        """Methods that the server asked of its editor."""

    def start(self) -> None:
        self._request(
            "initialize",
            {
                "processId": None,
                "rootUri": ROOT.as_uri(),
                "workspaceFolders": [{"uri": ROOT.as_uri(), "name": ROOT.name}],
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                    "workspace": {"configuration": True, "workspaceFolders": True},
                },
            },
        )
        self._notify("initialized", {})
        # Before it has the settings, it knows no schema.
        while self._take().get("method") != "workspace/configuration":
            pass

    def diagnose(self, files: Mapping[Path, str]) -> Mapping[Path, list[Diagnostic]]:
        """What is wrong with each file, given with its text."""
        self._diagnosed.clear()
        for file, text in files.items():
            self._open(file, text)
        while not all(file.as_uri() in self._diagnosed for file in files):
            self._take()
        found = {file: self._diagnosed[file.as_uri()] for file in files}
        for file in files:
            self._close(file)
        return found

    def complete(self, file: Path, text: str) -> Mapping[str, Mapping[str, Any]]:
        """What is offered at the place marked `|`, by its label."""
        text, position = _marked(text)
        self._open(file, text)
        found = self._request("textDocument/completion", {"textDocument": {"uri": file.as_uri()}, "position": position})
        self._close(file)
        return {item["label"]: item for item in found["items"]}

    def hover(self, file: Path, text: str) -> str:
        """What is shown at the place marked `|`, as Markdown."""
        text, position = _marked(text)
        self._open(file, text)
        found = self._request("textDocument/hover", {"textDocument": {"uri": file.as_uri()}, "position": position})
        self._close(file)
        return "" if found is None else str(found["contents"]["value"])

    def stop(self) -> None:
        self._request("shutdown", None)
        self._notify("exit", None)
        self._process.wait(timeout=10)

    def _open(self, file: Path, text: str) -> None:
        # The server remembers what a version said, even of a file that was closed.
        self._version += 1
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": self._version, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def _close(self, file: Path) -> None:
        """The server then says once more what is wrong with the file, which is nothing."""
        self._diagnosed.pop(file.as_uri(), None)
        self._notify("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})
        while file.as_uri() not in self._diagnosed:
            self._take()

    def _request(self, method: str, parameters: Any) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": parameters})
        while (answer := self._take()).get("id") != self._last or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _notify(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, and what it tells is noted."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "The server has ended."
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        match message:
            case {"id": asked, "method": "workspace/configuration", "params": {"items": items}}:
                self._send({"id": asked, "result": [self._settings.get(item.get("section")) for item in items]})
            case {"id": asked, "method": str(method)}:
                self.asked.append(method)
                self._send({"id": asked, "result": None})
            case {"method": "textDocument/publishDiagnostics", "params": told}:
                self._diagnosed[told["uri"]] = told["diagnostics"]
        return message


def _marked(text: str) -> tuple[str, dict[str, int]]:
    before, mark, after = text.partition("|")
    assert mark
    return before + after, {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


@contextmanager
def language_server(settings: Mapping[str, Any], errors: Path) -> Iterator[LanguageServer]:
    """A running server with an editor's `settings`, by section. What it tries to load from the net fails, and is noted
    in the file `errors`."""
    command = ["node", "--require", str(OFFLINE), str(PROGRAM), "--stdio"]
    with (
        errors.open("wb") as told,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told) as process,
    ):
        try:
            server = LanguageServer(process, settings)
            server.start()
            yield server
            server.stop()
        finally:
            process.kill()


def lines(found: Iterable[Diagnostic]) -> set[int]:
    """Counted from 1."""
    return {one["range"]["start"]["line"] + 1 for one in found}
