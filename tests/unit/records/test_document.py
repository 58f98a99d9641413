from decimal import Decimal

import pytest

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Route, Span
from generator.records.document import (
    DEEPEST,
    LARGEST_FILE,
    compose,
    decode,
    locate,
    read,
)
from generator.records.scalars import UNREADABLE, Doubtful, resolve

Place = tuple[Code, int, int]


def places(text: str) -> list[Place]:
    """Codes and where they stand, for what was found in `text`."""
    found = compose("records/x.yml", text)[1]
    return [(one.code, one.place.line, one.place.column) for one in found if isinstance(one.place, Span)]


def data(text: str) -> object:
    document, found = read("records/x.yml", text.encode())
    assert found == []
    assert document is not None
    return document.data


class TestResolve:
    """What a plain scalar is, in the terms of YAML 1.2."""

    @pytest.mark.parametrize(
        "text", ["teks", "Yayasan Empatiku", "3 orang", "-", "--", "a.b", "5%", "true story", "nope"]
    )
    def test_words_are_text(self, text: str) -> None:
        assert resolve(text) == text

    @pytest.mark.parametrize(
        "text", ["2023-08", "2023-08-22", "2023-8-2", "2023-08/2023-09", "12:75", "1.2.3", "-.nan"]
    )
    def test_what_only_looks_like_a_number_is_text(self, text: str) -> None:
        assert resolve(text) == text

    @pytest.mark.parametrize(
        ("text", "value"), [("0", 0), ("5", 5), ("-5", -5), ("10000000", 10_000_000), ("9" * 18, int("9" * 18))]
    )
    def test_digits_are_a_whole_number(self, text: str, value: int) -> None:
        assert resolve(text) == value
        assert type(resolve(text)) is int

    @pytest.mark.parametrize("text", ["12.5", "0.125", "-0.125", "0.000", "1.25", "1234.567", "12.50"])
    def test_a_point_makes_a_decimal_and_keeps_its_digits(self, text: str) -> None:
        value = resolve(text)
        assert isinstance(value, Decimal)
        assert str(value) == text

    @pytest.mark.parametrize("text", ["true", "True", "TRUE"])
    def test_true_is_true(self, text: str) -> None:
        assert resolve(text) is True

    @pytest.mark.parametrize("text", ["false", "False", "FALSE"])
    def test_false_is_false(self, text: str) -> None:
        assert resolve(text) is False

    @pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
    def test_null_is_nothing(self, text: str) -> None:
        assert resolve(text) is None

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("500.000", "500000"),
            ("1.500", "1500"),
            ("12.000", "12000"),
            ("-1.500", "-1500"),
            ("+1.500", "1500"),
            ("5.000.000", "5000000"),
            ("5,000,000", "5000000"),
            ("5 000 000", "5000000"),
            ("5_000_000", "5000000"),
            ("500.000,00", "500000"),
            ("1,500.5", "1500"),
            ("1_0", "10"),
            ("0_125", "125"),
            ("123.456.789", "123456789"),
        ],
    )
    def test_separators_are_doubtful_and_the_plain_number_is_named(self, text: str, meant: str) -> None:
        assert resolve(text) == Doubtful(Code.NUMBER_WITH_SEPARATORS, {"meant": meant})

    @pytest.mark.parametrize("text", ["1.234.567.890", "123_456_789_0", "1234_5678_9012_3456", "0_0"])
    def test_a_number_as_long_as_a_telephone_number_is_not_repeated(self, text: str) -> None:
        assert resolve(text) == Doubtful(Code.NUMBER_WITH_SEPARATORS, {"meant": ""})

    @pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "n"])
    def test_yes_and_no_are_doubtful_in_any_case(self, word: str) -> None:
        for text in (word, word.capitalize(), word.upper()):
            assert resolve(text) == Doubtful(Code.YES_NO_WORD)

    @pytest.mark.parametrize("text", ["0123", "00", "-012", "+00.5", "08", "081234567890"])
    def test_a_leading_zero_is_doubtful(self, text: str) -> None:
        assert resolve(text) == Doubtful(Code.LEADING_ZERO)

    @pytest.mark.parametrize("text", ["12:30", "1:2:3", "190:20:30", "12:30:45.5", "1_2:30"])
    def test_base_sixty_is_doubtful(self, text: str) -> None:
        assert resolve(text) == Doubtful(Code.CLOCK_OR_RATIO)

    @pytest.mark.parametrize("text", ["2024-02-30", "2023-2-29", "2023-00-01", "2023-01-00", "0000-01-01"])
    def test_a_day_that_never_was_is_doubtful(self, text: str) -> None:
        assert resolve(text) == Doubtful(Code.IMPOSSIBLE_DATE)

    @pytest.mark.parametrize(
        "text",
        [
            *("0x1F", "-0xff", "0o17", "0b11", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", "1e5", "1.5E-3", "+5", "5."),
            *(".5", "-.5", "1__000", "1000_", "1.5_0", "9" * 19, "-" + "9" * 18, "0." + "1" * 17),
        ],
    )  # fmt: skip
    def test_an_unusual_number_is_doubtful(self, text: str) -> None:
        assert resolve(text) == Doubtful(Code.UNUSUAL_NUMBER)

    @pytest.mark.parametrize(
        "text", ["1\u0660\u0660", "1.\u0665\u0660\u0660", "0\u0667", "1:\u0663\u0660", "2024-02-3\u0660"]
    )
    def test_digits_of_other_scripts_are_text(self, text: str) -> None:
        assert resolve(text) == text


class TestRead:
    def test_data_are_plain_values(self) -> None:
        assert data("a: teks\nb: 5\nc: 1.5\nd: true\ne: [x, {f: y!}]\n") == {
            "a": "teks",
            "b": 5,
            "c": Decimal("1.5"),
            "d": True,
            "e": ("x", {"f": "y!"}),
        }

    @pytest.mark.parametrize("quoted", ["'no'", '"no"', '"0123"', '"12:30"', '"5.000"', '""', '"null"', '"true"'])
    def test_quotes_make_a_text_of_anything(self, quoted: str) -> None:
        assert data(f"a: {quoted}\n") == {"a": quoted[1:-1]}

    def test_a_block_is_a_text(self) -> None:
        assert data("a: |\n  no\nb: >\n  12:30\n  x\n") == {"a": "no\n", "b": "12:30 x\n"}

    def test_a_byte_order_mark_is_not_part_of_the_first_field(self) -> None:
        assert data("\ufeffa: x\n") == {"a": "x"}

    def test_windows_line_ends_are_line_ends(self) -> None:
        assert data("a: |\r\n  x\r\n  y\r\nb: z\r\n") == {"a": "x\ny\n", "b": "z"}

    @pytest.mark.parametrize("text", ["", "\n\n", "# x\n", "---\n", "--- ~\n", "---\n...\n", "%YAML 1.2\n---\n"])
    def test_nothing_is_an_empty_file(self, text: str) -> None:
        document, found = read("records/x.yml", text.encode())
        assert document is None
        assert [one.code for one in found] == [Code.EMPTY_FILE]

    @pytest.mark.parametrize("text", ["- a\n", "teks\n", "5\n", "[a]\n", "'null'\n"])
    def test_what_is_not_fields_is_not_a_record(self, text: str) -> None:
        document, found = read("records/x.yml", text.encode())
        assert document is None
        assert [one.code for one in found] == [Code.NOT_A_RECORD]

    @pytest.mark.parametrize(
        ("text", "code"), [("*a\n", Code.ANCHOR_OR_ALIAS), ("!a b\n", Code.TAG), ("no\n", Code.YES_NO_WORD)]
    )
    def test_a_record_that_is_doubtful_itself_has_one_finding(self, text: str, code: Code) -> None:
        document, found = read("records/x.yml", text.encode())
        assert document is None
        assert [one.code for one in found] == [code]

    def test_findings_do_not_hide_what_could_be_read(self) -> None:
        document, found = read("records/x.yml", b"a: no\nb: x\n")
        assert document is not None
        assert document.data == {"a": UNREADABLE, "b": "x"}
        assert [one.code for one in found] == [Code.YES_NO_WORD]

    def test_the_first_of_two_values_stands(self) -> None:
        document, _ = read("records/x.yml", b"a: x\na: y\n")
        assert document is not None
        assert document.data == {"a": "x"}

    def test_the_first_of_two_documents_stands(self) -> None:
        document, found = read("records/x.yml", b"a: x\n---\nb: no\n")
        assert document is not None
        assert document.data == {"a": "x"}
        assert [one.code for one in found] == [Code.SEVERAL_DOCUMENTS]

    def test_a_file_that_is_too_large_is_not_read(self) -> None:
        assert read("records/x.yml", b"\xff" * (LARGEST_FILE + 1)) == (
            None,
            [Finding(Code.TOO_LARGE, "records/x.yml", TOP_OF_FILE)],
        )

    def test_too_many_levels_leave_nothing_to_miss_fields_in(self) -> None:
        assert read("records/x.yml", b"a: " + b"[" * DEEPEST)[0] is None

    def test_as_many_levels_as_may_be_are_read(self) -> None:
        deep = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
        assert places(f"a: {deep}\n") == []


class TestNotUtf8:
    @pytest.mark.parametrize(
        ("raw", "line", "column"),
        [
            (b"\xff\xfea\0", 1, 1),
            (b"a: b\nc: \xe9\n", 2, 4),
            (b"a: b\r\nc: \xe9\r\n", 2, 4),
            (b"a: b\rc: \xe9\r", 2, 4),
            (b"\xef\xbb\xbfa: \xe9", 1, 4),
            ("a: ñé".encode() + b"\xe9", 1, 6),
        ],
    )
    def test_the_first_byte_that_is_no_text_is_found(self, raw: bytes, line: int, column: int) -> None:
        place = Span(line, column, line, column + 1)
        assert read("records/x.yml", raw) == (None, [Finding(Code.NOT_UTF8, "records/x.yml", place)])


class TestInvisibleCharacters:
    @pytest.mark.parametrize(
        ("text", "line", "column", "character"),
        [
            ("a: x\u200by\n", 1, 5, "U+200B"),
            ("a: x\r\nb: \u202ey\r\n", 2, 4, "U+202E"),
            ("# x\u00a0y\na: b\n", 1, 4, "U+00A0"),
            ("a: '\ufe0f'\n", 1, 5, "U+FE0F"),
            ("a: \U000e0061\n", 1, 4, "U+E0061"),
            ("a: x\x85b: no\n", 1, 5, "U+0085"),
            ("a: x\0y\n", 1, 5, "U+0000"),
            ("\ufeff\ufeffa: x\n", 1, 1, "U+FEFF"),
            ("a\u00ad: x\n", 1, 2, "U+00AD"),
            ('a: "\\u2066x"\n', 1, 5, "U+2066"),
            ('a: "x\n  y \\_ z"\n', 2, 5, "U+00A0"),
            ('"\\x7f": x\n', 1, 2, "U+007F"),
            ('a: "\\\\\\L"\n', 1, 7, "U+2028"),
        ],
    )
    def test_it_is_found_where_it_stands(self, text: str, line: int, column: int, character: str) -> None:
        found = read("records/x.yml", text.encode())[1]
        (one,) = (finding for finding in found if finding.code is Code.INVISIBLE_CHARACTER)
        assert isinstance(one.place, Span)
        assert (one.place.line, one.place.column, one.words) == (line, column, {"character": character})

    def test_the_first_of_a_line_is_enough(self) -> None:
        assert places("a: x\u200by\u200bz\n") == [(Code.INVISIBLE_CHARACTER, 1, 5)]

    def test_the_first_escape_of_a_text_is_enough(self) -> None:
        assert places('a: "\\u200b\\u200b"\n') == [(Code.INVISIBLE_CHARACTER, 1, 5)]

    @pytest.mark.parametrize("text", [r'"a\nb\tc\\u202e\/ \" \x41\u00e9\U0001F600"', r"'\u202e'", r"\u202e", "😀 é"])
    def test_other_escapes_and_characters_are_let_through(self, text: str) -> None:
        assert places(f"a: {text}\n") == []

    def test_below_it_as_indentation_nothing_is_read(self) -> None:
        assert places("a:\n\u00a0\u00a0b: no\n") == [(Code.INVISIBLE_CHARACTER, 2, 1)]

    def test_on_an_empty_line_it_hides_nothing(self) -> None:
        assert places("a: x\n  \u00a0 \nb: no\n") == [(Code.INVISIBLE_CHARACTER, 2, 3), (Code.YES_NO_WORD, 3, 4)]

    def test_libyaml_refuses_no_character_that_is_let_through(self) -> None:
        """So an error of its reader, which would have no place, never happens."""
        stopping = {chr(number) for number in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)}
        for start in range(0, 0x110000, 0x800):
            chars = {chr(number) for number in range(start, start + 0x800) if not 0xD800 <= number <= 0xDFFF}
            comment = "# " + "".join(sorted(chars - stopping))
            assert {code for code, *_ in places(comment)} <= {Code.INVISIBLE_CHARACTER}


class TestTabs:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a:\tx\n", [(1, 3)]),
            ("a: x\ty\n", [(1, 5)]),
            ("a:\n\tb: x\n", [(2, 1)]),
            ("a:\n  \tb: x\n", [(2, 3)]),
            ("a: |\n  x\ty\tz\n  \tq\n", [(2, 4), (3, 3)]),
            ("a: x\t# y\n", [(1, 5)]),
            ("#\tx\na: b\n", [(1, 2)]),
            ("a: x\n\t\nb: y\n", [(2, 1)]),
            ("a:\n  - b\n  -\t- c\n  d: e\n", [(3, 4)]),
        ],
    )
    def test_the_first_of_each_line_is_found(self, text: str, expected: list[tuple[int, int]]) -> None:
        tabs = [(line, column) for code, line, column in places(text) if code is Code.TAB]
        assert tabs == expected

    def test_what_a_tab_breaks_is_not_told_twice(self) -> None:
        assert places("a:\tb: c\n") == [(Code.TAB, 1, 3)]

    def test_what_is_broken_elsewhere_is_told_as_well(self) -> None:
        assert places("a:\tb\nc: d: e\n") == [(Code.TAB, 1, 3), (Code.COLON_IN_TEXT, 2, 4)]


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "code", "line", "column"),
        [
            ("a: b: c\n", Code.COLON_IN_TEXT, 1, 4),
            ("a: b\n  c: d\n", Code.WRONG_INDENTATION, 2, 3),
            ("a:\n  b: c\n d: e\n", Code.WRONG_INDENTATION, 3, 2),
            ("a: @b\n", Code.NEEDS_QUOTES, 1, 4),
            ("a: 'b' c\n", Code.TEXT_AFTER_QUOTE, 1, 4),
            ("a: b\nc:d\ne: f\n", Code.SPACE_AFTER_COLON, 2, 1),
            ("a: b\nc: 'd\ne: f\n\n\n", Code.QUOTE_NOT_CLOSED, 2, 4),
            ("a: b\nc: [d,\ne: f\n", Code.BRACKET_NOT_CLOSED, 2, 4),
            ("a: {b: c\n", Code.BRACKET_NOT_CLOSED, 1, 4),
            ("a: b\nc d\ne: f\n", Code.COLON_MISSING, 2, 1),
            ('a: "\\q"\n', Code.BACKSLASH, 1, 4),
            ('a: "\\ud800"\n', Code.YAML_SYNTAX, 1, 7),
            ("%YAML 3.0\n---\na: b\n", Code.YAML_SYNTAX, 1, 1),
            ("a: b\n...\nc: d\n", Code.YAML_SYNTAX, 3, 1),
            ("a: |x\n  b\n", Code.NEEDS_QUOTES, 1, 4),
        ],
    )
    def test_it_is_found_where_somebody_would_look(self, text: str, code: Code, line: int, column: int) -> None:
        assert places(text) == [(code, line, column)]

    def test_what_was_found_above_is_kept(self) -> None:
        assert places("a: no\nb: c: d\n") == [(Code.COLON_IN_TEXT, 2, 4), (Code.YES_NO_WORD, 1, 4)]


class TestDuplicateKeys:
    def test_the_line_of_the_first_is_named(self) -> None:
        found = compose("records/x.yml", "a: 1\nb: 2\na: 3\n")[1]
        assert [one.words for one in found] == [{"first_line": "1"}]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: 1\na: 2\na: 3\n", [(2, 1), (3, 1)]),
            ("a:\n  b: 1\n  b: 2\n", [(3, 3)]),
            ("a: {b: 1, b: 2}\n", [(1, 11)]),
            ("a: 1\n'a': 2\n", [(2, 1)]),
            ("a: 1\n? a\n: 2\n", [(2, 3)]),
            ("- a: 1\n- a: 2\n", []),
            ("a: {a: 1}\n", []),
            ("no: 1\n'no': 2\n", [(2, 1)]),
            ("'': 1\n'': 2\n", [(2, 1)]),
        ],
    )
    def test_the_second_is_found(self, text: str, expected: list[tuple[int, int]]) -> None:
        assert [place[1:] for place in places(text)] == expected


class TestAnchorsAndTags:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: &x b\n", [(1, 4)]),
            ("a: &x [b]\n", [(1, 4)]),
            ("&x a: b\n", [(1, 1)]),
            ("a: *x\n", [(1, 4)]),
            ("*x : a\n", [(1, 1)]),
            ("- *x\n- *y\n", [(1, 3), (2, 3)]),
            ("<<: a\n", [(1, 1)]),
            ("'<<': a\n", []),
            ("a: <<\n", []),
        ],
    )
    def test_anchors_aliases_and_merge_keys_are_found(self, text: str, expected: list[tuple[int, int]]) -> None:
        assert places(text) == [(Code.ANCHOR_OR_ALIAS, *place) for place in expected]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: !!str b\n", [(1, 4)]),
            ("a: ! b\n", [(1, 4)]),
            ("a: !x [b]\n", [(1, 4)]),
            ("a: !x {b: c}\n", [(1, 4)]),
            ("!x a: b\n", [(1, 1)]),
            ("a: !<tag:x.example,2024:y> b\n", [(1, 4)]),
            ("%TAG ! tag:x.example,2024:\n---\na: b\n", [(1, 1)]),
            ("%YAML 1.2\n---\na: b\n", []),
        ],
    )
    def test_tags_are_found(self, text: str, expected: list[tuple[int, int]]) -> None:
        assert places(text) == [(Code.TAG, *place) for place in expected]

    def test_nothing_is_built_from_a_tag(self) -> None:
        document, _ = read("records/x.yml", b"a: !!python/object/apply:os.getcwd []\nb: !!int '5'\n")
        assert document is not None
        assert document.data == {"a": (), "b": UNREADABLE}


class TestKeys:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("? [a]\n: b\nc: d\n", [(1, 3)]),
            ("? {a: b}\n: c\n", [(1, 3)]),
            ("[a]: b\n", [(1, 1)]),
            ("? [a]\n? [b]\n", [(1, 3), (2, 3)]),
        ],
    )
    def test_a_key_that_is_no_text_is_found(self, text: str, expected: list[tuple[int, int]]) -> None:
        assert [place[1:] for place in places(text) if place[0] is Code.KEY_NOT_TEXT] == expected

    def test_its_value_is_read_past(self) -> None:
        document, _ = read("records/x.yml", b"? [a]\n: {b: c}\nd: e\n")
        assert document is not None
        assert document.data == {"d": "e"}

    def test_an_empty_key_is_a_key(self) -> None:
        assert data("'': x\n") == {"": "x"}


class TestEmptyValues:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a:\n", 1, 3),
            ("a:   # x\nb: c\n", 1, 3),
            ("a: ~\n", 1, 4),
            ("a:\n  - \n  - b\n", 2, 4),
            ("{a, b: c}\n", 1, 3),
        ],
    )
    def test_an_empty_value_is_found_after_its_mark(self, text: str, line: int, column: int) -> None:
        assert places(text) == [(Code.EMPTY_VALUE, line, column)]

    def test_an_empty_text_in_quotes_is_a_text(self) -> None:
        assert data("a: ''\n") == {"a": ""}


class TestLocate:
    TEXT = "# x\na: b\nc:\n  d: [e, 12]\n  f:\n    - g: h\n      i: |\n        j\n    - k\nl: {m: n}\n"

    @pytest.mark.parametrize(
        ("route", "value", "key"),
        [
            ((), (2, 1), (2, 1)),
            (("a",), (2, 4), (2, 1)),
            (("a", "exact"), (2, 4), (2, 1)),
            (("c",), (3, 1), (3, 1)),
            (("c", "missing"), (3, 1), (3, 1)),
            (("missing",), (2, 1), (2, 1)),
            (("c", "d"), (4, 3), (4, 3)),
            (("c", "d", 1), (4, 10), (4, 10)),
            (("c", "d", 2), (4, 3), (4, 3)),
            (("c", "d", "x"), (4, 3), (4, 3)),
            (("c", 0), (3, 1), (3, 1)),
            (("c", "f", 0), (6, 7), (6, 7)),
            (("c", "f", 0, "g"), (6, 10), (6, 7)),
            (("c", "f", 0, "i"), (7, 10), (7, 7)),
            (("c", "f", 1), (9, 7), (9, 7)),
            (("l", "m"), (10, 8), (10, 5)),
        ],
    )  # fmt: skip
    def test_a_route_leads_to_its_value_or_its_key(
        self, route: Route, value: tuple[int, int], key: tuple[int, int]
    ) -> None:
        root, _ = compose("records/x.yml", self.TEXT)
        to_value = locate(root, Finding(Code.NOT_TEXT, "records/x.yml", route))
        to_key = locate(root, Finding(Code.FIELD_UNKNOWN, "records/x.yml", route, points_at="key"))
        assert (to_value.line, to_value.column) == value
        assert (to_key.line, to_key.column) == key

    def test_a_span_stays_where_it_is(self) -> None:
        span = Span(4, 3, 4, 5)
        assert locate(None, Finding(Code.TAB, "records/x.yml", span)) == span

    def test_a_file_that_could_not_be_read_is_pointed_at_its_top(self) -> None:
        assert locate(None, Finding(Code.NOT_TEXT, "records/x.yml", ("a",))) == TOP_OF_FILE

    def test_a_text_is_pointed_at_as_a_whole(self) -> None:
        root, _ = compose("records/x.yml", "a: bcd\n")
        assert locate(root, Finding(Code.NOT_ID, "records/x.yml", ("a",))) == Span(1, 4, 1, 7)


class TestDecode:
    def test_bytes_that_are_no_text_are_replaced(self) -> None:
        assert decode(b"\xef\xbb\xbfa\xe9b") == "a\ufffdb"
