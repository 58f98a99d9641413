import inspect
import re
from typing import get_args

import pytest
from pydantic import BaseModel

from generator.findings.code import Code
from generator.records import values
from generator.records.document import compose, locate, read
from generator.records.kinds import RECORD_KINDS, Kind
from generator.records.model import Published
from generator.records.validate import validate

KINDS = {kind.name: kind for kind in RECORD_KINDS}

Found = tuple[Code, int, int, dict[str, str]]


def found(kind: str, text: str) -> list[Found]:
    """Code, line, column and words of what does not fit; without what reading had found."""
    document, _ = read("records/x.yml", text.encode())
    assert document is not None
    _, findings = validate(KINDS[kind], document)
    root, _ = compose("records/x.yml", text)
    spans = [(one, locate(root, one)) for one in findings]
    return [(one.code, span.line, span.column, one.words) for one, span in spans]


PLACE = "name: {id: a}\nprovince: {id: b}\n"
INDICATOR = "name: {id: a}\ndefinition: {id: b}\nunit: people\ndirection: higher\n"
OUTCOME = "measured: 2023\nresults:\n  - indicator: a\n    target: 1\n    actual: 2\n"


class TestGoodRecords:
    @pytest.mark.parametrize(("kind", "text"), [("place", PLACE), ("indicator", INDICATOR), ("outcome", OUTCOME)])
    def test_it_becomes_a_typed_record(self, kind: str, text: str) -> None:
        document, _ = read("records/x.yml", text.encode())
        assert document is not None
        record, findings = validate(KINDS[kind], document)
        assert type(record) is KINDS[kind].model
        assert findings == []

    def test_absent_means_internal(self) -> None:
        document, _ = read("records/x.yml", PLACE.encode())
        assert document is not None
        record, _ = validate(KINDS["place"], document)
        assert isinstance(record, Published)
        assert record.audience == "internal"


class TestFields:
    def test_a_missing_field_is_named_where_it_belongs(self) -> None:
        assert found("place", "name: {en: a}\n") == [
            (Code.FIELD_MISSING, 1, 1, {"field": "id"}),
            (Code.FIELD_MISSING, 1, 1, {"field": "province"}),
        ]

    def test_a_missing_field_of_a_list_item_is_named_at_the_item(self) -> None:
        text = OUTCOME + "  - indicator: b\n    target: 1\n"
        assert found("outcome", text) == [(Code.FIELD_MISSING, 6, 5, {"field": "actual"})]

    @pytest.mark.parametrize(
        ("line", "nearest"),
        [("provinsi: x", "province"), ("auidence: x", "audience"), ("qqqq: x", ""), ("'': x", ""), ("1: x", "")],
    )
    def test_an_unknown_field_names_the_nearest(self, line: str, nearest: str) -> None:
        assert found("place", PLACE + line + "\n") == [(Code.FIELD_UNKNOWN, 3, 1, {"nearest": nearest})]

    @pytest.mark.parametrize("name", ["(value)", "(reason)", "(", "(x"])
    def test_an_unknown_field_may_be_called_anything(self, name: str) -> None:
        assert found("place", f"{PLACE}{name}: x\n") == [(Code.FIELD_UNKNOWN, 3, 1, {"nearest": ""})]

    @pytest.mark.parametrize("name", ["(value)", "(reason)", "x"])
    def test_so_may_one_beside_a_reason(self, name: str) -> None:
        text = OUTCOME.replace("2023", f"{{not_known: {{id: a}}, {name}: b}}")
        ((code, line, column, _),) = found("outcome", text)
        assert (code, line, column) == (Code.FIELD_UNKNOWN, 1, 32)

    def test_an_unknown_field_with_a_doubtful_value_is_unknown_all_the_same(self) -> None:
        assert found("place", PLACE + "warna: no\n") == [(Code.FIELD_UNKNOWN, 3, 1, {"nearest": ""})]

    def test_everything_is_found_in_one_run(self) -> None:
        text = "name: a\nprovince: {id: b, x: c}\naudience: d\n"
        assert [code for code, *_ in found("place", text)] == [
            Code.NOT_ALLOWED,
            Code.NOT_FIELDS,
            Code.FIELD_UNKNOWN,
        ]


class TestValues:
    @pytest.mark.parametrize(
        ("kind", "text", "code", "line", "column"),
        [
            ("organisation", "name: 5\n", Code.NOT_TEXT, 1, 7),
            ("organisation", "name: [a]\n", Code.NOT_TEXT, 1, 1),
            ("organisation", "name: {id: a}\n", Code.NOT_TEXT, 1, 1),
            ("organisation", "name: true\n", Code.NOT_TEXT, 1, 7),
            ("organisation", "name: ' '\n", Code.EMPTY_VALUE, 1, 7),
            ("organisation", "name: a\nwebsite: b\n", Code.NOT_ADDRESS, 2, 10),
            ("organisation", "name: a\nsource: B\n", Code.NOT_ID, 2, 9),
            ("place", "name: a\nprovince: {id: b}\n", Code.NOT_FIELDS, 1, 7),
            ("place", "name: [a]\nprovince: {id: b}\n", Code.NOT_FIELDS, 1, 1),
            ("indicator", INDICATOR + "benign: 1\n", Code.NOT_YES_OR_NO, 5, 9),
            ("outcome", OUTCOME.replace("2023", "a"), Code.NOT_DATE, 1, 11),
            ("outcome", OUTCOME.replace("2023", "2023-13"), Code.IMPOSSIBLE_DATE, 1, 11),
            ("outcome", OUTCOME.replace("2023", "2024/2023"), Code.ENDS_BEFORE_START, 1, 11),
            ("outcome", OUTCOME.replace("2023", "{not_known: a}"), Code.NOT_FIELDS, 1, 23),
            ("outcome", OUTCOME.replace(": 1", ': "1"'), Code.NOT_NUMBER, 4, 13),
            ("outcome", OUTCOME.replace(": 1", ": [1]"), Code.NOT_FIELDS, 4, 5),
            ("outcome", OUTCOME.replace(": 1", ": {}"), Code.FIGURE_FORM, 4, 5),
            ("outcome", OUTCOME.replace(": 1", ": {exact: 1, range: {low: 1, high: 2}}"), Code.FIGURE_FORM, 4, 5),
            ("outcome", OUTCOME.replace(": 1", ": {range: {low: 2, high: 1}}"), Code.RANGE_REVERSED, 4, 14),
            ("outcome", OUTCOME.replace(": 1", ": {share: {part: 2, whole: 1}}"), Code.NUMBER_OUT_OF_RANGE, 4, 14),
            ("outcome", OUTCOME.replace(": 1", ": {share: {part: -2, whole: 1}}"), Code.NUMBER_OUT_OF_RANGE, 4, 28),
            ("outcome", "measured: 2023\nresults: []\n", Code.EMPTY_VALUE, 2, 1),
            ("outcome", "measured: 2023\nresults: a\n", Code.NOT_LIST, 2, 10),
            ("outcome", "measured: 2023\nresults: {a: b}\n", Code.NOT_LIST, 2, 1),
            (
                "outcome",
                OUTCOME + "window: {length: 0, unit: days, since: training}\n",
                Code.NUMBER_OUT_OF_RANGE,
                6,
                18,
            ),
            ("outcome", OUTCOME + "window: {length: 1.5, unit: days, since: training}\n", Code.NOT_WHOLE_NUMBER, 6, 18),
            ("outcome", OUTCOME + "window: {length: '1', unit: days, since: training}\n", Code.NOT_WHOLE_NUMBER, 6, 18),
        ],
    )
    def test_a_value_that_does_not_fit_is_found_where_it_stands(
        self, kind: str, text: str, code: Code, line: int, column: int
    ) -> None:
        assert found(kind, text) == [(code, line, column, {})]

    def test_a_choice_names_what_there_is_to_choose(self) -> None:
        assert found("indicator", INDICATOR.replace("higher", "up")) == [
            (Code.NOT_ALLOWED, 4, 12, {"allowed": "higher, lower", "nearest": ""})
        ]

    @pytest.mark.parametrize("value", ["[higher]", "{higher: lower}", "5", "true"])
    def test_a_choice_is_a_word(self, value: str) -> None:
        ((code, line, *_),) = found("indicator", INDICATOR.replace("higher", value))
        assert (code, line) == (Code.NOT_ALLOWED, 4)


class TestToldAlready:
    @pytest.mark.parametrize(
        ("kind", "text"),
        [
            ("organisation", "name: no\n"),
            ("organisation", "name:\n"),
            ("organisation", "name: a\nwebsite: ~\n"),
            ("outcome", OUTCOME.replace("2023", "2024-02-30")),
            ("outcome", OUTCOME.replace(": 1", ": 1.500")),
            ("outcome", OUTCOME.replace(": 1", ": {exact: 1.500}")),
            ("outcome", OUTCOME.replace(": 1", ": {exact:   }")),
            ("outcome", "measured: 2023\nresults: no\n"),
            ("outcome", "measured: 2023\nresults: [no]\n"),
            ("cohort", "places: [no]\n"),
        ],
    )
    def test_what_reading_found_is_not_told_again(self, kind: str, text: str) -> None:
        assert [one for one in found(kind, text) if one[0] is not Code.FIELD_MISSING] == []

    def test_a_list_is_not_too_short_because_its_items_do_not_fit(self) -> None:
        text = "measured: 2023\nresults: [{indicator: a, target: 1}]\n"
        assert found("outcome", text) == [(Code.FIELD_MISSING, 2, 11, {"field": "actual"})]


class TestCodes:
    def test_every_error_a_value_can_have_is_a_kebab_name(self) -> None:
        """So no record can have an error without a code: pydantic's own types are listed beside them."""
        raised = set(re.findall(r'not_acceptable\("([^"]+)"', inspect.getsource(values)))
        assert raised >= {"not-id", "not-date", "not-number"}
        assert raised <= {code.kebab for code in Code}

    @pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.name)
    @pytest.mark.parametrize(
        "value", ["a", "5", "1.5", "true", "[]", "[a]", "{}", "{a: b}", "no", "", "2023-08-22", "''"]
    )
    def test_any_value_in_any_field_has_a_code(self, kind: Kind, value: str) -> None:
        for route in fields(kind.model):
            text = "{" + "".join(f"{name}: {{" for name in route[:-1]) + f"{route[-1]}: {value}" + "}" * len(route)
            document, _ = read("records/x.yml", text.encode())
            assert document is not None
            assert all(isinstance(one.code, Code) for one in validate(kind, document)[1])


def fields(model: type[BaseModel], route: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Routes to all fields of a kind, those of its direct parts included."""
    found: list[tuple[str, ...]] = []
    for name, field in model.model_fields.items():
        found.append((*route, name))
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found += fields(part, (*route, name))
    return found
