"""What the world has seen: figures as they were released, so that none of them moves."""

from collections.abc import Iterable, Mapping
from typing import Final

from generator.public.portfolio import PublicPortfolio
from generator.public.values import Exact
from generator.records.model import ReleasedFigure
from generator.records.modeline import modeline
from generator.safeguarding.attack import Form
from generator.safeguarding.disclosure import Disclosure
from generator.safeguarding.people import of_cohort
from generator.safeguarding.rewriting import rewritten

_HEAD: Final = (
    modeline("released.yml")
    + """\
# Angka seperti yang pernah terbit, supaya tidak ada yang bergeser: 10 yang menjadi 9 menunjukkan siapa yang pergi.
# Ditulis oleh `portfolio release`. Mengoreksi angka yang pernah terbit berarti menghapus barisnya di sini; itu
# keputusan penanggung jawab perlindungan.
"""
)


def released(
    before: Mapping[str, ReleasedFigure], disclosure: Disclosure, shown: PublicPortfolio
) -> Mapping[str, ReleasedFigure]:
    """`before`, and every figure that is in the world from now on, the withheld ones with it.

    A count of people stays as it was before; the fund of a cohort follows its record, and is noted for the day when the
    cohort is shown no longer.
    """
    counts: dict[str, ReleasedFigure] = {}
    funds: dict[str, ReleasedFigure] = {}
    cohorts = {cohort.id for cohort in shown.cohorts}
    for cell in disclosure.tables.cells:
        if cell.key.partition("/")[0] in cohorts:
            counts[cell.key] = _figure(cell.key, disclosure.forms.get(cell.key, "withheld"), cell.low, cell.high)
    for cohort in shown.cohorts:
        if cohort.fund is not None:
            key = of_cohort(cohort.id, "fund")
            match cohort.fund.total.amount:
                case Exact(value):
                    funds[key] = _figure(key, "exact", int(value), int(value))
                case _:
                    funds[key] = _figure(key, "withheld", 0, None)
    earlier = {key: figure for key, figure in before.items() if key not in {of_cohort(one, "fund") for one in cohorts}}
    return {**counts, **earlier, **funds}


def written(figures: Iterable[ReleasedFigure], before: str | None = None) -> str:
    """The text of `released.yml`; `before` is what stood there."""
    entries = [one.model_dump(exclude_none=True) for one in sorted(figures, key=lambda one: one.figure)]
    return rewritten(_HEAD if before is None else before, "figures", entries)


def _figure(key: str, form: Form, low: int, high: int | None) -> ReleasedFigure:
    return ReleasedFigure(figure=key, form=form, low=low, high=high)
