"""One file of a finished site, read once for all that is asked of it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any, Final

from generator.language.speech import Language
from generator.public.values import Amount, Between, Exact, NotKnown, NotMeasured, Rounded, Withheld
from generator.safeguarding.audit import Expected, Fault, auditor
from generator.safeguarding.finished import File
from generator.site import manifest
from generator.site.links import Links, links
from generator.site.policy import lacks
from generator.site.read_back import Said, Statement, said


@dataclass(frozen=True, slots=True)
class Seen:
    digest: str
    """SHA-256 of the bytes."""
    faults: tuple[Fault, ...]
    said: Said
    links: Links | None
    """None of what is no page."""
    lacks_policy: bool


def seer(expected: Expected, languages: Sequence[Language], policies: Sequence[str]) -> Callable[[str, bytes], Seen]:
    """What is seen of a file, by its path inside the site and its bytes."""
    faults, without = auditor(expected), lacks(policies)

    def seen(path: str, data: bytes) -> Seen:
        is_page = path.endswith(".html")
        return Seen(
            manifest.digest(data),
            faults(File(path, data)),
            said(path, data, languages),
            # What is no text is told by the faults.
            links(data.decode("utf-8", "replace")) if is_page else None,
            is_page and without(data),
        )

    return seen


# --- as it is remembered ------------------------------------------------------------------------------------------


def written(seen: Seen) -> str | None:
    """On one line of JSON; None where something is wrong with the file, which is then looked at again every time."""
    if seen.faults or seen.lacks_policy or seen.said.unreadable:
        return None
    statements = [[one.figure, one.language, *_amount(one.amount)] for one in seen.said.statements]
    led = None if seen.links is None else [seen.links.to, seen.links.anchors]
    return json.dumps([statements, sorted(seen.said.counts), led], ensure_ascii=False)


def read(path: str, digest: str, text: str) -> Seen:
    """What `written` has said of the file at `path`, which has this SHA-256."""
    statements, counts, led = json.loads(text)
    return Seen(
        digest,
        (),
        Said(
            tuple(Statement(intern(figure), path, code, _read_amount(*amount)) for figure, code, *amount in statements),
            (),
            frozenset(counts),
        ),
        # Pages lead to the same places and say the same numbers: thousands of them, each once in memory.
        None if led is None else Links(tuple(map(intern, led[0])), tuple(map(intern, led[1]))),
        False,
    )


def _amount(amount: Amount) -> list[Any]:
    """Why a number is not known is no part of what is read back."""
    kind = type(amount).__name__
    match amount:
        case Exact(value) | Rounded(value):
            return [kind, _number(value)]
        case Between(low, high):
            return [kind, _number(low), _number(high)]
        case Withheld(because):
            return [kind, because]
        case _:
            return [kind, None]


def _number(value: int | Decimal) -> int | str:
    return value if isinstance(value, int) else str(value)


_AMOUNTS: Final[dict[str, Callable[..., Amount]]] = {
    kind.__name__: kind for kind in (Exact, Between, Rounded, NotKnown, NotMeasured, Withheld)
}


@lru_cache(10_000)
def _read_amount(kind: str, *values: Any) -> Amount:
    is_number = kind not in ("Withheld", "NotKnown", "NotMeasured")
    return _AMOUNTS[kind](*(Decimal(one) if is_number and isinstance(one, str) else one for one in values))
