"""What pages let a browser do."""

import re
from pathlib import Path

import pytest

from generator.language.speech import LANGUAGES, language
from generator.site.around import POLICY, first_page, wrong_address
from generator.site.policy import digest, policy
from generator.site.policy import lacks as lacking
from tests.building import ROOT

OVERRIDES = ROOT / "docs" / "overrides"
ITS = policy(OVERRIDES, "/berdaya/")
HEAD = '\n<!doctype html>\n<html lang="id" class="no-js">\n  <head>\n  <meta charset="utf-8">\n'


def meta(text: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


def lacks(page: str) -> bool:
    return lacking((ITS.text, POLICY))(page.encode())


def directives(text: str) -> dict[str, str]:
    return {name: value for name, _, value in (one.strip().partition(" ") for one in text.split(";"))}


def test_nothing_is_allowed_but_what_is_named() -> None:
    said = directives(ITS.text)
    assert said["default-src"] == said["base-uri"] == said["form-action"] == said["object-src"] == "'none'"
    assert said["style-src"] == said["connect-src"] == "'self'"
    assert said["img-src"] == "'self' data:"
    allowed = said["script-src"].split()
    assert allowed[:2] == ["'self'", "'wasm-unsafe-eval'"]
    assert {one.strip("'") for one in allowed[2:]} == ITS.scripts
    assert len(ITS.scripts) == 3
    assert "unsafe-inline" not in ITS.text


def test_around_the_languages_no_script_is_allowed_at_all() -> None:
    said = directives(POLICY)
    assert said["default-src"] == "'none'"
    assert "script-src" not in said
    languages = [language(code) for code in LANGUAGES]
    for page in (first_page(languages, ()), wrong_address(languages, "https://rekaan.example/a/", ())):
        assert not lacks(page)
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert said["style-src"] == f"'{digest(style)}'"


def test_the_same_theme_gives_the_same_policy_and_another_path_another_script() -> None:
    assert policy(OVERRIDES, "/berdaya/") == ITS
    assert policy(OVERRIDES, "/").scripts != ITS.scripts


def test_a_script_is_named_as_browsers_name_it() -> None:
    assert digest("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


@pytest.mark.parametrize("text", [ITS.text, POLICY])
def test_a_page_that_begins_with_its_policy_lacks_nothing(text: str) -> None:
    assert not lacks(f"{HEAD}{meta(text)}</head>")


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"{HEAD}</head>",
        f"{HEAD}{meta('')}",
        f"{HEAD}{meta(ITS.text.replace('script-src', 'script-src *'))}",
        f"{HEAD}<script>rekaan()</script>{meta(ITS.text)}",
        f'{HEAD}<link rel="stylesheet" href="a.css">{meta(ITS.text)}',
        f"{HEAD}<!-- {meta(ITS.text)} -->",
        f"{HEAD}<title>{meta(ITS.text)}</title>",
        f"{HEAD}<template>{meta(ITS.text)}</template>",
        f"<script>rekaan()</script>{HEAD}{meta(ITS.text)}",
        f"{HEAD.replace('class=', 'onload=rekaan() class=')}{meta(ITS.text)}",
        f"{HEAD}</head><body>{meta(ITS.text)}",
    ],
)
def test_a_page_without_one_is_told(page: str) -> None:
    assert lacks(page)


def test_the_scripts_allowed_are_those_of_the_theme(tmp_path: Path) -> None:
    """Whatever a partial laid over the theme writes is allowed too: it is the project's own, and no record's."""
    partials = tmp_path / "partials" / "javascripts"
    partials.mkdir(parents=True)
    (partials / "content.html").write_text("<script>own()</script>")
    assert digest("own()") in policy(tmp_path, "/").scripts
    assert not re.search("own", policy(tmp_path, "/").text)
