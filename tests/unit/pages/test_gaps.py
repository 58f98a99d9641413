"""What is missing is named, what is withheld is not missing, and what is old is called old."""

from dataclasses import replace
from typing import Any

import pytest

from generator.language.speech import language
from generator.pages.gaps import Gap, gaps, pages
from generator.public.portfolio import Cohort, CohortStage, Group, Place, Shown, Status
from generator.public.values import Day, NotKnown, NotMeasured, Period, Text
from tests.unit.charts.examples import (
    STAGES,
    UNKNOWN,
    UNMEASURED,
    WITHHELD,
    cohort,
    figure,
    fund,
    group,
    indicator,
    line,
    outcome,
    period,
    result,
    stages,
    text,
)
from tests.unit.pages.examples import numbered, portfolio, writer

ID = language("id")
NOVEMBER_2026 = Day(2026, 11)


def complete(**changes: Any) -> Cohort:
    """With nothing missing but what a test takes away."""
    whole = replace(
        cohort(),
        places=(Place("00.00", text("Kota Contoh"), text("Provinsi Contoh")),),
        period=period((2026,)),
        participants=figure(20, "people"),
    )
    return replace(whole, **changes)


def whole_group(**changes: Any) -> Group:
    made = group(lines=[line("materials", 100)])
    assert made.plan is not None
    assert made.plan.budget is not None
    sent = replace(made.plan.submitted, when=period((2026, 1)))
    budget = replace(made.plan.budget, submitted=sent, total=figure(100))
    whole = replace(
        made,
        started=period((2026,)),
        members=figure(15, "people"),
        plan=replace(made.plan, submitted=sent, budget=budget),
    )
    return replace(whole, **changes)


def in_every(status: Status, when: Shown) -> tuple[CohortStage, ...]:
    return stages(*((status, when, ()) for _ in STAGES))


def told(one: Cohort, as_of: Day = NOVEMBER_2026) -> list[Gap]:
    return [gap for part in gaps(one, as_of, ID).parts for gap in part.gaps]


def words(one: Cohort, as_of: Day = NOVEMBER_2026) -> list[str]:
    return [f"{gap.what}: {gap.state}" for gap in told(one, as_of)]


def test_a_complete_cohort_has_no_gaps() -> None:
    assert told(complete(groups=(whole_group(),))) == []


def test_a_gap_is_told_with_its_reason() -> None:
    because = Text("Tidak disebut.", "Not said.")
    one = complete(participants=figure(NotKnown(because), "people"))
    assert told(one) == [Gap("Jumlah peserta", "tidak diketahui", because)]


def test_not_measured_is_told_from_not_known() -> None:
    one = complete(participants=figure(NotMeasured(None), "people"), period=UNKNOWN)
    assert words(one) == ["Masa angkatan: tidak diketahui", "Jumlah peserta: tidak diukur"]


def test_what_is_withheld_is_no_gap() -> None:
    one = complete(participants=figure(WITHHELD, "people"), period=WITHHELD)
    assert told(one) == []


def test_a_stage_of_unknown_status_is_one_gap_and_not_two() -> None:
    one = complete(stages=stages(("not-known", UNKNOWN, ()), ("done", UNKNOWN, ()), ("planned", WITHHELD, ())))
    assert words(one) == [
        "Status tahap “Persiapan peserta”: tidak diketahui",
        "Waktu tahap “Pelatihan kohesi sosial”: tidak diketahui",
    ]


def test_nothing_is_missing_yet_of_what_has_not_happened() -> None:
    one = complete(stages=in_every("planned", WITHHELD), groups=(whole_group(),))
    assert told(one) == []


def test_what_should_be_there_after_a_stage_is_done_is_missing() -> None:
    done = in_every("done", period((2026,)))
    assert words(complete(stages=done)) == ["Dana insentif: belum dicatat", "Kelompok usaha: belum dicatat"]
    with_group = complete(stages=done, groups=(whole_group(),), fund=fund(100))
    assert words(with_group) == ["Capaian: belum dicatat"]


def test_a_group_without_a_plan_misses_the_plan_alone() -> None:
    assert words(complete(groups=(whole_group(plan=None),))) == ["Rencana usaha: belum dicatat"]


def test_payments_and_lines_of_a_budget_are_named() -> None:
    made = whole_group()
    assert made.plan is not None
    assert made.plan.budget is not None
    budget = replace(made.plan.budget, lines=(replace(line("materials", UNKNOWN), spent=figure(UNKNOWN)),))
    one = complete(groups=(replace(made, plan=replace(made.plan, budget=budget)),), fund=fund(10, hijab=UNKNOWN))
    assert words(one) == [
        "Rencana belanja: Barang: tidak diketahui",
        "Belanja: Barang: tidak diketahui",
        "Jumlah yang dicairkan: tidak diketahui",
        "Tanggal pencairan: tidak diketahui",
    ]


def test_only_the_newest_outcome_is_asked_for_what_it_lacks() -> None:
    old = replace(outcome(measured=period((2026, 1))), results=(result(UNKNOWN, UNKNOWN),))
    new = replace(outcome(measured=period((2026, 9))), results=(result(100, UNMEASURED, of=indicator("Omzet")),))
    assert words(complete(groups=(whole_group(outcomes=(old, new)),))) == ["Hasil Omzet: tidak diukur"]


@pytest.mark.parametrize(
    ("measured", "is_stale"),
    [
        (period((2025, 11, 1)), False),
        (period((2025, 10, 31)), True),
        (period((2025, 10)), True),
        (period((2025,)), False),
        (period((2024,)), True),
        (period((2024, 1), (2025, 12)), False),
        (WITHHELD, False),
    ],
    ids=str,
)
def test_an_outcome_is_out_of_date_after_a_year_counted_from_its_end(measured: Shown, is_stale: bool) -> None:
    found = told(complete(groups=(whole_group(outcomes=(outcome(measured=measured),)),)))
    assert [gap.state.startswith("terakhir diukur") for gap in found] == [True] * is_stale
    if is_stale and isinstance(measured, Period):
        assert ID.period(measured) in found[0].state


def test_the_page_counts_all_gaps_and_lists_those_of_the_newest_cohorts() -> None:
    one = complete(participants=figure(UNKNOWN, "people"))
    (page,) = pages(portfolio(*numbered(40, one)), writer("id"))
    assert "40 hal belum lengkap pada 40 angkatan." in page.markdown
    assert page.markdown.count("tidak diketahui. Tidak disebut.") == 12


def test_a_portfolio_without_gaps_says_so() -> None:
    (page,) = pages(portfolio(complete()), writer("en"))
    assert "We know of no gap in these records." in page.markdown
