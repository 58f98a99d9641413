"""What the records themselves may not say."""

import re
from collections.abc import Callable, Iterator

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding, Route
from generator.records.model import Programme, Published, Source
from generator.records.portfolio import Filed, Portfolio
from generator.records.walk import walk
from generator.safeguarding.labels import labels
from generator.safeguarding.policy import floors

Guard = Callable[[Portfolio], Iterator[Finding]]


def guard(portfolio: Portfolio) -> Iterator[Finding]:
    """The findings of every guard, in the order of `GUARDS`."""
    for one in GUARDS:
        yield from one(portfolio)


def programme_is_public(portfolio: Portfolio) -> Iterator[Finding]:
    if portfolio.programme.record.audience != "public":
        yield Finding(Code.NOTHING_PUBLIC, portfolio.programme.file, ("audience",))


def thresholds_above_floor(portfolio: Portfolio) -> Iterator[Finding]:
    programme = portfolio.programme.record
    lowest = floors(programme)
    for name in ("smallest_count", "smallest_denominator"):
        floor: int = getattr(lowest, name)
        if getattr(programme.policy, name) < floor:
            words = {"floor": str(floor)}
            yield Finding(Code.THRESHOLD_BELOW_FLOOR, portfolio.programme.file, ("policy", name), words)


MAY_CARRY_LABELS: dict[type[Published], frozenset[str]] = {
    Programme: frozenset({"participants", "aims", "backgrounds", "conclusion", "sensitive_labels", "notes"}),
    Source: frozenset({"title", "address", "notes"}),
}
"""Fields shown on the programme's own page, or on the page of sources, alone. `notes` are shown nowhere."""


def labels_stay_away(portfolio: Portfolio) -> Iterator[Finding]:
    """No text that can reach a unit's page carries a label; nor does an id, which becomes an address."""
    sensitive = labels(portfolio.programme.record.sensitive_labels)
    for record in portfolio.everything():
        if sensitive.stand_in(record.file):
            yield Finding(Code.LABEL_ON_UNIT, record.file, TOP_OF_FILE)
        exempt = MAY_CARRY_LABELS.get(type(record.record), frozenset({"notes"}))
        for route, text in _texts(record):
            if route[0] not in exempt and sensitive.stand_in(text):
                yield Finding(Code.LABEL_ON_UNIT, record.file, route)


# "Kel. Melati", "Kecamatan Mawar", "RT 03": an administrative word, and a name or number after it. Only what is
# short takes a full stop: in "kembali ke desa. Lalu …" a sentence ends.
_FINER_PLACE = re.compile(
    r"\b(?:(?i:kel|kec|ds|dsn|kp)\.|(?i:rt|rw)\b\.?|(?i:kelurahan|kecamatan|desa|dusun|kampung|village|subdistrict)\b)"
    r"[\s/]*[A-Z0-9]"
)


def places_stay_coarse(portfolio: Portfolio) -> Iterator[Finding]:
    """No text of a unit names a place finer than a regency or city."""
    for record in portfolio.units():
        for route, text in _texts(record):
            if route[0] != "notes" and _FINER_PLACE.search(text):
                yield Finding(Code.PLACE_TOO_FINE, record.file, route)


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


def counts_stay_in_figures(portfolio: Portfolio) -> Iterator[Finding]:
    """No text of a unit has a number of people typed by hand: nothing could then decide whether to show it."""
    for record in portfolio.units():
        for route, text in _texts(record):
            if route[0] != "notes" and _COUNT_OF_PEOPLE.search(text):
                yield Finding(Code.COUNT_IN_PROSE, record.file, route)


GUARDS: tuple[Guard, ...] = (
    programme_is_public,
    thresholds_above_floor,
    labels_stay_away,
    places_stay_coarse,
    counts_stay_in_figures,
)


def _texts(record: Filed[Published]) -> Iterator[tuple[Route, str]]:
    return ((route, value) for route, value in walk(record.record) if isinstance(value, str))
