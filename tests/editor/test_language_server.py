"""What staff see in their editor: help in Indonesian, and errors where `portfolio check` finds them."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from generator.findings.code import Code
from tests.bad_records.reports import FOLDERS
from tests.editor.language_server import OFFLINE, PROGRAM, ROOT, LanguageServer, language_server, lines

GOOD: Final = (ROOT / "records", ROOT / "tests" / "example" / "records")
GROUP: Final = ROOT / "records" / "cohorts" / "angkatan-baru" / "groups" / "kue" / "group.yml"
"""Lies on no disk: an editor knows a new file before it is saved."""
OUTCOME: Final = GROUP.with_name("outcomes") / "akhir.yml"


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editor") / "errors.txt"


@pytest.fixture(scope="module")
def server(errors: Path) -> Iterator[LanguageServer]:
    assert PROGRAM.exists(), "The language server is not there: `make .venv/.editor` sets it up."
    with language_server(sections(), errors) as running:
        yield running


def sections() -> Mapping[str, Any]:
    """The project's settings of the extension, as it asks its editor for them."""
    yaml: dict[str, Any] = {}
    for name, setting in json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8")).items():
        section, _, key = name.partition(".")
        if section == "yaml":
            *above, last = key.split(".")
            inside = yaml
            for step in above:
                inside = inside.setdefault(step, {})
            inside[last] = setting
    return {"yaml": yaml}


# --- help while writing -------------------------------------------------------------------------------------------


def documented(item: Mapping[str, Any]) -> str:
    told = item.get("documentation", "")
    return str(told["value"] if isinstance(told, dict) else told)


def test_the_fields_of_a_new_record_are_offered_with_what_to_write(server: LanguageServer) -> None:
    offered = server.complete(GROUP, "|")
    assert [*offered][:5] == ["notes", "audience", "source", "name", "business"]
    assert documented(offered["sector"]) == "Bidang usahanya."
    assert "Generator menentukan apakah angkanya boleh tampil" in documented(offered["members"])
    assert offered["name"]["insertText"] == "name:\n  "
    # A figure begins without a number: no 0 is put there that nobody meant.
    assert offered["members"]["insertText"] == "members: "


def test_what_is_written_already_is_not_offered_again(server: LanguageServer) -> None:
    assert {*server.complete(GROUP, "name:\n  id: Kelompok kue\n  |")} == {"en"}
    assert "sector" not in server.complete(GROUP, "sector: culinary\n|")


@pytest.mark.parametrize(
    ("text", "word", "meaning"),
    [
        ("sector: |", "culinary", "Makanan dan minuman."),
        ("audience: |", "internal", "Tidak tampil di situs."),
        ("members:\n  withheld: |", "safety", "Demi keselamatan peserta."),
    ],
)
def test_allowed_words_are_offered_with_their_meaning(
    server: LanguageServer, text: str, word: str, meaning: str
) -> None:
    assert documented(server.complete(GROUP, text)[word]).startswith(meaning)


def test_a_figure_offers_its_forms_and_a_date_how_it_is_written(server: LanguageServer) -> None:
    forms = server.complete(GROUP, "members:\n  |")
    assert {"exact", "range", "not_known", "not_measured", "withheld", "source"} <= forms.keys()
    assert forms["range"]["insertText"] == "range:\n  "
    assert server.complete(GROUP, "members: |")["Tidak diketahui"]["insertText"] == "\n  not_known:\n    id: "
    dates = server.complete(GROUP, "started: |")
    assert {"2024-08", "2024-08-22", "2024-08/2024-09", "Tanggal tidak diketahui"} == {*dates}


def test_items_of_a_list_offer_their_fields(server: LanguageServer) -> None:
    assert {"indicator", "target", "actual", "baseline"} <= {*server.complete(OUTCOME, "results:\n  - |")}


@pytest.mark.parametrize(
    ("text", "title", "description"),
    [
        ("mem|bers: 12", "Jumlah anggota", "Generator menentukan apakah angkanya boleh tampil"),
        ("name:\n  i|d: Kelompok kue", "Bahasa Indonesia", "Teks dalam bahasa Indonesia; wajib."),
        ("started:\n  not_|known:\n    id: Tidak disebut.", "Tanggal tidak diketahui", "tulis alasannya"),
        ("sector: cul|inary", "Bidang", "* `culinary`: Makanan dan minuman."),
    ],
)
def test_a_field_says_what_it_is_for(server: LanguageServer, text: str, title: str, description: str) -> None:
    shown = server.hover(GROUP, text)
    assert shown.startswith(f"#### {title}\n")
    assert description in shown


# --- what is wrong ------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_good_records(server: LanguageServer) -> None:
    files = {path: path.read_text("utf-8") for folder in GOOD for path in sorted(folder.rglob("*.yml"))}
    found = server.diagnose(files)
    assert len(found) == len(files) > 100
    assert {str(file): its for file, its in found.items() if its} == {}


SEEN: Final = frozenset(
    {
        *(Code.FIELD_MISSING, Code.FIELD_UNKNOWN, Code.NOT_TEXT, Code.NOT_WHOLE_NUMBER, Code.NOT_NUMBER),
        *(Code.NOT_ALLOWED, Code.EMPTY_VALUE, Code.NOT_LIST, Code.NOT_FIELDS, Code.NOT_DATE, Code.FIGURE_FORM),
        *(Code.NUMBER_OUT_OF_RANGE, Code.NOT_ID, Code.NOT_PLACE_CODE, Code.NOT_YES_OR_NO, Code.NOT_ADDRESS),
        *(Code.NOT_SUBJECT, Code.PLACE_TOO_FINE),
        # Read by the editor as YAML, and then seen by it or by the schema.
        *(Code.DUPLICATE_KEY, Code.NOT_A_RECORD, Code.KEY_NOT_TEXT, Code.COLON_IN_TEXT, Code.TEXT_AFTER_QUOTE),
        *(Code.SPACE_AFTER_COLON, Code.BULLET_WITHOUT_SPACE, Code.COLON_MISSING, Code.NEEDS_QUOTES, Code.BACKSLASH),
    }
)
"""Codes whose bad examples the editor marks at the same lines."""

SEEN_ELSEWHERE: Final[Mapping[str, str]] = {
    "F04-not-whole-number-rupiah-of-an-outcome": "The unit stands in the record of the indicator.",
    "F12-figure-form-share-of-rupiah": "The unit stands in the record of the indicator.",
    "F14-number-out-of-range-part-above-whole": "A schema compares no number with another.",
    "F15-not-id-file-name": "A schema does not know what its file is called.",
    "P01-place-too-fine-in-prose": "What a text tells takes more than a pattern.",
}
"""Bad examples of these codes that only `portfolio check` finds."""

_ANOTHER_READING = "The editor takes it for a value that YAML allows, or for something that begins on another line."
_TWO_VALUES = "A schema compares no value with another."
_CALENDAR = "The days of each month are more than a pattern should hold."
_MORE_RECORDS = "It takes other records, or other parts of this one."
_TEXT = "What a text tells takes more than a pattern, and no pattern for it should be shown to everyone."
_FILES = "It is about files, not about what one says."
_TODAY = "It depends on the day."

UNSEEN: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Y01", "Y02", "Y03", "Y04", "Y05", "Y07", "Y08", "Y09", "Y10", "Y11", "Y12"), _ANOTHER_READING),
    **dict.fromkeys(("Y14", "Y15", "Y18", "Y20", "Y24", "Y27", "Y29"), _ANOTHER_READING),
    "Y13": _CALENDAR,
    **dict.fromkeys(("F11", "F13"), _TWO_VALUES),
    **dict.fromkeys((code for code in Code if code[0] == "R"), _FILES),
    **dict.fromkeys((code for code in Code if code[0] in "GMLSOT"), _MORE_RECORDS),
    **dict.fromkeys((code for code in Code if code[0] in "DC"), _TODAY),
    **dict.fromkeys((code for code in Code if code[0] == "P" and code != "P01"), _TEXT),
    **dict.fromkeys(("P03", "P05", "P17"), _MORE_RECORDS),
    **dict.fromkeys(("P15", "P16"), _FILES),
}
"""The other codes, and why an editor cannot see them."""


def test_of_every_code_it_is_said_whether_the_editor_sees_it() -> None:
    assert SEEN | UNSEEN.keys() == set(Code)
    assert SEEN & UNSEEN.keys() == set()
    assert {folder[:3] for folder in SEEN_ELSEWHERE} <= SEEN


BAD: Final = [folder for folder in FOLDERS if folder.name[:3] in SEEN]


@pytest.fixture(scope="module")
def seen(server: LanguageServer) -> Mapping[Path, set[int]]:
    """The lines that the editor marks in each file of the bad examples."""
    files = {path: path.read_text("utf-8") for folder in BAD for path in sorted((folder / "records").rglob("*.yml"))}
    return {file: lines(found) for file, found in server.diagnose(files).items()}


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_bad_example_is_marked_where_the_check_finds_it(folder: Path, seen: Mapping[Path, set[int]]) -> None:
    code = folder.name[:3]
    found = re.findall(rf"(?m)^(records/\S+):(\d+):\d+ {code} ", (folder / "expected.txt").read_text("utf-8"))
    assert found
    is_marked = all(int(line) in seen.get(folder / file, set()) for file, line in found)
    assert is_marked is (folder.name not in SEEN_ELSEWHERE), SEEN_ELSEWHERE.get(folder.name)


def test_errors_speak_with_the_words_of_the_findings(server: LanguageServer) -> None:
    text = "name: Kelompok kue\nsector: kuliner\nmembers: dua belas\nstarted: Agustus 2023\nwarna: biru\n"
    (found,) = server.diagnose({GROUP: text}).values()
    assert {one["message"].partition(".")[0] for one in found} == {
        "Kolom 'business' belum ada",
        "Kolom ini perlu kolom-kolom di bawahnya",
        "Isi kolom ini bukan salah satu pilihannya",
        "Yang ditulis di sini bukan bilangan bulat",
        "Yang ditulis di sini bukan tanggal yang bisa dibaca",
        "Kolom ini tidak dikenal di sini",
    }


# --- on this machine alone ----------------------------------------------------------------------------------------


def test_nothing_is_asked_of_the_net(server: LanguageServer, errors: Path) -> None:
    """Neither by the server itself, nor of its editor; modelines and settings have been read by then."""
    good = GOOD[0] / "programme.yml"
    server.diagnose({good: good.read_text("utf-8"), GROUP: "name: x\n"})
    assert server.asked == []
    assert errors.read_text("utf-8") == ""


def test_what_is_asked_of_the_net_would_be_noticed() -> None:
    asking = ["node", "--require", str(OFFLINE), "--eval", "require('node:https').get('https://contoh.example')"]
    assert "offline: connect contoh.example" in subprocess.run(asking, capture_output=True, text=True).stderr


def test_what_is_installed_is_pinned_by_hashes_and_names_no_address() -> None:
    lock = json.loads((Path(__file__).with_name("package-lock.json")).read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
