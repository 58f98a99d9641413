"""Builds in a process of their own, to be killed, starved and set against each other."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.project import Project
from generator.site.twin import twin_of
from tests.building import REAL, ROOT, TODAY, built, rebuilt
from tests.processes import commands

PORTFOLIO = "from generator.cli import main; main()"
"""What the command of this name does."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """A project whose records have changed since its site was built."""

    its: Project
    previous: Path
    """A copy of its site."""
    before: str
    """Digest of that site."""
    after: str
    """Digest of the site that a build now makes."""


def rivals(folder: Path) -> Rivals:
    its = built(folder / "project", REAL)
    before, previous = digest(its.out), folder / "previous"
    shutil.copytree(its.out, previous)
    group = its.records / "cohorts" / "bekasi-2023" / "groups" / "hijab" / "group.yml"
    group.write_text(group.read_text().replace("id: Kelompok hijab", "id: Kelompok kerudung"))
    done = rebuilt(its)
    assert done.done, (done.refused, done.findings)
    return Rivals(its, previous, before, digest(its.out))


def set_back(one: Rivals) -> None:
    """The previous site stands in its place again."""
    shutil.rmtree(one.its.out, ignore_errors=True)
    shutil.copytree(one.previous, one.its.out)


def begin_anew(one: Rivals) -> None:
    """The previous site, as if nobody had built since: every build takes the same steps, and makes an index."""
    set_back(one)
    works = (one.its.work / "docs", one.its.work / "good", one.its.cache / "search")
    for left in (*one.its.root.glob(".site.*"), *works):
        shutil.rmtree(left, ignore_errors=True)


def digest(folder: Path) -> str:
    """Of every name and every byte, empty folders included."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        kind, content = (b"file", path.read_bytes()) if path.is_file() else (b"folder", b"")
        for part in (path.relative_to(folder).as_posix().encode(), kind, content):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def leftovers(its: Project) -> list[str]:
    """What a build that went well would not have left in the project."""
    known = {"build", "docs", "mkdocs.yml", "records", its.out.name, twin_of(its.place).name}
    work = {"cache", "disclosure.json", "docs", "good", "lock", "mkdocs.en.yml", "mkdocs.id.yml"}
    return [
        *(path.name for path in its.root.iterdir() if path.name not in known),
        *(f"build/{path.name}" for path in its.work.iterdir() if path.name not in work),
        *(path.relative_to(its.root).as_posix() for path in (its.cache / "charts").iterdir() if path.suffix != ".svg"),
        *([its.coming_good.relative_to(its.root).as_posix()] if its.coming_good.exists() else []),
    ]


# --- processes ----------------------------------------------------------------------------------------------------


def start(
    its: Project,
    *arguments: str,
    programme: str = PORTFOLIO,
    limits: Callable[[], object] | None = None,
    within: Sequence[str] = (),
) -> subprocess.Popen[str]:
    """`portfolio build` in the project; `limits` are set on it, `within` is a command that it is handed to."""
    return subprocess.Popen(
        [*within, sys.executable, "-c", programme, "build", "--as-of", TODAY.isoformat(), *arguments],
        cwd=its.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=limits,
    )


def printed(process: subprocess.Popen[str]) -> str:
    """Until its end, which is waited for, and without warnings about the records."""
    return without_findings(process.communicate(timeout=120)[0])


def without_findings(said: str) -> str:
    return re.sub(r"^records/\S+:\d+:\d+ [A-Z]\d\d .*\n", "", said, flags=re.MULTILINE)


def says_it_went_well(said: str) -> bool:
    return re.fullmatch(r"\d+ × id, en\n", said) is not None


def is_one_line_without_addresses(said: str) -> bool:
    """As a refused build has to say why: no trace of the programme, nothing of where it lies on this machine."""
    return said.count("\n") == 1 and said.endswith("\n") and len(said) > 8 and " /" not in said and said[0] != "/"


def soon(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return False


def is_alone(its: Project) -> bool:
    """No process works for the project any more (Linux tells; elsewhere it is taken as given)."""
    return not any(_is_in(process, its) for process in Path("/proc").glob("[0-9]*"))


def is_at_mkdocs(its: Project) -> bool:
    mark = os.fsencode(its.work)
    return any(mark in command for _, command in commands())


def children(process: subprocess.Popen[str]) -> list[int]:
    """Processes that this one has begun and not yet done with (Linux tells)."""
    return [int(one) for task in Path(f"/proc/{process.pid}/task").glob("*/children") for one in _words(task)]


def running(its: Project, mark: bytes) -> list[int]:
    """Processes in the project with this among the words of their command."""
    return [int(process.name) for process, command in commands() if mark in command and _is_in(process, its)]


def _is_in(process: Path, its: Project) -> bool:
    """What a build starts stays in its folder. What has ended has none."""
    with suppress(OSError):
        return (process / "cwd").readlink() == its.root.resolve()
    return False


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    said: str
    at_work: bool
    """Whether the command had begun with its work when it was stopped: earlier, Python itself decides what is said."""


def stopped_after(one: Rivals, seconds: float, how: signal.Signals) -> Ended:
    """A build that gets a signal at this moment, or ends before it."""
    (one.its.work / "lock").unlink(missing_ok=True)
    process = start(one.its, "--jobs", "2")
    time.sleep(seconds)
    at_work = (one.its.work / "lock").exists()
    process.send_signal(how)
    said = printed(process)
    assert soon(lambda: is_alone(one.its)), "a process outlived its build"
    return Ended(process.returncode, said, at_work)


# --- steps --------------------------------------------------------------------------------------------------------

# The interpreter tells its hooks of every step at the disk before it is made: so a process can be killed between any
# two of them, and not only where chance happens to hit.
_STEPS = """
import os, signal, sys
steps, stop, log = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "ctypes.dlsym", "shutil.rmtree"}, %d, %r
seen = []
def step(event, arguments):
    if event in steps and (event != "open" or isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")):
        seen.append(event)
        if len(seen) == stop:
            os.kill(os.getpid(), signal.SIGKILL)
import generator.cli
sys.addaudithook(step)
try:
    generator.cli.main()
finally:
    if log:
        taken = "\\n".join(seen)
        with open(log, "w") as file:
            file.write(taken)
"""


def steps(one: Rivals, log: Path) -> list[str]:
    """Every step of a whole build that changes the disk, by name, in order."""
    begin_anew(one)
    # One process takes all steps, so that they come in the same order each time.
    process = start(one.its, "--jobs", "1", programme=_STEPS % (0, str(log)))
    said = printed(process)
    assert process.returncode == 0, said
    return log.read_text().splitlines()


def killed_before(one: Rivals, step: int) -> int:
    """Exit code of a build that is killed before this step, counted from 0."""
    begin_anew(one)
    process = start(one.its, "--jobs", "1", programme=_STEPS % (step + 1, ""))
    printed(process)
    assert soon(lambda: is_alone(one.its)), "a process outlived its build"
    return process.returncode


# --- disks --------------------------------------------------------------------------------------------------------


@cache
def namespace() -> tuple[str, ...] | None:
    """A command before which another one may mount what nobody else sees; None where that is not allowed."""
    for command in (("unshare", "--mount"), ("unshare", "--user", "--map-root-user", "--mount")):
        if shutil.which("unshare") is not None:
            tried = subprocess.run(
                [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
            )
            if tried.returncode == 0:
                return command
    return None


@cache
def unprivileged() -> tuple[str, ...] | None:
    """A command before which permissions hold for root as well; None where root cannot give up its privileges."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return ()
    command = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    can = shutil.which("setpriv") is not None and subprocess.run([*command, "true"], check=False).returncode == 0
    return command if can else None


def on_a_full_disk(one: Rivals, folder: Path, free: int, spoken: str = "id") -> tuple[int, str, str]:
    """Exit code, words and digest of the site after a build on a disk of its own with `free` kilobytes left."""
    disk, after = folder / "disk", folder / "after"
    disk.mkdir()
    script = """
        set -e
        mount -t tmpfs -o size=64m tmpfs "$1"
        cp -a "$2" "$1/project"
        left=$(df --output=avail -k "$1" | tail -n 1)
        dd if=/dev/zero of="$1/filler" bs=1k count=$((left - $4)) status=none
        cd "$1/project"
        set +e
        "$5" -c "$6" build --as-of "$7" --language "$8"
        code=$?
        cp -a site "$3" && test -z "$(find . -maxdepth 1 -name '.site*' ! -name .site.twin)" || code=99
        exit $code
    """
    places, again = (str(disk), str(one.its.root), str(after)), (sys.executable, PORTFOLIO, TODAY.isoformat(), spoken)
    done = subprocess.run(
        [*(namespace() or ()), "sh", "-c", script, "sh", *places, str(free), *again],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, without_findings(done.stdout + done.stderr), digest(after)
