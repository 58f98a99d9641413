"""The pages of a portfolio as people review them: Markdown, each chart by its words alone, and its data.

`python -m tests.golden.pages` writes them anew, for the difference to be read before it is committed.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

from generator.charts.chart import Chart
from generator.examine import examine
from generator.language.speech import LANGUAGES, language
from generator.pages.every import pages
from generator.pages.page import Writer

HERE: Final = Path(__file__).parent
TODAY: Final = date(2026, 11, 24)
PORTFOLIOS: Final = {"real": HERE.parent.parent / "records", "example": HERE.parent / "example" / "records"}


def said(chart: Chart) -> str:
    """Pictures have tests of their own; here stands which kind it is."""
    return f'<svg class="chart--{chart.kind}"></svg>'


def written(name: str) -> dict[str, str]:
    """Path, such as `id/cohorts/index.md`, and text of every generated page and data file of a portfolio."""
    read = examine(PORTFOLIOS[name], TODAY).read
    assert read is not None
    public = read.published(TODAY)
    texts: dict[str, str] = {}
    for code in LANGUAGES:
        for page in pages(public, Writer(language(code), said, public.programme.licence)):
            texts[f"{code}/{page.path}"] = page.markdown
            # The mark at the beginning and the ends of lines have tests of their own.
            data = {file.path: file.content.decode("utf-8-sig").replace("\r\n", "\n") for file in page.data}
            texts |= {f"{code}/{path}": text for path, text in data.items()}
    return texts


def accepted(name: str) -> dict[str, str]:
    folder = HERE / name
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}


def accept() -> None:
    for name in PORTFOLIOS:
        shutil.rmtree(HERE / name, ignore_errors=True)
        for path, text in written(name).items():
            (HERE / name / path).parent.mkdir(parents=True, exist_ok=True)
            (HERE / name / path).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    accept()
