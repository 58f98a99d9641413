"""What was released never moves: tried on the fictional example, as its staff would."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.examine import Examined, examine
from generator.findings.code import Code
from generator.public.portfolio import Cohort, PublicPortfolio
from generator.public.values import Amount, Exact, Rounded, Withheld
from generator.records.load import load
from generator.records.model import ReleasedFigure
from generator.safeguarding.people import by_figure
from tests.building import EXAMPLE, TODAY


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, released as it is today."""
    records = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("released") / "records")
    result = release(records)
    assert result.exit_code == 0, result.output
    return records


@pytest.fixture
def records(released: Path, tmp_path: Path) -> Path:
    return shutil.copytree(released, tmp_path / "records")


def release(records: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["release", "--records", str(records), "--as-of", TODAY.isoformat(), *more])


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (file, text.count(old))
    file.write_text(text.replace(old, new), "utf-8")


def shown(records: Path) -> PublicPortfolio:
    read = examine(records, TODAY).read
    assert read is not None
    return read.published(TODAY)


def cohort(records: Path, name: str) -> Cohort:
    return next(one for one in shown(records).cohorts if one.id == name)


def noted(records: Path) -> Mapping[str, ReleasedFigure]:
    portfolio = load(records).portfolio
    assert portfolio is not None
    return by_figure(portfolio.released)


def totals(records: Path) -> tuple[Amount, int, int, Amount, int, int]:
    """As the first page says them."""
    people, funds = shown(records).participants, shown(records).funds
    return (
        people.figure.amount,
        people.counted,
        people.among,
        funds.figure.amount,
        funds.counted,
        funds.among,
    )


def codes(examined: Examined) -> set[Code]:
    return {one.finding.code for one in examined.findings}


def members(records: Path, name: str) -> Mapping[str, Amount]:
    return {group.id: group.members.amount for group in cohort(records, name).groups}


SEMARANG = "cohorts/semarang-2023/cohort.yml"
DAPUR = "cohorts/semarang-2023/groups/dapur/group.yml"


@pytest.mark.parametrize(("language", "says"), [("id", "angka baru dicatat"), ("en", "new figures are noted")])
def test_the_first_release_says_how_many_figures_are_new(tmp_path: Path, language: str, says: str) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "records")
    result = release(tmp_path / "records", "--language", language)
    assert result.exit_code == 0
    said = re.match(r"([\d.,]+) ", result.output)
    assert said is not None
    assert says in result.output
    before, now = noted(EXAMPLE), noted(tmp_path / "records")
    assert len(now) - len(before) == int(said[1]) > 50
    assert before.items() <= now.items()


def test_a_second_release_adds_nothing_and_writes_nothing(records: Path) -> None:
    before = (records / "released.yml").stat().st_ino, (records / "released.yml").read_bytes()
    result = release(records)
    assert (result.exit_code, result.output) == (0, "0 angka baru dicatat di released.yml.\n")
    assert ((records / "released.yml").stat().st_ino, (records / "released.yml").read_bytes()) == before


def test_a_release_changes_no_number_and_makes_no_finding(records: Path) -> None:
    assert shown(records) == shown(EXAMPLE)
    assert codes(examine(records, TODAY)) == codes(examine(EXAMPLE, TODAY))


def test_comments_above_and_notes_of_the_ledger_stay(records: Path) -> None:
    text = (records / "released.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server:")
    assert "\n# Kasus:" in text
    assert "KANARI-CATATAN-RILIS" in text


def test_records_with_errors_are_not_released(records: Path) -> None:
    before = (records / "released.yml").read_bytes()
    change(records / SEMARANG, "total: 36", "total: 36.000,5")
    result = release(records)
    assert result.exit_code == 1
    assert f"records/{SEMARANG}:" in result.output
    assert (records / "released.yml").read_bytes() == before


def test_a_count_that_changes_stays_as_it_was_released_with_a_warning(records: Path) -> None:
    before = shown(records)
    change(records / DAPUR, "members: 14", "members: 23")
    change(records / SEMARANG, "total: 36", "total: 45")
    examined = examine(records, TODAY)
    assert not examined.has_errors
    told = [one.finding.words["figure"] for one in examined.findings if one.finding.code is Code.RELEASED_OTHERWISE]
    assert sorted(told) == ["semarang-2023/groups/dapur/members", "semarang-2023/participants"]
    assert shown(records) == before


def test_a_line_that_is_removed_lets_the_new_value_through(records: Path) -> None:
    change(records / DAPUR, "members: 14", "members: 23")
    change(records / SEMARANG, "total: 36", "total: 45")
    ledger = (records / "released.yml").read_text("utf-8")
    lines = re.sub(
        r"- figure: semarang-2023/(?:participants|others|groups/dapur/members|.*absent)\n(?:  .*\n)+", "", ledger
    )
    assert lines != ledger
    (records / "released.yml").write_text(lines, "utf-8")
    examined = examine(records, TODAY)
    assert Code.RELEASED_OTHERWISE not in codes(examined)
    assert not examined.has_errors, examined.findings
    assert cohort(records, "semarang-2023").participants.amount in (Exact(45), Rounded(45))
    assert members(records, "semarang-2023")["dapur"] == Rounded(25)


@pytest.mark.parametrize("name", ["semarang-2023", "surabaya-2024", "yogyakarta-2026", "surakarta-2025"])
def test_a_cohort_that_becomes_internal_leaves_the_totals_as_they_were(records: Path, name: str) -> None:
    before = totals(records)
    change(records / f"cohorts/{name}/cohort.yml", "audience: public", "audience: internal")
    assert totals(records) == before
    assert name not in {one.id for one in shown(records).cohorts}


def test_without_a_release_the_totals_would_move(tmp_path: Path) -> None:
    records = shutil.copytree(EXAMPLE, tmp_path / "records")
    before = totals(records)
    change(records / SEMARANG, "audience: public", "audience: internal")
    assert totals(records) != before


def test_a_raised_threshold_withholds_what_was_released(records: Path) -> None:
    assert members(records, "semarang-2023")["dapur"] == Rounded(15)
    change(records / "programme.yml", "smallest_count: 12", "smallest_count: 15")
    # Of its two groups the world knows the size already: that of one is now too small to be told inside.
    change(records / "cohorts/yogyakarta-2026/cohort.yml", "audience: public", "audience: internal")
    assert not examine(records, TODAY).has_errors
    assert members(records, "semarang-2023")["dapur"] == Withheld("safety")


def test_releases_that_tell_too_much_refuse_everything_to_come(records: Path) -> None:
    """The total and all groups but the smallest were once exact: whatever is withheld now, the smallest is known."""
    ledger = (records / "released.yml").read_text("utf-8")
    for group in ("dapur", "kriya-rotan"):
        ledger = re.sub(rf"(- figure: semarang-2023/groups/{group}/members\n  form: )\w+", r"\1exact", ledger, count=1)
    (records / "released.yml").write_text(ledger, "utf-8")
    result = CliRunner().invoke(main, ["check", "--records", str(records), "--as-of", TODAY.isoformat()])
    assert result.exit_code == 1
    assert f"records/{SEMARANG}:1:1 T03 released-too-much" in result.output
    refused = release(records)
    assert refused.exit_code == 1
    assert "T03 released-too-much" in refused.output
