from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel

from generator.checks.nameable import KIND_NAMED_BY
from generator.checks.references import is_named_once, names_what_exists, names_what_is_public
from generator.findings.code import Code
from generator.records.kinds import RECORD_KINDS
from generator.records.values import Id, PlaceCode
from tests.bad_records.changed import (
    COHORT,
    GROUP,
    INDICATOR,
    ORGANISATION,
    OUTCOME,
    PERSON,
    PLACE,
    PLAN,
    PROGRAMME,
    SOURCE,
    STORY,
    Change,
    found,
    portfolio_with,
)
from tests.bad_records.reports import GOOD

KISAH = "title: {id: a}\nbody: {id: b}\ngroup: kue\n"


class TestExists:
    def test_names_of_records_that_are_there_are_fine(self) -> None:
        assert found(names_what_exists) == []

    @pytest.mark.parametrize(
        ("change", "line", "column"),
        [
            ((PROGRAMME, "source: laporan-contoh", "source: lain"), 2, 9),
            ((PROGRAMME, "organisation: yayasan-contoh", "organisation: lain"), 34, 19),
            ((PERSON, "organisation: yayasan-contoh", "organisation: lain"), 6, 15),
            ((SOURCE, "publisher: yayasan-contoh", "publisher: lain"), 2, 12),
            ((COHORT, '["99.01"]', '["99.02"]'), 9, 10),
            ((COHORT, "background: lembah", "background: lain"), 16, 19),
            ((COHORT, "groups: [kue]", "groups: [lain]"), 28, 18),
            ((COHORT, "person: tokoh-contoh", "person: lain"), 31, 21),
            ((COHORT, "group: kue\n", "group: lain\n"), 42, 14),
            ((OUTCOME, "indicator: laba-contoh", "indicator: lain"), 10, 16),
            ((STORY, "", KISAH.replace("kue", "lain")), 3, 8),
        ],
    )
    def test_a_name_that_is_nobodys_is_found(self, change: Change, line: int, column: int) -> None:
        assert found(names_what_exists, change) == [(Code.UNKNOWN_REFERENCE, change[0], line, column)]

    def test_the_source_of_a_single_figure_is_a_name_too(self) -> None:
        change = (OUTCOME, "baseline: 0", "baseline: {exact: 0, source: lain}")
        assert found(names_what_exists, change) == [(Code.UNKNOWN_REFERENCE, OUTCOME, 11, 34)]

    def test_a_group_is_looked_for_in_its_own_cohort(self) -> None:
        other = (
            "cohorts/lain/cohort.yml",
            "",
            (GOOD / COHORT).read_text("utf-8"),
        )
        assert found(names_what_exists, other) == [
            (Code.UNKNOWN_REFERENCE, "cohorts/lain/cohort.yml", 28, 18),
            (Code.UNKNOWN_REFERENCE, "cohorts/lain/cohort.yml", 42, 14),
        ]

    @pytest.mark.parametrize(("name", "nearest"), [("yayasan-conto", "yayasan-contoh"), ("zzz", "")])
    def test_the_nearest_name_is_offered(self, name: str, nearest: str) -> None:
        portfolio = portfolio_with((PERSON, "organisation: yayasan-contoh", f"organisation: {name}"))
        assert [one.words for one in names_what_exists(portfolio)] == [{"nearest": nearest}]

    @pytest.mark.parametrize("file", [ORGANISATION, PERSON, PLACE, SOURCE, INDICATOR, GROUP])
    def test_a_record_that_cannot_be_read_is_there(self, file: str) -> None:
        assert found(names_what_exists, (file, "", "a: b: c\n")) == []

    def test_nothing_named_is_nothing_to_find(self) -> None:
        assert found(names_what_exists, (PERSON, "organisation: yayasan-contoh\n", "")) == []


class TestPublic:
    def test_public_records_may_name_public_ones(self) -> None:
        assert found(names_what_is_public) == []

    @pytest.mark.parametrize(
        ("file", "expected"),
        [
            (ORGANISATION, [(PERSON, 6, 15), (PROGRAMME, 34, 19), (SOURCE, 2, 12)]),
            (PERSON, [(COHORT, 31, 21)]),
            (PLACE, [(COHORT, 9, 10)]),
            (INDICATOR, [(OUTCOME, 10, 16)]),
            (SOURCE, [(PLAN, 2, 9), (GROUP, 2, 9), (OUTCOME, 2, 9), (COHORT, 2, 9), (PROGRAMME, 2, 9)]),
        ],
    )
    @pytest.mark.parametrize("how", ["", "audience: internal\n"], ids=["by default", "in words"])
    def test_they_may_not_name_internal_ones(self, file: str, expected: list[tuple[str, int, int]], how: str) -> None:
        internal = (file, "audience: public\n", how)
        assert sorted(found(names_what_is_public, internal)) == sorted(
            (Code.REFERENCE_NOT_PUBLIC, *place) for place in expected
        )

    def test_internal_records_may(self) -> None:
        internal = [(file, "audience: public\n", "") for file in (ORGANISATION, PERSON, SOURCE)]
        changes = [*internal, (PROGRAMME, "audience: public\n", "")]
        assert {file for _, file, *_ in found(names_what_is_public, *changes)} == {COHORT, GROUP, PLAN, OUTCOME}

    def test_a_public_cohort_may_name_an_internal_group(self) -> None:
        assert found(names_what_is_public, (GROUP, "audience: public\n", "")) == []

    def test_a_name_that_is_nobodys_is_not_found_again(self) -> None:
        assert found(names_what_is_public, (OUTCOME, "indicator: laba-contoh", "indicator: lain")) == []


class TestNamedOnce:
    def test_lists_without_repetition_are_fine(self) -> None:
        assert found(is_named_once) == []

    @pytest.mark.parametrize(
        ("change", "line", "column"),
        [
            ((COHORT, '["99.01"]', '["99.01", "99.01"]'), 9, 19),
            ((COHORT, "groups: [kue]", "groups: [kue, kue]"), 28, 23),
            ((COHORT, "background: lembah", "background: menara"), 16, 19),
            ((COHORT, "- stage: mentoring", "- stage: fund"), 36, 12),
            ((PROGRAMME, "- id: lembah", "- id: menara"), 31, 9),
            ((PROGRAMME, "- id: mentoring", "- id: fund"), 25, 9),
            ((PROGRAMME, "- sorcerer", "- penyihir"), 38, 5),
            (
                (PROGRAMME, "partners:\n", "partners:\n  - {organisation: yayasan-contoh, role: {id: a, en: a}}\n"),
                35,
                19,
            ),
            ((OUTCOME, "results:\n", "results:\n  - {indicator: laba-contoh, target: 1, actual: 1}\n"), 11, 16),
        ],
    )
    def test_the_second_of_two_is_found(self, change: Change, line: int, column: int) -> None:
        assert found(is_named_once, change) == [(Code.LISTED_TWICE, change[0], line, column)]

    def test_the_third_is_found_as_well(self) -> None:
        change = (COHORT, '["99.01"]', '["99.01", "99.01", "99.01"]')
        assert [column for *_, column in found(is_named_once, change)] == [19, 28]

    def test_equal_texts_and_payments_are_no_names(self) -> None:
        twice = "disbursements:\n    - {group: kue, amount: 0, when: 2023-05-02}\n"
        assert found(is_named_once, (COHORT, "disbursements:\n", twice)) == []
        aims = "aims:\n  - id: Mencontohkan catatan yang benar.\n    en: Show what a correct record looks like.\n"
        assert found(is_named_once, (PROGRAMME, "aims:\n", aims)) == []

    def test_items_without_a_name_are_not_alike(self) -> None:
        assert found(is_named_once, (COHORT, "background: lembah", "background: desa")) == []


def fields_of_ids(part: Any, name: str = "", seen: frozenset[Any] = frozenset()) -> Iterator[str]:
    """Names of the fields of a model, and of its parts, that hold an id."""
    if part in (Id, PlaceCode):
        yield name
    elif isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
        for field, kind in get_type_hints(part, include_extras=True).items():
            yield from fields_of_ids(kind, field, seen | {part})
    else:
        for inner in get_args(part):
            yield from fields_of_ids(inner, name, seen)


def test_every_field_that_holds_an_id_is_checked() -> None:
    held = {name for kind in RECORD_KINDS for name in fields_of_ids(kind.model)}
    assert held - {"id"} == set(KIND_NAMED_BY)
