"""Promises of reading, for any bytes at all."""

import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from click import unstyle
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.checks.across import check
from generator.findings import report
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import Finding, Span
from generator.records.document import Document, compose, decode, locate, read
from generator.records.instead import instead, offsets
from generator.records.kinds import RECORD_KINDS, Kind
from generator.records.load import load, located
from generator.records.model import Kept
from generator.records.remembered import made, written
from generator.records.scalars import Data, Doubtful, Unreadable, resolve
from generator.records.validate import validate
from generator.records.walk import walk
from generator.safeguarding.guard import guard

RECORDS = Path(__file__).parents[2] / "records"
FILES = tuple(sorted(path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*.yml")))
BYTES = {file: (RECORDS / file).read_bytes() for file in FILES}
KINDS = {file: next(kind for kind in RECORD_KINDS if kind.path.fullmatch(file)) for file in FILES}

# The same examples on every run and machine: what fails here fails for everybody.
few = settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

WITHOUT_BLANKS = re.compile(r"[^{}]*")


def examined(kind: Kind, raw: bytes) -> tuple[Document | None, Kept | None]:
    """What can be made of `raw`; every finding has words, and stands inside the file."""
    document, findings = read("records/x.yml", raw)
    record = None
    if document is not None:
        record, found = validate(kind, document)
        findings = [*findings, *found]
    assert findings or record is not None
    text = decode(raw)
    root, _ = compose("records/x.yml", text)
    lines = re.split(r"\r\n|\r|\n", text)
    for finding in findings:
        span = locate(root, finding)
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        said(finding)
        mended(kind, text, finding, span)
    return document, None if findings else record


def mended(kind: Kind, text: str, finding: Finding, span: Span) -> None:
    """What is certain changes nothing but its place, and is not wrong in the same way."""
    if (written := instead(kind, text, finding, span)) is None:
        return
    start, end = offsets(text, span)
    assert written != text[start:end]
    document, found = read("records/x.yml", f"{text[:start]}{written}{text[end:]}".encode())
    if document is not None:
        found = [*found, *validate(kind, document)[1]]
    assert [one for one in found if one == finding] == []


def said(finding: Finding) -> str:
    for language in ("id", "en"):
        message = catalogue(language).message(finding)
        assert WITHOUT_BLANKS.fullmatch(message)
        assert re.search(r"\d{10}", message) is None
    return message


# --- any bytes ----------------------------------------------------------------------------------------------------

FRAGMENTS = [
    *("- ", ": ", "? ", "&a ", "*a", "!x ", "!!str ", "| ", "> ", "'", '"', "[", "]", "{", "}", ",", "#", "%", "@"),
    *("\n", "\r\n", "\n  ", "\n    ", "\t", "---\n", "...\n", "<<: ", "%TAG ! x\n", "\\u202e", "\\ud800", "\\"),
    *("name", "id", "no", "~", "12:30", "0123", "500.000", "2024-02-30", "9" * 30, "(value)", "é", "😀"),
    *("\u200b", "\ufeff", "\u00a0", "\0", "\u2028"),
]

yaml_like = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(lambda parts: "".join(parts).encode())


@few
@given(st.binary(max_size=400), st.sampled_from(RECORD_KINDS))
def test_any_bytes_are_read_or_found_at_fault(raw: bytes, kind: Kind) -> None:
    examined(kind, raw)


@few
@given(yaml_like, st.sampled_from(RECORD_KINDS))
@example(b"(value): x\n", RECORD_KINDS[1])
@example(b"\xef\xbb\xbfa: \xe9\n", RECORD_KINDS[1])
def test_anything_like_yaml_is_read_or_found_at_fault(raw: bytes, kind: Kind) -> None:
    examined(kind, raw)


@few
@given(st.text(max_size=200), st.sampled_from(RECORD_KINDS))
def test_any_text_is_read_or_found_at_fault(text: str, kind: Kind) -> None:
    examined(kind, text.encode("utf-8", "surrogatepass"))


# --- records with something changed -------------------------------------------------------------------------------


def changed(raw: bytes, rng: random.Random) -> bytes:
    """One to three bytes, or short runs of them, flipped, dropped, doubled, or put in."""
    for _ in range(rng.randint(1, 3)):
        at, length = rng.randrange(len(raw) + 1), rng.choice((1, 1, 1, 2, 8))
        middle = rng.choice(
            (
                b"",
                raw[at : at + length] * 2,
                bytes([raw[at % len(raw)] ^ 1 << rng.randrange(8)]) if raw else b"x",
                rng.randbytes(length),
                rng.choice(FRAGMENTS).encode(),
            )
        )
        raw = raw[:at] + middle + raw[at + rng.choice((0, length)) :]
    return raw


def agrees(document: Document, raw: bytes) -> None:
    """What was read without a finding is what PyYAML reads, where all is taken for text; numbers and truth aside."""
    loader = yaml.BaseLoader(decode(raw))
    assert same(document.data, loader.get_single_data())


def same(ours: Data, theirs: Any) -> bool:
    match ours:
        case dict():
            return (
                isinstance(theirs, dict) and list(ours) == list(theirs) and all(same(ours[k], theirs[k]) for k in ours)
            )
        case tuple():
            return isinstance(theirs, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
        case bool():
            return str(theirs).casefold() == str(ours).casefold()
        case int() | Decimal():
            return str(theirs) == str(ours)
        case Unreadable():
            return False
        case text:
            return bool(text == theirs)


def texts(value: object) -> Iterator[str]:
    return (text for _, text in walk(value) if isinstance(text, str))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def a_changed_record(file: str, rng: random.Random) -> None:
    raw = changed(BYTES[file], rng)
    document, record = examined(KINDS[file], raw)
    if document is not None and not read("records/x.yml", raw)[1]:
        agrees(document, raw)
    if document is not None and record is not None:
        assert repr(made(KINDS[file].model, written(record))) == repr(record)
        its_texts = set(written_texts(document.data))
        assert all(text in its_texts or text == "internal" or field_default(text) for text in texts(record))


def written_texts(data: Data) -> Iterator[str]:
    match data:
        case dict():
            for value in data.values():
                yield from written_texts(value)
        case tuple():
            for item in data:
                yield from written_texts(item)
        case str():
            yield folded(data)
        case _:
            pass


def field_default(text: str) -> bool:
    """A word that a record has when nothing is written: the only ones that are no text of the file."""
    return text == "people"


@few
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_changed_record_is_only_found_at_fault_or_read_as_written(file: str, rng: random.Random) -> None:
    a_changed_record(file, rng)


@settings(few, max_examples=60)
@given(file=st.sampled_from(FILES), seed=st.integers(0, 2**32))
def test_a_portfolio_with_a_changed_record_is_reported_without_fail(portfolio: Path, file: str, seed: int) -> None:
    (portfolio / file).write_bytes(changed(BYTES[file], random.Random(seed)))
    try:
        reported(portfolio)
    finally:
        (portfolio / file).write_bytes(BYTES[file])


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(RECORDS, tmp_path_factory.mktemp("changed") / "records")


def reported(folder: Path) -> None:
    loaded = load(folder)
    findings = [*loaded.findings]
    if loaded.portfolio is not None:
        findings += [*check(loaded.portfolio, date(2025, 6, 1)), *guard(loaded.portfolio, date(2025, 6, 1))]
    places = located(folder, findings)
    assert len(places) == len(findings)
    for language in ("id", "en"):
        said = unstyle(report.text(places, catalogue(language)))
        for one in places:
            assert f"{one.finding.file}:{one.span.line}:{one.span.column} {one.finding.code} " in said
        annotations = report.github(places, catalogue(language)).splitlines()
        assert sum(line.startswith("::") for line in annotations) == min(len(findings), report.MOST_ANNOTATIONS)


# --- plain scalars ------------------------------------------------------------------------------------------------

WORDS = ("yes", "no", "on", "off", "y", "n", "null", "true", "false")

scalars = st.one_of(
    st.text(alphabet="0123456789.,_-+:eExXoObB aAfFnN~/", max_size=12),
    st.from_regex(r"[-+]?[0-9]{1,4}([._,:][0-9]{1,3}){0,3}", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True),
    st.sampled_from([form for word in WORDS for form in (word, word.upper(), word.title())]),
)

OLDER: Any = yaml.SafeLoader("")
NO_OTHER_VALUE = {f"tag:yaml.org,2002:{tag}" for tag in ("str", "timestamp", "merge", "value")}
"""What PyYAML calls a text, or a date, which we keep as it is written."""


@settings(few, max_examples=1500)
@given(scalars)
@example("1.5_0")
@example("0.125")
@example("1٠٠")
def test_what_is_text_to_us_is_text_to_other_readers(text: str) -> None:
    """YAML 1.1, as PyYAML reads it, and the core schema of 1.2: neither sees a number, a truth or nothing in it."""
    if resolve(text) == text:
        assert OLDER.resolve(yaml.ScalarNode, text, (True, False)) in NO_OTHER_VALUE
        assert CORE_NUMBER.fullmatch(text) is None


CORE_NUMBER = re.compile(
    r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@settings(few, max_examples=1500)
@given(scalars)
def test_a_number_is_the_same_number_to_other_readers(text: str) -> None:
    value = resolve(text)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        assert yaml.safe_load(text) == pytest.approx(float(value), rel=1e-9)
        assert str(value) == text or text == "-0"


@few
@given(st.text(alphabet="0123456789._ ,", min_size=1, max_size=40))
def test_no_word_of_a_finding_is_longer_than_it_may_be(text: str) -> None:
    value = resolve(text)
    if isinstance(value, Doubtful):
        assert all(len(word) <= 9 for word in value.words.values())
        assert value.code in Code


@settings(few, max_examples=400)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_text_in_quotes_is_what_is_written(text: str) -> None:
    """As soon as nothing in it is invisible."""
    quoted = "'" + text.replace("'", "''") + "'"
    document, findings = read("records/x.yml", f"name: {quoted}\n".encode())
    if not findings:
        assert document is not None
        written = document.data["name"]
        assert isinstance(written, str)
        assert folded(written) == folded(text)


# --- at length ----------------------------------------------------------------------------------------------------


@pytest.mark.battery
@settings(few, max_examples=5_000)
@given(st.one_of(yaml_like, st.binary(max_size=2_000)), st.sampled_from(RECORD_KINDS))
def test_five_thousand_documents(raw: bytes, kind: Kind) -> None:
    examined(kind, raw)


@pytest.mark.battery
def test_twenty_thousand_changed_records() -> None:
    rng = random.Random(20_000)
    for number in range(20_000):
        a_changed_record(FILES[number % len(FILES)], rng)
