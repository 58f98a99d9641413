"""What a change does to the public site, told before it is merged: all that comes, and nothing of what goes."""

import re
import subprocess
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.effect import LONGEST, NO_SITE, Site, comment, end_of_quarter, site
from generator.examine import examine
from tests.building import EXAMPLE, TODAY

GROUP = "cohorts/surabaya-2024/groups/cuci"
OUTCOME = """audience: public
source: buku-kas
measured: 2024-12
results:
  - indicator: laba-bersih
    target: 1000000
    actual: 860000
"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = copytree(EXAMPLE, tmp_path / "records")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "records")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message=before")
    return folder


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def report(records: Path, base: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["report", "--records", str(records), "--base", base, "--as-of", str(TODAY)])


def test_a_change_of_nothing_that_is_public_says_so(records: Path) -> None:
    file = records / GROUP / "group.yml"
    file.write_text(f"{file.read_text()}# Sebuah komentar.\n")
    result = report(records)
    assert result.exit_code == 0
    assert "- Isi halaman situs tidak berubah.\n" in result.output
    assert "- The pages of the site stay as they are.\n" in result.output
    assert "berubah**" not in result.output


def test_a_new_outcome_is_counted_and_said_in_a_sentence_and_its_page_shows_the_new_text(records: Path) -> None:
    (records / GROUP / "outcomes" / "2024-12.yml").write_text(OUTCOME)
    said = report(records).output
    indonesian, english = said.split("\n---\n")
    assert "- Akan terbit: 1 capaian.\n" in indonesian
    assert "- Will be published: 1 outcome.\n" in english
    assert re.search(r"^- .* mencapai 86\s% target laba bersih", indonesian, re.MULTILINE)
    assert "- `id/cohorts/surabaya-2024/cuci/`\n" in indonesian
    assert "+ Rp860.000\n" in indonesian
    assert "+ Rp 860,000\n" in english


def test_what_goes_is_counted_and_never_repeated(records: Path) -> None:
    """It may go since a person asked for it."""
    (story,) = records.rglob("stories/tetangga-belajar.yml")
    words = [line.strip() for line in story.read_text().splitlines() if len(line.strip()) > 25 and "Kasus" not in line]
    assert words
    story.unlink()
    said = report(records).output
    assert "- Tidak akan tampil lagi: 1 cerita" in said
    assert "**1 halaman hilang**" in said
    assert not any(line.partition(": ")[2] in said for line in words if ": " in line)


def test_a_page_that_is_changed_says_how_much_is_gone_and_not_what(records: Path) -> None:
    file = records / GROUP / "group.yml"
    file.write_text(re.sub(r"(business:\n  id: ).*", r"\1Jasa cuci sepeda dan sepatu", file.read_text()))
    said = report(records).output
    assert "+ Jasa cuci sepeda dan sepatu\n" in said
    assert re.search(r"^\d+ baris lama hilang atau berubah", said, re.MULTILINE)


def test_records_with_errors_publish_nothing(records: Path) -> None:
    (records / GROUP / "outcomes" / "2024-12.yml").write_text(OUTCOME.replace("860000", "860.000"))
    result = report(records)
    assert result.exit_code == 1
    assert result.output.startswith("Belum ada yang dapat terbit: 1 harus diperbaiki")
    assert "Nothing can be published yet: 1 to be mended" in result.output


def test_earlier_records_that_cannot_be_read_make_everything_new_and_that_is_said(records: Path) -> None:
    programme = (records / "programme.yml").read_text()
    (records / "programme.yml").write_text("name: [")
    git(records.parent, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "broken")
    (records / "programme.yml").write_text(programme)
    said = report(records).output
    assert said.startswith("Catatan sebelum perubahan ini tidak dapat dibaca")
    assert "angkatan" in said


def test_a_state_that_git_does_not_know_is_wrong_use(records: Path) -> None:
    assert report(records, "no-such-state").exit_code == 2


def test_nothing_internal_is_told_when_everything_is_new() -> None:
    said = whole()
    assert "kanari" not in said.casefold()
    assert "canary" not in said.casefold()


def test_a_comment_is_never_longer_than_github_takes() -> None:
    assert len(whole()) <= LONGEST + 10


def whole() -> str:
    return comment(NO_SITE, everything(), [], TODAY)


def everything() -> Site:
    read = examine(EXAMPLE, TODAY).read
    assert read is not None
    return site(read.published(TODAY))


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 11, 24), date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_third_month(day: date, last: date) -> None:
    assert end_of_quarter(day) == last


@pytest.mark.parametrize(
    ("endings", "said"),
    [
        ([], "Tidak ada persetujuan yang berakhir dalam triwulan ini (sampai 31 Desember 2026)."),
        ([date(2026, 12, 31), date(2027, 1, 1)], "1 persetujuan berakhir dalam triwulan ini (sampai 31 Desember 2026)"),
    ],
)
def test_consents_that_end_this_quarter_are_counted(endings: list[date], said: str) -> None:
    assert said in comment(NO_SITE, everything(), endings, TODAY)
