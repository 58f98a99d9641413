"""What the commands print, and their exit codes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.bad_records.reports import GOOD
from tests.building import EXAMPLE, REAL, project


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_check_of_good_records_prints_nothing_and_exits_with_0() -> None:
    result = run("check", "--records", str(GOOD), "--as-of", "2025-06-01")
    assert (result.exit_code, result.output) == (0, "")


def test_a_warning_is_printed_and_does_not_fail() -> None:
    result = run("check", "--records", str(EXAMPLE), "--as-of", "2026-11-24")
    assert result.exit_code == 0
    assert "L01 english-missing" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "records/programme.yml:2:11 F06 not-allowed: Pilih salah satu dari: internal, public."),
        (("--language", "en"), "records/programme.yml:2:11 F06 not-allowed: Choose one of: internal, public."),
        (("--format", "github"), "::error file=records/programme.yml,line=2,col=11,title=F06 not-allowed::Pilih"),
    ],
)
def test_findings_are_printed_in_the_form_and_language_asked_for(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    its = project(tmp_path / "site", REAL)
    programme = its.records / "programme.yml"
    programme.write_text(programme.read_text().replace("audience: public", "audience: everyone", 1))
    result = run("check", "--records", str(its.records), *arguments)
    assert result.exit_code == 1
    assert said in result.output


def test_wrong_use_exits_with_2() -> None:
    assert run("check", "--records", "no-such-folder").exit_code == 2
    assert run("check", "--as-of", "24 November").exit_code == 2


def test_build_writes_the_site_and_says_how_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    its = project(tmp_path / "site", REAL)
    monkeypatch.chdir(its.root)
    result = run("build", "--as-of", "2026-11-24")
    *warnings, last = result.output.splitlines()
    assert (result.exit_code, last) == (0, "12 × id, en")
    assert [line.split()[1] for line in warnings] == ["P17"]
    assert (its.out / "id" / "index.html").exists()


def test_a_refused_build_exits_with_1_and_prints_the_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    its = project(tmp_path / "site", REAL)
    (its.records / "programme.yml").unlink()
    monkeypatch.chdir(its.root)
    result = run("build")
    assert result.exit_code == 1
    assert "records/programme.yml:1:1 R02 record-missing" in result.output
    assert not its.out.exists()
