"""Files have the same names wherever the records are read."""

import os
from pathlib import Path

import pytest

from generator.records.folder import content, printable


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("places/32.75.yml", "places/32.75.yml"),
        ("catatan péribadi.txt", "catatan péribadi.txt"),
        ("a\nb\u202e.yml", "a\ufffdb\ufffd.yml"),
        # As the system tells a name where only ASCII is known, and one that is no text anywhere.
        ("catatan p\udcc3\udca9ribadi.txt", "catatan péribadi.txt"),
        ("a\udcff\udcfe/b.yml", "a\ufffd\ufffd/b.yml"),
    ],
    ids=ascii,
)
def test_a_name_is_printed_as_the_same_text_everywhere(inside: str, shown: str) -> None:
    assert printable(inside) == shown


def test_a_file_is_found_by_its_printed_name_where_only_ascii_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def only_ascii(path: str | bytes | Path, flags: int) -> int:
        if not isinstance(path, bytes):
            os.fspath(path).encode("ascii")
        return really(path, flags)

    file = tmp_path / "catatan péribadi.txt"
    file.write_bytes(b"x")
    monkeypatch.setattr(os, "open", only_ascii)
    assert content(file, 10) == b"x"
    assert content(str(file), 10) == b"x"
    with pytest.raises(FileNotFoundError):
        content(tmp_path / "tidak ada ´.txt", 10)
