"""What is noted as seen by the world, and that it stays so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
import yaml

from generator.examine import Read, examine
from generator.public.values import Exact, Withheld
from generator.records.model import ReleasedFigure
from generator.safeguarding.ledger import released, written
from tests.building import EXAMPLE, TODAY

Seen = Mapping[str, ReleasedFigure]


@cache
def example() -> Read:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    return read


def noted(before: Seen, read: Read | None = None, today: date = TODAY) -> Seen:
    its = read or example()
    return released(before, its.disclosure, its.published(today))


def figure(key: str, form: str, low: int, high: int | None) -> ReleasedFigure:
    return ReleasedFigure.model_validate({"figure": key, "form": form, "low": low, "high": high})


def test_every_count_of_a_public_cohort_is_noted_in_its_form_and_the_withheld_ones_with_it() -> None:
    now = noted({})
    cohorts = {cohort.id for cohort in example().published(TODAY).cohorts}
    counted = {cell.key: cell for cell in example().disclosure.tables.cells if cell.key.partition("/")[0] in cohorts}
    assert {key for key in now if not key.endswith("/fund")} == set(counted)
    assert {one.form for one in now.values()} == {"exact", "rounded", "withheld"}
    for key, cell in counted.items():
        assert now[key] == figure(key, example().disclosure.forms[key], cell.low, cell.high)


def test_of_a_cohort_that_is_not_shown_nothing_is_noted() -> None:
    shown = example().published(TODAY)
    fewer = replace(shown, cohorts=shown.cohorts[1:])
    now = released({}, example().disclosure, fewer)
    assert now
    assert not any(key.startswith(f"{shown.cohorts[0].id}/") for key in now)


def test_a_count_without_a_decision_is_noted_as_withheld() -> None:
    undecided = replace(example().disclosure, forms={})
    now = released({}, undecided, example().published(TODAY))
    assert {one.form for key, one in now.items() if not key.endswith("/fund")} == {"withheld"}


def test_a_count_stays_as_it_was_noted_before() -> None:
    before = {
        "semarang-2023/participants": figure("semarang-2023/participants", "rounded", 41, 44),
        "demak-2021/participants": figure("demak-2021/participants", "exact", 20, 20),
    }
    now = noted(before)
    assert {key: now[key] for key in before} == before


def test_noting_again_adds_nothing() -> None:
    now = noted({})
    assert noted(now) == now


@pytest.mark.parametrize(
    ("amount", "form", "low", "high"), [(Exact(12), "exact", 12, 12), (Withheld("safety"), "withheld", 0, None)]
)
def test_a_fund_follows_its_record(amount: Exact | Withheld, form: str, low: int, high: int | None) -> None:
    shown = example().published(TODAY)
    cohort = next(one for one in shown.cohorts if one.fund is not None)
    assert cohort.fund is not None
    key = f"{cohort.id}/fund"
    fund = replace(cohort.fund, total=replace(cohort.fund.total, amount=amount))
    now = released(
        {key: figure(key, "exact", 7, 7)},
        example().disclosure,
        replace(shown, cohorts=(replace(cohort, fund=fund),)),
    )
    assert now[key] == figure(key, form, low, high)


def test_a_fund_that_its_cohort_has_no_more_is_forgotten_and_that_of_another_cohort_is_not() -> None:
    shown = example().published(TODAY)
    bare = replace(shown, cohorts=(replace(shown.cohorts[0], fund=None),))
    mine, other = f"{shown.cohorts[0].id}/fund", "demak-2021/fund"
    now = released({key: figure(key, "exact", 7, 7) for key in (mine, other)}, example().disclosure, bare)
    assert mine not in now
    assert now[other] == figure(other, "exact", 7, 7)


def test_the_ledger_is_written_in_order_and_leaves_out_what_nobody_knows() -> None:
    text = written([figure("b/fund", "withheld", 0, None), figure("a/participants", "exact", 36, 36)])
    schema, about = text.splitlines()[:2]
    assert schema == "# yaml-language-server: $schema=../schemas/released.schema.json"
    assert about.startswith("# Angka seperti yang pernah terbit")
    assert yaml.safe_load(text) == {
        "figures": [
            {"figure": "a/participants", "form": "exact", "low": 36, "high": 36},
            {"figure": "b/fund", "form": "withheld", "low": 0},
        ]
    }


def test_what_stood_in_the_ledger_besides_stays() -> None:
    text = written([figure("b/fund", "withheld", 0, None)], "# Dibaca berdua.\nnotes: rekaan\nfigures: []\n")
    assert text == "# Dibaca berdua.\nnotes: rekaan\nfigures:\n- figure: b/fund\n  form: withheld\n  low: 0\n"
