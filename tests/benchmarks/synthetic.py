"""A fictional programme of any size, in our own schema: the same seed gives the same bytes.

Around the cohorts stand the records of the example; the cohorts are made here, each with three groups, their plans and
outcomes, and a story that nobody is in. Every fifth cohort has gaps: an unknown date, a withheld sum, an internal plan.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from tests.building import EXAMPLE

GROUPS: Final = 3
RECORDS_PER_COHORT: Final = 1 + GROUPS * 4 + 1
PAGES_PER_COHORT: Final = 1 + GROUPS + 1

_SHARED: Final = ("indicators", "organisations", "places", "sources", "people", "consents")
_SHARED_FILES: Final = ("programme.yml", "takedowns.yml")
_PLACES: Final = ("33.72", "33.74", "34.04", "34.71", "35.78")
_THINGS: Final = (
    ("Roti", "Bread", "culinary"),
    ("Batik", "Batik", "fashion"),
    ("Anyaman", "Wickerwork", "crafts"),
    ("Bibit", "Seedlings", "farming"),
    ("Kelontong", "Groceries", "retail"),
    ("Cuci", "Laundry", "services"),
)
_MANNERS: Final = (("Pagi", "Morning"), ("Rapi", "Neat"), ("Teduh", "Shady"), ("Segar", "Fresh"), ("Rukun", "Together"))
_CATEGORIES: Final = ("materials", "equipment", "packaging", "marketing", "transport", "other")


def write(folder: Path, cohorts: int, seed: int = 1) -> Path:
    """Fill the empty `folder` with a portfolio of so many cohorts; each has `RECORDS_PER_COHORT` records."""
    folder.mkdir(parents=True)
    for name in _SHARED:
        shutil.copytree(EXAMPLE / name, folder / name)
    for name in _SHARED_FILES:
        shutil.copy(EXAMPLE / name, folder)
    chance = random.Random(seed)
    for number in range(cohorts):
        for path, record in _cohort(number, chance):
            file = folder / "cohorts" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return folder


def _both(indonesian: str, english: str) -> dict[str, str]:
    return {"id": indonesian, "en": english}


def _cohort(number: int, chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Paths inside `cohorts/`, and records."""
    year, own = 1990 + number % 34, f"angkatan-{number:05}"
    has_gaps = number % 5 == 4
    groups = [f"kelompok-{letter}" for letter in "abc"[:GROUPS]]
    sums = [chance.randrange(20, 80) * 100_000 for _ in groups]
    months = ("03", "04", "06", "08")
    not_known = {"not_known": _both("Tidak tercatat.", "Not recorded.")}
    yield (
        f"{own}/cohort.yml",
        {
            "audience": "public",
            "source": "laporan-angkatan",
            "name": _both(f"Angkatan rekaan {number}", f"Invented cohort {number}"),
            "summary": _both("Tiga kelompok berlatih dan berusaha bersama.", "Three groups train and trade together."),
            "places": [_PLACES[number % len(_PLACES)]],
            "period": f"{year}-03/{year}-12",
            "participants": {"total": chance.randrange(30, 60)},
            "stages": [
                {
                    "stage": stage,
                    "status": "done",
                    "when": not_known if has_gaps and stage == "fund" else f"{year}-{month}",
                }
                for stage, month in zip(("preparation", "training", "fund", "mentoring"), months, strict=True)
            ],
            "fund": {
                "total": {"withheld": "agreement"} if has_gaps else sum(sums),
                "disbursements": [
                    {"group": group, "amount": {"withheld": "agreement"} if has_gaps else money, "when": f"{year}-06"}
                    for group, money in zip(groups, sums, strict=True)
                ],
            },
            "lessons": [
                {
                    "expected": _both("Penjualan dimulai dari tetangga.", "Sales would begin next door."),
                    "happened": _both("Pesanan datang dari sekolah.", "Orders came from schools."),
                    "changed": _both("Latihan menawarkan pesanan.", "Offering orders is practised."),
                }
            ],
        },
    )
    for group, money in zip(groups, sums, strict=True):
        yield from _group(f"{own}/groups/{group}", year, money, has_gaps, chance)
    yield (
        f"{own}/stories/pagi.yml",
        {
            "audience": "public",
            "source": "laporan-angkatan",
            "subjects": ["S-0417"],
            "title": _both(f"Pagi ke-{number} di pasar", f"Morning {number} at the market"),
            "body": _both(_sentence(chance, 0), _sentence(chance, 1)),
        },
    )


def _group(
    folder: str, year: int, money: int, has_gaps: bool, chance: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    thing, manner = chance.choice(_THINGS), chance.choice(_MANNERS)
    name = _both(f"{thing[0]} {manner[0]}", f"{manner[1]} {thing[1]}")
    yield (
        f"{folder}/group.yml",
        {
            "audience": "public",
            "source": "laporan-angkatan",
            "name": name,
            "business": _both(f"Usaha {thing[0].lower()}", f"A business of {thing[1].lower()}"),
            "sector": thing[2],
            "started": f"{year}-07-01",
            "members": chance.randrange(12, 20),
        },
    )
    lines = list(_lines(money, chance))
    yield (
        f"{folder}/business-plan.yml",
        {
            **({} if has_gaps else {"audience": "public"}),
            "source": "laporan-angkatan",
            "submitted": {"when": f"{year}-05-20", "before_fund": True},
            "summary": _INTERNAL if has_gaps else _both(_sentence(chance, 0), _sentence(chance, 1)),
            "products": [_both(f"{thing[0]} {n}", f"{thing[1]} {n}") for n in ("kecil", "besar")],
            "budget": {"submitted": {"when": f"{year}-05-27", "before_fund": True}, "lines": lines, "total": money},
        },
    )
    for quarter, (first, last) in enumerate((("07", "09"), ("10", "12")), start=3):
        target = chance.randrange(10, 50) * 100_000
        actual = target * chance.randrange(20, 180) // 100
        profit = actual // 4 - chance.randrange(0, 300_000)
        yield (
            f"{folder}/outcomes/{year}-q{quarter}.yml",
            {
                "audience": "public",
                "source": "laporan-angkatan",
                "measured": f"{year}-12-28" if quarter == 4 else f"{year}-10-02",
                "period": f"{year}-{first}/{year}-{last}",
                "results": [
                    {"indicator": "omzet", "target": target, "actual": actual},
                    {"indicator": "laba-bersih", "target": target // 4, "actual": profit},
                ],
            },
        )


def _lines(money: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Budget lines that add up to `money`."""
    parts = [money // 4, money // 4, money // 8]
    for category, planned in zip(chance.sample(_CATEGORIES, 4), [*parts, money - sum(parts)], strict=True):
        yield {
            "item": _both(f"Pos {category}", f"Item of {category}"),
            "category": category,
            "planned": planned,
            "spent": planned + chance.choice((-50_000, 0, 25_000)),
        }


# Nobody else says this in any order: what is internal is looked for on every page.
_INTERNAL: Final = _both(
    "Naskah rencana ini hanya dibaca pengurus yayasan.",
    "This draft of a plan is for the board of the foundation alone.",
)
_WORDS: Final[Sequence[tuple[str, str]]] = (
    ("kelompok", "the group"),
    ("menjual", "sells"),
    ("setiap pagi", "every morning"),
    ("bersama tetangga", "with neighbours"),
    ("dengan sabar", "patiently"),
    ("di pasar", "at the market"),
    ("dari rumah", "from home"),
    ("untuk sekolah", "for schools"),
    ("dan menabung", "and saves"),
    ("lalu mencatat", "then takes notes"),
)


def _sentence(chance: random.Random, language: int) -> str:
    return " ".join(pair[language] for pair in chance.sample(_WORDS, 8)).capitalize() + "."
