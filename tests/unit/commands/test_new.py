"""`portfolio new`: a record is begun whole or not at all, and every line that may be added can be."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from generator import cli, new
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.records.document import read
from generator.records.draft import IDS
from generator.records.kinds import RECORD_KINDS, kind_of
from generator.records.load import load
from generator.records.validate import validate
from tests.bad_records.reports import GOOD, examine
from tests.pictures import JPEG

FLAGS = {
    "organisation": {"--id": "balai-contoh", "name": "Balai Contoh"},
    "person": {"--id": "pelatih-contoh", "name": "Pelatih Rekaan", "role.id": "Pelatih", "basis.id": "Hanya contoh."},
    "place": {"--id": "99.02", "name.id": "Kota Rekaan", "province.id": "Provinsi Rekaan"},
    "source": {
        "--id": "catatan-contoh",
        "publisher": "yayasan-contoh",
        "title": "Catatan: sebuah contoh",
        "language": "id",
        "kind": "report",
        "published.not_known.id": "Tidak tertulis.",
    },
    "indicator": {
        "--id": "omzet-contoh",
        "name.id": "Omzet",
        "definition.id": "Penjualan rekaan.",
        "unit": "rupiah",
        "direction": "higher",
    },
    "consent": {
        "--id": "2025-001",
        "subject": "S-0001",
        "scopes": "story, quote",
        "languages": "id",
        "given": "2025-03-02",
        "review_by": "2026-03-02",
        "expires": "2027-03-02",
    },
    "media": {
        "--id": "panci",
        "shows_people": "tidak",
        "alt.id": "Panci di atas tungku",
        "alt.en": "A pot on a stove",
    },
    "cohort": {
        "--id": "angkatan-baru",
        "source": "laporan-contoh",
        "name.id": "Angkatan baru",
        "name.en": "New cohort",
        "summary.id": "Angkatan rekaan.",
        "places": "99.01",
        "period": "2024/2026",
        "participants.total": "24",
        "stages.0.status": "done",
        "stages.0.when": "2024-01",
        "stages.1.status": "done",
        "stages.1.when.not_known.id": "Tidak tertulis.",
        "stages.2.status": "planned",
        "stages.2.when": "2025-09",
        "stages.3.status": "planned",
        "stages.3.when": "2025-10/2025-12",
    },
    "group": {
        "--cohort": "angkatan-contoh",
        "--id": "batik",
        "name.id": "Kelompok batik",
        "business.id": "Kain batik",
        "sector": "crafts",
        "started": "2023-06",
        "members.not_known.id": "Tidak tertulis.",
    },
    "business-plan": {
        "--cohort": "angkatan-contoh",
        "--group": "kue",
        "submitted.when": "2023-04-10",
        "summary.id": "Menjual kue rekaan.",
        "submitted.before_fund": "ya",
    },
    "outcome": {
        "--cohort": "angkatan-contoh",
        "--group": "kue",
        "--id": "2023-09",
        "source": "laporan-contoh",
        "measured": "2023-09",
        "results.0.indicator": "laba-contoh",
        "results.0.target": "4000000",
        "results.0.actual": "-250000",
    },
    "story": {"--cohort": "angkatan-contoh", "--id": "pagi", "title.id": "Pagi", "body.id": "Dapur itu menyala."},
}
"""What makes a whole record of each kind, of the good portfolio."""

each_kind = pytest.mark.parametrize("kind", FLAGS)


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good records, without the plan of its group, and with a picture that waits for its record."""
    monkeypatch.chdir(tmp_path)
    copied = copytree(GOOD, tmp_path / "records")
    (copied / "media").mkdir()
    (copied / "media" / "panci.jpg").write_bytes(JPEG)
    (copied / "cohorts" / "angkatan-contoh" / "groups" / "kue" / "business-plan.yml").unlink()
    return copied


def begin(kind: str, /, *others: str, typed: str = "", **flags: str) -> Result:
    arguments = [part for name, value in flags.items() for part in _flag(name, value)]
    return CliRunner().invoke(cli.main, ["new", kind, "--as-of", "2025-06-01", *arguments, *others], input=typed)


def _flag(name: str, value: str) -> tuple[str, str]:
    return (name, value) if name.startswith("--") else ("--set", f"{name}={value}")


def path_of(records: Path, kind: str) -> Path:
    ids = tuple(FLAGS[kind][f"--{own}"] for own in IDS[kind])
    return records / new.KINDS[kind].file(ids)


def files(records: Path) -> set[Path]:
    return {path for path in records.rglob("*") if path.is_file()}


def test_every_kind_can_be_begun_save_those_that_are_written_otherwise() -> None:
    others = {kind.name for kind in RECORD_KINDS} - set(new.KINDS)
    assert others == {"programme", "overrides", "takedowns", "released"}
    assert set(FLAGS) == set(new.KINDS)
    assert begin("programme").exit_code == 2


# --- what is written ----------------------------------------------------------------------------------------------


@each_kind
def test_what_is_begun_passes_the_check(kind: str, records: Path) -> None:
    before = files(records)
    result = begin(kind, **FLAGS[kind])
    assert (result.exit_code, "sudah ditulis" in result.output) == (0, True), result.output
    path = path_of(records, kind)
    assert files(records) - before == {path}
    file = path.relative_to(records.parent).as_posix()
    severity = catalogue("id").severity
    its = [one for one in examine(records) if one.finding.file == file]
    assert [one for one in its if severity(one.finding.code) == "error"] == []


@each_kind
def test_it_names_its_schema_and_is_internal(kind: str, records: Path) -> None:
    assert begin(kind, **FLAGS[kind]).exit_code == 0
    first, *lines = path_of(records, kind).read_text("utf-8").splitlines()
    named = (path_of(records, kind).parent / first.partition("$schema=")[2]).resolve()
    assert named == records.parent / "schemas" / f"{kind}.schema.json"
    # A consent is never shown, so it is for nobody.
    assert ("audience: internal" in lines) is (kind != "consent")
    assert all(len(line) <= 120 for line in lines)


def blocks(lines: list[str]) -> Iterator[range]:
    """Each run of lines that may be added together."""
    start = None
    for number, line in enumerate([*lines, ""]):
        is_optional = re.match(r" *# (?!yaml-)", line) is not None
        if is_optional and start is None:
            start = number
        elif not is_optional and start is not None:
            yield range(start, number)
            start = None


def uncommented(lines: list[str], which: range) -> str:
    changed = [line.replace("# ", "", 1) if number in which else line for number, line in enumerate(lines)]
    return "".join(f"{line}\n" for line in changed)


@each_kind
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_line_that_may_be_added_is_a_field_that_waits_to_be_filled_in(
    kind: str, language: str, records: Path
) -> None:
    """Uncommented it reads as YAML, has its place, and is told of as long as it is empty."""
    assert begin(kind, "--language", language, **FLAGS[kind]).exit_code == 0
    path = path_of(records, kind)
    lines = path.read_text("utf-8").splitlines()
    its_kind, _ = kind_of(path.relative_to(records).as_posix())
    assert its_kind is not None
    found = list(blocks(lines))
    assert found
    for which in (*found, range(1, len(lines))):
        document, wrong = read("", uncommented(lines, which).encode())
        assert document is not None
        wrong = [*wrong, *validate(its_kind, document)[1]]
        assert {one.code for one in wrong} <= {Code.EMPTY_VALUE}, uncommented(lines, which)
    # Whichever field is not there is offered.
    document, _ = read("", uncommented(lines, range(1, len(lines))).encode())
    assert document is not None
    assert document.data.keys() == its_kind.model.model_fields.keys()


def test_a_text_that_yaml_would_read_otherwise_is_put_in_quotes(records: Path) -> None:
    texts = [
        "Pelatihan: hari pertama",
        "ya # tidak",
        "2024",
        "true",
        "'kutip",
        '"Melati" jaya',
        "{a: b}",
        "- satu",
        "no",
    ]
    for number, text in enumerate(texts):
        assert begin("organisation", **{"--id": f"lembaga-{number}", "name": text}).exit_code == 0
    portfolio = load(records).portfolio
    assert portfolio is not None
    assert [one.record.name for one in portfolio.organisations if one.id.startswith("lembaga-")] == texts


# --- what is not --------------------------------------------------------------------------------------------------


def test_nothing_is_overwritten(records: Path) -> None:
    path = records / "organisations" / "yayasan-contoh.yml"
    before = path.read_bytes()
    result = begin("organisation", **{"--id": "yayasan-contoh", "name": "Lain"})
    assert result.exit_code == 2
    assert "organisations/yayasan-contoh.yml sudah ada, dan tidak diubah." in result.output
    assert path.read_bytes() == before


def test_without_a_terminal_it_says_which_flags_are_missing(records: Path) -> None:
    before = files(records)
    result = begin("outcome", **{"--cohort": "angkatan-contoh", "measured.not_known.id": "Tidak tertulis."})
    assert result.exit_code == 2
    for flag in ("--group", "--id", "--set results.0.indicator=…", "--set results.0.actual=…"):
        assert flag in result.output
    assert "measured" not in result.output
    assert "source" not in result.output
    assert files(records) == before


@pytest.mark.parametrize(
    ("kind", "changed", "code"),
    [
        ("group", {"members.not_known.id": "", "members": "1.200"}, Code.NUMBER_WITH_SEPARATORS),
        ("group", {"members.not_known.id": "", "members": "dua belas"}, Code.NOT_NUMBER),
        ("group", {"started": "Juni 2023"}, Code.NOT_DATE),
        ("group", {"started": "2022"}, Code.OUTSIDE_PERIOD),
        ("group", {"sector": "kue"}, Code.NOT_ALLOWED),
        ("group", {"warna": "biru"}, Code.FIELD_UNKNOWN),
        ("group", {"members.not_known.id": "", "members": "12"}, Code.WITHOUT_SOURCE),
        ("group", {"--cohort": "angkatan-lain"}, Code.UNKNOWN_REFERENCE),
        ("group", {"--id": "Kelompok Batik"}, Code.NOT_ID),
        ("cohort", {"places": "99.77"}, Code.UNKNOWN_REFERENCE),
        ("cohort", {"places": "99.01.01"}, Code.PLACE_TOO_FINE),
        ("media", {"--id": "wajan"}, Code.PICTURE_MISSING),
        ("media", {"shows_people": "ya"}, Code.SUBJECTS_MISSING),
        ("consent", {"expires": "2030"}, Code.CONSENT_TOO_LONG),
        ("consent", {"subject": "peserta-pertama"}, Code.NOT_SUBJECT),
        ("outcome", {"results.0.actual": "x"}, Code.NOT_NUMBER),
        ("cohort", {"fund": "x"}, Code.NOT_FIELDS),
        ("cohort", {"lessons": "x"}, Code.NOT_FIELDS),
        ("cohort", {"lessons.0": "x"}, Code.NOT_FIELDS),
        ("cohort", {"lessons.expected.id": "x"}, Code.NOT_LIST),
        ("cohort", {"name.0": "x"}, Code.FIELD_UNKNOWN),
    ],
)
def test_what_the_check_would_find_is_not_written(
    kind: str, changed: dict[str, str], code: Code, records: Path
) -> None:
    before = files(records)
    flags = {**FLAGS[kind], **changed}
    for name in changed:
        flags = {flag: value for flag, value in flags.items() if not flag.startswith(f"{name}.") and value}
    result = begin(kind, **flags)
    assert result.exit_code == 1
    words = catalogue("id").entries[code]
    assert words.said.message.partition("{")[0] in result.output, result.output
    assert "Tidak ada yang ditulis." in result.output
    assert files(records) == before


PERSONAL = {
    "name.id": ("Kelompok NIK 0000000000000000", Code.IDENTITY_NUMBER),
    "business.id": ("Kue pesanan Ibu Rekawati", Code.NAME_NOT_LISTED),
    "summary.id": ("Hubungi contoh@contoh.example", Code.EMAIL),
    "notes": ("Rumahnya di Kelurahan Mawar", Code.PLACE_TOO_FINE),
    "source": ("+62 812-0000-0000", Code.PHONE_NUMBER),
}


@pytest.mark.parametrize("field", PERSONAL)
def test_personal_data_are_refused_and_not_repeated(field: str, records: Path) -> None:
    before = files(records)
    text, code = PERSONAL[field]
    result = begin("group", **{**FLAGS["group"], field: text})
    assert result.exit_code == 1
    assert catalogue("id").entries[code].said.message in result.output
    assert text not in result.output
    assert re.search(r"\d{4}|Rekawati|Mawar|@", result.output) is None
    assert files(records) == before


@pytest.mark.parametrize("given", ["name", "=x", "name=", ".=x", "0=x"])
def test_a_field_without_a_value_is_wrong_use(given: str, records: Path) -> None:
    assert begin("organisation", "--id", "balai", "--set", given).exit_code == 2


def test_a_field_is_given_once_and_only_where_it_belongs(records: Path) -> None:
    assert begin("organisation", "--id", "balai", "--set", "name=a", "--set", "name.id=b").exit_code == 2
    assert begin("organisation", "--id", "balai", "--cohort", "angkatan-contoh", "--set", "name=a").exit_code == 2


# --- on a terminal ------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_is_asking", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_what_is_needed_is_asked_for_and_asked_again_where_it_is_wrong(records: Path) -> None:
    typed = (
        *("angkatan-lain", "angkatan-contoh", "batik"),
        *("sumber-lain", "laporan-contoh"),  # source
        *("", "Kelompok batik", ""),  # name, in Indonesian and in English
        *("Ibu Rekawati menjahit", "Kain batik", "Batik cloth"),  # business
        *("kerajinan", "crafts"),
        *("Juni 2023", "?", "Tidak tertulis.", ""),  # started
        *("1.200", "12"),  # members
    )
    result = begin("group", typed="".join(f"{line}\n" for line in typed))
    assert result.exit_code == 0, result.output
    record = (records / "cohorts/angkatan-contoh/groups/batik/group.yml").read_text("utf-8")
    fields = "".join(f"{line}\n" for line in record.splitlines() if line and not line.lstrip().startswith("#"))
    assert fields == (
        "audience: internal\nsource: laporan-contoh\nname:\n  id: Kelompok batik\n"
        "business:\n  id: Kain batik\n  en: Batik cloth\nsector: crafts\n"
        "started:\n  not_known:\n    id: Tidak tertulis.\nmembers: 12\n"
    )
    for said in (
        "Kelompok usaha. Satu kelompok usaha dalam sebuah angkatan.\n",
        "Pilihan: angkatan-contoh\n",
        "Pilihan: laporan-contoh\n",
        "Jumlah anggota. Generator menentukan apakah angkanya boleh tampil",
        "  crafts: Kerajinan.\n",
        "Ketik ? bila tidak diketahui.",
        "Kolom ini wajib diisi.",
        "Bagian ini menyebut nama orang yang tidak ada di records/people/.",
        "Isi kolom ini bukan salah satu pilihannya.",
        "Tulis 1200, tanpa titik",
    ):
        assert said in result.output


@pytest.mark.usefixtures("terminal")
def test_what_only_the_whole_shows_to_be_wrong_is_asked_again(records: Path) -> None:
    """A date outside the cohort's period, and a figure without a source."""
    flags = {**FLAGS["group"], "started": "2022", "members": "12"}
    del flags["members.not_known.id"]
    # The source, and the English texts, are passed over; then the date and the source are asked for again.
    result = begin("group", typed="\n\n\n" + "2023-06\nlaporan-contoh\n", **flags)
    assert result.exit_code == 0, result.output
    assert "Belum dapat ditulis:" in result.output
    record = (records / "cohorts/angkatan-contoh/groups/batik/group.yml").read_text("utf-8")
    assert "\nsource: laporan-contoh\n" in record
    assert "\nstarted: 2023-06\n" in record


@pytest.mark.usefixtures("terminal")
def test_flags_are_not_asked_for_and_english_words_are_to_be_had(records: Path) -> None:
    result = begin("organisation", "--language", "en", typed="Balai Contoh\n", **{"--id": "balai"})
    assert result.exit_code == 0
    assert "The name in common use" in result.output
    assert "records/organisations/balai.yml was written." in result.output
    assert "## Name of" not in result.output


@pytest.mark.usefixtures("terminal")
def test_whoever_stops_in_between_leaves_nothing_behind(records: Path) -> None:
    before = files(records)
    assert begin("group", typed="angkatan-contoh\nbatik\n").exit_code == 1
    assert files(records) == before
