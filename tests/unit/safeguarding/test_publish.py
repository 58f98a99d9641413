"""The publish boundary: nothing becomes public by being added, and nothing withheld takes anything along."""

import inspect
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.examine import Read, examine
from generator.public.parts import parts
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Exact, Figure, Withheld
from generator.records import model, values
from generator.safeguarding.publish import NEVER_SHOWN

ROOT = Path(__file__).parent.parent.parent.parent
TODAY = date(2026, 11, 24)

RECORD_TYPES = tuple(
    dict.fromkeys(
        one
        for module in (model, values)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, values.Record) and one is not values.Record
    )
)


@cache
def read(records: str) -> Read:
    its = examine(ROOT / records, TODAY).read
    assert its is not None
    return its


def published(records: str) -> PublicPortfolio:
    return read(records).published(TODAY)


@pytest.fixture
def read_by_publish(monkeypatch: pytest.MonkeyPatch) -> dict[type, set[str]]:
    """Names of the fields of each kind of record that `publish` reads for the example, which uses every field."""
    example = read("tests/example/records")
    seen: defaultdict[type, set[str]] = defaultdict(set)

    def spy(record: Any, name: str) -> Any:
        for kind in type(record).__mro__:
            seen[kind].add(name)
        return object.__getattribute__(record, name)

    monkeypatch.setattr(values.Record, "__getattribute__", spy)
    example.published(TODAY)
    monkeypatch.undo()
    return dict(seen)


def test_every_field_is_mapped_or_named_as_never_shown(read_by_publish: dict[type, set[str]]) -> None:
    for kind in RECORD_TYPES:
        never = {name for parent, names in NEVER_SHOWN.items() if issubclass(kind, parent) for name in names}
        forgotten = set(kind.model_fields) - read_by_publish.get(kind, set()) - never
        # What a record's kind has from `Published` is read of the kinds that use it.
        inherited = set(model.Published.model_fields) if kind is not model.Published else set()
        assert forgotten - inherited == set(), kind


def test_a_field_named_as_never_shown_exists(read_by_publish: dict[type, set[str]]) -> None:
    for kind, names in NEVER_SHOWN.items():
        assert set(names) <= set(kind.model_fields)


@pytest.mark.parametrize("records", ["records", "tests/example/records"])
def test_a_withheld_figure_takes_no_part_source_or_caveat_along(records: str) -> None:
    public = published(records)
    withheld = [one for one in parts(public) if isinstance(one, Figure) and isinstance(one.amount, Withheld)]
    assert withheld
    for figure in withheld:
        if figure.unit != "percent" or not figure.parts:
            assert (figure.parts, figure.sources, figure.caveats) == ((), (), ())


@pytest.mark.parametrize("records", ["records", "tests/example/records"])
def test_no_count_of_people_below_the_threshold_is_public(records: str) -> None:
    public = published(records)
    smallest = public.thresholds.smallest_count
    for figure in (one for one in parts(public) if isinstance(one, Figure)):
        amounts = [(figure.amount, figure.unit), *((amount, unit) for _, amount, unit in figure.parts)]
        for amount, unit in amounts:
            if unit == "people" and isinstance(amount, Exact) and "sum_of" not in [part[0] for part in figure.parts]:
                is_difference = figure.how == "computed"
                assert amount.value == 0 or amount.value >= smallest or is_difference


def real() -> PublicPortfolio:
    return published("records")


def test_the_first_cohort_has_ten_participants_and_no_size_of_a_group() -> None:
    bekasi = real().cohorts[0]
    assert bekasi.participants.amount == Exact(10)
    assert bekasi.breakdown == Withheld("safety")
    assert not any(isinstance(group.members.amount, Exact) for group in bekasi.groups)


def test_observers_from_an_organisation_are_counted_as_people_too() -> None:
    guests = [guests for taken in real().cohorts[0].stages for event in taken.events for guests in event.guests]
    assert [one.people.amount for one in guests] == [Withheld("safety")]


def test_the_reported_percentages_stay_reported() -> None:
    attained = [
        (result.attainment.amount, result.attainment.how)
        for group in real().cohorts[0].groups
        for outcome in group.outcomes
        for result in outcome.results
        if result.attainment
    ]
    assert attained == [(Exact(86), "reported"), (Exact(19), "reported")]


def test_an_internal_record_is_not_in_the_public_portfolio() -> None:
    public = published("tests/example/records")
    assert "malang-2025" not in [cohort.id for cohort in public.cohorts]
    assert "percobaan" not in [group.id for cohort in public.cohorts for group in cohort.groups]
    assert "KANARI" not in repr(public)
