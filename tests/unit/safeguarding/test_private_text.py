"""Texts that are never shown are recognised by a few words in a row, and by nothing less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding.private_text import fingerprints, is_told

NOTE = "Bendahara kelompok pernah berselisih dengan tetangganya soal uang sewa."


class TestTold:
    @pytest.mark.parametrize(
        "text",
        [
            NOTE,
            NOTE.upper(),
            "Kata orang, bendahara kelompok pernah berselisih dengan siapa pun.",
            "… dengan tetangganya soal uang sewa yang mahal",
            "berselisih, dengan “tetangganya” – soal (uang)",
            "berselisih_dengan_tetangganya_soal_uang",
            "berselisih dengan\n\n tetangganya\tsoal uang",
            "ber\u00adselisih de\u200bngan tetangganya soal uang",
            "berselisih &#100;engan tetangganya soal uang",
            "ｂｅｒｓｅｌｉｓｉｈ dengan tetangganya soal uang",
        ],
        ids=ascii,
    )
    def test_five_words_in_a_row_are_enough(self, text: str) -> None:
        assert is_told(text, fingerprints([NOTE]))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "berselisih dengan tetangganya soal",
            "berselisih dengan tetangganya soal harga",
            "uang soal tetangganya dengan berselisih",
            "berselisih dengan para tetangganya soal uang",
        ],
    )
    def test_four_words_or_others_are_not(self, text: str) -> None:
        assert not is_told(text, fingerprints([NOTE]))

    def test_nothing_private_is_never_told(self) -> None:
        assert not is_told(NOTE, fingerprints([]))

    @given(st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=30), st.data())
    def test_any_five_words_of_a_longer_text_tell_it(self, words: list[str], data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(words) - 5))
        assert is_told(" ".join(["x", *words[start : start + 5], "y"]), fingerprints([" ".join(words)]))


class TestShortTexts:
    @pytest.mark.parametrize("short", ["utang pada tetangga", "utang kepada pak lurah", "abcd efgh ijklmnop"])
    def test_of_three_or_four_words_and_sixteen_letters_are_taken_whole(self, short: str) -> None:
        private = fingerprints([short])
        assert is_told(f"Ada {short} di sini", private)
        assert not is_told(short.rpartition(" ")[0], private)
        assert not is_told(short.partition(" ")[2], private)

    @pytest.mark.parametrize(
        "short", ["", "pertanggungjawaban", "pertanggungjawaban keuangan", "abcd efg hijklmno", "a b c d"]
    )
    def test_of_less_are_not_recognised(self, short: str) -> None:
        assert fingerprints([short]) == fingerprints([])


class TestShown:
    def test_what_is_shown_as_well_is_not_private(self) -> None:
        private = fingerprints([NOTE], ["Bendahara kelompok pernah berselisih dengan siapa pun."])
        assert not is_told("Bendahara kelompok pernah berselisih dengan", private)
        assert is_told("kelompok pernah berselisih dengan tetangganya", private)

    @pytest.mark.parametrize("short", ["utang pada tetangga", "utang kepada pak lurah"])
    def test_short_texts_within_longer_ones_are_not_private_either(self, short: str) -> None:
        assert fingerprints([short], [f"Buku mencatat {short} dan lain-lain."]) == fingerprints([])
        assert fingerprints([short], ["Buku mencatat yang lain."]) != fingerprints([])

    def test_a_text_that_is_shown_whole_leaves_nothing_private(self) -> None:
        assert fingerprints([NOTE], [NOTE]) == fingerprints([])


def test_fingerprints_do_not_hold_the_text() -> None:
    assert "tetangga" not in repr(fingerprints([NOTE]))
