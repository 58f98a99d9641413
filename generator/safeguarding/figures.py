"""Figures of the records, made ready to be shown: protected, and with what stands behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.public.portfolio import Source
from generator.public.values import (
    Amount,
    Between,
    Citation,
    Exact,
    Figure,
    NotKnown,
    NotMeasured,
    Part,
    Period,
    Text,
    Unit,
    Window,
    Withheld,
)
from generator.records import values
from generator.records.model import Indicator
from generator.safeguarding.disclosure import SAFETY, count_of_people, share_of_people
from generator.safeguarding.policy import Threshold

Parts = tuple[tuple[Part, Amount, Unit], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Turns figures of records into public ones. `source` is always the record's own, for figures that name none."""

    threshold: Threshold
    sources: Mapping[str, Source]

    def money(self, figure: values.Figure, source: str | None) -> Figure:
        """Rupiah of a group or a fund. There is no money of a person in the records."""
        return self.standing_on(recorded(figure), figure, "rupiah", source)

    def people(self, figure: values.Figure, source: str | None) -> Figure:
        return self.standing_on(count_of_people(recorded(figure), self.threshold), figure, "people", source)

    def aimed_at(self, figure: values.Figure, indicator: Indicator, source: str | None) -> Figure:
        """A target: what was planned tells of nobody, unless it is itself a small count."""
        amount = recorded(figure)
        if indicator.unit == "people":
            amount = count_of_people(amount, self.threshold)
        return self.standing_on(amount, figure, indicator.unit, source)

    def measured(
        self, figure: values.Figure, indicator: Indicator, window: Window | Period | None, source: str | None
    ) -> Figure:
        """A baseline or an actual, over its window."""
        amount, parts = recorded(figure), Parts()
        if indicator.unit == "people":
            amount = count_of_people(amount, self.threshold)
        elif figure.share is not None:
            part, whole = figure.share.part, figure.share.whole
            amount = share_of_people(part, whole, indicator.benign, self.threshold)
            if isinstance(amount, Exact):
                parts = (("part", Exact(part), "people"), ("whole", Exact(whole), "people"))
        elif indicator.unit == "percent" and indicator.percent_of == "people" and figure.is_number:
            # A percentage of people whose number is not told may be one of three.
            amount = SAFETY
        return self.standing_on(amount, figure, indicator.unit, source, parts, window)

    def standing_on(
        self,
        amount: Amount,
        figure: values.Figure,
        unit: Unit,
        source: str | None,
        parts: Parts = (),
        window: Window | Period | None = None,
    ) -> Figure:
        """A protected amount with what stands behind it. A withheld one takes nothing along that could tell of it."""
        if isinstance(amount, Withheld):
            return Figure(amount, unit, "recorded", window=window)
        return Figure(
            amount=amount,
            unit=unit,
            how="computed" if parts else "recorded",
            parts=parts,
            window=window,
            sources=self.cited(figure.source or source),
            caveats=(text(figure.caveat),) if figure.caveat else (),
        )

    def cited(self, *names: str | None) -> tuple[Citation, ...]:
        """Each source once, in the order named."""
        return tuple(self.citation(name) for name in dict.fromkeys(names) if name is not None)

    def citation(self, name: str) -> Citation:
        cited = self.sources[name]
        year = cited.published.first.year if isinstance(cited.published, Period) else None
        return Citation(name, cited.publisher.name, year, cited.covers)


def recorded(figure: values.Figure) -> Amount:
    """The amount as recorded, before anything is withheld. A share becomes a percentage in its own place."""
    if figure.exact is not None:
        return Exact(figure.exact)
    if figure.range is not None:
        return Between(figure.range.low, figure.range.high)
    if figure.not_measured is not None:
        return NotMeasured(text(figure.not_measured))
    if figure.withheld is not None:
        return Withheld(figure.withheld)
    return NotKnown(perhaps(figure.not_known))


def summed(figures: Sequence[Figure | None]) -> Figure | None:
    """The sum of the figures there are; None where there is none, or one of them is no number."""
    amounts = [figure.amount for figure in figures if figure is not None]
    exact = [amount.value for amount in amounts if isinstance(amount, Exact)]
    if not exact or len(exact) < len(amounts):
        return None
    parts: tuple[tuple[Part, Amount, Unit], ...] = tuple(("sum_of", amount, "rupiah") for amount in amounts)
    sources = tuple(dict.fromkeys(source for figure in figures if figure for source in figure.sources))
    return Figure(Exact(sum(exact)), "rupiah", "computed", parts=parts, sources=sources)


def text(written: values.Text) -> Text:
    return Text(written.id, written.en)


def perhaps(written: values.Text | None) -> Text | None:
    return None if written is None else text(written)


def texts(written: Sequence[values.Text]) -> tuple[Text, ...]:
    return tuple(text(one) for one in written)
