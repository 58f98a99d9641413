"""Where the programme works: a map, and the same places as a list by province."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.charts.places_map import PlaceOfWork, by_province, places_map, places_of_work, province_code
from generator.pages.page import Page, Writer
from generator.public.portfolio import PublicPortfolio

ADDRESS: Final = "places/"

_MOST_LISTED: Final = 150
"""Links to cohorts on one page; beyond that, every province has a page of its own, so that none becomes too heavy."""


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    say = writer.language
    places = places_of_work(portfolio.cohorts)
    provinces = by_province(places)
    is_long = sum(len(here.cohorts) for here in places) > _MOST_LISTED
    yield writer.page(
        "places.md",
        title=say.word("places.title"),
        description=say.word("places.description"),
        template="places.md.jinja",
        leads=(
            (say.word("places.places"), say.number(len(places))),
            (say.word("places.provinces_head"), say.number(len(provinces))),
            (say.word("places.cohorts"), say.number(_cohorts(places))),
        ),
        map=writer.exhibit(places_map(places, say), "places"),
        provinces=[(_address(those) if is_long else None, _in_numbers(those, writer), those) for those in provinces],
    )
    if is_long:
        for those in provinces:
            yield _province(those, writer)


def _province(places: Sequence[PlaceOfWork], writer: Writer) -> Page:
    say = writer.language
    name = say.text(places[0].place.province)
    return writer.page(
        f"{_address(places).rstrip('/')}.md",
        title=say.word("places.in_province", province=name),
        description=say.word("places.in_province_description", province=name),
        template="province.md.jinja",
        numbers=_in_numbers(places, writer),
        places=places,
    )


def _address(places: Sequence[PlaceOfWork]) -> str:
    return f"{ADDRESS}{province_code(places[0].place)}/"


def _in_numbers(places: Sequence[PlaceOfWork], writer: Writer) -> str:
    say = writer.language
    return say.word(
        "places.here",
        places=say.counted("places.n_places", len(places)),
        cohorts=say.counted("places.n_cohorts", _cohorts(places)),
    )


def _cohorts(places: Sequence[PlaceOfWork]) -> int:
    """One that works in several of these places is one."""
    return len({cohort.id for here in places for cohort in here.cohorts})
