"""Where the links of a page lead."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.links import Broken, Links, broken, links

PAGES = ("index.html", "404.html", "id/index.html", "id/a/index.html", "id/a/b/index.html")
STEPS = st.sampled_from(["..", ".", "", "a", "b", "id", "index.html", "x.css", "%61", "?q", "http:", "404.html"])
BEGINNINGS = st.sampled_from(
    ["", "", "", "/", "//", "http://127.0.0.1:8000/", "http://127.0.0.1:8000/berdaya/", "data:"]
)
ANCHORS = st.sampled_from(["", "#", "#c", "#%63"])
LINKS = st.builds("".join, st.tuples(BEGINNINGS, st.lists(STEPS, max_size=6).map("/".join), ANCHORS))


def of(link: str) -> Links:
    return Links((link,), ("c",))


def as_a_browser_says(page: str, link: str, base: str) -> bool:
    # An address of the site's own leads into it as well.
    own = f"http://127.0.0.1:8000{base}"
    inside = f"{base}{link.removeprefix(own)}" if link.startswith(own) else link
    address = urlsplit(urljoin(f"{base}{page}", inside))
    if address.netloc or address.scheme:
        return False
    target = unquote(address.path).removeprefix(base)
    target = f"{target}index.html" if target == "" or target.endswith("/") else target
    return target not in PAGES or unquote(address.fragment) not in ("", "c")


@given(st.sampled_from(PAGES), LINKS, st.sampled_from(["/", "/berdaya/"]))
def test_a_link_is_broken_when_a_browser_finds_nothing_there(page: str, link: str, base: str) -> None:
    pages = {one: of(link if one == page else "./") for one in PAGES}
    found = list(broken(pages, frozenset(PAGES), f"http://127.0.0.1:8000{base}"))
    assert found == ([Broken(page, link)] if as_a_browser_says(page, link, base) else [])


@pytest.mark.parametrize(
    ("html", "to", "anchors"),
    [
        ('<a href="a/">x</a><a href=\'b\' id="c">', {"a/", "b"}, {"c"}),
        ('<img src="a.png" srcset="b.png 1x, c.png 2x">', {"a.png", "b.png", "c.png"}, set()),
        ('<video poster="p"><form action="q" name="n">', {"p", "q"}, {"n"}),
        ('<p title=\'a > b\' id="d">&lt;a href="no"&gt;', set(), {"d"}),
    ],
)
def test_links_and_anchors_are_read_from_the_tags(html: str, to: set[str], anchors: set[str]) -> None:
    assert links(html) == Links(tuple(sorted(to)), tuple(sorted(anchors)))


def test_a_mark_that_the_parser_breaks_down_over_leads_nowhere() -> None:
    """Whoever tampers with a site can write it; what is said of it is no traceback."""
    found = links('<b"><![cda"> <a href="b/">b</a>')
    assert found.to == ("b/",)
