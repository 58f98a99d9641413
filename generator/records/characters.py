"""Characters that nobody sees."""

import re
from typing import Final

UNSEEN: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
"""Controls, zero-width and bidirectional marks, fillers, variation selectors, and spaces that are not a space."""

INVISIBLE: Final = re.compile(f"[{UNSEEN}]")
