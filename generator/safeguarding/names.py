"""Names of people in a text: a form of address or a word of kinship, and a capitalised word after it."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Final

from generator.safeguarding.plain_text import letters, plain


def names_in(text: str, listed: Collection[str]) -> bool:
    """Whether somebody is named who is not listed.

    `listed` holds full names without honorifics; of these, the first words and each single word are known too.
    """
    names = list(_names(plain(text)))
    return bool(names) and any(not any(_is_of(name, full) for full in _known(tuple(listed))) for name in names)


@lru_cache(4)
def _known(listed: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return ((), *(_words(name.casefold()) for name in listed))


def _names(said: str) -> Iterator[tuple[str, ...]]:
    """The capitalised words after each form of address or word of kinship; not all of them are names."""
    if _TITLES.keys().isdisjoint(letters(said)):
        return
    for word in _WORD.finditer(said):
        title = _TITLES.get(word[0].lower())
        name = title and title.match(said, word.end())
        if name:
            yield _words(name["name"])


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s") for word in re.findall(r"[^\W\d_](?:[\w'-]*\w)?", name))


def _is_of(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether only what is no name follows after the first words, or any single word, of the full name.

    An empty full name is nobody's: then, whether there is no name at all.
    """
    lower = tuple(word.casefold() for word in name)
    leading = len(tuple(takewhile(lambda pair: pair[0] == pair[1], zip(lower, full, strict=False))))
    shared = leading or int(lower[0] in full)
    return all(_is_harmless(word) for word in name[shared : shared + 1])


def _is_harmless(word: str) -> bool:
    return _ACRONYM.fullmatch(word) is not None or word.casefold().partition("-")[0] in _NO_NAMES


# Three letters at most, three consonants in a row, or a digit: no name is written so.
_ACRONYM: Final = re.compile(
    r"[A-Z]{1,3}|(?=[A-Z0-9]*(?:[0-9]|[B-DF-HJ-NP-TV-XZ]{3}))[A-Z0-9]+"
    r"|KUBE|BUMN|BUMDES|BAZNAS|PEKKA|BRIN|IAIN|POLRI|UNICEF|DEKRANASDA|KEMENAG|KEMENSOS"
)


def _each(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


_ADDRESS: Final = _each(
    "ibu ibuk bu bapak bpk pak ummu umi ummi abu abi ustaz ustadz ustad ustazah ustadzah kiai kyai saudara saudari",
    "mbak mba mbok mas bang abang kak kakak kaka teh teteh neng nyai bunda nyonya tuan nona haji hajah hajjah emak mak",
    "mama mamak papa om tante eyang mbah gus ning habib buya cak kang akang ceu encik dik dek nak daeng teungku raden",
    "syekh almarhum almarhumah",
    "miss mister madam madame sir lady",
)
_KIN: Final = _each(
    "istri isteri suami anak putra putri ayah adik nenek kakek paman bibi janda duda sepupu keponakan mertua menantu",
    "cucu ipar orangtua binti alias",
    "wife husband son daughter mother father sister brother aunt auntie uncle grandmother grandfather cousin nephew",
    "niece mum mom dad widow",
)
_SHORTENED: Final = _each(
    "ust usth sdr sdri bpk ny tn nn hj kh mr mrs mdm alm almh dr dra drs prof ir tgk",
)

_CAPITALISED: Final = r"[A-ZÀ-ÖØ-Þ](?:[\w'-]*\w)?"
_NAME: Final = (
    r"(?:[ \n](?i:dari|of|bernama|named|called|kami|saya|our|tercinta|kandung|tiri|angkat|mertua|sulung|bungsu|pertama"
    r"|kedua|ketiga|h)\.?){0,3}[ \n]?(?<=[ \n.])(?:[\"'(*_]|<[^<>]{1,80}>){0,4}"
    rf"(?P<name>{_CAPITALISED}(?:[ \n]{_CAPITALISED}){{0,4}})"
)
_NAMELESS: Final = "".join(
    f"(?<!{thing} {named})"
    for thing in ("kelompok", "usaha", "program", "programme", "group", "business", "produk")
    for named in ("bernama", "named")
)
_TITLES: Final = {
    **{word + whose: re.compile(_NAME) for word in _ADDRESS for whose in ("", "nya", "ku", "mu")},
    **{word + whose: re.compile(f",?{_NAME}") for word in _KIN for whose in ("", "nya", "ku", "mu")},
    **{word: re.compile(rf"\.?{_NAME}") for word in _SHORTENED},
    **{word: re.compile(_NAMELESS + _NAME) for word in ("bernama", "named")},
    # Parts of what is written with a sign inside: "a.n.", "K.H.", "Sdr/i"; and what is another word otherwise cased.
    "an": re.compile(rf"\.{_NAME}"),
    "n": re.compile(rf"(?<=[Aa][./]n)\.?{_NAME}"),
    "h": re.compile(rf"(?<=K\.H)\.?{_NAME}"),
    "i": re.compile(rf"(?<=dr[/(]i)\)?\.?{_NAME}"),
    "abi": re.compile(f"(?<=bi){_NAME}"),
    "ms": re.compile(rf"(?<=Ms)\.?{_NAME}"),
    "bin": re.compile(f"(?<=in){_NAME}"),
    "tua": re.compile(f"(?<=rang tua),?{_NAME}"),
}
"""By the word, what comes after it when it is a name."""

# Not the second of "ibu-ibu PKK", and no book, "buku".
_WORD: Final = re.compile(r"(?<![^\W\d_])(?<!-)(?!(?i:buku))[^\W\d_]+")

_NO_NAMES: Final = frozenset(
    _each(
        # Other forms of address: what follows these is looked at by itself.
        *_ADDRESS,
        *_KIN,
        *_SHORTENED,
        # Small words, capitalised in a heading.
        "dan atau yang di ke dari pada untuk bagi dengan dalam tanpa oleh sebagai adalah ini itu tersebut para sang si",
        "saya kami kita anda mereka dia ia juga sudah telah akan bisa dapat tidak bukan belum serta lain lainnya semua",
        "setiap bersama sendiri sekalian dua tiga empat lima and or of the a an for from in on at to with without by",
        "as is was are were who whose that this these my our your her his their both all two three four five not no",
        "also has had will can",
        # What a mother, a child, a wife or a brother may be, and their days.
        "nasional internasional sedunia",
        "rumah kota pertiwi hamil menyusui bersalin melahirkan nifas muda tua tunggal bekerja pekerja rumahan kandung",
        "tiri angkat sambung asuh susu didik binaan dini usia yatim piatu perempuan laki wanita pria remaja balita",
        "bayi dewasa lansia jalanan sekolah berkebutuhan khusus pertama kedua ketiga bungsu sulung kembar tangga",
        "sungai buah cucu perusahaan cabang mantan eks bekas calon sah siri pelaku korban penyintas pejuang penggerak",
        "pengusaha pedagang penjahit pengrajin perajin petani nelayan penjual pembuat pembeli pelanggan pemilik",
        "penerima kreatif mandiri berdaya tangguh hebat sehat cerdas pintar bahagia sejahtera maju sukses juara",
        "inspiratif teladan bijak peduli sepupu bangsa negara daerah mahkota malu kawin tanah gunung asing terhormat",
        "sekandung seiman sebangsa setanah hijau hitam botol tarik manis celup poci herbal vulkanik gosok abu mabrur",
        "umrah umroh plus dhabi child children girl girls boy boys women woman men former tongue city company earth",
        "nature land board language figure law care health led leader leaders entrepreneur entrepreneurs support day",
        "group groups business network club circle school union community organisation organization programme program",
        "project family household victim survivor of",
        # Offices and roles.
        "bupati wali walikota gubernur wakil menteri presiden camat lurah kepala kades ketua sekretaris bendahara",
        "direktur direktris deputi asisten staf guru dosen dokter bidan perawat kader penyuluh pendamping fasilitator",
        "kofasilitator pelatih narasumber pengurus anggota peserta tokoh pimpinan pemimpin rektor hakim jaksa polisi",
        "kapolres babinsa babinkamtibmas mentor koordinator manajer relawan warga tetangga penghulu imam khatib",
        "pendeta pastor duta moderator president minister governor mayor regent director deputy chair chairwoman",
        "chairman secretary treasurer speaker officer manager coordinator facilitator trainer teacher doctor midwife",
        "judge",
        # Offices, organisations and what they run.
        "kementerian yayasan dinas badan balai koperasi kelompok program lembaga organisasi perkumpulan forum",
        "komunitas universitas kampus pesantren masjid musala gereja desa kelurahan kecamatan kabupaten provinsi",
        "republik persatuan dharma bhayangkari persit aisyiyah muslimat fatayat posyandu puskesmas pengajian arisan",
        "majelis taklim taman pasar pkk paud usaha dapur warung toko bank dana literasi genre inklusif pembangunan",
        "pancasila ministry foundation office agency university district village association cooperative",
        # Places and peoples.
        "indonesia nusantara jawa sunda betawi madura bugis minang batak melayu sumatra sumatera kalimantan sulawesi",
        "papua maluku bali aceh ntt ntb banten lampung riau jambi bengkulu jakarta bekasi tangerang bogor depok",
        "bandung cirebon semarang surakarta solo yogyakarta surabaya malang medan padang palembang makassar ambon poso",
        "palu lamongan garut tasikmalaya sukoharjo klaten sleman bantul barat timur utara selatan tengah tenggara",
        "indonesian javanese sundanese muslim islam kristen katolik hindu buddha arab cina tionghoa arabic asia eropa",
        "australia malaysia regency",
        # Days and months.
        "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september",
        "oktober november desember ramadan ramadhan syawal idulfitri lebaran natal monday tuesday wednesday thursday",
        "friday saturday sunday january february march may june july august october december eid",
    )
)
