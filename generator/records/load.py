"""A folder of record files, loaded into one portfolio."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Located, Span
from generator.records.document import LARGEST_FILE, LINE_END, compose, decode, field_of, locate, read, route_of
from generator.records.instead import instead
from generator.records.kinds import PICTURE, RECORD_KINDS, Ids, Kind, kind_of
from generator.records.model import Kept, Place, Takedowns
from generator.records.portfolio import CohortFolder, Filed, GroupFolder, Portfolio
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


def load(folder: Path) -> Loaded:
    """Every record under `folder`. Files are named after the folder's own name: `records/programme.yml`."""
    folder = _named(folder)
    findings: list[Finding] = []
    shelves: dict[str, dict[Ids, Filed[Any]]] = {kind.name: {} for kind in RECORD_KINDS}
    broken: set[tuple[str, Ids]] = set()
    pictures: dict[str, str] = {}
    for path in sorted(_files(folder)):
        inside = path.relative_to(folder).as_posix()
        file = f"{folder.name}/{printable(inside)}"
        kind, ids = kind_of(inside)
        if (picture := PICTURE.fullmatch(inside)) and not path.is_dir():
            findings += [Finding(Code.PICTURE_TWICE, file, TOP_OF_FILE)] if picture[1] in pictures else []
            pictures[picture[1]] = file
            continue
        if kind is None:
            # A folder is only met here where it is a link or cannot be opened.
            code = Code.UNREADABLE_FILE if path.is_dir() else Code.UNKNOWN_FILE
            findings.append(Finding(code, file, TOP_OF_FILE))
            continue
        record, found = _record(kind, ids, file, path)
        findings += found
        if record is None:
            broken.add((kind.name, ids))
        else:
            shelves[kind.name][ids] = Filed(ids[-1] if ids else kind.name, file, record)
    findings += _lacking(folder.name, shelves, broken)
    findings += _unpaired(shelves, broken, pictures)
    return Loaded(_assemble(shelves, broken, pictures), tuple(findings))


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
        text = decode(_bytes(folder.parent / file))
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
    return sorted(path.relative_to(folder).as_posix() for path in _files(folder) if not path.is_dir())


def record_at(folder: Path, inside: str) -> Kept | None:
    """The record in the file at the path `inside`; None where there is none, or it cannot be read as one."""
    kind, ids = kind_of(inside)
    return _record(kind, ids, inside, folder / inside)[0] if kind is not None else None


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every record file with its text, as far as it can be read: what stands between the fields is told here too."""
    folder = _named(folder)
    for path in sorted(_files(folder)):
        inside = path.relative_to(folder).as_posix()
        if kind_of(inside)[0] is not None and not path.is_symlink() and path.is_file():
            yield f"{folder.name}/{printable(inside)}", decode(_bytes(path))


def picture_bytes(folder: Path, file: str) -> bytes:
    """What a picture's file holds, read no further than a picture may be large. Raises OSError."""
    return _bytes(_named(folder).parent / file, LARGEST_PICTURE + 1)


def _named(folder: Path) -> Path:
    """The folder by its own name, so that findings can name files by it: `.` has none."""
    return folder if folder.name not in ("", "..") else folder.resolve()


def _files(folder: Path) -> Iterator[Path]:
    """All files, save those that editors and systems hide behind a leading dot; and folders that cannot be opened."""
    try:
        inside = list(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def printable(inside: str) -> str:
    """A path that can be printed: a name may hold line ends, or bytes that are no text."""
    return "".join(char if char.isprintable() else "\ufffd" for char in inside)


def _bytes(path: Path, most: int = LARGEST_FILE + 1) -> bytes:
    """What a file holds, read no further than is needed to see that it is too large."""
    # A link could lead out of the records, to a file that nobody reviewed; a pipe would never end.
    if path.is_symlink() or not path.is_file():
        raise OSError
    with path.open("rb") as file:
        return file.read(most)


def _record(kind: Kind, ids: Ids, file: str, path: Path) -> tuple[Kept | None, list[Finding]]:
    """One file's record, or None, and what is wrong with it."""
    pattern = PLACE_CODE if kind.model is Place else ID
    findings = [Finding(Code.NOT_ID, file, TOP_OF_FILE) for name in ids if not pattern.fullmatch(name)][:1]
    try:
        raw = _bytes(path)
    except OSError:
        return None, [*findings, Finding(Code.UNREADABLE_FILE, file, TOP_OF_FILE)]
    document, found = read(file, raw)
    findings += found
    if document is None:
        return None, findings
    record, found = validate(kind, document)
    findings += found
    return (None if findings else record), findings


_INSIDE_GROUP = ("group", "business-plan", "outcome")
_INSIDE_COHORT = ("cohort", "story", *_INSIDE_GROUP)


def _lacking(name: str, shelves: Shelves, broken: set[tuple[str, Ids]]) -> list[Finding]:
    """A finding for each folder without the record that it is named for, and for a portfolio without its programme."""
    present = {(kind, ids) for kind, shelf in shelves.items() for ids in shelf} | broken
    cohorts = {ids[:1] for kind, ids in present if kind in _INSIDE_COHORT}
    groups = {ids[:2] for kind, ids in present if kind in _INSIDE_GROUP}
    wanted: list[tuple[str, Ids, str]] = [("programme", (), "programme.yml")]
    wanted += [("cohort", ids, f"cohorts/{ids[0]}/cohort.yml") for ids in sorted(cohorts)]
    wanted += [("group", ids, f"cohorts/{ids[0]}/groups/{ids[1]}/group.yml") for ids in sorted(groups)]
    return [
        Finding(Code.RECORD_MISSING, f"{name}/{file}", TOP_OF_FILE)
        for kind, ids, file in wanted
        if (kind, ids) not in present
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
