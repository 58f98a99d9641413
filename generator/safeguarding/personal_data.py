"""Personal data in a text: which kinds there are, and never what they say.

A kind is found by its form where the form says enough, and otherwise by a word that announces it ("NIK", "telp.",
"norek") with a long enough number soon after. What only looks like an identifier (money, dates, counts, ISBN, digests)
is covered up first.

Patterns begin with the characters they can begin with, and look behind these afterwards: a search can then skip to
them, which is many times faster over a whole site.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from typing import Final

import phonenumbers
from stdnum import iban, luhn, numdb

from generator.safeguarding.plain_text import one_of, plain
from generator.safeguarding.searching import Outlines


class Kind(StrEnum):
    IDENTITY_NUMBER = "identity-number"
    PHONE_NUMBER = "phone-number"
    EMAIL = "email"
    HANDLE = "handle"
    COORDINATES = "coordinates"
    STREET = "street"
    NUMBER_PLATE = "number-plate"
    BANK_ACCOUNT = "bank-account"


def kinds_in(text: str) -> tuple[Kind, ...]:
    """Each kind once, in the order of `Kind`."""
    said = plain(text)
    likely = _OUTLINES.likely_in(said)
    # The last two patterns are of no rule: most texts hold no long number, and need not be asked for any.
    found = _found((_IN_TEXT[place] for place in likely if place < len(_IN_TEXT)), said)
    if likely and likely[-1] >= len(_IN_TEXT):
        numbers = _long_numbers(said)
        found |= _found((_IN_NUMBERS[place] for place in _OUTLINES_IN_NUMBERS.likely_in(numbers)), numbers)
    return tuple(kind for kind in Kind if kind in found)


@dataclass(frozen=True, slots=True)
class _Rule:
    """One form that a kind has."""

    kind: Kind
    pattern: re.Pattern[str]
    is_one: Callable[[re.Match[str]], bool] = lambda _: True
    """Whether a match of the pattern is what it looks like."""
    covered: re.Pattern[str] | None = None
    """What is not looked at."""

    def stands_in(self, text: str) -> bool:
        shown = text if self.covered is None else self.covered.sub("~", text)
        return any(map(self.is_one, self.pattern.finditer(shown)))


def _found(rules: Iterable[_Rule], text: str) -> set[Kind]:
    return {rule.kind for rule in rules if rule.stands_in(text)}


# --- numbers, and how their digits are grouped ------------------------------------------------------------------------

_BETWEEN: Final = r"[ ./_\n()-]{0,3}"
"""What may stand between two digits of one number."""

# Behind its first digit: not inside a longer number, and not its decimals.
_BEGINS: Final = r"(?<![0-9].)(?<![^A-Za-z\s]\..)(?<!\b0,.)"
_ENDS: Final = r"(?![0-9])"


def _more(digit: str, count: str) -> str:
    return rf"(?:{_BETWEEN}{digit}){{{count}}}"


def _digits(run: str) -> str:
    return "".join(re.findall(r"[0-9]", run))


def _is_grouped(run: str) -> bool:
    """Whether a person would group one number so: in groups of three or more, or else evenly and in one manner.

    The coordinates of a drawing and the hours of a programme are not.
    """
    groups, separators = re.findall(r"[0-9]+", run), re.findall(r"[^0-9]+", run)
    shortest, longest = min(map(len, groups)), max(map(len, groups))
    return shortest >= 3 or (len(set(separators)) == 1 and (shortest == 2 or longest == 1))


_LONG_NUMBER: Final = re.compile(rf"[0-9](?<![0-9].)(?:{_BETWEEN}+[0-9OolI]){{6,}}+")


def _long_numbers(said: str) -> str:
    """The paragraphs with a long number, all numbers in digits, and without those that are harmless."""
    spelt = _spelt_out(said)
    with_one = [paragraph for paragraph in spelt.split("\n\n") if _LONG_NUMBER.search(paragraph)]
    digits = _LOOK_ALIKES.sub(lambda alike: alike[0].translate(_AS_DIGITS), "\n~\n".join(with_one))
    return _HARMLESS.sub("~", digits)


_LOOK_ALIKES: Final = re.compile(r"(?<![^\W_])(?=[0-9]*[OolI])(?=[OolI]*[0-9])[0-9OolI]{2,}+(?![^\W_])")
_AS_DIGITS: Final = str.maketrans("OolI", "0011")

_DIGIT_WORDS: Final = {
    word: str(digit)
    for digit, words in enumerate(
        (
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
    )
    for word in words
}
_SPELT_OUT: Final = re.compile(
    rf"\b(?=[{''.join(sorted({word[0] for word in _DIGIT_WORDS}))}])"
    rf"(?:(?:{'|'.join(_DIGIT_WORDS)})\b[ ,.\n-]{{0,2}}){{3,}}",
    re.IGNORECASE,
)


_OF_SPELT_OUT: Final = Outlines([_SPELT_OUT])


def _spelt_out(said: str) -> str:
    """With numbers that are told digit by digit, "nol delapan satu dua …", in digits."""
    if not _OF_SPELT_OUT.likely_in(said):
        return said
    return _SPELT_OUT.sub(
        lambda told: "".join(_DIGIT_WORDS[word] for word in re.findall(r"[a-z]+", told[0].lower())) + " ", said
    )


_YEAR: Final = r"(?:19|20)[0-9]{2}"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_ALONE: Final = r"(?<![0-9])(?<![0-9][-/., ])"
_CURRENCY: Final = r"(?:\brp|\bidr|\busd|\beur|\bsgd|\bmyr|[$€£¥])"
_MONEY: Final = (
    r"(?:rupiah|ribu|rb|juta|jt|mill?iar|milyar|triliun|thousand|million|billion|trillion|dollars|persen|percent)\b"
)
_THINGS: Final = (
    r"(?:orang|buah|unit|kg|gram|liter|meter|hektare?|lembar|eksemplar|kali|hari|jam|people|pieces|units|copies|days|hours"
    r"|views)\b"
)
_HARMLESS: Final = re.compile(
    # What each of them begins with, so that a search need not try them one by one: letters only where a word begins.
    r"(?=[0-9$€£¥]|(?<![^\W_])(?:[a-f][0-9a-f]{7}|is[bs]n|rp|idr|usd|eur|sgd|myr))(?:"
    # Digests, and other names made by a machine.
    r"(?<![^\W_])(?:(?=(?:[0-9]*[a-f]){3})[0-9a-f]{20,}+(?![^\W_])|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![^\W_]))"
    # Books and journals.
    r"|(?=i)\b(?:isbn(?:-1[03])?:? ?(?:97[89][ -]?)?(?:[0-9][ -]?){9}[0-9x]|issn:? ?[0-9]{4}-?[0-9]{3}[0-9x])"
    # Money, and other things that are counted.
    rf"|(?![0-9]){_CURRENCY}\.? ?[1-9][0-9.,]*+"
    rf"|{_ALONE}(?:"
    + "|".join(
        (
            rf"[1-9][0-9.,]{{0,19}}+ ?(?:%|{_MONEY})",
            rf"[1-9](?![0-9]{{9}})[0-9.,]{{0,19}}+ ?{_THINGS}",
            rf"(?!(?<=\+)62\.)[1-9][0-9]{{0,2}}([.,])[0-9]{{3}}(?:\1[0-9]{{3}})*+{_ENDS}(?![.,-][0-9])",
            # Dates, stretches of time, and years.
            rf"{_DAY}([-/.]){_MONTH}\2{_YEAR}{_ENDS}(?![-/.][0-9])",
            rf"{_YEAR}([-/.]){_MONTH}(?:\3{_DAY})?(?:/{_YEAR}-{_MONTH}(?:-{_DAY})?)?{_ENDS}(?![-/.][0-9])",
            rf"{_YEAR} ?[-/] ?{_YEAR}{_ENDS}(?![-/.][0-9])",
        )
    )
    + "))",
    re.IGNORECASE,
)


def _announced(words: str, gap: str, length: int) -> re.Pattern[str]:
    """A number of at least `length` digits, in group 1, soon after one of the words."""
    return re.compile(rf"{words}{gap}([0-9]{_BEGINS}{_more('[0-9]', f'{length - 1},')}?){_ENDS}")


# --- identity numbers -------------------------------------------------------------------------------------------------

_IDENTITY_ANNOUNCED: Final = _announced(
    one_of(
        *("nik", "e-?ktp", "ktp", "kk", "kartu keluarga", "npwp", "sim", "bpjs", "jkn", "nip", "nisn", "nuptk"),
        *("nomor induk", "kitas", "paspor", "passport", "identitas", "identity", "id card", "id number", "tax number"),
        *("driving licen[cs]e", "stnk", "bpkb"),
    ),
    "[^0-9/]{0,30}",
    10,
)
# Province, regency and district; the day (40 more for a woman), month and year; four digits that run on.
_NIK_DIGITS: Final = (
    rf"(?:(?<=1){_BETWEEN}[1-9]|(?<=2){_BETWEEN}1|(?<=3){_BETWEEN}[1-6]|(?<=5){_BETWEEN}[1-3]|(?<=6){_BETWEEN}[1-5]"
    rf"|(?<=7){_BETWEEN}[1-6]|(?<=8){_BETWEEN}[12]|(?<=9){_BETWEEN}[1-7]){_more('[0-9]', '4')}"
    rf"{_BETWEEN}(?:[04]{_BETWEEN}[1-9]|[1256]{_BETWEEN}[0-9]|[37]{_BETWEEN}[01])"
    rf"{_BETWEEN}(?:0{_BETWEEN}[1-9]|1{_BETWEEN}[0-2]){_more('[0-9]', '6')}{_ENDS}"
)
_NIK: Final = re.compile(f"[1-9]{_BEGINS}{_NIK_DIGITS}")
# A number in small groups is none among others, as in a list.
_LONE_NIK: Final = re.compile(f"[1-9]{_BEGINS}(?<![0-9][ ./_-].){_NIK_DIGITS}(?![ ./_-][0-9])")
_LARGE_GROUPS: Final = re.compile(
    r"[0-9]{4,}(?:[^0-9]+[0-9]{4,})*|[0-9]{2}[ .-][0-9]{2}[ .-][0-9]{2}[ .-][0-9]{6}[ .-][0-9]{4}"
)
_NPWP: Final = re.compile(
    rf"[0-9]{_BEGINS}(?:[0-9][. ][0-9]{{3}}[. ][0-9]{{3}}[. ][0-9][-. ][0-9]{{3}}[. ][0-9]{{3}}|[0-9]{{14}}"
    rf"|(?<=0)[0-9]{{15}}){_ENDS}"
)
# A civil servant's: the day of birth, the month of appointment, 1 or 2, and three digits.
_NIP: Final = re.compile(
    rf"[12]{_BEGINS}(?:(?<=1)9[4-9]|(?<=2)0[01])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ ./-]?"
    rf"(?:19[6-9]|20[0-9])[0-9](?:0[1-9]|1[0-2])[ ./-]?[12][ ./-]?[0-9]{{3}}{_ENDS}"
)
_PASSPORT: Final = re.compile(rf"{one_of('paspor', 'passport')}.{{0,30}}?\b[A-Za-z]{{1,2}}[ -]?[0-9]{{6,8}}\b")


def _is_npwp(found: re.Match[str]) -> bool:
    """With its dots by its form, and without by its check digit: nine digits, after a 0 since 2024."""
    digits = _digits(found[0])
    return len(digits) < len(found[0]) or luhn.is_valid(digits[:-6])


# --- phone numbers ----------------------------------------------------------------------------------------------------

_PHONE_ANNOUNCED: Final = _announced(
    one_of(
        *("telp", "tlp", "telf", "tel", "telepon", "telpon", "telephone", "phone", "ph", "hp", "hape", "handphone"),
        *("ponsel", "seluler", "wa", "whatsapp", "hubungi", "kontak", "contact", "call", "sms", "mobile"),
        *("cell", "fax", "faks", "gopay", "ovo", "shopeepay", "linkaja"),
    ),
    "[^0-9/]{0,30}",
    7,
)
_PHONE_LINK: Final = re.compile(
    r"\b(?:wa\.me/\+?\w|(?:api|chat|web)\.whatsapp\.com/\w|whatsapp://send|t(?:elegram)?\.me/\+|tel:\+?[0-9])",
    re.IGNORECASE,
)
_MOBILE: Final = re.compile(
    rf"[06]{_BEGINS}(?<![0-9]-.)(?:(?<=6){_BETWEEN}2{_BETWEEN}(?:0{_BETWEEN})?"
    rf"|(?<=0)(?:062{_BETWEEN}|(?!\.8[0-9]{{2}})(?! 8[0-9]{{2}} (?![0-9]{{4}} [0-9]{{4}})){_BETWEEN}))"
    rf"8{_more('[0-9]', '8,11')}?{_ENDS}"
)
_MOBILE_WITHOUT_ZERO: Final = re.compile(rf"8{_BEGINS}(?<![0-9]-.)[1-9][0-9]-[0-9]{{4}}-[0-9]{{4}}{_ENDS}(?!-[0-9])")
_LANDLINE: Final = re.compile(
    rf"0{_BEGINS}(?<![0-9]-.)(?:2[124]|31|61|[2-79][0-9]{{2}})[ ).-]{{0,2}}([0-9](?:[ .-]{{0,2}}[0-9]){{4,7}}?){_ENDS}"
)
_ABROAD: Final = re.compile(rf"\+(?<![\w+].) ?\(?([1-9]{_more('[0-9]', '7,14')}){_ENDS}")


def _without_prefix(run: str) -> str:
    """Without 62, and without a 0 that is a group of its own."""
    return re.sub(r"\A(?:(?:00)?6[^0-9]*2[^0-9]*)?(?:0[^0-9]+)?", "", run)


def _is_landline(found: re.Match[str]) -> bool:
    return _is_grouped(found[1]) and phonenumbers.is_valid_number(phonenumbers.parse(_digits(found[0]), "ID"))


def _is_abroad(run: str) -> bool:
    """The first groups may be the number, and the next ones something else."""
    return any(map(_is_possible, accumulate(re.findall(r"[0-9]+", run))))


def _is_possible(digits: str) -> bool:
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE


# --- addresses of mail, and names on platforms ------------------------------------------------------------------------

_TOP: Final = (
    r"(?:com|id|org|net|info|web|sch|edu|gov|mil|biz|my|sg|au|uk|de|nl|jp|io|me|co|app|dev|xyz|site|online|email)\b"
)
_DOT_IN_BRACKETS: Final = r" ?[\[({<] ?(?:dot|titik|\.) ?[\])}>] ?"
_DOT: Final = rf"(?: ?\. ?|{_DOT_IN_BRACKETS}| (?:dot|titik) )"
_EMAIL: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A picture for fine screens ("logo@2x.png") is none.
        r"@(?<=[\w+%'.-].)(?:[\w-]{1,63}\.){1,8}(?!(?:png|jpe?g|webp|svg|gif|avif|css|m?js|json|html?)\b)[^\W\d_]{2,24}\b",
        rf"@(?:(?<=\w.)|(?<=\w .)) ?[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}{_DOT}{_TOP}",
        rf"[\[({{<](?:(?<=\w.)|(?<=\w .)) ?(?:at|@) ?[\])}}>] ?(?:[\w-]{{1,63}}{_DOT}\w|[^\W\d_])",
        r"[\[(](?<=\w.)a[\])][\w-]{1,63}\.\w",
        rf"[ _-](?<=\w.)at[ _-](?:[^\W_]{{1,63}}(?:{_DOT_IN_BRACKETS}|[ _-](?:dot|titik)[ _-])){{1,3}}{_TOP}",
        r"mailto: ?\w",
    )
)


_AT_RULES: Final = (
    "media|import|charset|supports|page|layer|container|property|namespace|scope|keyframes|font-face|font-feature-values"
    "|counter-style|starting-style|view-transition|position-try|color-profile|font-palette-values"
)
_LINKED_DATA: Final = "context|type|id|graph|value|language|list|set|vocab|base|included|reverse|index"
_EACH: Final = (
    r"(?:\w{1,3}|gram|liter|meter|orang|lembar|bungkus|botol|paket|persen|rupiah|lusin|ribu|juta|porsi|menit|hari|buah"
    r"|kali|unit)\b"
)
_PLATFORM: Final = one_of(
    "instagram", "insta", "facebook", "tik ?tok", "twitter", "telegram", "youtube", "linkedin", "threads", "snapchat"
)
_SHORT_PLATFORM: Final = one_of("ig", "fb", "tt", "twt", "yt", "username", "user name", "nama pengguna", "nama akun")
_NO_WORD: Final = r"(?![Rr]p\.?[0-9])(?:[^\W\d_]+_+\w+|[^\W\d_]{3,}[0-9]+\w*|[^\W\d_]{2,}\.[^\W\d_]\w*)"
_PROFILE: Final = "|".join(
    (
        (
            r"(?:instagram|instagr|threads|tiktok|twitter|facebook|fb|x)\.(?:com|net|me|am)/(?:#!/)?"
            r"(?!(?:sharer?|dialog|intent|hashtag|explore|policies|policy|privacy|legal|terms|help|about|home|search|tos)\b)@?\w"
        ),
        r"(?:t|telegram)\.me/(?!share\b)\w",
        r"youtube\.com/(?:@|c/|user/|channel/)\w",
        r"linkedin\.com/(?:in|pub)/\w",
        r"(?:linktr\.ee|shopee\.co\.id|tokopedia\.com)/\w",
    )
)
_HANDLE: Final = (
    # "@" also means "each", before a price or an amount with its unit.
    re.compile(
        rf"@(?<![\w@.+-].)(?!(?:{_AT_RULES}|{_LINKED_DATA})\b(?![.-]\w)|(?:rp|idr|usd)(?![a-z_])"
        rf"|[0-9]++(?:{_EACH}|\W)|[\w-]*/[a-z])"
        r"(?=[\w.]*[^\W\d])\w[\w.]+",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\w-])(?:{_PROFILE})", re.IGNORECASE),
    # After a colon, a short name of a platform is followed by a name; a long one by a single word that ends there.
    re.compile(rf"{_SHORT_PLATFORM} ?[:=] ?(?=[\w.]*[^\W\d])[\w.]{{2,}}"),
    re.compile(rf"{_PLATFORM} ?[:=] ?(?!https?:)(?=[\w.]*[^\W\d])[\w.]{{3,}}+(?! ?[^\W\d]| ?:)"),
    # And by itself, each by a name that is no word.
    re.compile(rf"(?:{_SHORT_PLATFORM}|{_PLATFORM})(?: ?[:=])? {_NO_WORD}"),
)


# --- places -----------------------------------------------------------------------------------------------------------

_PAIR: Final = re.compile(
    r"(?<![\w.,+-])(?<![a-z]\()([+-]?[0-9]{1,3})[.,]([0-9]{3,})( ?[,;/ ] ?)([+-]?[0-9]{1,3})[.,]([0-9]{3,})"
    r"(?![.,]?[0-9])"
)
_DEGREE: Final = r" ?(?:°|derajat|degrees?|deg) ?"
_COORDINATES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"{one_of('koordinat', 'coordinates?', 'gps', 'titik', 'lokasi', 'location', 'latlo?ng')}[^0-9\n]{{0,20}}"
            r"[0-9]{1,2}[.,][0-9]{2,}[^0-9\n]{1,15}[0-9]{1,3}[.,][0-9]{2,}"
        ),
        (
            rf"{one_of('lat', 'lon', 'lng', 'latitude', 'longitude', 'lintang', 'bujur')}[\"']? ?[:=]? ?[\"']?[-+]?"
            r"[0-9]{1,3}[.,][0-9]{3,}"
        ),
        # Degrees with minutes, or with decimals and a direction.
        rf"[0-9]{_DEGREE}[0-9]{{1,2}}(?:[.,][0-9]+)? ?(?:'|menit|minutes?|min\b)",
        rf"[0-9][.,][0-9]{{2,}}{_DEGREE}(?:ls|lu|bt|bb|lintang|bujur|[nsew]|north|south|east|west)\b",
        r"[0-9][.,][0-9]{2,} ?(?:ls|lu|bt|bb|lintang (?:utara|selatan)|bujur (?:timur|barat))\b",
        r"\bgeo:-?[0-9]",
        (
            r"\b(?:maps\.app\.goo\.gl|goo\.gl/maps|g\.co/maps|maps\.google\.[a-z.]+|google\.[a-z.]+/maps|maps\.apple\.com"
            r"|waze\.(?:com|to)|bing\.com/maps|wego\.here\.com|w3w\.co|what3words\.com)/?[\w?@#]"
        ),
        r"\b(?:openstreetmap\.org|osm\.org)/(?:\?|\#map|go/|node/|way/|relation/|search|directions)",
    )
)
_CODE_DIGIT: Final = "[2-9CFGHJMPQRVWX]"
_PLUS_CODE: Final = re.compile(
    rf"\+(?:(?<=(?<![\w+/]){_CODE_DIGIT}{{4}}.)|(?<=(?<![\w+/]){_CODE_DIGIT}{{8}}.))(?<![0-9]{{4}}.){_CODE_DIGIT}{{2,3}}"
    r"(?![\w+/=])"
)


def _is_on_a_map(found: re.Match[str]) -> bool:
    """Four decimals are some ten metres. Three could be thousands, unless they are south of the line, in Indonesia."""
    first, decimals, between, second, further_decimals = found.groups()
    one, other = _degrees(first, decimals), _degrees(second, further_decimals)
    fewest = min(len(decimals), len(further_decimals))
    latitude, longitude = min(one, other), max(one, other)
    if -12 < latitude < 7 and 94 < longitude < 142:
        return fewest > 3 or latitude < 0
    is_in_range = abs(one) <= 90 and max(abs(one), abs(other)) >= 10 and abs(other) <= 180
    return fewest > 3 and between in (", ", "; ") and is_in_range


def _degrees(whole: str, decimals: str) -> float:
    return float(f"{whole}.{decimals}")


_NUMBER_MARK: Final = r"(?:(?i:no|nomor|nomer|number|kav|kavling|blok|block|unit)\b\.? ?|# ?)"
# "No. 38 Tahun 2004" and "No. 12/KPPPA" are of documents.
_MARKED_NUMBER: Final = (
    rf"{_NUMBER_MARK}(?:[A-Za-z]{{1,2}}[ .-]?)?[0-9]++(?! ?(?i:tahun)\b|/[A-Z]{{2}}|/{_YEAR}(?![0-9]))"
)
# "Jl. Melati 12 dekat pasar", but not "Jl. Melati 12 orang" and not "Jl. Melati 12 Agustus".
_COUNTED: Final = (
    r"(?i:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    r"|january|february|march|may|june|july|august|october|december"
    r"|orang|peserta|perempuan|warga|ibu|anak|anggota|keluarga|kk|pedagang|pembeli|kelompok|usaha|rumah|kios|toko|warung"
    r"|unit|buah|kali|titik|lokasi|hari|minggu|pekan|bulan|tahun|jam|menit|km|m|meter|lantai|kamar|ribu|juta|rupiah|persen"
    r"|people|persons?|participants?|women|members?|families|households|groups?|vendors?|sellers?|shops?|stalls?|houses"
    r"|units?|times|days?|weeks?|months?|years?|hours?|minutes?|metres?|meters?|kilometres?|percent|thousand|million)"
)
_NOTHING_COUNTED: Final = rf"(?![0-9]|[.,:][0-9]| ?%| ?{_COUNTED}\b)"
_BARE_NUMBER: Final = (
    rf"(?!{_YEAR}\b)[0-9]{{1,3}}+(?:[A-Za-z]\b|(?:[/-][0-9A-Z]{{1,4}})++|(?: ?[A-Z](?![\w.]))?+){_NOTHING_COUNTED}"
)
_NAMES: Final = r"(?:(?!No\b|Nomor\b|Pasal\b)(?:[A-Z][\w'.-]*+|di|dan|of|the)[ ,]{1,2})"
_ANY_WORDS: Final = r"(?:[^\W\d_][\w'-]*+\.?[ ,/]{1,2})"
_HOUSE_NUMBER: Final = rf"(?:{_MARKED_NUMBER}|{_BARE_NUMBER})"
_STREET: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{one_of('jl', 'jln', 'gg')}\.? ?{_ANY_WORDS}{{0,6}}?{_HOUSE_NUMBER}",
        rf"[JGLSR](?<![\w-].)(?:alan|ALAN|ang|ANG|orong|ORONG|treet|oad) {_NAMES}{{1,6}}?{_HOUSE_NUMBER}",
        rf"{one_of('jalan', 'gang', 'lorong')} (?:[^\W\d_][\w'-]*+[ ,]{{1,2}}){{1,4}}?{_MARKED_NUMBER}",
        # "12 Melati Street", "Melati Street 12"; not "2023 Jakarta Street Food".
        (
            rf"(?=[1-9])(?<![\w.,/-])(?!{_YEAR}\b)[0-9]{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'-]*+\.? ){{1,4}}?"
            r"(?:Street|St\.|Road|Rd\b|Avenue|Ave\b|Lane|Ln\b|Drive|Boulevard|Blvd\b|Alley)"
            r"(?! (?i:food|vendors?|art|theat|child|show|map|trip|market|fair|fest|safety|race))"
        ),
        rf"[A-Z][\w'-]*+ (?:Street|St\.|Road|Rd\.?|Avenue|Ave\.?|Lane|Alley),? {_HOUSE_NUMBER}",
        r"R(?<![^\W_].)(?:[TWtw]|\.[TW]\.)[ .:/-]{0,3}(?:R\.?[Ww]\.?[ .:/-]{0,3})?[0-9]{1,3}(?![0-9])",
        rf"{one_of('rukun tetangga', 'rukun warga')} ?[0-9]",
        r"[Rr](?<![^\W_].)[TtWw][ ./:]{0,2}(?:0[0-9]{1,2}(?![0-9])|[0-9]{1,3}(?:[ ,./-]{1,3}[Rr][Ww][ .]{0,2}|/)[0-9])",
        (
            rf"{one_of('blok', 'block')} (?:(?:[A-Z]{{1,2}}[ .]?[-/]?|[a-z]{{1,2}})[0-9]{{1,3}}[A-Za-z]?\b"
            rf"|[A-Za-z]{{1,2}} ?/ ?[0-9]|(?:[A-Za-z]{{1,2}}|[0-9]{{1,3}}),? ?(?:{_MARKED_NUMBER}|/ ?[0-9])"
            rf"|[A-Z]{{1,2}} {_BARE_NUMBER})"
        ),
        rf"{one_of('kav', 'kavling', 'kapling')}\.? ?(?:{_MARKED_NUMBER}|(?:[A-Z]{{1,2}}[ .-]?)?{_BARE_NUMBER})",
        (
            rf"{one_of('perum(?:ahan|nas)?', 'kompleks?', 'apartemen', 'rusun[a-z]*', 'cluster', 'griya', 'villa')}"
            rf"\.? {_NAMES}{{1,4}}?(?:{_MARKED_NUMBER}|[A-Z]{{1,2}}[ .-]?{_BARE_NUMBER})"
        ),
        rf"{one_of('kode ?pos', 'post ?code', 'postal code', 'zip', 'zip code')}[^0-9\n]{{0,15}}[0-9]{{5}}(?![0-9])",
    )
)
_POSTCODE: Final = re.compile(rf"([A-Z](?<![A-Za-z].)[A-Za-z]+)[ ,.-]{{1,3}}[1-9][0-9]{{4}}{_NOTHING_COUNTED}")


_CODES: Final = range(1101, 9800)


@cache
def _words_of_places() -> frozenset[str]:
    """In capitals: the words in the names of regencies, cities and provinces."""
    table = numdb.get("id/loc")
    return frozenset(
        word
        for code in _CODES
        for _, found in table.info(str(code))
        for word in found.get("name_id", "").upper().split()
    )


# --- number plates ----------------------------------------------------------------------------------------------------

_AREA: Final = (
    r"[ABDEFGHKLMNPRSTWZ](?<![\w./+-].)"
    r"(?:(?<=A)[ABDEG]|(?<=B)[ABDEGHKLMN]|(?<=D)[ABCDEGHKLMNPRSTW]|(?<=E)[ABD]|(?<=K)[BHTU]|(?<=P)[ABGST])?"
)
_NO_SERIES: Final = (
    "KG|GR|ML|CM|MM|KM|MB|GB|TB|KB|RP|PT|CV|IDR|USD|WIB|WIT|DAN|DI|KE|AND|OF|IN|TO|FOR|THE|AC|DC|HP|PCS|ORG"
)
_PLATE: Final = re.compile(
    rf"{_AREA}(?:([ -]?)[0-9]{{4}}\1|([ -]?)[0-9]{{3}}\2| [0-9]{{2}} )(?!(?:{_NO_SERIES})\b)[A-Z]{{2,3}}(?![\w/+-])"
)
_PRODUCT_CODE: Final = re.compile(
    one_of("kode", "sku", "produk", "seri", "model", "tipe", "type", "code", "batch", "varian", "ukuran", "size")
    + rf"[^0-9]{{0,12}}?{_PLATE.pattern}"
)
_PLATE_ANNOUNCED: Final = re.compile(
    one_of(
        "plat",
        "pelat",
        "nopol",
        r"no\.? ?pol",
        "nomor polisi",
        "nomor kendaraan",
        "number plates?",
        "licen[cs]e plates?",
    )
    + rf"[^0-9\n]{{0,30}}?(?<![^\W_])(?i:{_AREA}[ -]?[0-9]{{1,4}}[ -]?[A-Z]{{1,3}})(?![^\W_])"
)


# --- bank accounts ----------------------------------------------------------------------------------------------------

_BANKS: Final = one_of(
    *("bca", "bri", "bni", "btn", "bsi", "mandiri", "cimb", "danamon", "permata", "maybank", "ocbc", "btpn", "jenius"),
    *("jago", "seabank", "muamalat", "panin", "bjb", "bank [a-z]{3,12}"),
)
_ACCOUNT_ANNOUNCED: Final = _announced(
    "(?:"
    + one_of(
        *("rekening", "norek", "rek", "account", "acct", "acc", "virtual account", "tabungan", "transfer"),
        *("kartu kredit", "kartu debit"),
    )
    + f"|{_BANKS})",
    "(?:a/n|[^0-9/]){0,40}",
    8,
)
_ACCOUNT_OF: Final = re.compile(
    rf"[0-9]{_BEGINS}(?:[ .-]?[0-9]){{7,15}}+{_ENDS}[ ,]{{0,2}}\(?(?:{one_of('a.?n', 'a/n', 'atas nama')}|{_BANKS})"
)
_IBAN: Final = re.compile(r"[A-Z](?<![^\W_].)[A-Z][0-9]{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![^\W_])")
_CARD: Final = re.compile(
    rf"[2-6]{_BEGINS}[0-9](?:[0-9]{{2}}([ .-]?)[0-9]{{4}}\1[0-9]{{4}}\1[0-9]{{4}}"
    rf"|(?<=3[47])[0-9]{{2}}([ .-]?)[0-9]{{6}}\2[0-9]{{5}}){_ENDS}"
)


# --- all of them ------------------------------------------------------------------------------------------------------

_IN_TEXT: Final = (
    _Rule(Kind.IDENTITY_NUMBER, _PASSPORT),
    _Rule(Kind.PHONE_NUMBER, _PHONE_LINK),
    *(_Rule(Kind.EMAIL, pattern) for pattern in _EMAIL),
    *(_Rule(Kind.HANDLE, pattern) for pattern in _HANDLE),
    *(_Rule(Kind.COORDINATES, pattern) for pattern in (*_COORDINATES, _PLUS_CODE)),
    _Rule(Kind.COORDINATES, _PAIR, _is_on_a_map),
    *(_Rule(Kind.STREET, pattern) for pattern in _STREET),
    _Rule(Kind.STREET, _POSTCODE, lambda found: found[1].upper() in _words_of_places()),
    *(_Rule(Kind.NUMBER_PLATE, pattern, covered=_PRODUCT_CODE) for pattern in (_PLATE, _PLATE_ANNOUNCED)),
    _Rule(Kind.BANK_ACCOUNT, _IBAN, lambda found: iban.is_valid(found[0])),
)
_IN_NUMBERS: Final = (
    _Rule(Kind.IDENTITY_NUMBER, _NIK, lambda found: _LARGE_GROUPS.fullmatch(found[0]) is not None),
    _Rule(Kind.IDENTITY_NUMBER, _LONE_NIK, lambda found: _is_grouped(found[0])),
    _Rule(Kind.IDENTITY_NUMBER, _NPWP, _is_npwp),
    _Rule(Kind.IDENTITY_NUMBER, _NIP),
    _Rule(Kind.IDENTITY_NUMBER, _IDENTITY_ANNOUNCED, lambda found: _is_grouped(found[1])),
    _Rule(Kind.PHONE_NUMBER, _MOBILE, lambda found: _is_grouped(_without_prefix(found[0]))),
    _Rule(Kind.PHONE_NUMBER, _MOBILE_WITHOUT_ZERO),
    _Rule(Kind.PHONE_NUMBER, _LANDLINE, _is_landline),
    _Rule(Kind.PHONE_NUMBER, _ABROAD, lambda found: _is_abroad(found[1])),
    _Rule(Kind.PHONE_NUMBER, _PHONE_ANNOUNCED, lambda found: _is_grouped(found[1])),
    _Rule(Kind.BANK_ACCOUNT, _ACCOUNT_ANNOUNCED, lambda found: _is_grouped(found[1])),
    _Rule(Kind.BANK_ACCOUNT, _ACCOUNT_OF),
    _Rule(Kind.BANK_ACCOUNT, _CARD, lambda found: luhn.is_valid(_digits(found[0]))),
)
_OUTLINES: Final = Outlines([*(rule.pattern for rule in _IN_TEXT), _SPELT_OUT, _LONG_NUMBER])
_OUTLINES_IN_NUMBERS: Final = Outlines(rule.pattern for rule in _IN_NUMBERS)
