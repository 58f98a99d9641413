"""The search of each language: an index that Pagefind makes of the finished pages, and its part in the browser.

Pagefind knows the affixes of Indonesian: `diri` finds `mendirikan`.
"""

import base64
import hashlib
import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

from pagefind_bin import get_executable

from generator.workers import each

FOLDER: Final = "pagefind"
"""Inside a language."""
FRAGMENT: Final = ".pf_fragment"
"""The end of the name of a file that says what one page says: JSON behind a mark of Pagefind's, packed by gzip."""


class SearchFailedError(Exception):
    """Pagefind said no. The message is one line, with its reason."""


Index = Mapping[str, bytes]
"""Path inside the site, and content, of every file."""


def index(site: Path, languages: Sequence[str], jobs: int = 1) -> Index:
    """What Pagefind makes of the pages as they stand in `site`. The same pages give the same bytes.

    Raises SearchFailedError.
    """
    of_all = each(lambda code: made(site / code, code), languages, jobs)
    return {
        f"{code}/{FOLDER}/{name}": data
        for code, files in zip(languages, of_all, strict=True)
        for name, data in files.items()
    }


def write(site: Path, files: Index) -> None:
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def digests(files: Index) -> frozenset[str]:
    """SHA-256 of each, but of what repeats the pages: that can be read like any other file.

    A list of words cannot; one with such a digest is of these pages alone, and whoever reads them has read it.
    """
    return frozenset(hashlib.sha256(data).hexdigest() for name, data in files.items() if not name.endswith(_READ))


_READ: Final = (FRAGMENT, ".json")


# --- Pagefind ---------------------------------------------------------------------------------------------------------


def made(pages: Path, code: str) -> Mapping[str, bytes]:
    """What Pagefind makes of the HTML in `pages`: name inside the index, and content. Raises SearchFailedError.

    It is given page after page, since it numbers those of a folder as the disk lists them; and asked for the bytes,
    since of files that it cannot write it says nothing.
    """
    config = {"force_language": code, "exclude_selectors": _NOT_SEARCHED}
    command, pipe = [get_executable(), "--service"], subprocess.PIPE
    with subprocess.Popen(command, bufsize=0, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        pipes = service.stdin, service.stdout
        its = _answer(*pipes, type="NewIndex", config=config)["index_id"]
        for page in sorted(pages.rglob("*.html")):
            path, text = page.relative_to(pages).as_posix(), _UNREAD.sub("", page.read_text("utf-8", "replace"))
            _answer(*pipes, type="AddFile", index_id=its, file_path=path, file_contents=text, url=None)
        files = _answer(*pipes, type="GetFiles", index_id=its)["files"]
    used = (*_USED, f"wasm.{code}.pagefind")
    return _named_in_letters(
        {file["path"]: base64.b64decode(file["content"]) for file in files if file["path"].endswith(used)}
    )


def _answer(to: IO[bytes], of: IO[bytes], **question: object) -> dict[str, Any]:
    """What the service answers. Each way, JSON goes in base64 and ends with a comma."""
    rest = memoryview(base64.b64encode(json.dumps({"message_id": 1, "payload": question}).encode()) + b",")
    try:
        while rest:
            rest = rest[to.write(rest) :]
    except BrokenPipeError:
        raise SearchFailedError(_NO_ANSWER) from None
    said = bytearray()
    while not said.endswith(b","):
        more = of.read(1 << 20)
        if not more:
            raise SearchFailedError(_NO_ANSWER)
        said += more
    answer: dict[str, Any] = json.loads(base64.b64decode(said[:-1]))["payload"]
    if answer["type"] == "Error":
        raise SearchFailedError(f"Pagefind: {answer['message']}")
    return answer


_NO_ANSWER: Final = "Pagefind: no answer"

_USED: Final = (*_READ, ".pf_meta", ".pf_index", "pagefind.js")
"""Pagefind brings user interfaces of its own, and a worker: nothing that this site has a use for."""

_NOT_SEARCHED: Final = (
    # Said once more, in other words.
    "details.number > dl",
    "details.figure__table",
    "svg",
)
_UNREAD: Final = re.compile(r"<svg[ >].*?</svg>|(?<=<body).*?(?=<article[ >])|(?<=</article>).*", re.DOTALL)
"""Pictures, and what stands around that part of a page that is searched: taken out before, since to be read and then
left out would cost more than all the rest."""


def _named_in_letters(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The same, with no digits in the digest that `pagefind-entry.json` says: of ten, some are a telephone number to
    whoever looks for these."""
    entry = json.loads(files[_ENTRY])
    names: dict[str, str] = {}
    for language in entry["languages"].values():
        code, _, digest = language["hash"].partition("_")
        named = f"{code}_{digest.translate(_LETTERS)}"
        names[f"pagefind.{language['hash']}.pf_meta"] = f"pagefind.{named}.pf_meta"
        language["hash"] = named
    renamed = {names.get(name, name): data for name, data in sorted(files.items())}
    return {**renamed, _ENTRY: json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()}


_ENTRY: Final = "pagefind-entry.json"
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")
