"""A pattern that is only looked for where it can be finds all that it would find anywhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding import personal_data
from generator.safeguarding.searching import Sought, needs, sought


def _all(value: object) -> list[Sought]:
    if isinstance(value, Sought):
        return [value]
    return [one for inner in value for one in _all(inner)] if isinstance(value, tuple) else []


OURS = {
    f"{name} {number}": one
    for name, value in sorted(vars(personal_data).items())
    for number, one in enumerate(_all(value))
}
WORDS = sorted({word for one in OURS.values() for word in one.needs})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(
            [*".:/@ -\n", "12", "0812", "0000", "3,5", "Melati", "a", "No.", "com", "BCA", "ı", "İ", "ſ", "K"]
        ),
        st.text(max_size=3),
    ),
    max_size=14,
).flatmap(lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces), "".join(pieces).upper()]))


@given(text=TEXTS)
def test_every_pattern_of_personal_data_finds_as_much_as_it_would_without_its_needs(text: str) -> None:
    for name, one in OURS.items():
        found = [match.span() for match in one.pattern.finditer(text)]
        assert [match.span() for match in one.finditer(text)] == found, name
        assert (one.search(text) is not None) == bool(found), name
        assert one.sub("~", text) == one.pattern.sub("~", text), name


@pytest.mark.parametrize(
    ("pattern", "its"),
    [
        ("abc", ("abc",)),
        ("ABC", ("abc",)),
        ("a[bc]def", ("def",)),
        ("(?:abc|de)", ("abc", "de")),
        ("(?:abc|d?)", ()),
        ("(?:abc)?de", ("de",)),
        ("(?:abc)+", ("abc",)),
        ("(?:abc)++", ("abc",)),
        ("(?:abc){2,}?", ("abc",)),
        ("(?>abc)", ("abc",)),
        ("(abc)[0-9]", ("abc",)),
        ("(?i:abc)", ("abc",)),
        ("(?=abc)[a-z]", ("abc",)),
        ("(?!abc)[a-z]", ()),
        ("[nk](?:(?<=n)ik|(?<=k)tp)", ("ktp", "nik")),
        ("(?:rek|rekening)", ("rek",)),
        ("ab(?:c|d)efg", ("efg",)),
        ("[0-9]+", ()),
        ("", ()),
    ],
)
def test_what_a_pattern_needs_is_read_from_it(pattern: str, its: tuple[str, ...]) -> None:
    assert needs(re.compile(pattern)) == its


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("kis", "KIS"), ("kis", "\u212ais"), ("kis", "K\u0131s"), ("kis", "k\u0130s"), ("kis", "ki\u017f")],
)
def test_what_passes_over_the_case_passes_over_letters_that_are_taken_for_others(pattern: str, text: str) -> None:
    one = sought(pattern, re.IGNORECASE)
    assert one.pattern.search(text) is not None
    assert one.search(text) is not None


def test_where_nothing_it_needs_stands_a_pattern_is_not_looked_for() -> None:
    one = sought("(?:nik|ktp) [0-9]+")
    assert not one.may_be_in("nomor 12")
    assert one.may_be_in("NIK 12")
    assert sought("[0-9]").may_be_in("")
