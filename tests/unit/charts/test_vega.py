"""What is compiled once draws what Vega-Lite would draw of each sheet anew."""

from typing import Final

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.chart import Chart
from generator.charts.drawing import CHARTS
from generator.charts.marks import (
    DASHED,
    DOTTED,
    FIRST,
    INK,
    NONE,
    Box,
    Line,
    Mark,
    Point,
    Ribbon,
    Shape,
    Sheet,
    Style,
    Words,
    sheet,
)
from generator.charts.vega import rows, specification, svg
from tests.unit.charts.test_drawing import examples


def drawn_plainly(its: Sheet) -> str:
    """The whole sheet, rows and all, through Vega-Lite."""
    whole = specification(tuple(layer.mark for layer in its.layers), its.height)
    return vl_convert.vegalite_to_svg(whole | {"datasets": rows(its)}, allowed_base_urls=[])


@pytest.mark.parametrize("chart", examples(), ids=lambda chart: chart.kind)
def test_a_chart_is_drawn_as_plainly_as_ever(chart: Chart) -> None:
    its = CHARTS[chart.kind](chart.series)
    assert svg(its) == drawn_plainly(its)


NUMBERS: Final = st.floats(-1000, 1000) | st.integers(-1000, 1000)
STYLES: Final = st.builds(
    Style,
    fill=st.sampled_from((NONE, FIRST)),
    stroke=st.sampled_from((NONE, INK)),
    dash=st.sampled_from(((), DASHED, DOTTED)),
    thickness=st.floats(0, 9),
    opacity=st.floats(0, 1),
)
CORNERS: Final = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=5).map(tuple)
MARKS: Final[st.SearchStrategy[Mark]] = st.one_of(
    st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS, STYLES),
    st.builds(Line, NUMBERS, NUMBERS, NUMBERS, NUMBERS, STYLES),
    st.builds(Point, NUMBERS, NUMBERS, st.sampled_from(("circle", "triangle-left")), STYLES, st.floats(0, 500)),
    st.builds(Ribbon, st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=4).map(tuple), STYLES),
    st.builds(Shape, st.lists(CORNERS, min_size=1, max_size=3).map(tuple), STYLES),
    st.builds(
        Words,
        NUMBERS,
        NUMBERS,
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12),
        st.sampled_from((INK, FIRST)),
        st.sampled_from(("left", "center", "right")),
        st.booleans(),
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=8), st.lists(MARKS, max_size=8), st.floats(1, 5000))
def test_any_sheet_is_drawn_as_plainly_as_ever(marks: list[Mark], behind: list[Mark], height: float) -> None:
    its = sheet(marks, height, behind=behind)
    assert svg(its) == drawn_plainly(its)


def test_marks_that_differ_in_all_but_their_kind_are_told_apart() -> None:
    """What of a mark is no encoding of Vega-Lite comes from its row as well."""
    drawn = svg(
        sheet(
            [
                *(Box(0, 0, 9, 9, Style(stroke=INK, dash=dash)) for dash in ((), DASHED, DOTTED)),
                *(Words(9, 9, "kata", align=align) for align in ("left", "center", "right")),
                Words(9, 9, "kata", bold=True),
            ],
            20,
        )
    )
    assert [drawn.count(f'stroke-dasharray="{dash}"') for dash in ("", "5,3", "1,3")] == [1, 1, 1]
    assert [drawn.count(f'text-anchor="{anchor}"') for anchor in ("start", "middle", "end")] == [2, 1, 1]
    assert drawn.count('font-weight="bold"') == 1
