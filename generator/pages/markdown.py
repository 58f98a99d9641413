"""Plain text into Markdown that nothing can be read out of but the text."""

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup

# What Markdown, its extensions or HTML give a meaning to, anywhere in a line.
_ACTIVE: Final = re.compile(r"[\\`*_{}\[\]()<>#+!|&\"'~^=:$@-]")
# "1. " at the beginning of a line would start a list.
_LIST_NUMBER: Final = re.compile(r"^(\d+)\.")


# Most of what pages say is said on many: remembering it halves the time they take to write.
@lru_cache(maxsize=2**14)
def entities(text: str) -> Markup:
    """`text` with every character that Markdown or HTML could read written as an entity.

    Escaping for HTML alone is not enough: Markdown has its own marks, and unescapes what it reads in links and titles.
    """
    # A line break, or spaces at the beginning, would start a block of Markdown; a no-break space stays what it is.
    one_line = re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")
    numbered = _LIST_NUMBER.sub(r"\1&#46;", _ACTIVE.sub(_entity, one_line))
    return Markup(numbered)


def verbatim(text: str) -> Markup:
    """The same with every space, tab and line break as it is written: for what stands in `<pre>`."""
    return Markup(re.sub(rf"[ \t\n]|{_ACTIVE.pattern}", _entity, text))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"
