"""Promises of finding personal data, for any text, and the share found in a thousand sentences with and without."""

import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.safeguarding.names import names_in
from generator.safeguarding.personal_data import Kind, kinds_in
from generator.safeguarding.plain_text import plain
from tests.corpora.harmless import TEMPLATES, harmless_sentences
from tests.corpora.identifiers import DISGUISES, SENTENCES, SPELLINGS, Spelling, as_it_is, identifiers

few = settings(deadline=None, max_examples=100, derandomize=True)
seeds = st.integers(0, 2**32)
# Texts in which the signs of identifiers are frequent.
texts = st.text() | st.text("0123456789 .-/()+@:°'\"\\n~%&#;<>abIlOoJRTNW", max_size=200)


class TestOfAThousand:
    def test_identifiers_all_are_found(self) -> None:
        thousand = list(identifiers(1000, seed=2023))
        assert len({one.sentence for one in thousand}) > 950
        assert [one for one in thousand if one.kind not in kinds_in(one.sentence)] == []

    def test_harmless_sentences_none_is_found(self) -> None:
        thousand = list(harmless_sentences(1000, seed=2023))
        assert len(set(TEMPLATES)) >= 120
        assert [sentence for sentence in thousand if kinds_in(sentence)] == []

    def test_harmless_sentences_none_names_anybody(self) -> None:
        assert [sentence for sentence in harmless_sentences(1000, seed=2023) if names_in(sentence, ())] == []


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.make.__name__)
@few
@given(seed=seeds, disguise=st.sampled_from(DISGUISES), sentence=st.sampled_from(SENTENCES))
def test_an_identifier_is_found_in_every_disguise_and_sentence(
    spelling: Spelling, seed: int, disguise: object, sentence: str
) -> None:
    random = Random(seed)
    assert callable(disguise)
    text = sentence.replace("{}", disguise(spelling.make(random), random))
    assert spelling.kind in kinds_in(text)


@given(text=texts)
@few
def test_any_text_is_read_and_every_kind_told_once_in_order(text: str) -> None:
    found = kinds_in(text)
    assert found == tuple(kind for kind in Kind if kind in found)
    assert names_in(text, ()) in (True, False)


@given(text=texts, seed=seeds)
@few
def test_whatever_stands_in_other_paragraphs_hides_nothing(text: str, seed: int) -> None:
    random = Random(seed)
    spelling = random.choice(SPELLINGS)
    identifier = as_it_is(spelling.make(random), random)
    assert spelling.kind in kinds_in(f"{text}\n\n{identifier}\n\n{text}")


@given(text=texts)
@few
def test_nothing_invisible_is_left_in_a_plain_text(text: str) -> None:
    assert not [
        char
        for char in plain(text)
        if unicodedata.category(char) in ("Cf", "Mn", "Me", "Zs", "Pd") and char not in " -"
    ]


@given(
    words=st.lists(st.sampled_from(["Ibu", "Pak", "Ust.", "Sdri.", "Mrs.", "istri", "wife of", "anaknya,"]), min_size=1)
)
@few
def test_a_listed_person_is_nobody_new_after_any_form_of_address(words: list[str]) -> None:
    text = ". ".join(f"{word} Mira Kusumarini" for word in words)
    assert not names_in(text, ["Mira Kusumarini"])
    assert names_in(text, ["Mira Khayalani"])
