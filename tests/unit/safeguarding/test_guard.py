import inspect

import pytest

from generator.findings.code import Code
from generator.safeguarding import guard as module
from generator.safeguarding.guard import (
    GUARDS,
    counts_stay_in_figures,
    guard,
    labels_stay_away,
    places_stay_coarse,
    programme_is_public,
    thresholds_above_floor,
)
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


def summary(text: str) -> Change:
    """The cohort's summary, in Indonesian."""
    return (COHORT, "Angkatan rekaan dengan satu kelompok.", text)


IN_SUMMARY = (COHORT, 7, 7)


def test_the_good_records_pass_every_guard() -> None:
    assert found(guard) == []


def test_every_guard_is_among_the_guards() -> None:
    written = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == {one.__name__ for one in GUARDS} | {"guard"}


def test_everything_is_found_in_one_run() -> None:
    portfolio = portfolio_with(
        (PROGRAMME, "audience: public\n", ""),
        (PROGRAMME, "fictional: true", "policy: {smallest_count: 1, smallest_denominator: 1}"),
        summary("Tiga istri penyihir di Desa Contoh."),
    )
    assert [one.code for one in guard(portfolio)] == [
        Code.NOTHING_PUBLIC,
        Code.THRESHOLD_BELOW_FLOOR,
        Code.THRESHOLD_BELOW_FLOOR,
        Code.LABEL_ON_UNIT,
        Code.PLACE_TOO_FINE,
        Code.COUNT_IN_PROSE,
    ]


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
        assert (code, file, line) == (Code.THRESHOLD_BELOW_FLOOR, PROGRAMME, 41)
        assert [one.words for one in thresholds_above_floor(portfolio_with(change))] == [{"floor": floor}]

    def test_without_labels_the_floor_is_five(self) -> None:
        none = (PROGRAMME, "sensitive_labels:\n  - penyihir\n  - sorcerer\n", "sensitive_labels: []\n")
        policy = (PROGRAMME, "fictional: true", "policy: {smallest_count: 5}")
        assert found(thresholds_above_floor, none, policy) == []
        assert len(found(thresholds_above_floor, none, (*policy[:2], "policy: {smallest_count: 4}"))) == 1


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
        assert found(labels_stay_away, change) == [(Code.LABEL_ON_UNIT, change[0], line, column)]

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
        assert found(labels_stay_away, change) == []

    def test_internal_records_are_looked_at_too(self) -> None:
        changes = ((GROUP, "audience: public\n", ""), (GROUP, "Kelompok kue contoh", "Kue penyihir"))
        assert found(labels_stay_away, *changes) == [(Code.LABEL_ON_UNIT, GROUP, 3, 7)]

    @pytest.mark.parametrize(
        "file", ["sources/kisah-penyihir.yml", "organisations/para-sorcerer.yml", "cohorts/penyihir-2024/cohort.yml"]
    )
    def test_an_id_becomes_an_address_and_may_not_hold_one(self, file: str) -> None:
        good = {"sources": SOURCE, "organisations": ORGANISATION, "cohorts": COHORT}[file.split("/")[0]]
        change = (file, "", (GOOD / good).read_text("utf-8"))
        assert found(labels_stay_away, change) == [(Code.LABEL_ON_UNIT, file, 1, 1)]


class TestPlaces:
    @pytest.mark.parametrize(
        "text",
        [
            "di Kelurahan Melati",
            "di kelurahan Melati",
            "di Kel. Melati",
            "di kel.Melati",
            "di Kecamatan Mawar",
            "di Kec. Mawar",
            "di Desa Mekar",
            "DESA MEKAR",
            "di Dusun III",
            "di Dsn. Kidul",
            "di Ds. Mekar",
            "di Kampung Baru",
            "di Kp. Baru",
            "RT 03",
            "RT. 03",
            "RT/RW 03/05",
            "rw 5",
            "in Melati Village Hall",
            "the subdistrict Melati and Subdistrict Mawar",
        ],
    )
    def test_a_place_finer_than_a_city_is_found(self, text: str) -> None:
        assert found(places_stay_coarse, summary(text)) == [(Code.PLACE_TOO_FINE, *IN_SUMMARY)]

    @pytest.mark.parametrize(
        "text",
        [
            "di Kota Contoh",
            "di Kabupaten Contoh",
            "kembali ke desa. Lalu mereka berjualan",
            "Usaha desa dan kampung",
            "kelompok Melati",
            "Kelas Memasak",
            "Keluarga Besar",
            "desain Baju",
            "arti Kata",
            "start Here",
            "village life",
            "Dana desa, Bantuan kota",
        ],
    )
    def test_a_city_or_a_plain_word_is_fine(self, text: str) -> None:
        assert found(places_stay_coarse, summary(text)) == []

    def test_notes_and_records_of_no_unit_are_left_alone(self) -> None:
        changes = (
            (COHORT, "period: 2023", "notes: Desa Mekar.\nperiod: 2023"),
            (ORGANISATION, "Yayasan Contoh Rekaan", "Yayasan Desa Mekar"),
        )
        assert found(places_stay_coarse, *changes) == []


class TestCounts:
    @pytest.mark.parametrize(
        "text",
        [
            "5 orang",
            "lima perempuan",
            "Lima peserta",
            "dua sampai tiga istri",
            "2–3 istri",
            "5-7 orang",
            "sepuluh ibu",
            "sebelas warga",
            "dua belas anggota",
            "dua puluh perempuan",
            "dua puluh lima orang",
            "seratus peserta",
            "belasan janda",
            "puluhan keluarga",
            "tiga perempuan tua",
            "tiga orang ibu",
            "10 peserta",
            "20% peserta",
            "20 persen peserta",
            "five women",
            "three young women",
            "twenty participants",
            "twenty-five women",
            "thirteen wives",
            "a dozen women",
            "dozens of women",
            "a hundred people",
            "7 widows",
            "two families",
            "one woman",
        ],
    )
    def test_a_number_of_people_typed_by_hand_is_found(self, text: str) -> None:
        assert found(counts_stay_in_figures, summary(text)) == [(Code.COUNT_IN_PROSE, *IN_SUMMARY)]

    @pytest.mark.parametrize(
        "text",
        [
            "Seorang fasilitator",
            "dua kelompok usaha",
            "tiga bulan",
            "pada 2023 peserta berlatih",
            "In 2023, women met",
            "5000000 rupiah",
            "para peserta",
            "setiap perempuan",
            "perempuan dan ibu",
            "dualisme peserta",
            "community members",
            "empathy for women",
            "sesuatu orang",
        ],
    )
    def test_other_numbers_and_people_without_number_are_fine(self, text: str) -> None:
        assert found(counts_stay_in_figures, summary(text)) == []

    def test_notes_and_records_of_no_unit_are_left_alone(self) -> None:
        changes = (
            (COHORT, "period: 2023", "notes: Lima perempuan.\nperiod: 2023"),
            (SOURCE, "title: Laporan Contoh", "title: Lima Perempuan"),
        )
        assert found(counts_stay_in_figures, *changes) == []
