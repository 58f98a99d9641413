"""What a picture costs in processor time, beside having Vega-Lite draw each anew: `python -m tests.benchmarks.charts`.

The charts are those of a portfolio of so many cohorts (40, or the number given) and of the example. Nothing is
remembered; the first picture of each kind, which has what it needs loaded and compiled, is not counted.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import vl_convert

from generator.charts.chart import Chart
from generator.charts.drawing import CHARTS, draw
from generator.charts.vega import rows, specification
from generator.examine import examine
from generator.language.speech import LANGUAGES, language
from generator.pages.every import pages
from generator.pages.page import Writer
from tests.benchmarks.synthetic import write
from tests.building import EXAMPLE, TODAY

PLAINLY: Final = 12
"""So many of each kind are drawn anew."""


def charts_of(records: Path) -> Iterator[Chart]:
    """Every picture of its pages, in both languages, once."""
    read = examine(records, TODAY).read
    assert read is not None
    shown = read.published(TODAY)
    found: dict[Chart, None] = {}

    def collect(chart: Chart) -> str:
        found[chart] = None
        return ""

    for code in LANGUAGES:
        for _ in pages(shown, Writer(language(code), collect, shown.programme.licence)):
            pass
    yield from found


def plainly(chart: Chart) -> str:
    """By Altair and Vega-Lite from the first to the last."""
    sheet = CHARTS[chart.kind](chart.series)
    whole = specification(tuple(layer.mark for layer in sheet.layers), sheet.height)
    return vl_convert.vegalite_to_svg(whole | {"datasets": rows(sheet)}, allowed_base_urls=[])


def milliseconds(draw: Callable[[Chart], str], charts: list[Chart]) -> list[float]:
    """Of each but the first."""
    times = []
    for chart in charts:
        began = time.process_time()
        draw(chart)
        times.append((time.process_time() - began) * 1000)
    return times[1:]


def main(cohorts: int) -> None:
    by_kind: dict[str, list[Chart]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for chart in (*charts_of(write(Path(folder) / "records", cohorts)), *charts_of(EXAMPLE)):
            by_kind[chart.kind].append(chart)
    print(f"{'':14}{'pictures':>9}{'ms':>8}{'median':>8}{'anew':>8}")
    every: list[float] = []
    for kind, charts in by_kind.items():
        ours, anew = milliseconds(draw, charts), milliseconds(plainly, charts[:PLAINLY])
        every += ours
        numbers = (statistics.mean(ours), statistics.median(ours), statistics.mean(anew))
        print(f"{kind:14}{len(ours):9}" + "".join(f"{number:8.1f}" for number in numbers))
    print(f"{'all':14}{len(every):9}{statistics.mean(every):8.1f}{statistics.median(every):8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
