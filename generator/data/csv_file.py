"""The figures of a chart as CSV, one in a row.

In Indonesian, a semicolon divides the cells and a comma the decimals; in English, a comma and a point. So each file
opens in columns where spreadsheets are set to its language, with nothing to choose; a program that reads any one
dialect takes the English one. UTF-8 with a byte order mark, without which Excel takes it for another encoding; lines
end as RFC 4180 has them.

Numbers are plain digits, rounded as on the page and no finer: a count of people or a percentage in a file tells no more
than the page. What is not known, not measured or withheld is said in words in place of the number, and by a code in
`status`, and is never empty or zero. Source and licence stand in every row, since a row may be copied away.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, assert_never, get_args

from babel.numbers import get_decimal_symbol

from generator.charts.chart import Chart, Dated, Datum, DatumUnit, Placed
from generator.language.foreign import plain
from generator.language.speech import Language, LanguageCode, language, round_half_up
from generator.public.values import (
    Amount,
    Between,
    Day,
    Exact,
    NotKnown,
    NotMeasured,
    Period,
    Rounded,
    Window,
    Withheld,
)

FIGURES: Final = (
    "cohort",
    "group",
    "subject",
    "measure",
    "time",
    "amount",
    "amount_to",
    "unit",
    "status",
    "source",
    "licence",
    "figure",
)
"""Columns of a file of figures; `data.column_…` is their name. `amount` and `amount_to` are the same unless only a
range is known. `figure` is the key of a count of people; empty for anything else."""
DATES: Final = ("cohort", "stage", "event", "progress", "from", "to", "status", "planned", "licence")
"""Columns of a file of dates."""
PLACES: Final = ("code", "place", "province", "cohort", "licence")
"""Columns of a file of places, with a row for each cohort that works in one. The code is that of the Ministry of Home
Affairs."""


@dataclass(frozen=True, slots=True)
class DataFile:
    path: str
    """Inside the language's folder: `data/cohorts/bekasi-2023/hijab/budget.csv`."""
    content: bytes

    @property
    def name(self) -> str:
        """What it is called once it lies among other downloads: `bekasi-2023-hijab-budget.csv`."""
        return "-".join(self.path.split("/")[1:]).removeprefix("cohorts-")


def csv_file(path: str, chart: Chart, cohort: str, licence: str, language: Language) -> DataFile:
    """`cohort` is the name of the one that a chart is about; empty for a chart of several."""
    columns = next((_COLUMNS[type(one)] for one in chart.data), FIGURES)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter(language), lineterminator="\r\n")
    writer.writerow([header(column, language) for column in columns])
    for one in chart.data:
        for cells in _rows(one, language):
            row = {"cohort": _text(cohort), **cells, "licence": _text(licence)}
            writer.writerow([row[column] for column in columns])
    return DataFile(path, written.getvalue().encode("utf-8-sig"))


_COLUMNS: Final[Mapping[type[Datum | Dated | Placed], tuple[str, ...]]] = {
    Datum: FIGURES,
    Dated: DATES,
    Placed: PLACES,
}


def _rows(one: Datum | Dated | Placed, language: Language) -> list[dict[str, str]]:
    match one:
        case Datum():
            return [_figure(one, language)]
        case Dated():
            return [_date(one, language)]
        case Placed(code, name, province, cohorts):
            its = {"code": code, "place": _text(name), "province": _text(province)}
            return [{**its, "cohort": _text(cohort)} for cohort in cohorts]


def delimiter(language: Language) -> str:
    return ";" if get_decimal_symbol(language.locale) == "," else ","


def header(column: str, language: Language) -> str:
    return language.word(f"data.column_{column}")


# --- cells --------------------------------------------------------------------------------------------------------


def _figure(datum: Datum, language: Language) -> dict[str, str]:
    low, high = _amounts(datum.amount, datum.unit, language)
    named = {"cohort": _text(datum.cohort)} if datum.cohort is not None else {}
    return {
        **named,
        "group": _text(datum.group),
        "subject": _text(datum.subject),
        "measure": language.word(f"data.measure_{datum.measure}"),
        "time": _time(datum.time, language),
        "amount": low,
        "amount_to": high,
        "unit": language.word(f"data.unit_{datum.unit}"),
        "status": status(datum.amount),
        "source": _text("; ".join(language.cited(citation) for citation in datum.sources)),
        "figure": datum.key or "",
    }


def status(amount: Amount) -> str:
    """The same in both languages, for programs."""
    match amount:
        case Exact():
            return "exact"
        case Between():
            return "range"
        case Rounded():
            return "rounded"
        case NotKnown():
            return "not-known"
        case NotMeasured():
            return "not-measured"
        case Withheld(because):
            return f"withheld-{because}"
        case other:
            assert_never(other)


def _amounts(amount: Amount, unit: DatumUnit, language: Language) -> tuple[str, str]:
    match amount:
        case Exact(value) | Rounded(value):
            return (_digits(value, unit, language),) * 2
        case Between(low, high):
            return _digits(low, unit, language), _digits(high, unit, language)
        case _:
            return (language.amount(amount, "things"),) * 2


def _digits(value: int | Decimal, unit: DatumUnit, language: Language) -> str:
    """As coarse as on the page: whole percent, and nothing beyond three decimals."""
    if unit == "percent":
        return str(round_half_up(value))
    digits = f"{round(Decimal(value), 3):f}"
    whole, _, decimals = digits.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}{get_decimal_symbol(language.locale)}{decimals}" if decimals else whole


def _date(dated: Dated, language: Language) -> dict[str, str]:
    if isinstance(dated.when, Period):
        first, last, known = _iso(dated.when.first), _iso(dated.when.last), "exact"
    else:
        first = last = language.when(dated.when)
        known = status(dated.when)
    return {
        "stage": _text(dated.stage),
        "event": _text(dated.event),
        "progress": language.word(f"charts.status_{dated.status}"),
        "from": first,
        "to": last,
        "status": known,
        "planned": _time(dated.planned, language) or language.word("charts.none"),
    }


def _time(time: Window | Period | None, language: Language) -> str:
    """A period as ISO 8601 has it; a window, which has no dates, in words."""
    if isinstance(time, Period):
        first, last = _iso(time.first), _iso(time.last)
        return first if first == last else f"{first}/{last}"
    return language.window(time) if time else ""


def _iso(day: Day) -> str:
    return "-".join(f"{part:02}" for part in (day.year, day.month, day.day) if part)


_FORMULA: Final = frozenset("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, in wide letters too."""


def _text(words: str) -> str:
    """On one line. What a spreadsheet would reckon out, it shows instead: behind an apostrophe, all is text."""
    line = " ".join(plain(words).split())
    return f"'{line}" if line[:1] in _FORMULA else line


# --- read again ---------------------------------------------------------------------------------------------------


def rows(text: str, language: Language) -> Iterator[dict[str, str]] | None:
    """What a file says, by the keys of its columns; None where it is no file of this language. ValueError for a row
    that is longer or shorter than the head, csv.Error for one that is none."""
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(language), strict=True)
    head = next(read, [])
    for columns in _COLUMNS.values():
        if head == [header(column, language) for column in columns]:
            return (dict(zip(columns, cells, strict=True)) for cells in read)
    return None


def amount_of(row: Mapping[str, str], of: Language) -> Amount | None:
    """The amount in a row of figures; None where it is not written as `csv_file` writes one."""
    return _amount_in(row["unit"], row["status"], row["amount"], row["amount_to"], of.code)


# Files repeat each other.
@lru_cache(maxsize=2**14)
def _amount_in(unit: str, called: str, low: str, high: str, code: LanguageCode) -> Amount | None:
    its = language(code)
    of = next((one for one in _UNITS if unit == its.word(f"data.unit_{one}")), None)
    least, most = _number(low, its), _number(high, its)
    candidates: tuple[Amount, ...] = _NO_NUMBERS
    if least is not None and most is not None:
        candidates = (Exact(least), Rounded(int(least)), Between(least, most))
    cells = called, low, high
    return next((one for one in candidates if of and (status(one), *_amounts(one, of, its)) == cells), None)


_UNITS: Final[tuple[DatumUnit, ...]] = get_args(DatumUnit)
_NO_NUMBERS: Final = (
    NotKnown(None),
    NotMeasured(None),
    Withheld("safety"),
    Withheld("agreement"),
    Withheld("planned"),
)


def _number(cell: str, language: Language) -> Decimal | None:
    found = re.fullmatch(rf"-?[0-9]+(?:{re.escape(get_decimal_symbol(language.locale))}[0-9]+)?", cell)
    return Decimal(cell.replace(",", ".")) if found else None
