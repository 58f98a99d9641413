"""Who is named in a text, and which capitalised words are nobody. All names are invented, as some say."""

import pytest

from generator.safeguarding.names import names_in

LISTED = ("Mira Kusumarini", "Ratna Khayalani", "Fiksiani")

NAMED = (
    "Ibu Melati belajar",
    "Bu Melati datang",
    "BU MELATI HADIR",
    "Bapak Rekaan Wirawan",
    "Pak Rekaan",
    "Ummu Hanifa",
    "Umi Salma",
    "Abu Rekaan",
    "Ustaz Rekaan hadir",
    "Ustadzah Rekaan",
    "Ust. Rekaan",
    "Kiai Rekaan",
    "KH. Rekaan",
    "KH Rekaan",
    "Sdr. Rekaan",
    "Sdri. Melati",
    "Saudari Melati Rekaan",
    "Mbak Melati",
    "Mbok Melati",
    "Mas Rekaan",
    "Bang Rekaan",
    "Kak Melati",
    "Teh Melati",
    "Teteh Melati",
    "Neng Melati",
    "Nyai Melati",
    "Bunda Melati",
    "Ny. Melati",
    "Tn. Rekaan",
    "Hj. Melati",
    "Haji Rekaan",
    "Ibu Hj. Melati",
    "Ibu Dr. Melati",
    "istri Rekaan",
    "istri dari Rekaan",
    "suaminya, Rekaan,",
    "suaminya Rekaan",
    "anaknya bernama Melati",
    "anak dari Rekaan",
    "Melati binti Rekaan",
    "Rekaan bin Khayal",
    "alias Melati",
    "a.n. Melati",
    "an. Melati Rekaan",
    "a/n Melati",
    "Mr. Rekaan",
    "Mrs. Melati",
    "Mrs Melati",
    "Ms. Melati",
    "Miss Melati",
    "Madam Melati",
    "her husband Rekaan",
    "her husband, Rekaan, left",
    "wife of Rekaan",
    "Rekaan's wife, Melati",
    "their daughter Melati",
    "mother of Rekaan",
    "a woman named Melati",
    "seorang perempuan bernama Melati",
    "Ibu Mira Wulandari",
    "Ibu Kusumarini Mira",
    "Ibu **Melati**",
    "Ibu <strong>Melati</strong>",
    'Ibu "Melati"',
    "Ibu\xa0Melati",
    "Ibu\nMelati",
    "I\u200bbu Melati",
    "\uff29\uff42\uff55 \uff2d\uff45\uff4c\uff41\uff54\uff49",
    "Ibu&nbsp;Melati",
    "Bapak/Ibu Melati",
    "Ibu Nur'aini",
    "Ibu Élodie",
    "kata ibu Melati, usaha",
    "uncle Rekaan",
    "sister Melati",
    "widow Melati",
    "Ibu SITI",
    "IBU MELATI",
    "janda Rekaan",
    "Ibu Siti dan Ibu Rumah Tangga",
    "Ibu Mira dan Ibu Melati",
    "Ibu Fiksiani Wulandari",
    "Ibu Mira Khayalani",
    "Ibu Mira Kusumarini Wulandari",
    "Sdr/i. Melati",
    "Sdr(i) Melati",
    "K.H. Rekaan",
    "orang tua Melati",
    "ibunya Melati",
    "her mother, Melati",
    # Short names, and letters that are rare.
    "Ibu Po",
    "Ibu Ørekaan",
    # Without a space, over the end of a line, and in marks.
    "Ust.Melati",
    "suami\nkandung Melati",
    "Ibu Mira\nWulandari",
    "Ibu 'Melati'",
    "Ibu (Melati)",
    "Ibu _Melati_",
    "Ibu <b>Melati</b>",
    'Ibu **"_Melati_"**',
    "1Ibu Melati",
    "_Ibu Melati_",
    # Shortened in every way.
    "A.n. Melati",
    "A/n Melati",
    "K.H Rekaan",
    "orang tua, Melati, datang",
)

NOBODY = (
    "Ibu Mira",
    "Ibu Mira Kusumarini",
    "Bu Kusumarini hadir",
    "Ibu Mira Kusumarini Direktur Empatiku",
    "Ibu Mira Sabtu lalu",
    "Ms. Mira's words",
    "IBU MIRA KUSUMARINI",
    "Ibu Kota",
    "Ibu Rumah Tangga",
    "ibu rumah tangga",
    "Ibu Pertiwi",
    "Ibu Hamil",
    "Ibu dan Anak",
    "Hari Ibu",
    "Hari Ibu Nasional",
    "HARI IBU NASIONAL",
    "Bapak/Ibu",
    "Bapak Ibu sekalian",
    "Anak Usia Dini",
    "Ibu-ibu PKK",
    "Ibu-Ibu Pengajian",
    "Mas Kawin",
    "Gunung Mas Regency",
    "Istri Mantan Narapidana",
    "istri mantan narapidana",
    "bersama ibu. Lalu mereka",
    "untuk anak. Program ini",
    "Perlindungan Anak Indonesia",
    "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
    "Kementerian PPPA dan Ibu KPPPA",
    "Ibu RT",
    "ibu PKK",
    "anak UMKM",
    "Hj.",
    "Teh Hijau",
    "Tuan Rumah",
    "Ibadah Haji Indonesia",
    "Wives of former terrorism convicts",
    "Mother and Child",
    "Mother's Day",
    "Sister City",
    "an Indonesian programme",
    "in an Office",
    "Kelompok usaha bernama Berdaya",
    "a group named Sinar",
    "ibu, KPPPA",
    "para ibu, Kelompok hijab",
    "kata ibu: Kami",
    "Ibu Senin belajar",
    "mother January",
    "BIN Daerah",
    "MS Word",
    "Uni Eropa",
    "Abu Dhabi",
    "abu-abu Tua",
    "Ibu Bupati Bekasi",
    "Bapak Camat",
    "ibunya. Mereka",
    "anak-anak Indonesia",
    "sir. The",
    "Putri Indonesia",
    "sons and daughters. Women",
    "Melati belajar menjahit",
    "Kelompok Melati",
    "Ibu Fiksiani",
    "IBU FIKSIANI DAN IBU MIRA",
    "Bu Khayalani's words",
    "Ratna Khayalani dan Ibu Ratna",
    "Ibu Mira KPPPA",
    "sister Indonesia's",
    "Ibu S. dan Ibu M.",
    "ABI Rekaan",
    "ibu, Melati",
    "Laki-laki dan Ibu-ibu Melati",
    "Anak Laki-Laki",
    "tribu Rekaan",
    "Ibu\n\nMelati",
    "Ibu. Melati",
    "pelatihan. Melati",
    # Not every letter is a title, nor everything old a parent.
    "sebanyak n Melati",
    "titik h Melati",
    "butir i Melati",
    "(i) Melati",
    "BIN Rekaan",
    "pohon tua Melati",
    # A name stands by itself.
    "berkas ibu_Melati",
    "ibu < 5 dan <b>Melati</b>",
)


@pytest.mark.parametrize("sentence", ["{}", "Kemarin {}.", "Then {} came", "<td>{}</td>"])
@pytest.mark.parametrize("text", NAMED, ids=ascii)
def test_a_name_after_a_form_of_address_or_kinship_is_found(text: str, sentence: str) -> None:
    assert names_in(sentence.format(text), LISTED)


@pytest.mark.parametrize("sentence", ["{}", "Kemarin {}.", "Kegiatan {}\n\nKelompok lain"])
@pytest.mark.parametrize("text", NOBODY, ids=ascii)
def test_what_is_no_name_or_is_listed_is_not(text: str, sentence: str) -> None:
    assert not names_in(sentence.format(text), LISTED)


@pytest.mark.parametrize("name", ["Mira", "Kusumarini", "Mira Kusumarini", "MIRA", "Ratna", "Fiksiani"])
def test_nobody_is_known_who_is_not_listed(name: str) -> None:
    assert names_in(f"Ibu {name} hadir", ())
    assert not names_in(f"Ibu {name} hadir", LISTED)


@pytest.mark.parametrize("text", ["Ibu Rumah Tangga", "Ibu KPPPA", "Hari Ibu", "bersama ibu. Lalu"])
def test_nobody_is_named_where_nobody_is_listed_either(text: str) -> None:
    assert not names_in(text, ())


def test_a_listed_name_may_carry_titles_and_degrees_of_its_own() -> None:
    assert not names_in("Ibu Retno hadir", ["Prof. Dr. Retno Khayalaningtyas, M.Contoh"])
    assert not names_in("Ibu Retno Khayalaningtyas hadir", ["Retno Khayalaningtyas, M.Contoh"])


@pytest.mark.parametrize(
    ("full", "said", "is_known"),
    [
        # Initials and long names, up to the word that is another's.
        ("Mira K Rekaan", "Mira K Rekaan", True),
        ("Mira K Rekaan", "Mira K Wulandari", False),
        ("Mira Sari Rekaan Kusumarini", "Mira Sari Rekaan Kusumarini", True),
        ("Mira Sari Rekaan Kusumarini", "Mira Sari Rekaan Kusumarini Wulandari", False),
        # A double name is one word.
        ("Nur-Aini Khayal", "Nur-Aini", True),
        ("Nur-Aini Khayal", "Nur", False),
        ("Nur'aini Khayal", "Nur'aini", True),
        # Digits and signs are no part of a name.
        ("Mira 2 Kusumarini", "Mira Kusumarini", True),
        ("Mira _ Kusumarini", "Mira Kusumarini", True),
    ],
)
def test_a_listed_name_is_known_by_its_words(full: str, said: str, is_known: bool) -> None:
    assert names_in(f"Kemarin Ibu {said} hadir", [full]) != is_known


@pytest.mark.parametrize("named", ["bernama", "named"])
@pytest.mark.parametrize("thing", ["kelompok", "usaha", "program", "programme", "group", "business", "produk"])
def test_a_thing_may_be_named_like_somebody(thing: str, named: str) -> None:
    assert not names_in(f"sebuah {thing} {named} Melati", ())
    assert names_in(f"seorang {named} Melati", ())


def test_one_unlisted_name_among_listed_ones_is_enough() -> None:
    assert names_in("Ibu Mira, Ibu Ratna dan Ibu Melati", LISTED)


ADDRESS = (
    *("ibu", "ibuk", "bu", "bapak", "bpk", "pak", "ummu", "umi", "ummi", "abu", "ustaz", "ustadz", "ustad", "ustazah"),
    *("ustadzah", "kiai", "kyai", "saudara", "saudari", "mbak", "mba", "mbok", "mas", "bang", "abang", "kak", "kakak"),
    *("kaka", "teh", "teteh", "neng", "nyai", "bunda", "nyonya", "tuan", "nona", "haji", "hajah", "hajjah", "emak"),
    *("mak", "mama", "mamak", "papa", "om", "tante", "eyang", "mbah", "gus", "ning", "habib", "buya", "cak", "kang"),
    *("akang", "ceu", "encik", "dik", "dek", "nak", "daeng", "teungku", "raden", "syekh", "almarhum", "almarhumah"),
    *("miss", "mister", "madam", "madame", "sir", "lady"),
)
KIN = (
    *("istri", "isteri", "suami", "anak", "putra", "putri", "ayah", "adik", "nenek", "kakek", "paman", "bibi", "janda"),
    *("duda", "sepupu", "keponakan", "mertua", "menantu", "cucu", "ipar", "orangtua", "orang tua", "binti", "alias"),
    *("bin", "wife", "husband", "son", "daughter", "mother", "father", "sister", "brother", "aunt", "auntie", "uncle"),
    *("grandmother", "grandfather", "cousin", "nephew", "niece", "mum", "mom", "dad", "widow"),
)
SHORTENED = (
    *("ust", "usth", "sdr", "sdri", "bpk", "ny", "tn", "nn", "hj", "kh", "mr", "mrs", "ms", "mdm", "alm", "almh", "dr"),
    *("dra", "drs", "prof", "ir", "tgk"),
)


@pytest.mark.parametrize("word", [*ADDRESS, "abi", *KIN])
def test_every_form_of_address_and_word_of_kinship_announces_a_name(word: str) -> None:
    assert names_in(f"kata {word} Melati", ())
    assert names_in(f"{word.capitalize()} Melati", ())


@pytest.mark.parametrize("whose", ["nya", "ku", "mu"])
@pytest.mark.parametrize("word", ["ibu", "abi", "bpk", "suami"])
def test_so_it_does_with_whose_it_is(word: str, whose: str) -> None:
    assert names_in(f"kata {word}{whose} Melati", ())


@pytest.mark.parametrize("word", SHORTENED)
def test_every_shortened_one_does_with_its_full_stop_and_without(word: str) -> None:
    assert names_in(f"{word.capitalize()}. Melati", ())
    assert names_in(f"{word.capitalize()} Melati", ())


@pytest.mark.parametrize(
    "text",
    [
        # Small words in a heading.
        *("Ibu Yang", "Ibu Kami", "Ibu Bersama", "Ibu With", "Ibu Who", "Ibu Also"),
        # What somebody may be.
        *("Ibu Tunggal", "Anak Angkat", "Anak Remaja", "Anak Sekolah", "Anak Sungai", "Ibu Penjahit", "Ibu Penerima"),
        *("Anak Bangsa", "Saudara Sebangsa", "Abu Gosok", "Haji Plus", "Mother Earth", "Mother Language"),
        *(
            "Mother Network",
            "Mother Victim",
            "Ibu Inspiratif",
            "Ibu Pengusaha",
            "Ibu Umroh",
            "Mother Group",
        ),
        # Offices and roles.
        *(
            "Ibu Gubernur",
            "Ibu Bendahara",
            "Ibu Narasumber",
            "Ibu Mentor",
            "Ibu Moderator",
            "Ibu Treasurer",
            "Ibu Judge",
        ),
        *("Ibu Fasilitator", "Ibu Relawan", "Ibu Kofasilitator", "Ibu Kapolres", "Ibu Pendeta", "Ibu Chairman"),
        # Organisations.
        *("Ibu Yayasan", "Ibu Pesantren", "Ibu Bhayangkari", "Ibu Majelis", "Ibu Pancasila", "Ibu Komunitas"),
        *("Ibu Dharma", "Ibu Republik", "Ibu Arisan", "Bapak Janda", "Ibu Hj."),
        # Places and peoples.
        *("Ibu Nusantara", "Ibu Banten", "Ibu Bogor", "Ibu Surakarta", "Ibu Lamongan", "Ibu Tionghoa", "Ibu Australia"),
        *("Ibu Papua", "Ibu Bandung", "Ibu Palu", "Ibu Javanese"),
        # Days and months.
        *("Ibu Rabu", "Ibu Oktober", "Ibu Ramadan", "Ibu Friday", "Ibu Lebaran"),
    ],
)
def test_what_a_mother_may_be_or_belong_to_is_no_name(text: str) -> None:
    assert not names_in(text, ())


@pytest.mark.parametrize(
    "between",
    [
        *("dari", "of", "bernama", "named", "called", "kami", "saya", "our", "tercinta", "kandung", "tiri", "angkat"),
        *("mertua", "sulung", "bungsu", "pertama", "kedua", "ketiga", "dr.", "H.", "kandung pertama kami"),
    ],
)
def test_up_to_three_words_may_stand_before_the_name(between: str) -> None:
    assert names_in(f"suami {between} Melati", ())


def test_more_than_three_may_not() -> None:
    assert not names_in("suami kandung pertama kami saya Melati", ())


@pytest.mark.parametrize(
    "acronym",
    [
        *(
            "A",
            "AB",
            "ABC",
            "ABCD2",
            "ABEA2",
            "BCDA",
            "AEIBCD",
            "PAUD",
            "KUBE",
            "BUMN",
            "BUMDES",
            "BAZNAS",
            "PEKKA",
            "BRIN",
            "UMKM",
            "IAIN",
            "POLRI",
        ),
        *("UNICEF", "UNDP", "DEKRANASDA", "KEMENAG", "KEMENSOS", "POSYANDU", "BPJS", "KPPPA"),
    ],
)
def test_an_acronym_is_no_name(acronym: str) -> None:
    assert not names_in(f"para ibu {acronym}", ())


@pytest.mark.parametrize("consonants", ["BCD", "FGH", "JKL", "MNP", "QRS", "TVW", "XZX"])
def test_three_consonants_in_a_row_are_no_name_in_capitals_and_two_may_be(consonants: str) -> None:
    assert not names_in(f"Ibu A{consonants}A", ())
    assert names_in(f"Ibu A{consonants[:2]}A", ())
    assert names_in(f"Ibu A{consonants.lower()}a", ())
