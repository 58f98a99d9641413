"""From a sheet to SVG: Altair says what each layer is, Vega draws it.

To say it and to have Vega-Lite compile it takes ten times as long as to draw. Both depend only on which marks lie on
which, and few orders of them occur: rows and height are put into what was compiled.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, assert_never

from generator.charts.lettering import SIZE
from generator.charts.marks import WIDTH, Row, Sheet, VegaMark
from generator.workers import stay_alone

# Imported where a picture is really drawn: Altair takes 0.4 s, and most builds find all their pictures in the memory.
if TYPE_CHECKING:
    import altair as alt


def svg(sheet: Sheet) -> str:
    """As Vega writes it."""
    import vl_convert

    stay_alone()
    compiled = _compiled(tuple(layer.mark for layer in sheet.layers))
    its = rows(sheet)
    data = [one | {"values": its[one["name"]]} if one["name"] in its else one for one in compiled["data"]]
    # As a dict: read from JSON, a number could lose its last digit.
    return vl_convert.vega_to_svg({**compiled, "height": sheet.height, "data": data}, allowed_base_urls=[])


def rows(sheet: Sheet) -> dict[str, tuple[Row, ...]]:
    """By the names that their layers have in the specification."""
    return {_name(number): layer.rows for number, layer in enumerate(sheet.layers)}


def specification(marks: tuple[VegaMark, ...], height: float) -> dict[str, Any]:
    """Layers of these marks in the terms of Vega-Lite, without rows."""
    import altair as alt

    chart = alt.LayerChart(
        layer=[_layer(mark, _name(number)) for number, mark in enumerate(marks)],
        width=WIDTH,
        height=height,
        padding=0,
        autosize=alt.AutoSizeParams(type="none"),
        config=alt.Config(aria=False, background="transparent", view=alt.ViewConfig(stroke=None)),
    )
    said: dict[str, Any] = chart.to_dict()
    return said


@cache
def _compiled(marks: tuple[VegaMark, ...]) -> dict[str, Any]:
    """In the terms of Vega."""
    import vl_convert

    return vl_convert.vegalite_to_vega(specification(marks, WIDTH))


def _name(number: int) -> str:
    return f"rows {number}"


def _layer(mark: VegaMark, name: str) -> "alt.Chart":
    import altair as alt

    chart = alt.Chart(alt.NamedData(name))
    # Without a scale, places are units of the sheet and colours are what they say.
    at = {"x": alt.X("x:Q", scale=None, axis=None), "y": alt.Y("y:Q", scale=None, axis=None)}
    fill = alt.Fill("fill:N", scale=None)
    painted = {
        "fill": fill,
        "stroke": alt.Stroke("stroke:N", scale=None),
        "strokeWidth": alt.StrokeWidth("thickness:Q", scale=None),
        "opacity": alt.Opacity("opacity:Q", scale=None),
    }
    # Vega-Lite does not take these of every mark as encodings.
    dash, align, weight = (alt.ExprRef(f"datum.{name}") for name in ("dash", "align", "weight"))
    layer: alt.Chart
    match mark:
        case "area":
            curved = chart.mark_area(interpolate="monotone", strokeDash=dash)
            layer = curved.encode(**at, **painted, y2="y2:Q", detail="mark:N")
        case "rect":
            layer = chart.mark_rect(strokeDash=dash).encode(**at, **painted, x2="x2:Q", y2="y2:Q")
        case "rule":
            layer = chart.mark_rule(strokeDash=dash).encode(**at, **painted, x2="x2:Q", y2="y2:Q")
        case "point":
            formed = {"shape": alt.Shape("shape:N", scale=None), "size": alt.Size("size:Q", scale=None)}
            layer = chart.mark_point(strokeDash=dash).encode(**at, **painted, **formed)
        case "geoshape":
            # It comes in units of the sheet: there is nothing to project. Clipped, it would need an id.
            drawn = chart.mark_geoshape(strokeDash=dash, clip=False).encode(**painted)
            layer = drawn.project(type="identity", scale=1, translate=[0, 0])
        case "text":
            written = chart.mark_text(align=align, fontWeight=weight, fontSize=SIZE, baseline="middle")
            layer = written.encode(**at, fill=fill, text="words:N")
        case other:
            assert_never(other)
    return layer
