"""The manual of findings, from their catalogue: what a page may say of a code."""

from collections.abc import Iterator

from generator.findings.catalogue import Catalogue
from generator.findings.explain import of_any
from generator.pages.manual import Entry


def manual(catalogue: Catalogue) -> Iterator[Entry]:
    """Every code, in order."""
    for code, entry in sorted(catalogue.entries.items()):
        said = of_any(entry)
        yield Entry(code.value, code.kebab, entry.severity, said.message, said.repair, entry.why, entry.bad, entry.good)
