"""Taking a record down, as those do who have to: once with a whole site, and all that needs none.

`tests/battery/test_takedown.py` takes down a record of every kind, and with all that can be wrong beside it.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import Built
from generator.charts.fund_flow import fund_flow
from generator.cli import BY_HAND, main
from generator.examine import examine
from generator.language.speech import language
from generator.project import Project
from generator.safeguarding.takedown import Named
from generator.takedown import candidates, take_down
from tests.building import EXAMPLE, TODAY, built, rebuilt
from tests.traces import distinctive, figures, files, numbers, traces, words_of_the_project


def run(root: Path, *arguments: str) -> Result:
    """The command, in the project's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return CliRunner().invoke(main, ["takedown", *arguments, "--as-of", TODAY.isoformat()])


@dataclass(frozen=True, slots=True)
class Case:
    its: Project
    before: Mapping[str, bytes]
    removed: Mapping[str, bytes]
    """By path inside the records."""
    result: Result
    after: Mapping[str, bytes]


GROUP = "cohorts/semarang-2023/groups/dapur"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A group is taken down while the plan of another is in the middle of being written."""
    its = built(tmp_path_factory.mktemp("takedown"), EXAMPLE)
    before, removed = files(its.out), files(its.records / GROUP)
    (its.records / "cohorts/surabaya-2024/groups/cuci/business-plan.yml").write_text("audience: [public\n")
    (its.records / GROUP / ".group.yml.swp").write_bytes(removed["group.yml"])
    # Left by a release that kept its pictures there.
    (its.work / "charts").mkdir()
    (its.work / "charts" / "0a.svg").write_bytes(removed["group.yml"])
    result = run(its.root, "semarang-2023/dapur")
    return Case(its, before, removed, result, files(its.out))


def test_it_says_what_was_done_and_what_is_left_to_do_and_repeats_nothing(case: Case) -> None:
    say = language("id")
    lines = [
        say.counted("commands.takedown_removed", 6),
        say.word("commands.takedown_last_good"),
        say.word("commands.takedown_by_hand"),
        *(f"  - {say.word(f'commands.takedown_{key}')}" for key in BY_HAND),
    ]
    assert (case.result.exit_code, case.result.output.splitlines()) == (0, lines)
    assert traces({"": case.result.output.encode()}, needles(case)) == []


def needles(case: Case) -> set[str]:
    left = [data for path, data in files(case.its.records).items() if path.endswith(".yml")]
    return distinctive(case.removed, [*left, *words_of_the_project()])


def test_nothing_is_left_of_it_in_any_byte_of_the_site(case: Case) -> None:
    assert len({needle for _, needle in traces(case.before, needles(case))}) > 20
    assert traces(case.after, needles(case)) == []
    assert [path for path in case.after if "semarang-2023/dapur" in path] == []
    assert [path for path, data in case.after.items() if b"semarang-2023/dapur" in data] == []
    assert [path for path, data in case.after.items() if b"groups/dapur" in data] == []


def test_nothing_is_left_of_it_among_the_files_of_the_build(case: Case) -> None:
    assert traces(files(case.its.work), needles(case)) == []
    assert not (case.its.work / "spare").exists()
    assert [path for path in case.its.work.rglob("*") if "dapur" in path.name] == []
    assert not (case.its.records / GROUP).exists()


def test_every_other_page_and_picture_is_the_same_to_the_byte(case: Case) -> None:
    # Names in the search are digests of what they stand for, so there a change is another file.
    changed = {path for path in case.before if case.after.get(path, case.before[path]) != case.before[path]}
    told_of_it = {
        "cohorts/semarang-2023/index.html",
        "cohorts/semarang-2023/stories/tetangga-belajar/index.html",
        "gaps/index.html",
        "lessons/index.html",
        "outcomes/index.html",
        "pagefind/pagefind-entry.json",
        "data/cohorts/semarang-2023/attainment.csv",
        "data/side-by-side.csv",
    }
    assert changed == {f"{code}/{path}" for code in ("id", "en") for path in told_of_it} | {
        "manifest.json",
        "sitemap.xml",
    }
    gone = {path for path in case.before if path not in case.after and "/pagefind/" not in path}
    its_own = ("attainment", "budget", "over-time-laba-bersih", "over-time-omzet")
    of_it = {
        "cohorts/semarang-2023/dapur/index.html",
        *(f"data/cohorts/semarang-2023/dapur/{name}.csv" for name in its_own),
        # Of a fund that is no longer told whole, there is no picture and no data.
        "data/cohorts/semarang-2023/flow-of-fund.csv",
    }
    assert gone == {f"{code}/{path}" for code in ("id", "en") for path in of_it}
    assert {path for path in case.after if "/pagefind/" not in path} <= case.before.keys()


def test_no_number_moved(case: Case) -> None:
    known = {
        number for path, data in case.before.items() if path.endswith(".html") for number in numbers(data.decode())
    }
    for path, data in case.after.items():
        if path.endswith(".html"):
            was, now = case.before[path].decode(), data.decode()
            assert figures(now).items() <= figures(was).items(), path
            assert set(numbers(now)) <= known, path


def test_the_sum_of_what_is_left_of_a_fund_is_not_told(case: Case) -> None:
    page = case.after["id/cohorts/semarang-2023/index.html"].decode()
    assert "20.000.000" in page
    assert "13.000.000" not in page
    assert "7.000.000" not in page


def test_the_other_group_is_shown_as_it_was_before_its_plan_was_broken(case: Case) -> None:
    path = "id/cohorts/surabaya-2024/cuci/index.html"
    assert case.after[path] == case.before[path]


def test_once_the_other_is_mended_a_build_gives_the_same_bytes_and_check_has_nothing_but_warnings(case: Case) -> None:
    plan = "cohorts/surabaya-2024/groups/cuci/business-plan.yml"
    shutil.copy(EXAMPLE / plan, case.its.records / plan)
    before = files(case.its.out)
    done = rebuilt(case.its)
    assert (done.done, done.refused, done.errors) == (True, (), ())
    assert files(case.its.out) == before


# --- without building -------------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(tmp_path: Path) -> Project:
    """A clone in which nothing was built yet."""
    shutil.copytree(EXAMPLE, tmp_path / "records")
    (tmp_path / "docs").mkdir()
    shutil.copy("mkdocs.yml", tmp_path)
    return Project(tmp_path / "records", tmp_path / "site", tmp_path)


@pytest.mark.parametrize(("spoken", "says"), [("id", "Nama ini dapat berarti"), ("en", "This name can mean several")])
def test_a_name_of_several_records_is_answered_with_the_exact_words_of_each(
    fresh: Project, spoken: str, says: str
) -> None:
    before = files(fresh.root)
    result = run(fresh.root, "sablon", "--language", spoken)
    assert result.exit_code == 2
    assert result.output.startswith(says)
    words = [line.strip() for line in result.output.splitlines()[1:]]
    assert words == ["group:malang-2025/sablon", "story:malang-2025/sablon"]
    assert [len(candidates(fresh, one)) for one in words] == [1, 1]
    assert files(fresh.root) == before


@pytest.mark.parametrize(
    "wanted", ["tidak-ada", "", "programme.yml", "records/takedowns.yml", "../records", "story:dapur"]
)
@pytest.mark.parametrize(("spoken", "says"), [("id", "Tidak ada catatan"), ("en", "There is no record")])
def test_a_name_of_no_record_is_wrong_use(fresh: Project, wanted: str, spoken: str, says: str) -> None:
    result = run(fresh.root, wanted, "--language", spoken)
    assert result.exit_code == 2
    assert result.output.startswith(says)


@pytest.mark.parametrize(
    "wanted",
    [
        "semarang-2023/dapur",
        "group:semarang-2023/dapur",
        "cohorts/semarang-2023/groups/dapur/group.yml",
        "cohorts/semarang-2023/groups/dapur",
        "records/cohorts/semarang-2023/groups/dapur/group.yml",
        "./records/cohorts/semarang-2023/groups/dapur/",
        "{records}/cohorts/semarang-2023/groups/dapur/group.yml",
    ],
)
def test_a_record_is_meant_by_its_ids_and_by_every_way_to_write_its_path(
    fresh: Project, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fresh.root)
    its = Project(Path("records"), Path("site"), fresh.root)
    assert candidates(its, wanted.format(records=fresh.records)) == (Named("group", "semarang-2023/dapur"),)


def test_a_picture_means_its_record(fresh: Project) -> None:
    assert candidates(fresh, "media/wajah.jpg") == candidates(fresh, "wajah") == (Named("media", "wajah"),)


def test_what_was_taken_down_before_can_be_named_again(fresh: Project) -> None:
    assert candidates(fresh, "kain-perca") == (Named("story", "semarang-2023/kain-perca"),)


@pytest.mark.parametrize("needed", ["programme.yml", "takedowns.yml"])
def test_in_a_clone_where_nothing_would_be_remembered_nothing_is_removed(fresh: Project, needed: str) -> None:
    """How figures were shown, and what was taken down."""
    (fresh.records / needed).write_text("audience: [public\n")
    before = files(fresh.root)
    result = run(fresh.root, "semarang-2023/dapur", "--language", "en")
    assert result.exit_code == 1
    assert result.output.startswith("0 files were removed.\n")
    assert f"records/{needed}:" in result.output
    assert "THE SITE WAS NOT BUILT" in result.output
    assert files(fresh.root) == before


def test_a_folder_that_cannot_be_changed_is_told_on_one_line(fresh: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(fresh.records / "takedowns.yml"))

    monkeypatch.setattr("generator.takedown.note", refuse)
    done = take_down(fresh, Named("person", "fiksiani"), TODAY, lambda stage: None)
    assert done.built == Built(
        (), refused=("records/takedowns.yml: Tidak ada izin untuk membuka atau menulis di sini.",)
    )
    assert done.removed == 0
    assert (fresh.records / "people/fiksiani.yml").exists()


@pytest.mark.parametrize(
    ("kind", "record", "is_whole"),
    [
        ("group", "semarang-2023/dapur", False),
        ("business-plan", "semarang-2023/dapur", False),
        ("group", "surabaya-2024/dapur", True),
        ("story", "semarang-2023/dapur", True),
    ],
)
def test_a_fund_is_told_whole_unless_a_group_of_its_own_cohort_or_its_plan_is_away(
    kind: str, record: str, is_whole: bool, fresh: Project
) -> None:
    ledger = fresh.records / "takedowns.yml"
    ledger.write_text(f"{ledger.read_text('utf-8')}  - {{kind: {kind}, record: {record}, when: 2026-11-24}}\n", "utf-8")
    read = examine(fresh.records, TODAY).read
    assert read is not None
    cohort = next(one for one in read.published(TODAY).cohorts if one.id == "semarang-2023")
    assert cohort.fund is not None
    assert cohort.fund.is_whole == is_whole
    assert (fund_flow(cohort, language("id")) is not None) == is_whole
