import re

from generator.findings.code import Code


def test_a_code_is_a_letter_of_its_family_and_two_digits() -> None:
    assert all(re.fullmatch(r"[YFRGMDLSPCOT]\d\d", code) for code in Code)


def test_no_code_has_two_names() -> None:
    assert len({code.value for code in Code}) == len(Code.__members__)


def test_the_name_in_reports_is_the_name_in_the_program() -> None:
    assert Code.NOT_UTF8.kebab == "not-utf8"
    assert Code.DISBURSED_BEFORE_PLAN.kebab == "disbursed-before-plan"
