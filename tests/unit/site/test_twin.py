"""A twin holds second names of the files that stand, and nothing else, whatever it held before."""

from pathlib import Path

import pytest

from generator.site.twin import keep, reduced, twin_of

PAGE, DATA = "cohorts/a/index.html", "data/cohorts/a/budget.csv"


def put(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def second(standing: Path, name: str, folder: Path) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).hardlink_to(standing / name)
    return folder / name


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    for name in (PAGE, DATA):
        put(tmp_path / "site" / "id", name, name)
    return tmp_path / "site" / "id"


def test_it_lies_beside_its_site(tmp_path: Path) -> None:
    assert twin_of(tmp_path / "site") == tmp_path / ".site.twin"


def test_what_is_there_already_is_not_lacking(standing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    second(standing, PAGE, folder)
    assert list(reduced(folder, standing, [PAGE, DATA])) == [DATA]
    assert (folder / PAGE).samefile(standing / PAGE)


def test_the_same_bytes_in_another_file_are_another_file(standing: Path, tmp_path: Path) -> None:
    """It may be written into by whoever has it."""
    folder = tmp_path / "before"
    put(folder, PAGE, PAGE)
    assert list(reduced(folder, standing, [PAGE])) == [PAGE]
    assert names(folder) == []


def test_a_file_under_the_name_of_another_goes(standing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    (folder / "cohorts/b").mkdir(parents=True)
    (folder / "cohorts/b/index.html").hardlink_to(standing / PAGE)
    put(standing, "cohorts/b/index.html", "b")
    assert list(reduced(folder, standing, ["cohorts/b/index.html"])) == ["cohorts/b/index.html"]
    assert names(folder) == []


def test_all_else_goes_with_the_folders_that_it_leaves_empty(standing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    kept = second(standing, DATA, folder)
    second(standing, PAGE, folder)
    put(folder, "stories/pagi/index.html", "taken down")
    put(folder, f"{PAGE}.old/x", "a folder where there is none")
    put(folder, "media", "a file where there is a folder")
    put(standing, "media/a.webp", "a")
    (folder / "assets").symlink_to(standing)
    (folder / "index.html").symlink_to(standing / PAGE)
    assert list(reduced(folder, standing, [DATA])) == []
    assert names(folder) == ["data", "data/cohorts", "data/cohorts/a", DATA]
    assert kept.samefile(standing / DATA)
    assert names(standing) == sorted(
        ["cohorts", "cohorts/a", PAGE, "data", "data/cohorts", "data/cohorts/a", DATA, "media", "media/a.webp"]
    )


def test_beside_a_site_that_is_gone_nothing_is_left(standing: Path, tmp_path: Path) -> None:
    folder = tmp_path / "before"
    second(standing, PAGE, folder)
    assert list(reduced(folder, tmp_path / "nowhere", [PAGE])) == [PAGE]
    assert names(folder) == []


def test_of_the_site_that_stood_before_a_twin_is_made(standing: Path, tmp_path: Path) -> None:
    before, twin = tmp_path / "before", tmp_path / ".site.twin" / "id"
    second(standing, DATA, before)
    put(before, PAGE, "as it was")
    put(before, "stories/pagi/index.html", "taken down")
    keep(before, standing, [PAGE, DATA], twin)
    assert not before.exists()
    assert names(twin) == names(standing)
    assert all((twin / name).samefile(standing / name) for name in (PAGE, DATA))


@pytest.mark.usefixtures("one_name_alone")
def test_where_no_file_can_have_two_names_there_is_no_twin(standing: Path, tmp_path: Path) -> None:
    put(tmp_path / "before", PAGE, PAGE)
    with pytest.raises(OSError, match="not permitted"):
        keep(tmp_path / "before", standing, [PAGE, DATA], tmp_path / ".site.twin" / "id")
    assert not (tmp_path / ".site.twin").exists()
