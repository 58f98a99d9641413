"""The manual has a page for every code, in both languages, made from the catalogue."""

from html import unescape

import markdown
import pytest

from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.manual import manual
from generator.pages.manual import pages
from generator.pages.page import Page, Writer


def written(code: LanguageCode) -> dict[str, Page]:
    found = list(pages(tuple(manual(catalogue(code))), Writer(language(code), lambda chart: "", "CC BY 4.0")))
    assert len({page.path for page in found}) == len(found)
    return {page.path: page for page in found}


MANUAL = {code: written(code) for code in LANGUAGES}


def said(page: Page) -> str:
    return unescape(markdown.markdown(page.markdown.split("---\n", 2)[2]))


def test_there_is_a_list_and_a_page_for_every_code_in_both_languages() -> None:
    paths = {"staff/index.md"} | {f"staff/findings/{code.lower()}.md" for code in Code}
    assert set(MANUAL["id"]) == set(MANUAL["en"]) == paths


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("code", Code, ids=lambda code: code.kebab)
def test_a_page_says_why_and_shows_the_mistake_and_its_repair_as_they_are_written(
    code: Code, spoken: LanguageCode
) -> None:
    entry = catalogue(spoken).entries[code]
    text = said(MANUAL[spoken][f"staff/findings/{code.lower()}.md"])
    for words in (entry.why, entry.bad, entry.good):
        assert words in text


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_list_leads_to_every_page(spoken: LanguageCode) -> None:
    text = MANUAL[spoken]["staff/index.md"].markdown
    assert all(f'href="findings/{code.lower()}/">{code}</a>' in text for code in Code)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_search_leaves_the_manual_out(spoken: LanguageCode) -> None:
    assert all("search:\n  exclude: true\n" in page.markdown for page in MANUAL[spoken].values())


def test_a_blank_that_only_a_finding_can_fill_is_left_open() -> None:
    assert all("{" not in entry.message + entry.repair for code in LANGUAGES for entry in manual(catalogue(code)))
