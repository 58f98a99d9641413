"""Writes the certain repairs into the records: nothing else of a file changes, not a comment and not a line end."""

import difflib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from generator.examine import Examined, examine
from generator.findings.code import Code
from generator.findings.finding import Located
from generator.records.document import LINE_END
from generator.records.instead import offsets

MOST_ROUNDS = 20
"""A repair can bring the next mistake to light; each one is looked for anew."""


@dataclass(frozen=True, slots=True)
class Mended:
    difference: str
    """Of all files that were written, as `diff` shows it, without the lines around."""
    examined: Examined
    """What is left."""


def mend(records: Path, today: date) -> Mended:
    """Raises OSError where a file cannot be written; those before it are then mended."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    examined = examine(records, today)
    for _ in range(MOST_ROUNDS):
        changed = False
        for file, found in groupby(examined.findings, key=lambda one: one.finding.file):
            path = records / file.partition("/")[2]
            edits = list(_edits(list(found)))
            if edits and path.is_file():
                text = path.read_bytes().decode("utf-8")
                before.setdefault(file, text)
                after[file] = _edited(text, edits)
                _write(path, after[file])
                changed = True
        if not changed:
            break
        examined = examine(records, today)
    return Mended("".join(_difference(file, before[file], after[file]) for file in sorted(before)), examined)


def _edits(found: Sequence[Located]) -> Iterator[Located]:
    """Those that can be made together: no two in one place, and no two fields that would get the same name."""
    names: set[tuple[str, str | None]] = set()
    end = (0, 0)
    for one in sorted((one for one in found if one.instead is not None), key=lambda one: one.span):
        name = (one.field.rpartition(".")[0], one.instead)
        is_second = one.finding.code is Code.FIELD_UNKNOWN and name in names
        if (one.span.line, one.span.column) >= end and not is_second:
            names.add(name)
            end = (one.span.end_line, one.span.end_column)
            yield one


def _edited(text: str, edits: Sequence[Located]) -> str:
    bom = text[: len(text) - len(text.lstrip("\ufeff"))]
    text = text[len(bom) :]
    # From the end, so that the places before stay where they are.
    for one in reversed(edits):
        start, end = offsets(text, one.span)
        text = text[:start] + (one.instead or "") + text[end:]
    return bom + text


def _write(path: Path, text: str) -> None:
    """Whole or not at all, with the file's own permissions."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        written.chmod(path.stat().st_mode)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def _difference(file: str, before: str, after: str) -> str:
    changed = difflib.unified_diff(_lines(before), _lines(after), file, file, n=0)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in changed)


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in LINE_END.split(text)]
