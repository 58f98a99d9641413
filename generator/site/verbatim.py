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
        return [
            self.md.htmlStash.store(line)
            if _BEGINS.match(line) and not (around[number] or around[number + 2]) and is_whole(line)
            else line
            for number, line in enumerate(lines)
        ]


# A block to Markdown as well; `id` is left to MkDocs, which looks for what the links of other pages lead to.
_BEGINS: Final = re.compile(r"<(?:details|div|dl|figure|nav|ol|p|table|ul)[ >](?!.*\sid=)")
_TAG: Final = re.compile(r"<(/?)([a-z]+)(?:\s[^<>]*)?(?<!/)>")


def is_whole(line: str) -> bool:
    """Whether the element that a line begins with ends at its end, and not before."""
    first = _TAG.match(line)
    if first is None or not line.endswith(f"</{first[2]}>"):
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){first[2]}[\s>]", line):
        depth += -1 if tag[1] else 1
        if depth <= 0:
            return depth == 0 and tag.end() == len(line)
    return False


class _Extension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — the name is Markdown's
        # After code blocks, in which such a line is an example; before anything that reads tags.
        md.preprocessors.register(Verbatim(md), "verbatim", 24)


def makeExtension() -> Extension:  # noqa: N802 — the name is Markdown's
    return _Extension()
