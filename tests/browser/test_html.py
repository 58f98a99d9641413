"""The finished pages as the Nu HTML checker reads them, which is the one of the HTML standard."""

import json
import subprocess
from pathlib import Path
from typing import Final

from tests.browser.packages import VNU, there

OF_THE_THEME: Final = (
    # Keeps browsers from restoring the two checkboxes of the theme, which would open its menu or search by themselves.
    "Attribute “autocomplete” is only allowed when the input type is",
    # Of pages that the navigation does not name, the theme's list of headings has a label without its checkbox.
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",
)


def test_no_page_has_an_error_of_its_own(name: str, real: Path, example: Path) -> None:
    """Every page but those of the single findings, of which one stands for all."""
    site = {"real": real, "example": example}[name]
    pages = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if "findings" not in path.parts or path.parent.name == "y09"
    ]
    command = ["java", "-jar", str(there(VNU)), "--format", "json", "--stdout", "--exit-zero-always", "--errors-only"]
    said = subprocess.run([*command, *pages], cwd=site, capture_output=True, check=True, timeout=300).stdout
    messages = json.loads(said)["messages"]
    own = [one for one in messages if not one["message"].startswith(OF_THE_THEME)]
    assert [(one["url"].rpartition("/site/")[2], one["message"], one.get("extract")) for one in own] == []
    # One that is no longer said needs no mention here.
    assert all(any(one["message"].startswith(known) for one in messages) for known in OF_THE_THEME)
