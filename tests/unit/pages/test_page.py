"""A page brings the data of the charts that it shows, and says of each name in which language it is."""

from typing import Any

import pytest

from generator.charts.budget import budget
from generator.charts.chart import Chart
from generator.data.csv_file import DataFile
from generator.language.foreign import foreign
from generator.language.speech import language
from generator.pages.leaves import leaves
from generator.pages.page import Page, Writer, marked
from generator.public.values import Text
from tests.unit.charts.examples import cohort, group, line

WRITER = Writer(language("en"), lambda chart: "<svg></svg>", "CC BY 4.0")
OF_GROUP = group(lines=[line("other", 100, 80, "Kain")])


def chart() -> Chart:
    made = budget(OF_GROUP, language("en"))
    assert made is not None
    return made


def test_the_data_of_a_group_lies_with_the_group() -> None:
    shown = WRITER.exhibit(chart(), "budget", cohort(), OF_GROUP)
    assert shown is not None
    assert shown.file.path == "data/cohorts/contoh/hijab/budget.csv"
    assert b"Angkatan Contoh (en),Kelompok hijab (en),Kain (en),planned,,100,100,rupiah" in shown.file.content
    assert b",CC BY 4.0," in shown.file.content


@pytest.mark.parametrize(("about", "path"), [([], "data/budget.csv"), ([cohort()], "data/cohorts/contoh/budget.csv")])
def test_that_of_a_cohort_with_the_cohort_and_that_of_all_by_itself(about: list[Any], path: str) -> None:
    shown = WRITER.exhibit(chart(), "budget", *about)
    assert shown is not None
    assert shown.file.path == path


def test_without_a_chart_there_is_nothing_to_show() -> None:
    assert WRITER.exhibit(None, "budget") is None


def shown_on(path: str) -> Page:
    """The outcomes page of one chart, wherever it may lie."""
    exhibit = WRITER.exhibit(chart(), "budget", cohort(), OF_GROUP)
    (leaf,) = leaves("outcomes.md", (), 1, len)
    values: dict[str, Any] = {
        "side_by_side": exhibit,
        "chapters": [],
        "without": [],
        "more": 0,
        "leaf": leaf,
        "leaves": (leaf,),
    }
    return WRITER.page(path, "Title", "", "outcomes.md.jinja", **values)


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("index.md", "data/cohorts/contoh/hijab/budget.csv"),
        ("outcomes.md", "../data/cohorts/contoh/hijab/budget.csv"),
        ("cohorts/contoh/hijab/index.md", "../../../data/cohorts/contoh/hijab/budget.csv"),
    ],
)
def test_a_page_links_to_the_data_from_where_it_is_and_brings_it(path: str, link: str) -> None:
    page = shown_on(path)
    assert f'href="{link}" download="contoh&#45;hijab&#45;budget.csv"' in page.markdown
    assert [file.path for file in page.data] == ["data/cohorts/contoh/hijab/budget.csv"]
    assert isinstance(page.data[0], DataFile)


def test_names_that_are_in_indonesian_only_are_marked_in_an_english_sentence() -> None:
    assert marked(f"{foreign('Lain-lain')} rose, {foreign('Rotan')} fell") == (
        '<span lang="id">Lain&#45;lain</span> rose, <span lang="id">Rotan</span> fell'
    )
    assert marked("All of it <b>in English</b>") == "All of it &#60;b&#62;in English&#60;/b&#62;"


def test_they_are_marked_in_the_table_too() -> None:
    only_indonesian = Text("Lain-lain", None)
    assert WRITER.language.named(only_indonesian) == foreign("Lain-lain")
    assert marked(WRITER.language.named(only_indonesian)) == '<span lang="id">Lain&#45;lain</span>'
