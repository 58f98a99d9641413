"""A cohort with the counts that a test asks for, read from YAML as every other is."""

import json
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml

from generator.records.load import load
from generator.records.portfolio import Portfolio

ROOT = Path(__file__).parents[3]
GOOD = ROOT / "tests" / "bad_records" / "good" / "records"


def write(folder: Path, inside: str, record: Mapping[str, Any]) -> None:
    path = folder / "records" / inside
    path.parent.mkdir(parents=True, exist_ok=True)
    # Through JSON, so that no part is written once and named twice.
    path.write_text(yaml.safe_dump(json.loads(json.dumps(record)), sort_keys=False, allow_unicode=True), "utf-8")


def text(words: str) -> dict[str, str]:
    return {"id": words, "en": words}


STAGES = ("preparation", "training", "fund", "mentoring")


def portfolio(
    folder: Path,
    total: Any,
    groups: Mapping[str, Any] | None = None,
    events: list[dict[str, Any]] | None = None,
    by_background: Mapping[str, Any] | None = None,
    group_backgrounds: Mapping[str, Mapping[str, Any]] | None = None,
    internal: frozenset[str] = frozenset(),
    results: Mapping[str, list[dict[str, Any]]] | None = None,
    smallest_count: int = 10,
    released: list[dict[str, Any]] | None = None,
    fund: Mapping[str, Any] | None = None,
) -> Portfolio:
    """A programme with one public cohort, `contoh`: sizes of its groups by id, events of its preparation."""
    background = [{"id": name, "name": text(name)} for name in ("satu", "dua")]
    write(
        folder,
        "programme.yml",
        {
            "audience": "public",
            "source": "buku",
            "name": text("Program rekaan"),
            "summary": text("Rekaan"),
            "participants": text("Peserta"),
            "aims": [text("Tujuan")],
            "stages": [{"id": one, "name": text(one), "summary": text(one)} for one in STAGES],
            "backgrounds": background,
            "sensitive_labels": ["rekaanisme"],
            "policy": {"smallest_count": smallest_count, "smallest_denominator": 30},
            "licence": "CC0-1.0",
            "fictional": True,
        },
    )
    write(folder, "organisations/rekaan.yml", {"audience": "public", "name": "Rekaan"})
    write(
        folder,
        "sources/buku.yml",
        {
            "audience": "public",
            "publisher": "rekaan",
            "title": "Buku",
            "language": "id",
            "kind": "accounts",
            "published": "2024",
        },
    )
    write(folder, "places/33.74.yml", {"audience": "public", "name": text("Kota"), "province": text("Provinsi")})
    for name, unit, benign in (("orang", "people", False), ("pendapat", "percent", False), ("hadir", "percent", True)):
        write(
            folder,
            f"indicators/{name}.yml",
            {
                "audience": "public",
                "name": text(name),
                "definition": text(name),
                "unit": unit,
                "direction": "higher",
                "benign": benign,
            },
        )
    unknown = {"not_known": text("Tidak dicatat")}
    cohort: dict[str, Any] = {
        "audience": "public",
        "source": "buku",
        "name": text("Contoh"),
        "summary": text("Rekaan"),
        "places": ["33.74"],
        "period": "2023",
        "participants": {
            "total": total,
            "by_background": [{"background": one, "count": count} for one, count in (by_background or {}).items()],
        },
        "stages": [
            {
                "stage": stage,
                "status": "done",
                "when": unknown,
                "events": [
                    {"name": text(f"Acara {number}"), "when": unknown, **event}
                    for number, event in enumerate(events or [], 1)
                ]
                if stage == "preparation"
                else [],
            }
            for stage in STAGES
        ],
    }
    write(folder, "cohorts/contoh/cohort.yml", cohort if fund is None else {**cohort, "fund": dict(fund)})
    for name, members in (groups or {}).items():
        write(
            folder,
            f"cohorts/contoh/groups/{name}/group.yml",
            {
                "audience": "internal" if name in internal else "public",
                "source": "buku",
                "name": text(name),
                "business": text("Usaha"),
                "sector": "crafts",
                "started": unknown,
                "members": members,
                "by_background": [
                    {"background": one, "count": count}
                    for one, count in (group_backgrounds or {}).get(name, {}).items()
                ],
            },
        )
        if name in (results or {}):
            outcome = {"audience": "public", "source": "buku", "measured": unknown, "results": (results or {})[name]}
            write(folder, f"cohorts/contoh/groups/{name}/outcomes/akhir.yml", outcome)
    if released is not None:
        write(folder, "released.yml", {"figures": released})
    loaded = load(folder / "records")
    assert loaded.portfolio is not None
    assert loaded.findings == (), indent("\n".join(map(str, loaded.findings)), "  ")
    return loaded.portfolio
