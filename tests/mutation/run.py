"""Mutation testing of the package that protects people: `make mutation`, or `make mutation MODULES="policy labels"`.

Each rule of a module is removed or turned round, and the tests must notice. A mutant is made in memory, in a process
that is forked for it and ends with it, inside a copy of the project: nothing that is changed is ever written.
"""

import ast
import gc
import importlib
import importlib.abc
import importlib.machinery
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis
import hypothesis.strategies
import pytest

from tests.mutation.mutants import Mutant, mutants

PACKAGE = "generator.safeguarding"
ENOUGH = 0.95
"""Share of the mutants that must be killed."""

SLOWER = 10
"""A mutant that takes so many times the processor time of the unchanged module runs for ever: it is killed."""

_UNIT = "tests/unit/safeguarding"
_ALSO: Mapping[str, tuple[str, ...]] = {
    "attack": (f"{_UNIT}/test_suppression.py", f"{_UNIT}/test_disclosure.py", "tests/property/test_suppression.py"),
    "calendar": (f"{_UNIT}/test_publish.py", "tests/golden/test_golden.py"),
    "consent": (f"{_UNIT}/test_guard.py", "tests/property/test_consent.py"),
    "disclosure": (f"{_UNIT}/test_ledger.py", f"{_UNIT}/test_publish.py", "tests/golden/test_golden.py"),
    "figures": (f"{_UNIT}/test_publish.py", f"{_UNIT}/test_disclosure.py", "tests/golden/test_golden.py"),
    "finished": (f"{_UNIT}/test_audit.py", f"{_UNIT}/test_hosts.py"),
    "hosts": (f"{_UNIT}/test_audit.py",),
    "labels": (f"{_UNIT}/test_text_rules.py",),
    "names": (f"{_UNIT}/test_text_rules.py",),
    "people": (
        f"{_UNIT}/test_disclosure.py",
        f"{_UNIT}/test_ledger.py",
        f"{_UNIT}/test_publish.py",
        "tests/golden/test_golden.py",
    ),
    "picture_files": (f"{_UNIT}/test_pictures.py",),
    "personal_data": (f"{_UNIT}/test_forms_of_personal_data.py",),
    "pictures": (),
    "plain_text": (f"{_UNIT}/test_personal_data.py", f"{_UNIT}/test_names.py"),
    "policy": (f"{_UNIT}/test_guard.py", f"{_UNIT}/test_disclosure.py"),
    "private_text": (f"{_UNIT}/test_audit.py",),
    "publish": (f"{_UNIT}/test_disclosure.py", f"{_UNIT}/test_ledger.py", "tests/golden/test_golden.py"),
    "searching": (f"{_UNIT}/test_personal_data.py",),
    "suppression": (f"{_UNIT}/test_disclosure.py", "tests/property/test_suppression.py"),
    "text_rules": (f"{_UNIT}/test_guard.py",),
}
"""Tests of a module besides its own: asked only about what those let live."""

_PYTEST = (
    *("-q", "--tb=no", "--no-header", "-p", "no:cacheprovider"),
    *("-p", "_hypothesis_pytestplugin", "--hypothesis-profile=mutation"),
)
_PHASES = (hypothesis.Phase.explicit, hypothesis.Phase.generate)


@dataclass(frozen=True, slots=True)
class Outcome:
    mutants: Sequence[Mutant]
    survivors: Sequence[Mutant]
    left_out: Sequence[str]
    """Tests that fail without any change, and prove nothing."""


def main(modules: Sequence[str], workers: int) -> bool:
    """Whether enough of the mutants were killed. The current folder is the copy."""
    files = sorted(Path("generator", "safeguarding").glob("*.py"))
    known = [file.stem for file in files if file.stem != "__init__"]
    total = killed = 0
    all_passed = True
    # Random examples are the same ones each time, the first that fails is enough, and a busy machine kills nothing.
    hypothesis.settings.register_profile(
        "mutation",
        deadline=None,
        derandomize=True,
        database=None,
        phases=_PHASES,
        suppress_health_check=[*hypothesis.HealthCheck],
    )
    hypothesis.settings.load_profile("mutation")
    for module in modules or known:
        outcome = _outcome(module, workers)
        total += len(outcome.mutants)
        killed += len(outcome.mutants) - len(outcome.survivors)
        for test in outcome.left_out:
            print(f"  fails without any change: {test}")
            all_passed = False
        for mutant in outcome.survivors:
            print(f"  {module}.py:{mutant.line}: {_difference(mutant)}")
        _print_share(module, len(outcome.mutants) - len(outcome.survivors), len(outcome.mutants))
    _print_share("all", killed, total)
    return all_passed and killed >= ENOUGH * total


def _print_share(name: str, killed: int, total: int) -> None:
    print(f"{name}: {killed} of {total} killed, {killed / max(total, 1):.1%}", flush=True)


def _difference(mutant: Mutant) -> str:
    """The part that differs, with a few characters around it."""
    before, after = mutant.before, mutant.after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    left, right = before[max(0, start - 40) : start], before[len(before) - end : len(before) - end + 40]
    change = f"{before[start : len(before) - end]} → {after[start : len(after) - end]}"
    return f"{left}⟦{change}⟧{right}".replace("\n", "\\n")


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


# --- one module -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Trial:
    """What every mutant of a module goes through."""

    name: str
    file: Path
    tree: ast.Module
    tests: Sequence[str]
    seconds: int
    notes: Path
    """Folder in which each process says which tests failed."""
    left_out: Sequence[str] = ()
    """Tests that fail without any change."""


def _outcome(module: str, workers: int) -> Outcome:
    name = f"{PACKAGE}.{module}"
    file = Path("generator", "safeguarding", f"{module}.py")
    tree = ast.parse(file.read_text("utf-8"))
    own = [path for path in (f"{_UNIT}/test_{module}.py",) if Path(path).exists()]
    _forget(name)
    made = alive = mutants(tree)
    left_out: list[str] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as notes:
        for tests in (own, _ALSO.get(module, ())):
            if tests:
                trial = _tried_unchanged(_Trial(name, file, tree, tests, 0, Path(notes)))
                left_out += trial.left_out
                alive = _survivors(trial, alive, workers)
    return Outcome(made, alive, left_out)


def _tried_unchanged(trial: _Trial) -> _Trial:
    """With the processor time that the tests take on the unchanged module, and without those that fail on it."""
    pid = _forked(replace(trial, seconds=resource.RLIM_INFINITY), Mutant(0, "", "", lambda: None), [], ())
    _, status, usage = os.wait4(pid, 0)
    failed = _note(trial, pid)
    if status != 0 and not failed:
        raise SystemExit(f"The tests of {trial.name} cannot be run on the unchanged module: {' '.join(trial.tests)}")
    seconds = int(SLOWER * (usage.ru_utime + usage.ru_stime)) + 2
    return replace(trial, seconds=seconds, left_out=failed)


def _note(trial: _Trial, pid: int) -> Sequence[str]:
    note = trial.notes / str(pid)
    return note.read_text("utf-8").splitlines() if note.exists() else ()


def _survivors(trial: _Trial, made: Sequence[Mutant], workers: int) -> list[Mutant]:
    survivors: list[int] = []
    running: dict[int, int] = {}
    killers: list[str] = []

    def end_one() -> None:
        pid, status = os.wait()
        place = running.pop(pid)
        if status == 0:
            survivors.append(place)
        for killer in _note(trial, pid):
            killers[:] = [killer, *(one for one in killers if one != killer)]

    for place, mutant in enumerate(made):
        if len(running) == workers:
            end_one()
        running[_forked(trial, mutant, killers)] = place
    while running:
        end_one()
    return [made[place] for place in sorted(survivors)]


def _forked(trial: _Trial, mutant: Mutant, killers: Sequence[str], options: Sequence[str] = ("-x",)) -> int:
    pid = os.fork()
    if pid == 0:
        # Whatever happens here, the parent's code is not run a second time.
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (trial.seconds, trial.seconds))
            code = _run(trial, mutant, killers, options)
        finally:
            os._exit(code)
    return pid


def _run(trial: _Trial, mutant: Mutant, killers: Sequence[str], options: Sequence[str]) -> int:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    mutant.make()
    code = compile(ast.fix_missing_locations(trial.tree), str(trial.file.resolve()), "exec")
    sys.meta_path.insert(0, _Changed(trial.name, trial.file, code))
    note = trial.notes / str(os.getpid())
    order = _Order(killers, trial.left_out, note)
    # With the notes, since a process that runs for ever is stopped before it can clean up.
    return int(pytest.main([*_PYTEST, *options, f"--basetemp={note}-files", *trial.tests], plugins=[order]))


class _Order:
    """The tests that killed the last mutants come first: the next ones are much like them."""

    def __init__(self, killers: Sequence[str], left_out: Sequence[str], note: Path) -> None:
        self._places = {killer: place for place, killer in enumerate(killers)}
        self._left_out = frozenset(left_out)
        self._note = note

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        asked = [item for item in items if item.nodeid not in self._left_out]
        items[:] = sorted(asked, key=lambda item: self._places.get(item.nodeid, len(self._places)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            with self._note.open("a", encoding="utf-8") as note:
                note.write(f"{report.nodeid}\n")


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Lets one module be imported in its changed version."""

    def __init__(self, name: str, file: Path, code: CodeType) -> None:
        self._name, self._file, self._code = name, file, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=str(self._file))
        spec.has_location = True
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


# --- what is imported once for all ------------------------------------------------------------------------------------


def _forget(name: str) -> None:
    """Everything is imported, then the module and what imports it forgotten: a mutant need not import much anew, and
    finds the patterns that are not its own compiled."""
    modules = _modules()
    for other in sorted(modules):
        importlib.import_module(other)
    for other in _importing(name):
        del sys.modules[other]
        package, _, own = other.rpartition(".")
        if own in vars(sys.modules.get(package, ModuleType(""))):
            delattr(sys.modules[package], own)
    # What was imported is shared by all the processes, as long as none of them counts anew who uses it.
    gc.collect()
    gc.freeze()


def _importing(name: str) -> set[str]:
    """`name`, and every module that imports it, itself or through others."""
    imports = {module: _imports(file) for module, file in _modules().items()}
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [module for module, imported in imports.items() if one in imported]
    return found


def _modules() -> dict[str, Path]:
    files = (file for file in Path("generator").rglob("*.py") if file.name != "__main__.py")
    return {".".join(file.with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


# --- the copy ---------------------------------------------------------------------------------------------------------

_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".*", "node_modules")


def _copied(into: Path) -> Path:
    here = Path.cwd()
    shutil.copytree(
        here,
        into / "project",
        ignore=lambda folder, names: {
            *_NOT_COPIED(folder, names),
            *({"site", "build"} & set(names) if Path(folder) == here else ()),
        },
    )
    return into / "project"


def _in_a_copy(arguments: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        project = _copied(Path(folder))
        # One thread each: numbers are few, and a fork takes no other threads along.
        env = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "tests.mutation.run", "--here", *arguments]
        return subprocess.run(command, cwd=project, env=env, check=False).returncode


if __name__ == "__main__":
    if sys.argv[1:2] != ["--here"]:
        raise SystemExit(_in_a_copy(sys.argv[1:]))
    started = time.monotonic()
    is_enough = main(sys.argv[3:], int(sys.argv[2]))
    print(f"{time.monotonic() - started:.0f} seconds")
    raise SystemExit(0 if is_enough else 1)
