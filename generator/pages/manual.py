"""The manual of findings: one page for each code, and one that lists them. For staff; the search leaves it out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.pages.page import Page, Writer

PLACE = "staff/"
"""Address of the list, inside a language; all pages of the manual lie below it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one code means, in one language."""

    code: str
    name: str
    severity: str
    message: str
    """Of any such finding: `…` stands for what only a certain one could say."""
    repair: str
    why: str
    bad: str
    """Lines of a record, each with its end; or a sentence, which has none."""
    good: str


def pages(entries: Sequence[Entry], writer: Writer) -> Iterator[Page]:
    """`entries` in the order of their codes."""
    word = writer.language.word
    yield writer.page(
        f"{PLACE}index.md",
        title=word("manual.title"),
        description=word("manual.description"),
        template="manual.md.jinja",
        families=[(family, list(its)) for family, its in groupby(entries, key=lambda entry: entry.code[0])],
        place_of=_place_of,
        is_searched=False,
    )
    for entry in entries:
        yield writer.page(
            f"{_place_of(entry.code).rstrip('/')}.md",
            title=f"{entry.code} {entry.name}",
            description=entry.message,
            template="manual_entry.md.jinja",
            entry=entry,
            place=PLACE,
            is_searched=False,
        )


def _place_of(code: str) -> str:
    return f"{PLACE}findings/{code.lower()}/"
