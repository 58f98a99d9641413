"""What somebody writes who is used to spreadsheets, and the repair that the message names."""

from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.bad_records.changed import COHORT, GROUP, INDICATOR, ORGANISATION, OUTCOME, PLAN, SOURCE
from tests.bad_records.reports import GOOD

SLIPS = {
    "rupiah with dots": (COHORT, "total: 5000000", "total: 5.000.000", "Y09", "Tulis: 5000000"),
    "rupiah with Rp": (COHORT, "total: 5000000", "total: Rp 5.000.000,-", "F05", "Tulis: 5000000"),
    "rupiah in words": (PLAN, "planned: 3000000", "planned: 3 juta", "F05", "Tulis: 3000000"),
    "half a million": (PLAN, "unit_price: 150000", "unit_price: 150.000", "Y09", "Tulis: 150000"),
    "a number as text": (COHORT, "attendance: 24", "attendance: '24'", "F05", "Tulis: 24"),
    "a number with its unit": (COHORT, "attendance: 24", "attendance: 24 orang", "F05", "Tulis: 24"),
    "a minus in brackets": (OUTCOME, "actual: -250000", "actual: (250000)", "F05", "tanpa tanda kutip"),
    "a percentage": (OUTCOME, "actual: -250000", "actual: 86%", "F05", "Tulis: 86"),
    "a decimal comma": (PLAN, "quantity: 20", "quantity: 20,5", "F05", "Tulis: 20.5"),
    "a date as it is said": (COHORT, "when: 2023-05-02", "when: 2 Mei 2023", "F10", "Tulis: 2023-05-02"),
    "a date with slashes": (OUTCOME, "measured: 2023-09-15", "measured: 15/09/2023", "F10", "Tulis: 2023-09-15"),
    "a month in words": (COHORT, "when: 2023-01\n", "when: Januari 2023\n", "F10", "Tulis: 2023-01"),
    "a day that is none": (OUTCOME, "measured: 2023-09-15", "measured: 2023-09-31", "Y13", "hari"),
    "a cell left empty": (PLAN, "category: equipment", "category:", "F07", "hapus"),
    "a dash for nothing": (COHORT, "attendance: 24", 'attendance: "-"', "F05", "angka"),
    "a capital": (COHORT, "audience: public", "audience: Public", "F06", "Tulis: public"),
    "a status in Indonesian": (COHORT, "status: done", "status: selesai", "F06", "done"),
    "a yes": (INDICATOR, "direction: higher", "direction: higher\nbenign: ya", "F17", "Tulis: true"),
    "a field name with a capital": (GROUP, "members:", "Members:", "F02", "Tulis: members"),
    "a list with commas": (COHORT, "groups: [kue]", "groups: kue", "F08", "Tulis: [kue]"),
    "a colon in a title": (SOURCE, "title: ", "title: Laporan: ", "Y19", 'Tulis: "'),
    "no space after the colon": (ORGANISATION, "name: Yayasan", "name:Yayasan", "Y22", "spasi"),
    "a place without quotes": (COHORT, 'places: ["99.01"]', "places: [99.01]", "F16", 'Tulis: "99.01"'),
    "a title in quotes of a typographer": (GROUP, "sector: culinary", "sector: “culinary”", "F06", "culinary"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_the_message_names_the_repair(slip: str, tmp_path: Path) -> None:
    file, good, written, code, repair = SLIPS[slip]
    records = copytree(GOOD, tmp_path / "records")
    text = (records / file).read_text("utf-8")
    assert good in text
    (records / file).write_text(text.replace(good, written, 1), encoding="utf-8")
    said = CliRunner().invoke(main, ["check", "--records", str(records), "--as-of", "2025-06-01"])
    assert said.exit_code == 1
    (block,) = (one for one in said.output.split("\n\n") if f" {code} " in one)
    assert block.startswith(f"records/{file}:")
    assert repair in block


def test_fifty_mistakes_are_told_in_one_run_and_in_their_order(tmp_path: Path) -> None:
    records = copytree(GOOD, tmp_path / "records")
    source = (GOOD / SOURCE).read_text("utf-8")
    for number in range(25):
        text = source.replace("audience: public", "audience: umum").replace("kind: ", "jenis_apa: ")
        (records / f"sources/contoh-{number:02}.yml").write_text(text, encoding="utf-8")
    said = CliRunner().invoke(main, ["check", "--records", str(records), "--as-of", "2025-06-01", "--format", "json"])
    found = [line.split('"')[3] for line in said.output.splitlines() if '"code":' in line]
    files = [line.split('"')[3] for line in said.output.splitlines() if '"file":' in line]
    assert len(found) >= 50
    assert {code: found.count(code) for code in ("F01", "F02", "F06")} == {"F01": 25, "F02": 25, "F06": 25}
    assert files == sorted(files)
