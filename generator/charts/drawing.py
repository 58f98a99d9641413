"""From a chart to SVG that can be inlined in a page."""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def _inside(element: ElementTree.Element) -> str:
    """All that is shown in it. Lines of one kind after each other are written as one path: a page has thousands, and
    each would be read again by whoever looks through it."""
    shown = chain.from_iterable(map(_shown, element))
    return "".join(
        "".join(map(_written, some))
        if kind is None
        else f"<path{_listed({'d': ''.join(map(_drawn, some)), **dict(kind)})}/>"
        for kind, some in groupby(shown, _kind_of_line)
    )


def _shown(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Itself; of a group that says nothing by itself, what is in it."""
    if element.get("class") in _EMPTY:
        return
    if _tag(element) == "g" and not _attributes(element):
        yield from chain.from_iterable(map(_shown, element))
    else:
        yield element


def _written(element: ElementTree.Element) -> str:
    inner, tag = _spoken(element.text or "") + _inside(element), _tag(element)
    opened = f"<{tag}{_listed(_attributes(element))}"
    return f"{opened}>{inner}</{tag}>" if inner or tag == "g" else f"{opened}/>"


def _listed(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_said(value)}"' for name, value in attributes.items())


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    return {
        name: _FINER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value)
        for name, value in element.items()
        if not name.startswith(_NOT_WRITTEN) and (name, value) not in _INITIAL
    }


_FINER: Final = re.compile(r"[0-9]+\.[0-9]{3,}")
"""Than a hundredth of a unit, of which there are 360 across."""


def _tag(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{_SVG}}}")


def _kind_of_line(element: ElementTree.Element) -> tuple[tuple[str, str], ...] | None:
    """How it is drawn, but for its course. None for what is no line alone, or not the same when two become one: one
    that can be seen through is darker where it crosses another."""
    tag, its = _tag(element), _attributes(element)
    course = {"line": _ENDS, "path": {"d"}}.get(tag, set())
    is_alone = bool(course & its.keys()) and not {"fill", *(_ENDS if tag == "path" else ())} & its.keys()
    if not is_alone or any("opacity" in name for name in its):
        return None
    return tuple((name, value) for name, value in its.items() if name not in course)


_ENDS: Final = {"transform", "x2", "y2"}


def _drawn(line: ElementTree.Element) -> str:
    """Its course, as a path says it."""
    its = _attributes(line)
    if "d" in its:
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
