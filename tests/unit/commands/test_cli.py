"""What the commands print, and their exit codes."""

import json
import subprocess
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.findings.code import Code
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
        ((), "records/programme.yml:3:11 F06 not-allowed: Isi kolom ini bukan"),
        (("--language", "en"), "records/programme.yml:3:11 F06 not-allowed: This field holds something"),
        (("--format", "json"), '"code": "F06",\n      "name": "not-allowed",\n      "severity": "error",'),
        (("--format", "markdown", "--language", "en"), "- 3:11 `audience` — **F06** not-allowed (to be mended): This"),
        (("--format", "github"), "::error file=records/programme.yml,line=3,col=11,title=F06 not-allowed::Isi kolom"),
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
    of_manual = 1 + len(Code)
    assert (result.exit_code, last) == (0, f"{19 + of_manual} × id, en")
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


class TestNew:
    """`--base`: what a change brought, and what was there before."""

    @pytest.fixture
    def records(self, tmp_path: Path) -> Path:
        records = copytree(GOOD, tmp_path / "records")
        self.spoil(records / "places/99.01.yml", "name:", "nama:")
        git(tmp_path, "init", "--quiet")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message=x")
        return records

    def spoil(self, file: Path, old: str, new: str) -> None:
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def check(self, records: Path, *arguments: str) -> Result:
        return run("check", "--records", str(records), "--as-of", "2025-06-01", "--base", "HEAD", *arguments)

    def test_a_new_one_comes_first_though_an_old_one_has_moved(self, records: Path) -> None:
        self.spoil(records / "places/99.01.yml", "audience:", "# Komentar\naudience:")
        self.spoil(records / "sources/laporan-contoh.yml", "kind: report", "kind: reprot")
        result = self.check(records)
        new, old = result.output.split("Sudah ada sebelumnya")
        assert new.startswith("Baru dengan perubahan ini\n")
        assert "records/sources/laporan-contoh.yml" in new
        assert "records/places/99.01.yml" not in new
        assert "records/places/99.01.yml" in old
        assert result.exit_code == 1

    def test_a_second_one_of_the_same_kind_is_new(self, records: Path) -> None:
        self.spoil(records / "places/99.01.yml", "province:", "provinsi:")
        found = json.loads(self.check(records, "--format", "json").output)["findings"]
        assert {(one["field"], one["new"]) for one in found if one["code"] == "F02"} == {
            ("nama", False),
            ("provinsi", True),
        }

    def test_a_state_that_git_does_not_know_is_wrong_use(self, records: Path) -> None:
        result = run("check", "--records", str(records), "--base", "--output=/tmp/x")
        assert result.exit_code == 2
        assert "Git knows no state" in result.output

    def test_where_there_were_no_records_everything_is_new(self, records: Path) -> None:
        records.rename(records.with_name("catatan"))
        result = self.check(records.with_name("catatan"))
        assert "Sudah ada sebelumnya" not in result.output


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Penguji", "-c", "user.email=penguji@contoh.example")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)


def test_github_gets_the_whole_list_in_its_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = copytree(GOOD, tmp_path / "records")
    for number in range(12):
        (records / f"people/{number}.yml").write_text("", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    result = run("check", "--records", str(records), "--as-of", "2025-06-01", "--format", "github")
    assert result.output.count("::error file=") == 10
    assert "2" in result.output.splitlines()[-1]
    assert (tmp_path / "summary.md").read_text("utf-8").count("**Y15**") == 12


@pytest.mark.parametrize("code", ["F04", "f04", "not-whole-number"])
def test_explain_tells_what_a_code_means(code: str) -> None:
    result = run("explain", code, "--language", "en")
    assert result.exit_code == 0
    assert result.output.startswith("F04 not-whole-number (to be mended)\n")
    assert "Repair: " in result.output
    assert "Why: " in result.output


def test_explain_of_no_code_names_the_nearest() -> None:
    result = run("explain", "not-whole-numbre")
    assert result.exit_code == 2
    assert "NOT-WHOLE-NUMBER" in result.output
