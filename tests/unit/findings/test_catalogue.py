import string
from typing import Literal

import pytest

from generator.findings.catalogue import Catalogue, Entry, Said, catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding
from generator.safeguarding.personal_data import kinds_in

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")
BOTH = pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])

each_code = pytest.mark.parametrize("code", Code, ids=lambda code: code.kebab)


def blanks(text: str) -> set[str]:
    return {blank for _, blank, _, _ in string.Formatter().parse(text) if blank}


def texts(entry: Entry) -> tuple[str, ...]:
    return (entry.said.message, entry.said.repair, entry.without.message, entry.without.repair, entry.why)


@each_code
def test_every_code_has_words_in_both_languages(code: Code) -> None:
    for indonesian, english in zip(texts(INDONESIAN.entries[code]), texts(ENGLISH.entries[code]), strict=True):
        assert indonesian.strip()
        assert english.strip()
        assert indonesian != english


@each_code
def test_both_languages_leave_the_same_blanks(code: Code) -> None:
    for indonesian, english in zip(texts(INDONESIAN.entries[code]), texts(ENGLISH.entries[code]), strict=True):
        assert blanks(indonesian) == blanks(english)


@each_code
def test_both_languages_are_as_severe(code: Code) -> None:
    assert INDONESIAN.severity(code) == ENGLISH.severity(code)


MAY_BE_EMPTY = {
    Code.NUMBER_WITH_SEPARATORS: "meant",
    Code.FIELD_UNKNOWN: "nearest",
    Code.NOT_ALLOWED: "nearest",
    Code.UNKNOWN_REFERENCE: "nearest",
    Code.FUND_NOT_THE_SUM: "sum",
    Code.BUDGET_NOT_THE_SUM: "sum",
    Code.LINE_NOT_THE_PRODUCT: "product",
}


@each_code
@BOTH
def test_a_blank_that_can_be_empty_has_words_without_it(language: Catalogue, code: Code) -> None:
    entry = language.entries[code]
    said, without = (blanks(one.message) | blanks(one.repair) for one in (entry.said, entry.without))
    if code in MAY_BE_EMPTY:
        assert MAY_BE_EMPTY[code] in said - without
    else:
        assert entry.without == entry.said


@each_code
@BOTH
def test_the_manual_says_nothing_that_a_record_may_not_say(language: Catalogue, code: Code) -> None:
    entry = language.entries[code]
    assert [text for text in (*texts(entry), entry.bad, entry.good) if kinds_in(text)] == []


def test_nothing_but_codes_is_in_the_catalogue() -> None:
    assert set(INDONESIAN.entries) == set(Code)


def severities(severity: Literal["warning", "note"]) -> set[Code]:
    return {code for code in Code if INDONESIAN.severity(code) == severity}


def test_a_warning_is_what_puts_nothing_wrong_on_a_page() -> None:
    """A story or a picture is left out, a figure stays as it was, somebody is reminded."""
    assert severities("warning") == {
        Code.REVIEW_MISSING,
        Code.CONSENT_LACKING,
        Code.CONSENT_ENDS_SOON,
        Code.RELEASED_OTHERWISE,
    }


def test_a_note_is_what_is_only_left_to_do() -> None:
    assert severities("note") == {Code.ENGLISH_MISSING}


PERSONAL_DATA = (
    Code.IDENTITY_NUMBER,
    Code.PHONE_NUMBER,
    Code.EMAIL,
    Code.HANDLE,
    Code.COORDINATES,
    Code.STREET,
    Code.NUMBER_PLATE,
    Code.BANK_ACCOUNT,
    Code.NAME_NOT_LISTED,
    Code.PICTURE_TELLS,
)


@pytest.mark.parametrize("code", PERSONAL_DATA, ids=lambda code: code.kebab)
@BOTH
def test_personal_data_has_no_blank_to_be_repeated_in_and_leads_to_the_guide(language: Catalogue, code: Code) -> None:
    entry = language.entries[code]
    assert set().union(*map(blanks, texts(entry))) == set()
    assert entry.said.repair.endswith("SAFEGUARDING.md.")


class TestSaid:
    entry = Entry("error", Said("It is {meant}.", "Write {nearest}."), Said("It is.", "Write it."), "", "", "")
    catalogue = Catalogue("en", {Code.TAG: entry}, {})

    def said(self, **words: str) -> str:
        return self.catalogue.message(Finding(Code.TAG, "records/x.yml", TOP_OF_FILE, words))

    def test_words_fill_the_blanks(self) -> None:
        assert self.said(meant="5", nearest="b") == "It is 5. Write b."

    def test_one_empty_word_chooses_what_is_said_without(self) -> None:
        assert self.said(meant="5", nearest="") == "It is. Write it."

    def test_braces_in_a_word_stay_as_they_are(self) -> None:
        assert self.said(meant="{5}", nearest="{nearest.__class__}") == "It is {5}. Write {nearest.__class__}."
