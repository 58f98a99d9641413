"""What the sentences beside several charts share."""

from collections.abc import Iterable

from generator.language.speech import Language
from generator.public.values import Figure


def inside(name: str) -> str:
    """A name in the middle of a sentence: `Laba bersih` becomes `laba bersih`, `KUR mikro` stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def sources(figures: Iterable[Figure], language: Language) -> str:
    """The sentence that names them, each once; empty when no figure has any."""
    named = dict.fromkeys(language.cited(citation) for figure in figures for citation in figure.sources)
    return language.word("charts.sources", sources="; ".join(named)) if named else ""


def joined(*sentences: str) -> str:
    """Those that are not empty."""
    return " ".join(filter(None, sentences))
