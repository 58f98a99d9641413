"""A portfolio as small as a page needs it. All of it is made up."""

from collections.abc import Sequence
from dataclasses import replace

from generator.language.speech import LanguageCode, language
from generator.pages.page import Writer
from generator.public.portfolio import Cohort, Programme, PublicPortfolio, Stage, Thresholds
from generator.public.totals import Total
from generator.public.values import Day
from tests.unit.charts.examples import NAMES, STAGES, UNKNOWN, cohort, figure, text


def portfolio(*cohorts: Cohort) -> PublicPortfolio:
    nothing = Total(figure(UNKNOWN), 0, 0)
    return PublicPortfolio(
        programme=Programme(
            name=text("Program Contoh"),
            summary=text("Sebuah contoh."),
            participants=text("Peserta contoh."),
            aims=(),
            stages=tuple(Stage(id_, text(name), text("Ringkasan")) for id_, name in zip(STAGES, NAMES, strict=True)),
            backgrounds=(),
            partners=(),
            conclusion=None,
            sources=(),
            licence="CC0-1.0",
            fictional=True,
        ),
        people=(),
        sources=(),
        indicators=(),
        cohorts=cohorts,
        as_of=Day(2026, 11),
        participants=nothing,
        funds=nothing,
        thresholds=Thresholds(10, 30, 12),
    )


def numbered(count: int, like: Cohort | None = None) -> Sequence[Cohort]:
    """So many cohorts, each with an id and a name of its own."""
    one = like or cohort()
    return [replace(one, id=f"angkatan-{n}", name=text(f"Angkatan {n}")) for n in range(count)]


def writer(code: LanguageCode = "id") -> Writer:
    return Writer(language(code), lambda chart: f'<svg class="chart--{chart.kind}"></svg>', "CC BY 4.0")
