"""What a template of the theme prints without escaping: the title and the description of a page."""

import re
from pathlib import Path

from tests.building import REAL, project, rebuilt
from tests.fragments import fragments, read

PAYLOAD = "\"></title><script>x()</script><b title='"


def test_a_hostile_name_stays_a_name_in_head_header_and_search(tmp_path: Path) -> None:
    its = project(tmp_path / "site", REAL)
    group = its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"
    written = "'" + PAYLOAD.replace("'", "''") + "'"
    group.write_text(re.sub(r"id: Kelompok hijab\n +en: .*", lambda _: f"id: {written}", group.read_text(), count=1))
    assert rebuilt(its).done
    page = (its.out / "id/cohorts/bekasi-2023/hijab/index.html").read_text()
    assert "<script>x()" not in page
    assert "<b title=" not in page
    assert "<title>&#34;&#62;&#60;/title&#62;&#60;script&#62;" in page
    # So it does where it has to say its language.
    page = (its.out / "en/cohorts/bekasi-2023/hijab/index.html").read_text()
    assert '<title lang="id">&#34;&#62;&#60;/title&#62;&#60;script&#62;' in page
    assert "<script>x()" not in page
    assert "<b title=" not in page
    # The search shows it as text, as it was written.
    says = read(fragments(its.out, "id")["cohorts/bekasi-2023/hijab/"].read_bytes())
    assert says["meta"]["title"] == PAYLOAD
