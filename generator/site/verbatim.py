"""An extension of Markdown: HTML that stands whole on one line goes into the page as it is.

Markdown does the same, but reads every tag of it first, twice with MkDocs; in a page with pictures that is most of its
work. The result is the same, but for empty lines. Which links and anchors there are, the finished site is asked itself.
"""

import re
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor


class Verbatim(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        around = ["", *lines, ""]
        read: list[str] = []
        for number, line in enumerate(lines):
            found = blocks(line) if line.startswith("<") else ()
            if not found and _OPENS.match(line):
                # What follows stands in this tag, where Markdown does not tell blocks apart.
                return read + lines[number:]
            is_alone = not around[number] and not around[number + 2]
            read += self._unread(found) if found and is_alone and not _ANCHOR.search(line) else [line]
        return read

    def _unread(self, found: tuple[str, ...]) -> list[str]:
        # An empty line after each: Markdown, too, takes one from the other.
        return [one for block in found for one in (self.md.htmlStash.store(block), "")]


# HTML of any kind, also after what marks a list or a quotation.
_OPENS: Final = re.compile(r"[\s>*+.\d-]*<")
# Blocks to Markdown as well.
_BLOCK: Final = re.compile(r"<(blockquote|details|div|dl|figure|nav|ol|p|table|ul)[ >]")
# Left to MkDocs, which looks for what the links of other pages lead to.
_ANCHOR: Final = re.compile(r"\sid=")


def blocks(line: str) -> tuple[str, ...]:
    """What a line holds, where that is nothing but blocks, each with its end."""
    found: list[str] = []
    rest = line
    while rest:
        block = _block(rest)
        if block is None:
            return ()
        found.append(block)
        rest = rest[len(block) :]
    return tuple(found)


def _block(line: str) -> str | None:
    """That with which a line begins, as far as its end."""
    begun = _BLOCK.match(line)
    depth = 0
    for tag in re.finditer(rf"<(/?){begun[1]}[\s>]", line) if begun else ():
        depth += -1 if tag[1] else 1
        if depth == 0:
            return line[: tag.end()]
    return None


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — the name is Markdown's
        # After code blocks, in which such a line is an example; before anything that reads tags.
        md.preprocessors.register(Verbatim(md), "verbatim", 24)


def makeExtension() -> Extension:  # noqa: N802 — the name is Markdown's
    return _Extension()
