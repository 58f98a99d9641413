"""Pictures of the built pages for the README and for review: `python -m tests.browser.screenshots`."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tests.browser.browser import chromium, served
from tests.building import EXAMPLE, REAL, ROOT, built


@dataclass(frozen=True, slots=True)
class Shot:
    name: str
    records: Path
    """The real programme has no story yet; the example says on every page that it is made up."""
    path: str


SHOTS: Final = (
    Shot("home", REAL, "id/"),
    Shot("cohort", REAL, "id/cohorts/bekasi-2023/"),
    Shot("group", REAL, "id/cohorts/bekasi-2023/hijab/"),
    Shot("story", EXAMPLE, "id/cohorts/semarang-2023/stories/tetangga-belajar/"),
)
WIDTHS: Final = {"phone": 360, "desktop": 1280}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def take(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for records in (REAL, EXAMPLE):
        with tempfile.TemporaryDirectory() as temporary:
            site = built(Path(temporary) / "project", records).out
            _take([shot for shot in SHOTS if shot.records == records], site, folder)


def _take(shots: list[Shot], site: Path, folder: Path) -> None:
    with served(site) as address, chromium() as browser:
        for scheme in SCHEMES:
            for device, width in WIDTHS.items():
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                for shot in shots:
                    page.goto(f"{address}/{shot.path}", wait_until="networkidle")
                    page.screenshot(path=folder / f"{shot.name}-{device}-{scheme}.png")
                context.close()


if __name__ == "__main__":
    take(ROOT / "docs" / "screenshots")
