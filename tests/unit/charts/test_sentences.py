"""Names and sources within sentences."""

import pytest

from generator.charts.sentences import capitalised, inside, joined, sources
from generator.language.foreign import foreign
from generator.language.speech import language
from generator.public.values import Exact, Figure
from tests.unit.charts.examples import figure


@pytest.mark.parametrize(
    ("name", "said"), [("Laba bersih", "laba bersih"), ("KUR mikro", "KUR mikro"), ("U", "u"), ("", "")]
)
def test_a_name_inside_a_sentence_is_small_unless_it_is_an_abbreviation(name: str, said: str) -> None:
    assert inside(name) == said


def test_so_is_a_name_of_another_language() -> None:
    assert inside(foreign("Laba bersih")) == foreign("laba bersih")


def test_a_sentence_begins_with_a_capital_and_the_rest_stays() -> None:
    assert capitalised("setelah KUR") == "Setelah KUR"


def test_each_source_is_named_once() -> None:
    assert sources([figure(1), figure(2)], language("id")) == "Sumber: Yayasan Contoh (2024)."


def test_no_source_no_sentence() -> None:
    assert sources([Figure(Exact(1), "rupiah", "computed")], language("id")) == ""
    assert joined("Satu.", "", "Dua.") == "Satu. Dua."
