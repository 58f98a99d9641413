"""Every count of people becomes a cell, every count that can be had by taking away as well, and what holds among them a
relation: the tables on which it is decided what is shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.records.portfolio import Portfolio
from generator.safeguarding.attack import Cell, Form, Relation
from generator.safeguarding.people import Tables, by_figure, may_be_share, of_events, tables
from generator.safeguarding.policy import Threshold
from tests.unit.safeguarding.cohorts import portfolio

LIMITS = Threshold(10, 30)
GUESTS = [{"organisation": "rekaan", "role": {"id": "Tamu"}, "people": 3}]
EVENT = "contoh/events/preparation/acara-1/1"
OTHER_EVENT = "contoh/events/preparation/acara-2/1"
OUTCOME = "contoh/groups/a/outcomes/akhir"
UNKNOWN = {"not_known": {"id": "Hilang"}}
WITHHELD = {"withheld": "safety"}


def counted(folder: Path, **counts: Any) -> Tables:
    return of(portfolio(folder, **counts))


def of(its: Portfolio) -> Tables:
    return tables(its, LIMITS, by_figure(its.released))


def by_key(found: Tables) -> dict[str, Cell]:
    return {cell.key: cell for cell in found.cells}


def printed(key: str, count: int, finest: Form, cost: int) -> Cell:
    return Cell(key, count, count, finest, True, False, cost, None)


def left_over(key: str, count: int) -> Cell:
    return Cell(key, count, count, "withheld", False, False, 0, None)


def adds_up(parts: list[str], *whole: str) -> Relation:
    return Relation((*((part, 1) for part in parts), *((one, -1) for one in whole)), 0, 0)


def is_no_more(parts: list[str], *whole: str) -> Relation:
    return replace(adds_up(parts, *whole), low=None)


TOTAL, A, B = "contoh/participants", "contoh/groups/a/members", "contoh/groups/b/members"


class TestCells:
    def test_sizes_are_rounded_at_the_finest_and_other_counts_exact(self, tmp_path: Path) -> None:
        events = [{"attendance": 40, "guests": GUESTS}]
        assert counted(tmp_path, total=40, groups={"a": 40}, events=events).cells == (
            printed(TOTAL, 40, "exact", 100),
            printed(f"{EVENT}/attendance", 40, "exact", 5),
            printed(f"{EVENT}/guests/rekaan/0", 3, "exact", 5),
            printed(A, 40, "rounded", 10),
        )

    def test_of_a_group_that_is_not_public_nothing_is_printed(self, tmp_path: Path) -> None:
        results = {"a": [{"indicator": "orang", "target": 30, "actual": 25}, share("hadir", 31, 31)]}
        found = counted(tmp_path, total=40, groups={"a": 40}, internal=frozenset({"a"}), results=results)
        assert {(cell.key, cell.finest, cell.is_printed, cell.is_guarded) for cell in found.cells} == {
            (TOTAL, "exact", True, False),
            (A, "withheld", False, False),
            *((f"{OUTCOME}/orang/{name}", "withheld", False, False) for name in ("target", "actual")),
            *((f"{OUTCOME}/hadir/actual/{name}", "withheld", False, False) for name in ("part", "whole")),
            (f"{OUTCOME}/hadir/actual/silent", "withheld", False, False),
        }

    def test_a_range_keeps_both_its_ends(self, tmp_path: Path) -> None:
        found = counted(tmp_path, total={"range": {"low": 38, "high": 40}})
        assert found.cells == (Cell(TOTAL, 38, 40, "exact", True, False, 100, None),)

    def test_what_staff_withhold_is_printed_as_that_and_guarded_and_what_nobody_knows_is_neither(
        self, tmp_path: Path
    ) -> None:
        assert counted(tmp_path / "a", total=WITHHELD).cells == (
            Cell(TOTAL, 0, None, "withheld", True, True, 100, None),
        )
        assert counted(tmp_path / "b", total=UNKNOWN).cells == (Cell(TOTAL, 0, None, "exact", False, False, 100, None),)

    def test_a_count_by_label_is_guarded_and_never_printed(self, tmp_path: Path) -> None:
        found = by_key(
            counted(
                tmp_path,
                total=40,
                by_background={"satu": 30, "dua": 10},
                groups={"a": 40},
                group_backgrounds={"a": {"satu": 30}},
            )
        )
        for key, count in (
            ("contoh/background/satu", 30),
            ("contoh/background/dua", 10),
            ("contoh/groups/a/background/satu", 30),
        ):
            assert found[key] == Cell(key, count, count, "withheld", False, True, 0, None)

    def test_of_results_those_in_people_and_both_counts_of_a_share(self, tmp_path: Path) -> None:
        results = [
            {"indicator": "orang", "baseline": 5, "target": 30, "actual": 25},
            share("pendapat", 12, 35),
            share("hadir", 31, 31),
        ]
        found = counted(tmp_path, total=40, groups={"a": 40}, results={"a": results})
        assert found.cells[2:] == (
            printed(f"{OUTCOME}/orang/baseline", 5, "exact", 8),
            printed(f"{OUTCOME}/orang/target", 30, "exact", 8),
            printed(f"{OUTCOME}/orang/actual", 25, "exact", 8),
            printed(f"{OUTCOME}/pendapat/actual/part", 12, "exact", 8),
            printed(f"{OUTCOME}/pendapat/actual/whole", 35, "exact", 20),
            printed(f"{OUTCOME}/hadir/actual/part", 31, "exact", 8),
            printed(f"{OUTCOME}/hadir/actual/whole", 31, "exact", 20),
            left_over(f"{OUTCOME}/pendapat/actual/rest", 23),
            left_over(f"{OUTCOME}/pendapat/actual/silent", 5),
            left_over(f"{OUTCOME}/hadir/actual/silent", 9),
        )

    def test_a_share_that_may_not_be_shown_may_be_shown_in_no_form(self, tmp_path: Path) -> None:
        results = {"a": [share("pendapat", 31, 31), share("hadir", 29, 29)]}
        found = by_key(counted(tmp_path, total=40, groups={"a": 40}, results=results))
        for indicator, count in (("pendapat", 31), ("hadir", 29)):
            for name in ("part", "whole"):
                key = f"{OUTCOME}/{indicator}/actual/{name}"
                assert (found[key].finest, found[key].is_printed, found[key].low) == ("withheld", True, count)

    def test_a_result_of_an_indicator_that_is_not_there_is_no_count(self, tmp_path: Path) -> None:
        results = {"a": [{"indicator": "orang", "target": 30, "actual": 25}, share("hadir", 31, 35)]}
        its = portfolio(tmp_path, total=40, groups={"a": 40}, results=results)
        assert set(by_key(of(replace(its, indicators=())))) == {TOTAL, A}

    def test_a_cohort_that_is_not_public_has_none(self, tmp_path: Path) -> None:
        its = portfolio(tmp_path, total=40)
        cohort = its.cohorts[0].cohort
        hidden = replace(cohort, record=cohort.record.model_copy(update={"audience": "internal"}))
        assert of(replace(its, cohorts=(replace(its.cohorts[0], cohort=hidden),))) == Tables((), ())


def share(indicator: str, part: int, whole: int) -> dict[str, Any]:
    return {"indicator": indicator, "target": 50, "actual": {"share": {"part": part, "whole": whole}}}


@pytest.mark.parametrize(
    ("part", "whole", "benign", "may_be"),
    [
        (1, 30, False, True),
        (29, 30, False, True),
        (0, 30, False, False),
        (30, 30, False, False),
        (0, 30, True, True),
        (30, 30, True, True),
        (1, 29, False, False),
        (1, 29, True, False),
    ],
)
def test_a_share_is_of_thirty_and_of_none_or_all_only_where_that_harms_nobody(
    part: int, whole: int, benign: bool, may_be: bool
) -> None:
    assert may_be_share(part, whole, benign, LIMITS) == may_be


class TestLeftOver:
    """What nobody wrote down and everybody can work out."""

    def test_those_in_no_group_and_those_who_did_not_come(self, tmp_path: Path) -> None:
        events = [{"attendance": 38}, {"attendance": 19, "groups": ["a"]}, {"attendance": 37, "groups": ["a", "b"]}]
        found = by_key(counted(tmp_path, total=40, groups={"a": 20, "b": 18}, events=events))
        third = "contoh/events/preparation/acara-3/1/absent"
        assert [cell for cell in found.values() if not cell.is_printed] == [
            left_over("contoh/others", 2),
            left_over(f"{EVENT}/absent", 2),
            left_over(f"{OTHER_EVENT}/absent", 1),
            left_over(third, 1),
        ]

    def test_where_nobody_is_left_there_is_no_count(self, tmp_path: Path) -> None:
        events = [{"attendance": 40}, {"attendance": 20, "groups": ["a"]}]
        results = {"a": [share("hadir", 20, 20)]}
        found = counted(tmp_path, total=40, groups={"a": 20, "b": 20}, events=events, results=results)
        assert all(cell.is_printed for cell in found.cells)

    @pytest.mark.parametrize("total", [{"range": {"low": 40, "high": 45}}, UNKNOWN])
    def test_of_a_whole_that_is_not_exact_nothing_can_be_taken_away(self, tmp_path: Path, total: Any) -> None:
        found = by_key(counted(tmp_path, total=total, groups={"a": 20}, events=[{"attendance": 12}]))
        assert not {"contoh/others", f"{EVENT}/absent"} & set(found)

    def test_nor_with_a_part_that_is_not_exact(self, tmp_path: Path) -> None:
        groups = {"a": {"range": {"low": 10, "high": 12}}, "b": 20}
        assert "contoh/others" not in by_key(counted(tmp_path, total=40, groups=groups))

    def test_nor_from_a_group_that_is_not_there(self, tmp_path: Path) -> None:
        events = [{"attendance": 12, "groups": ["c"]}, {"attendance": 12, "groups": ["a", "c"]}]
        found = by_key(counted(tmp_path, total=40, groups={"a": 40}, events=events))
        assert not any(key.endswith("/absent") for key in found)


class TestReleased:
    def released(self, folder: Path, *figures: tuple[str, Form, int, int | None]) -> dict[str, Cell]:
        entries = [
            {"figure": key, "form": form, "low": low} | ({} if high is None else {"high": high})
            for key, form, low, high in figures
        ]
        return by_key(counted(folder, total=40, groups={"a": 20, "b": 18}, released=entries))

    def test_a_count_stands_as_the_world_has_seen_it(self, tmp_path: Path) -> None:
        found = self.released(tmp_path, (TOTAL, "rounded", 30, 32), (A, "withheld", 4, 4))
        assert found[TOTAL] == Cell(TOTAL, 30, 32, "exact", True, False, 100, "rounded")
        assert found[A] == Cell(A, 4, 4, "rounded", True, False, 10, "withheld")
        assert found[B].released is None

    def test_one_that_is_recorded_no_more_still_counts_and_is_guarded_if_it_was_withheld(self, tmp_path: Path) -> None:
        gone, shown = "contoh/groups/gone/members", "contoh/groups/past/members"
        found = self.released(tmp_path, (gone, "withheld", 4, 4), (shown, "exact", 12, 12))
        assert found[gone] == Cell(gone, 4, 4, "withheld", False, True, 0, "withheld")
        assert found[shown] == Cell(shown, 12, 12, "withheld", False, False, 0, "exact")

    def test_money_and_other_cohorts_are_no_count_of_this_one(self, tmp_path: Path) -> None:
        found = self.released(
            tmp_path,
            ("contoh/fund", "exact", 7, 7),
            ("contoh-2/participants", "exact", 50, 50),
            ("lain/x", "exact", 1, 1),
        )
        assert set(found) == {TOTAL, A, B, "contoh/others"}

    def test_what_is_left_over_stands_as_it_was_seen_as_well(self, tmp_path: Path) -> None:
        others = "contoh/others"
        found = self.released(tmp_path, (others, "withheld", 3, 3))
        assert found[others] == Cell(others, 3, 3, "withheld", False, True, 0, "withheld")

    def test_who_was_absent_from_an_event_that_is_recorded_no_more_is_known_still(self, tmp_path: Path) -> None:
        event = "contoh/events/preparation/lama/1"
        found = self.released(tmp_path, (f"{event}/attendance", "exact", 37, 37))
        assert found[f"{event}/absent"] == left_over(f"{event}/absent", 3)

    @pytest.mark.parametrize("name", ["part", "whole"])
    def test_one_count_of_a_share_of_a_group_that_is_gone_leaves_nothing(self, tmp_path: Path, name: str) -> None:
        key = f"contoh/groups/past/outcomes/akhir/pendapat/actual/{name}"
        assert set(self.released(tmp_path, (key, "exact", 35, 35))) == {TOTAL, A, B, "contoh/others", key}

    def test_a_count_by_label_of_a_group_that_is_gone_is_in_no_relation(self, tmp_path: Path) -> None:
        key = "contoh/groups/past/background/satu"
        released = [{"figure": key, "form": "withheld", "low": 4, "high": 4}]
        found = counted(tmp_path, total=40, groups={"a": 40}, released=released)
        assert found.relations == (adds_up([A], TOTAL),)

    def test_those_in_no_group_make_up_the_whole_with_the_others_however_many_they_were(self, tmp_path: Path) -> None:
        released = [{"figure": "contoh/others", "form": "withheld", "low": 0}]
        found = counted(tmp_path, total=40, groups={"a": 20, "b": 18}, released=released)
        assert found.relations[1:] == (adds_up(["contoh/others", A, B], TOTAL),)


class TestRelations:
    def test_groups_those_in_none_and_those_absent_make_up_the_whole(self, tmp_path: Path) -> None:
        events = [{"attendance": 38}, {"attendance": 19, "groups": ["a"]}, {"attendance": 37, "groups": ["a", "b"]}]
        found = counted(tmp_path, total=40, groups={"a": 20, "b": 18}, events=events)
        third = "contoh/events/preparation/acara-3/1"
        assert found.relations == (
            is_no_more([A, B], TOTAL),
            adds_up(["contoh/others", A, B], TOTAL),
            adds_up([f"{EVENT}/absent", f"{EVENT}/attendance"], TOTAL),
            adds_up([f"{OTHER_EVENT}/absent", f"{OTHER_EVENT}/attendance"], A),
            adds_up([f"{third}/absent", f"{third}/attendance"], A, B),
        )

    def test_where_nobody_is_left_over_a_reader_may_suppose_so(self, tmp_path: Path) -> None:
        found = counted(tmp_path, total=40, groups={"a": 22, "b": 18}, events=[{"attendance": 40}])
        assert found.relations == (adds_up([A, B], TOTAL), adds_up([f"{EVENT}/attendance"], TOTAL))

    def test_backgrounds_make_up_their_whole_where_all_are_there(self, tmp_path: Path) -> None:
        found = counted(
            tmp_path,
            total=40,
            by_background={"satu": 30, "dua": 10},
            groups={"a": 20, "b": 20},
            group_backgrounds={"a": {"satu": 12, "dua": 8}, "b": {"satu": 18}},
        )
        one, two = "background/satu", "background/dua"
        assert found.relations == (
            adds_up([A, B], TOTAL),
            adds_up([f"contoh/{one}", f"contoh/{two}"], TOTAL),
            adds_up([f"contoh/groups/a/{one}", f"contoh/groups/a/{two}"], A),
            is_no_more([f"contoh/groups/b/{one}"], B),
            adds_up([f"contoh/groups/a/{one}", f"contoh/groups/b/{one}"], f"contoh/{one}"),
            is_no_more([f"contoh/groups/a/{two}"], f"contoh/{two}"),
        )

    def test_the_two_parts_of_a_share_and_who_gave_no_answer(self, tmp_path: Path) -> None:
        results = {"a": [share("pendapat", 12, 35)]}
        base = f"{OUTCOME}/pendapat/actual"
        assert counted(tmp_path, total=40, groups={"a": 40}, results=results).relations == (
            adds_up([A], TOTAL),
            adds_up([f"{base}/rest", f"{base}/part"], f"{base}/whole"),
            adds_up([f"{base}/silent", f"{base}/whole"], A),
        )

    def test_what_the_records_contradict_is_not_granted(self, tmp_path: Path) -> None:
        """More came than there are participants: nothing holds between the two."""
        found = counted(tmp_path, total=40, events=[{"attendance": 45}])
        assert not any(f"{EVENT}/attendance" in dict(relation.terms) for relation in found.relations)

    def test_results_in_people_are_in_no_relation_with_the_members(self, tmp_path: Path) -> None:
        results = {"a": [{"indicator": "orang", "target": 5, "actual": 25}]}
        found = counted(tmp_path, total=40, groups={"a": 40}, results=results)
        assert found.relations == (adds_up([A], TOTAL),)

    def test_groups_that_may_be_everybody_leave_nobody_out(self, tmp_path: Path) -> None:
        found = counted(tmp_path, total=40, groups={"a": {"range": {"low": 10, "high": 20}}, "b": 20})
        assert found.relations == (adds_up([A, B], TOTAL),)

    @pytest.mark.parametrize(("low", "high"), [(38, 40), (40, 45)])
    def test_those_who_came_are_not_everybody_only_because_they_may_be(
        self, tmp_path: Path, low: int, high: int
    ) -> None:
        found = counted(tmp_path, total=40, events=[{"attendance": {"range": {"low": low, "high": high}}}])
        assert is_no_more([f"{EVENT}/attendance"], TOTAL) in found.relations

    def test_nor_are_those_of_one_background_where_there_is_another(self, tmp_path: Path) -> None:
        some = {"range": {"low": 15, "high": 40}}
        found = counted(tmp_path, total=40, groups={"a": 40}, group_backgrounds={"a": {"satu": some}})
        assert is_no_more(["contoh/groups/a/background/satu"], A) in found.relations

    def test_without_groups_everybody_is_in_none(self, tmp_path: Path) -> None:
        assert counted(tmp_path, total=40).relations == (adds_up(["contoh/others"], TOTAL),)

    @pytest.mark.parametrize(
        ("total", "group", "relation"),
        [
            # The only group may be everybody.
            ({"range": {"low": 38, "high": 40}}, 40, adds_up([A], TOTAL)),
            ({"range": {"low": 40, "high": 45}}, 40, adds_up([A], TOTAL)),
            (40, {"range": {"low": 40, "high": 44}}, adds_up([A], TOTAL)),
            (40, {"range": {"low": 36, "high": 40}}, adds_up([A], TOTAL)),
            (UNKNOWN, 40, adds_up([A], TOTAL)),
            (40, UNKNOWN, adds_up([A], TOTAL)),
            # It cannot be, but may be some of them.
            ({"range": {"low": 41, "high": 45}}, 40, is_no_more([A], TOTAL)),
            (40, {"range": {"low": 36, "high": 39}}, is_no_more([A], TOTAL)),
        ],
    )
    def test_a_group_is_everybody_where_it_may_be(
        self, tmp_path: Path, total: Any, group: Any, relation: Relation
    ) -> None:
        assert counted(tmp_path, total=total, groups={"a": group}).relations[0] == relation

    def test_a_group_larger_than_everybody_is_in_no_relation_with_them(self, tmp_path: Path) -> None:
        found = counted(tmp_path, total={"range": {"low": 30, "high": 39}}, groups={"a": 40})
        assert found.relations == ()


def test_events_are_named_for_what_they_are_called_and_counted_where_two_are_alike(tmp_path: Path) -> None:
    names = ("Rapat Pertama!", "Évaluasi – akhir", "rapat - pertama", "Rapat kedua", "Xilem (luks)", "Acara max")
    its = portfolio(tmp_path, total=40, events=[{"name": {"id": name}} for name in names])
    assert [key for key, _ in of_events(its.cohorts[0])] == [
        "contoh/events/preparation/rapat-pertama/1",
        "contoh/events/preparation/e-valuasi-akhir/1",
        "contoh/events/preparation/rapat-pertama/2",
        "contoh/events/preparation/rapat-kedua/1",
        "contoh/events/preparation/xilem-luks/1",
        "contoh/events/preparation/acara-max/1",
    ]
    assert [event.name.id for _, event in of_events(its.cohorts[0])] == list(names)
