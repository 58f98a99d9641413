"""What notes keep is believed as a whole or not at all; and what cannot be kept is no reason to fail."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.memory import Memory, Notes, key

KEPT = {"a" * 64: "1 2  3", "b" * 64: "", "c" * 64: "é “…” 🙂\u2028"}


def keep(file: Path | None, kept: dict[str, str]) -> Notes:
    notes = Notes(file)
    for of, text in kept.items():
        notes.keep(of, text)
    notes.forget_the_rest()
    return notes


def recalled(file: Path | None) -> dict[str, str | None]:
    notes = Notes(file)
    return {of: notes.recall(of) for of in KEPT}


NOTHING = dict.fromkeys(KEPT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "notes"


def test_the_next_run_recalls_every_text_as_it_was_kept(file: Path) -> None:
    keep(file, KEPT)
    assert recalled(file) == KEPT
    assert [path.name for path in file.parent.iterdir()] == ["notes"]


def test_what_is_kept_is_not_recalled_in_the_same_run(file: Path) -> None:
    """Nobody asks twice within a run, so what is recalled is what was there before it."""
    notes = Notes(file)
    notes.keep("a", "1")
    assert notes.recall("a") is None


def test_what_is_not_kept_again_is_forgotten(file: Path) -> None:
    keep(file, KEPT)
    keep(file, {"b" * 64: "", "d": "new"})
    assert recalled(file) == NOTHING | {"b" * 64: ""}
    assert Notes(file).recall("d") == "new"


def test_what_has_not_changed_is_not_written_again(file: Path) -> None:
    keep(file, KEPT)
    before = file.stat()
    notes = Notes(file)
    for of, text in reversed(KEPT.items()):
        notes.keep(of, text)
    notes.forget_the_rest()
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_is_written_before_the_rest_is_forgotten(file: Path) -> None:
    Notes(file).keep("a", "1")
    assert not file.parent.exists()


def test_the_same_notes_are_the_same_bytes_in_whichever_order_they_were_taken(tmp_path: Path) -> None:
    keep(tmp_path / "one", KEPT)
    keep(tmp_path / "other", dict(reversed(KEPT.items())))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_without_a_file_nothing_lasts_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert keep(None, KEPT).recall("a" * 64) is None
    assert recalled(None) == NOTHING
    assert not list(tmp_path.iterdir())


# --- damaged ------------------------------------------------------------------------------------------------------


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def _half_written(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])


def _cut_off_after_a_line(file: Path) -> None:
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:2]))


def _seal_alone(file: Path) -> None:
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _one_letter_changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"1 2", b"1 3"))


def _a_line_more(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"d e\n")


def _lines_of_windows(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00" + file.read_bytes())


def _zeros(file: Path) -> None:
    """As some disks leave a file after a power cut."""
    file.write_bytes(bytes(len(file.read_bytes())))


def _foreign(file: Path) -> None:
    file.write_text('{"a": 1}\n', "utf-8")


def _sealed_otherwise(file: Path) -> None:
    """As an earlier version would, or whoever wants to be believed without knowing how."""
    lines = file.read_text("utf-8").partition("\n")[2]
    file.write_text(f"{key('notes', lines)}\n{lines}", "utf-8")


def _gone(file: Path) -> None:
    file.unlink()


DAMAGES = (
    *(_cut_off, _half_written, _cut_off_after_a_line, _seal_alone, _emptied, _one_letter_changed, _a_line_more),
    *(_lines_of_windows, _no_text, _zeros, _foreign, _sealed_otherwise, _gone),
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_notes_are_none_and_whole_again_after_the_run(damage: Callable[[Path], None], file: Path) -> None:
    keep(file, KEPT)
    damage(file)
    assert recalled(file) == NOTHING
    keep(file, KEPT)
    assert recalled(file) == KEPT


def _a_folder(file: Path) -> None:
    (file / "below").mkdir(parents=True)


def _a_link_to_nowhere(file: Path) -> None:
    file.symlink_to(file.parent / "nowhere" / "at all")


def _a_circle(file: Path) -> None:
    file.symlink_to(file)


def _below_a_file(file: Path) -> None:
    file.parent.rmdir()
    file.parent.write_text("no folder", "utf-8")


@pytest.mark.parametrize("stand_in_the_way", [_a_folder, _a_link_to_nowhere, _a_circle, _below_a_file])
def test_notes_that_cannot_be_read_or_written_are_none_and_stop_nothing(
    stand_in_the_way: Callable[[Path], None], file: Path
) -> None:
    file.parent.mkdir()
    stand_in_the_way(file)
    assert recalled(file) == NOTHING
    keep(file, KEPT)
    assert recalled(file) in (NOTHING, KEPT)
    if file.parent.is_dir():
        assert [path.name for path in file.parent.iterdir()] == ["notes"], "nothing half-written stays"


def test_what_cannot_be_put_in_its_place_leaves_the_earlier_notes_and_nothing_half_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    keep(file, KEPT)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        keep(file, {"d": "new"})
    assert recalled(file) == KEPT
    assert [path.name for path in file.parent.iterdir()] == ["notes"]


def test_a_link_to_elsewhere_is_replaced_and_what_it_led_to_stays(file: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs", "utf-8")
    file.parent.mkdir()
    file.symlink_to(tmp_path / "theirs")
    keep(file, KEPT)
    assert recalled(file) == KEPT
    assert (tmp_path / "theirs").read_text("utf-8") == "theirs"


def _a_link_to_a_folder(file: Path) -> None:
    (file.parent / "theirs").mkdir()
    (file.parent / "theirs" / "kept").write_text("theirs", "utf-8")
    file.symlink_to(file.parent / "theirs")


@pytest.mark.parametrize("stand_in_the_way", [_a_folder, _a_link_to_a_folder])
def test_what_stands_where_a_file_must_be_gives_way(stand_in_the_way: Callable[[Path], None], tmp_path: Path) -> None:
    stand_in_the_way(tmp_path / "one.svg")
    memory = Memory(tmp_path, ".svg")
    memory.keep("one", "<svg/>")
    assert memory.recall("one") == "<svg/>"
    assert stand_in_the_way is _a_folder or (tmp_path / "theirs" / "kept").exists()


def test_whatever_has_no_key_is_forgotten(tmp_path: Path) -> None:
    memory = Memory(tmp_path, ".svg")
    memory.keep("one", "<svg/>")
    (tmp_path / "other.svg" / "below").mkdir(parents=True)
    (tmp_path / "half").write_text("", "utf-8")
    memory.forget_all_but(["one"])
    assert [path.name for path in tmp_path.iterdir()] == ["one.svg"]
