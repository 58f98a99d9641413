"""Files that the commands write into the records, where people may have written as well."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import yaml


def rewritten(before: str, field: str, entries: Sequence[Any]) -> str:
    """The YAML of `before` with other `entries` in one field. Comments above it and its other fields stay."""
    above = "".join(takewhile(lambda line: line.startswith("#"), before.splitlines(keepends=True)))
    # Every value as it was written: a date stays the text that it is.
    fields = yaml.load(before, Loader=yaml.CBaseLoader) or {}  # noqa: S506 — it makes nothing but texts
    return above + yaml.safe_dump({**fields, field: entries}, allow_unicode=True, sort_keys=False)
