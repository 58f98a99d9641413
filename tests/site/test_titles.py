"""What a template of the theme prints without escaping: the title and the description of a page."""

from pathlib import Path

from tests.building import REAL, project, rebuilt
from tests.fragments import fragments, read

PAYLOAD = "\"></title><script>x()</script><b title='"


def test_a_hostile_name_stays_a_name_in_head_header_and_search(tmp_path: Path) -> None:
    its = project(tmp_path / "site", REAL)
    group = its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"
    written = "'" + PAYLOAD.replace("'", "''") + "'"
    group.write_text(group.read_text().replace("id: Kelompok hijab", f"id: {written}"))
    assert rebuilt(its).done
    page = (its.out / "id/cohorts/bekasi-2023/hijab/index.html").read_text()
    assert "<script>x()" not in page
    assert "<b title=" not in page
    # The search shows it as text, as it was written.
    says = read(fragments(its.out, "id")["cohorts/bekasi-2023/hijab/"].read_bytes())
    assert says["meta"]["title"] == PAYLOAD
