"""What is certain enough to be written in place of a mistake, and what is not."""

import pytest

from generator.findings.code import Code
from generator.records.document import compose, locate, read
from generator.records.instead import LARGEST, instead
from generator.records.kinds import RECORD_KINDS
from generator.records.validate import validate

KINDS = {kind.name: kind for kind in RECORD_KINDS}

PLACE = "audience: public\nname: {id: Contoh}\nprovince: {id: Rekaan}\n"
INDICATOR = "name: {id: Laba}\ndefinition: {id: Sisa}\nunit: rupiah\ndirection: higher\n"
SOURCE = "publisher: x\ntitle: Laporan\nlanguage: id\nkind: report\npublished: 2024\n"
COHORT = """\
name: {id: Contoh}
summary: {id: Rekaan}
places: ["99.01"]
period: 2023
participants: {total: 24}
stages:
  - stage: fund
    status: done
    when: 2023
fund: {total: 5000000}
"""


def repairs(kind: str, text: str) -> dict[Code, str | None]:
    """For each finding of a file by itself, what to write in its place."""
    document, found = read("records/x.yml", text.encode())
    if document is not None:
        found = [*found, *validate(KINDS[kind], document)[1]]
    root, _ = compose("records/x.yml", text)
    return {one.code: instead(KINDS[kind], text, one, locate(root, one)) for one in found}


@pytest.mark.parametrize(
    ("kind", "good", "slip", "code", "repair"),
    [
        ("place", "name: {", "nmae: {", Code.FIELD_UNKNOWN, "name"),
        ("place", "audience: public", "audience: Publik", Code.NOT_ALLOWED, "public"),
        ("place", "audience: public", "audience: 'pubilc'", Code.NOT_ALLOWED, "public"),
        ("place", "id: Contoh", "id: 12", Code.NOT_TEXT, '"12"'),
        ("place", "id: Contoh", "id: no", Code.YES_NO_WORD, '"no"'),
        ("place", "id: Contoh", "id: 0123", Code.LEADING_ZERO, '"0123"'),
        ("place", "id: Contoh", "id: 12:30", Code.CLOCK_OR_RATIO, '"12:30"'),
        ("place", "id: Contoh", "id: 1e6", Code.UNUSUAL_NUMBER, '"1e6"'),
        ("indicator", "higher\n", "higher\nbenign: ya\n", Code.NOT_YES_OR_NO, "true"),
        ("indicator", "higher\n", "higher\nbenign: Tidak\n", Code.NOT_YES_OR_NO, "false"),
        ("indicator", "higher\n", "higher\nbenign: yes\n", Code.YES_NO_WORD, "true"),
        ("source", "2024\n", "22 Agustus 2024\n", Code.NOT_DATE, "2024-08-22"),
        ("source", "2024\n", "Agustus 2024\n", Code.NOT_DATE, "2024-08"),
        ("source", "2024\n", "22/08/2024\n", Code.NOT_DATE, "2024-08-22"),
        ("source", "2024\n", "08-08-2024\n", Code.NOT_DATE, "2024-08-08"),
        ("source", "2024\n", "2024/8/2\n", Code.NOT_DATE, "2024-08-02"),
        ("source", "2024\n", "2024-8\n", Code.NOT_DATE, "2024-08"),
        ("source", "2024\n", "Januari 2024 sampai Maret 2024\n", Code.NOT_DATE, "2024-01/2024-03"),
        ("source", "2024\n", "2 Jan 2024 s.d. 5 Jan 2024\n", Code.NOT_DATE, "2024-01-02/2024-01-05"),
        ("cohort", 'places: ["99.01"]', "places: 99.01", Code.NOT_LIST, '["99.01"]'),
        ("cohort", '"99.01"', "99.01", Code.NOT_PLACE_CODE, '"99.01"'),
        ("cohort", '"99.01"', '"9901"', Code.NOT_PLACE_CODE, '"99.01"'),
        ("cohort", "total: 24", 'total: "24"', Code.NOT_NUMBER, "24"),
        ("cohort", "total: 24", "total: 24 orang", Code.NOT_NUMBER, "24"),
        ("cohort", "5000000", "5.000.000", Code.NUMBER_WITH_SEPARATORS, "5000000"),
        ("cohort", "5000000", "500.000", Code.NUMBER_WITH_SEPARATORS, "500000"),
        ("cohort", "5000000", "Rp 5.000.000", Code.NOT_NUMBER, "5000000"),
        ("cohort", "5000000", "Rp5.000.000", Code.NOT_NUMBER, "5000000"),
        ("cohort", "5000000", "5 juta", Code.NOT_NUMBER, "5000000"),
        ("cohort", "5000000", '"5,25 juta"', Code.NOT_NUMBER, "5250000"),
        ("cohort", "5000000", '"500 ribu rupiah"', Code.NOT_NUMBER, "500000"),
    ],
)
def test_what_can_mean_one_thing_only_is_written(kind: str, good: str, slip: str, code: Code, repair: str) -> None:
    text = {"place": PLACE, "indicator": INDICATOR, "source": SOURCE, "cohort": COHORT}[kind]
    assert text.count(good) == 1
    assert repairs(kind, text) == {}
    assert repairs(kind, text.replace(good, slip))[code] == repair


@pytest.mark.parametrize(
    ("kind", "good", "slip", "code"),
    [
        # Twelve and a half, or twelve thousand; August, or December.
        ("cohort", "5000000", "12.500", Code.NUMBER_WITH_SEPARATORS),
        ("cohort", "5000000", '"12.500"', Code.NOT_NUMBER),
        ("cohort", "5000000", '"sekitar 5 juta"', Code.NOT_NUMBER),
        ("source", "2024\n", "08/12/2024\n", Code.NOT_DATE),
        ("source", "2024\n", "kemarin\n", Code.NOT_DATE),
        ("source", "2024\n", "31 Februari 2024\n", Code.NOT_DATE),
        ("place", "audience: public", "audience: semua", Code.NOT_ALLOWED),
        ("place", "name: {", "judul: {", Code.FIELD_UNKNOWN),
        # The name that is nearest is there already.
        ("place", "province", "name: {id: Dua}\nprovince", Code.DUPLICATE_KEY),
        ("place", "name: {id: Contoh}", "name: Contoh", Code.NOT_FIELDS),
        ("indicator", "higher\n", "higher\nbenign: mungkin\n", Code.NOT_YES_OR_NO),
    ],
)
def test_what_can_mean_two_things_is_left_to_a_person(kind: str, good: str, slip: str, code: Code) -> None:
    text = {"place": PLACE, "indicator": INDICATOR, "source": SOURCE, "cohort": COHORT}[kind]
    found = repairs(kind, text.replace(good, slip))
    assert code in found
    assert found[code] is None


def test_a_field_is_not_renamed_to_one_that_is_there() -> None:
    assert repairs("place", f"{PLACE}nama: {{id: Dua}}\n")[Code.FIELD_UNKNOWN] is None


def test_in_a_very_large_file_nothing_is_tried() -> None:
    text = PLACE.replace("name: {", "nmae: {") + "# " + "x" * LARGEST
    assert repairs("place", text)[Code.FIELD_UNKNOWN] is None
