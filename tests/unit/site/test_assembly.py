"""Pages are laid out with the data that can be downloaded from them."""

from pathlib import Path

import pytest

from generator.data.csv_file import DataFile
from generator.pages.page import Page
from generator.site.assembly import Laid, WrittenTwiceError, lay_out

ONE = DataFile("data/cohorts/a/budget.csv", b"1\r\n")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    for name in ("written", "assets"):
        (tmp_path / name).mkdir()
    (tmp_path / "written" / "about.md").write_text("# Tentang\n")
    return tmp_path / "written", tmp_path / "assets", tmp_path / "laid"


def laid(folders: tuple[Path, Path, Path], *pages: Page) -> Laid:
    return lay_out(pages, {}, *folders)


def test_every_page_brings_its_data(folders: tuple[Path, Path, Path]) -> None:
    done = laid(folders, Page("index.md", "# A\n", (ONE,)), Page("b.md", "# B\n"))
    assert done == Laid(("about.md", "index.md", "b.md"), {ONE.path: ONE.content})
    assert (folders[2] / ONE.path).read_bytes() == b"1\r\n"


def test_two_pages_may_show_the_same_chart(folders: tuple[Path, Path, Path]) -> None:
    done = laid(folders, Page("index.md", "", (ONE,)), Page("b.md", "", (ONE,)))
    assert list(done.data) == [ONE.path]


def test_two_charts_of_one_name_are_a_fault(folders: tuple[Path, Path, Path]) -> None:
    other = DataFile(ONE.path, b"2\r\n")
    with pytest.raises(WrittenTwiceError, match=ONE.path):
        laid(folders, Page("index.md", "", (ONE,)), Page("b.md", "", (other,)))


def test_data_does_not_take_the_place_of_a_file_written_by_hand(folders: tuple[Path, Path, Path]) -> None:
    by_hand = folders[0] / ONE.path
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("hand\n")
    with pytest.raises(WrittenTwiceError, match=ONE.path):
        laid(folders, Page("index.md", "", (ONE,)))


def test_what_an_earlier_build_laid_out_is_gone(folders: tuple[Path, Path, Path]) -> None:
    laid(folders, Page("index.md", "", (ONE,)))
    laid(folders, Page("index.md", ""))
    assert list(folders[2].rglob("*.csv")) == []
