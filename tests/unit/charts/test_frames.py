"""Pictures are hung where the pages have frames for them."""

from dataclasses import replace

import pytest

from generator.charts.chart import Chart
from generator.charts.drawing import key_of
from generator.charts.frames import Frames, keys_in
from tests.unit.charts.test_drawing import examples

ONE = examples()[0]
OTHER = replace(ONE, title="Judul lain")


def title(chart: Chart) -> str:
    return f"<svg>{chart.title}</svg>"


def test_every_frame_gets_its_own_picture() -> None:
    frames = Frames()
    page = f"awal {frames.frame(ONE)} tengah {frames.frame(OTHER)} akhir {frames.frame(ONE)}"
    assert frames.hung(page, title) == f"awal {title(ONE)} tengah {title(OTHER)} akhir {title(ONE)}"


def test_the_charts_of_a_page_are_those_of_its_frames_in_their_order() -> None:
    frames = Frames()
    page = frames.frame(ONE)
    frames.frame(OTHER)
    assert list(frames.charts_in(page)) == [ONE]
    assert list(frames.charts_in(frames.frame(OTHER) + page)) == [OTHER, ONE]


def test_the_keys_are_those_under_which_pictures_are_remembered() -> None:
    frames = Frames()
    page = "".join(f"lihat {frames.frame(chart)}" for chart in (ONE, OTHER, ONE))
    assert list(keys_in(page)) == [key_of(ONE), key_of(OTHER), key_of(ONE)]


def test_a_page_without_frames_stays_as_it_is() -> None:
    assert Frames().hung("{{ nama }} {x}", title) == "{{ nama }} {x}"


def test_charts_are_put_away_and_their_keys_stay_on_the_pages() -> None:
    frames = Frames()
    page = frames.frame(ONE)
    frames.clear()
    assert list(keys_in(page)) == [key_of(ONE)]
    with pytest.raises(KeyError):
        frames.hung(page, title)
