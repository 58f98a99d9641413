"""Changed versions of a module: every rule of it removed or turned round, one at a time."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.mutation import patterns


@dataclass(frozen=True, slots=True)
class Mutant:
    line: int
    before: str
    after: str
    make: Callable[[], None]
    """Changes the tree that the mutant was made from. There is no way back: each is made in a process of its own."""


Put = Callable[[Any], None]
"""Puts another node in the place of one."""

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_OPPOSITES = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "startswith": "endswith",
    "endswith": "startswith",
}
_STEPS = {
    *(
        "casefold",
        "lower",
        "upper",
        "strip",
        "rstrip",
        "lstrip",
        "removesuffix",
        "removeprefix",
        "translate",
        "replace",
    ),
    *("sorted", "reversed", "round", "abs", "unescape", "unquote", "plain", "fromkeys"),
}
"""What can be left out of a chain of steps, the value passing through."""
_LIST_OF_WORDS = re.compile(r"\s*[a-z0-9]+(?:\s+[a-z0-9]+){4,}\s*")
_EXCEPTIONS = {"_NO_NAMES"}
"""Long lists of words that are left alone. A word less there lets nothing pass, so they are tried line by line."""
_REASONS = {"NEVER_SHOWN"}
"""Tables that say why: an entry is a rule, and the words beside it are for readers."""
_HOLE = 0xE000
"""First of the private characters that stand for what is filled into a text."""
_NO_RULES = ("annotation", "returns", "decorator_list", "exc", "type_params")
"""Fields of nodes: types, decorators, and words for those who made a mistake in the program."""
_TYPES = {
    *("tuple", "list", "dict", "set", "frozenset", "type", "Mapping", "Sequence", "Callable", "Literal", "Final"),
    *("Iterator", "Iterable", "Collection"),
}


def mutants(tree: ast.Module) -> list[Mutant]:
    """In the order of their lines. `tree` stays as it is until one of them is made."""
    found = [mutant for node in tree.body for mutant in _of_statement(node, None)]
    return sorted(found, key=lambda mutant: mutant.line)


# --- statements -------------------------------------------------------------------------------------------------------


def _of_statement(node: ast.stmt, put: Put | None) -> Iterator[Mutant]:
    """`put` is None outside of functions, where a statement is a definition."""
    if _is_no_rule(node):
        return
    if put is not None and isinstance(
        node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Raise | ast.Delete
    ):
        yield _mutant(node, put, ast.Pass())
    if put is not None and isinstance(node, ast.Return) and node.value and not _is(node.value, None):
        yield _mutant(node, put, ast.Return(ast.Constant(None)))
    if isinstance(node, ast.Match) and len(node.cases) > 1:
        yield from _shorter(node, put or _nowhere, "cases")
    if isinstance(node, ast.If | ast.While):
        for always in (True, False) if isinstance(node, ast.If) else (False,):
            if not isinstance(node.test, ast.Constant):
                yield _mutant(node.test, partial(setattr, node, "test"), ast.Constant(always))
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        if node.target.id in _EXCEPTIONS:
            yield from _line_by_line(node)
            return
        if node.target.id in _REASONS:
            yield from (one for one in _of_expression(node.value, partial(setattr, node, "value")) if _is_shorter(one))
            return
    yield from _below(node, is_definition=put is None and isinstance(node, ast.ClassDef))


def _is_shorter(mutant: Mutant) -> bool:
    return mutant.before.startswith("{") and len(mutant.after) < len(mutant.before)


def _line_by_line(node: ast.AST) -> Iterator[Mutant]:
    for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
        for place, line in enumerate(call.args):
            if isinstance(line, ast.Constant | ast.Starred):
                yield _mutant(line, partial(call.args.__setitem__, place), ast.Constant(""))


def _is_no_rule(node: ast.stmt) -> bool:
    """Imports, texts for readers, names of types, and what only a mistake in the program itself can break."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Pass():
            return True
        case ast.Assign(value=ast.Subscript() as value):
            return _is_type(value)
    return False


def _below(node: ast.AST, is_definition: bool = False) -> Iterator[Mutant]:
    for name, value in ast.iter_fields(node):
        if name in _NO_RULES:
            continue
        places: list[tuple[Any, Put]] = [(value, partial(setattr, node, name))]
        if isinstance(value, list):
            places = [(item, partial(value.__setitem__, place)) for place, item in enumerate(value)]
        for child, put in places:
            if isinstance(child, ast.stmt):
                yield from _of_statement(child, None if is_definition else put)
            elif isinstance(child, ast.expr):
                yield from _of_expression(child, put)
            elif isinstance(child, ast.comprehension):
                yield from _shorter(child, put, "ifs")
                yield from _below(child)
            elif isinstance(child, ast.AST):
                yield from _below(child)


# --- expressions ------------------------------------------------------------------------------------------------------


def _of_expression(node: ast.expr, put: Put) -> Iterator[Mutant]:
    match node:
        case ast.Constant():
            before = _as_rewritten(node)
            yield from (_mutant(before, put, ast.Constant(other)) for other in _other_constants(node.value))
            return
        case ast.JoinedStr():
            before, *others = _rewritten_and_others(node)
            yield from (_mutant(before, put, other) for other in others)
            if others:
                yield from (one for part in node.values if isinstance(part, ast.FormattedValue) for one in _below(part))
                return
        case ast.Subscript() if _is_type(node):
            return
        case ast.Compare():
            yield from (_mutant(node, put, other) for other in _other_comparisons(node))
        case ast.BoolOp():
            yield _mutant(node, put, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
            yield from _shorter(node, put, "values")
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield _mutant(node, put, node.operand)
        case ast.IfExp():
            yield _mutant(node, put, node.body)
            yield _mutant(node, put, node.orelse)
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield _mutant(node, put, ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right))
            if isinstance(node.op, ast.BitOr | ast.BitAnd):
                yield _mutant(node, put, node.left)
                yield _mutant(node, put, node.right)
        case ast.Call():
            yield from _of_call(node, put)
        case ast.Set() | ast.List():
            yield from _shorter(node, put, "elts")
        case ast.Tuple(ctx=ast.Load()) if len(node.elts) > 1 and _are_alike(node.elts):
            yield from _shorter(node, put, "elts")
        case ast.Dict():
            for place in range(len(node.keys)):
                keys, values = _without(node.keys, place), _without(node.values, place)
                yield _mutant(node, put, ast.Dict(keys, values))
    yield from _below(node)


def _other_constants(value: object) -> Iterator[str | bytes | int | float]:
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
            # Of a row with one in it, the first is the last.
            if value != 0:
                yield value - 1
        case float():
            yield value + 1
        case str() if patterns.is_pattern(value):
            yield from patterns.changed(value)
        case str() if _LIST_OF_WORDS.fullmatch(value):
            words = value.split()
            yield from (" ".join(_without(words, place)) for place in range(len(words)))
        case str():
            yield f"x{value}x"
        case bytes() if patterns.is_pattern(value.decode("latin-1")):
            yield from (other.encode("latin-1") for other in patterns.changed(value.decode("latin-1")))
        case bytes():
            yield b"x" + value + b"x"


def _as_rewritten(node: ast.Constant) -> ast.expr:
    """A pattern as its changed versions are written, so that no more than the change is told apart."""
    is_pattern = isinstance(node.value, str) and patterns.is_pattern(node.value)
    return ast.Constant(patterns.rewritten(str(node.value)), lineno=node.lineno) if is_pattern else node


def _rewritten_and_others(node: ast.JoinedStr) -> Iterator[ast.JoinedStr]:
    """Of a pattern that is filled in, with what fills it left in its place; only the text itself where it is none."""
    holes = [part for part in node.values if not isinstance(part, ast.Constant)]
    signs = iter(range(_HOLE, _HOLE + len(holes)))
    text = "".join(str(part.value) if isinstance(part, ast.Constant) else chr(next(signs)) for part in node.values)
    if not patterns.is_pattern(text):
        yield node
        return
    for other in (patterns.rewritten(text), *patterns.changed(text)):
        parts = re.split(r"([\ue000-\uf8ff])", other)
        yield ast.JoinedStr(
            [holes[ord(part) - _HOLE] if place % 2 else ast.Constant(part) for place, part in enumerate(parts) if part],
            lineno=node.lineno,
        )


def _other_comparisons(node: ast.Compare) -> Iterator[ast.Compare]:
    for place, (operator, compared) in enumerate(zip(node.ops, node.comparators, strict=True)):
        for other in _COMPARISONS[type(operator)]:
            yield ast.Compare(node.left, _with(node.ops, place, other()), node.comparators)
        # One of these characters.
        if isinstance(operator, ast.In | ast.NotIn) and isinstance(compared, ast.Constant):
            for shorter in _fewer_characters(compared):
                yield ast.Compare(node.left, node.ops, _with(node.comparators, place, shorter))


def _fewer_characters(node: ast.Constant) -> Iterator[ast.Constant]:
    if isinstance(node.value, str):
        yield from (ast.Constant("".join(_without(node.value, place))) for place in range(len(node.value)))


def _of_call(node: ast.Call, put: Put) -> Iterator[Mutant]:
    match node.func:
        case ast.Name(id=name) if name in _OPPOSITES:
            yield _mutant(node, put, ast.Call(ast.Name(_OPPOSITES[name], ast.Load()), node.args, node.keywords))
        case ast.Attribute(value=value, attr=name) if name in _OPPOSITES:
            other = ast.Attribute(value, _OPPOSITES[name], ast.Load())
            yield _mutant(node, put, ast.Call(other, node.args, node.keywords))
        case ast.Name(id=name) if name in _STEPS and node.args:
            yield _mutant(node, put, node.args[0])
        case ast.Attribute(attr="fromkeys") if node.args:
            yield _mutant(node, put, node.args[0])
        case ast.Attribute(value=value, attr=name) if name in _STEPS:
            yield _mutant(node, put, value)
    yield from _shorter(node, put, "keywords")
    yield from (one for place, one in enumerate(_shorter(node, put, "args")) if _may_go(node.args, place))


def _may_go(arguments: Sequence[ast.expr], place: int) -> bool:
    """One of many texts, or a flag of a pattern. What a function cannot do without is no rule."""
    one = arguments[place]
    is_flag = isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == "re"
    return is_flag or (len(arguments) > 1 and all(isinstance(each, ast.Constant | ast.Starred) for each in arguments))


def _are_alike(elements: Sequence[ast.expr]) -> bool:
    """All names, all texts …, as rules in a row are. In a pair of a thing and what is said of it they seldom are."""
    return len({type(one) for one in elements if not isinstance(one, ast.Starred)}) <= 1


def _is_type(node: ast.Subscript) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in _TYPES


def _is(node: ast.expr, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


# --- making -----------------------------------------------------------------------------------------------------------


def _mutant(node: ast.AST, put: Put, other: ast.AST) -> Mutant:
    return Mutant(getattr(node, "lineno", 0), ast.unparse(node), ast.unparse(other), partial(put, other))


def _shorter(node: ast.AST, put: Put, field: str) -> Iterator[Mutant]:
    """Without one of a row."""
    row: list[Any] = getattr(node, field)
    for place, one in enumerate(row):
        rest = _without(row, place)
        other = type(node)(**dict(ast.iter_fields(node)) | {field: rest})
        if isinstance(node, ast.BoolOp) and len(rest) == 1:
            other = rest[0]
        line = getattr(one, "lineno", None) or _line_of(one)
        yield Mutant(line, ast.unparse(node), ast.unparse(other), partial(put, other))


def _line_of(node: ast.AST) -> int:
    return next((one.lineno for one in ast.walk(node) if hasattr(one, "lineno")), 0)


def _without(row: Sequence[Any], place: int) -> list[Any]:
    return [*row[:place], *row[place + 1 :]]


def _with(row: Sequence[Any], place: int, other: Any) -> list[Any]:
    return [*row[:place], other, *row[place + 1 :]]


def _nowhere(_: Any) -> None:
    raise AssertionError
