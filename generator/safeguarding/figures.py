"""Figures of the records, made ready to be shown: protected, and with what stands behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.public.portfolio import Source
from generator.public.values import (
    SAFETY,
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
from generator.safeguarding.disclosure import Disclosure
from generator.safeguarding.people import may_be_share

Parts = tuple[tuple[Part, Amount, Unit], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Turns figures of records into public ones. `source` is always the record's own, for figures that name none."""

    disclosure: Disclosure
    sources: Mapping[str, Source]

    def money(self, amount: Amount, figure: values.Figure, source: str | None) -> Figure:
        """Rupiah of a group or a fund. There is no money of a person in the records."""
        return self.standing_on(amount, figure, "rupiah", source)

    def people(self, key: str, figure: values.Figure, source: str | None) -> Figure:
        return self.standing_on(self._count(key, figure), figure, "people", source, key=key)

    def aimed_at(self, key: str, figure: values.Figure, indicator: Indicator, source: str | None) -> Figure:
        """A target: what was planned tells of nobody, unless it is itself a small count."""
        if indicator.unit == "people":
            return self.people(key, figure, source)
        return self.standing_on(recorded(figure), figure, indicator.unit, source)

    def measured(
        self, key: str, figure: values.Figure, indicator: Indicator, window: Window | Period | None, source: str | None
    ) -> Figure:
        """A baseline or an actual, over its window."""
        amount, parts = recorded(figure), Parts()
        if indicator.unit == "people":
            amount = self._count(key, figure)
        elif figure.share is not None:
            amount, parts = self._share(key, indicator.benign)
        elif indicator.unit == "percent" and indicator.percent_of == "people" and figure.is_number:
            # A percentage of people whose number is not told may be one of three.
            amount = SAFETY
        return self.standing_on(amount, figure, indicator.unit, source, parts, window, key)

    def _count(self, key: str, figure: values.Figure) -> Amount:
        """What is no number is told as what it is: there may have been one before."""
        return self.disclosure.count(key) if figure.is_number else recorded(figure)

    def _share(self, key: str, benign: bool) -> tuple[Amount, Parts]:
        """A percentage of people and the two counts that it is made of, or none of the three."""
        match self.disclosure.share(key):
            case Exact(of) as part, Exact(all_) as whole:
                if may_be_share(int(of), int(all_), benign, self.disclosure.threshold):
                    return Exact(round(of * 100 / all_)), (("part", part, "people"), ("whole", whole, "people"))
        return SAFETY, ()

    def standing_on(
        self,
        amount: Amount,
        figure: values.Figure,
        unit: Unit,
        source: str | None,
        parts: Parts = (),
        window: Window | Period | None = None,
        key: str | None = None,
    ) -> Figure:
        """A protected amount with what stands behind it. A withheld one takes nothing along that could tell of it."""
        if isinstance(amount, Withheld):
            return Figure(amount, unit, "recorded", window=window, key=key)
        return Figure(
            amount=amount,
            unit=unit,
            how="computed" if parts else "recorded",
            parts=parts,
            window=window,
            sources=self.cited(figure.source or source),
            caveats=(text(figure.caveat),) if figure.caveat else (),
            key=key,
            parts_key=key if parts else None,
        )

    def cited(self, *names: str | None) -> tuple[Citation, ...]:
        """Each source once, in the order named; one that is not here was taken down."""
        return tuple(self._citation(name) for name in dict.fromkeys(filter(None, names)) if name in self.sources)

    def _citation(self, name: str) -> Citation:
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
