"""The publish boundary: nothing becomes public by being added, and nothing withheld takes anything along."""

import inspect
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from generator.examine import Read, examine
from generator.public.parts import parts
from generator.public.portfolio import (
    Budget,
    BudgetLine,
    Cohort,
    CohortStage,
    Disbursement,
    Event,
    Fund,
    Group,
    Guests,
    Indicator,
    Lesson,
    Organisation,
    Outcome,
    Partner,
    Person,
    Picture,
    PictureFile,
    Place,
    Plan,
    Programme,
    PublicPortfolio,
    Result,
    Source,
    Stage,
    Story,
    Submission,
    Telling,
    Thresholds,
)
from generator.public.values import (
    SAFETY,
    Amount,
    Citation,
    Day,
    Exact,
    Figure,
    NotKnown,
    Period,
    Rounded,
    Text,
    Window,
    Withheld,
)
from generator.records import model, values
from generator.records.load import load
from generator.safeguarding.disclosure import disclose
from generator.safeguarding.pictures import Picture as Drawn
from generator.safeguarding.pictures import Version
from generator.safeguarding.publish import NEVER_SHOWN, publish
from tests.unit.safeguarding.cohorts import STAGES, portfolio, text, write

ROOT = Path(__file__).parent.parent.parent.parent
TODAY = date(2026, 11, 24)

RECORD_TYPES = tuple(
    dict.fromkeys(
        one
        for module in (model, values)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, values.Record) and one is not values.Record
    )
)


@cache
def read(records: str) -> Read:
    its = examine(ROOT / records, TODAY).read
    assert its is not None
    return its


def published(records: str) -> PublicPortfolio:
    return read(records).published(TODAY)


@pytest.fixture
def read_by_publish(monkeypatch: pytest.MonkeyPatch) -> dict[type, set[str]]:
    """Names of the fields of each kind of record that `publish` reads for the example, which uses every field."""
    example = read("tests/example/records")
    seen: defaultdict[type, set[str]] = defaultdict(set)

    def spy(record: Any, name: str) -> Any:
        for kind in type(record).__mro__:
            seen[kind].add(name)
        return object.__getattribute__(record, name)

    monkeypatch.setattr(values.Record, "__getattribute__", spy)
    example.published(TODAY)
    monkeypatch.undo()
    return dict(seen)


def test_every_field_is_mapped_or_named_as_never_shown(read_by_publish: dict[type, set[str]]) -> None:
    for kind in RECORD_TYPES:
        never = {name for parent, names in NEVER_SHOWN.items() if issubclass(kind, parent) for name in names}
        forgotten = set(kind.model_fields) - read_by_publish.get(kind, set()) - never
        # What a record's kind has from `Published` is read of the kinds that use it.
        inherited = set(model.Published.model_fields) if kind is not model.Published else set()
        assert forgotten - inherited == set(), kind


def test_a_field_named_as_never_shown_exists(read_by_publish: dict[type, set[str]]) -> None:
    for kind, names in NEVER_SHOWN.items():
        assert set(names) <= set(kind.model_fields)


@pytest.mark.parametrize("records", ["records", "tests/example/records"])
def test_a_withheld_figure_takes_no_part_source_or_caveat_along(records: str) -> None:
    public = published(records)
    withheld = [one for one in parts(public) if isinstance(one, Figure) and isinstance(one.amount, Withheld)]
    assert withheld
    for figure in withheld:
        if figure.unit != "percent" or not figure.parts:
            assert (figure.parts, figure.sources, figure.caveats) == ((), (), ())


@pytest.mark.parametrize("records", ["records", "tests/example/records"])
def test_no_count_of_people_below_the_threshold_is_public(records: str) -> None:
    public = published(records)
    smallest = public.thresholds.smallest_count
    for figure in (one for one in parts(public) if isinstance(one, Figure)):
        amounts = [(figure.amount, figure.unit), *((amount, unit) for _, amount, unit in figure.parts)]
        for amount, unit in amounts:
            if unit == "people" and isinstance(amount, Exact) and "sum_of" not in [part[0] for part in figure.parts]:
                is_difference = figure.how == "computed"
                assert amount.value == 0 or amount.value >= smallest or is_difference


def real() -> PublicPortfolio:
    return published("records")


def test_the_first_cohort_has_ten_participants_and_no_size_of_a_group() -> None:
    bekasi = real().cohorts[0]
    assert bekasi.participants.amount == Exact(10)
    assert bekasi.breakdown == Withheld("safety")
    assert not any(isinstance(group.members.amount, Exact) for group in bekasi.groups)


def test_observers_from_an_organisation_are_counted_as_people_too() -> None:
    guests = [guests for taken in real().cohorts[0].stages for event in taken.events for guests in event.guests]
    assert [one.people.amount for one in guests] == [Withheld("safety")]


def test_the_reported_percentages_stay_reported() -> None:
    attained = [
        (result.attainment.amount, result.attainment.how)
        for group in real().cohorts[0].groups
        for outcome in group.outcomes
        for result in outcome.results
        if result.attainment
    ]
    assert attained == [(Exact(86), "reported"), (Exact(19), "reported")]


def test_an_internal_record_is_not_in_the_public_portfolio() -> None:
    public = published("tests/example/records")
    assert "malang-2025" not in [cohort.id for cohort in public.cohorts]
    assert "percobaan" not in [group.id for cohort in public.cohorts for group in cohort.groups]
    assert "KANARI" not in repr(public)


# --- one record at a time -----------------------------------------------------------------------------------------

Fields = dict[str, Any]
UNKNOWN: Final = {"not_known": text("Tidak dicatat")}
NOT_RECORDED: Final = NotKnown(Text("Tidak dicatat", "Tidak dicatat"))
MONTH: Final = Period(Day(2024, 3), Day(2024, 3))
DRAWN: Final = Drawn((Version("kecil.webp", 480, 320, b"kecil"), Version("besar.webp", 960, 640, b"besar")))
COHORT, GROUP = "cohorts/contoh/cohort.yml", "cohorts/contoh/groups/a/group.yml"
PLAN: Final = "cohorts/contoh/groups/a/business-plan.yml"


def said(words: str) -> Text:
    return Text(words, words)


def programme(**changes: Any) -> Fields:
    return {
        "audience": "public",
        "source": "buku",
        "name": text("Program"),
        "summary": text("Ringkasan"),
        "participants": text("Peserta"),
        "aims": [text("Satu"), text("Dua")],
        "stages": [{"id": one, "name": text(one), "summary": text(f"Isi {one}")} for one in STAGES],
        "sensitive_labels": ["rekaanisme"],
        "licence": "CC0-1.0",
        **changes,
    }


def cohort(events: Sequence[Fields] = (), **changes: Any) -> Fields:
    return {
        "audience": "public",
        "source": "buku",
        "name": text("Contoh"),
        "summary": text("Ringkasan"),
        "places": ["33.74"],
        "period": "2024-03",
        "participants": {"total": 60},
        "stages": [
            {"stage": "training", "status": "done", "when": UNKNOWN, "events": [event(**one) for one in events]}
        ],
        **changes,
    }


def event(**changes: Any) -> Fields:
    return {"name": text("Acara"), "when": UNKNOWN, **changes}


def group(**changes: Any) -> Fields:
    return {
        "audience": "public",
        "source": "buku",
        "name": text("Kelompok"),
        "business": text("Usaha"),
        "sector": "crafts",
        "started": UNKNOWN,
        "members": 30,
        **changes,
    }


def source(**changes: Any) -> Fields:
    return {
        "audience": "public",
        "publisher": "rekaan",
        "title": "Catatan",
        "language": "id",
        "kind": "report",
        "published": "2025-06-07",
        **changes,
    }


def outcome(*results: Fields, **changes: Any) -> Fields:
    return {"audience": "public", "source": "buku", "measured": UNKNOWN, "results": list(results), **changes}


def consent(subject: str, *languages: str, scopes: Sequence[str] = ("story", "quote", "image")) -> Fields:
    its = {"given": "2026-03-10", "review_by": "2027-03-10", "expires": "2028-03-10"}
    return {"subject": subject, "scopes": list(scopes), "languages": list(languages), **its}


INTERNAL: Final = {"audience": "internal"}
ORGANISATION: Final = {"audience": "public", "name": "Lembaga"}
HIDDEN: Final = {**ORGANISATION, **INTERNAL}
PERSON: Final = {
    "audience": "public",
    "name": "Mira Kusumarini",
    "role": text("Direktur"),
    "organisation": "rekaan",
    "basis": text("Jabatan"),
}
PUBLISHER: Final = Organisation("rekaan", "Rekaan", None, None)
BOOK: Final = Citation("buku", "Rekaan", 2024, None)
NOTES: Final = Citation("catatan", "Rekaan", 2025, None)


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., PublicPortfolio]:
    """What is public of the records said, besides a programme with one cohort, `contoh`, and a group of it, `a`."""
    folders = (tmp_path / str(number) for number in count())

    def publish_them(
        records: Mapping[str, Fields], pictures: Mapping[str, Drawn] | None = None, **counts: Any
    ) -> PublicPortfolio:
        folder = next(folders)
        portfolio(folder, **{"total": 60, "groups": {"a": 30}, **counts})
        for inside, record in {COHORT: cohort(), GROUP: group(), **records}.items():
            write(folder, inside, record)
        its = load(folder / "records").portfolio
        assert its is not None
        return publish(its, disclose(its), pictures or {}, TODAY)

    return publish_them


Shown = Callable[..., PublicPortfolio]


class TestProgramme:
    def test_everything_is_told_of_it_that_pages_need(self, shown: Shown) -> None:
        its = programme(
            fictional=True,
            conclusion=text("Simpulan"),
            backgrounds=[{"id": "satu", "name": text("Latar")}],
            partners=[{"organisation": "rekaan", "role": text("Mitra")}, {"organisation": "lain", "role": text("X")}],
        )
        stages = tuple(Stage(one, said(one), said(f"Isi {one}")) for one in model.STAGES)
        assert shown({"programme.yml": its, "organisations/lain.yml": HIDDEN}).programme == Programme(
            name=said("Program"),
            summary=said("Ringkasan"),
            participants=said("Peserta"),
            aims=(said("Satu"), said("Dua")),
            stages=stages,
            backgrounds=(said("Latar"),),
            partners=(Partner(PUBLISHER, said("Mitra")),),
            conclusion=said("Simpulan"),
            sources=(BOOK,),
            licence="CC0-1.0",
            fictional=True,
        )

    def test_its_thresholds_are_told_and_from_when_on_a_day_is(self, shown: Shown) -> None:
        its = programme(policy={"smallest_count": 12, "smallest_denominator": 35})
        assert shown({"programme.yml": its}).thresholds == Thresholds(12, 35, 12)

    def test_people_are_told_of_by_their_role_and_the_reason_for_naming_them(self, shown: Shown) -> None:
        found = shown(
            {
                "people/mira.yml": PERSON,
                "people/ratna.yml": {**PERSON, "organisation": "lain"},
                "people/rahasia.yml": {**PERSON, **INTERNAL},
                "organisations/lain.yml": HIDDEN,
            }
        )
        mira = Person("mira", "Mira Kusumarini", said("Direktur"), PUBLISHER, said("Jabatan"))
        assert found.people == (mira, replace(mira, id="ratna", organisation=None))

    def test_an_organisation_is_told_of_by_both_its_names_and_its_address(self, shown: Shown) -> None:
        its = {**ORGANISATION, "full_name": text("Lembaga Rekaan"), "website": "https://lembaga.example.org/"}
        person = {**PERSON, "organisation": "lembaga"}
        found = shown({"organisations/lembaga.yml": its, "people/mira.yml": person}).people[0].organisation
        assert found == Organisation("lembaga", "Lembaga", said("Lembaga Rekaan"), "https://lembaga.example.org/")

    def test_a_source_is_told_of_where_its_publisher_may_be(self, shown: Shown) -> None:
        found = shown(
            {
                "organisations/lain.yml": HIDDEN,
                "sources/catatan.yml": source(covers="2023", address="https://contoh.example.org/a"),
                "sources/hilang.yml": source(published=UNKNOWN, language="en", kind="survey"),
                "sources/lain.yml": source(publisher="lain"),
                "sources/rahasia.yml": source(audience="internal"),
            }
        )
        assert found.sources[1:] == (
            Source(
                id="catatan",
                publisher=PUBLISHER,
                title="Catatan",
                language="id",
                kind="report",
                address="https://contoh.example.org/a",
                published=Period(Day(2025, 6, 7), Day(2025, 6, 7)),
                covers=Period(Day(2023), Day(2023)),
            ),
            Source("hilang", PUBLISHER, "Catatan", "en", "survey", None, NOT_RECORDED, None),
        )
        assert [one.id for one in found.sources] == ["buku", "catatan", "hilang"]

    def test_an_indicator_is_told_of_with_its_definition(self, shown: Shown) -> None:
        its = {"name": text("Omzet"), "definition": text("Rupiah"), "unit": "rupiah", "direction": "lower"}
        found = shown({"indicators/a.yml": {**its, "audience": "public"}, "indicators/b.yml": {**its, **INTERNAL}})
        assert found.indicators[0] == Indicator("a", said("Omzet"), said("Rupiah"), "lower")
        assert [one.id for one in found.indicators] == ["a", "hadir", "orang", "pendapat"]


class TestCohorts:
    def test_the_newest_comes_first_and_one_without_a_date_last(self, shown: Shown) -> None:
        periods = {"a": "2023", "b": "2025-02", "c": UNKNOWN, "d": "2024-03/2025-04"}
        found = shown({f"cohorts/{one}/cohort.yml": cohort(period=when) for one, when in periods.items()})
        assert [one.id for one in found.cohorts] == ["d", "b", "contoh", "a", "c"]

    def test_what_is_told_of_one(self, shown: Shown) -> None:
        lesson = {"expected": text("Harap"), "happened": text("Terjadi"), "changed": text("Ubah")}
        its = cohort(
            places=["33.74", "33.72", "33.75"],
            lessons=[lesson],
            participants={"total": 60, "by_background": [{"background": "satu", "count": 30}]},
            stages=[{"stage": "fund", "status": "under-way", "when": "2024-03", "summary": text("Dana")}],
        )
        place = {"audience": "public", "name": text("Tempat"), "province": text("Jawa")}
        found = shown({COHORT: its, "places/33.72.yml": place, "places/33.75.yml": {**place, **INTERNAL}}).cohorts[0]
        stage = CohortStage(Stage("fund", said("fund"), said("fund")), "under-way", MONTH, said("Dana"), ())
        assert replace(found, groups=()) == Cohort(
            id="contoh",
            name=said("Contoh"),
            summary=said("Ringkasan"),
            places=(Place("33.74", said("Kota"), said("Provinsi")), Place("33.72", said("Tempat"), said("Jawa"))),
            period=MONTH,
            participants=Figure(Exact(60), "people", "recorded", sources=(BOOK,), key="contoh/participants"),
            breakdown=SAFETY,
            stages=(stage,),
            fund=None,
            lessons=(Lesson(said("Harap"), said("Terjadi"), said("Ubah")),),
            picture=None,
            groups=(),
            stories=(),
        )

    def test_without_counts_by_background_there_is_none_to_withhold(self, shown: Shown) -> None:
        assert shown({}).cohorts[0].breakdown is None

    def test_sums_count_those_that_are_shown_and_those_that_were(self, shown: Shown) -> None:
        rest = {"form": "exact", "low": 20, "high": 20}
        released = [
            {"figure": "lama/participants", **rest},
            {"figure": "tua/participants", **rest, "form": "rounded"},
            {"figure": "kuno/participants", **rest, "high": 24},
            {"figure": "rahasia/participants", **rest, "low": 15, "high": 15},
            {"figure": "lama/groups/participants", **rest},
            {"figure": "lama/events/participants/1", **rest},
            {"figure": "contoh/participants", "form": "exact", "low": 60, "high": 60},
            {"figure": "lama/fund", **rest},
            {"figure": "contoh/fund", **rest},
        ]
        fund = {"total": 700}
        found = shown(
            {
                COHORT: cohort(fund=fund),
                "cohorts/rahasia/cohort.yml": cohort(audience="internal"),
                "cohorts/tanpa/cohort.yml": cohort(),
            },
            released=released,
        )
        assert (found.participants.figure.amount, found.participants.figure.unit) == (
            Exact(60 + 60 + 20 + 15),
            "people",
        )
        assert (found.participants.figure.key, found.funds.figure.key) == ("participants", "fund")
        assert (found.participants.counted, found.participants.among) == (4, 6)
        assert (found.funds.figure.amount, found.funds.figure.unit) == (Exact(720), "rupiah")
        assert (found.funds.counted, found.funds.among) == (2, 2)


class TestEvents:
    def events(self, found: PublicPortfolio) -> tuple[Event, ...]:
        return found.cohorts[0].stages[0].events

    def test_what_is_told_of_one(self, shown: Shown) -> None:
        guests = [{"organisation": one, "role": text(one), "people": 20} for one in ("lain", "rekaan")]
        its = {"when": "2024-03", "attendance": 60, "led_by": text("Tim"), "agenda": [text("Satu"), text("Dua")]}
        its |= {"guests": guests, "groups": ["b", "a"]}
        found = shown(
            {COHORT: cohort([its]), "organisations/lain.yml": HIDDEN, "cohorts/contoh/groups/b/group.yml": group()}
        )
        key = "contoh/events/training/acara/1"
        counted = Figure(Exact(60), "people", "recorded", sources=(BOOK,), key=f"{key}/attendance")
        came = Figure(Exact(20), "people", "recorded", sources=(BOOK,), key=f"{key}/guests/rekaan/1")
        assert self.events(found) == (
            Event(
                name=said("Acara"),
                when=MONTH,
                attendance=counted,
                led_by=said("Tim"),
                agenda=(said("Satu"), said("Dua")),
                guests=(Guests(PUBLISHER, said("rekaan"), came),),
                voices=(),
                groups=("b", "a"),
            ),
        )

    @pytest.mark.parametrize(
        ("planned", "told"),
        [
            ("2023-03/2023-04", Period(Day(2023, 3), Day(2023, 4))),
            ("2024-03-05", Period(Day(2024, 3, 5), Day(2024, 3, 5))),
            ("2023", Period(Day(2023), Day(2023))),
            # Young enough that only its month may be told.
            (f"{TODAY.year}-01-05", Period(Day(TODAY.year, 1), Day(TODAY.year, 1))),
            ("2099-01", None),
            (f"2023-01/{TODAY.year + 1}-01", None),
            (None, None),
        ],
    )
    def test_of_a_plan_nothing_is_told_that_is_still_to_come(
        self, shown: Shown, planned: str | None, told: Period | None
    ) -> None:
        its = {"stage": "training", "status": "done", "when": UNKNOWN} | ({"planned": planned} if planned else {})
        (stage,) = shown({COHORT: cohort(stages=[its])}).cohorts[0].stages
        assert stage.planned == told

    def test_of_one_that_is_planned_nothing_is_told(self, shown: Shown) -> None:
        for status in ("planned", "done", "under-way", "not-known"):
            its = {"stage": "training", "status": status, "when": UNKNOWN, "events": [event()]}
            assert len(self.events(shown({COHORT: cohort(stages=[its])}))) == (status != "planned")

    def test_one_for_groups_that_are_not_public_is_theirs_alone(self, shown: Shown) -> None:
        events = [{"groups": groups} for groups in (["b"], ["a", "b"], [], ["a"])]
        found = shown({COHORT: cohort(events), "cohorts/contoh/groups/b/group.yml": group(audience="internal")})
        assert [one.groups for one in self.events(found)] == [("a",), (), ("a",)]
        assert all(one.attendance is None for one in self.events(found))

    @pytest.mark.parametrize(
        ("voice", "who", "role", "organisation"),
        [
            ({"person": "mira"}, "Mira Kusumarini", "Direktur", "rekaan"),
            ({"person": "mira", "role": text("Juri"), "organisation": "balai"}, "Mira Kusumarini", "Juri", "balai"),
            ({"organisation": "balai", "role": text("Wakil")}, None, "Wakil", "balai"),
            ({"organisation": "balai"}, None, None, "balai"),
            ({}, None, None, None),
        ],
    )
    def test_who_spoke_is_a_public_person_or_an_organisation(
        self, shown: Shown, voice: Fields, who: str | None, role: str | None, organisation: str | None
    ) -> None:
        records = {"people/mira.yml": PERSON, "organisations/balai.yml": ORGANISATION, "sources/catatan.yml": source()}
        for own, cited in ((None, BOOK), ("catatan", NOTES)):
            its = {**voice, "said": text("Ucap")} | ({"source": own} if own else {})
            (told,) = self.events(shown({**records, COHORT: cohort([{"voices": [its]}])}))[0].voices
            assert (told.who, told.said, told.sources) == (who, said("Ucap"), (cited,))
            assert told.role == (None if role is None else said(role))
            assert (told.organisation.id if told.organisation else None) == organisation

    @pytest.mark.parametrize(
        "voice",
        [
            {"person": "rahasia"},
            {"organisation": "lain"},
            {"person": "mira", "organisation": "lain"},
            {"person": "rahasia", "organisation": "rekaan"},
        ],
    )
    def test_what_somebody_said_who_is_not_public_goes_with_them(self, shown: Shown, voice: Fields) -> None:
        records = {
            "people/mira.yml": PERSON,
            "people/rahasia.yml": {**PERSON, **INTERNAL},
            "organisations/lain.yml": HIDDEN,
            COHORT: cohort([{"voices": [{**voice, "said": text("Ucap")}]}]),
        }
        assert self.events(shown(records))[0].voices == ()


class TestFunds:
    def fund(
        self, shown: Shown, payments: Sequence[tuple[str, int]], gone: Sequence[Fields] = (), **others: Any
    ) -> Fund:
        """With `a`, `b` and `c` public and all others internal. The total is what is paid, and 100 more."""
        paid = [{"group": name, "amount": amount, "when": "2024-03"} for name, amount in payments]
        total = {"exact": sum(amount for _, amount in payments) + 100, "source": "catatan"}
        fund = {"total": total, "disbursements": paid, **others}
        names = {name for name, _ in payments} - {one["record"].removeprefix("contoh/") for one in gone}
        records = {
            f"cohorts/contoh/groups/{name}/group.yml": group(members=10, **({} if name in "abc" else INTERNAL))
            for name in names
        }
        down = {"takedowns.yml": {"taken_down": [{"when": "2026-01-02", **one} for one in gone]}}
        found = shown({COHORT: cohort(fund=fund), "sources/catatan.yml": source(), **records, **down}).cohorts[0].fund
        assert found is not None
        return found

    def amounts(self, fund: Fund) -> list[tuple[str, Amount]]:
        return [(one.group, one.amount.amount) for one in fund.disbursements]

    def test_what_is_told_of_one(self, shown: Shown) -> None:
        assert self.fund(shown, [("a", 30), ("b", 20)], condition=text("Syarat")) == Fund(
            total=Figure(Exact(150), "rupiah", "recorded", sources=(NOTES,)),
            condition=said("Syarat"),
            disbursements=(
                Disbursement("a", Figure(Exact(30), "rupiah", "recorded", sources=(BOOK,)), MONTH),
                Disbursement("b", Figure(Exact(20), "rupiah", "recorded", sources=(BOOK,)), MONTH),
            ),
            is_whole=True,
        )

    @pytest.mark.parametrize("payments", [[("x", 50)], [("x", 40), ("x", 10)]], ids=str)
    def test_what_one_group_got_that_is_not_public_is_not_what_the_others_leave(
        self, shown: Shown, payments: list[tuple[str, int]]
    ) -> None:
        found = self.fund(shown, [("a", 30), *payments, ("b", 20)])
        assert self.amounts(found) == [("a", Exact(30)), ("b", SAFETY)]
        assert (found.total.amount, found.is_whole) == (Exact(200), True)

    def test_two_such_groups_hide_each_other(self, shown: Shown) -> None:
        found = self.fund(shown, [("a", 30), ("x", 50), ("z", 10), ("b", 20)])
        assert self.amounts(found) == [("a", Exact(30)), ("b", Exact(20))]

    def test_where_there_is_no_other_the_total_is_withheld(self, shown: Shown) -> None:
        found = self.fund(shown, [("x", 50)])
        assert (found.total, found.disbursements) == (Figure(SAFETY, "rupiah", "recorded"), ())

    def test_a_payment_to_a_group_that_was_taken_down_is_known_and_hides_no_other(self, shown: Shown) -> None:
        gone = [{"kind": "group", "record": "contoh/c"}]
        found = self.fund(shown, [("a", 30), ("c", 5), ("b", 20)], gone)
        assert self.amounts(found) == [("a", Exact(30)), ("b", Exact(20))]
        assert not found.is_whole
        found = self.fund(shown, [("a", 30), ("c", 5), ("b", 20), ("x", 50)], gone)
        assert self.amounts(found) == [("a", Exact(30)), ("b", Exact(20))]

    @pytest.mark.parametrize(
        ("kind", "record", "is_whole"),
        [
            ("group", "contoh/a", False),
            ("business-plan", "contoh/b", False),
            ("outcome", "contoh/a", True),
            ("group", "lain/a", True),
            ("group", "contoh/c", True),
            ("group", "a", True),
        ],
    )
    def test_it_is_no_whole_where_a_group_that_was_paid_or_its_plan_was_taken_down(
        self, shown: Shown, kind: str, record: str, is_whole: bool
    ) -> None:
        assert self.fund(shown, [("a", 30), ("b", 20)], [{"kind": kind, "record": record}]).is_whole == is_whole


class TestGroups:
    def its(self, found: PublicPortfolio) -> Group:
        return found.cohorts[0].groups[0]

    def test_what_is_told_of_one(self, shown: Shown) -> None:
        records = {GROUP: group(started="2024-03", summary=text("Ringkas"), sector="farming", members=60)}
        assert self.its(shown(records)) == Group(
            id="a",
            name=said("Kelompok"),
            business=said("Usaha"),
            sector="farming",
            summary=said("Ringkas"),
            started=MONTH,
            members=Figure(Rounded(60), "people", "recorded", sources=(BOOK,), key="contoh/groups/a/members"),
            plan=None,
            picture=None,
            outcomes=(),
        )

    def test_one_that_is_not_public_is_not_there(self, shown: Shown) -> None:
        assert shown({GROUP: group(audience="internal")}).cohorts[0].groups == ()

    def test_its_outcomes_are_told_the_oldest_first_and_those_that_are_not_public_not_at_all(
        self, shown: Shown
    ) -> None:
        result = {"indicator": "orang", "target": 30, "actual": 30}
        records = {
            f"cohorts/contoh/groups/a/outcomes/{name}.yml": outcome(result, measured=measured)
            for name, measured in {"a": "2024-05", "b": "2023", "c": "2025-01", "d": UNKNOWN}.items()
        }
        hidden = {"cohorts/contoh/groups/a/outcomes/e.yml": outcome(result, audience="internal")}
        assert [one.id for one in self.its(shown({**records, **hidden})).outcomes] == ["d", "b", "a", "c"]

    def plan(self, shown: Shown, budget: Fields | None = None, **changes: Any) -> Plan | None:
        its = {
            "audience": "public",
            "source": "catatan",
            "submitted": {"when": "2024-03", "before_fund": True},
            "summary": text("Rencana"),
            "products": [text("Satu"), text("Dua")],
            "customers": text("Pembeli"),
            **({} if budget is None else {"budget": {"submitted": {"when": UNKNOWN}, **budget}}),
            **changes,
        }
        return self.its(shown({PLAN: its, "sources/catatan.yml": source()})).plan

    def test_what_is_told_of_its_plan(self, shown: Shown) -> None:
        assert self.plan(shown) == Plan(
            submitted=Submission(MONTH, before_fund=True),
            summary=said("Rencana"),
            products=(said("Satu"), said("Dua")),
            customers=said("Pembeli"),
            budget=None,
        )

    def test_a_plan_that_is_not_public_is_not_there(self, shown: Shown) -> None:
        assert self.plan(shown, audience="internal") is None

    def budget(self, shown: Shown, *lines: Fields, total: int = 100) -> Budget:
        its = [{"item": text("Benang"), "category": "materials", **line} for line in lines]
        plan = self.plan(shown, {"lines": its, "total": total})
        assert plan is not None
        assert plan.budget is not None
        return plan.budget

    def test_what_is_told_of_its_budget(self, shown: Shown) -> None:
        first = {"quantity": 2.5, "unit": text("gulung"), "unit_price": 24, "planned": 60, "spent": 55}
        found = self.budget(shown, first, {"planned": 40, "spent": 45}, {"planned": 0, "unit_price": 0})

        def rupiah(value: int) -> Figure:
            return Figure(Exact(value), "rupiah", "recorded", sources=(NOTES,))

        line = BudgetLine(said("Benang"), "materials", "2.5", said("gulung"), rupiah(24), rupiah(60), rupiah(55))
        other = replace(line, quantity=None, unit=None, unit_price=None, planned=rupiah(40), spent=rupiah(45))
        last = replace(other, unit_price=rupiah(0), planned=rupiah(0), spent=None)
        parts = tuple(("sum_of", Exact(value), "rupiah") for value in (55, 45))
        assert found == Budget(
            submitted=Submission(NOT_RECORDED, before_fund=False),
            lines=(line, other, last),
            total=rupiah(100),
            spent=Figure(Exact(100), "rupiah", "computed", parts=parts, sources=(NOTES,)),  # type: ignore[arg-type]
        )

    def test_a_withheld_amount_takes_quantity_and_price_along_and_another_amount(self, shown: Shown) -> None:
        each = {"quantity": 2.5, "unit": text("gulung"), "unit_price": 15, "planned": 30}
        found = self.budget(shown, {**each, "planned": {"withheld": "agreement"}}, {**each, "planned": 40}, each)
        assert [one.planned.amount for one in found.lines] == [Withheld("agreement"), Exact(40), SAFETY]
        assert [one.quantity for one in found.lines] == [None, "2.5", None]
        assert [one.unit_price is None for one in found.lines] == [True, False, True]
        assert [one.unit for one in found.lines] == [said("gulung")] * 3
        assert (found.total.amount, found.spent) == (Exact(100), None)

    def test_where_there_is_no_other_the_total_is_withheld(self, shown: Shown) -> None:
        assert self.budget(shown, {"planned": {"withheld": "safety"}}).total.amount == SAFETY


class TestStories:
    STORY = "cohorts/contoh/stories/pagi.yml"

    def story(self, **changes: Any) -> Fields:
        words = {name: {"id": f"{name} id", "en": f"{name} en"} for name in ("title", "body", "quote")}
        return {"audience": "public", "subjects": ["S-0001"], "group": "a", **words, **changes}

    def agreed(self, *languages: str) -> dict[str, Fields]:
        return {"consents/a.yml": consent("S-0001", *languages)} if languages else {}

    def test_one_is_told_in_the_languages_agreed_to_and_in_each_alone(self, shown: Shown) -> None:
        tellings = {
            "id": Telling("id", Text("title id", None), Text("body id", None), Text("quote id", None)),
            "en": Telling("en", Text("", "title en"), Text("", "body en"), Text("", "quote en")),
        }
        for languages in (("id", "en"), ("id",), ("en",)):
            found = shown({self.STORY: self.story(), **self.agreed(*languages)}).cohorts[0].stories
            assert found == (Story("pagi", tuple(tellings[one] for one in languages), "a", None),)

    def test_what_is_not_translated_is_told_in_indonesian(self, shown: Shown) -> None:
        its = self.story(body={"id": "Isi"})
        del its["quote"]
        (story,) = shown({self.STORY: its, **self.agreed("en")}).cohorts[0].stories
        assert story.tellings == (Telling("en", Text("", "title en"), Text("Isi", None), None),)

    def test_without_consent_and_when_it_is_not_public_it_is_not_told(self, shown: Shown) -> None:
        assert shown({self.STORY: self.story()}).cohorts[0].stories == ()
        assert shown({self.STORY: self.story(audience="internal"), **self.agreed("id")}).cohorts[0].stories == ()

    def test_a_group_that_is_not_public_is_not_named(self, shown: Shown) -> None:
        records = {self.STORY: self.story(), GROUP: group(audience="internal"), **self.agreed("id")}
        assert shown(records).cohorts[0].stories[0].group is None


class TestPictures:
    def media(self, **changes: Any) -> Fields:
        alt = {"id": "Meja", "en": "A table"}
        return {"audience": "public", "shows_people": False, "alt": alt, "caption": text("Keterangan"), **changes}

    def seen(
        self, shown: Shown, its: Fields, drawn: bool = True, others: Mapping[str, Fields] | None = None
    ) -> list[Picture | None]:
        """Of a cohort, a group and a story."""
        records = {
            "media/foto.yml": its,
            COHORT: cohort(image="foto"),
            GROUP: group(image="foto"),
            "cohorts/contoh/stories/pagi.yml": TestStories().story(image="foto"),
            "consents/a.yml": consent("S-0001", "id", "en", scopes=("story", "quote")),
            **(others or {}),
        }
        found = shown(records, {"foto": DRAWN} if drawn else {}).cohorts[0]
        return [found.picture, found.groups[0].picture, found.stories[0].picture]

    def test_one_is_shown_with_its_words_wherever_it_is_named(self, shown: Shown) -> None:
        files = (PictureFile("kecil.webp", 480, 320, b"kecil"), PictureFile("besar.webp", 960, 640, b"besar"))
        picture = Picture(files, Text("Meja", "A table"), said("Keterangan"), ("id", "en"))
        assert self.seen(shown, self.media()) == [picture] * 3

    def test_one_that_is_not_public_or_cannot_be_drawn_is_not(self, shown: Shown) -> None:
        assert self.seen(shown, self.media(audience="internal")) == [None] * 3
        assert self.seen(shown, self.media(), drawn=False) == [None] * 3

    def test_one_of_people_is_shown_as_far_as_all_agree(self, shown: Shown) -> None:
        its = self.media(shows_people=True, subjects=["S-0002"])
        assert self.seen(shown, its) == [None] * 3
        agreed = {"consents/b.yml": consent("S-0002", "en", scopes=("image",))}
        assert [one and one.languages for one in self.seen(shown, its, others=agreed)] == [("en",)] * 3


class TestOutcomes:
    FILE = "cohorts/contoh/groups/a/outcomes/akhir.yml"
    RUPIAH: Final = {
        **INTERNAL,
        "name": text("Omzet"),
        "definition": text("Rupiah"),
        "unit": "rupiah",
        "direction": "higher",
    }
    KEY = "contoh/groups/a/outcomes/akhir/omzet"

    def outcome(self, shown: Shown, *results: Fields, **changes: Any) -> Outcome:
        records = {
            self.FILE: outcome(*results, **changes),
            "indicators/omzet.yml": {**self.RUPIAH, "audience": "public"},
            "indicators/rahasia.yml": self.RUPIAH,
            **{f"sources/{name}.yml": source() for name in ("satu", "dua", "tiga", "empat")},
        }
        return shown(records).cohorts[0].groups[0].outcomes[0]

    def result(self, shown: Shown, result: Fields, **changes: Any) -> Result:
        return self.outcome(shown, {"indicator": "omzet", **result}, **changes).results[0]

    def test_a_result_of_an_indicator_that_is_not_public_is_not_there(self, shown: Shown) -> None:
        both = [{"indicator": one, "target": 1, "actual": 1} for one in ("rahasia", "omzet")]
        found = self.outcome(shown, *both, summary=text("Ringkas"), measured="2024-03")
        assert [one.indicator.id for one in found.results] == ["omzet"]
        assert (found.id, found.measured, found.summary) == ("akhir", MONTH, said("Ringkas"))

    @pytest.mark.parametrize(
        ("over", "window"),
        [
            (
                {"window": {"length": 6, "unit": "weeks", "since": "training"}},
                Window(6, "weeks", "training"),
            ),
            (
                {"window": {"length": 6, "unit": "weeks", "since": "training"}, "period": "2024-03"},
                Window(6, "weeks", "training"),
            ),
            ({"period": "2024-03"}, MONTH),
            ({"period": "2031"}, None),
            ({}, None),
        ],
        ids=str,
    )
    def test_what_was_measured_over_a_time_says_which_and_nothing_of_one_to_come(
        self, shown: Shown, over: Fields, window: Window | Period | None
    ) -> None:
        result = {"indicator": "omzet", "baseline": 10, "target": 100, "actual": 80}
        found = self.outcome(shown, result, **over)
        its = found.results[0]
        assert found.window == window
        assert its.baseline is not None
        assert its.attainment is not None
        assert its.gap is not None
        assert (its.actual.window, its.attainment.window, its.gap.window) == (window,) * 3
        assert (its.target.window, its.baseline.window) == (None, None)

    def test_an_attainment_is_computed_from_its_parts_and_says_so(self, shown: Shown) -> None:
        found = self.result(
            shown,
            {
                "target": {"exact": 100, "source": "satu"},
                "actual": {"exact": 80, "source": "dua"},
                "caveat": text("Catatan"),
            },
        )
        amounts = (("target", Exact(100), "rupiah"), ("actual", Exact(80), "rupiah"))
        assert found.attainment == Figure(
            amount=Exact(Decimal(80)),
            unit="percent",
            how="computed",
            parts=amounts,  # type: ignore[arg-type]
            sources=(cited("satu"), cited("dua"), BOOK),
            caveats=(said("Catatan"),),
            parts_key=self.KEY,
        )
        assert found.gap == Figure(
            amount=Exact(-20),
            unit="rupiah",
            how="computed",
            parts=amounts,  # type: ignore[arg-type]
            sources=(cited("dua"),),
            key=f"{self.KEY}/gap",
            parts_key=self.KEY,
        )
        assert (found.indicator.id, found.baseline, found.verdict) == ("omzet", None, "short")

    def test_with_a_baseline_it_is_the_part_of_the_way(self, shown: Shown) -> None:
        found = self.result(shown, {"baseline": {"exact": 50, "source": "tiga"}, "target": 100, "actual": 60})
        parts = (("baseline", Exact(50), "rupiah"), ("target", Exact(100), "rupiah"), ("actual", Exact(60), "rupiah"))
        assert found.baseline == Figure(
            Exact(50), "rupiah", "recorded", sources=(cited("tiga"),), key=f"{self.KEY}/baseline"
        )
        assert found.attainment is not None
        assert found.gap is not None
        assert (found.attainment.amount, found.attainment.parts, found.gap.parts) == (Exact(20), parts, parts)

    def test_one_that_a_source_reports_says_so_and_cites_it(self, shown: Shown) -> None:
        found = self.result(
            shown,
            {
                "target": {"exact": 100, "source": "satu"},
                "actual": {"not_known": text("Hilang")},
                "attainment": {"reported": 86, "source": "tiga", "caveat": text("Lisan")},
                "caveat": text("Catatan"),
            },
            source="empat",
        )
        assert found.attainment is not None
        assert (found.attainment.amount, found.attainment.how, found.attainment.unit) == (
            Exact(86),
            "reported",
            "percent",
        )
        assert found.attainment.sources == (cited("satu"), cited("empat"), cited("tiga"))
        assert found.attainment.caveats == (said("Lisan"), said("Catatan"))
        assert (found.gap, found.verdict) == (None, "short")

    def test_a_lower_figure_may_be_the_better_one(self, shown: Shown) -> None:
        records = {
            self.FILE: outcome({"indicator": "omzet", "baseline": 100, "target": 50, "actual": 40}),
            "indicators/omzet.yml": {**self.RUPIAH, "audience": "public", "direction": "lower"},
        }
        found = shown(records).cohorts[0].groups[0].outcomes[0].results[0]
        assert found.verdict == "exceeded"
        assert found.attainment is not None
        assert found.attainment.amount == Exact(120)

    def test_where_a_percentage_would_mean_nothing_there_is_none(self, shown: Shown) -> None:
        found = self.result(shown, {"target": 0, "actual": 80})
        assert (found.attainment, found.verdict) == (None, "exceeded")
        assert found.gap is not None
        assert found.gap.amount == Exact(80)

    def test_counts_of_people_are_as_decided(self, shown: Shown) -> None:
        found = self.outcome(shown, {"indicator": "orang", "baseline": 3, "target": 20, "actual": 15}).results[0]
        assert found.baseline is not None
        keys = [f"contoh/groups/a/outcomes/akhir/orang/{name}" for name in ("baseline", "target", "actual")]
        assert [one.key for one in (found.baseline, found.target, found.actual)] == keys
        assert [one.amount for one in (found.baseline, found.target, found.actual)] == [SAFETY, Exact(20), Exact(15)]
        assert found.attainment is None


def cited(name: str) -> Citation:
    return replace(NOTES, source=name)
