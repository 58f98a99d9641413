"""However many cohorts there are, the page of outcomes stays one that a cheap phone opens."""

import gzip
from dataclasses import replace
from functools import cache

from generator.charts.drawing import draw
from generator.examine import examine
from generator.language.speech import language
from generator.pages import outcomes
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Text
from tests.building import EXAMPLE, TODAY


@cache
def example() -> PublicPortfolio:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    return read.published(TODAY)


@cache
def of(count: int) -> Page:
    """Of that many cohorts: the example's, over and over."""
    given = example().cohorts
    cohorts = (
        replace(cohort, id=f"{cohort.id}-{n}", name=Text(f"{cohort.name.id} nomor {n}", None))
        for n, cohort in ((n, given[n % len(given)]) for n in range(count))
    )
    writer = Writer(language("id"), draw, "CC BY 4.0")
    (page,) = outcomes.pages(replace(example(), cohorts=tuple(cohorts)), writer)
    return page


def test_of_a_thousand_cohorts_the_newest_are_on_the_page_and_all_in_the_data() -> None:
    page = of(1000)
    # What stands around every page takes 5 kB of the 20.
    assert len(gzip.compress(page.markdown.encode(), mtime=0)) < 15_000
    assert page.markdown.count('<figure class="figure">') == 5
    (data,) = (file for file in page.data if file.path == "data/side-by-side.csv")
    told = len([cohort for cohort in example().cohorts if cohort.groups])
    assert len({line.split(";")[0] for line in data.content.decode("utf-8-sig").splitlines()[1:]}) >= told * 160


def test_those_that_are_not_on_the_page_are_named_or_counted() -> None:
    page = of(1000).markdown
    assert "Angkatan yang lebih lama" in page
    assert page.count(" angkatan lainnya</a>") == 2
    assert page.count('<li><a href="../cohorts/') < 45


def test_few_cohorts_are_all_on_the_page() -> None:
    page = of(len(example().cohorts)).markdown
    assert "Angkatan yang lebih lama" not in page
    assert "angkatan lainnya" not in page


def test_one_cohort_has_nothing_beside_it() -> None:
    alone = next(cohort for cohort in example().cohorts if cohort.id == "semarang-2023")
    (page,) = outcomes.pages(replace(example(), cohorts=(alone,)), Writer(language("id"), draw, "CC BY 4.0"))
    assert [file.path for file in page.data] == ["data/cohorts/semarang-2023/attainment.csv"]
