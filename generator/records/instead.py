"""What to write in place of a mistake, where that is certain: tried out on the file before it is said."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Final

from generator.findings.code import Code
from generator.findings.finding import Finding, Span
from generator.records.document import LINE_END, read
from generator.records.kinds import Kind
from generator.records.validate import nearest, validate

LARGEST: Final = 50_000
"""Characters of a file in which repairs are tried: each is read anew."""


def instead(kind: Kind, text: str, finding: Finding, span: Span) -> str | None:
    """What to write in place of `span`, or None where no repair is certain.

    A repair is certain when it can mean only one thing, and the finding is then gone without a new one in its place.
    """
    candidates = _CANDIDATES.get(finding.code)
    if candidates is None or len(text) > LARGEST:
        return None
    start, end = offsets(text, span)
    before = _wrong(kind, finding.file, text)
    for candidate in candidates(text[start:end], finding.words):
        after = _wrong(kind, finding.file, text[:start] + candidate + text[end:])
        if _is_better(before, after, finding.code):
            return candidate
    return None


def offsets(text: str, span: Span) -> tuple[int, int]:
    """Where a span begins and ends, in characters from the start of the text."""
    starts = [0, *(end.end() for end in islice(LINE_END.finditer(text), span.end_line))]
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What is wrong with a file by itself."""

    is_read: bool
    had: Counter[Code]
    stopped_at: int
    """Line at which reading stopped."""


def _wrong(kind: Kind, file: str, text: str) -> _Wrong:
    document, found = read(file, text.encode("utf-8"))
    lines = [one.place.line for one in found if isinstance(one.place, Span)]
    if document is not None:
        found = [*found, *validate(kind, document)[1]]
    return _Wrong(document is not None, Counter(one.code for one in found), max(lines, default=0))


def _is_better(before: _Wrong, after: _Wrong, code: Code) -> bool:
    """One finding less and none more. Where a file could not be read, others were hidden behind it."""
    if before.is_read:
        return after.is_read and after.had < before.had and after.had[code] < before.had[code]
    return after.is_read or after.had[code] < before.had[code] or after.stopped_at > before.stopped_at


# --- what could be meant ----------------------------------------------------------------------------------------------

Candidates = Callable[[str, Mapping[str, str]], Iterator[str]]
"""From what is written, and the words of the finding, to what could be written instead, the likeliest first."""


def _visible(written: str, _: Mapping[str, str]) -> Iterator[str]:
    yield " " if written.isspace() or written in _ESCAPED_SPACES else ""


_ESCAPED_SPACES: Final = frozenset({"\\_", "\\L", "\\P", "\\xa0", "\\u00a0"})


def _spaces(written: str, _: Mapping[str, str]) -> Iterator[str]:
    yield "  " * len(written)


_THOUSANDS: Final = re.compile(
    r"(-?)([0-9]{1,3})((?:([.,_ ])[0-9]{3})(?:\4[0-9]{3})*)(?:(?!\4)[.,](?:00?|-))?", re.ASCII
)


def _without_separators(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """12.500 may be twelve and a half; 500.000 and 1.500.000 are not."""
    found = _THOUSANDS.fullmatch(written)
    if found is not None and (len(found[3]) > 4 or found[3].endswith("000")):
        digits = re.sub(r"[^0-9]", "", found[2] + found[3]).lstrip("0")
        yield f"{found[1]}{digits or '0'}"


_YES: Final = frozenset({"ya", "yes", "y", "on", "benar", "betul", "true"})
_NO: Final = frozenset({"tidak", "no", "n", "off", "bukan", "salah", "false"})


def _yes_or_no(written: str, _: Mapping[str, str]) -> Iterator[str]:
    word = _bare(written).lower()
    yield from ["true"] if word in _YES else ["false"] if word in _NO else []


def _yes_or_no_or_quoted(written: str, words: Mapping[str, str]) -> Iterator[str]:
    yield from _yes_or_no(written, words)
    yield from _quoted(written, words)


def _quoted(written: str, _: Mapping[str, str]) -> Iterator[str]:
    if re.fullmatch(r"[^\s\"\\'][^\n\"\\]*", written):
        yield f'"{written}"'


_SCALES: Final = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9}
_AMOUNT: Final = re.compile(
    r"(?:rp\.? ?|idr ?)?(-?)(?:rp\.? ?|idr ?)?([0-9]+(?:[.,][0-9]+)*)(?: ?(ribu|rb|juta|jt|miliar|milyar))?"
    r"(?: ?(?:rupiah|orang|persen|%|,-))?",
    re.ASCII | re.IGNORECASE,
)


def _number(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """`Rp 5.000.000` and `5 juta` are 5000000; `12,5 %` is 12.5."""
    found = _AMOUNT.fullmatch(_bare(written).strip())
    if found is None:
        return
    sign, digits, scale = found.groups()
    number = next(_without_separators(digits, {}), None)
    if number is None and re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?", digits):
        number = digits.replace(",", ".")
    if number is not None:
        if scale:
            number = str(Decimal(number).scaleb(_SCALES[scale.lower()]).quantize(Decimal(1)))
        yield f"{sign}{number.lstrip('0') if number.isdigit() and number.strip('0') else number}"


_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb", "pebruari"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "agt", "agst", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov", "nopember"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DAY_MONTH_YEAR: Final = re.compile(r"(?:([0-9]{1,2})[ -])?([a-z]+)\.?,?[ -]([0-9]{4})", re.ASCII)
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?", re.ASCII)
_BETWEEN: Final = re.compile(r" (?:s\.?/?d\.?|sampai|hingga|to|-|–) ", re.IGNORECASE)


def _date(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """`22 Agustus 2024`, `2024-8-2` and `22/08/2024`; but 08/12/2024 is August to some and December to others."""
    moments = [_moment(part.strip()) for part in _BETWEEN.split(_bare(written).strip())]
    if 1 <= len(moments) <= 2 and all(moments):
        yield "/".join(moment for moment in moments if moment)


def _moment(written: str) -> str | None:
    if found := _DAY_MONTH_YEAR.fullmatch(written.lower()):
        day, month, year = found[1], _MONTHS.get(found[2]), found[3]
    elif found := _YEAR_FIRST.fullmatch(written):
        year, month, day = found[1], int(found[2]), found[3]
    elif (found := _NUMBERS.fullmatch(written)) and (int(found[1]) > 12 or found[1] == found[2]):
        day, month, year = found[1], int(found[2]), found[3]
    else:
        return None
    if month is None:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _place_code(written: str, _: Mapping[str, str]) -> Iterator[str]:
    if found := re.fullmatch(r"([0-9]{2})[. ]?([0-9]{2})", _bare(written), re.ASCII):
        yield f'"{found[1]}.{found[2]}"'


def _list(written: str, _: Mapping[str, str]) -> Iterator[str]:
    if re.fullmatch(r"[^\s\[\]{}\"'#:][^\[\]{}\"'#:\n]*", written):
        yield from (f"[{written}]", f'["{written}"]')


def _as_text(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """In quotes that do not occur in it. What begins like a list may be meant for one."""
    if written.startswith(("- ", "? ")):
        return
    for quote in ('"', "'"):
        if quote not in written and (quote == "'" or "\\" not in written):
            yield f"{quote}{written}{quote}"


def _closed(written: str, _: Mapping[str, str]) -> Iterator[str]:
    yield written + written[0]


def _requoted(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """`'Jum'at'` with other quotes around it, and `"Melati" jaya` with quotes around the whole."""
    yield from _as_text(_bare(written), {})
    yield from _as_text(written, {})


def _spaced(written: str, _: Mapping[str, str]) -> Iterator[str]:
    """`-kue` and `name:Usaha`."""
    yield re.sub(r"(?m)^(\s*)-(?=[^\W\d_]|[\"'])", r"\1- ", written)
    yield re.sub(r":(?=\S|\Z)", ": ", written, count=1)


def _with_colon(written: str, _: Mapping[str, str]) -> Iterator[str]:
    if re.fullmatch(r"[a-z_]+ ?[=\uff1a].*", written):
        yield re.sub(r" ?[=\uff1a] ?", ": ", written, count=1)


_NEAR: Final = 0.75
"""How much alike two words must be for one to be a slip of the other."""


def _field(written: str, words: Mapping[str, str]) -> Iterator[str]:
    if words.get("nearest") and nearest(_bare(written), [words["nearest"]], _NEAR):
        yield words["nearest"]


def _allowed(written: str, words: Mapping[str, str]) -> Iterator[str]:
    if near := nearest(_bare(written), words["allowed"].split(", "), _NEAR):
        yield near


def _bare(written: str) -> str:
    """Without quotes around it."""
    return written[1:-1] if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'" else written


_CANDIDATES: Final[Mapping[Code, Candidates]] = {
    Code.COLON_IN_TEXT: _as_text,
    Code.QUOTE_NOT_CLOSED: _closed,
    Code.TEXT_AFTER_QUOTE: _requoted,
    Code.SPACE_AFTER_COLON: _spaced,
    Code.BULLET_WITHOUT_SPACE: _spaced,
    Code.COLON_MISSING: _with_colon,
    Code.NEEDS_QUOTES: _as_text,
    Code.BACKSLASH: _requoted,
    Code.INVISIBLE_CHARACTER: _visible,
    Code.TAB: _spaces,
    Code.NUMBER_WITH_SEPARATORS: _without_separators,
    Code.YES_NO_WORD: _yes_or_no_or_quoted,
    Code.LEADING_ZERO: _quoted,
    Code.CLOCK_OR_RATIO: _quoted,
    Code.UNUSUAL_NUMBER: _quoted,
    Code.FIELD_UNKNOWN: _field,
    Code.NOT_TEXT: _quoted,
    Code.NOT_WHOLE_NUMBER: _number,
    Code.NOT_NUMBER: _number,
    Code.NOT_ALLOWED: _allowed,
    Code.NOT_LIST: _list,
    Code.NOT_DATE: _date,
    Code.NOT_PLACE_CODE: _place_code,
    Code.NOT_YES_OR_NO: _yes_or_no,
}
