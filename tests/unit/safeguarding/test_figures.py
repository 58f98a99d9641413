"""Figures as they may be shown: the amount as decided, and behind it only what tells nothing of a withheld one."""

from decimal import Decimal
from typing import Any

import pytest

from generator.public.portfolio import Organisation, Source
from generator.public.values import (
    SAFETY,
    Amount,
    Between,
    Citation,
    Day,
    Exact,
    Figure,
    NotKnown,
    NotMeasured,
    Period,
    Rounded,
    Text,
    Window,
    Withheld,
)
from generator.records import values
from generator.records.model import Indicator
from generator.safeguarding.attack import Cell, Form
from generator.safeguarding.disclosure import Disclosure
from generator.safeguarding.figures import Figures, perhaps, recorded, summed, texts
from generator.safeguarding.people import Tables
from generator.safeguarding.policy import Threshold

KEY = "contoh/jumlah"
YEAR = Period(Day(2023), Day(2023))
PUBLISHER = Organisation("rekaan", "Rekaan", None, None)
WINDOW = Window(3, "months", "operation")


def source(name: str, published: Period | NotKnown, covers: Period | None = None) -> Source:
    return Source(name, PUBLISHER, "Buku", "id", "accounts", None, published, covers)


SOURCES = {
    "buku": source("buku", Period(Day(2024, 5), Day(2025)), YEAR),
    "catatan": source("catatan", NotKnown(Text("Hilang", None))),
}
BOOK = Citation("buku", "Rekaan", 2024, YEAR)
NOTES = Citation("catatan", "Rekaan", None, None)


def decided(hidden: str | None = None, finest: Form = "exact", **counts: int) -> Figures:
    """One count, or the part and the whole of a share, of which one may be hidden."""
    keys = {name: KEY if name == "count" else f"{KEY}/{name}" for name in counts}
    cells = {key: Cell(key, counts[name], counts[name], "exact", True, False, 5, None) for name, key in keys.items()}
    forms: dict[str, Form] = {key: "withheld" if name == hidden else finest for name, key in keys.items()}
    return Figures(Disclosure(Tables(tuple(cells.values()), ()), cells, forms, Threshold(10, 30), ()), SOURCES)


def figure(form: str, value: Any, **others: Any) -> values.Figure:
    return values.Figure.model_validate({form: value, **others})


def indicator(unit: str, **others: Any) -> Indicator:
    words = {"id": "Rekaan"}
    fields = {"name": words, "definition": words, "unit": unit, "direction": "higher", **others}
    return Indicator.model_validate(fields)


COUNT, SHARE = figure("exact", 25), figure("share", {"part": 15, "whole": 40})
NO_NUMBERS = [
    (figure("not_measured", {"id": "Belum"}), NotMeasured(Text("Belum", None))),
    (figure("not_known", {"id": "Hilang", "en": "Lost"}), NotKnown(Text("Hilang", "Lost"))),
    (figure("withheld", "agreement"), Withheld("agreement")),
]


class TestRecorded:
    @pytest.mark.parametrize(
        ("written", "amount"),
        [
            (COUNT, Exact(25)),
            (figure("exact", 0), Exact(0)),
            (figure("range", {"low": 0, "high": 7}), Between(0, 7)),
            *NO_NUMBERS,
            (SHARE, NotKnown(None)),
        ],
    )
    def test_each_form_becomes_an_amount_of_its_own_kind(self, written: values.Figure, amount: Amount) -> None:
        assert recorded(written) == amount

    def test_texts_keep_both_languages_and_their_order(self) -> None:
        one, two = values.Text(id="Satu", en="One"), values.Text(id="Dua")
        assert texts((one, two)) == (Text("Satu", "One"), Text("Dua", None))
        assert (perhaps(one), perhaps(None)) == (Text("Satu", "One"), None)


class TestCitations:
    def test_each_source_is_cited_once_in_the_order_named(self) -> None:
        assert decided().cited("catatan", "buku", "catatan") == (NOTES, BOOK)

    def test_a_source_that_is_not_public_or_was_not_named_is_not_cited(self) -> None:
        assert decided().cited("rahasia", None, "buku", None) == (BOOK,)
        assert decided().cited(None) == ()

    @pytest.mark.parametrize(("own", "of_record", "cited"), [("catatan", "buku", NOTES), (None, "buku", BOOK)])
    def test_a_source_of_its_own_stands_for_that_of_the_record(
        self, own: str | None, of_record: str, cited: Citation
    ) -> None:
        shown = decided().money(Exact(7), figure("exact", 7, source=own), of_record)
        assert shown.sources == (cited,)

    def test_a_figure_without_any_source_is_shown_without(self) -> None:
        assert decided().money(Exact(7), COUNT, None) == Figure(Exact(7), "rupiah", "recorded")


class TestPeople:
    def test_a_count_has_its_key_its_source_and_its_caveat(self) -> None:
        written = figure("exact", 25, caveat={"id": "Kira-kira", "en": "About"})
        assert decided(count=25).people(KEY, written, "buku") == Figure(
            Exact(25), "people", "recorded", sources=(BOOK,), caveats=(Text("Kira-kira", "About"),), key=KEY
        )

    def test_it_is_shown_as_finely_as_was_decided(self) -> None:
        assert decided(finest="rounded", count=23).people(KEY, COUNT, None).amount == Rounded(25)

    def test_a_withheld_one_takes_neither_source_nor_caveat_along(self) -> None:
        written = figure("exact", 3, caveat={"id": "Bertiga"})
        assert decided(count=3).people(KEY, written, "buku") == Figure(SAFETY, "people", "recorded", key=KEY)

    @pytest.mark.parametrize(("written", "amount"), NO_NUMBERS)
    def test_what_is_no_number_is_told_as_what_it_is_even_where_there_was_one(
        self, written: values.Figure, amount: Amount
    ) -> None:
        assert decided(count=25).people(KEY, written, "buku").amount == amount


class TestTargets:
    def test_one_in_people_is_a_count_like_any_other(self) -> None:
        people = indicator("people")
        assert decided(count=3).aimed_at(KEY, figure("exact", 3), people, "buku").amount == SAFETY
        assert decided(count=25).aimed_at(KEY, COUNT, people, "buku") == Figure(
            Exact(25), "people", "recorded", sources=(BOOK,), key=KEY
        )

    @pytest.mark.parametrize("unit", ["rupiah", "percent", "things"])
    def test_any_other_is_what_was_planned(self, unit: Any) -> None:
        assert decided().aimed_at(KEY, figure("exact", 3), indicator(unit), "buku") == Figure(
            Exact(3), unit, "recorded", sources=(BOOK,)
        )


class TestMeasured:
    def measured(self, its: Figures, written: values.Figure, of: Indicator) -> Figure:
        return its.measured(KEY, written, of, WINDOW, "buku")

    def test_a_count_of_people_is_as_decided(self) -> None:
        of = indicator("people")
        assert self.measured(decided(count=25), COUNT, of) == Figure(
            Exact(25), "people", "recorded", window=WINDOW, sources=(BOOK,), key=KEY
        )
        assert self.measured(decided(count=3), figure("exact", 3), of).amount == SAFETY

    @pytest.mark.parametrize(
        ("part", "whole", "percent"), [(15, 40, 38), (14, 42, 33), (20, 32, 62), (10, 33, 30), (39, 40, 98)]
    )
    def test_a_share_becomes_a_whole_percentage_with_the_two_counts_it_is_made_of(
        self, part: int, whole: int, percent: int
    ) -> None:
        shown = self.measured(decided(part=part, whole=whole), SHARE, indicator("percent"))
        assert shown == Figure(
            amount=Exact(percent),
            unit="percent",
            how="computed",
            parts=(("part", Exact(part), "people"), ("whole", Exact(whole), "people")),
            window=WINDOW,
            sources=(BOOK,),
            key=KEY,
            parts_key=KEY,
        )
        assert isinstance(shown.amount, Exact)
        assert isinstance(shown.amount.value, int)

    @pytest.mark.parametrize(
        ("part", "whole", "benign", "is_shown"),
        [
            (15, 30, False, True),
            (15, 29, True, False),
            (0, 40, False, False),
            (40, 40, False, False),
            (0, 40, True, True),
            (40, 40, True, True),
        ],
    )
    def test_one_that_was_released_under_laxer_rules_is_held_to_those_of_today(
        self, part: int, whole: int, benign: bool, is_shown: bool
    ) -> None:
        shown = self.measured(decided(part=part, whole=whole), SHARE, indicator("percent", benign=benign))
        assert isinstance(shown.amount, Exact) == is_shown
        if not is_shown:
            assert shown == Figure(SAFETY, "percent", "recorded", window=WINDOW, key=KEY)

    @pytest.mark.parametrize("hidden", ["part", "whole"])
    def test_one_of_whose_counts_is_withheld_is_withheld_with_both(self, hidden: str) -> None:
        its = decided(hidden, part=15, whole=40)
        assert self.measured(its, SHARE, indicator("percent")) == Figure(
            SAFETY, "percent", "recorded", window=WINDOW, key=KEY
        )

    @pytest.mark.parametrize("written", [figure("exact", 33), figure("range", {"low": 20, "high": 40})])
    def test_a_percentage_of_people_whose_number_nobody_tells_is_withheld(self, written: values.Figure) -> None:
        assert self.measured(decided(), written, indicator("percent")).amount == SAFETY

    @pytest.mark.parametrize(("written", "amount"), NO_NUMBERS)
    def test_where_there_is_no_percentage_it_is_told_why(self, written: values.Figure, amount: Amount) -> None:
        assert self.measured(decided(), written, indicator("percent")).amount == amount

    @pytest.mark.parametrize(
        "of", [indicator("percent", percent_of="other"), indicator("rupiah"), indicator("things")], ids=str
    )
    def test_what_counts_no_people_is_shown_as_recorded(self, of: Indicator) -> None:
        assert self.measured(decided(), figure("exact", Decimal("3.5")), of) == Figure(
            Exact(Decimal("3.5")), of.unit, "recorded", window=WINDOW, sources=(BOOK,), key=KEY
        )


class TestSums:
    def rupiah(self, value: int, *cited: Citation) -> Figure:
        return Figure(Exact(value), "rupiah", "recorded", sources=cited)

    def test_a_sum_is_of_those_that_are_there_and_cites_each_source_once(self) -> None:
        figures = [self.rupiah(700, NOTES), None, self.rupiah(50, BOOK, NOTES)]
        assert summed(figures) == Figure(
            amount=Exact(750),
            unit="rupiah",
            how="computed",
            parts=(("sum_of", Exact(700), "rupiah"), ("sum_of", Exact(50), "rupiah")),
            sources=(NOTES, BOOK),
        )

    def test_there_is_none_where_nothing_is_or_one_is_no_number(self) -> None:
        for figures in ([], [None], [self.rupiah(700), Figure(SAFETY, "rupiah", "recorded")]):
            assert summed(figures) is None
