"""The page of places, from none to all of them."""

import re
from dataclasses import replace

from generator.examine import examine
from generator.language.speech import language
from generator.pages.page import Page, Writer
from generator.pages.places import pages
from generator.public.portfolio import Cohort, Place
from generator.public.values import Text
from tests.golden.pages import PORTFOLIOS, TODAY, said
from tests.unit.charts.test_places_map import BEKASI, NOWHERE, TANGSEL, at, everywhere

READ = examine(PORTFOLIOS["real"], TODAY).read
assert READ is not None
PORTFOLIO = READ.published(TODAY)


def written(*cohorts: Cohort, code: str = "id") -> list[Page]:
    writer = Writer(language("en" if code == "en" else "id"), said, "CC BY 4.0")
    return list(pages(replace(PORTFOLIO, cohorts=cohorts), writer))


def test_each_place_leads_to_its_cohorts() -> None:
    (page,) = written(at(BEKASI, id_="satu"), at(BEKASI, TANGSEL, id_="dua"))
    assert page.path == "places.md"
    assert re.findall(r'href="\.\./cohorts/(\w+)/"', page.markdown) == ["satu", "dua", "dua"]
    assert page.markdown.count('class="places__number"') == 2


def test_without_any_place_it_says_so() -> None:
    (page,) = written(at())
    assert "Belum ada angkatan dengan tempat yang tercatat" in page.markdown
    assert "<svg" not in page.markdown


def test_a_place_that_cannot_be_mapped_is_in_the_list_all_the_same() -> None:
    (page,) = written(at(NOWHERE))
    assert "Kabupaten Baru" in page.markdown
    assert "ini belum ada dalam data peta" in page.markdown
    assert "<svg" not in page.markdown


def test_what_is_not_in_english_says_so() -> None:
    (page,) = written(at(TANGSEL), code="en")
    assert '<span class="other-language" lang="id">Kota Tangerang Selatan</span>' in page.markdown


def test_a_long_list_has_a_page_for_each_province() -> None:
    first, *provinces = written(*everywhere(514))
    assert len(provinces) == 38
    assert provinces[0].path == "places/11.md"
    assert 'href="11/"' in first.markdown
    assert 'href="../../cohorts/11.01/"' in provinces[0].markdown
    assert "cohorts/11" not in first.markdown


def test_few_places_of_many_cohorts_keep_their_names_and_numbers_beside_the_map() -> None:
    place = Place("34.71", Text("Kota Yogyakarta", None), Text("DI Yogyakarta", None))
    first, province = written(*(at(place, id_=f"angkatan-{number}") for number in range(200)))
    assert "Kota Yogyakarta" in first.markdown
    assert first.markdown.count('class="places__number"') == 1
    assert province.markdown.count('href="../../cohorts/angkatan') == 200
