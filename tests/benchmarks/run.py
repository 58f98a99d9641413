"""How fast reading and building are, beside others that do the same work: `python -m tests.benchmarks.run 1000 10000`.

Each number is the median of three runs, the contenders in turn, every run in a process of its own. What matters are the
ratios: they hold on another machine as well.
"""

import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

import yaml

from generator.build import build
from generator.charts.drawing import draw, drawn_once
from generator.charts.frames import Frames
from generator.examine import examine
from generator.findings.catalogue import catalogue
from generator.language.speech import LANGUAGES, language
from generator.manual import manual
from generator.memory import Memory, Notes
from generator.pages.every import pages, pictures
from generator.pages.manual import pages as manual_pages
from generator.pages.page import Writer
from generator.project import Project
from generator.records.load import load
from generator.site.assembly import lay, lay_ground
from tests.benchmarks.synthetic import PAGES_PER_COHORT, RECORDS_PER_COHORT, write
from tests.building import TODAY, laid_out

RUNS: Final = 3
JOBS: Final = 2


@dataclass(frozen=True, slots=True)
class Measured:
    seconds: float
    megabytes: float
    """The most memory that the process has held, or the largest of those that it began."""


Run = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Contender:
    run: Run
    without: Sequence[str] = ()
    """What is taken away beforehand, by path inside the folder."""


def measured(one: Contender, folder: Path) -> Measured:
    """One run in a fresh process."""
    for name in one.without:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    # What was written or taken away before is done with.
    os.sync()
    # Not one of a pool of `multiprocessing`: those may begin no others.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, one.run, folder).result()


def _measured(run: Run, folder: Path) -> Measured:
    began = time.perf_counter()
    run(folder)
    seconds = time.perf_counter() - began
    most = max(resource.getrusage(of).ru_maxrss for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Measured(seconds, most / 1024)


def in_turn(contenders: Mapping[str, Contender], folder: Path) -> dict[str, Measured]:
    """The median of each, and the most memory."""
    runs: dict[str, list[Measured]] = {name: [] for name in contenders}
    for _ in range(RUNS):
        for name, contender in contenders.items():
            runs[name].append(measured(contender, folder))
    return {
        name: Measured(statistics.median(one.seconds for one in its), max(one.megabytes for one in its))
        for name, its in runs.items()
    }


# --- reading ------------------------------------------------------------------------------------------------------


def bare(folder: Path) -> None:
    """What PyYAML's C parser needs for the same files, without positions or checks."""
    for path in sorted(folder.joinpath("records").rglob("*.yml")):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def remembering(folder: Path) -> None:
    assert load(folder / "records", Notes(folder / "memory" / "records")).portfolio is not None


def alone(folder: Path) -> None:
    """Without any memory."""
    assert load(folder / "records").portfolio is not None


# --- building -----------------------------------------------------------------------------------------------------


def project_of(folder: Path) -> Project:
    return Project(folder / "records", folder / "site", folder)


def built(folder: Path) -> None:
    """By a process of its own for each language, as the command does it on two cores."""
    done = build(project_of(folder), TODAY, lambda stage: None, jobs=JOBS)
    assert done.done, (done.refused, done.errors)


ALL_BUT_CHARTS: Final = (
    "site",
    ".site.twin",
    "build/docs",
    "build/good",
    *(f"build/cache/{one}" for one in ("pages", "records", "search", "seen")),
)
"""What is there of earlier builds besides the pictures of charts."""


def changed(folder: Path) -> None:
    """One word in one record is another one than in the build before."""
    path = folder / "records/cohorts/angkatan-00003/groups/kelompok-a/group.yml"
    before = path.read_text("utf-8")
    after = before.replace("Usahanya ", "Usaha ") if "Usahanya " in before else before.replace("Usaha ", "Usahanya ", 1)
    assert after != before
    path.write_text(after, "utf-8")
    built(folder)


def plain(folder: Path) -> None:
    """The same Markdown by MkDocs as it comes, one language after the other, with the search it brings."""
    for code in ("id", "en"):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / f"plain.{code}.yml")],
            check=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )


def hugo(folder: Path) -> None:
    """The same Markdown by Hugo with the smallest theme there is."""
    subprocess.run(
        [Path(sys.executable).with_name("hugo"), "--quiet", "--source", str(folder / "hugo")],
        check=True,
        stderr=subprocess.DEVNULL,
    )


def lay_out(folder: Path) -> None:
    """What the others need: the same pages in Markdown, with the same pictures and data."""
    project = project_of(folder)
    read = examine(project.records, TODAY).read
    assert read is not None
    shown = read.published(TODAY)
    picture = drawn_once(draw, Memory(project.cache / "charts", ".svg"))
    for code in LANGUAGES:
        content, frames = folder / "hugo" / "content" / code, Frames()
        writer = Writer(language(code), frames.frame, shown.programme.licence)
        ground = lay_ground(content, pictures(shown, code), project.docs / code, project.docs / "assets")
        its = chain(pages(shown, writer), manual_pages(tuple(manual(catalogue(code))), writer))
        hung = (replace(page, markdown=frames.hung(page.markdown, picture)) for page in its)
        lay(ground, hung, content, content)
        values = {
            "site_name": "Plain",
            "docs_dir": f"hugo/content/{code}",
            "site_dir": f"plain/{code}",
            "theme": {"name": "material", "font": False, "language": code},
            "plugins": ["search"],
            "nav": ["index.md", "cohorts/index.md"],
        }
        (folder / f"plain.{code}.yml").write_text(yaml.safe_dump(values), "utf-8")
    layouts = folder / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text("<!doctype html><title>{{ .Title }}</title>{{ .Content }}", "utf-8")
    configuration = "markup: {goldmark: {renderer: {unsafe: true}}}\ndisableKinds: [taxonomy, term, RSS, sitemap]\n"
    (folder / "hugo" / "hugo.yaml").write_text(configuration, "utf-8")


# --- the tables ---------------------------------------------------------------------------------------------------


def row(name: str, one: Measured, than: Measured) -> str:
    return f"| {name} | {one.seconds:.2f} s | {one.seconds / than.seconds:.2f} | {one.megabytes:.0f} MB |"


def reading(records: int, folder: Path) -> list[str]:
    write(folder / "records", records // RECORDS_PER_COHORT)
    contenders = {
        "PyYAML, CSafeLoader": Contender(bare),
        "Reading and validating": Contender(alone),
        "The same, and remembering it": Contender(remembering, ["memory"]),
        "Unchanged records": Contender(remembering),
    }
    found = in_turn(contenders, folder)
    base = found["PyYAML, CSafeLoader"]
    return [
        f"| {records:,} records | Median | Ratio | Memory |",
        "| --- | ---: | ---: | ---: |",
        *(row(name, one, base) for name, one in found.items()),
    ]


def building(size: int, folder: Path) -> list[str]:
    write(folder / "records", size // PAGES_PER_COHORT)
    laid_out(folder)
    measured(Contender(built), folder)
    lay_out(folder)
    contenders = {
        "Plain MkDocs, twice": Contender(plain, ["plain"]),
        "Hugo": Contender(hugo, ["hugo/public"]),
        "All of the build": Contender(built, ALL_BUT_CHARTS),
        "One record changed": Contender(changed),
        "Another one changed": Contender(changed),
    }
    found = in_turn(contenders, folder)
    base = found["Plain MkDocs, twice"]
    return [
        f"| {size:,} pages a language | Median | Ratio | Memory |",
        "| --- | ---: | ---: | ---: |",
        *(row(name, one, base) for name, one in found.items()),
    ]


def main(sizes: Sequence[int]) -> None:
    for size in sizes:
        for table in (reading, building):
            with tempfile.TemporaryDirectory() as temporary:
                print("\n".join(table(size, Path(temporary))), end="\n\n", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000])
