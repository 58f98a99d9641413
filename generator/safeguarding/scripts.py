"""Scripts in a finished page, and whatever else in it a browser would run."""

import json
import re
from collections.abc import Callable
from typing import Final

from generator.safeguarding.finished import pieces
from generator.safeguarding.hosts import attribute


def script_runs(script: str, is_known: Callable[[str], bool]) -> bool:
    """Whether what stands between the tags of a script is anything but nothing, data or a script that is known."""
    return bool(script.strip()) and not is_known(script) and not _is_data(script)


def _is_data(script: str) -> bool:
    """JSON does nothing, whatever a browser takes it for."""
    try:
        json.loads(script, parse_int=str)
    except (ValueError, RecursionError):
        return False
    return True


def tag_runs(tag: str) -> bool:
    """Whether `tag`, as it is written, holds a script: to run on an event, when it is followed, or in a page of its
    own."""
    small = tag.lower()
    return any(sign in small for sign in _NEEDED) and any(
        name.startswith("on") or name == "srcdoc" or _FOLLOWED.search(_LEFT_OUT.sub("", value)) is not None
        for name, value in map(attribute, list(pieces(tag))[1:])
    )


_NEEDED: Final = (":", "&", "on", "srcdoc")
"""Without one of these a tag runs nothing, however it be written: most have none."""
_LEFT_OUT = re.compile(r"[\x00-\x20]")
"""A browser passes over these at the beginning of an address, and over some of them inside."""
# In a drawing an address may be one of a list, through which it is moved.
_FOLLOWED: Final = re.compile(r"(?:\A|;)javascript:", re.IGNORECASE)
