from pathlib import Path

import pytest

from generator.records.load import load
from generator.records.walk import walk
from generator.safeguarding.labels import labels

REAL = load(Path(__file__).parents[3] / "records").portfolio
assert REAL is not None
SENSITIVE = labels(REAL.programme.record.sensitive_labels)


class TestFound:
    @pytest.mark.parametrize(
        "text",
        [
            "napiter",
            "Istri mantan napiter",
            "NAPITER",
            "Terorisme",
            "terörisme",
            "térorïsme",
            "teroris\u0301me",
            "ｔｅｒｏｒｉｓ",
            "tero\u200bris",
            "tero\u00adris",
            "te\ufeffro\u2060ris",
            "\u202eteroris",
            "(teroris)",
            "_teroris_",
            "eks-napiter",
            "mantan_narapidana",
            "https://x.example/mantan-narapidana/",
            "ex-offenders",
            "ex offender",
            "exoffender",
            "ex\u2011offender",
            "ex – offender",
            "ex\noffender",
            "teroris2023",
        ],
        ids=ascii,
    )
    def test_a_label_however_it_is_spelt_cased_or_joined(self, text: str) -> None:
        assert SENSITIVE.stand_in(text)

    @pytest.mark.parametrize(
        "text", ["narapidananya", "terorismenya", "convicted", "extremists", "prisoners", "radikalisme"]
    )
    def test_a_word_that_begins_with_one(self, text: str) -> None:
        assert SENSITIVE.stand_in(text)

    @pytest.mark.parametrize(
        "text", ["eksnapiter", "kontraterorisme", "antiteroris", "bioterrorism", "deradicalisation", "menteroriskan"]
    )
    def test_a_word_that_holds_a_long_one(self, text: str) -> None:
        assert SENSITIVE.stand_in(text)

    @pytest.mark.parametrize(
        ("label", "text"),
        [
            ("mantan napiter", "Mantan-Napiter"),
            ("mantan napiter", "mantan  napiter"),
            ("mantan napiter", "mantannapiter"),
            ("mantan-napiter", "mantan napiter"),
            ("mantan napiter", "mantan_napiter"),
            ("mantan_napiter", "mantan.napiter"),
            ("C++ (label)", "c label"),
            ("Straße", "STRASSE"),
        ],
    )
    def test_the_words_of_a_label_are_joined_in_any_way(self, label: str, text: str) -> None:
        assert labels((label,)).stand_in(text)


class TestNotFound:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Kelompok hijab",
            "meteoroid",
            "meteor di atas kota",
            "arteri dan vena",
            "interior",
            "narasi",
            "napi",
            "extreme",
            "convince",
            "prison",
        ],
    )
    def test_words_that_are_only_alike(self, text: str) -> None:
        assert not SENSITIVE.stand_in(text)

    @pytest.mark.parametrize(
        ("label", "text"), [("teror", "interorganisasi"), ("HIV", "arhiv"), ("eks", "indeks teks")]
    )
    def test_a_short_label_or_several_words_inside_a_word(self, label: str, text: str) -> None:
        assert not labels((label,)).stand_in(text)

    @pytest.mark.parametrize(
        ("label", "text"),
        [
            ("teror", "teroris"),
            ("HIV", "HIV/AIDS"),
            ("eks", "eks-anggota"),
            ("teror", "aksi teror"),
            ("teror", "aksi_teror"),
        ],
    )
    def test_but_where_a_word_begins_it_is(self, label: str, text: str) -> None:
        assert labels((label,)).stand_in(text)

    def test_six_letters_are_long_enough_to_be_found_inside_a_word_and_five_are_not(self) -> None:
        assert labels(("kusuta",)).stand_in("perkusutan")
        assert not labels(("kusut",)).stand_in("perkusutan")

    def test_every_word_of_a_label_counts_even_of_one_letter(self) -> None:
        assert labels(("golongan c",)).stand_in("Golongan C")
        assert not labels(("golongan c",)).stand_in("Golongan D")

    @pytest.mark.parametrize("words", [(), ("",), ("-",), (" ", "…")])
    def test_nothing_where_there_is_no_label(self, words: tuple[str, ...]) -> None:
        assert not labels(words).stand_in("")
        assert not labels(words).stand_in("teroris - …")


def test_no_record_of_a_unit_carries_one_today() -> None:
    assert REAL is not None
    for unit in REAL.units():
        assert not any(SENSITIVE.stand_in(text) for _, text in walk(unit.record) if isinstance(text, str))
