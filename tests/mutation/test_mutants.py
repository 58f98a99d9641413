"""The changes that the tests of the protection are tried with leave no kind of rule out."""

import ast
import re
from pathlib import Path

import pytest

from tests.mutation import patterns
from tests.mutation.mutants import mutants

PROTECTION = Path(__file__).parents[2] / "generator" / "safeguarding"


def changes(source: str) -> set[tuple[str, str]]:
    return {(one.before, one.after) for one in mutants(ast.parse(source))}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < 5", {("a < 5", "a <= 5"), ("a < 5", "a >= 5"), ("5", "6"), ("5", "4")}),
        ("x = a >= b", {("a >= b", "a > b"), ("a >= b", "a < b")}),
        ("x = a and b", {("a and b", "a or b"), ("a and b", "a"), ("a and b", "b")}),
        ("x = not a", {("not a", "a")}),
        ("x = a in 'pq'", {("a in 'pq'", "a not in 'pq'"), ("a in 'pq'", "a in 'p'"), ("a in 'pq'", "a in 'q'")}),
        ("RULES = (one, other)", {("(one, other)", "(other,)"), ("(one, other)", "(one,)")}),
        ("RULES = frozenset({p, q})", {("{p, q}", "{q}"), ("{p, q}", "{p}")}),
        ("RULES = {p: q}", {("{p: q}", "{}")}),
        ("x = [a for a in b if a]", {(" for a in b if a", " for a in b")}),
        ("def f():\n    return a", {("return a", "return None")}),
        ("def f():\n    yield a", {("yield a", "pass")}),
        ("def f():\n    if a:\n        continue", {("a", "True"), ("a", "False"), ("continue", "pass")}),
        ("x = a if b else c", {("a if b else c", "a"), ("a if b else c", "c")}),
        ("x = any(a)", {("any(a)", "all(a)")}),
        ("x = a.casefold()", {("a.casefold()", "a")}),
        ("x = min(a, default=b)", {("min(a, default=b)", "max(a, default=b)"), ("min(a, default=b)", "min(a)")}),
        ("x = re.compile(p, re.DOTALL)", {("re.compile(p, re.DOTALL)", "re.compile(p)")}),
        ("x = one_of('p', 'q')", {("one_of('p', 'q')", "one_of('q')"), ("one_of('p', 'q')", "one_of('p')")}),
        ("x = 'aa bb cc dd ee'", {("'aa bb cc dd ee'", "'aa bb dd ee'")}),
        ("x = rf'{a}\\b{b}'", {("f'{a}\\\\b{b}'", "f'{a}{b}'")}),
        ("x = True", {("True", "False")}),
    ],
)
def test_every_kind_of_rule_is_removed_or_turned_round(source: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= changes(source)


@pytest.mark.parametrize(
    "source",
    ["import a", "'''Words for readers.'''", "assert a < 5", "Pair = tuple[int, str]", "def f(a: 'int') -> 'int': ..."],
)
def test_what_is_no_rule_stays(source: str) -> None:
    assert changes(source) == set()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bjl", {"jl", r"\b"}),
        (r"(?:no|kav)\b", {r"(?:kav)\b", r"(?:no)\b", "(?:no|kav)"}),
        (r"(?<!x)[ab]+", {"[ab]+", "(?<!x)[b]+", "(?<!x)[^ab]+", "(?<!x)[ab]*", "(?<!x)[ab]"}),
        (r"[0-9]{2,4}", {"[0-9]{1,4}", "[0-9]{3,4}", "[0-9]{2,3}", "[0-9]{2,5}"}),
        (r"[0-9]x?", {"[0-9]x", "[0-9]x{0}"}),
        (r"[0-9]{3,30}", {"[0-9]{3}"}),
        (r"a(?i:b)", {"a(?:b)", "(?i:b)"}),
        (r"a\2", {r"(?:\2)"}),
    ],
)
def test_every_part_of_a_pattern_is_removed_or_moved(pattern: str, expected: set[str]) -> None:
    assert expected <= set(patterns.changed(pattern))


@pytest.mark.parametrize("module", sorted(PROTECTION.glob("*.py")), ids=lambda path: path.stem)
def test_changed_patterns_can_be_read(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and patterns.is_pattern(node.value):
            for changed in patterns.changed(node.value):
                # Some refer to groups that stand in another part.
                re.compile("()" * 9 + changed)


def test_a_pattern_written_anew_is_the_same() -> None:
    pattern = r"(?<!\w)(?P<a>x|yz)?(?i:[^\W_]{2,3}+|\d*?)(?!b)\."
    assert patterns.rewritten(pattern) == r"(?<!\w)(?P<a>(?:x|yz))?(?i:(?:[^\W_]{2,3}+|\d*?))(?!b)\."


@pytest.mark.parametrize("text", ["*?[", "peserta", "a.b", "(", "Nama orang"])
def test_plain_words_are_no_patterns(text: str) -> None:
    assert not patterns.is_pattern(text)
