"""However many cohorts there are, every result is on a page that a cheap phone opens."""

from dataclasses import replace
from functools import cache

from generator.examine import examine
from generator.language.speech import language
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Text
from tests.building import EXAMPLE, TODAY
from tests.many import of_outcomes


@cache
def example() -> PublicPortfolio:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    return read.published(TODAY)


@cache
def of(count: int) -> tuple[Page, ...]:
    """The pages of that many cohorts: the example's, over and over."""
    given = example().cohorts
    cohorts = (
        replace(cohort, id=f"{cohort.id}-{n}", name=Text(f"{cohort.name.id} nomor {n}", None))
        for n, cohort in ((n, given[n % len(given)]) for n in range(count))
    )
    writer = Writer(language("id"), lambda chart: "<svg></svg>", "CC BY 4.0")
    return tuple(of_outcomes(replace(example(), cohorts=tuple(cohorts)), writer))


def test_of_a_thousand_cohorts_every_result_is_on_one_of_the_pages_and_all_in_the_data() -> None:
    pages = of(1000)
    told = [cohort for cohort in example().cohorts if any(group.outcomes for group in cohort.groups)]
    headed = [page.markdown.count("\n## Angkatan ") for page in pages]
    assert sum(headed) == len(told) * 1000 // len(example().cohorts)
    assert all(heads <= 24 for heads in headed)
    (data,) = (file for file in pages[0].data if file.path == "data/side-by-side.csv")
    assert len({line.split(";")[0] for line in data.content.decode("utf-8-sig").splitlines()[1:]}) >= len(told) * 160


def test_only_the_first_page_lays_them_side_by_side_and_only_the_last_names_those_without() -> None:
    first, *_, last = of(1000)
    assert "data/side-by-side.csv" in {file.path for file in first.data}
    assert "data/side-by-side.csv" not in {file.path for file in last.data}
    assert "Belum ada capaian yang tercatat" in last.markdown
    assert "Belum ada capaian yang tercatat" not in first.markdown
    assert last.markdown.count(" angkatan lain</a>") == 1


def test_few_cohorts_are_all_on_one_page() -> None:
    (page,) = of(len(example().cohorts))
    assert " angkatan lain</a>" not in page.markdown


def test_one_cohort_has_nothing_beside_it() -> None:
    alone = next(cohort for cohort in example().cohorts if cohort.id == "semarang-2023")
    (page,) = of_outcomes(replace(example(), cohorts=(alone,)), Writer(language("id"), lambda chart: "", "CC BY 4.0"))
    assert [file.path for file in page.data] == ["data/cohorts/semarang-2023/attainment.csv"]
