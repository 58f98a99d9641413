import string

import pytest

from generator.findings.catalogue import Catalogue, Entry, catalogue
from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")

each_code = pytest.mark.parametrize("code", Code, ids=lambda code: code.kebab)


def blanks(message: str) -> set[str]:
    return {blank for _, blank, _, _ in string.Formatter().parse(message) if blank}


@each_code
def test_every_code_has_words_in_both_languages(code: Code) -> None:
    indonesian, english = INDONESIAN.entries[code], ENGLISH.entries[code]
    assert indonesian.message.strip()
    assert english.message.strip()
    assert indonesian.message != english.message


@each_code
def test_both_languages_leave_the_same_blanks(code: Code) -> None:
    assert blanks(INDONESIAN.entries[code].message) == blanks(ENGLISH.entries[code].message)


@each_code
def test_both_languages_are_as_severe(code: Code) -> None:
    assert INDONESIAN.severity(code) == ENGLISH.severity(code)


@each_code
def test_a_message_without_words_has_no_blanks(code: Code) -> None:
    for language in (INDONESIAN, ENGLISH):
        entry = language.entries[code]
        assert blanks(entry.without) == set() or entry.without == entry.message


@pytest.mark.parametrize(
    ("code", "blank"),
    [
        (Code.NUMBER_WITH_SEPARATORS, "meant"),
        (Code.FIELD_UNKNOWN, "nearest"),
        (Code.UNKNOWN_REFERENCE, "nearest"),
        (Code.FUND_NOT_THE_SUM, "sum"),
        (Code.BUDGET_NOT_THE_SUM, "sum"),
        (Code.LINE_NOT_THE_PRODUCT, "product"),
    ],
    ids=lambda one: one.kebab if isinstance(one, Code) else one,
)
@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_a_blank_that_can_be_empty_has_a_message_without(language: Catalogue, code: Code, blank: str) -> None:
    entry = language.entries[code]
    assert blank in blanks(entry.message)
    assert entry.without != entry.message


def test_nothing_but_codes_is_in_the_catalogue() -> None:
    assert set(INDONESIAN.entries) == set(Code)


def test_a_warning_is_what_puts_nothing_wrong_on_a_page() -> None:
    """A text stays in Indonesian, a story or a picture is left out, a figure stays as it was, somebody is reminded."""
    assert {code for code in Code if INDONESIAN.severity(code) == "warning"} == {
        Code.ENGLISH_MISSING,
        Code.REVIEW_MISSING,
        Code.CONSENT_LACKING,
        Code.CONSENT_ENDS_SOON,
        Code.RELEASED_OTHERWISE,
    }


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
@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_personal_data_has_no_blank_to_be_repeated_in_and_leads_to_the_guide(language: Catalogue, code: Code) -> None:
    entry = language.entries[code]
    assert blanks(entry.message) == set()
    assert entry.message.endswith("SAFEGUARDING.md.")


class TestMessage:
    catalogue = Catalogue({Code.TAG: Entry("error", "Write {meant} or {nearest}.", "Write it.")})

    def said(self, **words: str) -> str:
        return self.catalogue.message(Finding(Code.TAG, "records/x.yml", TOP_OF_FILE, words))

    def test_words_fill_the_blanks(self) -> None:
        assert self.said(meant="5", nearest="b") == "Write 5 or b."

    def test_one_empty_word_chooses_the_message_without(self) -> None:
        assert self.said(meant="5", nearest="") == "Write it."

    def test_braces_in_a_word_stay_as_they_are(self) -> None:
        assert self.said(meant="{5}", nearest="{nearest.__class__}") == "Write {5} or {nearest.__class__}."
