"""The index of the search: the same bytes of the same pages, and of what a page gives it alone."""

import base64
import hashlib
import json
import re
import tempfile
from pathlib import Path

import pytest

from generator.language.speech import LANGUAGES
from generator.site import search
from generator.site.joined import FRAGMENT
from tests.fragments import read


def page(inside: str, body: str = "data-pagefind-body") -> str:
    return f'<!doctype html><html lang="id"><body><nav>Beranda</nav><div {body}>{inside}</div></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for code in LANGUAGES:
        for number in range(60):
            file = tmp_path / "site" / code / f"a{number}" / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(page(f"<h1>Kelompok {number}</h1><p>Menganyam keranjang {number}.</p>"))
    return tmp_path / "site"


def test_the_same_pages_give_the_same_bytes_each_time(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = search.index(site, LANGUAGES)
    for threads in ("1", "2", "7"):
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        assert search.index(site, LANGUAGES) == first


@pytest.mark.parametrize("disk", [None, "/dev/shm"], ids=["here", "in-memory"])
def test_the_order_in_which_a_disk_lists_the_pages_has_no_say(disk: str | None, site: Path) -> None:
    first = search.index(site, ["id"])
    if disk is not None and not Path(disk).is_dir():
        pytest.skip("no such disk here")
    with tempfile.TemporaryDirectory(dir=disk) as folder:
        for page in sorted((site / "id").rglob("*.html"), reverse=True):
            copy = Path(folder) / page.relative_to(site)
            copy.parent.mkdir(parents=True)
            copy.write_bytes(page.read_bytes())
        assert search.index(Path(folder), ["id"]) == first


def test_no_file_is_of_an_interface_that_nobody_sees(site: Path) -> None:
    files = search.index(site, ["id"])
    at_the_top = {name for name in files if name.count("/") == 2}
    assert {name for name in at_the_top if not name.endswith(".pf_meta")} == {
        "id/pagefind/pagefind-entry.json",
        "id/pagefind/pagefind.js",
        "id/pagefind/wasm.id.pagefind",
    }
    assert len(at_the_top) == 4
    assert {name.split("/")[2] for name in files.keys() - at_the_top} == {"fragment", "index"}


def test_what_is_written_stands_there(site: Path) -> None:
    files = search.index(site, LANGUAGES)
    search.write(site, files)
    written = (path for path in site.rglob("pagefind/**/*") if path.is_file())
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in written} == files


def test_no_name_holds_ten_digits(site: Path) -> None:
    """Which could be those of a telephone."""
    names = [name.rpartition("/")[2] for name in search.index(site, LANGUAGES)]
    assert [name for name in names if len(re.findall(r"\d", name)) > 7] == []
    (meta,) = (name for name in names if name.endswith(".pf_meta") and ".id_" in name)
    said = json.loads(search.index(site, ["id"])["id/pagefind/pagefind-entry.json"])
    assert re.fullmatch(r"pagefind\.id_[a-p]{10}\.pf_meta", meta)
    assert meta == f"pagefind.{said['languages']['id']['hash']}.pf_meta"


def test_a_page_gives_its_body_alone_and_one_without_gives_nothing(tmp_path: Path) -> None:
    for name, text in {
        "a": page('<h1>Judul</h1><details class="number"><summary>12</summary><dl><dd>Rincian</dd></dl></details>'),
        "b": page('<h1>Tabel</h1><svg><text>Gambar</text></svg><details class="figure__table">Sel</details>'),
        "c": page("<h1>Panduan</h1>", body=""),
    }.items():
        (tmp_path / "id" / name).mkdir(parents=True)
        (tmp_path / "id" / name / "index.html").write_text(text)
    pages = [read(data) for name, data in search.index(tmp_path, ["id"]).items() if name.endswith(FRAGMENT)]
    assert {said["url"]: said["content"] for said in pages} == {"/a/": "Judul. 12.", "/b/": "Tabel."}


def test_neither_the_environment_nor_a_file_has_a_say(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = search.index(site, LANGUAGES)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "100")
    monkeypatch.chdir(site)
    (site / "pagefind.yml").write_text("root_selector: nav\n")
    assert search.index(site, LANGUAGES) == first


def test_the_digests_are_those_of_all_but_what_can_be_read(site: Path) -> None:
    files = search.index(site, LANGUAGES)
    read = {name for name in files if name.endswith((".pf_fragment", "pagefind-entry.json"))}
    assert len(read) == 2 * 61
    assert search.digests(files) == {
        hashlib.sha256(data).hexdigest() for name, data in files.items() if name not in read
    }


def test_one_other_word_on_a_page_and_its_list_of_words_has_another_digest(site: Path) -> None:
    before = search.index(site, LANGUAGES)
    (site / "id" / "a1" / "index.html").write_text(page("<h1>Kelompok lain</h1>"))
    now = search.digests(search.index(site, LANGUAGES))
    lost = {name for name, data in before.items() if search.digests({name: data}) - now}
    assert {name for name in lost if name.startswith("id/pagefind/index/")}
    assert not {name for name in lost if name.startswith("en/")}


@pytest.mark.parametrize("programme", ["#!/bin/sh\n", "#!/bin/sh\nhead -c 9 >&2\nprintf abc\n"])
def test_without_an_answer_one_line_says_so(
    programme: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind").write_text(programme)
    (tmp_path / "pagefind").chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "pagefind")
    with pytest.raises(search.SearchFailedError, match=r"\APagefind: no answer\Z"):
        search.index(site, ["id"])


def test_what_it_refuses_is_said_in_its_words(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = base64.b64encode(b'{"message_id": 1, "payload": {"type": "Error", "message": "Rekaan"}}').decode()
    (tmp_path / "pagefind").write_text(f"#!/bin/sh\nprintf {said},\ncat >&2\n")
    (tmp_path / "pagefind").chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "pagefind")
    with pytest.raises(search.SearchFailedError, match=r"\APagefind: Rekaan\Z"):
        search.index(site, ["id"])
