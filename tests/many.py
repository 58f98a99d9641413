"""The fictional example with as many cohorts as there may be one day, each with words and sources of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from random import Random
from typing import Any

from generator.examine import examine
from generator.pages import outcomes
from generator.pages.page import Page, Writer
from generator.public.parts import parts
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.totals import Total
from generator.public.values import Citation, Text
from tests.building import EXAMPLE, TODAY


@cache
def example() -> PublicPortfolio:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    return read.published(TODAY)


def of_outcomes(shown: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    """All pages of outcomes."""
    split = outcomes.split(shown)
    return (outcomes.page(leaf, split, shown, writer) for leaf in split)


def portfolio(cohorts: int) -> PublicPortfolio:
    """Those of the example over and over, so that there are as many as asked for."""
    shown = example()
    made = tuple(_other(shown.cohorts[number % len(shown.cohorts)], number) for number in range(cohorts))
    return replace(
        shown,
        cohorts=tuple(replace(cohort, id=f"{cohort.id}-{number}") for number, cohort in enumerate(made)),
        sources=tuple(
            replace(source, id=f"{source.id}-{number}", title=_shuffled(source.title, number))
            for number, cohort in enumerate(made)
            for source in shown.sources
            if any(isinstance(one, Citation) and one.source == f"{source.id}-{number}" for one in parts(cohort))
        ),
        participants=_total(shown.participants, made),
        funds=_total(shown.funds, made),
    )


def _other(value: Any, number: int) -> Any:
    if isinstance(value, Text):
        return Text(_shuffled(value.id, number), value.en and _shuffled(value.en, number))
    if isinstance(value, Citation):
        return replace(value, source=f"{value.source}-{number}")
    if isinstance(value, tuple):
        return tuple(_other(one, number) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _other(getattr(value, one.name), number) for one in fields(value) if one.init}
        )
    return value


def _shuffled(text: str, number: int) -> str:
    words = text.split()
    Random(f"{number} {text}").shuffle(words)
    return " ".join((*words, str(number)))


def _total(total: Total, cohorts: Iterable[Cohort]) -> Total:
    sources = (source for cohort in cohorts for source in cohort.participants.sources)
    return replace(total, figure=replace(total.figure, sources=tuple(dict.fromkeys(sources))))
