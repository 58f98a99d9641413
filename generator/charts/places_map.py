"""Where the programme works: the regencies and cities of its cohorts on a map, numbered as in the list beside it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import dist
from typing import Final, assert_never

from generator.charts import atlas
from generator.charts.cartography import COUNTRY, Frame, Outline, Projection, Spot, frame_around, set_apart
from generator.charts.chart import Chart, Placed, Table
from generator.charts.lettering import LEADING, wrapped
from generator.charts.marks import (
    FIRST,
    GROUND,
    INK,
    LAND,
    QUIET,
    RULE,
    SEA,
    WIDTH,
    Box,
    Line,
    Mark,
    Point,
    Shape,
    Sheet,
    Style,
    Words,
    paragraph,
    sheet,
)
from generator.charts.sentences import joined
from generator.language.speech import Language
from generator.public.portfolio import Cohort, Place
from generator.public.values import Day


@dataclass(frozen=True, slots=True)
class PlaceOfWork:
    place: Place
    number: int | None
    """On the map; None for a place that is not on it, and for all where there are too many for numbers."""
    cohorts: tuple[Cohort, ...]
    """In the order of the portfolio."""


@dataclass(frozen=True, slots=True)
class Land:
    """In units of the sheet, cut off where the map ends."""

    country: tuple[Outline, ...]
    neighbours: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Map:
    height: float
    land: Land
    scale: float
    """Length of the bar."""
    scale_words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole country, with the part of it that the map shows."""

    land: Land
    part: tuple[float, float, float, float]
    """Left, top, width, height; from the top left corner of the overview."""
    words: str


@dataclass(frozen=True, slots=True)
class Pin:
    number: int | None
    spot: Spot


Series = tuple[Map | Overview | Pin, ...]

MOST_NUMBERED: Final = 24
"""Places that a map has numbers for."""


def places_of_work(cohorts: Sequence[Cohort]) -> tuple[PlaceOfWork, ...]:
    """Every place of these cohorts once, by code and so by province."""
    places = {place.code: place for cohort in cohorts for place in cohort.places}
    there: dict[str, list[Cohort]] = defaultdict(list)
    for cohort in cohorts:
        for code in dict.fromkeys(place.code for place in cohort.places):
            there[code].append(cohort)
    mapped = [code for code in sorted(places) if atlas.position(code)]
    numbers = {code: number for number, code in enumerate(mapped, start=1)} if len(mapped) <= MOST_NUMBERED else {}
    return tuple(PlaceOfWork(places[code], numbers.get(code), tuple(there[code])) for code in sorted(places))


def by_province(places: Sequence[PlaceOfWork]) -> tuple[tuple[PlaceOfWork, ...], ...]:
    """Those of one province together; given by code."""
    return tuple(tuple(those) for _, those in groupby(places, lambda here: province_code(here.place)))


def province_code(place: Place) -> str:
    return place.code.partition(".")[0]


def is_city(place: Place) -> bool:
    """Told by its code: the ministry numbers cities from 71 in every province."""
    return int(place.code.partition(".")[2]) >= 71


def places_map(places: Sequence[PlaceOfWork], language: Language) -> Chart | None:
    """None when it is not known of any of them where it lies."""
    mapped = [(here.number, spot) for here in places if (spot := atlas.position(here.place.code))]
    if not mapped:
        return None
    frame = frame_around(spot for _, spot in mapped)
    projected = Projection(frame, WIDTH)
    pins = dict.fromkeys(Pin(number, projected(spot)) for number, spot in mapped)
    is_part = frame.width < COUNTRY.width * _A_PART
    return Chart(
        kind="places",
        series=(_map(frame, language), *((_overview(frame, language),) if is_part else ()), *pins),
        title=_title(places, language),
        caption=_caption(places, language),
        table=_table(places, language),
        data=tuple(_placed(here, language) for here in places),
    )


def _placed(here: PlaceOfWork, language: Language) -> Placed:
    named = language.named
    return Placed(
        here.place.code, named(here.place.name), named(here.place.province), tuple(named(c.name) for c in here.cohorts)
    )


# --- the data -----------------------------------------------------------------------------------------------------

_OVERVIEW: Final = 130
"""Its width, in units."""
_A_PART: Final = 0.6
"""Of the width of the country: a frame that is as wide needs no overview."""
_LENGTHS: Final = (1000, 500, 200, 100, 50)
"""In kilometres, of the bar that says how large the map is."""
_LONGEST: Final = 110


def _map(frame: Frame, language: Language) -> Map:
    projected = Projection(frame, WIDTH)
    length = next(length for length in _LENGTHS if projected.kilometres(length) <= _LONGEST)
    return Map(
        height=projected.height,
        land=_land(projected),
        scale=round(projected.kilometres(length), 1),
        scale_words=language.word("places.kilometres", n=language.number(length)),
    )


def _overview(frame: Frame, language: Language) -> Overview:
    projected = Projection(COUNTRY, _OVERVIEW)
    left, top = projected((frame.west, frame.north))
    right, bottom = projected((frame.east, frame.south))
    part = (left, top, round(right - left, 1), round(bottom - top, 1))
    return Overview(_land(projected), part, language.word("places.overview"))


@cache
def _land(projected: Projection) -> Land:
    """The same for both languages, and slow."""
    return Land(projected.drawn(atlas.coast()), projected.drawn(atlas.neighbours()))


# --- the words beside it ------------------------------------------------------------------------------------------


def _title(places: Sequence[PlaceOfWork], language: Language) -> str:
    if len(places) == 1:
        (only,) = places
        name, province = language.text(only.place.name), language.text(only.place.province)
        return language.word("places.one_place", place=name, province=province)
    cities = sum(is_city(here.place) for here in places)
    counted = (("places.regencies", len(places) - cities), ("places.cities", cities))
    kinds = [_spelt(key, number, language) for key, number in counted if number]
    return language.word(
        "places.many_places",
        places=language.listed(kinds),
        provinces=_spelt("places.provinces", len(by_province(places)), language),
    )


def _spelt(key: str, number: int, language: Language) -> str:
    """In a sentence, small numbers are words."""
    said = language.words.get(f"number.spelt_{number}") or language.number(number)
    return language.word(f"{key}.{language.locale.plural_form(number)}", n=said)


def _caption(places: Sequence[PlaceOfWork], language: Language) -> str:
    missing = [language.text(here.place.name) for here in places if atlas.position(here.place.code) is None]
    unnumbered = all(here.number is None for here in places)
    return joined(
        language.word("places.each_dot" if unnumbered else "places.numbered"),
        language.word("places.not_on_map", places=language.listed(missing)) if missing else "",
        language.word("places.map_sources", when=language.day(Day(*atlas.AS_OF))),
    )


def _table(places: Sequence[PlaceOfWork], language: Language) -> Table:
    if len(places) > MOST_NUMBERED:
        return _table_of_provinces(places, language)
    header = tuple(language.word(f"places.{key}_head") for key in ("number", "place", "province", "cohorts"))
    return Table(
        header,
        tuple(
            (
                language.word("charts.none") if here.number is None else language.number(here.number),
                language.text(here.place.name),
                language.text(here.place.province),
                language.listed([language.text(cohort.name) for cohort in here.cohorts]),
            )
            for here in places
        ),
    )


def _table_of_provinces(places: Sequence[PlaceOfWork], language: Language) -> Table:
    """As much as can be read off many dots without numbers; the list has the rest."""
    header = tuple(language.word(f"places.{key}_head") for key in ("province", "places", "cohorts"))
    return Table(
        header,
        tuple(
            (
                language.text(those[0].place.province),
                language.number(len(those)),
                language.number(len({cohort.id for here in those for cohort in here.cohorts})),
            )
            for those in by_province(places)
        ),
    )


# --- the picture --------------------------------------------------------------------------------------------------

_DISC: Final = 11
"""Half the width of a sign with a number."""
_APART: Final = 2 * _DISC + 2
_DOT: Final = 3
"""The same of a sign without one."""
_GAP: Final = 12
_TICK: Final = 4
_COAST: Final = Style(fill=LAND, stroke=RULE, thickness=0.7)
_FOREIGN: Final = Style(fill=LAND, opacity=0.45)
_WATER: Final = Style(fill=SEA)
_BORDER: Final = Style(stroke=RULE)


def picture(series: Series) -> Sheet:
    behind: list[Mark] = []
    marks: list[Mark] = []
    pins: list[Pin] = []
    height = below = 0.0
    for row in series:
        match row:
            case Map():
                height, below = row.height, round(row.height + LEADING + 6, 1)
                behind += _ground(0, 0, WIDTH, height, row.land)
                marks += (Box(0, 0, WIDTH, height, _BORDER), *_scale(row))
            case Overview():
                projected = Projection(COUNTRY, _OVERVIEW)
                top = height + _GAP
                behind += _ground(0, top, _OVERVIEW, projected.height, row.land)
                marks += _part(row, top)
                below = round(top + projected.height + 1, 1)
            case Pin():
                pins.append(row)
            case _:
                assert_never(row)
    return sheet((*marks, *_signs(pins, height)), below, behind=behind)


def _ground(left: float, top: float, width: float, height: float, land: Land) -> tuple[Mark, ...]:
    shapes = (
        Shape(tuple(tuple((x + left, round(y + top, 1)) for x, y in outline) for outline in outlines), style)
        for outlines, style in ((land.neighbours, _FOREIGN), (land.country, _COAST))
        if outlines
    )
    return (Box(left, top, width, height, _WATER), *shapes)


def _scale(row: Map) -> tuple[Mark, ...]:
    """In the lower right corner below the map."""
    right, y = WIDTH - 1, row.height + _GAP
    left = right - row.scale
    style = Style(stroke=QUIET)
    return (
        Line(left, y, right, y, style),
        *(Line(x, y - _TICK, x, y + _TICK, style) for x in (left, right)),
        Words(left - 6, y, row.scale_words, QUIET, "right"),
    )


def _part(row: Overview, top: float) -> tuple[Mark, ...]:
    left, down, width, height = row.part
    room = WIDTH - _OVERVIEW - _GAP
    lines = wrapped(row.words, room)
    return (
        Box(0, top, _OVERVIEW, Projection(COUNTRY, _OVERVIEW).height, _BORDER),
        Box(left, top + down, width, height, Style(stroke=FIRST, thickness=2)),
        *paragraph(_OVERVIEW + _GAP, top + LEADING, lines, QUIET),
    )


def _signs(pins: Sequence[Pin], height: float) -> tuple[Mark, ...]:
    """Numbers stand beside each other where their places are too close; one that no longer covers its place has a line
    to it."""
    if any(pin.number is None for pin in pins):
        style = Style(fill=FIRST, stroke=GROUND, thickness=0.7)
        return tuple(Point(*pin.spot, "circle", style, (2 * _DOT) ** 2) for pin in pins)
    signs: list[Mark] = []
    apart = set_apart([pin.spot for pin in pins], _APART, WIDTH, height)
    for pin, (x, y) in zip(pins, apart, strict=True):
        if dist((x, y), pin.spot) > _DISC - 2:
            signs.append(Line(*pin.spot, x, y, Style(stroke=INK)))
            signs.append(Point(*pin.spot, "circle", Style(fill=INK), 6**2))
    for pin, (x, y) in zip(pins, apart, strict=True):
        signs.append(Point(x, y, "circle", Style(FIRST, GROUND, thickness=1.5), (2 * _DISC) ** 2))
        signs.append(Words(x, y + 0.5, str(pin.number), GROUND, "center", bold=True))
    return tuple(signs)
