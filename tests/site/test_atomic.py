"""Whatever happens to a build, the previous site stays as it is to the byte, or the new one is there, whole."""

import errno
import os
import random
import shutil
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Built
from generator.project import Project
from generator.site import assembly, last_good, mkdocs
from generator.site.assembly import AtWorkError, NotASiteError, alone, beside, flush, open_to_all, settled, swap
from tests.building import REAL, project, rebuilt
from tests.faults import (
    Rivals,
    begin_anew,
    digest,
    is_alone,
    is_at_mkdocs,
    is_one_line_without_addresses,
    killed_before,
    leftovers,
    namespace,
    on_a_full_disk,
    printed,
    rivals,
    says_it_went_well,
    set_back,
    soon,
    start,
    steps,
    stopped_after,
    unprivileged,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, locks and limits of Unix")

needs_a_disk = pytest.mark.skipif(namespace() is None, reason="mounting is not allowed here")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Rivals:
    return rivals(tmp_path_factory.mktemp("atomic"))


@pytest.fixture
def one(two: Rivals) -> Rivals:
    begin_anew(two)
    return two


def refused(one: Rivals, done: Built) -> str:
    """The one line that says why, once the previous site and the folder around it are seen to be as they were."""
    assert not done.done
    assert digest(one.its.out) == one.before
    assert leftovers(one.its) == []
    (line,) = done.refused
    return line


# --- killed -------------------------------------------------------------------------------------------------------


def test_a_build_killed_at_any_moment_leaves_one_whole_site_and_the_next_one_tidies_up(one: Rivals) -> None:
    began = time.monotonic()
    printed(start(one.its))
    whole = time.monotonic() - began
    chance = random.Random(20261124)
    for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGTERM):
        set_back(one)
        ended = stopped_after(one, chance.uniform(0.2, 1) * whole, how)
        assert digest(one.its.out) in ((one.before, one.after) if ended.code else (one.after,)), ended
    assert says_it_went_well(printed(start(one.its)))
    assert digest(one.its.out) == one.after
    assert leftovers(one.its) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda how: how.name)
def test_a_build_that_is_asked_to_stop_says_so_and_leaves_nothing_behind(
    one: Rivals, how: signal.Signals, jobs: str
) -> None:
    """By the system, by a person, by a terminal that closes."""
    process = start(one.its, "--language", "en", "--jobs", jobs)
    assert soon(lambda: is_at_mkdocs(one.its)), "MkDocs was never seen"
    process.send_signal(how)
    assert (printed(process), process.returncode) == ("The build was stopped before it had finished.\n", 1)
    assert soon(lambda: is_alone(one.its))
    assert digest(one.its.out) == one.before
    assert leftovers(one.its) == []


def test_a_build_that_shall_outlive_its_terminal_does(one: Rivals) -> None:
    process = start(one.its, "--jobs", "2", limits=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    assert soon(lambda: is_at_mkdocs(one.its)), "MkDocs was never seen"
    process.send_signal(signal.SIGHUP)
    assert says_it_went_well(printed(process))
    assert digest(one.its.out) == one.after


def test_a_site_that_is_public_is_not_taken_back_by_a_stop_that_comes_late(one: Rivals) -> None:
    """Nor is anything left behind."""
    process = start(one.its, programme=STOPPED_LATE)
    assert says_it_went_well(printed(process))
    assert process.returncode == 0
    assert (digest(one.its.out), leftovers(one.its)) == (one.after, [])


STOPPED_LATE = """
import signal
from generator import build, cli
remember = build.remember
def stopped(*rest):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.raise_signal(number)
    remember(*rest)
build.remember = stopped
cli.main()
"""


def test_a_build_does_the_same_to_the_disk_in_the_same_order_whatever_the_hash_seed(
    one: Rivals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is killed before a step by its number is killed where it is meant to be."""
    taken = []
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        taken.append(steps(one, tmp_path / seed))
    assert taken[0] == taken[1] == taken[2]


def test_killed_before_the_swap_the_site_is_the_old_one_and_after_it_the_new_one(one: Rivals, tmp_path: Path) -> None:
    taken = steps(one, tmp_path / "steps")
    exchange = len(taken) - 1 - taken[::-1].index("ctypes.dlsym")
    for step, left in ((exchange, one.before), (exchange + 1, one.after)):
        assert killed_before(one, step) == -signal.SIGKILL
        assert digest(one.its.out) == left
    assert says_it_went_well(printed(start(one.its)))
    assert leftovers(one.its) == []


def test_mkdocs_does_not_outlive_a_build_that_is_killed(one: Rivals) -> None:
    process = start(one.its)
    assert soon(lambda: is_at_mkdocs(one.its)), "MkDocs was never seen"
    process.kill()
    printed(process)
    assert soon(lambda: is_alone(one.its))


# --- refused by the system ----------------------------------------------------------------------------------------


@needs_a_disk
@pytest.mark.parametrize(
    ("free", "spoken", "why"), [(8, "id", "Ruang penyimpanan habis."), (4000, "en", "The disk is full.")]
)
def test_a_full_disk(one: Rivals, tmp_path: Path, free: int, spoken: str, why: str) -> None:
    """Full at the first page of the work folder, and full within the new site."""
    code, said, left = on_a_full_disk(one, tmp_path, free, spoken)
    assert (code, left) == (1, one.before), said
    assert said.endswith(f"{why}\n")
    assert is_one_line_without_addresses(said)


@pytest.mark.parametrize("largest", [2_000, 60_000])
def test_a_file_that_may_not_grow(one: Rivals, largest: int) -> None:
    """Stands in for a full disk where none can be had: a write fails in this process, or in that of MkDocs."""
    import resource

    process = start(one.its, limits=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)))
    said = printed(process)
    assert process.returncode == 1
    assert "lebih besar daripada yang diizinkan" in said
    assert is_one_line_without_addresses(said)
    assert (digest(one.its.out), leftovers(one.its)) == (one.before, [])


def test_too_many_open_files(one: Rivals) -> None:
    import resource

    process = start(one.its, limits=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9)))
    said = printed(process)
    assert (said, process.returncode) == ("Terlalu banyak berkas terbuka.\n", 1)
    assert (digest(one.its.out), leftovers(one.its)) == (one.before, [])


@needs_a_disk
def test_a_folder_that_can_only_be_read(one: Rivals, tmp_path: Path) -> None:
    place = tmp_path / "public"
    shutil.copytree(one.previous, place / "site")
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
    process = start(
        one.its, "--out", str(place / "site"), within=[*(namespace() or ()), "sh", "-c", script, "sh", str(place)]
    )
    said = printed(process)
    assert (said, process.returncode) == ("site: Di sini hanya boleh dibaca, tidak bisa ditulis.\n", 1)
    assert [path.name for path in place.iterdir()] == ["site"]
    assert digest(place / "site") == one.before


@pytest.mark.skipif(unprivileged() is None, reason="root may write everywhere here")
def test_a_folder_without_permission(one: Rivals, tmp_path: Path) -> None:
    place = tmp_path / "public"
    shutil.copytree(one.previous, place / "site")
    place.chmod(0o555)
    try:
        process = start(one.its, "--out", str(place / "site"), within=unprivileged() or ())
        said = printed(process)
    finally:
        place.chmod(0o755)
    assert (said, process.returncode) == ("site: Tidak ada izin untuk membuka atau menulis di sini.\n", 1)
    assert digest(place / "site") == one.before


@pytest.mark.skipif(unprivileged() is None, reason="root may read everywhere here")
@pytest.mark.parametrize("path", ["site", "docs/overrides", "docs/overrides/partials"])
def test_what_may_not_be_read_is_told_by_its_name_alone(one: Rivals, path: str) -> None:
    """Templates too, which MkDocs would do without, and all pages would be other ones."""
    place = one.its.root / path
    place.chmod(0)
    try:
        process = start(one.its, within=unprivileged() or ())
        said = printed(process)
    finally:
        place.chmod(0o755)
    assert (said, process.returncode) == (f"{path}: Tidak ada izin untuk membuka atau menulis di sini.\n", 1)
    assert (digest(one.its.out), leftovers(one.its)) == (one.before, [])


def test_a_site_below_a_file(one: Rivals) -> None:
    process = start(one.its, "--out", "mkdocs.yml/below/site", "--language", "en")
    assert printed(process) == "mkdocs.yml/below: This is not a folder, or not in one.\n"
    assert process.returncode == 1
    assert leftovers(one.its) == []


def test_an_error_without_words_of_its_own_is_said_in_those_of_the_system(
    one: Rivals, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ELOOP, "Too many levels", str(one.its.out / "a\nb"))

    monkeypatch.setattr("generator.build.flush", fail)
    assert refused(one, rebuilt(one.its)) == "site/a?b: Too many levels"


# --- refused by a gate, by MkDocs, by another build -----------------------------------------------------------------


def test_a_label_in_the_bytes(one: Rivals) -> None:
    about = one.its.root / "docs" / "en" / "about.md"
    good = about.read_text()
    about.write_text(f"{good}\nFor wives of former convicts.\n")
    try:
        process = start(one.its)
        said = printed(process)
    finally:
        about.write_text(good)
    assert process.returncode == 1
    assert "en/about/index.html: Di sini ada sebutan sensitif." in said.splitlines()
    assert (digest(one.its.out), leftovers(one.its)) == (one.before, [])


def test_an_error_in_a_template_is_one_line(one: Rivals) -> None:
    template = one.its.root / "docs" / "overrides" / "main.html"
    good = template.read_text()
    template.write_text(f"{good}{{% nosuchword %}}")
    try:
        done = rebuilt(one.its)
    finally:
        template.write_text(good)
    assert not done.done
    assert all("nosuchword" in line and "Traceback" not in line for line in done.refused), done.refused
    assert 1 <= len(done.refused) <= 2, "one line from each language at most"
    assert (digest(one.its.out), leftovers(one.its)) == (one.before, [])


def test_every_warning_of_mkdocs_is_told_and_none_with_an_address_of_this_machine(one: Rivals) -> None:
    about = one.its.root / "docs" / "en" / "about.md"
    good = about.read_text()
    about.write_text(f"{good}\n[one](nowhere.md) [other](elsewhere.md)\n")
    try:
        done = rebuilt(one.its)
    finally:
        about.write_text(good)
    said = "\n".join(done.refused)
    assert "nowhere.md" in said
    assert "elsewhere.md" in said
    assert str(one.its.root) not in said
    assert (done.done, digest(one.its.out), leftovers(one.its)) == (False, one.before, [])


@pytest.mark.parametrize(
    ("code", "printed", "reason"),
    [
        (-9, "\n", "MkDocs: -9"),
        (1, "\nWARNING - a\n\nWARNING - b\n", "WARNING - a\nWARNING - b"),
        (1, "ERROR - a\nTraceback (most recent call last):\n  File x\nKeyError: 'a'\n", "KeyError: 'a'"),
    ],
)
def test_what_mkdocs_printed_becomes_its_reasons(code: int, printed: str, reason: str) -> None:
    assert mkdocs._reason(code, printed) == reason


def test_of_two_builds_at_once_the_second_is_refused_at_once(one: Rivals) -> None:
    first = start(one.its)
    assert soon(lambda: is_at_mkdocs(one.its)), "MkDocs was never seen"
    first.send_signal(signal.SIGSTOP)
    try:
        second = start(one.its, "--language", "en")
        said = printed(second)
    finally:
        first.send_signal(signal.SIGCONT)
    assert second.returncode == 1
    assert said == "Another command is building this site. Wait until it has finished, then run this one again.\n"
    assert says_it_went_well(printed(first))
    assert first.returncode == 0
    assert digest(one.its.out) == one.after
    assert leftovers(one.its) == []


def test_what_is_not_a_site_is_never_swapped_away(one: Rivals) -> None:
    for place, said in ((one.its.root / "docs", "docs"), (one.its.root, ".")):
        before = digest(one.its.root / "docs")
        done = rebuilt(Project(one.its.records, place, one.its.root))
        assert done.refused == (
            f"{said}: Di sini sudah ada hal lain yang bukan situs. Pilih folder lain dengan --out.",
        )
        assert digest(one.its.root / "docs") == before


# --- records that change meanwhile --------------------------------------------------------------------------------


def _written_anew(record: Path) -> None:
    record.write_bytes(record.read_bytes().replace(b"kerudung", b"jilbab"))


def _with_the_time_of_before(record: Path) -> None:
    before = record.stat()
    record.write_bytes(record.read_bytes()[::-1])
    os.utime(record, ns=(before.st_atime_ns, before.st_mtime_ns))


def _put_in_its_place(record: Path) -> None:
    new = record.with_suffix(".new")
    new.write_bytes(record.read_bytes())
    new.replace(record)


def _taken_away(record: Path) -> None:
    record.unlink()


def _one_more(record: Path) -> None:
    shutil.copytree(record.parent, record.parent.with_name("lain"))


@pytest.mark.parametrize("change", [_written_anew, _with_the_time_of_before, _put_in_its_place, _taken_away, _one_more])
def test_records_that_change_while_a_site_is_made_of_them_refuse_it(
    one: Rivals, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    """They are read several times: to be shown, to be looked through, to be kept for a takedown."""
    group = one.its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"
    before, others = group.read_bytes(), set(group.parent.parent.iterdir())

    def packed(records: Path, file: Path) -> None:
        change(group)
        last_good.pack(records, file)

    monkeypatch.setattr("generator.build.pack", packed)
    try:
        assert refused(one, rebuilt(one.its)) == "Catatan berubah sementara situs dibuat. Jalankan lagi."
    finally:
        group.write_bytes(before)
        for path in {*group.parent.parent.iterdir()} - others:
            shutil.rmtree(path)


# --- who may read -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_everybody_may_read_a_site_and_only_its_owner_write_whatever_holds_for_other_files(
    one: Rivals, umask: int
) -> None:
    process = start(one.its, limits=lambda: os.umask(umask))
    assert says_it_went_well(printed(process))
    found = {stat.S_IMODE(path.stat().st_mode) for path in (one.its.out, *one.its.out.rglob("*")) if path.is_dir()}
    assert found == {0o755}
    assert {stat.S_IMODE(path.stat().st_mode) for path in one.its.out.rglob("*") if path.is_file()} == {0o644}


def test_a_disk_without_permissions_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", str(path))

    site(tmp_path / "site", "new").chmod(0o700)
    monkeypatch.setattr(Path, "chmod", refuse)
    open_to_all(tmp_path / "site")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o700


# --- the folders ----------------------------------------------------------------------------------------------------


def site(place: Path, content: str) -> Path:
    place.mkdir()
    (place / "sitemap.xml").write_text(content)
    return place


def content(place: Path) -> str:
    return (place / "sitemap.xml").read_text()


def test_the_first_site_needs_no_exchange(tmp_path: Path) -> None:
    swap(site(tmp_path / "new", "new"), tmp_path / "site")
    assert content(tmp_path / "site") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_after_a_swap_the_old_site_has_the_name_of_the_new_one(tmp_path: Path) -> None:
    swap(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"))
    assert (content(tmp_path / "site"), content(tmp_path / "new")) == ("new", "old")


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system or file system that can only rename."""
    monkeypatch.setattr(assembly, "_EXCHANGES", {})


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_two_renames_do_it(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    with beside(place) as new:
        (new / "sitemap.xml").write_text("new")
        swap(new, place)
    assert content(place) == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("no_exchange")
def test_when_the_second_of_two_renames_fails_the_first_is_undone(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "missing", place)
    assert content(place) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("no_exchange")
def test_a_site_that_cannot_be_put_back_is_kept_until_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = site(tmp_path / "site", "old")
    with beside(place) as new:
        rename = Path.rename

        def only_aside(path: Path, target: Path) -> Path:
            if target == place:
                raise OSError(errno.EIO, "no", str(target))
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", only_aside)
        with pytest.raises(OSError, match="no"):
            swap(new, place)
    assert [path.name for path in tmp_path.iterdir()] == [".site.old"]
    monkeypatch.undo()
    with beside(place):
        assert content(place) == "old"


@pytest.mark.parametrize("unable", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV])
def test_where_an_exchange_is_not_possible_renames_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unable: int
) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: Answering())
    monkeypatch.setattr("ctypes.get_errno", lambda: unable)
    swap(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"))
    assert (content(tmp_path / "site"), content(tmp_path / ".site.old")) == ("new", "old")


class Answering:
    """A C library whose every function fails."""

    def __getattr__(self, name: str) -> object:
        return lambda *_: -1


def test_an_exchange_that_fails_otherwise_is_an_error_and_nothing_has_moved(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError) as failed:
        swap(tmp_path / "missing", place)
    assert failed.value.filename == str(place)
    assert content(place) == "old"


def test_a_library_without_the_function_is_one_without_an_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "_EXCHANGES", {sys.platform: ("no_such_function", ())})
    swap(site(tmp_path / "new", "new"), site(tmp_path / "site", "old"))
    assert content(tmp_path / "site") == "new"


def test_a_site_that_was_put_aside_comes_back_before_the_next_build(tmp_path: Path) -> None:
    site(tmp_path / ".site.old", "old")
    with beside(tmp_path / "site"):
        assert content(tmp_path / "site") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_was_put_aside_goes_when_the_new_one_is_in_place(tmp_path: Path) -> None:
    site(tmp_path / ".site.old", "old")
    site(tmp_path / "site", "new")
    with beside(tmp_path / "site"):
        assert not (tmp_path / ".site.old").exists()
    assert content(tmp_path / "site") == "new"


def test_leftovers_go_and_the_folders_of_others_stay(tmp_path: Path) -> None:
    gone = (".site.new-0123abcd", ".site.new-ffffffff")
    stay = (".site.new", ".site.new-0123abc", ".site.new-0123abcde", ".site.older", ".web.new-0123abcd", "site.old")
    for name in (*gone, *stay):
        (tmp_path / name / "below").mkdir(parents=True)
    with beside(tmp_path / "site") as new:
        assert {path.name for path in tmp_path.iterdir()} == {*stay, new.name}
        assert list(new.iterdir()) == []


def test_a_leftover_that_is_a_link_goes_alone(tmp_path: Path) -> None:
    site(tmp_path / "elsewhere", "theirs")
    (tmp_path / ".site.new-0123abcd").symlink_to(tmp_path / "elsewhere")
    with beside(tmp_path / "site"):
        assert content(tmp_path / "elsewhere") == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_an_empty_folder_may_become_a_site_and_a_full_one_may_not(tmp_path: Path) -> None:
    place = tmp_path / "site"
    place.mkdir()
    with beside(place):
        pass
    (place / "letters.txt").touch()
    with pytest.raises(NotASiteError), beside(place):
        pass
    assert [path.name for path in place.iterdir()] == ["letters.txt"]


def test_two_builds_never_have_folders_of_the_same_name(tmp_path: Path) -> None:
    names = set()
    for _ in range(20):
        with beside(tmp_path / "site") as new:
            names.add(new.name)
    assert len(names) == 20


def test_a_linked_site_stays_a_link(one: Rivals, tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to(one.its.out)
    assert rebuilt(Project(one.its.records, tmp_path / "public", one.its.root)).done
    assert (tmp_path / "public").is_symlink()
    assert digest(one.its.out) == one.after


def test_the_work_folder_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    with alone(tmp_path / "work"):
        with pytest.raises(AtWorkError), alone(tmp_path / "work"):
            pass
        with alone(tmp_path / "other"):
            pass
    with alone(tmp_path / "work"):
        pass


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/.site.new-0123abcd/id/x.html", "/a/site/id/x.html"),
        ("/a/.site.new-0123abcd", "/a/site"),
        ("/a/.site.old/x", "/a/site/x"),
        ("/a/.site.twin/id/x.html", "/a/site/id/x.html"),
        ("/a/.other.old/x", "/a/.other.old/x"),
        ("/b/.site.old/x", "/b/.site.old/x"),
        ("/a", "/a"),
    ],
)
def test_paths_are_shown_as_they_would_be_in_their_place(path: str, shown: str) -> None:
    assert settled(Path(path), Path("/a/site")) == Path(shown)


def test_every_file_and_every_folder_is_flushed_before_the_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    its = project(tmp_path / "project", REAL)
    order: list[object] = []
    real_fsync, real_swap = os.fsync, swap

    def fsync(held: int) -> None:
        order.append(os.fstat(held).st_ino)
        real_fsync(held)

    def swapped(new: Path, place: Path) -> None:
        order.append("swap")
        real_swap(new, place)

    monkeypatch.setattr("os.fsync", fsync)
    monkeypatch.setattr("generator.build.swap", swapped)
    assert rebuilt(its).done
    before = order[: order.index("swap")]
    assert {path.stat().st_ino for path in (its.out, *its.out.rglob("*"))} <= set(before)
    assert order[-1] == its.root.stat().st_ino, "the change of name itself"


def test_what_cannot_be_flushed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "missing")
