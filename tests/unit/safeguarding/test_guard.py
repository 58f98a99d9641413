import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding
from generator.records.portfolio import Portfolio
from generator.safeguarding import consent as consent_module
from generator.safeguarding import guard as module
from generator.safeguarding import overrides as overrides_module
from generator.safeguarding.guard import (
    GUARDS,
    GUARDS_OF_TODAY,
    between_fields,
    guard,
    intruder_was_invited,
    masked_path,
    programme_is_public,
    taken_down_stays_away,
    texts_keep_the_rules,
    thresholds_above_floor,
)
from generator.safeguarding.overrides import overrides_are_used
from generator.safeguarding.text_rules import text_rules
from tests.bad_records.changed import (
    COHORT,
    GROUP,
    INDICATOR,
    ORGANISATION,
    OUTCOME,
    PERSON,
    PLACE,
    PLAN,
    PROGRAMME,
    SOURCE,
    STORY,
    Change,
    found,
    portfolio_with,
)
from tests.bad_records.reports import GOOD

TODAY = date(2025, 6, 1)


def summary(text: str) -> Change:
    """The cohort's summary, in Indonesian."""
    return (COHORT, "Angkatan rekaan dengan satu kelompok.", text)


IN_SUMMARY = (COHORT, 7, 7)


def everything(portfolio: Portfolio) -> Iterator[Finding]:
    return guard(portfolio, TODAY)


def texts(portfolio: Portfolio) -> Iterator[Finding]:
    return texts_keep_the_rules(portfolio, text_rules(portfolio), {})


def test_the_good_records_pass_every_guard() -> None:
    assert found(everything) == []


def test_every_guard_is_among_the_guards() -> None:
    """Save what is told of texts, which needs their rules."""
    written = {
        name
        for where in (module, consent_module, overrides_module)
        for name, function in inspect.getmembers(where, inspect.isfunction)
        if function.__module__ == where.__name__
        and not name.startswith("_")
        and inspect.get_annotations(function)["return"] == Iterator[Finding]
    }
    of_texts = {guard, texts_keep_the_rules, between_fields, overrides_are_used}
    assert written == {one.__name__ for one in (*GUARDS, *GUARDS_OF_TODAY, *of_texts)}


def test_everything_is_found_in_one_run() -> None:
    portfolio = portfolio_with(
        (PROGRAMME, "audience: public\n", ""),
        (PROGRAMME, "fictional: true", "policy: {smallest_count: 1, smallest_denominator: 1}"),
        (PROGRAMME, "kind: motivated-intruder", "kind: legal"),
        ("takedowns.yml", "", "taken_down: [{kind: person, record: tokoh-contoh, when: 2025-01-01}]\n"),
        ("consents/a.yml", "", CONSENT.format(subject="S-0001", given="2025-03-01", review_by="2099-01-01")),
        ("consents/b.yml", "", CONSENT.format(subject="S-0002", given="2025-07-01", review_by="2025-08-01")),
        ("consents/c.yml", "", CONSENT.format(subject="S-0003", given="2025-03-01", review_by="2025-06-05")),
        (STORY, "", "audience: public\nsubjects: [S-0009]\ntitle: {id: Rekaan}\nbody: {id: Rekaan}\n"),
        (STORY.replace("kisah", "lain"), "", "audience: public\ntitle: {id: Rekaan}\nbody: {id: Rekaan}\n"),
        ("overrides.yml", "", OVERRIDE + OVERRIDE.removeprefix("overrides:\n").replace("[direktur]", "[a, b]")),
        summary("Ibu Kenanga, tiga istri penyihir di Desa Contoh, 0812-3456-7890."),
    )
    assert [one.code for one in guard(portfolio, TODAY)] == [
        Code.NOTHING_PUBLIC,
        Code.THRESHOLD_BELOW_FLOOR,
        Code.THRESHOLD_BELOW_FLOOR,
        Code.REVIEW_MISSING,
        Code.TAKEN_DOWN_BACK,
        Code.CONSENT_TOO_LONG,
        Code.SUBJECTS_MISSING,
        Code.IN_THE_FUTURE,
        Code.CONSENT_ENDS_SOON,
        Code.CONSENT_LACKING,
        Code.OVERRIDE_BY_ONE,
        Code.OVERRIDE_UNUSED,
        Code.PLACE_TOO_FINE,
        Code.LABEL_ON_UNIT,
        Code.COUNT_IN_PROSE,
        Code.PHONE_NUMBER,
        Code.NAME_NOT_LISTED,
    ]


CONSENT = """\
subject: {subject}
scopes: [story]
languages: [id]
given: {given}
review_by: {review_by}
expires: 2026-01-01
"""
OVERRIDE = """\
overrides:
  - rule: P14
    file: records/programme.yml
    field: notes
    literal: Ibu Kenanga
    reason: Rekaan.
    approved_by: [direktur]
    since: 2025-05-01
    expires: 2025-11-01
"""


class TestProgramme:
    @pytest.mark.parametrize(("how", "column"), [("audience: internal\n", 11), ("", 1)], ids=["internal", "absent"])
    def test_one_that_is_not_public_is_found(self, how: str, column: int) -> None:
        change = (PROGRAMME, "audience: public\n", how)
        assert found(programme_is_public, change) == [(Code.NOTHING_PUBLIC, PROGRAMME, 1, column)]


class TestThresholds:
    @pytest.mark.parametrize(("count", "denominator"), [(10, 30), (11, 31), (1000, 1000)])
    def test_at_the_floor_or_above_is_fine(self, count: int, denominator: int) -> None:
        policy = f"policy: {{smallest_count: {count}, smallest_denominator: {denominator}}}"
        assert found(thresholds_above_floor, (PROGRAMME, "fictional: true", policy)) == []

    @pytest.mark.parametrize(
        ("field", "value", "floor"), [("smallest_count", 9, "10"), ("smallest_denominator", 29, "30")]
    )
    def test_below_it_is_found_and_the_floor_named(self, field: str, value: int, floor: str) -> None:
        change = (PROGRAMME, "fictional: true", f"policy:\n  {field}: {value}")
        ((code, file, line, _),) = found(thresholds_above_floor, change)
        text = (GOOD / PROGRAMME).read_text("utf-8")
        above = text[: text.index("fictional: true")].count("\n") + 1
        assert (code, file, line) == (Code.THRESHOLD_BELOW_FLOOR, PROGRAMME, above + 1)
        assert [one.words for one in thresholds_above_floor(portfolio_with(change))] == [{"floor": floor}]

    def test_without_labels_the_floor_is_five(self) -> None:
        none = (PROGRAMME, "sensitive_labels:\n  - penyihir\n  - sorcerer\n", "sensitive_labels: []\n")
        policy = (PROGRAMME, "fictional: true", "policy: {smallest_count: 5}")
        assert found(thresholds_above_floor, none, policy) == []
        assert len(found(thresholds_above_floor, none, (*policy[:2], "policy: {smallest_count: 4}"))) == 1


class TestReview:
    """That somebody from the area has tried to recognise a participant."""

    ANOTHER: Change = (PROGRAMME, "kind: motivated-intruder", "kind: legal")

    def test_one_that_was_done_is_enough(self) -> None:
        assert found(intruder_was_invited) == []

    def test_the_review_of_a_lawyer_is_another(self) -> None:
        assert found(intruder_was_invited, self.ANOTHER) == [(Code.REVIEW_MISSING, PROGRAMME, 1, 1)]
        both = (PROGRAMME, "reviews:\n", "reviews:\n  - {kind: legal, by: {id: Rekaan}, when: 2024}\n")
        assert found(intruder_was_invited, both) == []

    def test_it_can_wait_until_a_cohort_is_public(self) -> None:
        assert found(intruder_was_invited, self.ANOTHER, (COHORT, "audience: public\n", "")) == []


class TestTakenDown:
    @pytest.mark.parametrize(
        ("kind", "record", "file"),
        [
            ("organisation", "yayasan-contoh", ORGANISATION),
            ("person", "tokoh-contoh", PERSON),
            ("place", "'99.01'", PLACE),
            ("source", "laporan-contoh", SOURCE),
            ("indicator", "laba-contoh", INDICATOR),
            ("cohort", "angkatan-contoh", COHORT),
            ("group", "angkatan-contoh/kue", GROUP),
            ("business-plan", "angkatan-contoh/kue", PLAN),
            ("outcome", "angkatan-contoh/kue/akhir", OUTCOME),
        ],
    )
    def test_what_was_taken_down_may_not_come_back(self, kind: str, record: str, file: str) -> None:
        said = f"taken_down:\n  - {{kind: {kind}, record: {record}, when: 2025-01}}\n"
        assert found(taken_down_stays_away, ("takedowns.yml", "", said)) == [(Code.TAKEN_DOWN_BACK, file, 1, 1)]

    @pytest.mark.parametrize(
        ("kind", "record"),
        [
            ("organisation", "tokoh-contoh"),
            ("group", "kue"),
            ("group", "angkatan-lain/kue"),
            ("cohort", "angkatan-contoh/kue"),
            ("story", "angkatan-contoh/kisah"),
        ],
    )
    def test_what_has_another_kind_or_place_is_another_record(self, kind: str, record: str) -> None:
        said = f"taken_down:\n  - {{kind: {kind}, record: {record}, when: 2025-01}}\n"
        assert found(taken_down_stays_away, ("takedowns.yml", "", said)) == []

    def test_where_nothing_was_taken_down_nothing_is_said(self) -> None:
        assert found(taken_down_stays_away) == []


class TestLabels:
    @pytest.mark.parametrize(
        ("change", "line", "column"),
        [
            (summary("Bekas penyihir."), 7, 7),
            ((COHORT, "An invented cohort with a single group.", "Ex-sorcerers."), 8, 7),
            ((COHORT, "Kelas contoh", "Kelas penyihir"), 26, 20),
            ((COHORT, "Ini hanya contoh.", "Kata penyihir."), 32, 24),
            ((GROUP, "Kelompok kue contoh", "Kue Penyihir"), 4, 7),
            ((PLAN, "Tepung", "Tepung penyihir"), 12, 18),
            ((OUTCOME, "baseline: 0", "baseline: {exact: 0, caveat: {id: penyihir, en: a}}"), 11, 39),
            ((PLACE, "Kota Contoh", "Kota Penyihir"), 3, 7),
            ((ORGANISATION, "name: Yayasan Contoh\n", "name: Yayasan Penyihir\n"), 2, 7),
            ((PERSON, "Pelatih rekaan", "Pelatih penyihir"), 4, 7),
            ((INDICATOR, "Laba contoh", "Laba penyihir"), 3, 7),
            ((SOURCE, "publisher: yayasan-contoh", "publisher: penyihir"), 2, 12),
            ((PROGRAMME, "Program rekaan untuk", "Program penyihir untuk"), 7, 7),
            ((PROGRAMME, "id: Program Contoh", "id: Program Penyihir"), 4, 7),
            ((PROGRAMME, "Contoh tahap pertama.", "Tahap penyihir."), 18, 19),
            ((PROGRAMME, "id: Penyelenggara", "id: Penyihir"), 35, 16),
            ((STORY, "", "title: {id: Penyihir}\nbody: {id: a}\n"), 1, 13),
            ((COHORT, "background: lembah", "background: penyihir"), 16, 19),
        ],
        ids=lambda one: one[0].split("/")[-1] if isinstance(one, tuple) else str(one),
    )
    def test_one_that_can_reach_the_page_of_a_unit_is_found(self, change: Change, line: int, column: int) -> None:
        assert found(texts, change) == [(Code.LABEL_ON_UNIT, change[0], line, column)]

    @pytest.mark.parametrize(
        "change",
        [
            (PROGRAMME, "Mencontohkan catatan yang benar.", "Menolong penyihir."),
            (PROGRAMME, "Dari menara", "Bekas penyihir"),
            (PROGRAMME, "licence:", "conclusion: {id: Penyihir., en: Sorcerers.}\nlicence:"),
            (PROGRAMME, "licence:", "notes: Penyihir.\nlicence:"),
            (SOURCE, "title: Laporan Contoh", "title: Laporan Penyihir"),
            (SOURCE, "/laporan", "/penyihir"),
            (COHORT, "period: 2023", "notes: Penyihir.\nperiod: 2023"),
        ],
        ids=["aims", "backgrounds", "conclusion", "notes", "title of a source", "its address", "notes of a cohort"],
    )
    def test_on_the_pages_of_the_programme_and_of_sources_it_may_stand(self, change: Change) -> None:
        assert found(texts, change) == []

    def test_internal_records_are_looked_at_too(self) -> None:
        changes = ((GROUP, "audience: public\n", ""), (GROUP, "Kelompok kue contoh", "Kue penyihir"))
        assert found(texts, *changes) == [(Code.LABEL_ON_UNIT, GROUP, 3, 7)]

    @pytest.mark.parametrize(
        "file", ["sources/kisah-penyihir.yml", "organisations/para-sorcerer.yml", "cohorts/penyihir-2024/cohort.yml"]
    )
    def test_an_id_becomes_an_address_and_may_not_hold_one(self, file: str) -> None:
        good = {"sources": SOURCE, "organisations": ORGANISATION, "cohorts": COHORT}[file.split("/")[0]]
        change = (file, "", (GOOD / good).read_text("utf-8"))
        assert found(texts, change) == [(Code.LABEL_ON_UNIT, file, 1, 1)]


class TestEveryText:
    """Whoever may read it: what is written in a record stays in Git for ever."""

    @pytest.mark.parametrize(
        ("change", "line", "column"),
        [
            ((COHORT, "period: 2023", "notes: {}\nperiod: 2023"), 10, 8),
            ((ORGANISATION, "Yayasan Contoh Rekaan", "{}"), 4, 7),
            ((SOURCE, "title: Laporan Contoh", "title: {}"), 3, 8),
            ((PERSON, "Pelatih rekaan", "{}"), 4, 7),
            ((PLAN, "Tepung", "{}"), 12, 18),
            ((OUTCOME, "baseline: 0", "baseline: {{exact: 0, caveat: {{id: {}}}}}"), 11, 39),
        ],
        ids=lambda one: one[0].split("/")[-1] if isinstance(one, tuple) else str(one),
    )
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Desa Mekar", Code.PLACE_TOO_FINE),
            ("Lima perempuan", Code.COUNT_IN_PROSE),
            ("Ibu Kenanga", Code.NAME_NOT_LISTED),
            ("0812-3456-7890", Code.PHONE_NUMBER),
        ],
    )
    def test_notes_and_records_of_no_unit_keep_the_rules_too(
        self, change: Change, line: int, column: int, text: str, code: Code
    ) -> None:
        file, old, new = change
        assert found(texts, (file, old, new.format(text))) == [(code, file, line, column)]

    def test_internal_records_too(self) -> None:
        changes = ((GROUP, "audience: public\n", ""), (GROUP, "Kelompok kue contoh", "Kue Ibu Kenanga"))
        assert found(texts, *changes) == [(Code.NAME_NOT_LISTED, GROUP, 3, 7)]

    def test_a_place_code_is_checked_by_its_field_and_is_no_place_in_a_text(self) -> None:
        assert found(texts, (COHORT, "period: 2023", "notes: 99.01\nperiod: 2023")) == []

    def test_a_person_is_entered_without_a_form_of_address(self) -> None:
        """Else everybody could be listed by entering them as they are addressed."""
        change = (PERSON, "name: Tokoh Contoh", "name: Ibu Kenanga")
        assert found(texts, change) == [(Code.NAME_NOT_LISTED, PERSON, 2, 7)]

    def test_a_person_that_is_entered_may_be_named_elsewhere(self) -> None:
        entered = (PERSON, "name: Tokoh Contoh", "name: Kenanga Rekaan")
        assert found(texts, entered, summary("Ibu Kenanga melatih.")) == []
        role = (PERSON, "Pelatih rekaan", "Rekan Ibu Kenanga")
        assert found(texts, entered, role) == []
        assert found(texts, entered, summary("Ibu Anggrek melatih.")) == [(Code.NAME_NOT_LISTED, *IN_SUMMARY)]

    def test_the_name_of_a_person_may_hold_no_label_either(self) -> None:
        change = (PERSON, "name: Tokoh Contoh", "name: Penyihir")
        assert found(texts, change) == [(Code.LABEL_ON_UNIT, PERSON, 2, 7)]

    def test_all_that_is_wrong_with_a_text_is_found_in_the_order_of_the_codes(self) -> None:
        said = found(texts, summary("Ibu Kenanga, 0812-3456-7890, Desa Mekar, lima perempuan."))
        assert [code for code, *_ in said] == ["P01", "P04", "P07", "P14"]

    def test_words_that_pass_do_so_for_their_rule_file_and_field_alone(self) -> None:
        portfolio = portfolio_with(summary("Ibu Kenanga"))
        rules = text_rules(portfolio)
        place = ("P14", f"records/{COHORT}", "summary.id")
        assert list(texts_keep_the_rules(portfolio, rules, {place: ("Ibu Kenanga",)})) == []
        for other in (("P01", *place[1:]), (place[0], COHORT, place[2]), (*place[:2], "summary.en")):
            assert len(list(texts_keep_the_rules(portfolio, rules, {other: ("Ibu Kenanga",)}))) == 1
        assert len(list(texts_keep_the_rules(portfolio, rules, {place: ("Ibu",)}))) == 0
        assert len(list(texts_keep_the_rules(portfolio, rules, {place: ("Kenangan",)}))) == 1

    def test_the_words_of_an_override_are_looked_for_elsewhere(self) -> None:
        needed = OVERRIDE.replace("records/programme.yml", f"records/{COHORT}").replace("notes", "summary.id")
        twice = needed.replace("[direktur]", "[direktur, pengurus]")
        assert found(everything, ("overrides.yml", "", twice), summary("Ibu Kenanga")) == []

    @pytest.mark.parametrize(
        ("old", "new"), [("reason: Rekaan.", "reason: Ibu Anggrek"), ("[direktur]", "[Ibu Anggrek]")]
    )
    def test_everything_else_in_an_override_keeps_the_rules(self, old: str, new: str) -> None:
        ((code, file, *_),) = found(texts, ("overrides.yml", "", OVERRIDE.replace(old, new)))
        assert (code, file) == (Code.NAME_NOT_LISTED, "overrides.yml")

    def test_an_override_may_name_a_label_that_is_meant(self) -> None:
        text = OVERRIDE.replace("P14", "P02").replace("Ibu Kenanga", "penyihir").replace("Rekaan.", "Judul penyihir.")
        assert found(texts, ("overrides.yml", "", text)) == []


class TestFileNames:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("3374014507900001", Code.IDENTITY_NUMBER),
            ("0812-3456-7890", Code.PHONE_NUMBER),
            ("812-3456-7890", Code.PHONE_NUMBER),
            ("jl-melati-12", Code.STREET),
            ("rt-03-rw-05", Code.STREET),
            ("tiga-peserta", Code.COUNT_IN_PROSE),
            ("bekas-penyihir", Code.LABEL_ON_UNIT),
        ],
    )
    @pytest.mark.parametrize("folder", ["organisations/{}.yml", "cohorts/{}/cohort.yml"])
    def test_an_id_keeps_the_rules(self, folder: str, name: str, code: Code) -> None:
        file = folder.format(name)
        good = (GOOD / (COHORT if "cohort" in folder else ORGANISATION)).read_text("utf-8")
        portfolio = portfolio_with((file, "", good))
        said = [(one.code, one.file, one.place) for one in texts(portfolio)]
        assert (code, f"records/{file}", TOP_OF_FILE) in said
        assert {one[1] for one in said} == {f"records/{file}"}

    def test_an_underscore_is_a_space_as_a_hyphen_is(self) -> None:
        portfolio = portfolio_with()
        named = replace(portfolio.people[0], file="records/people/Ibu_Kenanga.yml")
        assert [one.code for one in texts(replace(portfolio, people=(named,)))] == [Code.NAME_NOT_LISTED]


class TestBetweenFields:
    """More of it, with whole folders, in `test_planted.py`."""

    def said(self, text: str, file: str = COHORT) -> list[tuple[Code, object]]:
        portfolio = portfolio_with()
        return [
            (one.code, one.place)
            for one in between_fields(portfolio, text_rules(portfolio), [(f"records/{file}", text)])
        ]

    def test_nothing_in_nothing(self) -> None:
        assert self.said("") == []
        assert self.said("#\n# Rekaan.\nperiod: 2023\n") == []

    def test_all_that_is_wrong_with_a_comment_in_the_order_of_the_codes(self) -> None:
        codes = [code for code, _ in self.said("# Ibu Kenanga, 0812-3456-7890, Desa Mekar, lima istri penyihir\n")]
        assert codes == ["P01", "P07", "P14"]

    def test_every_file_is_looked_at(self) -> None:
        portfolio = portfolio_with()
        both = [(f"records/{file}", "# Ibu Kenanga\n") for file in (COHORT, GROUP)]
        said = [one.file for one in between_fields(portfolio, text_rules(portfolio), both)]
        assert said == [f"records/{COHORT}", f"records/{GROUP}"]


def test_a_path_is_masked_step_by_step() -> None:
    assert masked_path(f"records/{COHORT}") == f"records/{COHORT}"
    assert (
        masked_path("records/cohorts/0812-3456-7890/groups/Ibu-Kenanga/group.yml")
        == "records/cohorts/…/groups/…/group.yml"
    )
