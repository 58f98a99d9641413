"""What YAML readers disagree about, in fields of every kind: one finding, in the right place, and nothing else."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from generator.findings.code import Code
from generator.records.document import LARGEST_FILE
from tests.bad_records.reports import GOOD, examine

REAL = Path(__file__).parents[2] / "records"


@dataclass(frozen=True)
class Field:
    """A value in a file of the real or of the good records, with what stands around it in its line."""

    name: str
    records: Path
    file: str
    before: str
    value: str
    after: str = ""

    @property
    def in_brackets(self) -> bool:
        return self.after != ""

    def with_value(self, value: str) -> tuple[str, int, int]:
        """The file with another value, and the line and column where that begins."""
        text = (self.records / self.file).read_text("utf-8")
        written = f"\n{self.before}{self.value}{self.after}\n"
        start = text.index(written) + 1
        changed = text.replace(written, f"\n{self.before}{value}{self.after}\n", 1)
        return changed, text.count("\n", 0, start) + 1, len(self.before) + 1


_BEKASI = "cohorts/bekasi-2023"
_EXAMPLE = "cohorts/angkatan-contoh"

FIELDS = (
    Field("text", REAL, "organisations/empatiku.yml", "name: ", "Yayasan Empatiku"),
    Field("nested text", REAL, f"{_BEKASI}/groups/hijab/group.yml", "  id: ", "Kelompok hijab"),
    Field("rupiah", REAL, f"{_BEKASI}/cohort.yml", "  total: ", "10000000"),
    Field("people", REAL, f"{_BEKASI}/cohort.yml", "    exact: ", "10"),
    Field("date", REAL, f"{_BEKASI}/groups/hijab/outcomes/evaluasi-akhir.yml", "measured: ", "2023-09"),
    Field("percentage", REAL, f"{_BEKASI}/groups/hijab/outcomes/evaluasi-akhir.yml", "      reported: ", "86"),
    Field("choice", REAL, f"{_BEKASI}/groups/hijab/group.yml", "sector: ", "fashion"),
    Field("true or false", REAL, f"{_BEKASI}/groups/hijab/business-plan.yml", "  before_fund: ", "true"),
    Field("reference", REAL, f"{_BEKASI}/cohort.yml", "source: ", "artikel-empatiku"),
    Field("list item", REAL, "programme.yml", "  - ", "napiter"),
    Field("place", REAL, f"{_BEKASI}/cohort.yml", "places: [", '"32.75"', ', "32.16"]'),
    Field("range", REAL, f"{_BEKASI}/groups/hijab/group.yml", "      range: {low: ", "2", ", high: 3}"),
    Field("text of the example", GOOD, "places/99.01.yml", "  id: ", "Kota Contoh"),
    Field("rupiah of the example", GOOD, f"{_EXAMPLE}/groups/kue/business-plan.yml", "      planned: ", "3000000"),
    Field("date of the example", GOOD, f"{_EXAMPLE}/cohort.yml", "period: ", "2023"),
    Field("list item of the example", GOOD, "programme.yml", "  - ", "penyihir"),
)

SCALARS = {
    Code.NUMBER_WITH_SEPARATORS: (
        "500.000", "1.500", "12.000", "-1.500", "5.000.000", "500,000", "500.000,00", "5 000 000", "1_000",
    ),
    Code.YES_NO_WORD: ("no", "off", "yes", "on", "y", "n", "No", "OFF", "Y"),
    Code.LEADING_ZERO: ("0123", "00", "0812345", "-007", "01.5"),
    Code.CLOCK_OR_RATIO: ("12:30", "12:30:45", "1:1", "08:00"),
    Code.IMPOSSIBLE_DATE: ("2024-02-30", "2023-02-29", "2023-13-01", "0000-01-01"),
    Code.UNUSUAL_NUMBER: (
        ".inf", "-.INF", ".nan", "1e5", "1E+5", "1.5e3", "0x1F", "0o17", "0b101", "+5", "5.", ".5", "1__0", "1.5_0",
        "9" * 19, "9" * 5000, "0." + "3" * 40,
    ),
    Code.ANCHOR_OR_ALIAS: ("*contoh",),
    Code.TAG: ("!!str Teks", "!!int 5", "! Teks", "!contoh Teks", "!!python/object/apply:os.system contoh"),
    Code.EMPTY_VALUE: ("~", "null", "Null"),
}  # fmt: skip


def scalar_traps() -> list[object]:
    return [
        pytest.param(field, value, code, id=f"{field.name}-{value[:30]}")
        for field in FIELDS
        for code, values in SCALARS.items()
        # All of them in the first field of every sort, the best known in every field.
        for value in (values if field.name in ("text", "rupiah", "date", "list item") else values[:3])
        # A comma divides what stands in brackets.
        if not (field.in_brackets and "," in value)
    ]


Found = tuple[str, Code, int, int]

OF_THE_REAL_ONES: Found = ("records/programme.yml", Code.REVIEW_MISSING, 1, 1)
"""Said of every copy of the real records: nobody has tried yet to recognise anybody from them."""


def found_in(records: Path, over: Path, file: str, content: bytes) -> list[Found]:
    """The findings of a copy of `records` in which one file has another content."""
    copy = copytree(records, over / "records")
    (copy / file).write_bytes(content)
    return [one for one in found_in_all(copy) if records != REAL or one != OF_THE_REAL_ONES]


def found_in_all(records: Path) -> list[Found]:
    return [(one.finding.file, one.finding.code, one.span.line, one.span.column) for one in examine(records)]


@pytest.mark.parametrize(("field", "value", "code"), scalar_traps())
def test_a_doubtful_value_is_one_finding_where_it_begins(field: Field, value: str, code: Code, tmp_path: Path) -> None:
    text, line, column = field.with_value(value)
    found = found_in(field.records, tmp_path, field.file, text.encode())
    assert found == [(f"records/{field.file}", code, line, column)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_phone_number_without_quotes_is_told_as_both(field: Field, tmp_path: Path) -> None:
    """As a number with a zero, and as what it is; without a programme nothing but the way of writing is looked at."""
    text, line, column = field.with_value("08123456789")
    found = found_in(field.records, tmp_path, field.file, text.encode())
    as_it_is = [] if field.file == "programme.yml" else [(f"records/{field.file}", Code.PHONE_NUMBER, line, 1)]
    assert found == [*as_it_is, (f"records/{field.file}", Code.LEADING_ZERO, line, column)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_an_anchor_on_a_good_value_is_one_finding(field: Field, tmp_path: Path) -> None:
    text, line, column = field.with_value(f"&contoh {field.value}")
    found = found_in(field.records, tmp_path, field.file, text.encode())
    assert found == [(f"records/{field.file}", Code.ANCHOR_OR_ALIAS, line, column)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_positions_are_the_same_with_other_line_ends_and_a_mark_in_front(field: Field, tmp_path: Path) -> None:
    text, line, column = field.with_value("12:30")
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    found = found_in(field.records, tmp_path, field.file, windows)
    assert found == [(f"records/{field.file}", Code.CLOCK_OR_RATIO, line, column)]


@pytest.mark.parametrize("records", [REAL, GOOD], ids=["real", "good"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_records_may_be_saved_by_any_editor(records: Path, line_end: str, mark: bytes, tmp_path: Path) -> None:
    copy = copytree(records, tmp_path / "records")
    for path in copy.rglob("*.yml"):
        path.write_bytes(mark + path.read_text("utf-8").replace("\n", line_end).encode())
    assert found_in_all(copy) == ([OF_THE_REAL_ONES] if records == REAL else [])


@pytest.mark.parametrize("field", [one for one in FIELDS if not one.in_brackets], ids=lambda field: field.name)
def test_a_field_left_empty_is_one_finding(field: Field, tmp_path: Path) -> None:
    text, line, _ = field.with_value("")
    found = found_in(field.records, tmp_path, field.file, text.encode())
    after_the_mark = len(field.before.rstrip()) + 1
    assert found == [(f"records/{field.file}", Code.EMPTY_VALUE, line, after_the_mark)]


UNSEEN = {
    "zero-width space": "\u200b",
    "bidirectional override": "\u202e",
    "bidirectional isolate": "\u2067",
    "no-break space": "\u00a0",
    "soft hyphen": "\u00ad",
    "mark in the middle": "\ufeff",
    "control": "\x07",
    "NUL": "\0",
    "next line": "\x85",
    "line separator": "\u2028",
    "filler": "\u3164",
    "tag letter": "\U000e0061",
    "tab": "\t",
}
TEXTS = tuple(field for field in FIELDS if "text" in field.name or "list item" in field.name)


@pytest.mark.parametrize("quote", ["", '"', "'"], ids=["plain", "double", "single"])
@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_what_cannot_be_seen_is_found_where_it_stands(field: Field, unseen: str, quote: str, tmp_path: Path) -> None:
    text, line, column = field.with_value(f"{quote}con{UNSEEN[unseen]}toh{quote}")
    found = found_in(field.records, tmp_path, field.file, text.encode())
    code = Code.TAB if unseen == "tab" else Code.INVISIBLE_CHARACTER
    assert found == [(f"records/{field.file}", code, line, column + len(quote) + 3)]


@pytest.mark.parametrize("escape", [r"\u202e", r"\u200B", r"\x00", r"\U000e0061", r"\_", r"\N", r"\L", r"\0", r"\e"])
@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_an_escape_that_writes_it_is_found_too(field: Field, escape: str, tmp_path: Path) -> None:
    text, line, column = field.with_value(rf'"con\"\\{escape}toh"')
    found = found_in(field.records, tmp_path, field.file, text.encode())
    assert found == [(f"records/{field.file}", Code.INVISIBLE_CHARACTER, line, column + 8)]


@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\ud83d\ude00", r"\U00110000", r"\q", r"\x4"])
@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_an_escape_that_writes_no_character_is_a_finding(field: Field, escape: str, tmp_path: Path) -> None:
    text, line, column = field.with_value(f'"con{escape}toh"')
    ((file, code, its_line, its_column),) = found_in(field.records, tmp_path, field.file, text.encode())
    assert (file, its_line) == (f"records/{field.file}", line)
    if code is Code.BACKSLASH:
        assert its_column == column
    else:
        assert code is Code.YAML_SYNTAX
        assert column + 4 <= its_column <= column + 6


@pytest.mark.parametrize("char", ["\t", "\u00a0", "\u3000", "\u200b", " \t", "  \u00a0"], ids=ascii)
@pytest.mark.parametrize("records", [REAL, GOOD], ids=["real", "good"])
def test_a_blank_that_passes_for_indentation_is_the_only_finding(records: Path, char: str, tmp_path: Path) -> None:
    file = "places/32.75.yml" if records == REAL else "places/99.01.yml"
    lines = (records / file).read_text("utf-8").splitlines()
    code = Code.TAB if "\t" in char else Code.INVISIBLE_CHARACTER
    found = found_in(
        records, tmp_path, file, "\n".join([*lines[:2], char + lines[2].lstrip(), *lines[3:], ""]).encode()
    )
    assert found == [(f"records/{file}", code, 3, len(char))]


ORGANISATION = "organisations/empatiku.yml"
ADDRESS = "website: https://empatiku.or.id/\n"
HEAD = "audience: public\nname: Yayasan Empatiku\n"

WHOLE_FILES: dict[str, tuple[str | bytes, list[tuple[Code, int, int]]]] = {
    "key twice": (HEAD + "name: Yayasan Lain\n", [(Code.DUPLICATE_KEY, 3, 1)]),
    "key twice in quotes": (HEAD + '"name": Yayasan Lain\n', [(Code.DUPLICATE_KEY, 3, 1)]),
    "key thrice": (HEAD + "name: a\nname: b\n", [(Code.DUPLICATE_KEY, 3, 1), (Code.DUPLICATE_KEY, 4, 1)]),
    "nested key twice": (HEAD + "full_name:\n  id: a\n  en: b\n  id: c\n", [(Code.DUPLICATE_KEY, 6, 3)]),
    "key twice in brackets": (HEAD + "full_name: {id: a, id: b, en: c}\n", [(Code.DUPLICATE_KEY, 3, 20)]),
    "fields of a second key": (HEAD + "name: {x: no}\n", [(Code.DUPLICATE_KEY, 3, 1), (Code.YES_NO_WORD, 3, 11)]),
    "merge key": (HEAD + "<<: {website: x}\n", [(Code.ANCHOR_OR_ALIAS, 3, 1)]),
    "merge key in quotes": (HEAD + '"<<": x\n', [(Code.FIELD_UNKNOWN, 3, 1)]),
    "alias as key": (HEAD + "*x : nilai\n" + ADDRESS, [(Code.ANCHOR_OR_ALIAS, 3, 1)]),
    "anchor on the record": ("&x\n" + HEAD, [(Code.ANCHOR_OR_ALIAS, 1, 1)]),
    "alias as record": ("*x\n", [(Code.ANCHOR_OR_ALIAS, 1, 1)]),
    "tag on the record": ("!!map\n" + HEAD, [(Code.TAG, 1, 1)]),
    "tag on a key": ("audience: public\n!!str name: Yayasan Empatiku\n", [(Code.TAG, 2, 1)]),
    "tag directive": ("%TAG !x! tag:x.example,2024:\n---\n" + HEAD, [(Code.TAG, 1, 1)]),
    "two documents": (HEAD + "---\n" + HEAD, [(Code.SEVERAL_DOCUMENTS, 3, 1)]),
    "three documents": (HEAD + "---\n" + HEAD + "---\n", [(Code.SEVERAL_DOCUMENTS, 3, 1)]),
    "document twice begun": ("---\n" + HEAD + "---\n", [(Code.SEVERAL_DOCUMENTS, 4, 1)]),
    "one document": ("---\n" + HEAD + "...\n", []),
    "nothing": ("", [(Code.EMPTY_FILE, 1, 1)]),
    "a mark alone": (b"\xef\xbb\xbf", [(Code.EMPTY_FILE, 1, 1)]),
    "only comments": ("# satu\n\n# dua\n", [(Code.EMPTY_FILE, 1, 1)]),
    "only a line": ("---\n", [(Code.EMPTY_FILE, 2, 1)]),
    "null": ("null\n", [(Code.EMPTY_FILE, 1, 1)]),
    "list": ("- audience: public\n", [(Code.NOT_A_RECORD, 1, 1)]),
    "text": ("Yayasan Empatiku\n", [(Code.NOT_A_RECORD, 1, 1)]),
    "number": ("5\n", [(Code.NOT_A_RECORD, 1, 1)]),
    "list as key": (HEAD + "? [a]\n: b\n", [(Code.KEY_NOT_TEXT, 3, 3)]),
    "fields as key": (HEAD + "{a: b}: c\n", [(Code.KEY_NOT_TEXT, 3, 1)]),
    "10,000 brackets": (HEAD + "website: " + "[" * 10_000, [(Code.TOO_LARGE, 3, 33)]),
    "10,000 braces": ("{" * 10_000, [*((Code.KEY_NOT_TEXT, 1, n) for n in range(2, 25)), (Code.TOO_LARGE, 1, 25)]),
    "10,000 dashes": ("- " * 10_000, [(Code.TOO_LARGE, 1, 49)]),
    "10,000 question marks": (
        "? " * 10_000,
        [*((Code.KEY_NOT_TEXT, 1, n) for n in range(3, 48, 2)), (Code.TOO_LARGE, 1, 49)],
    ),
    "six thousand comments": (HEAD + ADDRESS + "# x\n" * 6_000, [(Code.TOO_LARGE, 1, 1)]),
    "two megabytes": (HEAD + ADDRESS + "# x\n" * 500_000, [(Code.TOO_LARGE, 1, 1)]),
    "the largest file": (HEAD.encode() + b"#" * (LARGEST_FILE - len(HEAD)), []),
    "a byte more": (HEAD.encode() + b"#" * (LARGEST_FILE - len(HEAD) + 1), [(Code.TOO_LARGE, 1, 1)]),
    "Latin-1": (HEAD.encode() + b"# caf\xe9\n", [(Code.NOT_UTF8, 3, 6)]),
    "Latin-1 after Windows line ends": (b"audience: public\r\nname: caf\xe9\r\n", [(Code.NOT_UTF8, 2, 10)]),
    "surrogate in UTF-8": (HEAD.encode() + b"website: \xed\xa0\x80\n", [(Code.NOT_UTF8, 3, 10)]),
    "overlong": (HEAD.encode() + b"website: \xc0\xaf\n", [(Code.NOT_UTF8, 3, 10)]),
    "cut in the middle of a character": (HEAD.encode() + b"website: \xf0\x9f", [(Code.NOT_UTF8, 3, 10)]),
    "UTF-16": ((HEAD + ADDRESS).encode("utf-16"), [(Code.NOT_UTF8, 1, 1)]),
    "UTF-32": ((HEAD + ADDRESS).encode("utf-32"), [(Code.NOT_UTF8, 1, 1)]),
    "marks as a key": (HEAD + "? \n", [(Code.FIELD_UNKNOWN, 3, 2), (Code.EMPTY_VALUE, 4, 1)]),
    "bracketed key": (HEAD + "(value): x\n", [(Code.FIELD_UNKNOWN, 3, 1)]),
    "quote never closed": ('audience: public\nname: "Yayasan\n' + ADDRESS, [(Code.QUOTE_NOT_CLOSED, 2, 7)]),
    "bracket never closed": (HEAD + "website: [https://x.example/", [(Code.BRACKET_NOT_CLOSED, 3, 10)]),
    "colon without a space": (HEAD + "full_name:\n  id:Yayasan\n  en: x\n", [(Code.SPACE_AFTER_COLON, 4, 3)]),
    "unknown directive": ("%CONTOH\n---\n" + HEAD, [(Code.YAML_SYNTAX, 1, 8)]),
    "other digits": ("audience: public\nname: 1\u0660\u0660\nwebsite: 5\n", [(Code.NOT_TEXT, 3, 10)]),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_file_as_a_whole_is_found_at_fault(name: str, tmp_path: Path) -> None:
    content, expected = WHOLE_FILES[name]
    raw = content if isinstance(content, bytes) else content.encode()
    found = found_in(REAL, tmp_path, ORGANISATION, raw)
    assert found == [(f"records/{ORGANISATION}", *place) for place in expected]


def test_a_billion_laughs_are_nine_findings_a_line(tmp_path: Path) -> None:
    lines = ["x0: &x0 [ha]"] + [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = found_in(REAL, tmp_path, ORGANISATION, (HEAD + "\n".join(lines)).encode())
    codes = [code for _, code, *_ in found]
    assert codes.count(Code.ANCHOR_OR_ALIAS) == 10 + 9 * 9
    assert set(codes) == {Code.ANCHOR_OR_ALIAS, Code.FIELD_UNKNOWN}
