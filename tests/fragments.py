"""What the search of a site says of its pages, read and written by the tests' own rules."""

import gzip
import json
from pathlib import Path
from typing import Any

MARK = b"pagefind_dcd"


def read(data: bytes) -> dict[str, Any]:
    unpacked = gzip.decompress(data)
    assert unpacked.startswith(MARK)
    says: dict[str, Any] = json.loads(unpacked[len(MARK) :])
    return says


def written(says: dict[str, Any]) -> bytes:
    return gzip.compress(MARK + json.dumps(says, ensure_ascii=False).encode(), mtime=0)


def fragments(site: Path, code: str) -> dict[str, Path]:
    """By the address of its page inside the language."""
    files = (site / code / "pagefind" / "fragment").iterdir()
    return {read(file.read_bytes())["url"].removeprefix("/"): file for file in files}
