"""Pages over all cohorts: what they say of none, and that they grow no longer with the programme."""

from dataclasses import replace

from generator.language.speech import language
from generator.pages import cohorts, home, journey, lessons, stories
from generator.pages.page import Page
from generator.public.portfolio import Cohort, Lesson, Story, Telling
from tests.unit.charts.examples import UNKNOWN, cohort, group, outcome, period, result, stages, text
from tests.unit.pages.examples import numbered, portfolio, writer

LESSON = Lesson(text("Harapan contoh"), text("Kejadian contoh"), text("Perubahan contoh"))


def story(*told: Telling) -> Story:
    return Story("pagi", told, None, None)


INDONESIAN = Telling("id", text("Pagi di pasar"), text("Isi."), text("Kata mereka."))


def with_result(target: int, actual: int) -> Cohort:
    its = replace(outcome(measured=period((2026, 9))), results=(result(target, actual),))
    return cohort(groups=(replace(group(), outcomes=(its,)),))


def only(made: list[Page]) -> str:
    (page,) = made
    return page.markdown


# --- cohorts ------------------------------------------------------------------------------------------------------


def test_of_a_cohort_without_places_nothing_is_said_of_where_it_is() -> None:
    """As after the place was taken down."""
    nowhere = cohort()
    for pages in (cohorts.lists, home.pages):
        assert '<div class="card__facts">tidak diketahui' in only(list(pages(portfolio(nowhere), writer())))
    own = cohorts.page(nowhere, portfolio().as_of, writer()).markdown
    assert f'<dl class="facts"><dt>{language("id").word("cohorts.period")}' in own


# --- the journey --------------------------------------------------------------------------------------------------


def test_a_stage_says_how_many_cohorts_are_where() -> None:
    done, planned = stages(("done", UNKNOWN, ())), stages(("planned", UNKNOWN, ()))
    made = only(list(journey.pages(portfolio(cohort(done), cohort(done), cohort(planned)), writer())))
    first = made.partition("Pelatihan")[0]
    places = [first.index(said) for said in ("chip--done", "2 angkatan", "chip--planned", "1 angkatan")]
    assert places == sorted(places)
    assert "Belum ada angkatan yang sampai di sini." in made


def test_the_table_of_the_journey_holds_the_newest_and_says_how_many_are_left_out() -> None:
    made = only(list(journey.pages(portfolio(*numbered(30)), writer())))
    assert made.count('<th scope="row">') == 12
    assert "18 angkatan lain" in made


def test_a_programme_without_cohorts_has_a_journey_all_the_same() -> None:
    made = only(list(journey.pages(portfolio(), writer("en"))))
    assert "<table>" not in made
    assert made.count("No cohort has come this far yet.") == 4


# --- lessons ------------------------------------------------------------------------------------------------------


def test_a_target_that_was_not_reached_stands_with_the_lessons() -> None:
    made = only(list(lessons.pages(portfolio(with_result(100, 60)), writer())))
    assert "Belum ada pelajaran yang dicatat." in made
    assert "target belum tercapai" in made
    assert "60" in made


def test_where_every_target_was_reached_the_page_says_so() -> None:
    made = only(list(lessons.pages(portfolio(with_result(100, 100)), writer())))
    assert "semua target yang dapat dinilai sudah tercapai" in made


def test_where_nothing_can_be_judged_nothing_is_claimed() -> None:
    made = only(list(lessons.pages(portfolio(cohort()), writer())))
    assert "Belum ada target yang dapat dinilai." in made


def test_only_the_newest_lessons_are_listed_and_the_page_says_where_the_others_are() -> None:
    few = only(list(lessons.pages(portfolio(*numbered(12, replace(cohort(), lessons=(LESSON,)))), writer())))
    many = only(list(lessons.pages(portfolio(*numbered(13, replace(cohort(), lessons=(LESSON,)))), writer())))
    assert (few.count("Harapan contoh"), many.count("Harapan contoh")) == (12, 12)
    assert "Di sini hanya angkatan terbaru." not in few
    assert "Di sini hanya angkatan terbaru." in many


# --- stories ------------------------------------------------------------------------------------------------------


def listed(*cohorts: Cohort, code: str = "id") -> str:
    first, *_ = stories.pages(portfolio(*cohorts), writer("id" if code == "id" else "en"))
    assert first.path == "stories.md"
    return first.markdown


def test_without_a_story_the_page_says_that_nobody_has_agreed_yet() -> None:
    assert "belum ada persetujuan yang tercatat" in listed(cohort())


def test_a_story_for_one_language_only_is_not_named_in_the_other() -> None:
    one = replace(cohort(), stories=(story(INDONESIAN),))
    assert "Pagi di pasar" in listed(one)
    english = listed(one, code="en")
    assert "Pagi di pasar" not in english
    assert "no story yet that may be told in this language" in english


# --- the first page -----------------------------------------------------------------------------------------------


def test_the_first_page_shows_the_three_newest_cohorts_and_stays_as_long_with_a_thousand() -> None:
    ten, thousand = (only(list(home.pages(portfolio(*numbered(count)), writer()))) for count in (10, 1_000))
    assert ten == thousand
    assert ten.count('class="card"') == 3


def test_the_first_page_of_an_empty_programme_still_leads_somewhere() -> None:
    made = only(list(home.pages(portfolio(), writer())))
    assert 'href="outcomes/"' in made
    assert "Angkatan terbaru" not in made
    assert "Cerita mereka" not in made
