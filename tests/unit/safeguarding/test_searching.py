"""Patterns that are looked for by their outlines find all that they would find by themselves."""

import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding import personal_data
from generator.safeguarding.searching import Outlines, outline
from tests.corpora.edges import EDGES
from tests.corpora.harmless import harmless_sentences
from tests.corpora.identifiers import identifiers

SIGNS = (*string.printable, "é", "\u0130", "\u0131", "\u017f", "\u212a", "\u212b", "–", "\u2028", "\x1c", "漢", "٣")


def _all(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        return [value]
    return [one for inner in value for one in _all(inner)] if isinstance(value, tuple) else []


OURS = {
    f"{name} {number}": one
    for name, value in sorted(vars(personal_data).items())
    for number, one in enumerate(_all(value))
}
"""Every pattern of personal data, those that only take part in others too."""
OUTLINES = Outlines(OURS.values())
WORDS = sorted({word for one in OURS.values() for word in re.findall(r"[a-z]{2,}", one.pattern)})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(
            [
                *".:/@ -\n",
                "12",
                "0812",
                "0000",
                "3,5",
                "Melati",
                "a",
                "No.",
                "com",
                "BCA",
                "\u0131",
                "\u0130",
                "\u017f",
                "\u212a",
                "\ud800",
            ]
        ),
        st.text(max_size=3),
    ),
    max_size=14,
).flatmap(lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces), "".join(pieces).upper()]))


def missed(text: str) -> list[str]:
    """Names of the patterns that have a match although their outline has none."""
    likely = set(OUTLINES.likely_in(text))
    return [
        name for place, (name, one) in enumerate(OURS.items()) if place not in likely and one.search(text) is not None
    ]


@given(text=TEXTS)
def test_no_pattern_of_personal_data_is_missed(text: str) -> None:
    assert missed(text) == []


def some(row: Any, chance: Random) -> str:
    """A text that has what a pattern asks for, whatever it asks of what stands around."""
    return "".join(_part(kind, value, chance) for kind, value in row)


def _part(kind: Any, value: Any, chance: Random) -> str:
    match kind:
        case op.LITERAL:
            return chance.choice((chr(value), chr(value).swapcase()[:1]))
        case op.IN:
            return chance.choice(_signs(_set(value)) or (chr(value[0][1]),))
        case op.ANY | op.NOT_LITERAL:
            return chance.choice("x1 é")
        case op.SUBPATTERN:
            return some(value[3], chance)
        case op.ATOMIC_GROUP:
            return some(value, chance)
        case op.BRANCH:
            return some(chance.choice(value[1]), chance)
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            fewest, most, row = value
            times = chance.choice((fewest, min(most, fewest + chance.randrange(3))))
            return "".join(some(row, chance) for _ in range(times))
        case op.ASSERT:
            # What comes next may be asked for beforehand: half of the time it is already there.
            return chance.choice(("", some(value[1], chance)))
    return ""


@cache
def _signs(written: str) -> Sequence[str]:
    return [sign for sign in SIGNS if re.match(written, sign)]


_CATEGORIES: Mapping[Any, str] = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _set(members: Any) -> str:
    is_not = "^" if members[0][0] is op.NEGATE else ""
    return f"[{is_not}{''.join(_member(kind, value) for kind, value in members if kind is not op.NEGATE)}]"


def _member(kind: Any, value: Any) -> str:
    if kind is op.CATEGORY:
        return _CATEGORIES[value]
    first, last = value if kind is op.RANGE else (value, value)
    return f"{re.escape(chr(first))}-{re.escape(chr(last))}"


def test_no_match_that_a_pattern_can_have_is_missed() -> None:
    chance, matched = Random(2026), Counter[str]()
    for place, (name, one) in enumerate(OURS.items()):
        row = parser.parse(one.pattern, one.flags)
        for _ in range(400):
            text = chance.choice(("", " ", "a ")) + some(row, chance) + chance.choice(("", " ", ". B 12"))
            if one.search(text) is not None:
                matched[name] += 1
                assert place in OUTLINES.likely_in(text), (name, text)
    assert sum(count >= 4 for count in matched.values()) >= 0.8 * len(OURS), matched


def test_nothing_in_the_corpora_is_missed() -> None:
    texts = [
        *(one.sentence for one in identifiers(1000, seed=7)),
        *harmless_sentences(1000, seed=7),
        *(text for edges in EDGES.values() for text in edges),
    ]
    assert [text for text in texts if missed(text)] == []


@pytest.mark.parametrize(
    ("pattern", "its"),
    [
        ("ab", r"\x{61}\x{62}"),
        ("AB", r"\x{61}\x{62}"),
        ("[Bc-d]", r"(?:\x{62}|\x{63}|\x{64})"),
        ("(?:ab|c)", r"(?:\x{61}\x{62}|\x{63})"),
        ("(a)", r"(?:\x{61})"),
        ("(?>a)", r"(?:\x{61})"),
        ("(?i:A)", r"(?:\x{61})"),
        ("a?", r"(?:\x{61})?"),
        ("a*+", r"(?:\x{61})*"),
        ("a{0,3}", r"(?:\x{61})*"),
        ("a+?", r"(?:\x{61}){1,}"),
        ("a{2,5}", r"(?:\x{61}){2,}"),
        ("a{3}", r"(?:\x{61}){3}"),
        (r"\b(?<=x)(?<!y)a(?=z)(?!q)\Z", r"\x{61}"),
        (".", r"(?:[\x00-\x7f]|[\x80-\xff]+)"),
        ("[^a]", r"(?:[\x00-\x7f]|[\x80-\xff]+)"),
        (r"[\W]", r"(?:[\x00-\x7f]|[\x80-\xff]+)"),
        (r"(a)\1", r"(?:\x{61})(?:[\x00-\x7f]|[\x80-\xff]+)*"),
        ("é", r"[\x80-\xff]+"),
        ("[à-ü]", r"(?:[\x80-\xff]+)"),
        ("\u017f", r"\x{73}"),
        ("[\u0140-\u0180]", r"(?:\x{73}|[\x80-\xff]+)"),
        (r"\d", r"(?:[0-9]|[\x80-\xff]+)"),
        ("", ""),
    ],
)
def test_an_outline_is_read_from_its_pattern(pattern: str, its: str) -> None:
    assert outline(re.compile(pattern)) == its


def test_what_no_outline_can_be_read_from_is_said() -> None:
    with pytest.raises(ValueError, match="GROUPREF_EXISTS"):
        outline(re.compile("(a)?(?(1)b|c)"))


@pytest.mark.parametrize("category", [r"\d", r"\w", r"\s", r"\D", r"\W", r"\S", "(?i:i)", "(?i:k)", "(?i:s)"])
def test_every_sign_that_a_pattern_takes_its_outline_takes(category: str) -> None:
    one = re.compile(category)
    of = Outlines([one])
    assert [sign for sign in SIGNS if one.search(sign) and not of.likely_in(sign)] == []


@pytest.mark.parametrize("text", ["KIS", "\u212ais", "K\u0131s", "k\u0130s", "ki\u017f", "K\u0130\u017f"])
def test_what_passes_over_the_case_passes_over_letters_that_are_taken_for_others(text: str) -> None:
    one = re.compile("kis", re.IGNORECASE)
    assert one.search(text) is not None
    assert list(Outlines([one]).likely_in(text)) == [0]


def test_only_the_patterns_whose_outlines_are_there_are_likely() -> None:
    three = Outlines(map(re.compile, ("nik [0-9]+", "ktp", "nik")))
    assert list(three.likely_in("NIK 12")) == [0, 2]
    assert list(three.likely_in("nomor 12")) == []
    assert list(Outlines([re.compile("a*")]).likely_in("")) == [0]


def test_where_nothing_can_be_looked_for_all_are_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without memory RE2 says that nothing is there, not even what is in every text."""

    class Nothing:
        def Match(self, _: bytes) -> list[int]:  # noqa: N802 — the name is RE2's
            return []

    two = Outlines(map(re.compile, ("nik", "ktp")))
    monkeypatch.setattr(two, "_all", Nothing())
    assert list(two.likely_in("nomor 12")) == [0, 1]
