"""What a code means, for somebody who has just met it."""

import textwrap

import click

from generator.findings.catalogue import Catalogue, Entry, Said
from generator.findings.code import Code

_WIDTH = 88


def explained(code: Code, catalogue: Catalogue) -> str:
    """What is wrong, how to mend it, why it matters, and an example: for a terminal."""
    entry, words = catalogue.entries[code], catalogue.words
    said = of_any(entry)
    head = click.style(f"{code} {code.kebab}", bold=True) + f" ({words[entry.severity]})"
    return "\n".join(
        (
            head,
            "",
            _wrapped(said.message),
            "",
            _wrapped(f"{words['repair']}: {said.repair}"),
            "",
            _wrapped(f"{words['why']}: {entry.why}"),
            "",
            f"{words['bad']}:",
            _indented(entry.bad),
            f"{words['good']}:",
            _indented(entry.good),
        )
    )


def of_any(entry: Entry) -> Said:
    """What is said of any finding of this code; `…` stands for the words that only a certain one has."""
    return entry.without.filled(_Any())


class _Any(dict[str, str]):
    """Stands for words that a finding would have."""

    def __missing__(self, blank: str) -> str:
        return "…"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _indented(example: str) -> str:
    return textwrap.indent(example.rstrip("\n"), "    ") + "\n"
