"""`portfolio audit`: a site that was tampered with is told, where and how, and what was planted is never repeated."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.language.speech import language
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


def words(key: str, file: str, kind: str = "") -> str:
    say = language("id")
    return say.word(f"refusals.{key}", file=file, kind=say.word(f"refusals.kind_{kind}") if kind else "")


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
@pytest.mark.parametrize("name", WAYS)
def test_each_way_by_itself_is_told(name: str, example: Path, tmp_path: Path) -> None:
    site = copied(example, tmp_path)
    tamper, told = WAYS[name]
    tamper(site)
    result = run(site, example.parent / "records")
    assert result.exit_code == 1
    assert set(told(site)) <= set(result.output.splitlines())
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
