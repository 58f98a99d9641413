"""Which counts of people are shown, and how finely: from records to amounts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.findings.code import Code
from generator.public.values import Amount, Between, Exact, Rounded, Withheld
from generator.safeguarding.disclosure import (
    Disclosure,
    disclose,
    released_too_much,
    told_otherwise,
    worked_out,
)
from tests.unit.safeguarding.cohorts import portfolio

HIDDEN = Withheld("safety")


def disclosed(folder: Path, **counts: Any) -> Disclosure:
    return disclose(portfolio(folder, **counts))


def members(found: Disclosure, *groups: str) -> list[Amount]:
    return [found.count(f"contoh/groups/{group}/members") for group in groups]


@pytest.mark.parametrize(
    ("total", "seen"),
    [
        (0, Exact(0)),
        (1, HIDDEN),
        (9, HIDDEN),
        (10, Exact(10)),
        ({"range": {"low": 2, "high": 3}}, HIDDEN),
        ({"range": {"low": 9, "high": 40}}, HIDDEN),
        ({"range": {"low": 10, "high": 12}}, Between(10, 12)),
    ],
)
def test_a_total_from_one_to_the_threshold_is_withheld(tmp_path: Path, total: Any, seen: Amount) -> None:
    assert disclosed(tmp_path, total=total).count("contoh/participants") == seen


def test_a_count_that_no_table_holds_is_withheld(tmp_path: Path) -> None:
    assert disclosed(tmp_path, total=40).count("contoh/groups/lain/members") == HIDDEN


def test_what_nobody_recorded_has_no_number_to_show(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total={"not_known": {"id": "Hilang"}}, groups={"a": 20})
    assert found.count("contoh/participants") == HIDDEN


def test_members_of_groups_are_rounded_to_five_and_the_total_is_exact(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=31, groups={"a": 18, "b": 13})
    assert found.count("contoh/participants") == Exact(31)
    assert members(found, "a", "b") == [Rounded(20), Rounded(15)]


def test_a_range_of_members_is_rounded_at_both_ends(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=60, groups={"a": {"range": {"low": 21, "high": 28}}, "b": 32})
    assert members(found, "a") == [Between(20, 30)]


def test_no_members_at_all_are_zero(tmp_path: Path) -> None:
    assert members(disclosed(tmp_path, total=20, groups={"a": 0, "b": 20}), "a") == [Exact(0)]


def test_one_small_group_is_hidden_by_the_rounding_of_the_others(tmp_path: Path) -> None:
    """36 less about 15 and about 15 leaves 2 to 9."""
    found = disclosed(tmp_path, total=36, groups={"a": 14, "b": 13, "c": 9})
    assert members(found, "a", "b", "c") == [Rounded(15), Rounded(15), HIDDEN]


def test_where_rounding_is_not_enough_another_figure_is_withheld_with_it(tmp_path: Path) -> None:
    """31 less about 20 leaves 9 to 13, of which only one is small."""
    found = disclosed(tmp_path, total=31, groups={"a": 22, "b": 9})
    assert members(found, "b") == [HIDDEN]
    assert members(found, "a") == [HIDDEN] or found.count("contoh/participants") == HIDDEN


def test_a_group_that_is_not_public_is_neither_shown_nor_left_over(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=23, groups={"a": 20, "b": 3}, internal=frozenset({"b"}))
    assert members(found, "b") == [HIDDEN]
    assert not (found.count("contoh/participants") == Exact(23) and members(found, "a") == [Exact(20)])
    assert worked_out(found, {}) == ()


def test_those_in_no_group_are_not_left_over(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=41, groups={"a": 20, "b": 20})
    others = next(cell for cell in found.tables.cells if cell.key == "contoh/others")
    assert (others.low, others.is_printed) == (1, False)
    assert found.forms["contoh/groups/a/members"] != "exact"


def test_who_was_absent_is_not_told_by_who_came(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=40, events=[{"attendance": 38}])
    assert found.count("contoh/events/preparation/acara-1/1/attendance") == HIDDEN
    assert found.count("contoh/participants") == Exact(40)


@pytest.mark.parametrize("came", [40, 30, 28])
def test_attendance_is_shown_where_nobody_or_enough_were_absent(tmp_path: Path, came: int) -> None:
    found = disclosed(tmp_path, total=40, events=[{"attendance": came}])
    assert found.count("contoh/events/preparation/acara-1/1/attendance") == Exact(came)


def test_attendance_of_named_groups_is_held_against_their_members(tmp_path: Path) -> None:
    """Group members are rounded, so 20 of about 20 does not tell that one was absent."""
    found = disclosed(tmp_path, total=45, groups={"a": 21, "b": 24}, events=[{"attendance": 20, "groups": ["a"]}])
    assert worked_out(found, {}) == ()
    absent = next(cell for cell in found.tables.cells if cell.key.endswith("/absent"))
    assert (absent.low, absent.high) == (1, 1)


def test_guests_are_counted_like_everybody(tmp_path: Path) -> None:
    guests = [{"organisation": "rekaan", "role": {"id": "Tamu"}, "people": people} for people in (3, 15)]
    found = disclosed(tmp_path, total=40, events=[{"guests": guests}])
    keys = [f"contoh/events/preparation/acara-1/1/guests/rekaan/{number}" for number in (0, 1)]
    assert [found.count(key) for key in keys] == [HIDDEN, Exact(15)]


def test_counts_by_background_are_never_shown_and_never_left_over(tmp_path: Path) -> None:
    found = disclosed(
        tmp_path,
        total=40,
        by_background={"satu": 20, "dua": 20},
        groups={"a": 25, "b": 15},
        group_backgrounds={"a": {"satu": 25, "dua": 0}, "b": {"satu": 5, "dua": 10}},
    )
    assert all(found.forms[key] == "withheld" for key in found.forms if "background" in key)
    assert worked_out(found, {}) == ()


def test_two_events_of_one_name_are_two_counts(tmp_path: Path) -> None:
    events = [{"name": {"id": "Rapat Akhir & Doa"}, "attendance": one} for one in (20, 25)]
    found = disclosed(tmp_path, total=40, events=events)
    keys = [f"contoh/events/preparation/rapat-akhir-doa/{number}/attendance" for number in (1, 2)]
    assert [found.count(key) for key in keys] == [Exact(20), Exact(25)]


def share(part: int, whole: int, indicator: str = "pendapat") -> list[dict[str, Any]]:
    return [{"indicator": indicator, "target": 90, "actual": {"share": {"part": part, "whole": whole}}}]


@pytest.mark.parametrize(
    ("part", "whole", "indicator", "is_shown"),
    [
        (24, 36, "pendapat", True),
        (15, 30, "pendapat", True),
        (15, 29, "pendapat", False),
        (9, 40, "pendapat", False),
        (31, 40, "pendapat", False),
        (30, 40, "pendapat", True),
        (0, 40, "pendapat", False),
        (40, 40, "pendapat", False),
        (0, 40, "hadir", True),
        (40, 40, "hadir", True),
        (38, 40, "hadir", False),
    ],
)
def test_a_percentage_is_of_enough_people_with_enough_on_either_side(
    tmp_path: Path, part: int, whole: int, indicator: str, is_shown: bool
) -> None:
    found = disclosed(tmp_path, total=92, groups={"a": 46, "b": 46}, results={"a": share(part, whole, indicator)})
    seen = found.share(f"contoh/groups/a/outcomes/akhir/{indicator}/actual")
    assert seen == ((Exact(part), Exact(whole)) if is_shown else (HIDDEN, HIDDEN))


def test_the_whole_of_a_percentage_does_not_tell_the_size_of_a_withheld_group(tmp_path: Path) -> None:
    """Everybody answered: 40 of a group, which with the other one's few makes the 45 of the cohort."""
    found = disclosed(tmp_path, total=45, groups={"a": 40, "b": 5}, results={"a": share(20, 40)})
    assert members(found, "b") == [HIDDEN]
    shown = {cell.key: found.count(cell.key) for cell in found.tables.cells if cell.is_printed}
    assert worked_out(found, shown) == ()
    assert not (found.count("contoh/participants") == Exact(45) and found.share(KEY)[1] == Exact(40))


KEY = "contoh/groups/a/outcomes/akhir/pendapat/actual"


@pytest.mark.parametrize(("target", "actual", "seen"), [(15, 3, HIDDEN), (15, 12, Exact(12)), (15, 0, Exact(0))])
def test_a_result_in_people_is_a_count_like_any_other(tmp_path: Path, target: int, actual: int, seen: Amount) -> None:
    results = [{"indicator": "orang", "target": target, "actual": actual}]
    found = disclosed(tmp_path, total=45, groups={"a": 20, "b": 25}, results={"a": results})
    assert found.count("contoh/groups/a/outcomes/akhir/orang/actual") == seen
    assert found.count("contoh/groups/a/outcomes/akhir/orang/target") == Exact(15)


# --- what was released --------------------------------------------------------------------------------------------


def entry(figure: str, count: int, form: str = "exact") -> dict[str, Any]:
    return {"figure": figure, "form": form, "low": count, "high": count}


def test_what_was_released_stays_as_it_was(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=30, released=[entry("contoh/participants", 31)])
    assert found.count("contoh/participants") == Exact(31)


def test_what_was_withheld_stays_withheld_however_large_it_grows(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=30, released=[entry("contoh/participants", 8, "withheld")])
    assert found.count("contoh/participants") == HIDDEN


def test_a_threshold_that_rose_withholds_what_was_released(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=11, smallest_count=12, released=[entry("contoh/participants", 11)])
    assert found.count("contoh/participants") == HIDDEN


@pytest.mark.parametrize("people", [1, 11])
def test_so_it_does_with_one_that_stands_in_no_relation_to_any_other(tmp_path: Path, people: int) -> None:
    guests = [{"organisation": "rekaan", "role": {"id": "Tamu"}, "people": people}]
    key = "contoh/events/preparation/acara-1/1/guests/rekaan/0"
    its = {"total": 40, "events": [{"guests": guests}], "smallest_count": 12}
    found = disclosed(tmp_path, **its, released=[entry(key, people)])
    assert found.too_late == ()
    assert found.count(key) == HIDDEN


def test_what_was_released_without_a_number_has_none_to_show(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=30, released=[{"figure": "contoh/participants", "form": "exact", "low": 20}])
    assert found.count("contoh/participants") == HIDDEN


def test_a_count_that_changed_after_its_release_is_told(tmp_path: Path) -> None:
    its = portfolio(tmp_path, total=30, groups={"a": 30}, released=[entry("contoh/participants", 31)])
    findings = list(told_otherwise(its, disclose(its)))
    assert [(one.code, one.words) for one in findings] == [(Code.RELEASED_OTHERWISE, {"figure": "contoh/participants"})]


def test_a_group_that_is_gone_is_not_what_the_others_leave(tmp_path: Path) -> None:
    """Its size was withheld while it was there. The others have not changed, and are shown no more finely than then."""
    released = [
        entry("contoh/participants", 36),
        entry("contoh/groups/a/members", 14, "withheld"),
        entry("contoh/groups/b/members", 13, "rounded"),
        entry("contoh/groups/c/members", 9, "withheld"),
    ]
    found = disclosed(tmp_path, total=36, groups={"a": 14, "b": 13}, released=released)
    assert members(found, "a", "b") == [HIDDEN, Rounded(15)]
    assert worked_out(found, {}) == ()


def test_releases_that_tell_too_much_are_found(tmp_path: Path) -> None:
    released = [entry("contoh/participants", 27), entry("contoh/groups/a/members", 22)]
    its = portfolio(tmp_path, total=27, groups={"a": 22, "b": 5}, released=released)
    found = disclose(its)
    assert found.too_late == ("contoh/groups/b/members",)
    assert found.count("contoh/participants") == HIDDEN
    assert [(one.code, one.file) for one in released_too_much(its, found)] == [
        (Code.RELEASED_TOO_MUCH, "records/cohorts/contoh/cohort.yml")
    ]


def test_a_cohort_is_named_once_however_many_of_its_counts_are_lost(tmp_path: Path) -> None:
    released = [entry("contoh/participants", 40)]
    released += [entry(f"contoh/events/preparation/acara-{one}/1/attendance", 40 - one) for one in (1, 2)]
    its = portfolio(tmp_path, total=40, events=[{"attendance": 39}, {"attendance": 38}], released=released)
    found = disclose(its)
    assert len(found.too_late) == 2
    assert [one.code for one in released_too_much(its, found)] == [Code.RELEASED_TOO_MUCH]


def test_nothing_is_too_much_where_nothing_was_released(tmp_path: Path) -> None:
    its = portfolio(tmp_path, total=27, groups={"a": 22, "b": 5})
    assert list(released_too_much(its, disclose(its))) == []
    assert list(told_otherwise(its, disclose(its))) == []


# --- what is read back --------------------------------------------------------------------------------------------


def test_a_figure_that_slipped_through_is_found_by_what_it_tells(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=36, groups={"a": 14, "b": 13, "c": 9})
    slipped: dict[str, Amount] = {"contoh/participants": Exact(36)}
    slipped |= {f"contoh/groups/{one}/members": Exact(size) for one, size in (("a", 14), ("b", 13))}
    assert worked_out(found, slipped) == ("contoh/groups/c/members",)


def test_rounded_figures_are_read_back_as_rounded(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=36, groups={"a": 14, "b": 13, "c": 9})
    slipped: dict[str, Amount] = {"contoh/participants": Exact(36)}
    slipped |= {f"contoh/groups/{one}/members": Rounded(15) for one in "ab"}
    assert worked_out(found, slipped) == ()


def test_what_was_released_is_known_even_where_it_stands_on_no_page(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=31, groups={"a": 22, "b": 9}, released=[entry("contoh/participants", 31)])
    assert worked_out(found, {}) == ()
    assert worked_out(found, {"contoh/groups/a/members": Exact(22)}) == ("contoh/groups/b/members",)


def test_what_staff_withhold_must_not_be_worked_out_either(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=40, groups={"a": 20, "b": {"withheld": "safety"}})
    slipped: dict[str, Amount] = {"contoh/participants": Exact(40), "contoh/groups/a/members": Exact(20)}
    assert worked_out(found, slipped) == ("contoh/groups/b/members",)


def test_what_nobody_knew_when_the_others_were_released_may_be(tmp_path: Path) -> None:
    unknown = {"figure": "contoh/groups/b/members", "form": "withheld", "low": 0}
    found = disclosed(tmp_path, total=40, groups={"a": 20, "b": 20}, released=[unknown])
    slipped: dict[str, Amount] = {"contoh/participants": Exact(40), "contoh/groups/a/members": Exact(20)}
    assert worked_out(found, slipped) == ()


@pytest.mark.parametrize(("high", "is_too_close"), [(42, True), (43, False)])
def test_a_count_is_worked_out_where_fewer_than_four_are_possible(
    tmp_path: Path, high: int, is_too_close: bool
) -> None:
    found = disclosed(tmp_path, total={"range": {"low": 40, "high": high}}, groups={"a": 20, "b": 20})
    slipped: dict[str, Amount] = {"contoh/participants": Between(40, high), "contoh/groups/a/members": Exact(20)}
    assert worked_out(found, slipped) == (("contoh/groups/b/members",) if is_too_close else ())


def test_about_none_may_be_none(tmp_path: Path) -> None:
    """Two groups of nobody to two leave 36 to 40 of 40 to the third."""
    found = disclosed(tmp_path, total=40, groups={"a": 2, "b": 2, "c": 36})
    slipped: dict[str, Amount] = {"contoh/participants": Exact(40)}
    slipped |= {f"contoh/groups/{one}/members": Rounded(0) for one in "ab"}
    assert worked_out(found, slipped) == ()


def test_ranges_that_contradict_each_other_are_no_reason_to_fail(tmp_path: Path) -> None:
    found = disclosed(
        tmp_path,
        total=30,
        groups={"a": {"range": {"low": 10, "high": 12}}, "b": {"range": {"low": 18, "high": 25}}},
        by_background={"satu": {"range": {"low": 5, "high": 9}}, "dua": 24},
        group_backgrounds={"a": {"satu": 12, "dua": 1}, "b": {"satu": 9, "dua": 9}},
    )
    assert found.count("contoh/participants") == Exact(30)


def test_ranges_that_contradict_each_other_leave_what_is_certain(tmp_path: Path) -> None:
    """The two groups of 5 and 25 are all there are, however little the ranges by background agree with that."""
    found = disclosed(
        tmp_path,
        total=30,
        groups={"a": 25, "b": 5},
        by_background={"satu": {"range": {"low": 5, "high": 9}}, "dua": {"range": {"low": 21, "high": 25}}},
        group_backgrounds={
            "a": {"satu": {"range": {"low": 9, "high": 11}}, "dua": {"range": {"low": 14, "high": 15}}},
            "b": {"satu": {"range": {"low": 0, "high": 4}}, "dua": {"range": {"low": 1, "high": 5}}},
        },
    )
    certain = {cell.key for cell in found.tables.cells if cell.low == cell.high}
    told = [{key for key, _ in relation.terms} for relation in found.tables.relations]
    assert {"contoh/groups/a/members", "contoh/groups/b/members", "contoh/participants"} in told
    assert all(keys <= certain for keys in told)
    assert members(found, "b") == [HIDDEN]


def test_a_percentage_whose_whole_is_withheld_shows_no_part(tmp_path: Path) -> None:
    found = disclosed(tmp_path, total=92, groups={"a": 46, "b": 46}, results={"a": share(24, 36)})
    assert found.share(KEY) == (Exact(24), Exact(36))
    for hidden in ("part", "whole"):
        other = replace(found, forms={**found.forms, f"{KEY}/{hidden}": "withheld"})
        assert other.share(KEY) == (HIDDEN, HIDDEN)


def test_a_count_that_is_as_it_was_released_is_not_told(tmp_path: Path) -> None:
    released = [entry("contoh/participants", 31), entry("contoh/background/satu", 4, "withheld")]
    its = portfolio(tmp_path, total=31, by_background={"satu": 5, "dua": 26}, released=released)
    assert list(told_otherwise(its, disclose(its))) == []


def test_a_rounded_figure_tells_more_than_a_withheld_one(tmp_path: Path) -> None:
    """Of about 20 in a group, 21 came: it is 21 or 22, and leaves 9 or 10 of 31 to the other."""
    events = [{"attendance": 21, "groups": ["a"]}]
    found = disclosed(tmp_path, total=31, groups={"a": 22, "b": 9}, events=events)
    slipped: dict[str, Amount] = {
        "contoh/participants": Exact(31),
        "contoh/events/preparation/acara-1/1/attendance": Exact(21),
    }
    assert worked_out(found, slipped) == ()
    assert worked_out(found, {**slipped, "contoh/groups/a/members": Rounded(20)}) == ("contoh/groups/b/members",)
