"""What goes through Markdown unread comes out as if Markdown had read it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from generator.site.verbatim import blocks, makeExtension
from tests.building import ROOT

EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those of the site, and those that MkDocs adds."""


def made(text: str, *more: object) -> str:
    """Empty lines between blocks say nothing in HTML."""
    html = Markdown(extensions=[*EXTENSIONS, *more]).convert(text)  # type: ignore[list-item]
    return re.sub(r"\n{2,}", "\n", html)


LINES = st.sampled_from(
    [
        *("", "", "", "# Judul", "Teks biasa.", "- butir", "```", "    kode", "1. satu", "> kutipan", "| a | b |"),
        *("<p>a</p>", "<p>a <b>b</b></p>", "<div><div>a</div></div>", "<div>", "</div>", "<p>a</p><div>b</div>"),
        *("<p>a", "a</p>", "<div>a</div> b", "<ul><li>a</li></ul>", "<b>a</b>", '<div id="x"></div>', "<p>*a*</p>"),
        *("<figure><svg><path d='M1'/></svg></figure>", "<details><summary>a</summary>b</details>", "<!-- a -->"),
        "<blockquote><p>a</p></blockquote>",
    ]
)


@example("<div>\n\n<p>a</p><div>b</div>")
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_any_page_is_the_same(text: str) -> None:
    assert made(text, makeExtension()) == made(text)


GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("page", sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.md")))
def test_every_golden_page_is_the_same(page: str) -> None:
    text = (GOLDEN / page).read_text("utf-8").split("---\n", 2)[-1]
    assert made(text, makeExtension()) == made(text)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("<p>a</p>", ("<p>a</p>",)),
        ("<p>a</p><div><div>b</div></div>", ("<p>a</p>", "<div><div>b</div></div>")),
        ("<p>a</p> b", ()),
        ("<p>a", ()),
        ("<div></div></div>", ()),
        ("<b>a</b>", ()),
        ("a", ()),
    ],
)
def test_only_whole_blocks_are_left_unread(line: str, found: tuple[str, ...]) -> None:
    assert blocks(line) == found
