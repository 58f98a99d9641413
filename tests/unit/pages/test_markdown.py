"""Record text is plain text, whatever it looks like."""

from html import unescape
from html.parser import HTMLParser

import markdown
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.markdown import entities

PAYLOADS = (
    "<script>alert(1)</script>",
    "**b**",
    "_i_",
    "`c`",
    "[x](javascript:alert(1))",
    "![x](y)",
    "# h",
    "1. one",
    "- item",
    "> q",
    "a | b",
    "&lt;b&gt;",
    "&amp;",
    "{{ x }}",
    "{: .c }",
    "http://example.org",
    "<https://example.org>",
    "~~s~~",
    "---",
    "***",
    "[^1]",
    "*[A]: b",
    ": d",
    "!!! note",
    "\\*x\\*",
    '" onload="x',
    "' onload='x",
    "===",
    "a  \nb",
    "[TOC]",
    "    code",
    "+ x",
    "10) x",
    "^a^",
    "==m==",
    "$x$",
    "@me",
    "-- x",
    "</div>",
    "<!-- c -->",
    "%%",
    "]]>",
)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(source: str) -> Reader:
    reader = Reader()
    reader.feed(markdown.markdown(source, extensions=["toc", "tables", "fenced_code"]))
    reader.close()
    return reader


def folded(text: str) -> str:
    return " ".join(text.split())


def test_no_payload_becomes_anything_but_its_text() -> None:
    for payload in PAYLOADS:
        for before, tags in (("", ["p"]), ("word ", ["p"]), ("# ", ["h1"])):
            its = read(before + entities(payload))
            assert (its.tags, folded(its.text)) == (tags, folded(before.strip("# ") + " " + payload)), payload


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_text_comes_back_as_itself(text: str) -> None:
    assert folded(unescape(entities(text))) == folded(text)
    its = read(f"<p>{entities(text)}</p>")
    assert (its.tags, folded(its.text)) == (["p"], folded(text))


def test_a_line_break_in_a_text_starts_no_line() -> None:
    assert "\n" not in entities("a\n- b\r\nc")
