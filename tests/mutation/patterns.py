"""Changed versions of a regular expression: every alternative, look-around, anchor and repetition in turn.

They are made on the tree that Python itself reads out of a pattern, and written back. That tree is no public interface
of `re`; it has kept its form since 3.11.
"""

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]
Nodes = Sequence[Node]

_LOOKS_LIKE_ONE = re.compile(r"\\[AZbBdDsSwW]|\(\?|\[.+\]|\)|[^|]\|[^|]|[^\s]\{[0-9]|[\w.\]][*+?](?!\s|\Z)")
_MOST_GROUPS = 9
_ROOM = 10
_WRITTEN_AT = {
    op.AT_BEGINNING: "^",
    op.AT_BEGINNING_STRING: r"\A",
    op.AT_BOUNDARY: r"\b",
    op.AT_NON_BOUNDARY: r"\B",
    op.AT_END: "$",
    op.AT_END_STRING: r"\Z",
}
_WRITTEN_CATEGORY = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = {op.MAX_REPEAT: "", op.MIN_REPEAT: "?", op.POSSESSIVE_REPEAT: "+"}
_BOUNDS = {(0, op.MAXREPEAT): "*", (1, op.MAXREPEAT): "+", (0, 1): "?"}
_ONE_BY_ITSELF = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.SUBPATTERN, op.BRANCH, op.GROUPREF}


def changed(pattern: str) -> Iterator[str]:
    """Each changed version once. Nothing where `pattern` is no pattern, or only a part that cannot be read alone."""
    nodes, names = _read(pattern)
    seen = {_written(nodes, names)}
    for other in _changed(nodes):
        written = _written(other, names)
        if written not in seen:
            seen.add(written)
            yield written


def rewritten(pattern: str) -> str:
    """In the manner in which its changed versions are written."""
    return _written(*_read(pattern))


def is_pattern(text: str) -> bool:
    return _LOOKS_LIKE_ONE.search(text) is not None and bool(_read(text)[0])


def _read(pattern: str) -> tuple[Nodes, dict[int, str]]:
    for groups in range(_MOST_GROUPS):
        # A part of a pattern may refer back to groups that stand before it.
        try:
            tree = _parser.parse("()" * groups + pattern)
        except (re.error, OverflowError):
            continue
        return list(tree)[groups:], {number: name for name, number in tree.state.groupdict.items()}
    return [], {}


# --- changing ---------------------------------------------------------------------------------------------------------


def _changed(nodes: Nodes) -> Iterator[Nodes]:
    for place, node in enumerate(nodes):
        for instead in _instead_of(node):
            yield [*nodes[:place], *instead, *nodes[place + 1 :]]
    for start, end in _literal_runs(nodes):
        if end - start < len(nodes):
            yield [*nodes[:start], *nodes[end:]]


def _literal_runs(nodes: Nodes) -> Iterator[tuple[int, int]]:
    start = 0
    for place, node in enumerate([*nodes, (None, None)]):
        if node[0] is not op.LITERAL:
            if place > start:
                yield start, place
            start = place + 1


def _instead_of(node: Node) -> Iterator[Nodes]:
    match node:
        case (op.BRANCH, (_, alternatives)):
            for place in range(len(alternatives)):
                yield [(op.BRANCH, (None, [*alternatives[:place], *alternatives[place + 1 :]]))]
            for place, alternative in enumerate(alternatives):
                for other in _changed(list(alternative)):
                    yield [(op.BRANCH, (None, [*alternatives[:place], other, *alternatives[place + 1 :]]))]
        case (op.IN, items):
            if len([item for item in items if item[0] is not op.NEGATE]) > 1:
                for place, item in enumerate(items):
                    if item[0] is not op.NEGATE:
                        yield [(op.IN, [*items[:place], *items[place + 1 :]])]
            yield [(op.IN, items[1:] if items[0][0] is op.NEGATE else [(op.NEGATE, None), *items])]
        case (op.AT, _):
            yield []
        case ((op.ASSERT | op.ASSERT_NOT) as kind, (direction, inside)):
            yield []
            for other in _changed(list(inside)):
                yield [(kind, (direction, other))]
        case (op.SUBPATTERN, (group, added, removed, inside)):
            if added:
                yield [(op.SUBPATTERN, (group, 0, removed, inside))]
            for other in _changed(list(inside)):
                yield [(op.SUBPATTERN, (group, added, removed, other))]
        case (op.ATOMIC_GROUP, inside):
            for other in _changed(list(inside)):
                yield [(op.ATOMIC_GROUP, other)]
        case (kind, (least, most, inside)) if kind in _REPEATS:
            for fewer, more in _other_bounds(least, most):
                yield [(kind, (fewer, more, inside))]
            for other in _changed(list(inside)):
                yield [(kind, (least, most, other))]


def _other_bounds(least: int, most: Any) -> Iterator[tuple[int, Any]]:
    """What may be absent must be there, or is gone; what may be repeated is not; a number is one less or one more."""
    if (least, most) == (0, 1):
        yield from ((1, 1), (0, 0))
    elif most is op.MAXREPEAT and least <= 1:
        yield from ((1 - least, most), (least, 1))
    else:
        if least > 0:
            yield least - 1, most
        if least < most:
            yield least + 1, most
        # How much room is left between two things is a matter of judgement; whether there is any is a rule.
        if least < _ROOM <= most:
            yield least, least
        elif most is not op.MAXREPEAT:
            if least < most:
                yield least, most - 1
            yield least, most + 1


# --- writing ----------------------------------------------------------------------------------------------------------


def _written(nodes: Nodes, names: dict[int, str]) -> str:
    return "".join(_one(node, names) for node in nodes)


def _one(node: Node, names: dict[int, str]) -> str:
    match node:
        case (op.LITERAL, code):
            return _literal(code)
        case (op.NOT_LITERAL, code):
            return f"[^{_in_set(code)}]"
        case (op.ANY, _):
            return "."
        case (op.AT, where):
            return _WRITTEN_AT[where]
        case (op.IN, [(op.CATEGORY, category)]):
            return _WRITTEN_CATEGORY[category]
        case (op.IN, items):
            return f"[{''.join(_item(item) for item in items)}]"
        case (op.FAILURE, _):
            return "(?!)"
        case (op.GROUPREF, number):
            return rf"(?:\{number})"
        case (op.ATOMIC_GROUP, inside):
            return f"(?>{_written(list(inside), names)})"
        case ((op.ASSERT | op.ASSERT_NOT) as kind, (direction, inside)):
            sign = ("<" if direction < 0 else "") + ("=" if kind is op.ASSERT else "!")
            return f"(?{sign}{_written(list(inside), names)})"
        case (op.BRANCH, (_, alternatives)):
            return f"(?:{'|'.join(_written(list(one), names) for one in alternatives)})"
        case (op.SUBPATTERN, (None, 0, _, [(op.BRANCH, _) as only])):
            return _one(only, names)
        case (op.SUBPATTERN, (group, added, _, inside)):
            flags = "".join(sign for sign, flag in (("i", re.IGNORECASE), ("s", re.DOTALL)) if added & flag)
            opening = f"?{flags}:" if group is None else f"?P<{names[group]}>" if group in names else ""
            return f"({opening}{_written(list(inside), names)})"
        case (kind, (least, most, inside)) if kind in _REPEATS:
            written = _written(list(inside), names)
            if len(inside) != 1 or inside[0][0] not in _ONE_BY_ITSELF:
                written = f"(?:{written})"
            return f"{written}{_bounds(least, most)}{_REPEATS[kind]}"
    raise ValueError(f"Cannot write {node[0]}")


def _bounds(least: int, most: Any) -> str:
    if least == most:
        return "" if least == 1 else f"{{{least}}}"
    return _BOUNDS.get((least, most)) or f"{{{least},{'' if most is op.MAXREPEAT else most}}}"


def _literal(code: int) -> str:
    char = chr(code)
    # Braces that fill themselves later are no repetition, and an escaped one would not become one.
    return char if char in "{}" else re.escape(char)


def _item(item: Node) -> str:
    match item:
        case (op.NEGATE, _):
            return "^"
        case (op.RANGE, (low, high)):
            return f"{_in_set(low)}-{_in_set(high)}"
        case (op.CATEGORY, category):
            return _WRITTEN_CATEGORY[category]
    return _in_set(item[1])


def _in_set(code: int) -> str:
    char = chr(code)
    return f"\\{char}" if char in r"\]^-[&~|" else char
