"""The index of the search: the same bytes of the same pages, and of what a page gives it alone; made in parts, of which
one that is as it was is not made again."""

import base64
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pagefind_bin import get_executable

from generator.language.speech import LANGUAGES
from generator.memory import Memory
from generator.site import manifest, search
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


NUMBER = '<details class="number"><summary><b>satu</b></summary>'


@pytest.mark.parametrize(
    "inside",
    [
        f"<p>{NUMBER}<dl><dt>dua</dt><dd>tiga <i>empat</i></dd></dl></details> lima</p>",
        f"{NUMBER}<dl><dd>dua</dd></dl></details><p>tiga</p>{NUMBER}<dl></dl></details>",
        f"{NUMBER}<dl><dt>dua</dt><dd><dl><dd>tiga</dd></dl>empat</dd></dl></details>",
        f"{NUMBER}<p>dua</p><dl><dd>tiga</dd></dl></details><dl><dd>empat</dd></dl>",
        "<details><summary>satu</summary><dl><dd>dua</dd></dl></details>",
        '<details class="figure__table"><summary>satu</summary><table><td>dua</td></table></details><p>tiga</p>',
        '<details class="figure__table"><details><summary>satu</summary>dua</details>tiga</details><p>empat</p>',
        "<p>satu</p><svg><text>dua</text></svg><p>tiga</p>",
        "<p>tanpa judul</p>",
    ],
)
@pytest.mark.parametrize("heading", ["<h1>Halaman</h1>", ""])
def test_what_is_taken_away_beforehand_has_no_say_in_what_is_found(inside: str, heading: str) -> None:
    """Whether or not a page is written as ours are."""
    html = (
        '<!doctype html><html lang="id"><head><title>Judul</title><meta name="description" content="nol"></head>'
        f"<body class=x><nav>Beranda</nav><article class=y><div data-pagefind-body>{heading}{inside}</div></article>"
        "<footer>akhir</footer></body></html>"
    )
    assert search.made({"index.html": search.searched(html)}, "id") == search.made({"index.html": html}, "id")


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


# --- parts ------------------------------------------------------------------------------------------------------------


def paths(cohorts: int) -> list[str]:
    """Each cohort has a page, and two of groups."""
    return [f"cohorts/c-{number}/{of}index.html" for number in range(cohorts) for of in ("", "a/", "b/")]


def home(parts: list[list[str]]) -> dict[str, int]:
    return {path: number for number, part in enumerate(parts) for path in part}


def divided(of: list[str]) -> list[list[str]]:
    return [list(part) for part in search.divided(of)]


@pytest.mark.parametrize("cohorts", [0, 1, 500, 501, 1_000, 2_000, 2_001, 3_000])
def test_every_page_is_in_one_part_in_its_order_and_with_its_cohort(cohorts: int) -> None:
    of = paths(cohorts)
    parts = divided(of)
    assert sorted(path for part in parts for path in part) == sorted(of)
    assert all(part == sorted(part, key=of.index) for part in parts)
    where = home(parts)
    assert all(where[path] == where["/".join([*path.split("/")[:2], "index.html"])] for path in of)
    assert len(of) > search.MOST or len(parts) == 1
    assert max(len(part) for part in parts) <= max(search.MOST, 1.5 * search.PER_PART)


def test_a_page_more_moves_no_other_but_where_there_are_twice_as_many_parts() -> None:
    number, moved, before = 1, 0, home(divided(paths(1)))
    for cohorts in range(501, 3_001, 50):
        parts = divided(paths(cohorts))
        now = home(parts)
        if len(parts) == number:
            assert now.items() >= before.items()
        else:
            assert len(parts) == 2 * number
            moved += 1
        number, before = len(parts), now
    assert (number, moved) == (16, 4)


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sixty pages of a language are four."""
    monkeypatch.setattr(search, "MOST", 20)
    monkeypatch.setattr(search, "PER_PART", 20)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every process of Pagefind."""
    begun: list[str] = []

    def executable() -> str:
        begun.append("once")
        return str(get_executable())

    monkeypatch.setattr(search, "get_executable", executable)
    return begun


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "cache" / "search", ".parts")


NO_KEYS: Mapping[str, Mapping[str, str]] = {code: {} for code in LANGUAGES}


def build(site: Path, memory: Memory) -> search.Index:
    its = search.indexed(site, NO_KEYS, memory.recall)
    search.keep(its.parts, memory)
    return its.files


def test_one_part_is_what_pagefind_makes_of_it(site: Path, begun: list[str]) -> None:
    """Byte for byte, but for a name and where it is said."""
    files = search.index(site, ["id"])
    assert len(begun) == 1
    pages = sorted((site / "id").rglob("*.html"))
    own = search.made({page.relative_to(site / "id").as_posix(): page.read_text() for page in pages}, "id")
    assert {f"id/pagefind/{name}": data for name, data in own.items() if "/" in name or "." not in name} == {
        name: data for name, data in files.items() if name.count("/") > 2
    }
    for end in ("pagefind.js", "wasm.id.pagefind", ".pf_meta"):
        (mine,), (theirs,) = ([data for name, data in its.items() if name.endswith(end)] for its in (files, own))
        assert mine == theirs


@pytest.mark.usefixtures("in_parts")
def test_each_part_is_made_by_a_process_of_its_own_and_all_pages_are_found(site: Path, begun: list[str]) -> None:
    files = search.index(site, LANGUAGES)
    assert len(begun) == 8
    for code in LANGUAGES:
        its = [read(data)["url"] for name, data in files.items() if name.startswith(code) and name.endswith(FRAGMENT)]
        assert sorted(its) == sorted(f"/a{number}/" for number in range(60))
        entry = json.loads(files[f"{code}/pagefind/pagefind-entry.json"])
        assert entry["languages"][code]["page_count"] == 60
    assert search.index(site, LANGUAGES, jobs=2) == files


@pytest.mark.usefixtures("in_parts")
def test_no_name_holds_ten_digits_in_parts(site: Path) -> None:
    test_no_name_holds_ten_digits(site)
    test_no_file_is_of_an_interface_that_nobody_sees(site)


@pytest.mark.parametrize("parts", [1, 4])
def test_what_is_as_it_was_is_not_made_again(
    parts: int, site: Path, memory: Memory, begun: list[str], request: pytest.FixtureRequest
) -> None:
    if parts > 1:
        request.getfixturevalue("in_parts")
    first = build(site, memory)
    assert len(begun) == 2 * parts
    assert build(site, memory) == first
    assert len(begun) == 2 * parts
    # Of one page in one language, its part alone.
    page_of = site / "id" / "a7" / "index.html"
    page_of.write_text(page_of.read_text().replace("keranjang", "tikar"))
    now = build(site, memory)
    assert len(begun) == 2 * parts + 1
    assert now == search.index(site, LANGUAGES) != first
    # What was before is forgotten.
    page_of.write_text(page_of.read_text().replace("tikar", "keranjang"))
    begun.clear()
    assert build(site, memory) == first
    assert len(begun) == 1


@pytest.mark.usefixtures("in_parts")
def test_what_stands_around_what_is_searched_has_no_say(site: Path, memory: Memory, begun: list[str]) -> None:
    for file in (site / "id").rglob("*.html"):
        file.write_text(page(file.read_text().partition("<article>")[2]))
        file.write_text(f"<html><body><nav>Beranda</nav><article>{page('Isi')}</article></body></html>")
    first = build(site, memory)
    begun.clear()
    for file in (site / "id").rglob("*.html"):
        file.write_text(file.read_text().replace("Beranda", "Rumah", 1))
    assert build(site, memory) == first
    assert begun == []


@pytest.mark.usefixtures("in_parts")
def test_a_page_with_a_key_is_not_read_to_tell_whether_it_is_as_it_was(
    site: Path, memory: Memory, begun: list[str]
) -> None:
    names = [page.relative_to(site / "id").as_posix() for page in (site / "id").rglob("*.html")]
    keys: dict[str, dict[str, str]] = {
        code: {name: f"{code} {name}" for name in names if "a7" not in name} for code in LANGUAGES
    }
    first = search.indexed(site, keys, memory.recall)
    assert first.files == search.index(site, LANGUAGES)
    search.keep(first.parts, memory)
    begun.clear()
    unread, alone = site / "id" / "a8" / "index.html", site / "id" / "a7" / "index.html"
    read = unread.read_text()
    unread.write_text("")
    assert search.indexed(site, keys, memory.recall).files == first.files
    assert begun == []
    unread.write_text(read)
    # With another key its part is made again; and the part of one without a key, where it says otherwise.
    keys["id"]["a8/index.html"] = "another"
    alone.write_text(alone.read_text().replace("keranjang", "tikar"))
    assert search.indexed(site, keys, memory.recall).files == search.index(site, LANGUAGES) != first.files


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


def _another_letter(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def _foreign(file: Path) -> None:
    file.write_text("{}")


def _of_another_part(file: Path) -> None:
    other = next(one for one in sorted(file.parent.iterdir()) if one != file)
    file.write_bytes(other.read_bytes())


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("damage", [_cut_off, _another_letter, _foreign, _of_another_part, _a_folder, Path.unlink])
def test_what_is_not_as_it_was_kept_is_made_again(
    damage: Callable[[Path], None], site: Path, memory: Memory, tmp_path: Path, begun: list[str]
) -> None:
    first = build(site, memory)
    begun.clear()
    kept = sorted((tmp_path / "cache" / "search").iterdir())
    assert len(kept) == 8
    damage(kept[3])
    assert build(site, memory) == first
    assert len(begun) == 1
    assert build(site, memory) == first
    assert len(begun) == 1


@pytest.mark.usefixtures("in_parts")
def test_nothing_is_kept_before_somebody_says_so_and_then_nothing_else(
    site: Path, memory: Memory, tmp_path: Path
) -> None:
    folder = tmp_path / "cache" / "search"
    its = search.indexed(site, NO_KEYS, memory.recall)
    assert not folder.exists()
    search.keep(its.parts, memory)
    (folder / "catatan.txt").write_text("lama")
    search.keep(dict(list(its.parts.items())[:3]), memory)
    assert {file.stem for file in folder.iterdir()} == {*list(its.parts)[:3]}


def test_in_the_folder_of_an_index_nothing_else_is_left_and_what_is_the_same_stays(site: Path, tmp_path: Path) -> None:
    """A file of an earlier index may have a second name, under which it is public."""
    files = dict(search.index(site, ["id"]))
    search.write(site, files)
    public = tmp_path / "public"
    shutil.copytree(site, public, copy_function=os.link)
    (changed, *_), before = [name for name in files if name.endswith(FRAGMENT)], dict(files)
    files[changed] = b"another"
    (site / "id/pagefind/old/below").mkdir(parents=True)
    (site / "id/pagefind/old/below/x.pf_index").touch()
    search.write(site, files)
    its = {name: (site / name) for name in manifest.names(site) if "/pagefind/" in name}
    assert {name: path.read_bytes() for name, path in its.items()} == files
    assert {name for name, path in its.items() if not path.samefile(public / name)} == {changed}
    assert {name: (public / name).read_bytes() for name in before} == before


@pytest.mark.usefixtures("in_parts")
def test_an_index_that_cannot_be_joined_is_said_on_one_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = search.made
    monkeypatch.setattr(
        search, "made", lambda *of: {name: b"" if "index/" in name else data for name, data in made(*of).items()}
    )
    with pytest.raises(search.SearchFailedError, match=r"\APagefind: an index of unknown form\Z"):
        search.index(site, ["id"])
