"""What can be seen of a page from inside a browser."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.browser import Browser

Scheme = Literal["light", "dark"]


def reader(browser: Browser, width: int = 1280, scheme: Scheme = "light", **more: Any) -> BrowserContext:
    # Everything that moves is at its end at once, for what is looked at not to be half-way.
    return browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", **more
    )


@dataclass(slots=True)
class Watched:
    """A page, and what goes wrong in it, one line each: whatever it says to the console, asks of others, does not get,
    or may not do under its policy."""

    page: Page
    wrong: list[str] = field(default_factory=list)


def watched(context: BrowserContext, address: str) -> Watched:
    """A new page of the site at `address`."""
    its = Watched(context.new_page())
    page, wrong = its.page, its.wrong
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None)
    page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    page.expose_function("refused", lambda said: wrong.append(said))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', one =>"
        " refused(`policy: ${one.violatedDirective} ${one.blockedURI}`))"
    )
    return its


# --- barriers ---------------------------------------------------------------------------------------------------------

_RULES: Final = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    # Off by default, since it is new.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

EXCLUDED: Final = {
    # The theme's checkbox that opens the menu stands before the header, since its style sheet needs it there.
    ("region", "#__drawer"),
}
"""Rule and element, of what axe finds and is borne."""


def barriers(page: Page) -> dict[str, list[str]]:
    """What axe finds on the whole page: by rule, the elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(
        """async rules => (await axe.run(document, rules)).violations.map(
            ({id, nodes}) => [id, nodes.map(({html, target}) => [target.join(" "), html.slice(0, 160)])])""",
        _RULES,
    )
    found = {rule: [html for target, html in nodes if (rule, target) not in EXCLUDED] for rule, nodes in violations}
    return {rule: nodes for rule, nodes in found.items() if nodes}


# --- room -------------------------------------------------------------------------------------------------------------


def overflow(page: Page) -> list[str]:
    """What is wider than the screen, or cut off inside its box. Tables and lines of records scroll by themselves, and
    the header repeats the title in as much room as it has."""
    found: list[str] = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth, found = [];
          if (document.documentElement.scrollWidth > width) found.push(`page: ${document.documentElement.scrollWidth}`);
          for (const one of document.querySelectorAll("article *, footer *")) {
            if (one.closest(".scroll, pre, svg, .menu__name") || !one.checkVisibility()) continue;
            const style = getComputedStyle(one), box = one.getBoundingClientRect();
            const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
            if (box.right > width + 1 || (clips && (one.scrollWidth > one.clientWidth + 1
                || one.scrollHeight > one.clientHeight + 1))) found.push(one.outerHTML.slice(0, 120));
          }
          return found.slice(0, 5);
        }"""
    )
    return found


def space_out(page: Page) -> None:
    """Lines, words and letters as far apart as WCAG 1.4.12 has it."""
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
          document.adoptedStyleSheets = [sheet];
        }"""
    )


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


# --- the focus --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is: what holds it, and what is wrong with how it shows."""

    what: str
    wrong: tuple[str, ...]


_STOP: Final = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const wrong = [];
  // A checkbox or radio button that lies under its label shows the focus there.
  const shown = one.matches("#__drawer") ? document.querySelector(".md-header__button[for=__drawer]")
    : one.matches(".md-option") ? one.nextElementSibling : one;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  if (!shown.checkVisibility({visibilityProperty: true, opacityProperty: true})) wrong.push("not visible");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push("outside");
  else {
    // Not under something else: some point of it is its own.
    const points = [.1, .5, .9].flatMap(x =>
      [.2, .5, .8].map(y => [box.left + x * box.width, box.top + y * box.height]));
    const own = points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top && (shown.contains(top) || top.contains(shown));
    });
    if (!own) wrong.push("covered");
  }
  const colour = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [.2126, .7152, .0722].reduce((sum, share, at) => {
    const part = [r, g, b][at] / 255;
    return sum + share * (part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  }, 0);
  const over = ([r, g, b, a = 1], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] > .9) return found.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const inside = parseFloat(style.outlineOffset) < 0;
  const under = ground(inside ? shown : shown.parentElement);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!ring && style.boxShadow === "none" && !shown.closest("form").matches(":focus-within")) wrong.push("no ring");
  if (ring) {
    const [one, two] = [light(over(colour(style.outlineColor), under)), light(under)].sort((a, b) => b - a);
    if ((one + .05) / (two + .05) < 3) wrong.push(`faint ring: ${style.outlineColor} on ${under}`);
  }
  return [one.outerHTML.slice(0, 110), wrong];
}"""


def stops(page: Page, most: int = 400) -> list[Stop]:
    """Every place that the Tab key stops at, from the beginning of the page until it leaves it. Fails where it never
    does."""
    found: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(_STOP)
        if at is None:
            return found
        found.append(Stop(at[0], tuple(at[1])))
    raise AssertionError(f"the focus never leaves: {found[-3:]}")
