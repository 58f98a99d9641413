"""Fifteen kinds of faults, each at twenty moments or in twenty ways: the previous site or the new one, never anything
between, never anything beside; a reason on one line; and a next build that knows nothing of it."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from generator.memory import key
from generator.project import Project
from tests.building import last_good
from tests.faults import (
    Rivals,
    begin_anew,
    children,
    digest,
    is_alone,
    is_one_line_without_addresses,
    killed_before,
    leftovers,
    namespace,
    on_a_full_disk,
    printed,
    rivals,
    running,
    says_it_went_well,
    set_back,
    soon,
    start,
    steps,
    stopped_after,
    unprivileged,
    without_findings,
)

if sys.platform == "win32":
    pytest.skip("signals and limits of Unix", allow_module_level=True)

pytestmark = pytest.mark.battery
SEED = 20261124


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Rivals:
    return rivals(tmp_path_factory.mktemp("faults"))


@pytest.fixture
def one(two: Rivals) -> Rivals:
    begin_anew(two)
    return two


def the_next_build_is_clean(one: Rivals) -> None:
    process = start(one.its, "--jobs", "2")
    said = printed(process)
    assert (says_it_went_well(said), process.returncode) == (True, 0), said
    assert digest(one.its.out) == one.after
    assert leftovers(one.its) == []


@pytest.fixture(scope="module")
def whole(two: Rivals) -> float:
    """Seconds that a build takes here."""
    begin_anew(two)
    began = time.monotonic()
    the_next_build_is_clean(two)
    return time.monotonic() - began


def is_whole(one: Rivals, code: int, said: str) -> bool:
    """The previous site, and on one line the reason why; or the new one."""
    site = digest(one.its.out)
    if code == 0:
        return says_it_went_well(said) and site == one.after
    return code == 1 and is_one_line_without_addresses(said) and site == one.before


# --- stopped ------------------------------------------------------------------------------------------------------


def test_killed_at_20_random_moments(one: Rivals, whole: float) -> None:
    for moment in moments(whole):
        set_back(one)
        ended = stopped_after(one, moment, signal.SIGKILL)
        assert ended.code in (0, -signal.SIGKILL)
        assert digest(one.its.out) in ((one.before, one.after) if ended.code else (one.after,)), (moment, ended)
        the_next_build_is_clean(one)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda how: how.name)
def test_asked_to_stop_at_20_random_moments(one: Rivals, whole: float, how: signal.Signals) -> None:
    """What is not public yet never will be; what is stays; and nothing is left behind."""
    stopped = 0
    for moment in moments(whole):
        set_back(one)
        ended = stopped_after(one, moment, how)
        site = digest(one.its.out)
        if not ended.at_work:
            assert (site, ended.code == 0) == (one.before, False), (moment, ended)
        elif says_it_went_well(ended.said):
            # On its way out, with nothing left to do or to say.
            assert (site, ended.code in (0, -how)) == (one.after, True), (moment, ended)
        else:
            assert (ended.said, ended.code) == ("Pembuatan situs dihentikan sebelum selesai.\n", 1), moment
            assert (site, leftovers(one.its)) == (one.before, []), (moment, ended)
            stopped += 1
        the_next_build_is_clean(one)
    assert stopped >= 8, "hardly any moment was within the work"


def moments(whole: float) -> list[float]:
    chance = random.Random(SEED)
    return [chance.uniform(0, 1.05) * whole for _ in range(20)]


def test_killed_before_20_random_steps_and_every_step_around_the_swap(one: Rivals, tmp_path: Path) -> None:
    taken = steps(one, tmp_path / "steps")
    exchange = len(taken) - 1 - taken[::-1].index("ctypes.dlsym")
    around = range(exchange - 5, min(exchange + 6, len(taken)))
    for step in (*random.Random(SEED).sample(range(len(taken)), 20), *around):
        assert killed_before(one, step) == -signal.SIGKILL
        assert digest(one.its.out) == (one.before if step <= exchange else one.after), (step, taken[step])
    the_next_build_is_clean(one)


LOST = "Salah satu proses terhenti di tengah jalan; kemungkinan memori komputer tidak cukup.\n"


@pytest.mark.parametrize(
    ("which", "said_of_it"),
    [
        (lambda its, process: children(process), (LOST,)),
        (lambda its, process: running(its, b"generator.site.mkdocs"), ("MkDocs: -9\n",)),
        (lambda its, process: running(its, b"--service"), ("Pagefind: no answer\n",)),
    ],
    ids=["worker", "mkdocs", "pagefind"],
)
def test_another_process_killed_at_20_random_moments(
    one: Rivals,
    whole: float,
    which: Callable[[Project, subprocess.Popen[str]], list[int]],
    said_of_it: tuple[str, ...],
) -> None:
    """One that works for the build: mostly the system takes it away, for want of memory."""
    chance = random.Random(SEED)
    refused = 0
    for _ in range(20):
        begin_anew(one)
        process = start(one.its, "--jobs", "2")
        time.sleep(chance.uniform(0, 0.7) * whole)
        found: list[int] = []
        while not found and process.poll() is None:
            found = which(one.its, process)
        for pid in found[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        said = printed(process)
        assert soon(lambda: is_alone(one.its)), "a process outlived its build"
        assert is_whole(one, process.returncode, said), (process.returncode, said)
        assert process.returncode == 0 or said in said_of_it
        refused += process.returncode
        the_next_build_is_clean(one)
    assert refused >= 8, "hardly any was found at work"


# --- refused by the system ----------------------------------------------------------------------------------------


@pytest.mark.skipif(namespace() is None, reason="mounting is not allowed here")
def test_a_disk_that_is_full_at_20_sizes(one: Rivals, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    refused = 0
    for number, free in enumerate([0, 4, *(chance.randrange(7_500) for _ in range(18))]):
        folder = tmp_path / str(number)
        folder.mkdir()
        code, said, left = on_a_full_disk(one, folder, free)
        assert (code, left) in ((1, one.before), (0, one.after)), (free, said)
        assert is_one_line_without_addresses(said), (free, said)
        refused += code
    assert refused >= 10


@pytest.mark.parametrize("limit", range(6, 66, 3))
def test_too_many_open_files_at_20_limits(one: Rivals, limit: int) -> None:
    import resource

    process = start(one.its, "--jobs", "2", limits=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
    said = printed(process)
    assert is_whole(one, process.returncode, said), (process.returncode, said)
    assert leftovers(one.its) == []
    the_next_build_is_clean(one)


FORBIDDEN = (
    *(("records/people", 0), ("records/programme.yml", 0), ("records/cohorts", 0), ("records/cohorts", 0o444)),
    *(("docs", 0), ("docs/id", 0), ("docs/en/about.md", 0), ("docs/overrides", 0), ("docs/assets", 0o444)),
    *(("mkdocs.yml", 0), ("docs/overrides/main.html", 0), (".", 0o555), ("site", 0), ("build", 0o555), ("build", 0)),
    *(("build/lock", 0o444), ("build/docs", 0o555), ("build/good", 0o555), ("build/cache", 0)),
    ("build/cache/charts", 0o555),
)


@pytest.mark.skipif(unprivileged() is None, reason="root may write everywhere here")
@pytest.mark.parametrize(("path", "mode"), FORBIDDEN, ids=lambda one: one if isinstance(one, str) else f"{one:o}")
def test_without_permission_in_20_places(two: Rivals, path: str, mode: int) -> None:
    set_back(two)
    place = two.its.root / path
    before = stat.S_IMODE(place.stat().st_mode)
    place.chmod(mode)
    try:
        process = start(two.its, "--jobs", "2", within=unprivileged() or ())
        everything_said, _ = process.communicate(timeout=120)
    finally:
        # The site itself may have another name meanwhile.
        if place.exists():
            place.chmod(before)
    of_records = path.startswith("records") and " R06 " in everything_said and process.returncode == 1
    if of_records:
        assert digest(two.its.out) == two.before
    else:
        assert is_whole(two, process.returncode, without_findings(everything_said)), everything_said
    the_next_build_is_clean(two)


# --- a memory that cannot be believed -----------------------------------------------------------------------------


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def each_entry(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(cache: Path) -> None:
        for path in entries(cache):
            path.write_bytes(change(path.read_bytes()))

    return damage


def _swapped(cache: Path) -> None:
    paths = entries(cache)
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, (*contents[1:], contents[0]), strict=True):
        path.write_bytes(content)


def _swapped_notes(cache: Path) -> None:
    (cache / "records").rename(cache / "one")
    (cache / "seen").rename(cache / "records")
    (cache / "one").rename(cache / "seen")


def _sealed_for_another(cache: Path) -> None:
    """Whole by itself, but of something else."""
    for path in entries(cache):
        text = path.read_bytes().decode("utf-8").partition("\n")[2]
        path.write_text(f"{key('another', text)}\n{text}", "utf-8")


def _folders(cache: Path) -> None:
    for path in entries(cache):
        path.unlink()
        (path / "below").mkdir(parents=True)


def _circles(cache: Path) -> None:
    for path in entries(cache):
        path.unlink()
        path.symlink_to(path)


def _linked(cache: Path) -> None:
    """Each to the next one."""
    paths = entries(cache)
    for path, other in zip(paths, (*paths[1:], paths[0]), strict=True):
        path.rename(path.with_name(f"{path.name}.kept"))
        path.symlink_to(other.with_name(f"{other.name}.kept"))


def _half_written(cache: Path) -> None:
    for path in entries(cache):
        path.with_name(f"{path.stem}.q1w2e3r4").write_bytes(path.read_bytes()[:100])


def _gone(cache: Path) -> None:
    shutil.rmtree(cache)


def _a_file(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("no folder", "utf-8")


def _linked_to_nowhere(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.symlink_to(cache.parent / "nowhere")


def _a_file_for_a_folder(cache: Path) -> None:
    shutil.rmtree(cache / "charts")
    (cache / "charts").write_text("no folder", "utf-8")


def _pages_gone(cache: Path) -> None:
    (cache / "pages").unlink()


def _every_other_gone(cache: Path) -> None:
    for path in entries(cache)[::2]:
        path.unlink()


def _of_a_newer_version(cache: Path) -> None:
    for path in entries(cache):
        path.write_bytes(b"2\n" + path.read_bytes())
    (cache / "version").write_text("2\n", "utf-8")
    (cache / "charts" / "index.sqlite").write_bytes(bytes(100))


DAMAGES: Mapping[str, Callable[[Path], None]] = {
    "cut-off": each_entry(lambda data: data[:-100]),
    "half": each_entry(lambda data: data[: len(data) // 2]),
    "first-line-alone": each_entry(lambda data: data.partition(b"\n")[0] + b"\n"),
    "emptied": each_entry(lambda _: b""),
    "zeros": each_entry(lambda data: bytes(len(data))),
    "no-text": each_entry(lambda data: b"\xff\xfe" + data),
    "foreign": each_entry(lambda _: b"<!doctype html><title>Bukan kami</title>"),
    "one-letter": each_entry(lambda data: data[:-10] + b"q" + data[-9:]),
    "twice": each_entry(lambda data: data + data),
    "sealed-for-another": _sealed_for_another,
    "swapped": _swapped,
    "swapped-notes": _swapped_notes,
    "folders": _folders,
    "circles": _circles,
    "linked": _linked,
    "half-written": _half_written,
    "gone": _gone,
    "a-file": _a_file,
    "linked-to-nowhere": _linked_to_nowhere,
    "a-file-for-a-folder": _a_file_for_a_folder,
    "pages-gone": _pages_gone,
    "every-other-gone": _every_other_gone,
    "of-a-newer-version": _of_a_newer_version,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_memory_damaged_in_23_ways_is_never_believed_and_no_reason_to_fail(
    one: Rivals, damage: Callable[[Path], None]
) -> None:
    damage(one.its.cache)
    process = start(one.its, "--jobs", "2")
    said = printed(process)
    assert (process.returncode, is_whole(one, process.returncode, said)) == (0, True), said
    # What stands where a folder must be is for whoever has put it there.
    if not (one.its.cache / "charts").is_dir():
        shutil.rmtree(one.its.cache, ignore_errors=True)
        one.its.cache.unlink(missing_ok=True)
    the_next_build_is_clean(one)


# --- files that change meanwhile ----------------------------------------------------------------------------------

GROUP = "cohorts/bekasi-2023/groups/hijab/group.yml"


def test_a_record_that_is_written_in_two_halves_at_20_moments(one: Rivals, whole: float) -> None:
    """As an editor or a copy over a slow line may do it: the first half stands there for a while."""
    group = one.its.records / GROUP
    record, chance = group.read_bytes(), random.Random(SEED)
    half = record[: record.index(b"name:") + 3]
    refused = 0
    for moment in moments(whole):
        begin_anew(one)
        process = start(one.its, "--jobs", "2")
        time.sleep(moment)
        group.write_bytes(half)
        time.sleep(chance.choice([0, 0.05, 0.5]))
        group.write_bytes(record)
        everything_said, _ = process.communicate(timeout=120)
        if f"records/{GROUP}" in everything_said:
            assert (process.returncode, digest(one.its.out)) == (1, one.before), everything_said
        else:
            said = without_findings(everything_said)
            assert is_whole(one, process.returncode, said), said
            assert process.returncode == 0 or said == "Catatan berubah sementara situs dibuat. Jalankan lagi.\n"
        refused += process.returncode
        the_next_build_is_clean(one)
        assert last_good(one.its)[GROUP] == record
    assert refused >= 8, "hardly any moment was within the work"


TIMES = (0, 1, 315_532_800, 1_000_000_000, 2_000_000_000, 2_147_483_648, 4_102_444_800, 7_258_118_400)
"""From 1970 to 2200, with the limits of some systems."""


def test_a_clock_that_goes_back_and_forward_at_20_moments(one: Rivals, whole: float) -> None:
    """Files of every time, from before or while the site is built: only what is in them counts."""
    chance = random.Random(SEED)
    for number in range(20):
        begin_anew(one)
        paths = [path for path in one.its.root.rglob("*") if path.is_file() and chance.random() < 0.3]
        kept = [path for path in paths if one.its.records not in path.parents or number % 2]
        meanwhile = number % 4 >= 2
        process = start(one.its, "--jobs", "2") if meanwhile else None
        time.sleep(chance.uniform(0, whole) if meanwhile else 0)
        for path in kept:
            with suppress(FileNotFoundError):
                os.utime(path, (chance.choice(TIMES), chance.choice(TIMES)))
        process = process or start(one.its, "--jobs", "2")
        said = printed(process)
        assert is_whole(one, process.returncode, said), (number, said)
        # Who sets the time of a record while it is being used has touched it.
        assert process.returncode == 0 or (meanwhile and number % 2 and said.startswith("Catatan berubah")), said
        the_next_build_is_clean(one)


# --- rivals -------------------------------------------------------------------------------------------------------


def test_of_two_builds_at_20_random_distances_each_is_whole_or_refused(one: Rivals, whole: float) -> None:
    for distance in moments(whole):
        set_back(one)
        first = start(one.its, "--jobs", "2")
        time.sleep(distance)
        second = start(one.its, "--jobs", "2")
        both = [(printed(process), process.returncode) for process in (first, second)]
        assert 0 in {code for _, code in both}
        for said, code in both:
            went_well = code == 0 and says_it_went_well(said)
            assert went_well or (code == 1 and said.startswith("Situs ini sedang dibuat")), both
        assert digest(one.its.out) == one.after
        assert leftovers(one.its) == []
        the_next_build_is_clean(one)


def test_of_eight_builds_at_once_each_is_whole_or_refused(one: Rivals) -> None:
    for _ in range(3):
        set_back(one)
        running = [start(one.its) for _ in range(8)]
        said = [printed(process) for process in running]
        codes = [process.returncode for process in running]
        assert set(codes) <= {0, 1}
        assert 0 in codes
        assert all(
            says_it_went_well(line) if code == 0 else line.startswith("Situs ini sedang dibuat")
            for code, line in zip(codes, said, strict=True)
        ), said
        assert digest(one.its.out) == one.after
        assert leftovers(one.its) == []
