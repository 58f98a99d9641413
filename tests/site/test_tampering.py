"""`portfolio audit`: a site that was tampered with is told, where and how, and what was planted is never repeated."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.language.speech import language
from generator.site.manifest import digests, manifest
from tests.building import TODAY
from tests.fragments import fragments, read, written
from tests.pictures import piece, webp


def run(site: Path, records: Path, *arguments: str) -> Result:
    """The command, in the folder of the project. One that breaks off fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(records.parent)
        options = ("--records", str(records), "--as-of", TODAY.isoformat(), *arguments)
        result = CliRunner().invoke(main, ["audit", str(site), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def words(key: str, file: str, kind: str = "", figure: str = "") -> str:
    say = language("id")
    its = say.word(f"refusals.kind_{kind}") if kind else ""
    return say.word(f"refusals.{key}", file=file, kind=its, figure=figure)


# --- ways of tampering ------------------------------------------------------------------------------------------------

PHONE, NAME, LABEL, CANARY = "0812-0000-0077", "Ibu Sekarwangi", "penyintas bencana", "KANARI-SISIPAN"
GROUP = "id/cohorts/semarang-2023/dapur/index.html"
COHORT = "en/cohorts/surabaya-2024/index.html"

Tamper = Callable[[Path], None]


def put(path: str, planted: str, before: str) -> Tamper:
    """Plant it before the last `before`."""

    def tamper(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert before in text
        head, _, tail = text.rpartition(before)
        (site / path).write_text(f"{head}{planted}{before}{tail}", "utf-8")

    return tamper


def write(path: str, data: bytes) -> Tamper:
    def tamper(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)

    return tamper


def flip_a_byte(site: Path) -> None:
    """One that is no text any more."""
    data = bytearray((site / "en/method/index.html").read_bytes())
    data[len(data) // 2] = 0xFF
    (site / "en/method/index.html").write_bytes(data)


def plant_in_picture(site: Path) -> None:
    (site / picture(site)).write_bytes(webp(piece(b"EXIF", PHONE.encode())))


def picture(site: Path) -> str:
    return f"id/media/{min((site / 'id' / 'media').iterdir()).name}"


DAPUR = "cohorts/semarang-2023/dapur/"


def plant_in_fragment(site: Path) -> None:
    file = site / fragment(site)
    says = read(file.read_bytes())
    file.write_bytes(written({**says, "meta": {**says["meta"], "sentence": NAME}}))


def fragment(site: Path) -> str:
    return fragments(site, "id")[DAPUR].relative_to(site).as_posix()


def words_of_the_search(site: Path) -> str:
    return min((site / "en" / "pagefind" / "index").iterdir()).relative_to(site).as_posix()


Told = Callable[[Path], list[str]]
"""Lines that the audit must print, of a site."""

WAYS: dict[str, tuple[Tamper, Told]] = {
    "added-page": (
        write("id/baru/index.html", b"<!doctype html><title>Baru</title>"),
        lambda site: [words("stray", "id/baru/index.html")],
    ),
    "added-empty": (write("en/.catatan", b""), lambda site: [words("stray", "en/.catatan")]),
    "removed-page": (
        lambda site: (site / "en/sources/index.html").unlink(),
        lambda site: [words("missing", "en/sources/index.html")],
    ),
    "a-byte": (
        flip_a_byte,
        lambda site: [words("changed", "en/method/index.html"), words("unreadable", "en/method/index.html")],
    ),
    "a-space": (put("robots.txt", " ", "\n"), lambda site: [words("changed", "robots.txt")]),
    "phone-in-html": (
        put(GROUP, f"<p>{PHONE}</p>", "</article>"),
        lambda site: [words("changed", GROUP), words("personal_data", GROUP, "phone-number")],
    ),
    "name-in-html": (put(COHORT, f'<p title="{NAME}"></p>', "</article>"), lambda site: [words("name", COHORT)]),
    "label-in-json": (
        put("en/pagefind/pagefind-entry.json", f',"catatan":"{LABEL}"', "}"),
        lambda site: [words("label", "en/pagefind/pagefind-entry.json")],
    ),
    "name-in-a-fragment": (
        plant_in_fragment,
        lambda site: [words("changed", fragment(site)), words("name", f"{fragment(site)} ({DAPUR})")],
    ),
    "other-list-of-words": (
        lambda site: write(words_of_the_search(site), b"KANARI")(site),
        lambda site: [words("changed", words_of_the_search(site)), words("unreadable", words_of_the_search(site))],
    ),
    "canary-in-css": (
        put("id/assets/berdaya.css", f"\n/* {CANARY} */", "}"),
        lambda site: [words("canary", "id/assets/berdaya.css")],
    ),
    "phone-in-svg": (
        put("id/assets/emblem.svg", f"<desc>{PHONE}</desc>", "</svg>"),
        lambda site: [words("personal_data", "id/assets/emblem.svg", "phone-number")],
    ),
    "phone-in-gz": (
        write("sitemap.xml.gz", gzip.compress(f"<a>{PHONE}</a>".encode(), mtime=0)),
        lambda site: [
            words("stray", "sitemap.xml.gz"),
            words("personal_data", "sitemap.xml.gz", "phone-number"),
        ],
    ),
    "phone-in-picture": (plant_in_picture, lambda site: [words("picture_metadata", picture(site))]),
    "foreign-script": (
        put("index.html", '<script src="https://pihak-lain.example/a.js"></script>', "</body>"),
        lambda site: [words("foreign_host", "index.html")],
    ),
    "script-in-html": (
        put("en/about/index.html", "<script>rekaan()</script>", "</body>"),
        lambda site: [words("script", "en/about/index.html")],
    ),
    "script-on-an-event": (
        put("404.html", '<p onclick="rekaan()">Contoh</p>', "</main>"),
        lambda site: [words("script", "404.html")],
    ),
    "script-in-a-drawing": (
        put("en/assets/emblem.svg", "<script>rekaan()</script>", "</svg>"),
        lambda site: [words("script", "en/assets/emblem.svg")],
    ),
    "script-before-the-policy": (
        put("id/method/index.html", '<script src="assets/search.js"></script>', '<meta charset="utf-8">'),
        lambda site: [words("policy", "id/method/index.html")],
    ),
    "other-policy": (
        put("en/outcomes/index.html", " 'unsafe-inline'", "; style-src"),
        lambda site: [words("policy", "en/outcomes/index.html")],
    ),
    "number-of-people": (
        put("id/programme/index.html", "<p>Ada 3 peserta.</p>", "</article>"),
        lambda site: [words("loose_count", "id/programme/index.html")],
    ),
    "manifest": (
        put("manifest.json", '"id/lain/index.html": "0",\n', '"index.html"'),
        lambda site: [words("changed", "manifest.json"), words("missing", "id/lain/index.html")],
    ),
}
BUYERS = "semarang-2023/groups/dapur/outcomes/2024-q2/pembeli-tetap/actual"
FEW = "semarang-2023/groups/jahit/outcomes/enam-minggu/pembeli-tetap/actual"


def data(code: str, place: str) -> str:
    return f"{code}/data/cohorts/semarang-2023/{place}.csv"


def in_data(path: str, was: str, now: str) -> Tamper:
    """Every `was` in a data file becomes `now`."""

    def tamper(site: Path) -> None:
        data = (site / path).read_bytes()
        assert was.encode() in data
        (site / path).write_bytes(data.replace(was.encode(), now.encode()))

    return tamper


def seal(site: Path) -> None:
    """A manifest of the site as it is now: whoever can change a file can write this one anew."""
    (site / "manifest.json").write_text(manifest(digests(site)), "utf-8")


def in_file(file: str, was: str, now: str, *told: tuple[str, str]) -> tuple[Tamper, Told]:
    """With what is told of that file: the key of the words, and the figure or the kind of personal data."""

    def lines(site: Path) -> list[str]:
        return [
            words("changed", file),
            *(
                words(key, file, which) if key == "personal_data" else words(key, file, figure=which)
                for key, which in told
            ),
        ]

    return in_data(file, was, now), lines


# Each in a file of its own, and each with numbers that no other one makes known.
IN_DATA: dict[str, tuple[Tamper, Told]] = {
    "another-count": in_file(
        data("id", "dapur/attainment"), ";140;140;orang;", ";9;9;orang;", ("other_figure", BUYERS)
    ),
    "count-behind-a-withheld-one": in_file(
        data("id", "jahit/attainment"),
        "ditahan (keselamatan);ditahan (keselamatan);orang;withheld-safety",
        "3;3;orang;exact",
        ("other_figure", FEW),
    ),
    "count-that-its-code-calls-withheld": in_file(
        data("en", "jahit/attainment"),
        "withheld (safety),withheld (safety),people,",
        "3,3,people,",
        ("unreadable_figure", FEW),
    ),
    "count-without-its-key": in_file(data("en", "dapur/attainment"), f",{BUYERS}", ",", ("unreadable_figure", "")),
    "count-that-passes-for-money": in_file(
        data("id", "attainment"), ";140;140;orang;", ";4;4;rupiah;", ("unreadable_figure", BUYERS)
    ),
    "count-that-passes-for-money-without-its-key": in_file(
        data("en", "attainment"),
        f",140,140,people,exact,Yayasan Rekaan Semata (2024),CC0-1.0,{BUYERS}",
        ",4,4,rupiah,exact,Yayasan Rekaan Semata (2024),CC0-1.0,",
    ),
    "count-among-the-words": in_file(data("id", "dapur/budget"), ";Beras;", ";Beras: 7 orang;", ("loose_count", "")),
    "count-in-a-row-more": in_file(
        data("id", "kriya-rotan/budget"),
        "Angkatan Semarang 2023;Kriya Rotan;Rotan;rencana;",
        "Angkatan Semarang 2023;Kriya Rotan;Anggota;hasil;;9;9;orang;exact;;;\r\n"
        "Angkatan Semarang 2023;Kriya Rotan;Rotan;rencana;",
        ("unreadable_figure", ""),
    ),
    "other-columns": in_file(
        data("id", "jahit/budget"),
        "angkatan;kelompok;tentang;",
        "angkatan;kelompok;peserta;",
        ("unreadable_figure", ""),
    ),
    "label-in-data": in_file(data("en", "dapur/budget"), ",Rice,", f",{LABEL},", ("label", "")),
    "phone-in-data": in_file(
        data("en", "jahit/budget"), ",Drill cloth,", f",{PHONE},", ("personal_data", "phone-number")
    ),
    "added-data": (
        write("id/data/peserta.csv", b"a\r\n1\r\n"),
        lambda site: [words("stray", "id/data/peserta.csv")],
    ),
    "removed-data": (
        lambda site: (site / "en/data/side-by-side.csv").unlink(),
        lambda site: [words("missing", "en/data/side-by-side.csv")],
    ),
}
"""Ways of tampering with the data files."""
SECRETS = (PHONE, NAME, "Sekarwangi", LABEL, CANARY)


def copied(site: Path, folder: Path) -> Path:
    return shutil.copytree(site, folder / "site")


def test_a_site_as_it_was_built_has_nothing_to_be_found(example: Path) -> None:
    result = run(example, example.parent / "records")
    assert (result.exit_code, result.output) == (0, "Tidak ada yang ditemukan.\n")


def test_every_way_of_tampering_is_told_and_nothing_that_was_planted_is_repeated(example: Path, tmp_path: Path) -> None:
    site = copied(example, tmp_path)
    for tamper, _ in WAYS.values():
        tamper(site)
    result = run(site, example.parent / "records")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    for name, (_, told) in WAYS.items():
        assert set(told(site)) <= set(lines), name
    assert [secret for secret in SECRETS if secret.casefold() in result.output.casefold()] == []


@pytest.mark.battery
@pytest.mark.parametrize("name", [*WAYS, *IN_DATA])
def test_each_way_by_itself_is_told(name: str, example: Path, tmp_path: Path) -> None:
    site = copied(example, tmp_path)
    tamper, told = {**WAYS, **IN_DATA}[name]
    tamper(site)
    result = run(site, example.parent / "records")
    assert result.exit_code == 1
    assert set(told(site)) <= set(result.output.splitlines())
    assert [secret for secret in SECRETS if secret.casefold() in result.output.casefold()] == []


def test_a_data_file_that_says_otherwise_is_told_even_where_the_manifest_is_written_anew(
    example: Path, tmp_path: Path
) -> None:
    site = copied(example, tmp_path)
    for tamper, _ in IN_DATA.values():
        tamper(site)
    seal(site)
    result = run(site, example.parent / "records")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    for name, (_, told) in IN_DATA.items():
        assert set(told(site)) <= set(lines), name
    assert [secret for secret in SECRETS if secret.casefold() in result.output.casefold()] == []


@pytest.mark.parametrize("broken", ["programme.yml", "cohorts/semarang-2023/cohort.yml"])
@pytest.mark.parametrize(("spoken", "says"), [("id", "Ada yang keliru di catatan"), ("en", "There are errors in the")])
def test_with_records_that_are_wrong_nothing_is_looked_for_and_it_says_so(
    broken: str, spoken: str, says: str, example: Path, tmp_path: Path
) -> None:
    """What cannot be read could stand in the site, and nobody would know."""
    records = shutil.copytree(example.parent / "records", tmp_path / "records")
    shutil.copy(example.parent / "mkdocs.yml", tmp_path)
    (records / broken).write_text("audience: [public\n")
    result = run(example, records, "--language", spoken)
    assert result.exit_code == 1
    assert f"records/{broken}:" in result.output
    assert result.output.splitlines()[-1].startswith(says)


def test_without_a_configuration_one_line_says_so(example: Path, tmp_path: Path) -> None:
    records = shutil.copytree(example.parent / "records", tmp_path / "records")
    result = run(example, records)
    assert (result.exit_code, result.output) == (1, "mkdocs.yml: Berkas atau folder ini tidak ada.\n")
