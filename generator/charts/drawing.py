"""From a chart to SVG that can be inlined in a page."""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from generator.charts import bars, fund_flow, places_map, side_by_side, timeline
from generator.charts.chart import Chart, Kind
from generator.charts.marks import Sheet
from generator.charts.vega import svg
from generator.language import foreign
from generator.language.foreign import pieces, plain
from generator.memory import Memory, key

# The rows of a kind (Any) are a matter between its two functions.
CHARTS: Final[dict[Kind, Callable[[Any], Sheet]]] = {
    "attainment": bars.picture,
    "budget": bars.picture,
    "over_time": bars.picture,
    "side_by_side": side_by_side.picture,
    "timeline": timeline.picture,
    "fund_flow": fund_flow.picture,
    "places": places_map.picture,
}


def draw(chart: Chart) -> str:
    """`<svg …>` on one line. It has no size of its own, only proportions, and takes colours and font from the page."""
    root = ElementTree.fromstring(svg(CHARTS[chart.kind](chart.series)))
    title = _said(plain(chart.title))
    return (
        f'<svg xmlns="{_SVG}" viewBox="{root.attrib["viewBox"]}" class="chart chart--{chart.kind}" fill="none" '
        f'font-weight="normal" role="img" aria-label="{title}"><title>{title}</title>{_inside(root)}</svg>'
    )


_SVG: Final = "http://www.w3.org/2000/svg"
_NOT_WRITTEN: Final = ("class", "role", "aria-", "font-family", "pointer-events")
"""Attributes of Vega that begin so. Its roles and names would be read out within one image, its classes could meet
those of the theme, and the font is that of the page without being named."""
_INITIAL: Final = {
    ("fill", "none"),
    ("stroke", "none"),
    ("stroke-width", "1"),
    ("stroke-dasharray", ""),
    ("opacity", "1"),
    ("transform", "translate(0,0)"),
    ("text-anchor", "start"),
    ("font-weight", "normal"),
}
"""What holds without being written; that shapes are not filled, and letters not bold, the root says for all."""
_EMPTY: Final = {"background", "foreground"}
"""Classes of shapes that only catch the pointer."""


@dataclass(frozen=True, slots=True)
class _Shape:
    tag: str
    attributes: Mapping[str, str]
    """Those that are written."""
    element: ElementTree.Element


def _inside(element: ElementTree.Element) -> str:
    """All that is shown in it. Lines of one kind after each other are written as one path: a page has thousands, and
    each would be read again by whoever looks through it."""
    shapes = chain.from_iterable(map(_shown, element))
    return "".join(
        "".join(map(_written, some))
        if kind is None
        else f"<path{_listed({'d': ''.join(map(_course, some)), **dict(kind)})}/>"
        for kind, some in groupby(shapes, _kind_of_line)
    )


def _shown(element: ElementTree.Element) -> Iterator[_Shape]:
    """Itself; of a group that says nothing by itself, what is in it."""
    if element.get("class") in _EMPTY:
        return
    tag = element.tag.removeprefix(f"{{{_SVG}}}")
    attributes = {
        name: _FINER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
        for name, value in element.items()
        if not name.startswith(_NOT_WRITTEN) and (name, value) not in _INITIAL
    }
    if tag == "g" and not attributes:
        yield from chain.from_iterable(map(_shown, element))
    else:
        yield _Shape(tag, attributes, element)


_FINER: Final = re.compile(r"[0-9]+\.[0-9]{3,}")
"""Than a hundredth of a unit, of which there are 360 across."""


def _written(shape: _Shape) -> str:
    inner = _spoken(shape.element.text or "") + _inside(shape.element)
    opened = f"<{shape.tag}{_listed(shape.attributes)}"
    return f"{opened}>{inner}</{shape.tag}>" if inner or shape.tag == "g" else f"{opened}/>"


def _listed(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_said(value)}"' for name, value in attributes.items())


_COURSES: Final[Mapping[str, frozenset[str]]] = {
    "line": frozenset({"transform", "x2", "y2"}),
    "path": frozenset({"d"}),
}
"""By tag, the attributes that say where a line leads."""


def _kind_of_line(shape: _Shape) -> tuple[tuple[str, str], ...] | None:
    """How it is drawn, but for its course. None for what is no line alone, or not the same when two become one: one
    that can be seen through is darker where it crosses another."""
    its = shape.attributes
    kind = tuple((name, value) for name, value in its.items() if name not in _COURSES.get(shape.tag, its))
    is_line = shape.tag in _COURSES and not {"fill", "transform"} & dict(kind).keys()
    return kind if is_line and not any("opacity" in name for name in its) else None


def _course(line: _Shape) -> str:
    """As a path says it."""
    its = line.attributes
    if line.tag == "path":
        return its["d"]
    begins = its.get("transform", "translate(0,0)").removeprefix("translate(").removesuffix(")")
    return f"M{begins}l{its.get('x2', '0')},{its.get('y2', '0')}"


def _spoken(words: str) -> str:
    """What is not in the page's language is in Indonesian."""
    return "".join(
        f'<tspan lang="id">{_said(piece)}</tspan>' if is_foreign else _said(piece)
        for piece, is_foreign in pieces(words)
    )


def _said(words: str) -> str:
    """On one line, with as good as all punctuation as numbers: neither XML nor a Markdown reader around the picture
    finds anything to read in it."""
    return re.sub(r"[\x00-\x20]+", " ", words).translate(_AS_NUMBERS)


_HARMLESS: Final = ",.%()-"
_AS_NUMBERS: Final = str.maketrans({sign: f"&#{ord(sign)};" for sign in set(string.punctuation) - set(_HARMLESS)})


# --- drawn once ---------------------------------------------------------------------------------------------------


def drawn_once(draw: Callable[[Chart], str], memory: Memory) -> Callable[[Chart], str]:
    """`draw`, but for what was drawn before."""

    def remembered(chart: Chart) -> str:
        its = key_of(chart)
        picture = memory.recall(its)
        if picture is None:
            picture = draw(chart)
            memory.keep(its, picture)
        return picture

    return remembered


def draw_ahead(charts: Iterable[Chart], memory: Memory, draw_all: Callable[[Sequence[Chart]], Iterable[str]]) -> None:
    """The memory then holds the pictures of all of them: those that it lacked, each once, are drawn together."""
    missing = {its: chart for chart in charts if memory.recall(its := key_of(chart)) is None}
    for its, picture in zip(missing, draw_all([*missing.values()]), strict=True):
        memory.keep(its, picture)


def key_of(chart: Chart) -> str:
    """Changes with everything that can change the picture. Caption and table stand outside it."""
    return key(repr((chart.kind, chart.title, chart.series)), _programme())


@cache
def _programme() -> str:
    """What draws: this package and the libraries below it. Their versions are read without importing them."""
    sources = [*sorted(Path(__file__).parent.glob("*.py")), Path(foreign.__file__)]
    return key(*(source.read_text("utf-8") for source in sources), *map(version, ("altair", "vl-convert-python")))
