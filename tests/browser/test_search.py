"""The search as visitors use it, on the fictional example, in a real browser."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Locator, Page

from generator.site import search
from tests.browser.asked import ASKED
from tests.browser.browser import Browser, served
from tests.browser.looking import barriers, watched

ENOUGH: Final = {"id": 28, "en": 19}
"""Of 30 and 20 questions; the page that answers is among the first three."""


@pytest.fixture(scope="module")
def place(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the site, so that it lives below a path of its own."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "site").symlink_to(example)
    return folder


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    with served(place) as where:
        yield f"{where}/site"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Whatever goes wrong in it fails the test: the policy of the page holds for its search too."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        its = watched(context, address)
        yield its.page
        assert its.wrong == []


def ask(page: Page, query: str) -> list[str]:
    """Types it, and returns the addresses of what is found, inside the language."""
    field, status = page.locator(".md-search__input"), page.locator("#search [role=status]")
    field.fill("")
    field.fill(query)
    hint = page.locator("#search").get_attribute("data-hint")
    page.wait_for_function("hint => document.querySelector('#search [role=status]').textContent !== hint", arg=hint)
    assert status.inner_text()
    found = [link.get_attribute("href") or "" for link in page.locator("#found a").all()]
    return [href.partition("/site/")[2].partition("/")[2] for href in found]


@pytest.mark.parametrize("code", ASKED)
def test_what_visitors_ask_is_answered_by_one_of_the_first_three(code: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{code}/outcomes/")
    missed = {query: wanted for query, wanted in ASKED[code].items() if wanted not in ask(page, query)[:3]}
    assert len(ASKED[code]) - len(missed) >= ENOUGH[code], missed


@pytest.fixture(scope="module")
def parts(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the same site, whose index was made in four parts in each language."""
    folder = tmp_path_factory.mktemp("parts")
    shutil.copytree(example, folder / "site", ignore=shutil.ignore_patterns(search.FOLDER))
    begun: list[str] = []
    make = search.made

    def made(texts: Mapping[str, str], code: str) -> Mapping[str, bytes]:
        begun.append(code)
        return make(texts, code)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "MOST", 40)
        patch.setattr(search, "PER_PART", 40)
        patch.setattr(search, "made", made)
        search.write(folder / "site", search.index(folder / "site", ["id", "en"]))
    assert len(begun) == 8
    with served(folder) as where:
        yield f"{where}/site"


@pytest.mark.parametrize("code", ASKED)
def test_made_in_parts_it_answers_every_question_with_the_same_pages(
    code: str, browser: Browser, page: Page, address: str, parts: str
) -> None:
    """Those shown, and how many there are; also of what nobody wrote, or half."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        its = watched(context, parts)
        page.goto(f"{address}/{code}/outcomes/")
        its.page.goto(f"{parts}/{code}/outcomes/")
        for query in (*ASKED[code], "zebrafinch", "rotan zebrafinch", "kelomp", "2023"):
            whole, joined = sorted(ask(page, query)), sorted(ask(its.page, query))
            told = [one.locator("#search [role=status]").inner_text() for one in (page, its.page)]
            assert told[0] == told[1], query
            # Where there are more than are shown, pages that are as good as each other may stand for each other.
            assert whole == joined or len(whole) == 10, query
        missed = {query: wanted for query, wanted in ASKED[code].items() if wanted not in ask(its.page, query)[:3]}
        assert len(ASKED[code]) - len(missed) >= ENOUGH[code], missed
        assert its.wrong == []


def test_made_in_parts_it_asks_for_no_more_than_made_at_once(browser: Browser, address: str, parts: str) -> None:
    def asked(where: str) -> list[str]:
        """Kinds of files that a first question is answered with."""
        with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
            one, its = context.new_page(), list[str]()
            one.on("request", lambda request: its.append(request.url.partition("?")[0]))
            one.goto(f"{where}/id/", wait_until="networkidle")
            its.clear()
            one.locator(".md-search__input").click()
            ask(one, "rotan")
            one.wait_for_load_state("networkidle")
            return sorted(url.rpartition("/")[2].rpartition(".")[2] for url in its)

    assert asked(parts) == asked(address)


WORDS_OF_ONE_ROOT: Final = (
    ("diri", "mendirikan"),
    ("tulis", "menulis"),
    ("penulisan", "ditulis"),
    ("menulis", "tertulis"),
    ("kirim", "mengirim"),
    ("pengiriman", "kiriman"),
    ("sewa", "menyewa"),
    ("penyewaan", "disewa"),
    ("pakai", "memakai"),
    ("pemakaian", "dipakai"),
    ("masak", "memasak"),
    ("kelola", "mengelola"),
    ("mengelola", "pengelolaan"),
    ("pengelolaan", "dikelola"),
    ("olah", "mengolah"),
    ("modal", "modalnya"),
    ("untung", "keuntungan"),
    ("ajar", "pembelajaran"),
)


def asked_of(pages: Sequence[str], queries: Sequence[str], browser: Browser, place: Path, address: str) -> list[str]:
    """The box of the real page, above an index of `pages` with these words alone: what it shows for each query."""
    folder = place / "words" / "id"
    for number, words in enumerate(pages):
        (folder / str(number)).mkdir(parents=True)
        (folder / str(number) / "index.html").write_text(
            f'<html lang="id"><body data-pagefind-body><h1>{words}</h1></body></html>'
        )
    search.write(place / "words", search.index(place / "words", ["id"]))
    shutil.copy(place / "site" / "id" / "index.html", folder)
    (folder / "assets").symlink_to(place / "site" / "id" / "assets")
    try:
        with browser.new_context() as context:
            one = context.new_page()
            one.goto(f"{address.removesuffix('/site')}/words/id/")
            one.locator(".md-search__input").click()
            shown = []
            for query in queries:
                ask(one, query)
                shown.append(one.locator("#search").inner_text())
            return shown
    finally:
        shutil.rmtree(place / "words")


def test_words_of_one_root_find_each_other(browser: Browser, place: Path, address: str) -> None:
    pages = [f"Halaman {word}" for _, word in WORDS_OF_ONE_ROOT]
    shown = asked_of(pages, [query for query, _ in WORDS_OF_ONE_ROOT], browser, place, address)
    for (query, word), said in zip(WORDS_OF_ONE_ROOT, shown, strict=True):
        assert f"Halaman {word}" in said.splitlines(), query


def test_many_pages_are_counted_as_numbers_are_written(browser: Browser, place: Path, address: str) -> None:
    (said,) = asked_of([f"Kain ke-{number}" for number in range(1_234)], ["kain"], browser, place, address)
    assert "1.234 halaman ditemukan" in said


def test_nothing_is_fetched_before_somebody_turns_to_the_box(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/id/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or "search" in url] == ["/id/assets/search.js"]
    page.locator(".md-search__input").click()
    page.wait_for_load_state("networkidle")
    assert any("pagefind.js" in url for url in asked)
    assert not any("worker" in url for url in asked)


@pytest.mark.parametrize(("code", "says"), [("id", "halaman ditemukan"), ("en", "pages found")])
def test_title_kind_and_sentence_are_shown_and_how_many_pages_there_are(
    code: str, says: str, page: Page, address: str
) -> None:
    page.goto(f"{address}/{code}/")
    page.locator(".md-search__input").click()
    ask(page, {"id": "rotan", "en": "rattan"}[code])
    first = page.locator("#found a").first
    assert (
        first.inner_text().split("\n")
        == {
            "id": ["Kelompok", "Kriya Rotan", "Keranjang dan kap lampu dari rotan"],
            "en": ["Group", "Rattan Crafts", "Rattan baskets and lampshades"],
        }[code]
    )
    assert says in page.locator("#search [role=status]").inner_text()


def test_a_word_that_nobody_wrote_finds_nothing_and_parts_of_a_question_are_said_to_be_parts(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/id/")
    status = page.locator("#search [role=status]")
    assert ask(page, "zebrafinch") == []
    assert "Tidak ada halaman yang cocok" in status.inner_text()
    assert "cohorts/semarang-2023/kriya-rotan/" in ask(page, "rotan zebrafinch")
    assert "memuat sebagian" in status.inner_text()
    # Somebody is still typing.
    assert (ask(page, "kelomp") or [""])[0] != ""


def test_by_keyboard_from_a_key_to_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/id/")
    page.keyboard.press("/")
    assert has_focus(page.locator(".md-search__input"))
    page.keyboard.type("keranjang")
    page.locator("#found a").nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert has_focus(page.locator("#found a").nth(1))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert has_focus(page.locator(".md-search__input"))
    page.keyboard.press("ArrowDown")
    wanted = page.locator("#found a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted}")


def test_enter_opens_the_first_and_escape_goes_back_to_where_the_reader_was(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    link = page.locator(".md-content a.md-button").first
    link.focus()
    page.keyboard.press("s")
    page.keyboard.type("rattan")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("Escape")
    assert has_focus(link)
    assert not page.locator("#found a").first.is_visible()
    page.keyboard.press("f")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kriya-rotan/")


def test_what_is_emptied_shows_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}/id/")
    reset = page.get_by_role("button", name="Kosongkan")
    page.locator(".md-search__input").click()
    assert not reset.is_visible()
    ask(page, "rotan")
    reset.click()
    assert page.locator("#found a").count() == 0
    assert page.locator(".md-search__input").input_value() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_barrier_stands_in_it_closed_or_open_and_it_fits_the_screen(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """On the whole page; the theme had a dialog without a name here."""
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address}/id/", wait_until="networkidle")
        assert barriers(page) == {}
        if width == 360:
            opener = page.get_by_role("button", name="Buka pencarian")
            opener.click()
            assert opener.get_attribute("aria-expanded") == "true"
        else:
            page.get_by_role("textbox", name="Cari di situs ini").click()
        page.keyboard.type("usaha")
        page.locator("#found a").first.wait_for()
        page.wait_for_timeout(600)
        assert barriers(page) == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == 360:
            page.get_by_role("button", name="Tutup pencarian").click()
            assert has_focus(opener)
            assert not page.locator(".md-search__input").is_visible()


def has_focus(element: Locator) -> bool:
    answer: bool = element.evaluate("element => element === document.activeElement")
    return answer


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_there_is_no_dead_box(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/id/")
        assert not page.locator(".md-search__input").is_visible()
        assert not page.locator(".search__open").is_visible()


def test_a_lost_connection_is_said_and_made_good_later(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/id/")
        context.set_offline(True)
        page.locator(".md-search__input").click()
        page.keyboard.type("rotan")
        page.locator("#search [role=status]").filter(has_text="tidak dapat dimuat").wait_for()
        context.set_offline(False)
        assert ask(page, "rotan")
