"""Words of another language inside a sentence."""

import pytest

from generator.language.foreign import balanced, foreign, pieces, plain
from generator.language.speech import language
from generator.public.values import Text

LAIN = foreign("Lain-lain")


def test_a_text_is_set_apart_only_where_it_is_not_in_the_language() -> None:
    assert language("en").named(Text("Lain-lain", None)) == LAIN
    assert language("en").named(Text("Lain-lain", "Other")) == "Other"
    assert language("id").named(Text("Lain-lain", None)) == "Lain-lain"


def test_pieces_keep_the_words_and_their_order() -> None:
    said = f"Of {LAIN}, 2 were reached; {LAIN}"
    assert [piece for piece, _ in pieces(said)] == ["Of ", "Lain-lain", ", 2 were reached; ", "Lain-lain"]
    assert [is_foreign for _, is_foreign in pieces(said)] == [False, True] * 2
    assert "".join(piece for piece, _ in pieces(said)) == plain(said)
    assert list(pieces("")) == []


@pytest.mark.parametrize("words", [LAIN[:-1], LAIN[1:], LAIN[0] * 3, LAIN[-1] * 3 + "a", foreign(LAIN)])
def test_signs_without_their_counterpart_are_never_left_standing(words: str) -> None:
    assert "".join(piece for piece, _ in pieces(words)) == plain(words)


def test_a_name_that_goes_on_in_the_next_line_is_opened_there_anew() -> None:
    lines = balanced(("Of \ue0d0kelompok", "anyaman", "rotan\ue0d1, two"))
    assert [list(pieces(line)) for line in lines] == [
        [("Of ", False), ("kelompok", True)],
        [("anyaman", True)],
        [("rotan", True), (", two", False)],
    ]
