import pytest

from generator.findings.code import Code
from generator.safeguarding.personal_data import Kind
from generator.safeguarding.text_rules import CODES, text_rules
from tests.bad_records.changed import PERSON, PROGRAMME, portfolio_with

RULES = text_rules(portfolio_with())


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
            "di Dusun 3",
            "di Dsn. Kidul",
            "di Ds. Mekar",
            "di Kampung Baru",
            "di Kp. Baru",
            "Desa/Kelurahan Mekar",
            "Desa/Mekar",
            "Desa  Mekar",
            "RT 03",
            "RT. 03",
            "RT/RW 03/05",
            "rw 5",
            "in Melati Village Hall",
            "the subdistrict Melati and Subdistrict Mawar",
        ],
    )
    def test_one_finer_than_a_city_is_found(self, text: str) -> None:
        assert Code.PLACE_TOO_FINE in RULES.broken_by(text)

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
            "pedesa Mekar",
            "RTH di tengah kota",
            "usaha kampungKu",
            "Kel Melati",
        ],
    )
    def test_a_city_or_a_plain_word_is_fine(self, text: str) -> None:
        assert Code.PLACE_TOO_FINE not in RULES.broken_by(text)


class TestCounts:
    @pytest.mark.parametrize(
        "text",
        [
            "5 orang",
            "lima perempuan",
            "Lima peserta",
            "LIMA PESERTA",
            "dua sampai tiga istri",
            "2–3 istri",
            "5-7 orang",
            "5-orang",
            "sepuluh ibu",
            "sebelas warga",
            "dua belas anggota",
            "dua puluh perempuan",
            "dua puluh lima orang",
            "seratus peserta",
            "dua ratus peserta",
            "belasan janda",
            "puluhan keluarga",
            "ratusan warga",
            "tiga perempuan tua",
            "tiga orang ibu",
            "tiga ibu-ibu",
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
            "hundreds of people",
            "7 widows",
            "7 widow",
            "two families",
            "one woman",
            "one person",
            "1899 orang",
            "20233 orang",
        ],
    )
    def test_a_number_of_people_typed_by_hand_is_found(self, text: str) -> None:
        assert RULES.broken_by(text) == {Code.COUNT_IN_PROSE}

    @pytest.mark.parametrize(
        "number",
        [
            *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
            *("seratus", "belasan", "puluhan", "ratusan"),
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
            *("hundred", "hundreds", "dozen", "dozens", "1", "12", "345"),
        ],
    )
    def test_every_way_to_say_a_number(self, number: str) -> None:
        assert RULES.broken_by(f"Ada {number} calon peserta.") == {Code.COUNT_IN_PROSE}

    @pytest.mark.parametrize("number", ["lima belas", "dua puluh", "tiga ratus"])
    def test_numbers_of_two_words(self, number: str) -> None:
        assert RULES.broken_by(f"Ada {number} calon peserta.") == {Code.COUNT_IN_PROSE}

    @pytest.mark.parametrize(
        "people",
        [
            *("orang", "peserta", "perempuan", "wanita", "ibu", "istri", "janda", "anggota", "warga", "keluarga"),
            *("people", "person", "persons", "participant", "participants", "women", "woman", "mother", "mothers"),
            *("wife", "wives", "widow", "widows", "member", "members", "families"),
        ],
    )
    def test_every_word_for_people(self, people: str) -> None:
        assert RULES.broken_by(f"Ada 3 {people}.") == {Code.COUNT_IN_PROSE}

    @pytest.mark.parametrize(
        "text",
        [
            "Seorang fasilitator",
            "dua kelompok usaha",
            "tiga bulan",
            "tiga orangutan",
            "pada 2023 peserta berlatih",
            "pada 1999 peserta berlatih",
            "In 2023, women met",
            "5000000 rupiah",
            "lima, peserta",
            "lima kali setiap peserta",
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
        assert RULES.broken_by(text) == set()


OF_EACH_KIND = {
    Kind.IDENTITY_NUMBER: "NIK 3374014507900001",
    Kind.PHONE_NUMBER: "0812-3456-7890",
    Kind.EMAIL: "kenanga@rekaan.example",
    Kind.HANDLE: "@kenanga_rekaan",
    Kind.COORDINATES: "-6.20880, 106.84560",
    Kind.STREET: "Jl. Rekaan No. 12",
    Kind.NUMBER_PLATE: "B 1234 XYZ",
    Kind.BANK_ACCOUNT: "rekening BCA 1234567890",
}


class TestPersonalData:
    @pytest.mark.parametrize("kind", Kind)
    def test_each_kind_is_found_under_the_code_of_its_name(self, kind: Kind) -> None:
        assert RULES.broken_by(f"Rekaan: {OF_EACH_KIND[kind]}.") == {CODES[kind]}
        assert CODES[kind].kebab == kind

    def test_every_kind_has_a_code_of_its_own(self) -> None:
        assert set(CODES) == set(Kind)
        assert len(set(CODES.values())) == len(CODES)


class TestNames:
    def test_one_that_is_not_listed_is_found(self) -> None:
        assert RULES.broken_by("Ibu Kenanga Rekaan") == {Code.NAME_NOT_LISTED}

    def test_people_in_their_public_roles_may_be_named(self) -> None:
        """They are those of the records."""
        rules = text_rules(portfolio_with((PERSON, "name: Tokoh Contoh", "name: Kenanga Rekaan")))
        assert rules.people == ("Kenanga Rekaan",)
        assert rules.broken_by("Ibu Kenanga Rekaan") == set()
        assert rules.broken_by("Ibu Anggrek Rekaan") == {Code.NAME_NOT_LISTED}

    @pytest.mark.parametrize(
        "text",
        ["Setiap hari Ibu Kenanga memasak.", "Suatu hari Bapak Anggrek datang.", "Usaha sehari-hari Ibu Kenanga"],
    )
    def test_a_day_before_a_name_hides_it_not(self, text: str) -> None:
        assert RULES.broken_by(text) == {Code.NAME_NOT_LISTED}

    @pytest.mark.parametrize(
        "text", ["Hari Ibu", "Hari Ibu Nasional", "Hari Anak Sedunia", "Buku Kas Kelompok", "BUKU KAS"]
    )
    def test_a_day_of_mothers_and_a_book_are_nobody(self, text: str) -> None:
        assert RULES.broken_by(text) == set()


class TestLabels:
    def test_they_are_those_of_the_programme(self) -> None:
        assert RULES.broken_by("mantan penyihir") == {Code.LABEL_ON_UNIT}
        labels = "sensitive_labels:\n  - penyihir\n  - sorcerer\n"
        others = text_rules(portfolio_with((PROGRAMME, labels, "sensitive_labels: [pesulap]\n")))
        assert others.broken_by("mantan penyihir") == set()
        assert others.broken_by("mantan pesulap") == {Code.LABEL_ON_UNIT}


def test_everything_is_found_in_one_text() -> None:
    text = "Ibu Kenanga, istri penyihir, 0812-3456-7890, dan tiga peserta di Desa Rekaan."
    assert RULES.broken_by(text) == {
        Code.NAME_NOT_LISTED,
        Code.LABEL_ON_UNIT,
        Code.PHONE_NUMBER,
        Code.COUNT_IN_PROSE,
        Code.PLACE_TOO_FINE,
    }


def test_nothing_is_found_in_nothing() -> None:
    assert RULES.broken_by("") == set()
