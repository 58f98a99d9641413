"""A folder of record files, loaded into one portfolio."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Located, Span
from generator.memory import Notes
from generator.records.document import LARGEST_FILE, LINE_END, compose, decode, field_of, locate, read, route_of
from generator.records.folder import content, files, printable
from generator.records.instead import instead
from generator.records.kinds import PICTURE, RECORD_KINDS, Ids, Kind, kind_of
from generator.records.model import Kept, Place, Takedowns
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
from generator.records.remembered import remembering
from generator.records.validate import validate
from generator.records.values import ID, PLACE_CODE

Shelves = Mapping[str, Mapping[Ids, Filed[Any]]]
"""Records by the name of their kind, then by their ids."""

LARGEST_PICTURE = 20_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Loaded:
    portfolio: Portfolio | None
    """None when there is no readable programme: nothing can then be checked across records."""
    findings: tuple[Finding, ...]


def load(folder: Path, notes: Notes | None = None) -> Loaded:
    """Every record under `folder`. Files are named after the folder's own name: `records/programme.yml`.

    With `notes`, only records whose files have changed since they were written last are read.
    """
    folder = _named(folder)
    name = folder.name
    findings: list[Finding] = []
    shelves: dict[str, dict[Ids, Filed[Any]]] = {kind.name: {} for kind in RECORD_KINDS}
    broken: set[tuple[str, Ids]] = set()
    pictures: dict[str, str] = {}
    with nothing_collected(), nullcontext(_record) if notes is None else remembering(notes, _record) as record_in:
        for inside in files(folder):
            file = f"{name}/{printable(inside)}"
            kind, ids = kind_of(inside)
            if kind is None:
                findings += _of_no_kind(folder / inside, inside, file, pictures)
                continue
            try:
                raw = content(f"{folder}/{inside}", LARGEST_FILE + 1)
            except OSError:
                record, found = None, [*_misnamed(kind, ids, file), Finding(Code.UNREADABLE_FILE, file, TOP_OF_FILE)]
            else:
                record, found = record_in(kind, ids, file, raw)
            findings += found
            if record is None:
                broken.add((kind.name, ids))
            else:
                shelves[kind.name][ids] = Filed(ids[-1] if ids else kind.name, file, record)
    findings += _lacking(name, shelves, broken)
    findings += _unpaired(shelves, broken, pictures)
    return Loaded(_assemble(shelves, broken, pictures), tuple(findings))


@contextmanager
def nothing_collected() -> Iterator[None]:
    """For whoever makes many things that stay, and that do not hold themselves: looking for garbage among more and more
    of them is wasted time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Afterwards they count as old, without having been looked at.
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def _of_no_kind(path: Path, inside: str, file: str, pictures: dict[str, str]) -> Iterator[Finding]:
    """What is no record is a picture, which goes to `pictures`, or does not belong here."""
    # A folder is only met here where it is a link or cannot be opened.
    if path.is_dir():
        yield Finding(Code.UNREADABLE_FILE, file, TOP_OF_FILE)
    elif picture := PICTURE.fullmatch(inside):
        if picture[1] in pictures:
            yield Finding(Code.PICTURE_TWICE, file, TOP_OF_FILE)
        pictures[picture[1]] = file
    else:
        yield Finding(Code.UNKNOWN_FILE, file, TOP_OF_FILE)


def located(folder: Path, findings: Iterable[Finding]) -> list[Located]:
    """Findings where they stand, in the order of the files. Only files with findings are read again."""
    folder = _named(folder)
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.file].append(finding)
    found = [one for file, its in by_file.items() for one in _located_in(folder, file, its)]
    return sorted(found, key=lambda one: (one.finding.file, one.span, one.finding.code, one.field))


def _located_in(folder: Path, file: str, findings: Iterable[Finding]) -> Iterator[Located]:
    kind, _ = kind_of(file.partition("/")[2])
    try:
        text = decode(content(folder.parent / file, LARGEST_FILE + 1))
    except OSError:
        text = ""
    root = compose(file, text)[0]
    lines = LINE_END.split(text)
    for finding in findings:
        span = locate(root, finding)
        is_there = span.end_line <= len(lines)
        yield Located(
            finding,
            span,
            lines[span.line - 1] if is_there else "",
            instead(kind, text, finding, span) if kind is not None and is_there else None,
            field=field_of(route_of(root, span) if isinstance(finding.place, Span) else finding.place),
        )


def located_files(folder: Path) -> list[str]:
    """Paths inside `folder` of all files in it, readable or not."""
    folder = _named(folder)
    return [inside for inside in files(folder) if not (folder / inside).is_dir()]


def record_at(folder: Path, inside: str) -> Kept | None:
    """The record in the file at the path `inside`; None where there is none, or it cannot be read as one."""
    kind, ids = kind_of(inside)
    try:
        return _record(kind, ids, inside, content(folder / inside, LARGEST_FILE + 1))[0] if kind is not None else None
    except OSError:
        return None


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every record file with its text, as far as it can be read: what stands between the fields is told here too."""
    folder = _named(folder)
    for inside in files(folder):
        if kind_of(inside)[0] is not None:
            with suppress(OSError):
                yield f"{folder.name}/{printable(inside)}", decode(content(f"{folder}/{inside}", LARGEST_FILE + 1))


def picture_bytes(folder: Path, file: str) -> bytes:
    """What a picture's file holds, read no further than a picture may be large. Raises OSError."""
    return content(_named(folder).parent / file, LARGEST_PICTURE + 1)


def _named(folder: Path) -> Path:
    """The folder by its own name, so that findings can name files by it: `.` has none."""
    return folder if folder.name not in ("", "..") else folder.resolve()


def _record(kind: Kind, ids: Ids, file: str, raw: bytes) -> tuple[Kept | None, list[Finding]]:
    """One file's record, or None, and what is wrong with it."""
    findings = _misnamed(kind, ids, file)
    document, found = read(file, raw)
    findings += found
    if document is None:
        return None, findings
    record, found = validate(kind, document)
    findings += found
    return (None if findings else record), findings


def _misnamed(kind: Kind, ids: Ids, file: str) -> list[Finding]:
    """A finding for the first of its names that is no id."""
    pattern = PLACE_CODE if kind.model is Place else ID
    return [Finding(Code.NOT_ID, file, TOP_OF_FILE) for name in ids if not pattern.fullmatch(name)][:1]


_KINDS = {kind.name: kind for kind in RECORD_KINDS}
_INSIDE_GROUP = ("group", "business-plan", "outcome")
_INSIDE_COHORT = ("cohort", "story", *_INSIDE_GROUP)


def _lacking(name: str, shelves: Shelves, broken: set[tuple[str, Ids]]) -> list[Finding]:
    """A finding for each folder without the record that it is named for, and for a portfolio without its programme."""
    present = {kind: {*shelf, *(ids for of, ids in broken if of == kind)} for kind, shelf in shelves.items()}
    cohorts = {ids[:1] for kind in _INSIDE_COHORT for ids in present[kind]}
    groups = {ids[:2] for kind in _INSIDE_GROUP for ids in present[kind]}
    wanted: list[tuple[str, Ids]] = [("programme", ())]
    wanted += [("cohort", ids) for ids in sorted(cohorts - present["cohort"])]
    wanted += [("group", ids) for ids in sorted(groups - present["group"])]
    return [
        Finding(Code.RECORD_MISSING, f"{name}/{_KINDS[kind].file(ids)}", TOP_OF_FILE)
        for kind, ids in wanted
        if ids not in present[kind]
    ]


def _unpaired(shelves: Shelves, broken: set[tuple[str, Ids]], pictures: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each picture without its record, and for each record without its picture."""
    media = {ids[-1]: filed.file for ids, filed in shelves["media"].items()}
    read = set(media) | {ids[-1] for kind, ids in broken if kind == "media"}
    yield from (Finding(Code.PICTURE_ALONE, file, TOP_OF_FILE) for name, file in pictures.items() if name not in read)
    yield from (
        Finding(Code.PICTURE_MISSING, file, TOP_OF_FILE) for name, file in media.items() if name not in pictures
    )


def _assemble(shelves: Shelves, broken: set[tuple[str, Ids]], pictures: Mapping[str, str]) -> Portfolio | None:
    programme = shelves["programme"].get(())
    if programme is None:
        return None
    takedowns: Filed[Takedowns] | None = shelves["takedowns"].get(())
    gone = {(one.kind, one.record.rpartition("/")[2]) for one in takedowns.record.taken_down} if takedowns else set()
    outcomes, groups, stories = (_by_parent(shelves[kind]) for kind in ("outcome", "group", "story"))
    plans = shelves["business-plan"]
    cohorts = tuple(
        CohortFolder(
            cohort,
            tuple(
                GroupFolder(group, plans.get((*ids, group.id)), tuple(outcomes[(*ids, group.id)]))
                for group in groups[ids]
            ),
            tuple(stories[ids]),
        )
        for ids, cohort in shelves["cohort"].items()
    )
    return Portfolio(
        programme=programme,
        organisations=tuple(shelves["organisation"].values()),
        people=tuple(shelves["person"].values()),
        places=tuple(shelves["place"].values()),
        sources=tuple(shelves["source"].values()),
        indicators=tuple(shelves["indicator"].values()),
        consents=tuple(shelves["consent"].values()),
        media=tuple(shelves["media"].values()),
        cohorts=cohorts,
        overrides=shelves["overrides"].get(()),
        takedowns=takedowns,
        released=shelves["released"].get(()),
        pictures=pictures,
        unreadable=frozenset((kind, ids[-1] if ids else kind) for kind, ids in broken) | gone,
    )


def _by_parent(shelf: Mapping[Ids, Filed[Any]]) -> Mapping[Ids, list[Filed[Any]]]:
    children: defaultdict[Ids, list[Filed[Any]]] = defaultdict(list)
    for ids, filed in shelf.items():
        children[ids[:-1]].append(filed)
    return children
