"""A page of HTML in pieces, for those that read what is finished: pages repeat what stands around them, and pictures
their marks, so that most pieces have been read before."""

import re
from functools import lru_cache
from typing import Final

BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption dd desc details dialog div dl dt fieldset figcaption figure"
        " footer form g h1 h2 h3 h4 h5 h6 head header hr html legend li main menu meta nav ol option p pre script"
        " search section select style summary svg table tbody td template text textarea tfoot th thead title tr ul",
    )
)
"""Text before and after one is read apart. Whatever is not here stands in a line, as an unknown element does."""


# Whoever reads a page is followed by others.
@lru_cache(1)
def sections(html: str) -> tuple[str, ...]:
    """Together, they are the page. Each but the first begins with a block."""
    first, *others = _BEGINS.split(html)
    return first, *[f"<{other}" for other in others]


# In small letters alone, as builds write them: any other block stays in the piece before.
_BEGINS = re.compile(rf"<(?=(?:{'|'.join(sorted(BLOCKS))})[\s>])")
