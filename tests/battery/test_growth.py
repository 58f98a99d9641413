"""A site of many cohorts, built from records: its lists go on over pages that every gate lets pass."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.building import EXAMPLE, project, rebuilt


@pytest.mark.battery
def test_a_site_of_sixty_cohorts_is_built_and_no_page_of_it_is_heavy(tmp_path: Path) -> None:
    its = project(tmp_path / "many", EXAMPLE)
    for number in range(56):
        shutil.copytree(its.records / "cohorts" / "surakarta-2025", its.records / "cohorts" / f"surakarta-{number}")
    done = rebuilt(its)
    assert done.done, (done.refused, done.errors)
    for code in ("id", "en"):
        assert (its.out / code / "cohorts" / "page_2" / "index.html").exists()
        assert (its.out / code / "outcomes" / "page_2" / "index.html").exists()
    sizes = {path.relative_to(its.out): len(gzip.compress(path.read_bytes())) for path in its.out.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > 20_000} == {}
