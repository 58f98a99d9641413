"""The finished pages in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from tests.browser.browser import chromium, served
from tests.building import REAL, built

KINDS = {
    "home": "",
    "programme": "programme/",
    "cohorts": "cohorts/",
    "cohort": "cohorts/bekasi-2023/",
    "group": "cohorts/bekasi-2023/hijab/",
    "places": "places/",
    "outcomes": "outcomes/",
    "method": "method/",
    "sources": "sources/",
    "about": "about/",
    "manual": "staff/",
    "manual entry": "staff/findings/y09/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("browser") / "project", REAL).out


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


def reader(browser: Browser, width: int, scheme: Literal["light", "dark"]) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_load_whole_from_here_alone_and_fit_the_screen(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with reader(browser, width, scheme) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
        for path in ["/", *(f"/{code}/{kind}" for code in ("id", "en") for kind in KINDS.values())]:
            page.goto(f"{address}{path}", wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert wrong == [], path


def test_the_language_link_leads_to_the_same_page_and_back(browser: Browser, address: str) -> None:
    with reader(browser, 360, "light") as context:
        page = context.new_page()
        for kind in KINDS.values():
            page.goto(f"{address}/id/{kind}")
            page.locator(".languages__link").click()
            assert page.url == f"{address}/en/{kind}"
            page.locator(".languages__link").click()
            assert page.url == f"{address}/id/{kind}"


def test_a_number_opens_by_keyboard_and_shows_its_source(browser: Browser, address: str) -> None:
    with reader(browser, 360, "light") as context:
        page = context.new_page()
        page.goto(f"{address}/en/{KINDS['group']}")
        number = page.locator(".lead details.number").first
        assert not number.locator("dl").is_visible()
        number.locator("summary").focus()
        page.keyboard.press("Enter")
        assert "Yayasan Empatiku" in number.locator("dl").inner_text()


def test_the_words_of_a_picture_can_be_read_on_the_narrowest_phone(browser: Browser, address: str) -> None:
    with reader(browser, 320, "light") as context:
        page = context.new_page()
        for kind in ("places", "group"):
            page.goto(f"{address}/id/{KINDS[kind]}")
            shown = page.locator("svg.chart").first.evaluate("picture => picture.getBoundingClientRect().width")
            assert shown * 14 / 400 >= 11, kind
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind


@pytest.mark.parametrize(("code", "word", "found"), [("id", "hijab", "Kelompok hijab"), ("en", "culinary", "Culinary")])
def test_search_finds_a_group(browser: Browser, address: str, code: str, word: str, found: str) -> None:
    with reader(browser, 1280, "light") as context:
        page = context.new_page()
        page.goto(f"{address}/{code}/")
        page.locator(".md-search__input").click()
        page.keyboard.type(word)
        page.locator(".md-search-result__item").first.wait_for()
        assert found in page.locator(".md-search-result__list").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_stands_in_what_a_page_says(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    """WCAG A and AA, in the article of every kind of page. What stands around it is Material's."""
    with reader(browser, 360, scheme) as context:
        page = context.new_page()
        found = {}
        for name, kind in KINDS.items():
            page.goto(f"{address}/id/{kind}", wait_until="networkidle")
            options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
            violations = Axe().run(page, context="article", options=options).response["violations"]
            for one in violations:
                found[f"{name}: {one['id']}"] = [node["html"] for node in one["nodes"]][:2]
        assert found == {}
