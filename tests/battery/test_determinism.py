"""The same records and the same day are the same site, to the byte and the permission, wherever and however it is
built; and the same findings.

Whoever builds a site again can so tell whether the one that is public was made from these records.
"""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.project import Project
from tests.building import EXAMPLE, REAL, ROOT, TODAY, project
from tests.faults import PORTFOLIO

if sys.platform == "win32":
    pytest.skip("locales, umask and disks of Unix", allow_module_level=True)

pytestmark = pytest.mark.battery

GROUP = "cohorts/semarang-2023/groups/dapur/group.yml"

BACKWARDS = '''
"""Loaded by every Python of a build: a disk that lists its files the other way round."""
import os
really_listdir, really_scandir = os.listdir, os.scandir
class Backwards:
    def __init__(self, *place):
        with really_scandir(*place) as entries:
            self.entries = iter(sorted(entries, key=lambda one: one.name, reverse=True))
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self.close()
    def close(self):
        self.entries = iter(())
os.scandir = Backwards
os.listdir = lambda *place: sorted(really_listdir(*place), reverse=True)
'''


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and under which circumstances the command runs."""

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = "project"
    """Below a folder of the test's own."""
    disk: Path | None = None
    """Where that lies, if not where tests lie."""
    lists_backwards: bool = False
    alone: bool = False
    """With no other variable than the path of programs."""


SURROUNDINGS = (
    Surroundings("plain", {"PYTHONHASHSEED": "0", "TZ": "Asia/Jakarta", "LC_ALL": "C.UTF-8"}),
    Surroundings("other-hashes-far-east", {"PYTHONHASHSEED": "4294967295", "TZ": "Pacific/Kiritimati"}, umask=0o002),
    Surroundings(
        "only-ascii-far-west",
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Etc/GMT+12"},
        umask=0o077,
    ),
    Surroundings(
        "missing-locale", {"LC_ALL": "xx_XX.ISO-8859-1", "LANGUAGE": "de:ar", "TZ": "Nowhere/At_All"}, umask=0o000
    ),
    Surroundings("disk-of-its-own", {"PYTHONHASHSEED": "2"}, disk=Path("/dev/shm")),
    Surroundings("backwards", {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns"}, umask=0o027, lists_backwards=True),
    Surroundings(
        "spaces-and-letters",
        {"COLUMNS": "20", "LINES": "5", "TERM": "dumb"},
        folder="Daftar  péngusaha 名 (baru) #1 & 50%",
    ),
    Surroundings("nobody-at-home", {"HOME": "/nonexistent", "PYTHONOPTIMIZE": "0"}, umask=0o037, alone=True),
)
"""In some, several things are otherwise; what differs then says which."""

TERMINALS = {
    "other-hashes-far-east": {"COLUMNS": "300", "TERM": "xterm-256color", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    "backwards": {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "CI": "true"},
}


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    said: str


@pytest.fixture(params=SURROUNDINGS, ids=lambda one: str(one.name))
def around(request: pytest.FixtureRequest) -> Surroundings:
    its: Surroundings = request.param
    return its


@pytest.fixture
def folder(around: Surroundings, tmp_path: Path) -> Iterator[Path]:
    if around.disk is None:
        yield tmp_path
        return
    if not os.access(around.disk, os.W_OK):
        pytest.skip("no second disk here")
    own = around.disk / f"determinism-{os.getpid()}-{tmp_path.name}"
    own.mkdir()
    try:
        yield own
    finally:
        shutil.rmtree(own)


def run(around: Surroundings, folder: Path, its: Project, *arguments: str) -> Ran:
    """The command in the project, in these surroundings."""
    paths = [str(ROOT)]
    if around.lists_backwards:
        (folder / "hooks").mkdir(exist_ok=True)
        (folder / "hooks" / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
        paths.insert(0, str(folder / "hooks"))
    inherited = {"PATH": os.environ["PATH"]} if around.alone else dict(os.environ)
    variables = {
        **{name: value for name, value in inherited.items() if not name.startswith(("PYTHON", "LC_", "LANG"))},
        "PYTHONPATH": os.pathsep.join(paths),
        **around.variables,
        **TERMINALS.get(around.name, {}),
    }
    done = subprocess.run(
        [sys.executable, "-c", PORTFOLIO, *arguments],
        cwd=its.root,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        umask=around.umask,
        timeout=600,
        check=False,
    )
    assert not done.stderr, done.stderr.decode("utf-8", "replace")
    return Ran(done.returncode, done.stdout.decode("utf-8"))


def build(around: Surroundings, folder: Path, its: Project, jobs: int) -> None:
    ran = run(around, folder, its, "build", "--as-of", TODAY.isoformat(), "--jobs", str(jobs))
    assert ran.code == 0, ran.said
    assert ran.said.endswith(" × id, en\n"), ran.said


def laid(around: Surroundings, folder: Path) -> Project:
    """The example's project, with nothing of earlier builds, not even pictures."""
    root = folder / around.folder
    its = project(root, EXAMPLE)
    shutil.rmtree(its.work)
    return its


def everything(site: Path) -> dict[str, str]:
    """Permissions and digest by name, the folder of the site itself included."""
    return {
        path.relative_to(site).as_posix(): f"{stat.filemode(path.lstat().st_mode)} "
        + (hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in (site, *site.rglob("*"))
    }


def digest(found: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(f"{name}\0{its}\n" for name, its in sorted(found.items())).encode()).hexdigest()


# --- sites --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def the_one(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The site that all others shall be: built by one process, for the first time, in plain surroundings."""
    around, folder = SURROUNDINGS[0], tmp_path_factory.mktemp("the-one")
    its = laid(around, folder)
    build(around, folder, its, 1)
    return everything(its.out)


def same(found: Mapping[str, str], the_one: Mapping[str, str]) -> None:
    differing = sorted(name for name in {*found, *the_one} if found.get(name) != the_one.get(name))
    assert not differing, [(name, found.get(name), the_one.get(name)) for name in differing[:5]]
    assert digest(found) == digest(the_one)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_site_is_one_and_the_same_built_for_the_first_time_and_after_other_records(
    around: Surroundings, folder: Path, jobs: int, the_one: Mapping[str, str]
) -> None:
    """Two of the 32 sites: from nothing; and where one record was otherwise in the meantime, and where all were."""
    its = laid(around, folder)
    build(around, folder, its, jobs)
    same(everything(its.out), the_one)

    group = its.records / GROUP
    before = group.read_bytes()
    group.write_bytes(before.replace(b"id: Dapur", b"id: Dapur Ramai"))
    build(around, folder, its, jobs)
    assert digest(everything(its.out)) != digest(the_one)

    # By one process after one record, by two after all of them: both ways were another site's before.
    if jobs == 2:
        shutil.rmtree(its.records)
        shutil.copytree(REAL, its.records)
        build(around, folder, its, jobs)
        shutil.rmtree(its.records)
        shutil.copytree(EXAMPLE, its.records)
    group.write_bytes(before)
    build(around, folder, its, jobs)
    same(everything(its.out), the_one)


# --- findings -----------------------------------------------------------------------------------------------------

WRONG = "records/cohorts/semarang-2023/cohort.yml"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_the_same_findings_are_printed_in_the_same_bytes(
    around: Surroundings, folder: Path, form: str, language: str, plainly: Mapping[tuple[str, str], Ran]
) -> None:
    assert checked(around, folder, form, language) == plainly[form, language]


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Ran]:
    """What plain surroundings print."""
    forms = [(form, language) for form in ("text", "json", "github") for language in ("id", "en")]
    folders = {one: tmp_path_factory.mktemp("plainly") for one in forms}
    found = {one: checked(SURROUNDINGS[0], folders[one], *one) for one in forms}
    assert all(one.code == 1 for one in found.values())
    assert all(ran.said.count("Y09") >= 1 for (form, _), ran in found.items()), "the mistake that was made is not told"
    assert len({one.said for one in found.values()}) == len(forms)
    return found


def checked(around: Surroundings, folder: Path, form: str, language: str) -> Ran:
    """With errors in one record and one that is no text at all, besides the warnings and notes of the example."""
    its = laid(around, folder)
    cohort = its.root / WRONG
    text = cohort.read_text("utf-8")
    cohort.write_text(text.replace("total: 20000000", "total: 20.000.000"), "utf-8")
    (its.records / "organisations" / "bukan-teks.yml").write_bytes(b"\xff\xfe\n")
    (its.records / "catatan péribadi.txt").write_text("x", "utf-8")
    return run(around, folder, its, "check", "--as-of", TODAY.isoformat(), "--format", form, "--language", language)
