"""`portfolio check --fix`: what is certain is written, and nothing else of a file changes."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.bad_records.reports import FOLDERS, GOOD, examine, lay

COHORT = "cohorts/angkatan-contoh/cohort.yml"


def fix(records: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--records", str(records), "--as-of", "2025-06-01", "--fix", *arguments])


def spoilt(tmp_path: Path, file: str, *slips: tuple[str, str]) -> Path:
    records = copytree(GOOD, tmp_path / "records")
    text = (records / file).read_text("utf-8")
    for good, slip in slips:
        assert good in text
        text = text.replace(good, slip, 1)
    (records / file).write_bytes(text.encode())
    return records


def test_many_slips_in_one_file_are_mended_and_its_comments_and_order_kept(tmp_path: Path) -> None:
    slips = (
        ("audience: public", "# Untuk umum\naudience: publik   # sudah disetujui"),
        ("summary:", "sumary:"),
        ('places: ["99.01"]', "places: 99.01 # satu saja"),
        ("period: 2023\n", "period: Januari 2023 s/d Desember 2023\n"),
        ("when: 2023-03-06\n", "when: '6 Maret 2023'\n"),
    )
    records = spoilt(tmp_path, COHORT, *slips)
    result = fix(records)
    mended = (records / COHORT).read_text("utf-8")
    assert result.exit_code == 0
    expected = (GOOD / COHORT).read_text("utf-8")
    for good, now in (
        ("audience: public", "# Untuk umum\naudience: public   # sudah disetujui"),
        ('places: ["99.01"]', 'places: ["99.01"] # satu saja'),
        ("period: 2023\n", "period: 2023-01/2023-12\n"),
    ):
        expected = expected.replace(good, now, 1)
    assert mended == expected
    assert "-audience: publik   # sudah disetujui\n+audience: public   # sudah disetujui\n" in result.output


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_mark_of_the_encoding_stay(tmp_path: Path, end: str) -> None:
    records = spoilt(tmp_path, COHORT, ("audience: public", "audience: publik"))
    path = records / COHORT
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", end.encode()))
    assert fix(records).exit_code == 0
    good = (GOOD / COHORT).read_bytes().replace(b"\n", end.encode())
    assert path.read_bytes() == b"\xef\xbb\xbf" + good


def test_what_lies_behind_a_slip_is_mended_too(tmp_path: Path) -> None:
    records = spoilt(
        tmp_path, COHORT, ("id: Angkatan Contoh", "id: Angkatan: Contoh"), ("period: 2023\n", "period:2023\n")
    )
    assert fix(records).exit_code == 0
    assert '  id: "Angkatan: Contoh"\n' in (records / COHORT).read_text("utf-8")


def test_what_is_not_certain_is_left_and_reported(tmp_path: Path) -> None:
    records = spoilt(tmp_path, COHORT, ("audience: public", "audience: semua"))
    before = (records / COHORT).read_bytes()
    result = fix(records)
    assert (result.exit_code, (records / COHORT).read_bytes()) == (1, before)
    assert result.output.startswith(f"records/{COHORT}:1:11 F06 ")


def test_good_records_stay_as_they_are(tmp_path: Path) -> None:
    records = copytree(GOOD, tmp_path / "records")
    assert fix(records).output == ""


def test_no_two_fields_get_the_same_name(tmp_path: Path) -> None:
    records = spoilt(tmp_path, COHORT, ("summary:", "sumary:"), ("places:", "summry: {id: Dua}\nplaces:"))
    fix(records)
    assert (records / COHORT).read_text("utf-8").count("\nsummary:") == 1


def test_a_list_for_machines_is_not_mixed_with_the_changes(tmp_path: Path) -> None:
    records = spoilt(tmp_path, COHORT, ("audience: public", "audience: publik"))
    assert fix(records, "--format", "json").stdout.startswith("{")


CERTAIN = [folder for folder in FOLDERS if "check --fix" in (folder / "expected.txt").read_text("utf-8")]


def test_there_are_many_certain_repairs() -> None:
    assert len({folder.name[:3] for folder in CERTAIN}) >= 18


@pytest.mark.parametrize("folder", CERTAIN, ids=lambda folder: folder.name)
def test_of_every_bad_example_what_is_certain_is_mended(folder: Path, tmp_path: Path) -> None:
    records = lay(folder, tmp_path)
    fixable = {one.finding.code for one in examine(records) if one.instead is not None}
    fix(records)
    left = {one.finding.code for one in examine(records) if one.instead is not None}
    assert fixable
    assert left == set()
