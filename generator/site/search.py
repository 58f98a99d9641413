"""The search of each language: an index that Pagefind makes of the finished pages, and its part in the browser.

Pagefind knows the affixes of Indonesian: `diri` finds `mendirikan`. It holds everything at once and adds to nothing: so
of many pages, it makes an index of every part, which are joined; and a part that is as it was is not made again.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from pagefind_bin import get_executable

from generator.memory import Memory, key, programme
from generator.site import manifest
from generator.site.joined import ENTRY, FRAGMENT, Files, UnknownFormError, joined
from generator.workers import each

FOLDER: Final = "pagefind"
"""Inside a language."""


class SearchFailedError(Exception):
    """Pagefind said no. The message is one line, with its reason."""


Index = Mapping[str, bytes]
"""Path inside the site, and content, of every file."""
Parts = Mapping[str, Files | None]
"""Every part by its key, and what was made of it; None where that is kept already."""


@dataclass(frozen=True, slots=True)
class Indexed:
    files: Index
    parts: Parts


def index(site: Path, languages: Sequence[str], jobs: int = 1) -> Index:
    """What Pagefind makes of the pages as they stand in `site`. The same pages give the same bytes.

    Raises SearchFailedError.
    """
    return indexed(site, {code: {} for code in languages}, lambda _: None, jobs).files


def indexed(
    site: Path, keys: Mapping[str, Mapping[str, str]], recall: Callable[[str], str | None], jobs: int = 1
) -> Indexed:
    """The same, where `recall` knows by their keys what was kept of parts; `keys` are those of the pages, by their
    paths inside of each language: with the same one, a page has the same bytes. Raises SearchFailedError."""
    of_all = each(lambda code: _indexed(site / code, code, keys[code], recall), [*keys], jobs)
    files = {
        f"{code}/{FOLDER}/{name}": data
        for code, its in zip(keys, of_all, strict=True)
        for name, data in its.files.items()
    }
    return Indexed(files, {of: part for its in of_all for of, part in its.parts.items()})


def keep(parts: Parts, memory: Memory) -> None:
    """For the next time, and nothing else."""
    for of, files in parts.items():
        if files is not None:
            memory.keep(of, _text(files))
    memory.forget_all_but(parts)


def write(site: Path, files: Index) -> None:
    """Into their folders, which then hold nothing else.

    What is there already may be a second name of a file that is public: it is taken away, and never written into.
    """
    for folder in dict.fromkeys((site / name).parent for name in files):
        folder.mkdir(parents=True, exist_ok=True)
    for whole in dict.fromkeys(name.partition(f"/{FOLDER}/")[0] for name in files):
        of_index = f"{whole}/{FOLDER}"
        for name in manifest.names(site / of_index):
            if f"{of_index}/{name}" not in files:
                (site / of_index / name).unlink()
    for name, data in files.items():
        if not _is_there(site, name, data):
            (site / name).unlink(missing_ok=True)
            (site / name).write_bytes(data)


def _is_there(site: Path, name: str, data: bytes) -> bool:
    try:
        return manifest.content(site, name) == data
    except OSError:
        return False


def digests(files: Index) -> frozenset[str]:
    """SHA-256 of each, but of what repeats the pages: that can be read like any other file.

    A list of words cannot; one with such a digest is of these pages alone, and whoever reads them has read it.
    """
    return frozenset(hashlib.sha256(data).hexdigest() for name, data in files.items() if not name.endswith(_READ))


_READ: Final = (FRAGMENT, ".json")


# --- parts ------------------------------------------------------------------------------------------------------------


def _indexed(pages: Path, code: str, keys: Mapping[str, str], recall: Callable[[str], str | None]) -> Indexed:
    indexes: list[Files] = []
    parts: dict[str, Files | None] = {}

    def text(path: str) -> str:
        return searched((pages / path).read_text("utf-8", "replace"))

    for paths in divided([name for name in manifest.names(pages) if name.endswith(".html")]):
        texts = {path: text(path) for path in paths if path not in keys}
        of = key(programme(), code, *(said for path in paths for said in (path, keys.get(path) or texts[path])))
        kept = recall(of)
        files = _files(kept) if kept else made({path: texts.get(path) or text(path) for path in paths}, code)
        parts[of] = None if kept else files
        indexes.append(files)
    try:
        whole = indexes[0] if len(indexes) == 1 else joined(indexes, code)
    except UnknownFormError:
        raise SearchFailedError(_UNKNOWN_FORM) from None
    return Indexed(_named_in_letters(whole), parts)


def divided(paths: Sequence[str]) -> Sequence[Sequence[str]]:
    """Every path in one part, with the others of its cohort, in their order. Which one that is depends on the path and
    on the number of parts alone, which only grows by doubling: so, mostly, one page more moves no other."""
    number = 1
    while len(paths) > (MOST if number == 1 else number * PER_PART):
        number *= 2
    parts: list[list[str]] = [[] for _ in range(number)]
    for path in paths:
        folder = "/".join(path.split("/")[:2])
        parts[int(hashlib.sha256(folder.encode()).hexdigest(), 16) % number].append(path)
    return [part for part in parts if part] or parts


MOST: Final = 1500
"""Pages that need not be divided."""
PER_PART: Final = 1000
"""On average at most: Pagefind then needs less than 200 MB."""


def _text(files: Files) -> str:
    return json.dumps({name: base64.b64encode(data).decode() for name, data in files.items()})


def _files(text: str) -> Files:
    return {name: base64.b64decode(data) for name, data in json.loads(text).items()}


# --- Pagefind ---------------------------------------------------------------------------------------------------------


def made(texts: Mapping[str, str], code: str) -> Files:
    """What Pagefind makes of the HTML in `texts`, by their paths inside the language. Raises SearchFailedError.

    It is given page after page, since it numbers those of a folder as the disk lists them; and asked for the bytes,
    since of files that it cannot write it says nothing.
    """
    config = {"force_language": code, "exclude_selectors": _NOT_SEARCHED}
    command, pipe, unheard = [get_executable(), "--service"], subprocess.PIPE, subprocess.DEVNULL
    # Even as a service, it takes the size of its lists of words from the environment.
    around = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with subprocess.Popen(command, bufsize=0, env=around, stdin=pipe, stdout=pipe, stderr=unheard) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        pipes = service.stdin, service.stdout
        its = _answer(*pipes, type="NewIndex", config=config)["index_id"]
        for path, text in texts.items():
            _answer(*pipes, type="AddFile", index_id=its, file_path=path, file_contents=text, url=None)
        files = _answer(*pipes, type="GetFiles", index_id=its)["files"]
    used = (*_USED, f"wasm.{code}.pagefind")
    return {file["path"]: base64.b64decode(file["content"]) for file in files if file["path"].endswith(used)}


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
_UNKNOWN_FORM: Final = "Pagefind: an index of unknown form"

_USED: Final = (*_READ, ".pf_meta", ".pf_index", "pagefind.js")
"""Pagefind brings user interfaces of its own, and a worker: nothing that this site has a use for."""

_NOT_SEARCHED: Final = (
    # Said once more, in other words.
    "details.number > dl",
    "details.figure__table",
    "svg",
)


def searched(html: str) -> str:
    """A page without pictures, and without what stands around the part that is searched, or is left out of it: to be
    read by Pagefind for nothing would cost more than all the rest."""
    body = html.find("<body")
    article = _ARTICLE.search(html, body) if body >= 0 else None
    if article is not None:
        title = _TITLE.search(html, 0, body)
        html = f"<html>{title[0] if title else ''}<body>{html[article.start() :]}"
    inside, end, _ = html.partition("</article>")
    return _UNREAD.sub(r"\g<kept>", inside + end)


_TITLE: Final = re.compile("<title[ >].*?</title>", re.DOTALL)
_ARTICLE: Final = re.compile("<article[ >]")


def _alone(name: str, attributes: str = "") -> str:
    """An element with no other of its name in it."""
    return rf"<{name}{attributes}>[^<]*(?:<(?!/?{name}\b)[^<]*)*</{name}>"


_UNREAD: Final = re.compile(
    "|".join(
        (
            "<svg[ >].*?</svg>",
            rf"(?P<kept><details class=\"number\">{_alone('summary')}){_alone('dl')}",
            _alone("details", ' class="figure__table"'),
        )
    ),
    re.DOTALL,
)
"""What `_NOT_SEARCHED` says, as our pages are written. However else it is written, Pagefind leaves it out."""


def _named_in_letters(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The same, with no digits in the digest that `pagefind-entry.json` says: of ten, some are a telephone number to
    whoever looks for these."""
    entry = json.loads(files[ENTRY])
    names: dict[str, str] = {}
    for language in entry["languages"].values():
        code, _, digest = language["hash"].partition("_")
        named = f"{code}_{digest.translate(_LETTERS)}"
        names[f"pagefind.{language['hash']}.pf_meta"] = f"pagefind.{named}.pf_meta"
        language["hash"] = named
    renamed = {names.get(name, name): data for name, data in sorted(files.items())}
    return {**renamed, ENTRY: json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()}


_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")
