"""The SVG that is inlined in pages, and the memory of what was drawn."""

import html
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.charts import vega
from generator.charts.attainment import attainment
from generator.charts.budget import budget
from generator.charts.chart import Chart, Kind
from generator.charts.drawing import CHARTS, draw, draw_ahead, drawn_once
from generator.charts.fund_flow import fund_flow
from generator.charts.over_time import over_time
from generator.charts.places_map import places_map, places_of_work
from generator.charts.side_by_side import side_by_side
from generator.charts.timeline import timeline
from generator.language.speech import language
from generator.memory import Memory
from generator.public.portfolio import Place
from generator.public.values import Text
from tests.unit.charts.examples import (
    SVG,
    UNKNOWN,
    WITHHELD,
    apart,
    cohort,
    event,
    fund,
    group,
    indicator,
    line,
    outcome,
    period,
    result,
    stages,
    text,
    words_of,
)

ID = language("id")


def made(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def examples(name: str = "Kelompok hijab") -> tuple[Chart, ...]:
    """One of each kind, with `name` wherever a record can say something."""
    lines = [line("materials", 3, 4, name), line("other", 2, UNKNOWN), line("other", 3, WITHHELD)]
    named = indicator(name)
    times = [
        outcome(period((2023, month)), results=[result(10, actual, of=named)]) for month, actual in ((7, -2), (8, 12))
    ]
    of = group(name=name, lines=lines, outcomes=times)
    results = ((of, outcome(), result(10, 4, of=indicator(name))), (of, outcome(), result(10, WITHHELD)))
    dated = stages(("under-way", period((2023, 8)), [event(period((2023, 8, 5)), name)]), ("done", UNKNOWN, []))
    return (
        made(attainment(results, ID)),
        made(budget(of, ID)),
        made(over_time(of, named, ID)),
        made(side_by_side((cohort(groups=[of], name=name),) * 2, ID)),
        made(timeline(cohort(dated, name=name), ID)),
        made(fund_flow(cohort(fund=fund(10, hijab=5), groups=[of]), ID)),
        made(
            places_map(places_of_work([replace(cohort(), places=(Place("32.75", text(name), text("Provinsi")),))]), ID)
        ),
    )


each_kind = pytest.mark.parametrize("chart", examples(), ids=lambda chart: chart.kind)


# --- the picture --------------------------------------------------------------------------------------------------


def test_every_kind_can_be_drawn() -> None:
    assert [chart.kind for chart in examples()] == list(CHARTS)


@each_kind
def test_it_is_one_image_with_a_name_and_nothing_inside_has_a_role(chart: Chart) -> None:
    root = ElementTree.fromstring(draw(chart))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == chart.title
    assert root.findtext(f"{SVG}title") == chart.title
    for shape in root.iter():
        if shape is not root:
            assert not [name for name in shape.attrib if name == "role" or name.startswith("aria-")]


@each_kind
def test_it_is_one_line_that_scales_and_takes_its_look_from_the_page(chart: Chart) -> None:
    svg = draw(chart)
    assert "\n" not in svg
    root = ElementTree.fromstring(svg)
    assert root.attrib["class"] == f"chart chart--{chart.kind}"
    assert "width" not in root.attrib
    assert "height" not in root.attrib
    assert re.fullmatch(r"0 0 360 [\d.]+", root.attrib["viewBox"])
    assert "font-family" not in svg
    colours = {shape.get(name) for shape in root.iter() for name in ("fill", "stroke")}
    assert all(colour in (None, "none") or re.fullmatch(r"var\(--chart-\w+\)", colour or "") for colour in colours)


@each_kind
def test_what_has_no_fill_is_not_black(chart: Chart) -> None:
    """Black is what SVG fills with where nothing is said."""
    root = ElementTree.fromstring(draw(chart))
    assert root.attrib["fill"] == "none"
    assert all(shape.get("fill", "").startswith("var(") for shape in root.iter(f"{SVG}text"))


def strokes(svg: str, is_shown: Callable[[ElementTree.Element], bool]) -> tuple[list[object], list[float]]:
    """Form and look of every shape, in their order; and all numbers of their courses."""
    shapes = [one for shape in ElementTree.fromstring(svg).iter() if is_shown(shape) for one in apart(shape)]
    courses = [" ".join(one.get(name, START.get(name, "0")) for name in COURSE) for one in shapes]
    return (
        [
            (NUMBER.sub("#", course), *(None if one.get(name) in UNSAID else one.get(name) for name in LOOK))
            for course, one in zip(courses, shapes, strict=True)
        ],
        [float(number) for course in courses for number in NUMBER.findall(course)],
    )


NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
START = {"transform": "translate(0,0)"}
UNSAID = (None, "none", "", "1")
COURSE = ("d", "transform", "x2", "y2")
LOOK = ("fill", "stroke", "stroke-width", "stroke-dasharray", "opacity")


@each_kind
def test_every_line_of_vega_is_drawn_in_its_place_though_several_are_written_as_one(chart: Chart) -> None:
    shapes = (f"{SVG}line", f"{SVG}path")
    before = vega.svg(CHARTS[chart.kind](chart.series))
    drawn = strokes(draw(chart), lambda shape: shape.tag in shapes)
    meant = strokes(
        before, lambda shape: shape.tag in shapes and shape.get("class") not in ("background", "foreground")
    )
    assert drawn[0] == meant[0]
    assert drawn[1] == pytest.approx(meant[1], abs=0.006)


def test_lines_of_one_kind_are_one_path_and_no_number_is_finer_than_a_hundredth() -> None:
    lines = [line("materials", 3, 4), line("other", 2, 5)]
    svg = draw(made(budget(group(lines=lines), ID)))
    assert "<line" not in svg
    hatched = [shape for shape in ElementTree.fromstring(svg).iter(f"{SVG}path") if shape.get("d", "").count("M") > 2]
    assert hatched
    assert not re.search(r"\.\d{3}", svg)


@each_kind
def test_it_refers_to_nothing_and_has_no_ids_that_could_meet_others_on_the_page(chart: Chart) -> None:
    svg = draw(chart)
    for foreign in (" id=", "url(", "href", "<style", "style=", "xlink", "<image", "<script", "<foreignObject"):
        assert foreign not in svg
    assert svg.count("http") == 1


@each_kind
def test_words_are_tall_enough_on_a_phone(chart: Chart) -> None:
    """A telephone 320 px wide leaves about 288 px: 14 of 360 units are then 11.2 px."""
    sizes = {shape.get("font-size") for shape in ElementTree.fromstring(draw(chart)).iter(f"{SVG}text")}
    assert sizes == {"14px"}


@each_kind
def test_the_same_chart_is_the_same_picture(chart: Chart) -> None:
    assert draw(chart) == draw(chart)


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "\"'&amp;<&", "</svg>", "]]><b>", "**a**`b`[c](d:e)", "{{ x }} {% y %}", "a\n\n\nb"],
)
def test_names_are_words_and_never_markup(name: str) -> None:
    for chart in examples(name):
        svg = draw(chart)
        root = ElementTree.fromstring(svg)
        assert {shape.tag.removeprefix(SVG) for shape in root.iter()} <= {"svg", "title", "g", "text", "path", "line"}
        shown = re.sub(r"\s", "", "".join((*words_of(svg), root.attrib["aria-label"])))
        assert re.sub(r"\s", "", name) in shown
        inner = re.sub(r"<[^>]*>", "", svg.replace(root.attrib["viewBox"], ""))
        assert not set("*_`[]{}<>\"'!\\|~\n") & set(inner)
        assert html.unescape(inner)


def test_names_that_are_in_indonesian_only_say_so_in_an_english_picture() -> None:
    lines = [replace(line("other", 2, 1), item=Text("Lain-lain", None)), line("other", 2, 1, "Kain")]
    of = replace(group(lines=lines), name=Text("Kelompok hijab", None))
    svg = draw(made(budget(of, language("en"))))
    root = ElementTree.fromstring(svg)
    assert [shape.text for shape in root.iter(f"{SVG}tspan") if shape.get("lang") == "id"] == ["Lain-lain"]
    assert root.attrib["aria-label"].startswith("Kelompok hijab spent")
    assert "<tspan" not in draw(made(budget(of, ID)))


def test_only_the_series_and_the_title_get_into_the_picture() -> None:
    chart = examples()[0]
    assert draw(replace(chart, caption="rahasia", table=replace(chart.table, rows=(("rahasia",),)))) == draw(chart)


def test_the_libraries_that_draw_are_loaded_only_for_drawing() -> None:
    """Importing them takes longer than everything else in a build that finds all its pictures."""
    lines = "import sys, generator.charts.drawing; sys.exit('altair' in sys.modules or 'vl_convert' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", lines], check=False).returncode == 0


# --- the memory ---------------------------------------------------------------------------------------------------


class Pencil:
    """Draws without Vega, and counts."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, chart: Chart) -> str:
        self.drawn += 1
        return f"<svg>{chart.title} ·</svg>"


def chart_of(title: str = "Judul", kind: Kind = "timeline", series: tuple[str, ...] = ("a", "b")) -> Chart:
    return replace(examples()[0], kind=kind, series=series, title=title)


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_picture_is_drawn_once_and_stays_the_same(tmp_path: Path) -> None:
    pencil = Pencil()
    remembered = drawn_once(pencil, Memory(tmp_path / "new" / "folder", ".svg"))
    assert remembered(chart_of()) == remembered(chart_of()) == Pencil()(chart_of())
    assert drawn_once(pencil, Memory(tmp_path / "new" / "folder", ".svg"))(chart_of()) == Pencil()(chart_of())
    assert pencil.drawn == 1


def test_what_is_drawn_ahead_is_all_that_is_missing_and_each_of_it_once(tmp_path: Path) -> None:
    memory, asked = Memory(tmp_path, ".svg"), list[Chart]()

    def draw_all(charts: Sequence[Chart]) -> list[str]:
        asked.extend(charts)
        return [Pencil()(chart) for chart in charts]

    drawn_once(Pencil(), memory)(chart_of("Lama"))
    charts = [chart_of(title) for title in ("Satu", "Lama", "Dua", "Satu")]
    draw_ahead(charts, memory, draw_all)
    assert [chart.title for chart in asked] == ["Satu", "Dua"]
    pencil = Pencil()
    assert [drawn_once(pencil, memory)(chart) for chart in charts] == [Pencil()(chart) for chart in charts]
    assert pencil.drawn == 0


@pytest.mark.parametrize(
    "other", [chart_of("Lain"), chart_of(kind="fund_flow"), chart_of(series=("a",)), chart_of(series=("ab",))]
)
def test_what_differs_in_the_picture_is_drawn_anew(other: Chart, tmp_path: Path) -> None:
    pencil = Pencil()
    remembered = drawn_once(pencil, Memory(tmp_path, ".svg"))
    remembered(chart_of())
    assert remembered(other) == Pencil()(other)
    assert pencil.drawn == 2


def test_what_stands_beside_the_picture_does_not_matter(tmp_path: Path) -> None:
    pencil = Pencil()
    remembered = drawn_once(pencil, Memory(tmp_path, ".svg"))
    remembered(chart_of())
    remembered(replace(chart_of(), caption="lain"))
    assert pencil.drawn == 1


def test_other_versions_of_what_draws_draw_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pencil = Pencil()
    remembered = drawn_once(pencil, Memory(tmp_path, ".svg"))
    remembered(chart_of())
    monkeypatch.setattr("generator.charts.drawing._programme", lambda: "another release")
    remembered(chart_of())
    assert pencil.drawn == 2


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def _half_a_letter(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: content.index("·".encode()) + 1])


def _changed(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Judul", "Jadul"), "utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _foreign(path: Path) -> None:
    path.write_text("<svg>foreign</svg>", "utf-8")


def _gone(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


@pytest.mark.parametrize("damage", [_cut_off, _half_a_letter, _changed, _empty, _foreign, _gone])
def test_a_damaged_memory_is_drawn_anew_and_mended(damage: Callable[[Path], None], tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    pencil = Pencil()
    remembered = drawn_once(pencil, Memory(folder, ".svg"))
    remembered(chart_of())
    damage(only_file(folder))
    assert remembered(chart_of()) == remembered(chart_of()) == Pencil()(chart_of())
    assert pencil.drawn == 2


def test_a_picture_under_the_name_of_another_is_not_believed(tmp_path: Path) -> None:
    remembered = drawn_once(Pencil(), Memory(tmp_path, ".svg"))
    remembered(chart_of())
    first = only_file(tmp_path)
    content = first.read_bytes()
    first.unlink()
    remembered(chart_of("Lain"))
    only_file(tmp_path).write_bytes(content)
    assert remembered(chart_of("Lain")) == Pencil()(chart_of("Lain"))


def test_a_memory_that_cannot_be_written_does_not_stop_the_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert drawn_once(Pencil(), Memory(tmp_path / "file", ".svg"))(chart_of()) == Pencil()(chart_of())

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "folder"
    monkeypatch.setattr(Path, "replace", full)
    assert drawn_once(Pencil(), Memory(folder, ".svg"))(chart_of()) == Pencil()(chart_of())
    assert list(folder.iterdir()) == []
