"""What the sentences beside several charts share."""

from collections.abc import Iterable
from decimal import Decimal

from generator.language.foreign import OPENS
from generator.language.speech import Language
from generator.public.values import Amount, Exact, Figure, Unit


def inside(name: str) -> str:
    """A name in the middle of a sentence: `Laba bersih` becomes `laba bersih`, `KUR mikro` stays."""
    if name.startswith(OPENS):
        return OPENS + inside(name[1:])
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def difference(amount: Amount, unit: Unit, language: Language) -> str:
    """Between two percentages lie percentage points: 5 % less than 20 % would be 19 %."""
    if isinstance(amount, Exact) and unit == "percent":
        # In English, 1 is singular and 1.0 is not.
        form = language.locale.plural_form(Decimal(amount.value).normalize())
        return language.word(f"charts.points.{form}", n=language.number(amount.value))
    return language.amount(amount, unit)


def sources(figures: Iterable[Figure], language: Language) -> str:
    """The sentence that names them, each once; empty when no figure has any."""
    named = dict.fromkeys(language.cited(citation) for figure in figures for citation in figure.sources)
    return language.word("charts.sources", sources="; ".join(named)) if named else ""


def joined(*sentences: str) -> str:
    """Those that are not empty."""
    return " ".join(filter(None, sentences))
