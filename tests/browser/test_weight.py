"""What a page weighs on its way to a telephone, packed as hosts pack it."""

import gzip
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Request

from tests.browser.browser import Browser
from tests.browser.kinds import KINDS
from tests.browser.looking import reader

MOST_OF_A_PAGE: Final = 20_000
"""Bytes of the HTML alone."""
ALIKE: Final = ("programme", "cohorts", "method", "protection", "sources", "about")
"""Kinds of pages that say about as much in either site."""
MOST_AT_FIRST: Final = 100_000
"""Bytes of all that the first visit fetches, heads of answers included."""


def test_no_page_is_heavy(name: str, real: Path, example: Path) -> None:
    site = {"real": real, "example": example}[name]
    sizes = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes())) for path in site.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MOST_OF_A_PAGE} == {}


def test_the_first_view_of_any_kind_of_page_is_light(browser: Browser, name: str, address: str) -> None:
    """Each as if nothing had been seen before; all at once, since most of the time is waiting for silence."""
    kinds = [kind for kind in KINDS[name] if name == "real" or kind not in ALIKE]
    with ExitStack() as stack:
        pages = {kind: stack.enter_context(reader(browser, 360)).new_page() for kind in kinds}
        asked = {kind: fetched(page) for kind, page in pages.items()}
        for kind, page in pages.items():
            page.goto(f"{address}/id/{KINDS[name][kind]}", wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state("networkidle")
        weights = {kind: sum(map(weight, requests)) for kind, requests in asked.items()}
    assert {kind: one for kind, one in weights.items() if not 30_000 < one <= MOST_AT_FIRST} == {}


def fetched(page: Page) -> list[Request]:
    """Grows with whatever the page fetches from now on."""
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    return requests


def weight(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
