from itertools import chain

import pytest

from generator.records.fields import Fields, Words, fields
from generator.records.kinds import RECORD_KINDS
from generator.records.model import Cohort, Kept, Outcome, Published, Source
from generator.records.parts import allowed, parts
from generator.records.values import Figure, Record, Text
from generator.safeguarding.guard import AS_FACTS, OF_ANY_PROGRAMME

INDONESIAN, ENGLISH = fields("id"), fields("en")

MODELS = tuple(dict.fromkeys(chain.from_iterable(parts(kind.model) for kind in RECORD_KINDS)))

EVERY_WORDS = [
    *((kind, INDONESIAN.kinds[kind], ENGLISH.kinds[kind]) for kind in INDONESIAN.kinds),
    *((".".join(key), INDONESIAN.fields[key], ENGLISH.fields[key]) for key in INDONESIAN.fields),
]


def declared_by(model: type[Record], name: str) -> str:
    return next(one.__name__ for one in reversed(model.__mro__) if name in getattr(one, "__annotations__", {}))


DECLARED = {
    (declared_by(model, name), name): field.annotation for model in MODELS for name, field in model.model_fields.items()
}


def test_every_kind_has_words_and_no_other() -> None:
    assert list(INDONESIAN.kinds) == [kind.name for kind in RECORD_KINDS]


def test_every_field_that_a_person_may_write_has_words_and_no_other() -> None:
    assert sorted(INDONESIAN.fields) == sorted(DECLARED)


def test_every_allowed_word_has_its_meaning_and_no_other() -> None:
    for key, annotation in DECLARED.items():
        assert tuple(INDONESIAN.fields[key].values) == allowed(annotation), key


def said(words: Words) -> tuple[str, ...]:
    return (words.title, words.description, *words.values.values())


def test_words_are_there_in_both_languages_and_are_not_the_same() -> None:
    for name, indonesian, english in EVERY_WORDS:
        for one, other in zip(said(indonesian), said(english), strict=True):
            assert one.strip(), name
            assert other.strip(), name
        assert indonesian.description != english.description, name


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_no_words_look_like_what_may_not_be_written(language: Fields) -> None:
    """They are written into new records as comments."""
    for words in (*language.kinds.values(), *language.fields.values()):
        for text in said(words):
            assert OF_ANY_PROGRAMME.broken_by(text) <= AS_FACTS, text


def test_a_description_is_short_and_ends_as_a_sentence() -> None:
    for words in (words for _, *both in EVERY_WORDS for words in both):
        assert len(words.title) <= 40, words
        for text in (words.description, *words.values.values()):
            assert text[-1] in ".?”", text
            assert len(text) <= 200, text


def test_what_records_have_in_common_is_said_once() -> None:
    assert INDONESIAN.of(Cohort, "audience") is INDONESIAN.fields["Published", "audience"]
    assert INDONESIAN.of(Outcome, "notes") is INDONESIAN.fields["Kept", "notes"]


def test_parts_are_met_once_and_from_the_outside_in() -> None:
    assert [part.__name__ for part in parts(Source)] == ["Source", "NotKnown", "Text"]
    assert parts(Cohort)[0] is Cohort
    assert {Figure, Text} < set(parts(Cohort))
    assert not {Kept, Published} & set(MODELS)
