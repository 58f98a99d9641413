"""The numbers of people as the finished files say them, read as a reader would."""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import Final

import re2

from generator.data import csv_file
from generator.language.speech import Language
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld
from generator.sections import sections
from generator.site.joined import FRAGMENT, MARK


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as one place says it."""

    figure: str
    file: str
    language: str | None
    """None in a file that is for both."""
    amount: Amount


@dataclass(frozen=True, slots=True)
class Said:
    """By one file."""

    statements: tuple[Statement, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Figures, where what is marked as one says no amount of people. Empty where even that cannot be told."""
    counts: frozenset[int] = frozenset()
    """Every number of people, marked or not."""


@dataclass(frozen=True, slots=True)
class Statements:
    said: tuple[Statement, ...]
    unreadable: tuple[tuple[str, str], ...]
    """File and figure."""
    unmarked: tuple[str, ...]
    """Files with a number of people that no marked figure says. Which number is not repeated."""


def read_back(
    files: Iterable[tuple[str, bytes]], languages: Sequence[Language], of_rules: Collection[int] = ()
) -> Statements:
    """`files` with their paths inside the site; `of_rules` are numbers of people that the rules themselves name."""
    return together({path: said(path, data, languages) for path, data in files}, of_rules)


def said(path: str, data: bytes, languages: Sequence[Language]) -> Said:
    """Of people, by the file at `path` inside the site."""
    suffix = path[path.rfind(".") :]
    if suffix not in _TEXTS:
        return Said()
    text = (_repeated(data) if suffix == FRAGMENT else data).decode("utf-8-sig", "replace")
    code = path.partition("/")[0]
    its = [language for language in languages if language.code == code]
    told = list(_told(suffix, text, its, its or languages))
    of = code if its else None
    return Said(
        tuple(Statement(figure, path, of, amount) for figure, amount in told if amount is not None),
        tuple(figure for figure, amount in told if amount is None),
        frozenset(number for view in _views(suffix, text) for number in _counts(*view)),
    )


def together(files: Mapping[str, Said], of_rules: Collection[int]) -> Statements:
    """By path inside the site. A number of people may stand anywhere once a marked figure says it."""
    statements = tuple(one for its in files.values() for one in its.statements)
    known = {number for one in statements for number in _numbers_of(one.amount)} | set(of_rules)
    return Statements(
        statements,
        tuple((path, figure) for path, its in files.items() for figure in its.unreadable),
        tuple(path for path, its in files.items() if not its.counts <= known),
    )


_JSON: Final = (".json", FRAGMENT)
_TEXTS: Final = (".html", ".svg", ".xml", ".json", ".csv", ".txt", FRAGMENT)


def _repeated(packed: bytes) -> bytes:
    """What a fragment of the search index says of its page, as JSON; nothing where it cannot be read."""
    try:
        return gzip.decompress(packed).removeprefix(MARK)
    except (OSError, EOFError, zlib.error):
        return b""


# --- marked figures ---------------------------------------------------------------------------------------------------


def _told(
    suffix: str, text: str, its: Sequence[Language], languages: Sequence[Language]
) -> Iterator[tuple[str, Amount | None]]:
    """Key and amount of every marked figure; no amount where it cannot be read. `its` is the file's own language."""
    if suffix == ".csv":
        yield from _in_csv(text, its)
    else:
        yield from ((figure, _amount(words, languages)) for figure, words in _marked(suffix, text))


def _marked(suffix: str, text: str) -> Iterator[tuple[str, str]]:
    """Key and words of every marked figure; in JSON, of every record with the fields `figure` and `amount`."""
    if suffix in _JSON:
        yield from _in_json(text)
    else:
        found = list(_marks(text))
        yield from ((unescape(one["figure"]), _spaced(unescape(_TAG.sub("", one["words"])))) for one in found)
        # Written in another way, a mark would be passed over.
        yield from [("", "")] * (text.count("data-figure") - len(found))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """One after the other: what stands within another is no mark of its own."""
    at = text.find("data-figure")
    while at >= 0:
        found = _MARKED.match(text, text.rfind("<", 0, at))
        if found is not None:
            yield found
        at = text.find("data-figure", at + 1 if found is None else found.end())


_MARKED = re.compile(r'<(\w+)\s[^<>]*?(?<=\s)data-figure="(?P<figure>[^"]*)"[^<>]*>(?P<words>.*?)</\1>', re.DOTALL)


def _in_json(text: str) -> Iterator[tuple[str, str]]:
    records: list[dict[str, object]] = []

    def keep(record: dict[str, object]) -> dict[str, object]:
        records.append(record)
        return record

    try:
        json.loads(text, object_hook=keep)
    except (ValueError, RecursionError):
        yield "", ""
    yield from _in_records(records)


def _in_records(records: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for record in records:
        if "figure" in record:
            yield str(record["figure"]), _spaced(str(record.get("amount")))


def _in_csv(text: str, its: Sequence[Language]) -> Iterator[tuple[str, Amount | None]]:
    """Of a data file, every row about people; and every row, or the whole file, that is not written as they are."""
    for say in its:
        try:
            rows = csv_file.rows(text, say)
            for row in () if rows is None else rows:
                yield from _in_row(row, say)
        except (ValueError, csv.Error):
            rows = None
        if rows is None:
            yield "", None
    if not its:
        yield "", None


def _in_row(row: Mapping[str, str], say: Language) -> Iterator[tuple[str, Amount | None]]:
    if "figure" not in row:
        return
    amount = csv_file.amount_of(row, say)
    of_people = row["unit"] == say.word("data.unit_people")
    if of_people and row["figure"]:
        yield row["figure"], amount
    elif of_people or row["figure"] or amount is None:
        yield row["figure"], None


def _amount(words: str, languages: Sequence[Language]) -> Amount | None:
    """What would be printed in exactly these words; None where nothing would."""
    numbers = [int(re.sub(r"\D", "", digits)) for digits in _DIGITS.findall(words)]
    candidates: list[Amount] = [NotKnown(None), NotMeasured(None)]
    candidates += [Withheld("safety"), Withheld("agreement"), Withheld("planned")]
    if len(numbers) == 1:
        if words.isdigit():
            return Exact(numbers[0])
        candidates += [Exact(numbers[0]), Rounded(numbers[0]), Exact(-numbers[0])]
    elif len(numbers) == 2:
        candidates.append(Between(numbers[0], numbers[1]))
    return next(
        (one for one in candidates for language in languages if _spaced(language.amount(one, "people")) == words), None
    )


def _numbers_of(amount: Amount) -> tuple[int, ...]:
    match amount:
        case Exact(value) | Rounded(value):
            return (abs(int(value)),)
        case Between(low, high):
            return (int(low), int(high))
        case _:
            return ()


def _spaced(text: str) -> str:
    return " ".join(text.split())


# --- numbers that nobody marked ---------------------------------------------------------------------------------------


_View = tuple[str, Sequence[tuple[int, int]]]
"""Text in small letters, and where in it people are spoken of."""


def _views(suffix: str, text: str) -> Iterator[_View]:
    """`text` as a reader may come to see it: its marks taken out, and with them, for what stands in attributes."""
    if suffix == ".html":
        of_each = [*map(_of_section, sections(text))]
        yield _joined([shown for shown, _ in of_each])
        yield _joined([marked for _, marked in of_each])
        return
    if suffix == ".csv":
        for mark in ",;":
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark)
            yield _view("\n".join(f"{field}: {value}" for row in rows for field, value in row.items()))
    elif suffix in _JSON:
        text = _JSON_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text).replace('"', "")
    if "<" in text:
        yield _view(_unmarked(text))
    yield _view(unescape(text))


@lru_cache(10_000)
def _of_section(html: str) -> tuple[_View, _View]:
    """Of a page, without its marks and with them. No tag, no entity and no word goes on in the next section."""
    shown, marked = _unmarked(html), unescape(html)
    # Few speak of people, and one question tells.
    if _PEOPLE.search(f"{shown} {marked}".lower()) is None:
        return (shown.lower(), ()), (marked.lower(), ())
    return _view(shown), _view(marked)


def _view(text: str) -> _View:
    # In small letters: asked to pass over the case, the patterns take ten times as long.
    small = text.lower()
    return small, [found.span() for found in _PEOPLE.finditer(small)]


def _joined(views: Sequence[_View]) -> _View:
    texts = [text for text, _ in views]
    begins = accumulate(map(len, texts), initial=0)
    people = [(at + begin, at + end) for at, (_, spans) in zip(begins, views, strict=False) for begin, end in spans]
    return "".join(texts), people


def _unmarked(text: str) -> str:
    return unescape(_TAG.sub(" ¦ ", _INLINE_TAG.sub("", text)))


_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|mark|small|span|strong|sub|sup|tspan|u|wbr)\b[^<>]*>")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def counts_of_people(text: str) -> Iterator[int]:
    """Every number that counts people in `text`, in digits or in words, of both languages."""
    return _counts(*_view(text))


def _counts(text: str, people: Iterable[tuple[int, int]]) -> Iterator[int]:
    for begin, end in people:
        yield from _counted(text[max(0, begin - _FAR - 1) : begin], begin > _FAR)
        if after := _SAID_AFTER.match(text, end):
            yield _number(after["number"] or after["cell"])


# Pages repeat each other.
@lru_cache(10_000)
def _counted(text: str, is_within: bool) -> Sequence[int]:
    """Before people, at its end. The first sign of one that is `is_within` a longer text is only what stands before."""
    before = _COUNTED.search(text, int(is_within))
    return [_number(number) for number in (before["first"], before["last"]) if number] if before else ()


_FAR: Final = 80
"""Characters. No number is longer in words, with what may stand between it and the people."""

# By RE2, which looks for all of them at once: a page is long, and they are few.
_PEOPLE = re2.compile(
    r"orang|peserta|perempuan|wanita|ibu|istri|janda|anggota|warga|keluarga|penerima|alumni"
    r"|people|person|participant|wom[ae]n|mother|wife|wives|widow|member|famil(?:y|ies)|beneficiar"
)
_WORDS: Final = {
    word: value
    for value, words in {
        1: "satu one",
        2: "dua two",
        3: "tiga three",
        4: "empat four",
        5: "lima five",
        6: "enam six",
        7: "tujuh seven",
        8: "delapan eight",
        9: "sembilan nine",
        10: "sepuluh ten",
        11: "sebelas eleven",
        12: "selusin twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "seratus",
    }.items()
    for word in words.split()
}
_DIGITS = re.compile(r"\d+(?:[.,]\d{3})*")
_ONE_WORD: Final = rf"(?:{'|'.join(_WORDS)}|belas|puluh|ratus|hundred)"
# A search index runs words together: "September 202440 orang", "Tahun2023Peserta". A year counts nobody.
_NUMBER: Final = (
    r"(?:(?<![\d.,])(?:(?:19|20)\d\d(?![.,]\d))?+\d+(?:[.,]\d{3})*"
    rf"|\b{_ONE_WORD}(?:(?:[\s-]+|\s+(?:dan|and)\s+){_ONE_WORD})*)"
)
_COUNTED = re.compile(
    rf"(?:(?P<first>{_NUMBER})\s*(?:–|(?<=\d)-|\b(?:sampai|hingga|atau|dari|di\s+antara|to|or|(?:out\s+)?of)\b)\s*)?"
    rf"(?P<last>{_NUMBER})[\s-]*(?:(?<=[\s-])[^\W\d_]+[\s-]+)?\Z"
)
# "Peserta: 9", "peserta (9)", or the whole of the next cell; but not "peserta: 9 bulan".
_SAID_AFTER = re.compile(
    rf"[^\W\d_]*\s*(?:[:=(]\s*(?P<number>{_NUMBER})(?=\s*(?:[^\w\s%.,–-]|[.,](?!\d)|\n|\Z))"
    rf"|¦[\s¦]*(?P<cell>{_NUMBER})\s*(?:¦|\Z))"
)


def _number(written: str) -> int:
    if written[0].isdigit():
        return int(re.sub(r"[.,]", "", _YEAR.sub("", written)))
    total = last = 0
    for word in re.findall(r"[a-z]+", written):
        if word == "belas":
            total += 10
        elif word == "puluh":
            total += 9 * last
        elif word in ("ratus", "hundred"):
            total *= 100
        elif word in _WORDS:
            last = _WORDS[word]
            total += last
    return total


_YEAR = re.compile(r"\A(?:19|20)\d\d(?=\d)")
