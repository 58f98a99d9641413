from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.finding import Finding, Span
from generator.findings.report import Located, github, text

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")


def located(code: Code, file: str = "records/programme.yml", line: int = 3, column: int = 7, **words: str) -> Located:
    return Located(Finding(code, file, ("name",), words), Span(line, column, line, column + 1), "name:")


class TestText:
    def test_a_line_names_file_line_column_and_code(self) -> None:
        assert text([located(Code.NOT_YES_OR_NO)], INDONESIAN) == (
            "records/programme.yml:3:7 F17 not-yes-or-no: Tulis true atau false.\n"
        )

    def test_findings_stay_in_their_order(self) -> None:
        both = [located(Code.NOT_YES_OR_NO, line=9), located(Code.NOT_YES_OR_NO, line=2)]
        assert [line.split(":")[1] for line in text(both, ENGLISH).splitlines()] == ["9", "2"]

    def test_nothing_found_is_nothing_said(self) -> None:
        assert text([], ENGLISH) == ""


class TestGitHub:
    def test_an_error_is_an_annotation_in_its_place(self) -> None:
        assert github([located(Code.NOT_YES_OR_NO)], ENGLISH) == (
            "::error file=records/programme.yml,line=3,col=7,title=F17 not-yes-or-no::Write true or false.\n"
        )

    def test_a_warning_stays_a_warning(self) -> None:
        assert github([located(Code.ENGLISH_MISSING)], ENGLISH).startswith("::warning file=")

    def test_a_file_name_cannot_begin_another_property(self) -> None:
        said = github([located(Code.NOT_YES_OR_NO, file="records/a,line=1:b%.yml")], ENGLISH)
        assert said.startswith("::error file=records/a%2Cline=1%3Ab%25.yml,line=3,col=7,")

    def test_a_file_name_cannot_begin_another_command(self) -> None:
        said = github([located(Code.NOT_YES_OR_NO, file="records/a\r\n::stop-commands::x")], ENGLISH)
        assert said.startswith("::error file=records/a%0D%0A%3A%3Astop-commands%3A%3Ax,line=3,")

    def test_a_word_cannot_begin_another_command(self) -> None:
        said = github([located(Code.FIELD_MISSING, field="a\n::error::b%0A")], ENGLISH)
        assert said.endswith("::The field 'a%0A::error::b%250A' is missing. Add it here.\n")
