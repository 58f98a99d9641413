from generator.checks.languages import in_both_languages
from generator.findings.code import Code
from tests.bad_records.changed import COHORT, PERSON, PLACE, found


def test_texts_in_both_languages_are_fine() -> None:
    assert found(in_both_languages) == []


def test_a_public_text_without_english_is_found_at_its_field() -> None:
    assert found(in_both_languages, (PLACE, "  en: Example City\n", "")) == [(Code.ENGLISH_MISSING, PLACE, 2, 1)]


def test_in_a_list_it_is_found_at_its_item() -> None:
    change = (COHORT, "said: {id: Ini hanya contoh., en: This is only an example.}", "said: {id: Ini hanya contoh.}")
    assert found(in_both_languages, change) == [(Code.ENGLISH_MISSING, COHORT, 32, 13)]


def test_the_reason_of_a_figure_is_a_text_too() -> None:
    change = (COHORT, "  total: 24", "  total: {not_known: {id: Tidak tercatat.}}")
    assert found(in_both_languages, change) == [(Code.ENGLISH_MISSING, COHORT, 12, 11)]


def test_an_internal_record_may_stay_in_indonesian() -> None:
    changes = ((PERSON, "  en: Invented trainer\n", ""), (PERSON, "audience: public\n", ""))
    assert found(in_both_languages, *changes) == []
