"""What no text of a record may say, one rule for each kind of finding."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from generator.findings.code import Code
from generator.records.portfolio import Portfolio
from generator.safeguarding.labels import labels
from generator.safeguarding.names import names_in
from generator.safeguarding.personal_data import Kind, kinds_in
from generator.safeguarding.searching import Outlines

# "Kel. Melati", "Kecamatan Mawar", "RT 03": an administrative word, and a name or number after it. Only what is
# short takes a full stop: in "kembali ke desa. Lalu …" a sentence ends.
_FINER_PLACE = re.compile(
    r"\b(?:(?i:kel|kec|ds|dsn|kp)\.|(?i:rt|rw)\b\.?|(?i:kelurahan|kecamatan|desa|dusun|kampung|village|subdistrict)\b)"
    r"[\s/]*[A-Z0-9]"
)

_NUMBER = (
    # Not a year: "pada 2023 peserta berlatih".
    r"(?!(?:19|20)\d\d\b)\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+ belas|\w+ puluh"
    r"|seratus|\w+ ratus|belasan|puluhan|ratusan"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|dozens?"
)
_PEOPLE = (
    r"orang|peserta|perempuan|wanita|ibu|istri|janda|anggota|warga|keluarga"
    r"|people|persons?|participants?|women|woman|mothers?|wife|wives|widows?|members?|families"
)
_COUNT_OF_PEOPLE = re.compile(rf"\b(?:{_NUMBER})\b%?[\s-]+(?:\w+[\s-]+)?(?:{_PEOPLE})\b", re.IGNORECASE)

_FORMS = ((Code.PLACE_TOO_FINE, _FINER_PLACE), (Code.COUNT_IN_PROSE, _COUNT_OF_PEOPLE))
_OUTLINES = Outlines(pattern for _, pattern in _FORMS)

CODES: dict[Kind, Code] = {
    Kind.IDENTITY_NUMBER: Code.IDENTITY_NUMBER,
    Kind.PHONE_NUMBER: Code.PHONE_NUMBER,
    Kind.EMAIL: Code.EMAIL,
    Kind.HANDLE: Code.HANDLE,
    Kind.COORDINATES: Code.COORDINATES,
    Kind.STREET: Code.STREET,
    Kind.NUMBER_PLATE: Code.NUMBER_PLATE,
    Kind.BANK_ACCOUNT: Code.BANK_ACCOUNT,
}


@dataclass(frozen=True, slots=True)
class TextRules:
    """The rules of one programme: with its labels, and the people that may be named."""

    has_label: Callable[[str], bool]
    people: Collection[str]
    """Names of the people in their public roles."""

    def broken_by(self, text: str) -> frozenset[Code]:
        """Codes of the rules that `text` breaks. It is never repeated."""
        found = {CODES[kind] for kind in kinds_in(text)}
        if self.has_label(text):
            found.add(Code.LABEL_ON_UNIT)
        likely = (_FORMS[place] for place in _OUTLINES.likely_in(text))
        found.update(code for code, pattern in likely if pattern.search(text))
        if names_in(text, self.people):
            found.add(Code.NAME_NOT_LISTED)
        return frozenset(found)


def text_rules(portfolio: Portfolio) -> TextRules:
    return TextRules(
        labels(portfolio.programme.record.sensitive_labels).stand_in,
        tuple(person.record.name for person in portfolio.people),
    )
