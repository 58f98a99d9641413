"""Pictures of the built pages for the README and for review: `python -m tests.browser.screenshots`."""

import tempfile
from pathlib import Path
from typing import Final, Literal

from tests.browser.browser import chromium, served
from tests.building import REAL, ROOT, built

PAGES: Final = {"home": "id/", "cohort": "id/cohorts/bekasi-2023/", "group": "id/cohorts/bekasi-2023/hijab/"}
WIDTHS: Final = {"phone": 360, "desktop": 1280}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def take(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        site = built(Path(temporary) / "project", REAL).out
        with served(site) as address, chromium() as browser:
            for scheme in SCHEMES:
                for device, width in WIDTHS.items():
                    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                    page = context.new_page()
                    for name, path in PAGES.items():
                        page.goto(f"{address}/{path}", wait_until="networkidle")
                        page.screenshot(path=folder / f"{name}-{device}-{scheme}.png")
                    context.close()


if __name__ == "__main__":
    take(ROOT / "docs" / "screenshots")
