"""Nothing lies in a finished site that was not meant to, nothing is missing, and nothing changes unseen."""

import hashlib
import json
from pathlib import Path

import pytest

from generator.site.manifest import (
    Difference,
    compare,
    compare_data,
    digests,
    files,
    manifest,
    theme_digests,
    tree,
    unexpected,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"index.html": "a", "id/index.html": "b", "id/a/b.css": "c", "en/index.html": "d"}.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "site"


def sealed(site: Path) -> Path:
    (site / "manifest.json").write_text(manifest(digests(site)))
    return site


def rewritten(site: Path, **changes: object) -> None:
    path = site / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


class TestFiles:
    def test_come_in_the_order_of_their_paths(self, site: Path) -> None:
        assert list(files(site)) == [
            ("en/index.html", b"d"),
            ("id/a/b.css", b"c"),
            ("id/index.html", b"b"),
            ("index.html", b"a"),
        ]

    def test_links_say_where_they_lead(self, site: Path) -> None:
        (site / "folder").symlink_to(site / "id")
        (site / "file").symlink_to("index.html")
        (site / "nowhere").symlink_to("none")
        found = dict(files(site))
        assert found["folder"] == str(site / "id").encode()
        assert (found["file"], found["nowhere"]) == (b"index.html", b"none")
        assert "folder/index.html" not in found


class TestManifest:
    def test_has_every_file_but_itself_sorted_with_its_digest(self, site: Path) -> None:
        before = manifest(digests(site))
        assert list(json.loads(before)["files"].items()) == [
            (name, hashlib.sha256(data).hexdigest()) for name, data in files(site)
        ]
        assert manifest(digests(sealed(site))) == before

    def test_of_an_unchanged_site_holds(self, site: Path) -> None:
        assert compare(sealed(site), digests(site)) == Difference()

    def test_has_one_digest_of_the_whole_tree(self, site: Path) -> None:
        before = tree(digests(site))
        assert json.loads(manifest(digests(site)))["tree"] == before
        assert tree(digests(sealed(site))) == before
        (site / "id" / "index.html").rename(site / "id" / "index2.html")
        assert tree(digests(site)) != before

    def test_tells_a_path_from_a_digest(self, tmp_path: Path) -> None:
        assert tree(digests(tmp_path)) != ""
        (tmp_path / "a").write_text("b")
        one = tree(digests(tmp_path))
        (tmp_path / "a").rename(tmp_path / "ab")
        assert tree(digests(tmp_path)) != one


class TestCompare:
    def test_one_more_byte_is_a_change(self, site: Path) -> None:
        sealed(site)
        (site / "id" / "a" / "b.css").write_text("c ")
        assert compare(site, digests(site)) == Difference(changed=("id/a/b.css",))

    def test_what_came_and_what_went_are_told(self, site: Path) -> None:
        sealed(site)
        (site / "en" / "index.html").rename(site / "en" / "indeks.html")
        (site / "index.html").unlink()
        assert compare(site, digests(site)) == Difference(
            stray=("en/indeks.html",), missing=("en/index.html", "index.html")
        )

    def test_a_site_without_a_manifest_misses_it(self, site: Path) -> None:
        assert compare(site, digests(site)) == Difference(missing=("manifest.json",))

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "1", "{}", '{"files": {}}', '{"files": [], "tree": ""}', "[" * 100_000]
    )
    def test_a_manifest_that_is_none_is_a_change(self, site: Path, text: str) -> None:
        (site / "manifest.json").write_text(text)
        assert compare(site, digests(site)) == Difference(changed=("manifest.json",))

    def test_a_manifest_that_does_not_hold_by_itself_is_a_change(self, site: Path) -> None:
        sealed(site)
        rewritten(site, tree="0" * 64)
        assert compare(site, digests(site)) == Difference(changed=("manifest.json",))

    def test_a_file_and_its_line_in_the_manifest_changed_alike_are_told(self, site: Path) -> None:
        sealed(site)
        (site / "index.html").write_text("e")
        written = json.loads((site / "manifest.json").read_text())["files"]
        rewritten(site, files={**written, "index.html": hashlib.sha256(b"e").hexdigest()})
        assert compare(site, digests(site)) == Difference(changed=("manifest.json",))


class TestUnexpected:
    def check(self, site: Path, theme: frozenset[str] = frozenset()) -> Difference:
        return unexpected(
            site, digests(site), ["id", "en"], [""], ["index.html", "id/a/index.html", "id/a/b.css"], theme
        )

    def test_what_was_meant_is_expected(self, site: Path) -> None:
        (site / "id" / "a" / "index.html").write_text("e")
        assert self.check(site) == Difference()

    def test_a_page_that_is_not_written_is_missing(self, site: Path) -> None:
        assert self.check(site) == Difference(missing=("id/a/index.html",))

    def test_another_file_is_missing_too(self, site: Path) -> None:
        (site / "id" / "a" / "index.html").write_text("e")
        (site / "id" / "a" / "b.css").unlink()
        assert self.check(site) == Difference(missing=("id/a/b.css",))

    @pytest.mark.parametrize("name", ["en/a/index.html", "id/b.html", "index.php", "id/.hidden", "id/a/c.css"])
    def test_anything_else_is_stray(self, site: Path, name: str) -> None:
        (site / "id" / "a" / "index.html").write_text("e")
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("f")
        assert self.check(site) == Difference(stray=(name,))

    def test_unless_it_is_the_themes(self, site: Path) -> None:
        (site / "id" / "a" / "index.html").write_text("e")
        (site / "id" / "a" / "c.css").write_text("f")
        theme = frozenset({hashlib.sha256(b"f").hexdigest()})
        assert self.check(site, theme) == Difference()
        (site / "id" / "a" / "c.css").rename(site / "id" / "c.html")
        assert self.check(site, theme) == Difference(stray=("id/c.html",))

    def test_a_link_is_stray_whatever_its_name(self, site: Path) -> None:
        (site / "id" / "a" / "index.html").symlink_to(site / "index.html")
        assert self.check(site) == Difference(stray=("id/a/index.html",))


def test_the_theme_brings_its_scripts_and_styles_and_no_page() -> None:
    assert len(theme_digests()) > 40
    assert all(len(digest) == 64 for digest in theme_digests())


class TestData:
    def test_every_data_file_is_compared_with_what_it_should_be(self, site: Path) -> None:
        for name in ("id/data/a.csv", "id/data/b.csv", "id/data/more.csv"):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(b"1")
        wanted = {"id/data/a.csv": b"1", "id/data/b.csv": b"2", "id/data/none.csv": b"3"}
        assert compare_data(site, wanted) == Difference(
            stray=("id/data/more.csv",), missing=("id/data/none.csv",), changed=("id/data/b.csv",)
        )

    def test_two_differences_are_one(self) -> None:
        one, other = Difference(("b",), ("c",), ("d",)), Difference(("a", "b"), (), ("e",))
        assert one | other == Difference(("a", "b"), ("c",), ("d", "e"))
