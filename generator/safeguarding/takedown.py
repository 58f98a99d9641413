"""Which files a record consists of, and what is left of it in others."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from generator.records.kinds import PICTURE, kind_of
from generator.records.modeline import modeline
from generator.safeguarding.rewriting import rewritten

_HEAD: Final = (
    modeline("takedowns.yml")
    + """\
# Yang diturunkan dari situs. Catatan lain boleh tetap menyebutnya; itu tidak dianggap keliru, dan tidak ditampilkan.
# Ditulis oleh `portfolio takedown`.
"""
)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A record by its kind and the ids in its path: `group`, `semarang-2023/dapur`."""

    kind: str
    record: str


def named_by(inside: str) -> Named | None:
    """The record that a path inside `records/` means: of its file, of its picture, or of the folder that it describes.

    None for a record that has no id: there is only one of it, and the site cannot do without.
    """
    if picture := PICTURE.fullmatch(inside):
        return Named("media", picture[1])
    for ending in ("", "/cohort.yml", "/group.yml"):
        kind, ids = kind_of(f"{inside}{ending}")
        if kind is not None and ids:
            return Named(kind.name, "/".join(ids))
    return None


def named(known: Iterable[Named], wanted: str) -> tuple[Named, ...]:
    """Every one of the `known` records that `wanted` can mean: its path, the ids in it, or its own id alone; and its
    kind before its ids. A business plan has the ids of its group, so they mean the group."""
    by_path = named_by(wanted.rstrip("/"))
    return tuple(sorted(one for one in set(known) if one == by_path or _is_called(one, wanted)))


def _is_called(one: Named, name: str) -> bool:
    is_id = one.kind != "business-plan" and name in (one.record, one.record.rpartition("/")[2])
    return is_id or name == f"{one.kind}:{one.record}"


def files_of(record: Named, files: Iterable[str]) -> tuple[str, ...]:
    """The files that go with it: all that lies in the folder of a cohort or a group, the picture of a media record."""
    folder = folder_of(record)
    return tuple(
        sorted(
            inside
            for inside in files
            if named_by(inside) == record or (folder is not None and inside.startswith(f"{folder}/"))
        )
    )


def folder_of(record: Named) -> str | None:
    """Of a cohort or a group, where all lies that goes with it."""
    cohort, _, name = record.record.partition("/")
    return {"cohort": f"cohorts/{cohort}", "group": f"cohorts/{cohort}/groups/{name}"}.get(record.kind)


# --- what is left of it in others -------------------------------------------------------------------------------------


def written(entries: Mapping[Named, str], before: str | None = None) -> str:
    """The text of `takedowns.yml`, each with its day; `before` is what stood there."""
    lines = [{"kind": one.kind, "record": one.record, "when": when} for one, when in sorted(entries.items())]
    return rewritten(_HEAD if before is None else before, "taken_down", lines)


def overrides_without(before: str, files: Collection[str]) -> str:
    """The text of `overrides.yml` without what lets words of `files` pass: they repeat what was taken down."""
    overrides = yaml.load(before, Loader=yaml.CBaseLoader)["overrides"]  # noqa: S506 — it makes nothing but texts
    return rewritten(before, "overrides", [one for one in overrides if one["file"] not in files])


def lines_with(text: str, names: Collection[str]) -> tuple[int, ...]:
    """The lines of `text`, counted from 1, in which one of the `names` begins, however it is spaced or capitalised."""
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    found = re.finditer(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)", text, re.IGNORECASE)
    return tuple(sorted({text.count("\n", 0, one.start()) + 1 for one in found}))
