"""What is remembered of a file is what was seen of it; and what is wrong with one is never remembered."""

import dataclasses
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld
from generator.safeguarding.audit import Fault, Gate
from generator.seen import Seen, read, written
from generator.site.links import Links
from generator.site.read_back import Said, Statement

PATH, DIGEST = "id/outcomes/index.html", "5" * 64

NUMBERS = st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(
    st.builds(Exact, NUMBERS),
    st.builds(Between, NUMBERS, NUMBERS),
    st.builds(Rounded, st.integers()),
    st.builds(NotKnown, st.none()),
    st.builds(NotMeasured, st.none()),
    st.builds(Withheld, st.sampled_from(["safety", "agreement", "planned"])),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
STATEMENTS = st.lists(st.builds(Statement, WORDS, st.just(PATH), st.sampled_from(["id", "en", None]), AMOUNTS))
SAID = st.builds(
    Said, STATEMENTS.map(tuple), st.just(()), st.frozensets(st.integers(min_value=0) | st.integers(max_value=2**80))
)
ROWS = st.frozensets(WORDS).map(sorted).map(tuple)
LINKS = st.none() | st.builds(Links, ROWS, ROWS)
SEEN = st.builds(Seen, st.just(DIGEST), st.just(()), SAID, LINKS, st.just(False))


def test_every_kind_of_amount_is_among_those_that_are_tried() -> None:
    assert {Exact, Between, Rounded, NotKnown, NotMeasured, Withheld} == set(get_args(Amount))


@given(SEEN)
def test_what_was_written_is_read_as_it_was_seen(seen: Seen) -> None:
    text = written(seen)
    assert text is not None
    again = read(PATH, DIGEST, text)
    assert again == seen
    # 5 is equal to Decimal("5.0"), but is not said in the same words.
    assert repr(sorted(map(repr, again.said.statements))) == repr(sorted(map(repr, seen.said.statements)))


@given(SEEN)
def test_it_is_written_on_one_line_and_the_same_each_time(seen: Seen) -> None:
    text = written(seen)
    assert text is not None
    assert "\n" not in text
    assert written(read(PATH, DIGEST, text)) == text


NUMBERS_ALIKE = (0, Decimal(0), Decimal("-0.0"), 5, Decimal("5.0"), -1, 2**70, Decimal("1E+3"), Decimal("1e-30"))


@pytest.mark.parametrize("number", NUMBERS_ALIKE, ids=repr)
def test_a_number_keeps_its_kind_and_its_places(number: int | Decimal) -> None:
    seen = Seen(DIGEST, (), Said((Statement("a", PATH, None, Exact(number)),)), None, False)
    (one,) = read(PATH, DIGEST, written(seen) or "").said.statements
    assert repr(one.amount) == repr(Exact(number))


@given(SEEN, st.sampled_from(Gate), st.sampled_from(["", "phone-number"]))
def test_a_file_with_a_fault_is_never_remembered(seen: Seen, gate: Gate, kind: str) -> None:
    assert written(dataclasses.replace(seen, faults=(Fault(gate, PATH, kind),))) is None


@given(SEEN)
def test_a_page_without_the_policy_is_never_remembered(seen: Seen) -> None:
    assert written(dataclasses.replace(seen, lacks_policy=True)) is None


@given(SEEN, st.lists(WORDS, min_size=1))
def test_a_figure_that_could_not_be_read_back_is_never_remembered(seen: Seen, figures: list[str]) -> None:
    said = dataclasses.replace(seen.said, unreadable=tuple(figures))
    assert written(dataclasses.replace(seen, said=said)) is None
