"""One command that removes a record and every trace of it, whatever else is wrong."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.build import Built, Project, build
from generator.examine import Read, examine
from generator.language.speech import LanguageCode
from generator.records.load import load, located_files
from generator.records.model import ReleasedFigure
from generator.safeguarding import ledger, takedown
from generator.safeguarding.people import by_figure
from generator.safeguarding.takedown import Named

FROM_WHERE = ("records", "last-good", "what-is-sound")
"""Which records the site was built from: today's; those of the last good build, where others are wrong today; today's
without those that are wrong."""


@dataclass(frozen=True, slots=True)
class TakenDown:
    removed: int
    """Files."""
    built: Built
    built_from: str
    """One of `FROM_WHERE`."""


def candidates(project: Project, wanted: str) -> tuple[Named, ...]:
    return takedown.named(located_files(project.records), wanted)


def take_down(
    project: Project, record: Named, today: date, tell: Callable[[str], None], spoken: LanguageCode = "id"
) -> TakenDown:
    """Remove the record's files, note that it was taken down and how figures were shown, and build the site without it.

    Nothing here depends on the other records being right.
    """
    good = project.work / "good"
    seen = _as_shown(good if good.is_dir() else project.records, today)
    removed = _remove(project.records, record, seen, today)
    # Pictures of charts and pages of earlier builds may tell of it.
    for leftover in ("charts", "docs"):
        shutil.rmtree(project.work / leftover, ignore_errors=True)

    built = build(project, today, tell, spoken)
    if built.done or built.refused:
        return TakenDown(removed, built, "records")
    spare = project.work / "spare" / project.records.name
    shutil.rmtree(spare.parent, ignore_errors=True)
    try:
        shutil.copytree(good if good.is_dir() else project.records, spare)
        _remove(spare, record, seen, today)
        _leave_out_what_is_wrong(spare, today)
        again = build(replace(project, records=spare), today, tell, spoken)
    finally:
        shutil.rmtree(spare.parent, ignore_errors=True)
    return TakenDown(
        removed, replace(again, findings=built.findings), "last-good" if good.is_dir() else "what-is-sound"
    )


def _as_shown(records: Path, today: date) -> Mapping[str, ReleasedFigure]:
    """Every figure as the world has seen it: what is left must not move."""
    read: Read | None = examine(records, today).read
    if read is None:
        return {}
    shown = read.published(today)
    return ledger.released(by_figure(read.portfolio.released), read.disclosure, shown)


def _remove(records: Path, record: Named, seen: Mapping[str, ReleasedFigure], today: date) -> int:
    """How many files. Their folders go with them where nothing is left inside."""
    files = takedown.files_of(record, located_files(records))
    for inside in files:
        (records / inside).unlink()
        for folder in (records / inside).parents:
            if folder == records or any(folder.iterdir()):
                break
            folder.rmdir()
    _note(records, record, seen, today)
    return len(files)


def _note(records: Path, record: Named, seen: Mapping[str, ReleasedFigure], today: date) -> None:
    """In `takedowns.yml` and `released.yml`; what cannot be read there is left as it is, for somebody to mend."""
    now = load(records).portfolio
    taken = now.takedowns.record.taken_down if now and now.takedowns else ()
    entries = {Named(one.kind, one.record): one.when.first.isoformat() for one in taken}
    texts = {
        "takedowns.yml": takedown.written({record: today.isoformat(), **entries}),
        "released.yml": ledger.written({**seen, **by_figure(now.released if now else None)}.values()),
    }
    readable = {"takedowns.yml": now and now.takedowns, "released.yml": now and now.released}
    for name, text in texts.items():
        if readable[name] or not (records / name).exists():
            (records / name).write_text(text, "utf-8", newline="\n")


def _leave_out_what_is_wrong(records: Path, today: date) -> None:
    """Files with errors, one round after the other: taking one away can leave another without what it needs."""
    before: frozenset[str] = frozenset()
    while (files := examine(records, today).wrong_files) not in (frozenset(), before):
        before, wrong = files, {records.parent / file for file in files}
        if records / "programme.yml" in wrong:
            return
        for path in wrong:
            # A cohort or a group goes with all that lies in its folder.
            if path.name in ("cohort.yml", "group.yml"):
                shutil.rmtree(path.parent, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
