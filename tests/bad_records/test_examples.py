"""The examples of the manual are true: each is a mistake of that code, and its repair mends it."""

from pathlib import Path

import pytest

from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import Located
from tests.bad_records.reports import FOLDERS, examine, lay

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")

IN_WORDS = {code for code in Code if INDONESIAN.entries[code].bad != ENGLISH.entries[code].bad}
"""Of these no excerpt of one record can show the mistake, or may."""


def test_an_example_is_in_words_only_where_no_excerpt_can_show_it() -> None:
    of_files = {Code.NOT_UTF8, Code.INVISIBLE_CHARACTER, Code.TOO_LARGE, Code.EMPTY_FILE}
    assert {code for code in IN_WORDS if code[0] in "YFGMDLSCO"} == of_files | {Code.OVERRIDE_UNUSED}


@pytest.mark.parametrize("code", sorted(set(Code) - IN_WORDS), ids=lambda code: code.kebab)
def test_the_repair_of_an_example_mends_it(code: Code, tmp_path: Path) -> None:
    folder = next(folder for folder in FOLDERS if folder.name.startswith(f"{code}-{code.kebab}"))
    entry, records = INDONESIAN.entries[code], lay(folder, tmp_path)
    before = codes(examine(records))
    (path,) = (path for path in records.rglob("*.yml") if entry.bad in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    assert text.count(entry.bad) == 1
    path.write_text(text.replace(entry.bad, entry.good), encoding="utf-8")
    after = codes(examine(records))
    assert code in before - after
    assert {one for one in after - before if INDONESIAN.severity(one) == "error"} == set()


def codes(found: list[Located]) -> set[Code]:
    return {one.finding.code for one in found}
