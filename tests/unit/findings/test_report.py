import json

from click import unstyle

from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import Finding, Located, Span
from generator.findings.machine import machine
from generator.findings.report import counted, github, lines, markdown, text

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")


def located(
    code: Code = Code.NOT_YES_OR_NO,
    file: str = "records/programme.yml",
    span: Span = Span(3, 7, 3, 8),  # noqa: B008
    line: str = "",
    instead: str | None = None,
    is_new: bool | None = None,
    **words: str,
) -> Located:
    return Located(Finding(code, file, ("name",), words), span, line, instead, is_new, "name")


def printed(*found: Located) -> str:
    return unstyle(text(found, ENGLISH))


class TestText:
    def test_a_finding_is_its_place_its_line_its_repair_and_why_it_matters(self) -> None:
        one = located(span=Span(12, 9, 12, 11), line="benign: ya  # tentu", instead="true")
        assert printed(one) == (
            "records/programme.yml:12:9 F17 not-yes-or-no: What is written here is neither true nor false.\n"
            " 12 │ benign: ya  # tentu\n"
            "    │         ^^\n"
            "     Repair: Write true or false, without quotes.\n"
            "     Write: true\n"
            f"     Why: {ENGLISH.entries[Code.NOT_YES_OR_NO].why}\n"
            "\n"
            "1 to be mended.\n"
            "1 of them can be mended for you: portfolio check --fix\n"
            "More about it: portfolio explain F17\n"
        )

    def test_why_it_matters_is_said_once_for_every_code(self) -> None:
        said = printed(located(), located(), located(Code.ENGLISH_MISSING))
        assert said.count("Why: ") == 2

    def test_findings_stay_in_their_order(self) -> None:
        said = printed(located(span=Span(9, 1, 9, 2)), located(span=Span(2, 1, 2, 2)))
        assert said.index(":9:1 ") < said.index(":2:1 ")

    def test_what_is_no_error_says_so(self) -> None:
        assert " L01 english-missing (note): " in printed(located(Code.ENGLISH_MISSING))

    def test_the_worst_is_explained(self) -> None:
        assert printed(located(Code.ENGLISH_MISSING), located()).endswith("portfolio explain F17\n")

    def test_nothing_found_is_nothing_said(self) -> None:
        assert printed() == ""

    def test_a_long_line_is_shown_around_the_place(self) -> None:
        shown = printed(located(span=Span(1, 201, 1, 204), line="x" * 200 + "abc" + "y" * 200)).splitlines()
        assert shown[1].count("x") == 50
        assert shown[1].index("abc") == shown[2].index("^^^")

    def test_a_mark_over_several_lines_ends_with_its_line(self) -> None:
        shown = printed(located(span=Span(1, 4, 3, 2), line="a: bcd")).splitlines()
        assert shown[2].endswith("│    ^^^")

    def test_what_cannot_be_seen_takes_a_place_and_writes_nothing(self) -> None:
        shown = printed(located(span=Span(1, 6, 1, 7), line="a:\t\x1b[x")).splitlines()
        assert shown[1].endswith("│ a:··[x")
        assert shown[2].index("^") == shown[1].index("x")

    def test_what_is_new_comes_first_and_what_was_there_last(self) -> None:
        said = printed(located(Code.TAG, is_new=False), located(is_new=True))
        assert said.startswith("New with this change\n\nrecords/programme.yml:3:7 F17")
        assert "\nThere before\n\nrecords/programme.yml:3:7 Y08" in said


def test_the_log_of_a_build_has_one_line_for_each_and_nothing_of_the_record() -> None:
    assert lines([located(line="benign: ya", instead="true"), located(Code.ENGLISH_MISSING)], ENGLISH) == (
        "records/programme.yml:3:7 F17 not-yes-or-no: "
        "What is written here is neither true nor false. Write true or false, without quotes.\n"
        "records/programme.yml:3:7 L01 english-missing: The English text (en) is not there yet. "
        "Add 'en' when the translation is ready; the site can be published without it.\n"
    )


def test_a_count_names_what_there_is_worst_first() -> None:
    found = [located(Code.ENGLISH_MISSING), located(), located(), located(Code.CONSENT_ENDS_SOON, days="7")]
    assert counted(found, ENGLISH) == "2 to be mended · 1 warning · 1 note"


class TestGitHub:
    def test_an_error_is_an_annotation_in_its_place(self) -> None:
        assert github([located()], ENGLISH) == (
            "::error file=records/programme.yml,line=3,col=7,title=F17 not-yes-or-no::"
            "What is written here is neither true nor false. Write true or false, without quotes.\n"
        )

    def test_each_severity_has_its_command(self) -> None:
        assert github([located(Code.CONSENT_ENDS_SOON, days="7")], ENGLISH).startswith("::warning file=")
        assert github([located(Code.ENGLISH_MISSING)], ENGLISH).startswith("::notice file=")

    def test_the_worst_and_newest_come_first_and_ten_at_most(self) -> None:
        found = [*[located(Code.ENGLISH_MISSING)] * 9, located(Code.TAG, is_new=False), located(is_new=True), located()]
        lines = github(found, ENGLISH).splitlines()
        assert [line.split("title=")[1][:3] for line in lines[:3]] == ["F17", "F17", "L01"]
        assert sum(line.startswith("::") for line in lines) == 10
        assert lines[-1] == "… and 2 more. The summary has the full list."

    def test_a_file_name_cannot_begin_another_property(self) -> None:
        said = github([located(file="records/a,line=1:b%.yml")], ENGLISH)
        assert said.startswith("::error file=records/a%2Cline=1%3Ab%25.yml,line=3,col=7,")

    def test_a_file_name_cannot_begin_another_command(self) -> None:
        said = github([located(file="records/a\r\n::stop-commands::x")], ENGLISH)
        assert said.startswith("::error file=records/a%0D%0A%3A%3Astop-commands%3A%3Ax,line=3,")

    def test_a_word_cannot_begin_another_command(self) -> None:
        said = github([located(Code.FIELD_MISSING, field="a\n::error::b%0A")], ENGLISH)
        assert "The field 'a%0A::error::b%250A' is missing." in said
        assert len(said.splitlines()) == 1


class TestMarkdown:
    def test_findings_are_listed_by_file(self) -> None:
        said = markdown([located(), located(file="records/x.yml")], ENGLISH)
        assert said.startswith("**2 to be mended**\n\n`records/programme.yml`\n\n- 3:7 `name` — **F17** not-yes-or-no ")
        assert "\n`records/x.yml`\n\n- 3:7 " in said

    def test_nothing_found_is_said(self) -> None:
        assert markdown([], INDONESIAN) == "Tidak ada temuan.\n"

    def test_no_line_and_no_repair_is_repeated(self) -> None:
        said = markdown([located(line="name: rahasia", instead="rahasia")], ENGLISH)
        assert "rahasia" not in said

    def test_a_name_or_a_word_writes_no_markup(self) -> None:
        said = markdown([located(Code.FIELD_MISSING, file="records/`a`<b>.yml", field="<img>[x](y) @z")], ENGLISH)
        assert "``records/`a`<b>.yml``" in said
        assert "<img>" not in said
        assert "[x]" not in said
        assert "@z" not in said


class TestMachine:
    def test_everything_of_a_finding_is_told(self) -> None:
        one = located(span=Span(3, 9, 3, 11), line="benign: ya", instead="true", is_new=True)
        place = {"line": 3, "column": 9, "end_line": 3, "end_column": 11}
        assert json.loads(machine([one], ENGLISH)) == {
            "version": 1,
            "language": "en",
            "findings": [
                {
                    "code": "F17",
                    "name": "not-yes-or-no",
                    "severity": "error",
                    "file": "records/programme.yml",
                    "record": "programme",
                    "field": "name",
                    "place": place,
                    "message": "What is written here is neither true nor false.",
                    "repair": "Write true or false, without quotes.",
                    "why": ENGLISH.entries[Code.NOT_YES_OR_NO].why,
                    "replacement": {"place": place, "text": "true"},
                    "new": True,
                }
            ],
            "counts": {"error": 1, "warning": 0, "note": 0},
        }

    def test_no_line_of_a_record_is_repeated(self) -> None:
        assert "rahasia" not in machine([located(line="name: rahasia")], ENGLISH)

    def test_nothing_found_is_an_empty_list(self) -> None:
        assert json.loads(machine([], ENGLISH))["findings"] == []
