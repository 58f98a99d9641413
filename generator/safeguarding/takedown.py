"""Which files a record consists of, and what is left of it in others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from generator.records.kinds import PICTURE, kind_of

_HEAD = """\
# Yang diturunkan dari situs. Catatan lain boleh tetap menyebutnya; itu tidak dianggap keliru, dan tidak ditampilkan.
# Ditulis oleh `portfolio takedown`.
"""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A record by its kind and the ids in its path: `group`, `semarang-2023/dapur`."""

    kind: str
    record: str


def named(files: Iterable[str], wanted: str) -> tuple[Named, ...]:
    """Every record that `wanted` can mean, among the paths inside `records/`: its own path, the ids in it, or its own
    id alone, and its kind before its ids. A business plan has the ids of its group, so they mean the group."""
    found = set()
    for inside in files:
        kind, ids = kind_of(inside)
        if kind is None or not ids:
            continue
        whole = "/".join(ids)
        by_id = kind.name != "business-plan" and wanted in (whole, ids[-1])
        if by_id or wanted in (f"{kind.name}:{whole}", inside, f"records/{inside}"):
            found.add(Named(kind.name, "/".join(ids)))
    return tuple(sorted(found))


def files_of(record: Named, files: Iterable[str]) -> tuple[str, ...]:
    """The files that go with it: all that lies in the folder of a cohort or a group, the picture of a media record."""
    return tuple(sorted(inside for inside in files if _belongs(record, inside)))


def _belongs(record: Named, inside: str) -> bool:
    ids = record.record.split("/")
    if record.kind == "cohort":
        return inside.startswith(f"cohorts/{ids[0]}/")
    if record.kind == "group":
        return inside.startswith(f"cohorts/{ids[0]}/groups/{ids[-1]}/")
    picture = PICTURE.fullmatch(inside)
    if record.kind == "media" and picture is not None:
        return picture[1] == record.record
    kind, its = kind_of(inside)
    return kind is not None and (kind.name, list(its)) == (record.kind, ids)


def written(entries: Mapping[Named, str]) -> str:
    """The text of `takedowns.yml`; each with its day."""
    lines = [{"kind": one.kind, "record": one.record, "when": when} for one, when in sorted(entries.items())]
    return _HEAD + yaml.safe_dump({"taken_down": lines}, allow_unicode=True, sort_keys=False)
