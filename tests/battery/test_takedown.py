"""A record of every kind taken down from a built site, and with all that can be wrong beside it."""

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.project import Project
from generator.site.assembly import alone
from tests.building import EXAMPLE, TODAY, built, last_good, rebuilt
from tests.traces import distinctive, figures, files, numbers, traces, words_of_the_project

pytestmark = pytest.mark.battery

LEDGERS = ("takedowns.yml", "released.yml")


def run(its: Project, *arguments: str) -> Result:
    """A command, in the project's folder. One that breaks off fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(its.root)
        result = CliRunner().invoke(main, [*arguments, "--as-of", TODAY.isoformat()])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return built(tmp_path_factory.mktemp("takedowns") / "project", EXAMPLE)


@pytest.fixture
def its(whole: Project, tmp_path: Path) -> Project:
    """A copy of the built example, with all that its build has left."""
    root = shutil.copytree(whole.root, tmp_path / "project")
    return Project(root / "records", root / "site", root)


def records_of(its: Project) -> Mapping[str, bytes]:
    return {path: data for path, data in files(its.records).items() if path.endswith(".yml")}


def needles_of(removed: Mapping[str, bytes], its: Project) -> set[str]:
    yaml = {path: data for path, data in removed.items() if path.endswith(".yml")}
    return distinctive(yaml, [*records_of(its).values(), *words_of_the_project()])


def counts_in_data(site: Mapping[str, bytes]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Of every data file, the counts of people by language and key, as its cells have them."""
    for path, data in site.items():
        if path.endswith(".csv"):
            divided = csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";" if path[:2] == "id" else ",")
            yield from (((path[:2], cells[11]), cells[5:9]) for cells in divided if len(cells) > 11 and cells[11])


# --- one of each kind -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    wanted: str
    gone: frozenset[str]
    """Pages that are no more, inside a language."""
    changed: frozenset[str]
    """Pages that named it, or showed something of it, inside a language."""
    is_on_the_site: bool = True
    """Whether words of its own were there to be found; those of a consent never were."""
    is_still_named: bool = False
    """By others, in words of their own."""


COHORT = "cohorts/semarang-2023/"
DAPUR, JAHIT, KRIYA = (f"{COHORT}{name}/" for name in ("dapur", "jahit", "kriya-rotan"))
RECIPE = f"{COHORT}stories/tetangga-belajar/"
SURABAYA = "cohorts/surabaya-2024/"

CASES = {
    "cohort": Case(
        "cohort:semarang-2023",
        gone=frozenset({COHORT, DAPUR, JAHIT, KRIYA, RECIPE, f"{COHORT}stories/pagi-di-pasar/"}),
        changed=frozenset({"", "cohorts/", "gaps/", "journey/", "lessons/", "outcomes/", "places/", "stories/"}),
    ),
    # The first page shows what the newest cohort reached: from now on, of the one before.
    "newest-cohort": Case(
        "cohort:yogyakarta-2026",
        gone=frozenset({"cohorts/yogyakarta-2026/" + name for name in ("", "anyam/", "roti/")}),
        changed=frozenset({"", "cohorts/", "journey/", "outcomes/", "places/"}),
    ),
    # The cohort lists it, tells of its events, and of its part of the fund; a story leads to it. What is not known of
    # it, and what it did not reach, is listed as well.
    "group": Case(
        "semarang-2023/dapur", frozenset({DAPUR}), frozenset({COHORT, RECIPE, "gaps/", "lessons/", "outcomes/"})
    ),
    # The cohort shows what the money of all plans together is for.
    "business-plan": Case("business-plan:semarang-2023/dapur", frozenset(), frozenset({DAPUR, COHORT, "gaps/"})),
    # The newest outcome stands on the page of all outcomes: from now on, the one before.
    "outcome": Case(f"records/{DAPUR[:-6]}groups/dapur/outcomes/2023-q3.yml", frozenset(), frozenset({DAPUR})),
    "newest-outcome": Case(
        "semarang-2023/dapur/2024-q2",
        frozenset(),
        frozenset({DAPUR, COHORT, "gaps/", "lessons/", "outcomes/"}),
        is_on_the_site=False,
    ),
    "story": Case("tetangga-belajar", frozenset({RECIPE}), frozenset({"", COHORT, DAPUR, "stories/"})),
    "media": Case("panci-di-tungku", frozenset(), frozenset({DAPUR, RECIPE})),
    # What it covered is shown no longer: a story, and a picture of a group.
    "consent": Case(
        "c-001", frozenset({RECIPE}), frozenset({"", COHORT, DAPUR, KRIYA, "stories/"}), is_on_the_site=False
    ),
    # Who said something on its behalf, its guests, and the sources that it has published go with it.
    "organisation": Case("tali-simpul", frozenset(), frozenset({COHORT, "corrections/", "programme/", "sources/"})),
    "person": Case("ratna-khayalani", frozenset(), frozenset({COHORT, "programme/"})),
    "person-named-by-others": Case("fiksiani", frozenset(), frozenset({"programme/"}), is_still_named=True),
    "place": Case("33.74", frozenset(), frozenset({"", COHORT, "cohorts/", "gaps/", "places/"})),
    # Every figure that stood on it cites it no longer.
    "source": Case(
        "laporan-angkatan",
        frozenset(),
        frozenset({"", COHORT, DAPUR, JAHIT, KRIYA, "outcomes/", "programme/", "sources/"})
        | {f"{SURABAYA}{name}" for name in ("", "cuci/", "kebun-atap/", "pasar-bersama/")},
    ),
    "indicator": Case(
        "laba-bersih",
        frozenset(),
        frozenset({COHORT, DAPUR, JAHIT, KRIYA, "gaps/", "lessons/", "method/", "outcomes/"})
        | {f"{SURABAYA}{name}" for name in ("", "cuci/", "pasar-bersama/")},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_record_leaves_no_trace_and_moves_nothing(case: Case, its: Project) -> None:
    before, records = files(its.out), files(its.records)
    result = run(its, "takedown", case.wanted)
    assert result.exit_code == (1 if case.is_still_named else 0), result.output
    after, work = files(its.out), files(its.work)
    removed = {path: data for path, data in records.items() if path not in files(its.records)}
    assert removed

    # No trace: no words of it anywhere, no picture, no address.
    needles = needles_of(removed, its)
    assert bool(traces(before, needles)) == case.is_on_the_site
    assert traces(after, needles) == []
    assert traces({path: data for path, data in work.items() if not path.endswith(LEDGERS)}, needles) == []
    assert traces({"": result.output.encode()}, needles) == []
    lost = {path for path in before if path not in after}
    pictures = {path.rpartition("/")[2] for path in lost if "/media/" in path}
    addresses = {f"{address}index.html" for address in case.gone}
    assert {path.partition("/")[2] for path in lost if path.endswith(".html")} == addresses
    # Names in the search are digests of what they stand for, so there a change is another file.
    lost -= {path for path in lost if "/pagefind/" in path}
    others = {path for path in lost if not path.endswith((".html", ".csv"))}
    assert others == {path for path in lost if "/media/" in path}
    assert [path for path in after for address in case.gone if f"/data/{address}" in path] == []
    assert traces(after, pictures) == []
    bytes_lost = {before[path] for path in lost if "/media/" in path}
    assert not bytes_lost & {*after.values(), *work.values()}

    # Nothing else moves: the same pages, the same bytes, the same numbers.
    assert {path for path in after if "/pagefind/" not in path} <= before.keys()
    changed = {path for path, data in after.items() if data != before.get(path, data)}
    assert {path for path in changed if not path.endswith((".html", ".csv"))} <= {
        "manifest.json",
        "sitemap.xml",
        *(f"{code}/pagefind/pagefind-entry.json" for code in ("id", "en")),
    }
    assert {path for path in changed if path.endswith(".html")} == {
        f"{code}/{address}index.html" for code in ("id", "en") for address in case.changed
    }
    known = {number for path, data in before.items() if path.endswith(".html") for number in numbers(data.decode())}
    for path in after:
        if path.endswith(".html"):
            was, now = before[path].decode(), after[path].decode()
            shown_before = figures(was)
            assert {key: said for key, said in figures(now).items() if shown_before.get(key, said) != said} == {}, path
            assert set(numbers(now)) <= known, path

    counted = dict(counts_in_data(before))
    assert {key: said for key, said in counts_in_data(after) if counted.get(key, said) != said} == {}

    # It is finished: records with warnings alone, and the next build gives the same bytes.
    assert run(its, "check").exit_code == 0
    done = rebuilt(its)
    assert (done.done, done.refused) == (True, ())
    assert files(its.out) == after
    assert run(its, "audit", str(its.out)).exit_code == 0


# --- whatever else is wrong -------------------------------------------------------------------------------------------


STORY, STORY_PAGE = "cohorts/semarang-2023/stories/tetangga-belajar.yml", f"{RECIPE}index.html"
GROUP = "cohorts/semarang-2023/groups/dapur"
BROKEN = "audience: [public\n"


@pytest.fixture(scope="module")
def right(whole: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example after a takedown with nothing wrong beside it."""
    root = shutil.copytree(whole.root, tmp_path_factory.mktemp("right") / "project")
    its = Project(root / "records", root / "site", root)
    assert run(its, "takedown", "semarang-2023/dapur").exit_code == 0
    return its


def breaks(*inside: str) -> Callable[[Project], None]:
    def broken(its: Project) -> None:
        for one in inside:
            (its.records / one).write_text(BROKEN)

    return broken


@pytest.mark.parametrize(
    "what",
    [
        breaks("cohorts/surabaya-2024/cohort.yml"),
        breaks("cohorts/semarang-2023/cohort.yml"),
        breaks("cohorts/semarang-2023/groups/jahit/group.yml", "sources/buku-kas.yml", "media/wajah.yml"),
        breaks("programme.yml"),
        breaks("overrides.yml"),
        lambda its: shutil.rmtree(its.records / "places"),
        lambda its: (its.records / "sources" / "link.yml").symlink_to(its.root / "mkdocs.yml"),
        lambda its: (its.records / "people" / "baru.txt").write_text("?"),
    ],
    ids=["cohort", "its-cohort", "several", "programme", "overrides", "places-gone", "link", "unknown-file"],
)
def test_with_others_wrong_the_site_is_that_of_the_last_good_records_without_it(
    what: Callable[[Project], None], its: Project, right: Project
) -> None:
    before = records_of(its)
    what(its)
    result = run(its, "takedown", "semarang-2023/dapur")
    assert result.exit_code == 0, result.output
    assert "dari catatan saat terakhir semuanya benar" in result.output
    assert files(its.out) == files(right.out)
    gone = {path: before[path] for path in before if path not in records_of(right)}
    assert traces(files(its.work), needles_of(gone, right)) == []
    assert [path for path in gone if (its.records / path).exists()] == []


def in_a_clone(its: Project) -> None:
    """Nothing was ever built here."""
    shutil.rmtree(its.work)


def test_in_a_fresh_clone_records_that_are_wrong_are_left_out_and_named(its: Project) -> None:
    before = files(its.out)
    in_a_clone(its)
    breaks("cohorts/surabaya-2024/groups/cuci/group.yml", "sources/buku-kas.yml", "people/fiksiani.yml")(its)
    result = run(its, "takedown", "tetangga-belajar", "--language", "en")
    assert result.exit_code == 0, result.output
    assert "without others that have errors now" in result.output
    after = files(its.out)
    assert f"id/{STORY_PAGE}" not in after
    # What belongs to the group's cohort is counted together; what cites the source goes on without it.
    assert not any("surabaya-2024" in path for path in after)
    named = {line.strip() for line in result.output.splitlines() if line.startswith("  records/")}
    assert {"records/sources/buku-kas.yml", "records/people/fiksiani.yml"} < named
    assert {one for one in named if "cohorts" in one} == {
        f"records/{path}" for path in files(its.records) if path.startswith("cohorts/surabaya-2024/")
    }
    assert f"id/{DAPUR}index.html" in after
    # Those that nobody broke say what they said.
    for path, data in after.items():
        if path.endswith(".html") and "cohorts/" in path:
            assert figures(data.decode()).items() <= figures(before[path].decode()).items(), path


@pytest.mark.parametrize("needed", ["programme.yml", "takedowns.yml"])
def test_in_a_fresh_clone_where_nothing_would_be_remembered_nothing_is_removed(needed: str, its: Project) -> None:
    in_a_clone(its)
    breaks(needed)(its)
    before = files(its.root)
    result = run(its, "takedown", "tetangga-belajar")
    assert result.exit_code == 1
    assert "SITUS BELUM DIBUAT ULANG" in result.output
    assert f"records/{needed}:" in result.output
    assert files(its.root) == before


def test_in_a_fresh_clone_a_red_ledger_of_figures_is_written_the_second_time(its: Project) -> None:
    good = (its.records / "released.yml").read_text("utf-8")
    in_a_clone(its)
    breaks("released.yml")(its)
    assert run(its, "takedown", "tetangga-belajar").exit_code == 0
    (its.records / "released.yml").write_text(good, "utf-8")
    assert run(its, "takedown", "tetangga-belajar").exit_code == 0
    assert "semarang-2023/participants" in (its.records / "released.yml").read_text("utf-8")
    assert run(its, "check").exit_code == 0


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_that_cannot_be_read_is_left_told_and_written_the_second_time(ledger: str, its: Project) -> None:
    before, good = files(its.out), (its.records / ledger).read_text("utf-8")
    breaks(ledger)(its)
    result = run(its, "takedown", "semarang-2023/dapur", "--language", "en")
    assert f"{ledger} cannot be read, so this takedown is not noted there yet." in result.output
    assert (its.records / ledger).read_text("utf-8") == BROKEN
    assert result.exit_code == 0, result.output
    assert f"id/{DAPUR}index.html" not in files(its.out)

    (its.records / ledger).write_text(good, "utf-8")
    again = run(its, "takedown", "semarang-2023/dapur", "--language", "en")
    assert again.exit_code == 0, again.output
    assert again.output.startswith("0 files were removed.\n")
    assert "cannot be read" not in again.output
    assert run(its, "check").exit_code == 0
    after = files(its.out)
    assert f"id/{DAPUR}index.html" not in after
    for path, data in after.items():
        if path.endswith(".html"):
            assert figures(data.decode()).items() <= figures(before[path].decode()).items(), path


def test_a_record_that_is_wrong_itself_can_be_taken_down(its: Project) -> None:
    breaks(f"{GROUP}/group.yml")(its)
    (its.records / STORY).write_bytes(b"\xff\xfe")
    assert run(its, "takedown", "semarang-2023/dapur").exit_code == 0
    assert run(its, "takedown", "tetangga-belajar").exit_code == 0
    assert run(its, "check").exit_code == 0
    assert not any("dapur" in path or "tetangga" in path for path in files(its.out))


def test_a_record_that_somebody_removed_by_hand_is_taken_down_from_the_site(its: Project) -> None:
    before = figures(files(its.out)["id/index.html"].decode())
    shutil.rmtree(its.records / "cohorts" / "semarang-2023")
    result = run(its, "takedown", "cohort:semarang-2023")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("0 berkas dihapus.\n")
    after = files(its.out)
    assert not any("semarang-2023" in path for path in after)
    assert figures(after["id/index.html"].decode()) == before


def test_without_a_site_one_is_built(its: Project) -> None:
    shutil.rmtree(its.out)
    assert run(its, "takedown", "tetangga-belajar").exit_code == 0
    assert f"id/{STORY_PAGE}" not in files(its.out)
    assert f"id/{DAPUR}index.html" in files(its.out)


def test_while_another_command_is_building_it_is_not_finished_and_can_be_repeated(its: Project) -> None:
    before = files(its.out)
    with alone(its.work):
        result = run(its, "takedown", "tetangga-belajar", "--language", "en")
    assert result.exit_code == 1
    assert "Another command is building this site." in result.output
    assert "THE SITE WAS NOT BUILT" in result.output
    assert files(its.out) == before
    again = run(its, "takedown", "tetangga-belajar")
    assert again.exit_code == 0, again.output
    assert f"id/{STORY_PAGE}" not in files(its.out)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


@pytest.mark.parametrize("damaged", [cut_off, Path.unlink, lambda file: file.write_text("?")])
def test_good_records_that_are_damaged_are_none_and_leave_no_trace(
    damaged: Callable[[Path], object], its: Project, right: Project
) -> None:
    before = records_of(its)
    damaged(its.last_good)
    result = run(its, "takedown", "semarang-2023/dapur")
    assert result.exit_code == 0, result.output
    assert files(its.out) == files(right.out)
    gone = {path: before[path] for path in before if path not in records_of(right)}
    assert traces(files(its.work), needles_of(gone, right)) == []


def test_what_was_left_where_good_records_lie_or_once_lay_goes(its: Project, right: Project) -> None:
    """By a takedown that was killed, and by builds when each of these records was a file."""
    before = records_of(its)
    for folder in (its.work / "unpacked" / "records", its.work / "good" / "records"):
        shutil.copytree(its.records, folder)
    assert run(its, "takedown", "semarang-2023/dapur").exit_code == 0
    gone = {path: before[path] for path in before if path not in records_of(right)}
    assert traces(files(its.work), needles_of(gone, right)) == []
    assert not (its.work / "unpacked").exists()


def test_where_no_site_can_be_built_that_is_said_first_and_the_site_stays(its: Project) -> None:
    before = files(its.out)
    about = its.root / "docs" / "id" / "about.md"
    about.write_text(about.read_text("utf-8") + "\nUntuk penyintas bencana.\n", "utf-8")
    # Left by a build that was killed.
    shutil.copyfile(its.last_good, its.coming_good)
    result = run(its, "takedown", "tetangga-belajar", "--language", "en")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == "1 file was removed."
    assert "id/about/index.html: Here stands a sensitive label." in lines
    assert lines.index("id/about/index.html: Here stands a sensitive label.") < next(
        place for place, line in enumerate(lines) if line.startswith("THE SITE WAS NOT BUILT")
    )
    assert files(its.out) == before
    assert not (its.records / STORY).exists()
    assert STORY not in last_good(its)
    assert not its.coming_good.exists()


def test_two_takedowns_one_after_the_other_keep_every_number(its: Project) -> None:
    before = {path: figures(data.decode()) for path, data in files(its.out).items() if path.endswith(".html")}
    for wanted in ("semarang-2023/jahit", "group:surabaya-2024/cuci", "semarang-2023/dapur"):
        assert run(its, "takedown", wanted).exit_code == 0
    for path, data in files(its.out).items():
        if path.endswith(".html"):
            assert figures(data.decode()).items() <= before[path].items(), path


def test_what_was_taken_down_does_not_come_back_by_itself(its: Project) -> None:
    told = (its.records / STORY).read_bytes()
    assert run(its, "takedown", "tetangga-belajar").exit_code == 0
    (its.records / STORY).write_bytes(told)
    result = run(its, "build")
    assert result.exit_code == 1
    assert f"records/{STORY}:1:1 T01 taken-down-back" in result.output
    assert not any("tetangga" in path for path in files(its.out))


def test_other_records_folders_of_a_project_have_a_last_good_of_their_own(its: Project) -> None:
    other = replace(its, records=its.root / "lain" / "records")
    assert other.last_good != its.last_good
    assert other.last_good.stem == its.last_good.stem == "records"
