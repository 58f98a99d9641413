"""Every kind of finding has a bad portfolio on disk, and its report reads as expected."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import Located
from generator.records.document import decode
from generator.records.scalars import LONGEST_ECHO
from tests.bad_records.reports import FOLDERS, GOOD, LANGUAGES, examine, lay, printed


@dataclass(frozen=True)
class Bad:
    """A bad portfolio, laid out, and what was found in it."""

    folder: Path
    over: Path
    found: list[Located]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def bad(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bad:
    over = tmp_path_factory.mktemp("bad")
    return Bad(request.param, over, examine(lay(request.param, over)))


def test_the_good_portfolio_is_good() -> None:
    assert examine(GOOD) == []


@pytest.mark.parametrize("code", Code, ids=lambda code: code.kebab)
def test_every_code_has_a_bad_portfolio(code: Code) -> None:
    assert any(folder.name.startswith(f"{code}-{code.kebab}") for folder in FOLDERS)


def test_the_report_is_the_expected_one(bad: Bad) -> None:
    assert printed(bad.found) == (bad.folder / "expected.txt").read_text("utf-8")


def test_a_folder_holds_the_code_that_it_is_named_for(bad: Bad) -> None:
    code = Code(bad.folder.name.split("-")[0])
    assert bad.folder.name.startswith(f"{code}-{code.kebab}")
    assert code in {one.finding.code for one in bad.found}


def test_every_finding_lies_inside_its_file(bad: Bad) -> None:
    """Its line is there, and its column is at most the one after the line's last character."""
    for one in bad.found:
        path = bad.over / one.finding.file
        lines = re.split(r"\r\n|\r|\n", decode(path.read_bytes()) if path.is_file() else "")
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


def test_nothing_is_said_twice(bad: Bad) -> None:
    said = [(one.finding.file, one.span, one.finding.code) for one in bad.found]
    assert len(set(said)) == len(said)


OURS = {
    "character": r"U\+[0-9A-F]{4,6}",
    "first_line": r"\d+",
    "floor": r"\d{1,2}",
    "allowed": r"[a-z-]+(?:, [a-z-]+)*",
    "languages": r"id|en|id, en",
    "days": r"7|30|60",
}
"""What a blank may be filled with that no record can have said."""

OF_FIGURES = {"participants"}
"""Words in the keys of figures that are ours; the others are ids."""

NUMBERS = {"meant", "sum", "total", "difference", "product"}
"""Blanks for numbers of the record: short ones only."""


def test_no_message_repeats_a_text_of_the_record(bad: Bad) -> None:
    files = list((bad.over / "records").rglob("*.yml"))
    ids, folders = {path.stem for path in files}, {path.parent.name for path in files}
    for one in bad.found:
        for blank, word in one.finding.words.items():
            if blank in NUMBERS:
                assert len(re.sub(r"\D", "", word)) <= LONGEST_ECHO
            elif blank in ("field", "nearest"):
                assert word in ids or re.fullmatch(r"[a-z_]*", word)
            elif blank == "figure":
                assert set(word.split("/")) <= folders | OF_FIGURES
            else:
                assert re.fullmatch(OURS[blank], word)


def test_no_message_holds_a_long_number(bad: Bad) -> None:
    messages = re.sub(r"(?m)^\S+ ", "", printed(bad.found))
    assert re.search(rf"\d{{{LONGEST_ECHO + 1},}}", messages) is None


PERSONAL = [folder for folder in FOLDERS if "P06" <= folder.name < "P17" and "-refused" not in folder.name]


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{4,}", text))


@pytest.mark.parametrize("folder", PERSONAL, ids=lambda folder: folder.name)
def test_a_report_on_personal_data_repeats_no_word_of_it(folder: Path) -> None:
    """Neither from the records, nor from a picture, nor from the name of a file."""
    harmless = [path.read_text("utf-8") for path in GOOD.rglob("*.yml")]
    for words in map(catalogue, LANGUAGES):
        harmless += [*words.words.values()]
        harmless += [f"{one.said.message} {one.said.repair} {one.why}" for one in words.entries.values()]
    files = [path for path in (folder / "records").rglob("*") if path.is_file()]
    told = {word for path in files for word in words_in(path.read_text("latin-1"))}
    told |= {number for path in files for number in re.findall(r"\d{4,}", path.name)}
    planted = told - words_in(" ".join(harmless))
    assert planted
    assert planted.isdisjoint(words_in((folder / "expected.txt").read_text("utf-8")))
