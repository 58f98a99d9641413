"""Whatever there is in Indonesian only says so on an English page, to whoever has it read aloud."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any, Final

import markdown

from generator.examine import examine
from generator.language.speech import language
from generator.pages.every import pages
from generator.pages.page import Writer
from generator.public.values import Text
from tests.building import EXAMPLE, TODAY

MARK: Final = "DWIBAHASA"
"""Stands in every text that has lost its English."""


def without_english(value: Any) -> Any:
    if isinstance(value, Text):
        return Text(f"{MARK} {value.id}", None)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: without_english(getattr(value, one.name)) for one in fields(value) if one.init}
        )
    if isinstance(value, tuple):
        return tuple(map(without_english, value))
    return value


class Unmarked(HTMLParser):
    """Collects every text and attribute that holds the mark outside of an element that says it is Indonesian."""

    # The words of a chart are joined into sentences before a page is written: each is one text of one language.
    NOT_LOOKED_INTO: Final = "figure"
    VOID: Final = frozenset({"br", "hr", "img", "input", "path", "rect", "circle", "line"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        its = dict(attributes)
        language = its.get("lang") or (self.open[-1][1] if self.open else None)
        if language != "id" and not self.is_chart():
            self.found += [f"{tag} {name}: {value}" for name, value in attributes if value and MARK in value]
        if tag not in self.VOID:
            self.open.append((tag, language))

    def is_chart(self) -> bool:
        return any(name == self.NOT_LOOKED_INTO for name, _ in self.open)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if MARK in data and not self.is_chart() and (not self.open or self.open[-1][1] != "id"):
            self.found.append(f"{'/'.join(name for name, _ in self.open)}: {data}")


def unmarked() -> Iterator[tuple[str, str]]:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    shown = without_english(read.published(TODAY))
    for page in pages(shown, Writer(language("en"), lambda chart: "", "CC BY 4.0")):
        head, _, body = page.markdown.removeprefix("---\n").partition("\n---\n")
        parser = Unmarked()
        parser.feed(markdown.markdown(body, extensions=["toc", "md_in_html"]))
        yield from ((page.path, one) for one in parser.found)
        title = next(line for line in head.splitlines() if line.startswith("title:"))
        if MARK in title and 'lang="id"' not in title:
            yield page.path, title


def test_every_text_says_its_language() -> None:
    assert list(unmarked()) == []
