"""The fictional programme stays complete: a field or a choice that it does not show is tested by no page."""

import inspect
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from generator.checks.across import check
from generator.findings.code import Code
from generator.records import model, values
from generator.records.load import load
from generator.records.model import Kept, Media, Published, Story
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import Record, When
from generator.records.walk import walk
from generator.safeguarding.consent import languages_of_picture, languages_of_story
from generator.safeguarding.guard import guard

RECORDS = Path(__file__).parent / "records"
TODAY = date(2026, 11, 24)

MODELS = tuple(
    dict.fromkeys(
        one
        for module in (model, values)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, Record)
    )
)
FIELDS = [pytest.param(one, field, id=f"{one.__name__}.{field}") for one in MODELS for field in one.model_fields]


def _choices(annotation: Any) -> Iterator[object]:
    """The values of every `Literal` inside an annotation."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _choices(part)


CHOICES = [
    pytest.param(one, name, choice, id=f"{one.__name__}.{name}={choice}")
    for one in MODELS
    for name, field in one.model_fields.items()
    if name in inspect.get_annotations(one)
    for choice in _choices(field.annotation)
]


@cache
def example() -> Portfolio:
    portfolio = load(RECORDS).portfolio
    assert portfolio is not None
    return portfolio


@cache
def parts() -> tuple[object, ...]:
    """Every record and every part of one."""
    return tuple(value for record in example().everything() for _, value in walk(record.record))


def test_it_says_that_it_is_fictional() -> None:
    assert example().programme.record.fictional


def test_nothing_is_wrong_but_what_its_cases_show() -> None:
    loaded = load(RECORDS)
    findings = [*loaded.findings, *check(example(), TODAY), *guard(example(), TODAY)]
    cases = {Code.ENGLISH_MISSING, Code.CONSENT_LACKING, Code.CONSENT_ENDS_SOON}
    assert {finding.code for finding in findings} == cases


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_is_used(kind: type[Record], field: str) -> None:
    default = kind.model_fields[field].default
    assert any(getattr(part, field) != default for part in parts() if isinstance(part, kind))


@pytest.mark.parametrize(("kind", "field", "choice"), CHOICES)
def test_every_choice_is_made(kind: type[Record], field: str, choice: object) -> None:
    values = [getattr(part, field) for part in parts() if isinstance(part, kind)]
    assert any(choice in value if isinstance(value, tuple) else value == choice for value in values)


@pytest.mark.parametrize("precision", ["day", "month", "year"])
@pytest.mark.parametrize("is_interval", [False, True])
def test_dates_are_as_fine_or_coarse_as_can_be(precision: str, is_interval: bool) -> None:
    dates = [part for part in parts() if isinstance(part, When) and part.precision == precision]
    assert any((_single(one) != one) == is_interval for one in dates)


def _single(when: When) -> When:
    """What the first moment of `when` alone would be."""
    return values.parse_when(when.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]])


def test_all_notes_carry_a_canary() -> None:
    notes = [record.record.notes for record in example().everything() if record.record.notes is not None]
    assert notes
    assert [note for note in notes if "KANARI-CATATAN-" not in note] == []


def test_all_that_is_never_published_carries_a_canary() -> None:
    assert [record.file for record in _unpublished(example()) if "KANARI-" not in _words(record)] == []


def _unpublished(portfolio: Portfolio) -> Iterator[Filed[Kept]]:
    """What is internal itself, what stands in an internal cohort, and what somebody in it does not agree to."""
    inside_internal = [f"/{one.cohort.id}/" for one in portfolio.cohorts if one.cohort.record.audience == "internal"]
    for record in portfolio.everything():
        its = record.record
        is_internal = not isinstance(its, Published) or its.audience == "internal"
        not_agreed = (isinstance(its, Story) and not languages_of_story(portfolio, its, TODAY)) or (
            isinstance(its, Media) and not languages_of_picture(portfolio, its, TODAY)
        )
        if is_internal or not_agreed or any(folder in record.file for folder in inside_internal):
            yield record


def _words(record: Filed[Kept]) -> str:
    return " ".join(value for _, value in walk(record.record) if isinstance(value, str))


def test_no_canary_stands_in_what_is_published() -> None:
    """Save in events, where those that are only planned, or for an internal group alone, are not published; in the
    reviews of the programme; and in a story's words of a language in which it may not be told."""
    unpublished = {record.file for record in _unpublished(example())}
    loud = [
        (record.file, route)
        for record in example().everything()
        if record.file not in unpublished
        for route, value in walk(record.record)
        if isinstance(value, str)
        and "KANARI" in value
        and route != ("notes",)
        and not {"events", "reviews"} & {*route}
        and not (isinstance(record.record, Story) and route[-1] == "en")
    ]
    assert loud == []
