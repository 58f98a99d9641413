"""Identifiers of people who do not exist, in the many spellings in which real ones are written.

Each is impossible where its kind allows it: a sequence that is never given out, a number range that belongs to nobody.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from generator.safeguarding.personal_data import Kind


@dataclass(frozen=True, slots=True)
class Spelling:
    kind: Kind
    make: Callable[[Random], str]


@dataclass(frozen=True, slots=True)
class Identifier:
    spelling: str
    kind: Kind
    sentence: str


SENTENCES = (
    "{}",
    "Catatan lapangan: {}.",
    "Peserta menuliskan {} di buku tamu, lalu pulang.",
    "Menurut berkas itu ({}), semuanya sudah lengkap.",
    "Pada 12 Agustus 2023 tercatat {} sebagai keterangan",
    "Kelompok menerima Rp12.500.000; keterangan lain {} tidak dipakai.",
    "- {}\n- Butir berikutnya",
    "She left {} with the facilitator.",
    "The form says {}, and nothing else.",
    "On 22 August 2023 the group noted {} in its minutes.",
)


def identifiers(count: int, seed: int) -> Iterator[Identifier]:
    """In turn of every spelling, each in some disguise and in some sentence."""
    random = Random(seed)
    for number in range(count):
        spell = SPELLINGS[number % len(SPELLINGS)]
        disguise = random.choice(DISGUISES)
        sentence = random.choice(SENTENCES).replace("{}", disguise(spell.make(random), random))
        yield Identifier(f"{spell.make.__name__} {disguise.__name__}", spell.kind, sentence)


# --- numbers ----------------------------------------------------------------------------------------------------------


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def grouped(random: Random, number: str, *sizes: int) -> str:
    sign = random.choice((" ", ".", "-", "/", "_", " - ", "\n"))
    groups, start = [], 0
    for size in sizes:
        groups.append(number[start : start + size])
        start += size
    return sign.join(groups)


def identity(random: Random) -> str:
    """With a sequence of 0000, which nobody has."""
    place = (
        random.choice(("3174", "3275", "3674", "1171", "5171", "6471", "7371", "9471", "9271"))
        + digits(random, 1)
        + "3"
    )
    day = random.randint(1, 28) + random.choice((0, 40))
    return f"{place}{day:02}{random.randint(1, 12):02}{digits(random, 2)}0000"


def check_digit(number: str) -> str:
    """The last digit after Luhn."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(number))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def nik(random: Random) -> str:
    return identity(random)


def nik_announced(random: Random) -> str:
    return random.choice(("NIK {}", "NIK: {}", "No. KTP {}", "nik {}", "NIK-nya {}", "NIK{}x")).format(identity(random))


def nik_in_fours(random: Random) -> str:
    return grouped(random, identity(random), 4, 4, 4, 4)


def nik_by_parts(random: Random) -> str:
    return grouped(random, identity(random), *random.choice(((6, 6, 4), (2, 2, 2, 6, 4))))


def nik_digit_by_digit(random: Random) -> str:
    return random.choice((" ", ".", "-")).join(identity(random))


def nik_with_letters(random: Random) -> str:
    return "NIK " + identity(random).replace("0", "O", 2).replace("1", random.choice("lI"), 1)


def family_card(random: Random) -> str:
    return random.choice(("No. KK {}", "Kartu Keluarga {}", "KK nomor {}")).format(identity(random))


def taxpayer(random: Random) -> str:
    number = digits(random, 15)
    form = f"{number[:2]}.{number[2:5]}.{number[5:8]}.{number[8]}-{number[9:12]}.{number[12:]}"
    return random.choice(("NPWP {}", "{}")).format(form)


def taxpayer_plainly(random: Random) -> str:
    eight = digits(random, 8)
    return random.choice(("", "0")) + eight + check_digit(eight) + digits(random, 6)


def passport(random: Random) -> str:
    number = random.choice("ABCEX") + random.choice(("", " ")) + digits(random, 7)
    return random.choice(("paspor {}", "No. Paspor: {}", "passport number {}")).format(number)


def driving_licence(random: Random) -> str:
    number = digits(random, 14)
    return random.choice((f"SIM C {number[:4]}-{number[4:8]}-{number[8:]}", f"No. SIM A: {number}"))


def health_insurance(random: Random) -> str:
    return random.choice(("BPJS {}", "No. BPJS Kesehatan: {}", "kartu BPJS nomor {}")).format(
        "0000" + digits(random, 9)
    )


def civil_servant(random: Random) -> str:
    return f"NIP 19{random.randint(60, 99)}0817 {random.randint(1990, 2019)}03 1 000"


# --- telephones -------------------------------------------------------------------------------------------------------


def subscriber(random: Random) -> str:
    """Of no network: the block of zeros is not given out."""
    return f"8{random.choice('1235789')}{random.randint(1, 9)}0000{digits(random, random.choice((3, 4)))}"


def mobile(random: Random) -> str:
    return "0" + subscriber(random)


def mobile_in_groups(random: Random) -> str:
    number = "0" + subscriber(random)
    return grouped(random, number, *random.choice(((4, 4, 4), (4, 3, 5), (4, 8))))


def mobile_in_pairs(random: Random) -> str:
    number = f"0{subscriber(random)}0"[:12]
    return random.choice((" ", ".", "-")).join(number[start : start + 2] for start in range(0, 12, 2))


def mobile_digit_by_digit(random: Random) -> str:
    return random.choice((" ", ".", "-")).join("0" + subscriber(random))


def mobile_from_abroad(random: Random) -> str:
    number = subscriber(random)
    country = random.choice(("+62", "62", "+62 ", "62 ", "+62-", "(+62) ", "+62 (0)", "0062"))
    return country + random.choice((number, f"{number[:3]}-{number[3:7]}-{number[7:]}", f"{number[:3]} {number[3:]}"))


def mobile_in_brackets(random: Random) -> str:
    number = "0" + subscriber(random)
    return f"({number[:4]}) {number[4:8]}-{number[8:]}"


def mobile_announced(random: Random) -> str:
    number = subscriber(random)
    short = f"{number[:3]} {number[3:7]} {number[7:]}"
    return random.choice(("HP", "WA:", "telp.", "hubungi", "call", "WhatsApp", "nomor HP-nya")) + " " + short


def mobile_in_words(random: Random) -> str:
    language = random.choice(
        (
            ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
            ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        )
    )
    return random.choice((" ", ", ", "-")).join(language[int(digit)] for digit in "0" + subscriber(random))


def mobile_with_letters(random: Random) -> str:
    number = "0" + subscriber(random)
    return f"{number[:4]}-{number[4:8].replace('0', 'O', 2)}-{number[8:]}"


def chat_link(random: Random) -> str:
    return random.choice(
        (
            "https://wa.me/62{}",
            "wa.me/0{}",
            "https://api.whatsapp.com/send?phone=62{}",
            "https://t.me/+62{}",
        )
    ).format(subscriber(random))


def landline(random: Random) -> str:
    area = random.choice(("021", "022", "024", "031", "061", "0251", "0271", "0274", "0341", "0361", "0411"))
    number = "5" + digits(random, 7 - len(area) + 2)
    middle = random.choice(("", " ", "-"))
    return random.choice((f"({area}) {number}", f"{area}-{number}", f"{area} {number[:3]}{middle}{number[3:]}"))


def foreign_number(random: Random) -> str:
    """Of the ranges that are kept for films and books."""
    return random.choice(
        (f"+1 202-555-01{digits(random, 2)}", f"+44 7700 900{digits(random, 3)}", f"+61 491 570 1{digits(random, 2)}")
    )


# --- names on the net -------------------------------------------------------------------------------------------------


def nickname(random: Random) -> str:
    first = random.choice(("dapur", "kebun", "rumah", "warung", "jahitan", "roti"))
    return first + random.choice(("", "_", ".")) + random.choice(("rekaan", "khayalan", "contoh", "fiksi"))


def email(random: Random) -> str:
    return f"{nickname(random)}@{random.choice(('example.com', 'mail.example.org', 'example.co.id'))}"


def email_obscured(random: Random) -> str:
    at = random.choice((" (at) ", "(at)", " [at] ", " {at} ", " @ ", " at "))
    dot = random.choice((" (dot) ", " [dot] ", " dot ", " titik "))
    return f"{nickname(random)}{at}example{dot}{random.choice(('com', 'org', 'id'))}"


def handle(random: Random) -> str:
    return random.choice(("@{}", "IG @{}", "(@{})", "TikTok: @{}")).format(nickname(random))


def handle_announced(random: Random) -> str:
    return random.choice(("IG: {}", "FB: {}", "ig {}_id", "Instagram: {}_id", "TikTok {}88")).format(nickname(random))


def profile_link(random: Random) -> str:
    return random.choice(
        (
            "https://www.instagram.com/{}/",
            "facebook.com/{}",
            "https://www.tiktok.com/@{}",
            "https://x.com/{}",
            "https://twitter.com/{}",
            "https://t.me/{}",
            "https://www.youtube.com/@{}",
            "https://id.linkedin.com/in/{}",
        )
    ).format(nickname(random))


# --- places -----------------------------------------------------------------------------------------------------------


def decimal_place(random: Random) -> str:
    latitude, longitude = f"-{random.uniform(5, 9):.6f}", f"{random.uniform(106, 115):.6f}"
    return random.choice(
        (
            f"{latitude}, {longitude}",
            f"{latitude},{longitude}",
            f"{longitude}, {latitude}",
            f"lat {latitude} lng {longitude}",
        )
    )


def place_in_degrees(random: Random) -> str:
    south, east = random.randint(5, 9), random.randint(106, 115)
    minute, second = random.randint(0, 59), f"{random.uniform(0, 59):.1f}"
    return random.choice(
        (
            f"{south}°{minute}'{second}\"S {east}°{minute}'{second}\"E",
            f"{south}° {minute}′ {second}″ LS, {east}° {minute}′ {second}″ BT",
            f"{south} derajat {minute} menit LS",
            f"{random.uniform(5, 9):.4f}° S, {random.uniform(106, 115):.4f}° E",
        )
    )


def plus_code(random: Random) -> str:
    letters = "".join(random.choices("CFGHJMPQRVWX", k=6))
    return random.choice((f"6P5G{letters[:4]}+{letters[4:]}", f"{letters[:4]}+{letters[4:]} Bekasi"))


def map_link(random: Random) -> str:
    return random.choice(
        (
            "https://maps.app.goo.gl/{}",
            "https://goo.gl/maps/{}",
            "https://www.google.com/maps/place/{}",
            "https://www.openstreetmap.org/#map=19/{}",
            "https://waze.com/ul?ll={}",
            "geo:-6.{0},106.{0}",
        )
    ).format(digits(random, 5))


def street(random: Random) -> str:
    road = random.choice(("Jl.", "Jln.", "Jl", "Jalan", "Gg.", "Gang", "JALAN"))
    name = random.choice(("Rekaan", "Khayalan Raya", "Contoh Indah III"))
    number = random.choice(("No. 12", "No.7A", "12A", "Blok C3/14", "No. 5 RT 03/RW 05", "Kav. 9", "8"))
    return f"{road} {name} {number}"


def street_in_english(random: Random) -> str:
    name = random.choice(("Rekaan", "Old Khayalan"))
    return random.choice((f"12 {name} Street", f"{name} Street No. 7", f"{name} Road 31", f"45B {name} Lane"))


def neighbourhood(random: Random) -> str:
    rt, rw = random.randint(1, 20), random.randint(1, 20)
    return random.choice(
        (f"RT {rt:02}/RW {rw:02}", f"RT.{rt:03}/{rw:03}", f"RT {rt} RW {rw}", f"rt {rt:02} rw {rw:02}", f"RW {rw:02}")
    )


def block_and_postcode(random: Random) -> str:
    return random.choice(
        ("Blok C3 No. 14", "Blok F/7", "Kav. 12", "Perumahan Rekaan Asri B12/3", "Bekasi 17113", "kode pos 15412")
    )


# --- the rest ---------------------------------------------------------------------------------------------------------


def number_plate(random: Random) -> str:
    area = random.choice(("B", "D", "F", "AB", "AD", "AE", "BK", "DK", "KT", "N"))
    return random.choice(("{} {} {}", "{}{}{}", "{}-{}-{}")).format(area, random.randint(1000, 9999), "XXX")


def number_plate_announced(random: Random) -> str:
    return random.choice(("nopol B {} XX", "pelat nomor AB {} X", "number plate DK {} XX", "nopol b {} xx")).format(
        random.randint(1, 9999)
    )


def account(random: Random) -> str:
    number = digits(random, random.choice((10, 13, 15)))
    bank = random.choice(("BCA", "BRI", "BNI", "Mandiri", "BSI"))
    return random.choice(
        (
            f"rekening {bank} {number}",
            f"No. Rek. {number} a.n. Rekaan",
            f"norek {number[:4]}-{number[4:]}",
            f"{bank} {number}",
            f"account number {number}",
            f"{number} ({bank})",
        )
    )


def payment_card(random: Random) -> str:
    number = random.choice(("400000", "510000", "220000")) + digits(random, 9)
    number += check_digit(number)
    return random.choice((" ", "-", "")).join(number[start : start + 4] for start in range(0, 16, 4))


def international_account(random: Random) -> str:
    """Of a German bank that is none."""
    account_ = "00000000" + digits(random, 10)
    check = 98 - int(f"{account_}131400") % 97
    number = f"DE{check:02}{account_}"
    return random.choice((number, " ".join(number[start : start + 4] for start in range(0, 22, 4))))


# --- disguises --------------------------------------------------------------------------------------------------------


def as_it_is(text: str, _: Random) -> str:
    return text


def with_invisible_characters(text: str, random: Random) -> str:
    place = random.randrange(1, len(text))
    return text[:place] + random.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\ufe0f") + text[place:]


def in_wide_characters(text: str, _: Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def in_arabic_digits(text: str, _: Random) -> str:
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def in_mathematical_digits(text: str, _: Random) -> str:
    return "".join(chr(0x1D7CE + int(char)) if char in "0123456789" else char for char in text)


def with_exotic_spaces_and_dashes(text: str, random: Random) -> str:
    return text.replace(" ", random.choice("\u00a0\u2009\u202f\u3000")).replace("-", random.choice("‐‑–—−"))


def in_entities(text: str, random: Random) -> str:
    place = random.randrange(len(text))
    return f"{text[:place]}&#{ord(text[place])};{text[place + 1 :]}".replace(" ", "&nbsp;")


def in_escapes_of_addresses(text: str, _: Random) -> str:
    return text.replace(" ", "%20").replace("@", "%40")


def in_escapes_of_markdown(text: str, _: Random) -> str:
    return "".join(f"\\{char}" if char in ".-_()@+#" else char for char in text)


def in_escapes_of_json(text: str, _: Random) -> str:
    return json.dumps(in_wide_characters(text, _))


def in_bold(text: str, _: Random) -> str:
    return f"<strong>{text}</strong>"


DISGUISES = (
    as_it_is,
    as_it_is,
    as_it_is,
    as_it_is,
    with_invisible_characters,
    in_wide_characters,
    in_arabic_digits,
    in_mathematical_digits,
    with_exotic_spaces_and_dashes,
    in_entities,
    in_escapes_of_addresses,
    in_escapes_of_markdown,
    in_escapes_of_json,
    in_bold,
)

SPELLINGS = (
    *(
        Spelling(Kind.IDENTITY_NUMBER, make)
        for make in (
            *(nik, nik_announced, nik_in_fours, nik_by_parts, nik_digit_by_digit, nik_with_letters, family_card),
            *(taxpayer, taxpayer_plainly, passport, driving_licence, health_insurance, civil_servant),
        )
    ),
    *(
        Spelling(Kind.PHONE_NUMBER, make)
        for make in (
            *(mobile, mobile_in_groups, mobile_in_pairs, mobile_digit_by_digit, mobile_from_abroad, mobile_in_brackets),
            *(mobile_announced, mobile_in_words, mobile_with_letters, chat_link, landline, foreign_number),
        )
    ),
    *(Spelling(Kind.EMAIL, make) for make in (email, email_obscured)),
    *(Spelling(Kind.HANDLE, make) for make in (handle, handle_announced, profile_link)),
    *(Spelling(Kind.COORDINATES, make) for make in (decimal_place, place_in_degrees, plus_code, map_link)),
    *(Spelling(Kind.STREET, make) for make in (street, street_in_english, neighbourhood, block_and_postcode)),
    *(Spelling(Kind.NUMBER_PLATE, make) for make in (number_plate, number_plate_announced)),
    *(Spelling(Kind.BANK_ACCOUNT, make) for make in (account, payment_card, international_account)),
)
