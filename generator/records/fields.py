"""What every field is called and what is written in it, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.records.values import Record


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    description: str
    """What to write: a sentence or three."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What each allowed word means; empty where anything may be written."""


@dataclass(frozen=True, slots=True)
class Fields:
    kinds: Mapping[str, Words]
    """By the name of the kind."""
    fields: Mapping[tuple[str, str], Words]
    """By the name of the model that declares the field, and its own."""

    def of(self, model: type[Record], name: str) -> Words:
        """Words of a field. What records have in common is written once, under the model that declares it."""
        return next(words for one in model.__mro__ if (words := self.fields.get((one.__name__, name))) is not None)


@cache
def fields(language: Literal["id", "en"]) -> Fields:
    written = yaml.load(Path(__file__).with_name("fields.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Fields(
        {kind: _words(entry, language) for kind, entry in written["kinds"].items()},
        {
            (model, name): _words(entry, language)
            for model, entries in written["fields"].items()
            for name, entry in entries.items()
        },
    )


def _words(entry: Any, language: str) -> Words:
    meanings = {word: meaning[language] for word, meaning in entry.get("values", {}).items()}
    return Words(entry["title"][language], entry["description"][language], meanings)
