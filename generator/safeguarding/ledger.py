"""What the world has seen: figures as they were released, so that none of them moves."""

from collections.abc import Iterable, Mapping

import yaml

from generator.public.portfolio import PublicPortfolio
from generator.public.values import Exact
from generator.records.model import ReleasedFigure
from generator.safeguarding.attack import Form
from generator.safeguarding.disclosure import Disclosure
from generator.safeguarding.people import of_cohort

_HEAD = """\
# Angka seperti yang pernah terbit, supaya tidak ada yang bergeser: 10 yang menjadi 9 menunjukkan siapa yang pergi.
# Ditulis oleh `portfolio release`. Mengoreksi angka yang pernah terbit berarti menghapus barisnya di sini; itu keputusan
# penanggung jawab perlindungan.
"""


def released(
    before: Mapping[str, ReleasedFigure], disclosure: Disclosure, shown: PublicPortfolio
) -> Mapping[str, ReleasedFigure]:
    """`before`, and every figure that is in the world from now on, the withheld ones with it."""
    now: dict[str, ReleasedFigure] = {}
    cohorts = {cohort.id for cohort in shown.cohorts}
    for cell in disclosure.tables.cells:
        if cell.key.partition("/")[0] in cohorts:
            now[cell.key] = _figure(cell.key, disclosure.forms.get(cell.key, "withheld"), cell.low, cell.high)
    for cohort in shown.cohorts:
        if cohort.fund is not None and isinstance(cohort.fund.total.amount, Exact):
            key, rupiah = of_cohort(cohort.id, "fund"), int(cohort.fund.total.amount.value)
            now[key] = _figure(key, "exact", rupiah, rupiah)
    return {**now, **before}


def written(figures: Iterable[ReleasedFigure]) -> str:
    """The text of `released.yml`."""
    entries = [one.model_dump(exclude_none=True) for one in sorted(figures, key=lambda one: one.figure)]
    return _HEAD + yaml.safe_dump({"figures": entries}, allow_unicode=True, sort_keys=False)


def _figure(key: str, form: Form, low: int, high: int | None) -> ReleasedFigure:
    return ReleasedFigure(figure=key, form=form, low=low, high=high)
