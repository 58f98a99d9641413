"""Pages are laid out with the data that can be downloaded from them."""

from pathlib import Path

import pytest

from generator.data.csv_file import DataFile
from generator.pages.page import Page
from generator.site.assembly import Laid, WrittenTwiceError, bring, lay, lay_ground
from generator.site.manifest import digest

ONE = DataFile("data/cohorts/a/budget.csv", b"1\r\n")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    for name in ("written", "assets"):
        (tmp_path / name).mkdir()
    (tmp_path / "written" / "about.md").write_text("# Tentang\n")
    return tmp_path / "written", tmp_path / "assets", tmp_path / "laid"


def laid(folders: tuple[Path, Path, Path], *pages: Page) -> Laid:
    written, assets, folder = folders
    return lay(lay_ground(folder, {}, written, assets), pages, folder, offered(folder))


def offered(folder: Path) -> Path:
    return folder.with_name("offered")


def test_every_page_brings_its_data(folders: tuple[Path, Path, Path]) -> None:
    done = laid(folders, Page("index.md", "# A\n", (ONE,)), Page("b.md", "# B\n"))
    assert done == Laid(("about.md", "index.md", "b.md"), {ONE.path: digest(ONE.content)})
    assert (offered(folders[2]) / ONE.path).read_bytes() == b"1\r\n"


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
    laid(folders, Page("index.md", "", (ONE,)))
    with pytest.raises(WrittenTwiceError, match=ONE.path):
        bring(offered(folders[2]), folders[0])
    assert by_hand.read_text() == "hand\n"


def test_pages_are_added_part_by_part(folders: tuple[Path, Path, Path]) -> None:
    first = laid(folders, Page("index.md", "", (ONE,)))
    both = lay(first, [Page("b.md", "", (ONE,))], folders[2], offered(folders[2]))
    assert both == Laid(("about.md", "index.md", "b.md"), {ONE.path: digest(ONE.content)})
    with pytest.raises(WrittenTwiceError, match="b"):
        lay(both, [Page("b.md", "")], folders[2], offered(folders[2]))


def test_of_a_page_that_is_known_the_data_alone_is_laid_out(folders: tuple[Path, Path, Path]) -> None:
    written, assets, folder = folders
    ground = lay_ground(folder, {}, written, assets)
    done = lay(ground, [Page("b.md", "", (ONE,))], folder, offered(folder), {"b.md"})
    assert done.pages == ("about.md", "b.md")
    assert (offered(folder) / ONE.path).exists()
    assert not (folder / "b.md").exists()


def test_what_an_earlier_build_laid_out_is_gone(folders: tuple[Path, Path, Path]) -> None:
    laid(folders, Page("index.md", ""), Page("b.md", ""))
    laid(folders, Page("index.md", ""))
    assert sorted(path.name for path in folders[2].rglob("*.md")) == ["about.md", "index.md"]


def test_what_is_offered_joins_what_is_there(folders: tuple[Path, Path, Path]) -> None:
    site, data = folders[0], offered(folders[2])
    by_hand = site / "data" / "cohorts" / "hand.csv"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text("hand\n")
    laid(folders, Page("index.md", "", (ONE,)))
    bring(data, site)
    assert (site / ONE.path).read_bytes() == ONE.content
    assert by_hand.read_text() == "hand\n"
    assert not data.exists()
