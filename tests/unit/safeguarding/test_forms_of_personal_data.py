"""Each word that announces personal data, each platform, place, bank and plate, and each thing that only looks so.

One example for every form that `personal_data` knows: a form that is lost, or a harmless thing that is no longer known
for one, shows here by name.
"""

from collections.abc import Iterator

import pytest

from generator.safeguarding.personal_data import Kind, kinds_in
from tests.corpora.edges import EDGES

Example = tuple[Kind, str]


def found() -> Iterator[Example]:
    """Personal data: the kind, and a text that holds it."""
    yield from _each(Kind.IDENTITY_NUMBER, "{} 4123456789", _IDENTITY_WORDS)
    yield from _each(Kind.IDENTITY_NUMBER, "{}", _IDENTITY_NUMBERS)
    for nik in _NIKS:
        yield Kind.IDENTITY_NUMBER, nik
        yield Kind.IDENTITY_NUMBER, " ".join(nik)
    yield from _each(Kind.PHONE_NUMBER, "{} 5551234", _PHONE_WORDS)
    yield from _each(Kind.PHONE_NUMBER, "{}", _PHONE_NUMBERS)
    for digit, words in enumerate(_DIGIT_WORDS):
        yield from ((Kind.PHONE_NUMBER, f"telp. 555 12{digit} {word} {word} {word}") for word in words)
        yield from ((Kind.PHONE_NUMBER, f"telp. {word.title()}, {word}. {word}-{word} 123") for word in words)
    yield from _each(Kind.EMAIL, "nama @ contoh . {}", _TOP_DOMAINS)
    yield from _each(Kind.EMAIL, "{}", _ADDRESSES_OF_MAIL)
    yield from _each(Kind.HANDLE, "{}: dapurmelati", _PLATFORMS)
    yield from _each(Kind.HANDLE, "{} dapur_melati", _PLATFORMS)
    yield from _each(Kind.HANDLE, "https://www.{}", _PROFILES)
    yield from _each(Kind.HANDLE, "{}", _HANDLES)
    yield from _each(Kind.COORDINATES, "{} 6.21 dan 106.85", _WORDS_OF_POSITION)
    yield from _each(Kind.COORDINATES, "{} 106.845", _WORDS_OF_AXES)
    yield from _each(Kind.COORDINATES, "6.21 {}", _DIRECTIONS)
    yield from _each(Kind.COORDINATES, "6.21° {}", _DIRECTIONS_AFTER_DEGREES)
    yield from _each(Kind.COORDINATES, "6{}12'", _DEGREES)
    yield from _each(Kind.COORDINATES, "6°12{}", _MINUTES)
    yield from _each(Kind.COORDINATES, "https://{}", _MAPS)
    yield from _each(Kind.COORDINATES, "QRC{}+XV", "23456789CFGHJMPQRVWX")
    yield from _each(Kind.COORDINATES, "{}", _COORDINATES)
    yield from _each(Kind.STREET, "{} Melati No. 12", _KINDS_OF_STREET)
    yield from _each(Kind.STREET, "12 Melati {}", _ENGLISH_STREETS)
    yield from _each(Kind.STREET, "Melati {} No. 12", _ENGLISH_STREETS_BEFORE_A_NUMBER)
    yield from _each(Kind.STREET, "Jalan Melati {} 12", _NUMBER_MARKS)
    yield from _each(Kind.STREET, "{} Melati B12", _ESTATES)
    yield from _each(Kind.STREET, "{} 17113", _POSTCODE_WORDS)
    yield from _each(Kind.STREET, "{} 17113", ("Sleman", "ACEH", "Bandung", "Jayapura"))
    yield from _each(Kind.STREET, "{}", _STREETS)
    yield from _each(Kind.NUMBER_PLATE, "{} 1234 XY", _PLATE_AREAS)
    yield from _each(Kind.NUMBER_PLATE, "{} B 12 A", _PLATE_WORDS)
    yield from _each(Kind.NUMBER_PLATE, "{}", _PLATES)
    yield from _each(Kind.BANK_ACCOUNT, "{} 12345678", _ACCOUNT_WORDS)
    yield from _each(Kind.BANK_ACCOUNT, "{} 12345678", _BANKS)
    yield from _each(Kind.BANK_ACCOUNT, "12345678 ({})", _BANKS)
    yield from _each(Kind.BANK_ACCOUNT, "{}", _ACCOUNTS)


def not_found() -> Iterator[Example]:
    """The kind that is not in a text, and the text."""
    yield from _each(Kind.PHONE_NUMBER, "telp. {} 12500000", _CURRENCIES)
    yield from _each(Kind.PHONE_NUMBER, "telp. 12500000 {}", _SUMS)
    yield from _each(Kind.PHONE_NUMBER, "telp. 12500000 {}", _THINGS)
    yield from _each(Kind.PHONE_NUMBER, "telp. {}", _HARMLESS_NUMBERS)
    yield from _each(Kind.PHONE_NUMBER, "{}", _NO_PHONE_NUMBERS)
    yield from _each(Kind.IDENTITY_NUMBER, "NIK {}", _HARMLESS_NUMBERS)
    yield from _each(Kind.IDENTITY_NUMBER, "{}", _NO_IDENTITY_NUMBERS)
    yield from _each(Kind.IDENTITY_NUMBER, "{}", _NO_NIKS)
    yield from _each(Kind.EMAIL, "logo@2x.{}", _FILE_ENDINGS)
    yield from _each(Kind.EMAIL, "{}", _NO_ADDRESSES_OF_MAIL)
    yield from _each(Kind.HANDLE, "@{}", _WORDS_OF_STYLES_AND_DATA)
    yield from _each(Kind.HANDLE, "@12{}", _EACH_OF)
    yield from _each(Kind.HANDLE, "https://www.{}", _NO_PROFILES)
    yield from _each(Kind.HANDLE, "{}", _NO_HANDLES)
    yield from _each(Kind.COORDINATES, "{}", _NO_COORDINATES)
    yield from _each(Kind.STREET, "Jl. Melati 12 {}", _COUNTED)
    yield from _each(Kind.STREET, "12 Melati Street {}", _AFTER_STREET)
    yield from _each(Kind.STREET, "{}", _NO_STREETS)
    yield from _each(Kind.NUMBER_PLATE, "B 1234 {}", _NO_SERIES)
    yield from _each(Kind.NUMBER_PLATE, "{} B 1234 XYZ", _PRODUCT_WORDS)
    yield from _each(Kind.NUMBER_PLATE, "{}", _NO_PLATES)
    yield from _each(Kind.BANK_ACCOUNT, "{}", _NO_ACCOUNTS)


@pytest.mark.parametrize("kind", Kind)
def test_each_form_is_found(kind: Kind) -> None:
    assert [text for one, text in found() if one is kind and kind not in kinds_in(text)] == []


@pytest.mark.parametrize("kind", Kind)
def test_what_only_looks_like_it_is_left_alone(kind: Kind) -> None:
    assert [text for one, text in not_found() if one is kind and kind in kinds_in(text)] == []


@pytest.mark.parametrize("kinds", EDGES, ids=lambda kinds: "+".join(kinds) or "none")
def test_no_rule_moves_by_itself(kinds: tuple[Kind, ...]) -> None:
    assert [text for text in EDGES[kinds] if kinds_in(text) != kinds] == []


def _each(kind: Kind, pattern: str, words: str | tuple[str, ...]) -> Iterator[Example]:
    return ((kind, pattern.format(word)) for word in words)


# --- numbers ----------------------------------------------------------------------------------------------------------

_IDENTITY_WORDS = (
    *("NIK", "ektp", "e-KTP", "KTP", "KK", "Kartu Keluarga", "NPWP", "SIM", "BPJS", "JKN", "NIP", "NISN", "NUPTK"),
    *("nomor induk", "KITAS", "paspor", "passport", "identitas", "identity", "ID card", "ID number", "tax number"),
    *("driving licence", "driving license", "STNK", "BPKB"),
)
_NIKS = (
    # Of each province; of each day, 40 later for a woman; and of each month.
    *(f"{province}74050505900001" for province in (*range(11, 20), 21, *range(31, 37), *range(51, 54))),
    *(f"{province}74050505900001" for province in (*range(61, 66), *range(71, 77), 81, 82, *range(91, 98))),
    *(f"317405{day:02}0590 0001".replace(" ", "") for day in (*range(1, 32), *range(41, 72))),
    *(f"31740505{month:02}900001" for month in range(1, 13)),
)
_NO_NIKS = (
    *(f"{province}74050505900001" for province in (10, 20, 22, 30, 37, 50, 54, 60, 66, 70, 77, 80, 83, 90, 98)),
    *(f"317405{day:02}0590 0001".replace(" ", "") for day in (0, 32, 40, 72, 80)),
    *(f"31740505{month:02}900001" for month in (0, 13, 20)),
)
_IDENTITY_NUMBERS = (
    # All but a name that a machine gave.
    "NIK x12345678-1234-1234-1234-123456789012",
    "NIK 12345678-1234-1234-1234-123456789012x",
    "NIK 112345678-1234-1234-1234-123456789012",
    "NIK 12345678-1234-1234-1234-1234567890123",
    "NIK 2345678-1234-1234-1234-123456789012",
    "NIK 12345678-1234-1234-123456789012",
    "NIK 12345678-1234-1234-1234-1234-123456789012",
    "NIK 12345678-12345-1234-1234-123456789012",
    "NIK 12345678-123-1234-1234-123456789012",
    "NIK 12345678-1234-1234-1234-12345678901",
    "NIK x1234567890abcdef1234",
    "NIK 1234567890abcdef1234x",
    "NIK 1234567890123456789ab",
    "NIK 1234567890123456789012ab",
    # Among other numbers, in groups that only a NIK has.
    "3174050505900001 12",
    "3174 0505 0590 0001 12",
    "31740505 05900001 12",
    "31 74 05 050590 0001 12",
    "31.74.05.050590.0001 12",
    "31-74-05-050590-0001 12",
)
_PHONE_WORDS = (
    *("telp", "tlp", "telf", "tel", "telepon", "telpon", "telephone", "phone", "ph", "HP", "hape", "handphone"),
    *("ponsel", "seluler", "WA", "WhatsApp", "hubungi", "kontak", "contact", "call", "SMS", "mobile", "cell", "fax"),
    *("faks", "GoPay", "OVO", "ShopeePay", "LinkAja"),
)
_PHONE_NUMBERS = (
    *(f"telp. x{currency} 12500000" for currency in ("rp", "idr", "usd", "eur", "sgd", "myr")),
    "telp. 1250000000 orang",
    "telp. 12500000000 orang",
    "api.whatsapp.com/send",
    "chat.whatsapp.com/AbC",
    "web.whatsapp.com/x",
    "whatsapp://send?text=x",
    "telegram.me/+AbC",
    "tel:5551234",
)
_DIGIT_WORDS = (
    ("nol", "kosong", "zero", "oh"),
    ("satu", "one"),
    ("dua", "two"),
    ("tiga", "three"),
    ("empat", "four"),
    ("lima", "five"),
    ("enam", "six"),
    ("tujuh", "seven"),
    ("delapan", "eight"),
    ("sembilan", "nine"),
)
_CURRENCIES = ("Rp", "Rp.", "IDR", "USD", "EUR", "SGD", "MYR", "$", "€", "£", "¥")
_SUMS = (
    *("rupiah", "ribu", "rb", "juta", "jt", "miliar", "milliar", "milyar", "triliun", "thousand", "million", "billion"),
    *("trillion", "dollars", "persen", "percent", "%"),
)
_THINGS = (
    *("orang", "buah", "unit", "kg", "gram", "liter", "meter", "hektar", "hektare", "lembar", "eksemplar", "kali"),
    *("hari", "jam", "people", "pieces", "units", "copies", "days", "hours", "views"),
)
_HARMLESS_NUMBERS = (
    "12345678-1234-1234-1234-123456789012",
    "_12345678-1234-1234-1234-123456789012",
    "12345678-1234-1234-1234-123456789012_",
    "_1234567890abcdef1234",
    "1234567890abcdef1234_",
    "123456789012345678abc",
    "1234567890abcdef1234",
    "12345678-1234-1234-1234-1234567890ab",
    "ISBN 978-602-8519-93-9",
    "ISBN: 979-602-8519-93-X",
    "ISBN-10 602-8519-93-9",
    "ISBN-13: 978 602 8519 93 9",
    "isbn 6028519939",
    "ISSN 1234-567X",
    "ISSN: 12345679",
    "12.500.000.000",
    "12,500,000,000",
    "17-08-2023",
    "17/8/2023",
    "31.12.1999",
    "2023-08-17",
    "2023/8/17",
    "2023.08",
    "2023-08/2023-12",
    "2023-08-01/2023-12-31",
    "2023-2024",
    "2023 / 2024",
)
_NO_IDENTITY_NUMBERS = (
    "317 4050505900001 12",
    "3174 050 505900001 12",
    "31 74 05 05059 00001 12",
    "31 74 05 050590 00011 12",
    "31 74 050 50590 0001 12",
    "31 740 5 050590 0001 12",
    "317 40 5 050590 0001 12",
    "31/74/05/050590/0001 12",
    "31 74 05 0505900 001 12",
)
_NO_PHONE_NUMBERS = ()

# --- mail, and names on platforms -------------------------------------------------------------------------------------

_TOP_DOMAINS = (
    *("com", "id", "org", "net", "info", "web", "sch", "edu", "gov", "mil", "biz", "my", "sg", "au", "uk", "de", "nl"),
    *("jp", "io", "me", "co", "app", "dev", "xyz", "site", "online", "email"),
)
_ADDRESSES_OF_MAIL = (
    "a+b@contoh.id",
    "a%b@contoh.id",
    "o'x@contoh.id",
    "a.@contoh.id",
    "a-@contoh.id",
    "x@a.b.c.d.e.f.g.h.id",
    "nama @ contoh (.) id",
    "nama @ contoh [dot] id",
    "nama @ contoh{titik}id",
    "nama @ contoh <.> id",
    "nama @ contoh dot id",
    "nama @contoh.sub.web.id",
    "nama (at)contoh.x",
    "nama [ at ] contoh.x",
    "nama {@} contoh.x",
    "nama <at>contoh",
    "nama(a)contoh.x",
    "nama[a]contoh.x",
    "nama at contoh[dot]com",
    "nama-at-contoh-titik-com",
    "nama at contoh dot sub dot web dot id",
    "mailto: x",
    "MAILTO:x",
)
_FILE_ENDINGS = (*("png", "jpg", "jpeg", "webp", "svg", "gif", "avif", "css", "js", "mjs", "json", "htm", "html"),)
_NO_ADDRESSES_OF_MAIL = (
    "@contoh.id",
    " @ contoh",
    "nama @ contoh",
    "nama @ contoh . xx",
    "nama at contoh",
    "nama at contoh dot xx",
    "(at) contoh",
    "nama(a)contoh",
    "kata atas dot com",
    "mailto:",
    "x@a.b1",
    "x@contoh",
)
_PLATFORMS = (
    *("Instagram", "Insta", "Facebook", "TikTok", "Tik Tok", "Twitter", "Telegram", "YouTube", "LinkedIn", "Threads"),
    *("Snapchat", "IG", "FB", "TT", "twt", "YT", "username", "user name", "nama pengguna", "nama akun"),
)
_PROFILES = (
    *("instagram.com/melati", "instagr.am/melati", "threads.net/@melati", "tiktok.com/@melati", "twitter.com/melati"),
    *("facebook.com/melati", "fb.com/melati", "x.com/melati", "twitter.com/#!/melati", "fb.me/melati"),
    *("t.me/melati", "telegram.me/melati", "youtube.com/@melati", "youtube.com/c/melati", "youtube.com/user/melati"),
    *("youtube.com/channel/melati", "linkedin.com/in/melati", "linkedin.com/pub/melati", "linktr.ee/melati"),
    *("shopee.co.id/melati", "tokopedia.com/melati"),
)
_NO_PROFILES = (
    *(f"facebook.com/{page}" for page in ("share?u=x", "sharer?u=x", "dialog/x", "hashtag/x", "policies", "policy")),
    *(f"twitter.com/{page}" for page in ("intent/x", "explore", "privacy", "legal", "terms", "help", "about", "home")),
    *("twitter.com/search?q=x", "twitter.com/tos", "t.me/share/url?url=x"),
)
_HANDLES = (
    "IG melati_88",
    "IG dapur__melati",
    "IG melati8x",
    "IG melati88dapur",
    "IG dapur.melati",
    "IG ab.c",
    "IG: dapur_melati",
    "IG = dapur.melati",
    "Instagram dapur.melati",
    "IG rp_melati",
    "IG rupiah88",
    "WWW.INSTAGRAM.COM/melati",
    "Instagram: https_melati",
)
_WORDS_OF_STYLES_AND_DATA = (
    *("media", "import", "charset", "supports", "page", "layer", "container", "property", "namespace", "scope"),
    *("keyframes", "font-face", "font-feature-values", "counter-style", "starting-style", "view-transition"),
    *("position-try", "color-profile", "font-palette-values", "context", "type", "id", "graph", "value", "language"),
    *("list", "set", "vocab", "base", "included", "reverse", "index", "rp5.000", "idr5000", "usd5", "scope/package"),
)
_EACH_OF = (
    *("gram", "liter", "meter", "orang", "lembar", "bungkus", "botol", "paket", "persen", "rupiah", "lusin", "ribu"),
    *("juta", "porsi", "menit", "hari", "buah", "kali", "unit", "kg", "m", "pcs", ".000", " gram"),
)
_NO_HANDLES = (
    "IG rp50",
    "IG Rp.50",
    "IG Rp50",
    "IG rp.50",
    "IG ke-2",
    "IG ab8",
    "IG a.b",
    "IG dua.",
    "Instagram: https://contoh.example",
    "Instagram: http://contoh.example",
    "Instagram: tujuan: jualan",
    "Instagram: tujuan : jualan",
)

# --- places -----------------------------------------------------------------------------------------------------------

_WORDS_OF_POSITION = (
    *("koordinat", "coordinate", "coordinates", "GPS", "titik", "lokasi", "location", "latlong", "latlng"),
)
_WORDS_OF_AXES = ("lat", "lon", "lng", "latitude", "longitude", "lintang", "bujur", 'lat":', "lat'=", "lon=")
_DEGREES = ("°", " derajat ", " degree ", "degrees", "deg ")
_MINUTES = ("'", " menit", " minute", " minutes", "min", ".5'", ",50 menit")
_DIRECTIONS = ("LS", "LU", "BT", "BB", "lintang utara", "lintang selatan", "bujur timur", "bujur barat")
_DIRECTIONS_AFTER_DEGREES = (
    *("LS", "LU", "BT", "BB", "lintang", "bujur", "N", "S", "E", "W", "north", "south", "east", "west"),
)
_MAPS = (
    *(
        "maps.app.goo.gl/x",
        "goo.gl/maps/x",
        "g.co/maps/x",
        "maps.google.co.id/x",
        "google.com/maps/x",
        "maps.apple.com/?q",
    ),
    *("waze.com/ul", "waze.to/x", "bing.com/maps?x", "wego.here.com/x", "w3w.co/x", "what3words.com/x"),
    *("openstreetmap.org/?mlat=1", "osm.org/#map=1", "osm.org/go/x", "osm.org/node/1", "osm.org/way/1"),
    *("osm.org/relation/1", "osm.org/search?x", "osm.org/directions?x"),
)
_COORDINATES = ('lon = "106.845', "lat: -6.208", "lng +106,845", 'lat":"6.208')
_NO_COORDINATES = ()
_KINDS_OF_STREET = (
    *("Jl.", "Jln", "Gg.", "Jalan", "Gang", "Lorong", "JALAN", "GANG", "LORONG", "jalan", "gang", "lorong", "jl"),
)
_ENGLISH_STREETS = ("Street", "St.", "Road", "Rd", "Avenue", "Ave", "Lane", "Ln", "Drive", "Boulevard", "Blvd", "Alley")
_ENGLISH_STREETS_BEFORE_A_NUMBER = ("Street", "St.", "Road", "Rd", "Rd.", "Avenue", "Ave", "Ave.", "Lane", "Alley")
_AFTER_STREET = (
    *("Food", "Vendor", "vendors", "Art", "Theatre", "Child", "Show", "Map", "Trip", "Market", "Fair", "Festival"),
    *("Safety", "Race"),
)
_NUMBER_MARKS = ("No.", "Nomor", "Nomer", "number", "Kav", "Kavling", "Blok", "Block", "Unit", "#", "NO")
_ESTATES = (
    *("Perum", "Perumahan", "Perumnas", "Komplek", "Kompleks", "Apartemen", "Rusunawa", "Rusun", "Cluster", "Griya"),
    "Villa",
)
_POSTCODE_WORDS = ("kode pos", "kodepos", "post code", "postcode", "postal code", "zip", "zip code")
_STREETS = (
    "Jl. Melati 12A",
    "Jl. Melati 12 A",
    "Jl. Melati 12a",
    "Jl. Melati 12/3",
    "Jl. Melati 12-14",
    "Jl. Melati 12/3-B",
    "Jl. Melati 123/AB12",
    "Jl. Melati 12, lalu belok",
    "Jl. Melati 12. Lalu belok",
    "Jl. Melati No. A-12",
    "Jl. Melati No. AB 12",
    "Jl. Melati No. A.12",
    "Jl. Melati No. 12/3",
    "Jl. Melati No. 12/A",
    "Jl. Melati No. 22/2009a",
    "Jl. Melati #12",
    "Jl. Melati # 12",
    "blok c3",
    "Blok AB-12",
    "Blok AB/12",
    "Blok A.12",
    "Blok A 12",
    "Blok ab12",
    "blok A12b",
    "Blok A/3",
    "blok a / 3",
    "blok ab /3",
    "Blok AB No. 3",
    "Blok AB, No. 3",
    "blok 12 no 3",
    "Blok 123, No. 3",
    "Blok 5 / 3",
    "Block A 12",
    "Block AB 12/3",
    "RT.3",
    "RW 003",
    "RT/RW 3",
    "Rt 03",
    "rw 005",
    "rt 3/5",
    "rt 3 rw 5",
    "Rt.3, Rw.5",
    "R.T. 03",
    "R.W. 5",
    "RT. R.W. 3",
    "kavling 12",
    "kapling A12",
    "kav. No. 12",
    "Kav AB-12",
    "Perumahan Melati No. 12",
    "Kompleks Melati Indah Raya Asri AB-12",
    "villa Melati A 12",
    "Griya Melati dan Mawar A12",
    "Rukun Warga 05",
    "rukun tetangga3",
    "12 Jalan Melati Road",
    "12A, Melati Road",
    "1234 Old Melati St. Road",
    "Melati Road, No. 12",
    "Melati Ave, 12",
    "kode pos: 17113",
    "zip - 17113",
)
_COUNTED = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November"),
    *("Desember", "January", "February", "March", "May", "June", "July", "August", "October", "December"),
    *("orang", "peserta", "perempuan", "warga", "ibu", "anak", "anggota", "keluarga", "KK", "pedagang", "pembeli"),
    *("kelompok", "usaha", "rumah", "kios", "toko", "warung", "unit", "buah", "kali", "titik", "lokasi", "hari"),
    *("minggu", "pekan", "bulan", "tahun", "jam", "menit", "km", "m", "meter", "lantai", "kamar", "ribu", "juta"),
    *("rupiah", "persen", "people", "person", "persons", "participant", "participants", "women", "member", "members"),
    *("families", "households", "group", "groups", "vendor", "vendors", "seller", "sellers", "shop", "shops"),
    *("stall", "stalls", "houses", "units", "times", "day", "days", "week", "weeks", "month", "months", "year"),
    *("years", "hour", "hours", "minute", "minutes", "metre", "metres", "meters", "kilometre", "kilometres", "percent"),
    *("thousand", "million", "%"),
)
_NO_STREETS = (
    "Jl. Melati 1234",
    "Jl. Melati 1999",
    "Jl. Melati 12,5",
    "Jl. Melati 12:30",
    "Jl. Melati 12%",
    "Jl. Melati 12 %",
    "Jl. Melati 12 Orang",
    "Jalan No. 38 tahun 2004",
    "Jalan No. 38Tahun 2004",
    "Jalan Melati No. 12/KPPPA",
    "Jalan Melati No. 22/2009",
    "jalan menuju 12",
    "gang sempit 12",
    "Jalan Pasal 12",
    "Jalan Nomor Satu 12",
    "berblok C3",
    "blok 5",
    "blok a",
    "RT",
    "RT-PCR 3",
    "ORT 03",
    "rt 3",
    "RT 2023",
    "kav",
    "kode pos",
    "kode pos 171133",
    "kode pos 1711",
    "Bekasi 07113",
    "Bekasi 17113 orang",
    "2023 Melati Street",
    "12 melati street",
    "0 Melati Street",
    "Melati Street",
)

# --- number plates ----------------------------------------------------------------------------------------------------

_PLATE_AREAS = (
    *"ABDEFGHKLMNPRSTWZ",
    *(f"A{letter}" for letter in "ABDEG"),
    *(f"B{letter}" for letter in "ABDEGHKLMN"),
    *(f"D{letter}" for letter in "ABCDEGHKLMNPRSTW"),
    *(f"E{letter}" for letter in "ABD"),
    *(f"K{letter}" for letter in "BHTU"),
    *(f"P{letter}" for letter in "ABGST"),
)
_PLATE_WORDS = (
    *("plat", "pelat", "nopol", "no pol", "no.pol", "nomor polisi", "nomor kendaraan", "number plate", "number plates"),
    *("licence plate", "license plates"),
)
_PLATES = (
    "B 123 XYZ",
    "B-123-XYZ",
    "B123XYZ",
    "B 12 XYZ",
    "B 1234 XY",
    "plat nomor B 1 A",
    "pelat: b1234xyz",
    "nopol AD-5678-KL",
    "no pol ab 12 c",
)
_NO_SERIES = (
    *("KG", "GR", "ML", "CM", "MM", "KM", "MB", "GB", "TB", "KB", "RP", "PT", "CV", "IDR", "USD", "WIB", "WIT", "DAN"),
    *("DI", "KE", "AND", "OF", "IN", "TO", "FOR", "THE", "AC", "DC", "HP", "PCS", "ORG"),
)
_PRODUCT_WORDS = (
    *("kode", "SKU", "produk", "seri", "model", "tipe", "type", "code", "batch", "varian", "ukuran", "size"),
)
_NO_PLATES = (
    "B 12345 XYZ",
    "B 1 XYZ",
    "B12XYZ",
    "B-12-XYZ",
    "B 1234-XYZ",
    "B1234 XYZ",
    "B 123XYZ",
    "AC 1234 XYZ",
    "BC 1234 XYZ",
    "DI 1234 XYZ",
    "EE 1234 XYZ",
    "KA 1234 XYZ",
    "PP 1234 XYZ",
    "AAB 1234 XYZ",
    "x.B 1234 XYZ",
    "x/B 1234 XYZ",
    "B 1234 XYZ/2",
    "B 1234 XYZ-2",
    "B 1234 XYZ+2",
    "plat\nB 1 A",
    "plat B 12345 A",
    "plat B 1 ABCD",
)

# --- bank accounts ----------------------------------------------------------------------------------------------------

_ACCOUNT_WORDS = (
    *("rekening", "norek", "rek", "account", "acct", "acc", "virtual account", "tabungan", "transfer", "kartu kredit"),
    "kartu debit",
)
_BANKS = (
    *("BCA", "BRI", "BNI", "BTN", "BSI", "Mandiri", "CIMB", "Danamon", "Permata", "Maybank", "OCBC", "BTPN", "Jenius"),
    *("Jago", "SeaBank", "Muamalat", "Panin", "BJB", "Bank Nagari"),
)
_ACCOUNTS = (
    "12345678 a.n. Melati",
    "12345678 an Melati",
    "12345678, a/n Melati",
    "12345678 (atas nama Melati)",
    "1234-567-8 a.n Melati",
    "1234 5678 9012 3456 BCA",
    "rekening a/n x 12345678",
    "norek BCA a/n Melati: 12345678",
    "2223 0000 4841 0010",
    "2223.0000.4841.0010",
    "3714 496353 98431",
    "3714-496353-98431",
    "378282246310005",
    "6011111111111117",
    "DE89370400440532013000",
    "GB82 WEST 1234 5698 7654 32",
)
_NO_ACCOUNTS = (
    "1234567 a.n. Melati",
    "rekening 1234567",
    "12345678 anak",
    "banknote 12345678",
    "1111 1111 1111 1117",
    "7000 0000 0000 0005",
    "4111-1111 1111-1111",
    "3614 496353 98431",
    "xDE89370400440532013000",
)
