"""One command that removes a record and every trace of it, whatever else is wrong."""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from generator.build import Built, build, refused_by_system
from generator.examine import Examined, errors, examine
from generator.language.speech import LanguageCode, language
from generator.project import Project
from generator.records.folder import printable
from generator.records.load import located_files, record_at, texts
from generator.records.model import Organisation, Overrides, Person, Released, ReleasedFigure, Takedowns
from generator.release import note, text_of
from generator.safeguarding import ledger, takedown
from generator.safeguarding.guard import masked_path
from generator.safeguarding.people import by_figure
from generator.safeguarding.takedown import Named
from generator.site.assembly import clear_away
from generator.site.last_good import pack, unpacked

FromWhere = Literal["records", "last-good", "what-is-sound"]
"""Which records the site was built from: today's; those of the last good build, where others are wrong today; today's
without those that are wrong."""

Seen = Mapping[str, ReleasedFigure]
"""Figures as the world has seen them."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    removed: int
    """Files."""
    built: Built
    built_from: FromWhere = "records"
    left_out: tuple[str, ...] = ()
    """Files of other records that the site does without, because they are wrong: `records/…`."""
    unwritten: tuple[str, ...] = ()
    """Of `takedowns.yml` and `released.yml`, those that cannot be read, so that nothing was noted there."""
    still_named: tuple[str, ...] = ()
    """Where others name the person or the organisation in words of their own: `records/…:12`."""


def candidates(project: Project, wanted: str) -> tuple[Named, ...]:
    """The records that `wanted` can mean. Those that are away already are among them: a takedown that could not be
    finished is repeated, and a file that somebody has removed by hand may still be on the site."""
    known: set[Named] = set()
    with _last_good(project) as last:
        for records in _places(project, last):
            known.update(one for inside in located_files(records) if (one := takedown.named_by(inside)) is not None)
            known.update(_taken_down(records))
    path, records = (Path(os.path.abspath(one)) for one in (wanted, project.records))  # noqa: PTH100 — follows no link
    inside = path.relative_to(records).as_posix() if path.is_relative_to(records) else ""
    return tuple(sorted({*takedown.named(known, wanted), *takedown.named(known, inside)}))


def take_down(
    project: Project,
    record: Named,
    today: date,
    tell: Callable[[str], None],
    spoken: LanguageCode = "id",
    jobs: int = 1,
) -> TakenDown:
    """Remove the record's files, note that it was taken down and how figures were shown, and build the site without it.

    Nothing here depends on other records being right where there was a good build before. Where not, nothing is removed
    as long as the programme cannot be read, since nobody knows how figures were shown; or `takedowns.yml`, since nobody
    would know afterwards what was removed.
    """
    with _last_good(project) as last:
        places = _places(project, last)
        examined = examine(places[-1], today)
        if examined.read is None or _cannot_be_read(places[-1], "takedowns.yml"):
            return TakenDown(0, Built(errors(examined.findings)))
        seen = _as_shown(examined, today)
        names = frozenset(name for records in places for name in _names(records, record))
        present = takedown.files_of(record, located_files(project.records))
        try:
            for records in places:
                _note(records, {record}, seen, today)
                _remove(records, record, project.records.name)
            _forget(project, last)
            done = _built_without(project, places[-1], record, seen, today, tell, spoken, jobs)
        except OSError as error:
            done = TakenDown(0, Built((), refused=(refused_by_system(error, project, language(spoken)),)))
    return replace(
        done,
        removed=sum(not (project.records / inside).exists() for inside in present),
        unwritten=tuple(name for name in _LEDGERS if _cannot_be_read(project.records, name)),
        still_named=tuple(_lines_with(project, names)) if names else (),
    )


def _last_good(project: Project) -> AbstractContextManager[Path | None]:
    """The records of the last good build, in a folder of their name: records name each other's files by it."""
    return unpacked(project.last_good, project.work / "unpacked", project.records.name)


def _places(project: Project, last: Path | None) -> Sequence[Path]:
    return [records for records in (project.records, last) if records is not None and records.is_dir()]


def _forget(project: Project, last: Path | None) -> None:
    """What earlier builds have left may tell of the record: pictures of charts, pages, and records, but for the good
    ones that were unpacked to `last` and are without it now. `charts` is where pictures once lay, and `good` without an
    ending, where these records did."""
    once = project.last_good.with_suffix("")
    for leftover in (*(project.work / name for name in ("cache", "charts", "docs", "spare")), once):
        shutil.rmtree(leftover, ignore_errors=True)
    clear_away(project.coming_good)
    clear_away(project.last_good)
    if last is not None:
        pack(last, project.last_good)


# --- what was shown ---------------------------------------------------------------------------------------------------


def _as_shown(examined: Examined, today: date) -> Seen:
    """Every figure as the world has seen it: what is left must not move.

    Of a cohort that is not wholly right nobody can tell, so it stays as it was noted before.
    """
    read = examined.read
    assert read is not None
    before = by_figure(read.portfolio.released)
    if read.disclosure.too_late:
        return before
    unsound = {file.split("/")[2] for file in examined.wrong_files if file.split("/")[1] == "cohorts"}
    now = ledger.released(before, read.disclosure, read.published(today))
    return {key: one for key, one in now.items() if key in before or key.partition("/")[0] not in unsound}


def _names(records: Path, record: Named) -> Iterator[str]:
    """What a person or an organisation is called."""
    for inside in takedown.files_of(record, located_files(records)):
        match record_at(records, inside):
            case Person(name=name) | Organisation(name=name, full_name=None):
                yield name
            case Organisation(name=name, full_name=full_name):
                assert full_name is not None
                yield from (one for one in (name, full_name.id, full_name.en) if one)


def _lines_with(project: Project, names: Collection[str]) -> Iterator[str]:
    """Records and hand-written pages, `records/…:12`; not what is noted of the takedown itself."""
    noted = {f"{project.records.name}/{name}" for name in _LEDGERS}
    pages = sorted((project.root / "docs").rglob("*.md"))
    written = [(path.relative_to(project.root).as_posix(), path.read_text("utf-8", "replace")) for path in pages]
    for file, text in (*(one for one in texts(project.records) if one[0] not in noted), *written):
        yield from (f"{masked_path(file)}:{line}" for line in takedown.lines_with(text, names))


# --- removing and noting ----------------------------------------------------------------------------------------------


_LEDGERS = ("takedowns.yml", "released.yml")


def _remove(records: Path, record: Named, called: str) -> None:
    """The record's files, and what passes for their sake. `called` is the name of the folder in the records."""
    files = takedown.files_of(record, located_files(records))
    folder = takedown.folder_of(record)
    if folder is not None:
        # With what is hidden in it.
        shutil.rmtree(records / folder, ignore_errors=True)
    for inside in files:
        (records / inside).unlink(missing_ok=True)
        for above in (records / inside).parents:
            if above == records or (above.exists() and any(above.iterdir())):
                break
            shutil.rmtree(above, ignore_errors=True)
    overrides, gone = record_at(records, "overrides.yml"), {f"{called}/{inside}" for inside in files}
    if isinstance(overrides, Overrides) and any(one.file in gone for one in overrides.overrides):
        file = records / "overrides.yml"
        note(file, takedown.overrides_without(text_of(file) or "", gone))


def _note(records: Path, gone: Iterable[Named], seen: Seen, today: date, anew: bool = False) -> None:
    """In `takedowns.yml` and `released.yml`. What cannot be read there is left as it is, for somebody to mend; or begun
    `anew`."""
    entries = {**dict.fromkeys(gone, today.isoformat()), **_taken_down(records)}
    released = record_at(records, "released.yml")
    figures = {one.figure: one for one in released.figures} if isinstance(released, Released) else {}
    lost = {name for name in _LEDGERS if _cannot_be_read(records, name)}
    before = {name: None if name in lost else text_of(records / name) for name in _LEDGERS}
    texts = {
        "takedowns.yml": takedown.written(entries, before["takedowns.yml"]),
        "released.yml": ledger.written({**seen, **figures}.values(), before["released.yml"]),
    }
    for name in _LEDGERS if anew else (one for one in _LEDGERS if one not in lost):
        note(records / name, texts[name])


def _taken_down(records: Path) -> Mapping[Named, str]:
    """Each with its day."""
    takedowns = record_at(records, "takedowns.yml")
    taken = takedowns.taken_down if isinstance(takedowns, Takedowns) else ()
    return {Named(one.kind, one.record): one.when.first.isoformat() for one in taken}


def _cannot_be_read(records: Path, name: str) -> bool:
    return os.path.lexists(records / name) and record_at(records, name) is None


# --- building without it ----------------------------------------------------------------------------------------------


def _built_without(
    project: Project,
    base: Path,
    record: Named,
    seen: Seen,
    today: date,
    tell: Callable[[str], None],
    spoken: LanguageCode,
    jobs: int,
) -> TakenDown:
    first = build(project, today, tell, spoken, jobs=jobs)
    if first.done:
        return TakenDown(0, first)
    # Of the same name, since records name each other's files by it.
    spare = project.work / "spare" / project.records.name
    try:
        unread = _copied(base, spare)
        _note(spare, {record}, seen, today, anew=True)
        left_out = _without_what_is_wrong(spare, unread, seen, today)
        second = build(project, today, tell, spoken, spare, jobs)
    finally:
        shutil.rmtree(project.work / "spare", ignore_errors=True)
    if second.done:
        where: FromWhere = "what-is-sound" if base == project.records else "last-good"
        return TakenDown(
            0, second, where, tuple(masked_path(f"{spare.name}/{printable(one)}") for one in sorted(left_out))
        )
    reasons = tuple(dict.fromkeys((*first.refused, *second.refused)))
    errors = [*first.errors, *(one for one in second.errors if one not in first.errors)]
    return TakenDown(0, Built(tuple(errors), refused=reasons))


def _copied(base: Path, spare: Path) -> frozenset[str]:
    """Copy what can be read, and return what cannot: a link could lead to a file that nobody reviewed."""
    spare.mkdir(parents=True)
    unread = set()
    for inside in located_files(base):
        source, target = base / inside, spare / inside
        if source.is_file() and not source.is_symlink() and os.access(source, os.R_OK):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        else:
            unread.add(inside)
    return frozenset(unread)


_COUNTED_TOGETHER = ("cohort", "group", "outcome")
"""Without one of them, the figures of its whole cohort could be shown otherwise than before."""


def _without_what_is_wrong(records: Path, unread: Collection[str], seen: Seen, today: date) -> frozenset[str]:
    """Take files with errors away, one round after the other: without them others can be wrong. They are noted as taken
    down, so that others may go on naming them. Returns the files."""
    left_out: set[str] = set()
    wrong = frozenset(unread) | _wrong(records, today)
    # Nothing can do without the programme.
    while wrong and "programme.yml" not in wrong:
        units = {unit for inside in wrong if (unit := _unit(inside)) is not None}
        away = {inside for unit in units for inside in takedown.files_of(unit, located_files(records))} | wrong
        if away <= left_out:
            break
        for inside in away:
            (records / inside).unlink(missing_ok=True)
        _note(records, units, seen, today)
        left_out |= away
        wrong = _wrong(records, today)
    return frozenset(left_out)


def _unit(inside: str) -> Named | None:
    """What has to go as a whole with this file."""
    its = takedown.named_by(inside)
    if its is not None and its.kind in _COUNTED_TOGETHER:
        return Named("cohort", its.record.partition("/")[0])
    return its


def _wrong(records: Path, today: date) -> frozenset[str]:
    """Paths of files with errors, of those that are missing too."""
    by_shown = {masked_path(f"{records.name}/{printable(inside)}"): inside for inside in located_files(records)}
    return frozenset(by_shown.get(file, file.partition("/")[2]) for file in examine(records, today).wrong_files)
