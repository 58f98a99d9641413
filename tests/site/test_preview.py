"""What is shown before the site is built is what the build then makes, to the byte; where that cannot be told, nothing
is."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.build import Standing
from generator.edition import ready
from generator.preview import Glimpse, glimpse
from generator.project import Project
from generator.site import manifest
from tests.building import EXAMPLE, TODAY, project, rebuilt

DAPUR = "cohorts/semarang-2023/groups/dapur"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Standing]:
    its = project(tmp_path_factory.mktemp("preview") / "project", EXAMPLE)
    standing = rebuilt(its).standing
    assert standing is not None
    return its, standing


@pytest.fixture
def its(first: tuple[Project, Standing], tmp_path: Path) -> Project:
    shutil.copytree(first[0].root, tmp_path / "project", symlinks=True)
    root = tmp_path / "project"
    return Project(root / "records", root / "site", root)


@pytest.fixture
def standing(first: tuple[Project, Standing]) -> Standing:
    return first[1]


@pytest.fixture
def theme(its: Project, standing: Standing, monkeypatch: pytest.MonkeyPatch) -> Environment:
    # By which a preview sets its clock.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return ready(its, standing.shown)


def say(its: Project, record: str, before: str, after: str) -> None:
    path = its.records / record
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def shown(its: Project) -> Mapping[str, bytes]:
    """Every file of the site that a preview may show."""
    return {name: data for name, data in manifest.files(its.out) if "/pagefind/" not in name and name != manifest.NAME}


def test_what_is_shown_is_what_a_build_from_nothing_makes(its: Project, standing: Standing, theme: Environment) -> None:
    """One change after the other, each shown by what was shown before."""
    changes: list[Callable[[], None]] = [
        lambda: say(its, f"{DAPUR}/group.yml", "Nasi kotak", "Nasi kuning"),
        lambda: say(its, f"{DAPUR}/group.yml", "id: Dapur", "id: Dapur Ramai"),
        lambda: say(its, f"{DAPUR}/group.yml", "members: 14", "members: 15"),
        lambda: say(its, f"{DAPUR}/group.yml", "count: 8", "count: 9"),
        lambda: say(its, "cohorts/semarang-2023/stories/pagi-di-pasar.yml", "masih gelap", "masih kelabu"),
        lambda: say(its, f"{DAPUR}/group.yml", "id: Dapur Ramai", "id: Dapur"),
    ]
    before = shown(its)
    ahead: dict[str, bytes] = {}
    for change in changes:
        change()
        if change is changes[2]:
            # Wrong for now: its parts do not add up. What was shown stays.
            continue
        seen = glimpse(its, standing, TODAY, theme, "id", 1)
        assert seen is not None
        assert seen.built.done, (seen.built.refused, seen.built.findings)
        assert seen.built.standing is not None
        assert len(seen.files) < 40
        standing = seen.built.standing
        ahead |= seen.files
    assert len(ahead) > 5
    assert shown(its) == before
    (its.cache / "pages").unlink()
    built = rebuilt(its)
    assert built.done, (built.refused, built.findings)
    assert built.standing is not None
    told, after = {**before, **ahead}, shown(its)
    assert [name for name in told.keys() | after.keys() if told.get(name) != after.get(name)] == []
    assert built.standing.found == standing.found
    for now, seen_now in zip(built.standing.editions, standing.editions, strict=True):
        assert now == seen_now


def test_a_wrong_record_is_told_and_shows_nothing(its: Project, standing: Standing, theme: Environment) -> None:
    say(its, f"{DAPUR}/group.yml", "sector: culinary", "sector: cooking")
    seen = glimpse(its, standing, TODAY, theme, "id", 1)
    assert seen is not None
    assert "F06" in [one.finding.code for one in seen.built.errors]
    assert seen == Glimpse(seen.built, {})
    assert not seen.built.done


def test_pages_that_come_or_go_are_left_to_the_build(its: Project, standing: Standing, theme: Environment) -> None:
    (its.records / "cohorts/semarang-2023/stories/pagi-di-pasar.yml").unlink()
    assert glimpse(its, standing, TODAY, theme, "id", 1) is None


def test_what_all_pages_say_is_left_to_the_build(its: Project, standing: Standing, theme: Environment) -> None:
    programme = its.records / "programme.yml"
    programme.write_text(programme.read_text("utf-8").replace("CC0-1.0", "CC-BY-4.0"), "utf-8")
    assert glimpse(its, standing, TODAY, theme, "id", 1) is None


def test_another_day_is_left_to_the_build(its: Project, standing: Standing, theme: Environment) -> None:
    assert glimpse(its, standing, TODAY.replace(day=25), theme, "id", 1) is None


def test_what_must_not_be_said_any_more_is_looked_for_by_the_build(
    its: Project, standing: Standing, theme: Environment
) -> None:
    """A note that is never shown may be what another page says."""
    say(its, f"{DAPUR}/group.yml", "KANARI-CATATAN-KELOMPOK-DAPUR", "KANARI tulisan lain yang tidak pernah tampil")
    assert glimpse(its, standing, TODAY, theme, "id", 1) is None
