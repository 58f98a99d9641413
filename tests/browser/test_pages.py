"""The finished pages in a real browser: whole, safe, and without a barrier in them."""

from collections.abc import Iterable
from typing import Final

import pytest

from generator.language.speech import language
from tests.browser.browser import Browser
from tests.browser.kinds import BESIDE, KINDS
from tests.browser.looking import Scheme, barriers, open_all, overflow, reader, space_out, stops, watched
from tests.building import ROOT

Look = tuple[int, Scheme]

ALL: Final[tuple[Look, ...]] = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
SHOTS: Final = ROOT / "build" / "screenshots"
"""What was seen, for whoever reviews a change; not part of the project."""


def test_every_kind_of_page_is_whole_safe_and_without_barriers(browser: Browser, name: str, address: str) -> None:
    assert looked_at(browser, name, address, "id", ALL) == {}


def test_so_is_every_kind_in_english_with_what_is_in_indonesian_only(browser: Browser, example_address: str) -> None:
    assert looked_at(browser, "example", example_address, "en", [(360, "light")]) == {}


@pytest.mark.battery
def test_so_it_is_in_english_wide_and_narrow_light_and_dark(browser: Browser, name: str, address: str) -> None:
    assert looked_at(browser, name, address, "en", ALL) == {}


def looked_at(browser: Browser, name: str, address: str, code: str, looks: Iterable[Look]) -> dict[str, object]:
    """What is wrong with each kind of page, with every number opened. One visit each: loading takes its time."""
    found: dict[str, object] = {}
    with reader(browser) as context:
        its = watched(context, address)
        page = its.page
        for kind, where in {**{one: f"/{code}/{at}" for one, at in KINDS[name].items()}, **BESIDE}.items():
            page.goto(f"{address}{where}", wait_until="load")
            open_all(page)
            for width, scheme in looks:
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=SHOTS / f"{name}-{code}-{kind.replace(' ', '-')}-{width}-{scheme}.png")
                found[f"{kind}, {width}, {scheme}"] = barriers(page)
                found[f"{kind}, {width}, room"] = overflow(page)
            # As large as 400 % makes a screen of 1280.
            page.set_viewport_size({"width": 320, "height": 256})
            found[f"{kind}, zoomed"] = overflow(page)
            space_out(page)
            found[f"{kind}, spaced"] = overflow(page)
            found[f"{kind}, wrong"] = list(its.wrong)
            its.wrong.clear()
    return {what: how for what, how in found.items() if how}


def test_a_script_that_is_not_the_sites_does_not_run(browser: Browser, real_address: str) -> None:
    planted = (
        '<script>document.title = "ran"</script><img src="assets/none.png" onerror="document.title = \'ran\'">'
        '<a id="planted" href="javascript:document.title = \'ran\'">a</a>'
        '<style>article { display: none }</style><form action="../en/"><button id="sent">b</button></form>'
    )
    with reader(browser) as context:
        its = watched(context, real_address)
        its.page.route(
            "**/id/",
            lambda route: route.fulfill(
                response=(answer := route.fetch()), body=answer.text().replace("</article>", f"{planted}</article>")
            ),
        )
        its.page.goto(f"{real_address}/id/", wait_until="load")
        its.page.locator("#planted").click()
        its.page.evaluate("document.querySelector('#sent').click()")
        its.page.wait_for_timeout(200)
        assert its.page.title() != "ran"
        assert its.page.url == f"{real_address}/id/"
        assert its.page.locator("article").is_visible()
        refused = {one.split()[1] for one in its.wrong if one.startswith("policy:")}
        assert refused == {"script-src-elem", "script-src-attr", "style-src-elem", "form-action"}


def test_the_language_link_leads_to_the_same_page_and_back(browser: Browser, real_address: str) -> None:
    with reader(browser, 360) as context:
        page = context.new_page()
        for kind in (KINDS["real"][one] for one in ("home", "group")):
            page.goto(f"{real_address}/id/{kind}", wait_until="commit")
            page.locator(".languages__link").click(no_wait_after=True)
            page.wait_for_url(f"{real_address}/en/{kind}", wait_until="commit")
            page.locator(".languages__link").click(no_wait_after=True)
            page.wait_for_url(f"{real_address}/id/{kind}", wait_until="commit")


def test_what_a_reader_chose_holds_in_the_other_language(browser: Browser, real_address: str) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    with reader(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{real_address}/id/")
        option = page.get_by_role("radio", name=language("id").word("site.appearance_automatic"))
        option.focus()
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(scheme) == "slate"
        page.goto(f"{real_address}/en/")
        assert page.evaluate(scheme) == "slate"


# --- by keyboard ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("kind", ["home", "cohort", "group", "outcomes"])
def test_the_focus_is_seen_wherever_it_goes_and_goes_everywhere(
    browser: Browser, example_address: str, kind: str, width: int
) -> None:
    with reader(browser, width, "dark" if kind == "group" else "light") as context:
        page = context.new_page()
        page.goto(f"{example_address}/id/{KINDS['example'][kind]}")
        open_all(page)
        found = stops(page)
        assert [(stop.what, stop.wrong) for stop in found if stop.wrong] == []
        meant = page.locator("article :is(a[href], summary, [tabindex='0'])").count()
        assert len(found) >= meant


def test_the_skip_link_leads_into_the_content(browser: Browser, real_address: str) -> None:
    with reader(browser) as context:
        page = context.new_page()
        page.goto(f"{real_address}/id/{KINDS['real']['group']}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.md-skip')")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_number_opens_by_keyboard_and_shows_its_source(browser: Browser, real_address: str) -> None:
    with reader(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{real_address}/en/{KINDS['real']['group']}")
        number = page.locator("article details.number").first
        assert not number.locator("dl").is_visible()
        number.locator("summary").focus()
        page.keyboard.press("Enter")
        assert "Yayasan Empatiku" in number.locator("dl").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_narrow_screen_opens_by_keyboard(browser: Browser, real_address: str, scripts: bool) -> None:
    with reader(browser, 320, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{real_address}/id/")
        link = page.locator(".md-nav--primary").get_by_role("link", name=language("id").word("outcomes.title"))
        assert not link.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        link.wait_for()
        if scripts:
            assert barriers(page) == {}
            page.keyboard.press("Escape")
            link.wait_for(state="hidden")
            assert page.evaluate("document.activeElement.id") == "__drawer"
            page.keyboard.press("Space")
            link.wait_for()
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/id/outcomes/")


# --- without ----------------------------------------------------------------------------------------------------------


def test_without_javascript_all_is_there_and_nothing_is_dead(browser: Browser, name: str, address: str) -> None:
    said: dict[bool, list[str]] = {}
    for scripts in (True, False):
        with reader(browser, 360, java_script_enabled=scripts) as context:
            page = context.new_page()
            said[scripts] = []
            for path in (KINDS[name][kind] for kind in ("home", "cohort", "group", "outcomes")):
                page.goto(f"{address}/id/{path}")
                said[scripts].append(" ".join((page.locator("article").text_content() or "").split()))
                if scripts:
                    continue
                assert page.locator(".languages__link").is_visible(), path
                for dead in (".md-search__input", ".search__open", ".md-option", "[data-md-component=palette]"):
                    assert not page.locator(dead).first.is_visible(), (path, dead)
                for number in page.locator("article details.number").all()[:2]:
                    number.locator("summary").click()
                    assert number.locator("dl").is_visible()
    assert said[True] == said[False]


def test_without_motion_nothing_moves(browser: Browser, example_address: str) -> None:
    with reader(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{example_address}/id/{KINDS['example']['group']}")
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].flatMap(part => {
              const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one, part || null);
              const still = !/[1-9]/.test(transitionDuration) && animationName === "none" && scrollBehavior === "auto";
              return still ? [] : [`${one.tagName}.${one.className}${part}`];
            }))"""
        )
        assert moving == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_the_readers_own_colours_charts_can_still_be_read(
    browser: Browser, example_address: str, scheme: str
) -> None:
    with reader(browser, 360, "dark" if scheme == "dark" else "light", forced_colors="active") as context:
        page = context.new_page()
        for kind in ("cohort", "group"):
            page.goto(f"{example_address}/id/{KINDS['example'][kind]}")
            faint = page.evaluate(
                """() => {
                  const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).map(Number);
                    return (.3 * r + .6 * g + .1 * b) / 255; };
                  const ground = light(getComputedStyle(document.body).backgroundColor);
                  return [...document.querySelectorAll("article svg text")].filter(one =>
                    Math.abs(light(getComputedStyle(one).fill) - ground) < .5).map(one => one.outerHTML);
                }"""
            )
            assert page.locator("article svg text").count() > 0
            assert faint == []


# --- on paper ---------------------------------------------------------------------------------------------------------


def test_on_paper_stands_the_page_alone_with_every_number_opened(browser: Browser, name: str, address: str) -> None:
    with reader(browser) as context:
        page = context.new_page()
        for path in KINDS[name].values():
            page.goto(f"{address}/id/{path}")
            page.emulate_media(media="print")
            # The width of A4 without margins of a centimetre, in CSS pixels.
            page.set_viewport_size({"width": 718, "height": 1047})
            for around in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar--primary", ".md-sidebar--secondary"):
                assert not page.locator(around).first.is_visible(), (path, around)
            hidden = page.evaluate(
                """() => [...document.querySelectorAll("article details > :not(summary)")].filter(one =>
                  !one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
                  || one.getBoundingClientRect().height < 1).map(one => one.outerHTML.slice(0, 120)).slice(0, 3)"""
            )
            assert hidden == [], path
            assert overflow(page) == [], path
            assert page.pdf(format="A4").startswith(b"%PDF"), path
            page.emulate_media(media="screen")
