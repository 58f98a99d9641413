"""The quick way of reading gives what the careful way gives, or gives way to it."""

import random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.records.document import compose, plain
from generator.records.everyday import everyday
from tests.building import EXAMPLE, ROOT

TEXTS = tuple(
    path.read_text("utf-8") for folder in (ROOT / "records", EXAMPLE) for path in sorted(folder.rglob("*.yml"))
)

few = settings(deadline=None, max_examples=400, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def agrees(text: str) -> bool:
    """Whether the quick way has read it."""
    read = everyday(text)
    if read is None:
        return False
    root, findings = compose("records/x.yml", text)
    assert findings == []
    assert root is not None
    assert repr(read) == repr(plain(root))  # Types and order too: 1 is not True, and 1.0 not 1.
    return True


# --- what people write --------------------------------------------------------------------------------------------

PIECES = (
    *("a", "b", "id", "name", "no", "true", "Null", "y", "~", "é", "“", "_x", "<<", "=", "x-y", "A b"),
    *(
        "5",
        "-5",
        "+5",
        "05",
        "-",
        "12.5",
        "12.50",
        "1.500",
        "12:30",
        "2024-02-30",
        "2023-08/2023-09",
        ".5",
        "1e3",
        "0x1",
    ),
    *("9" * 19, "5 orang", "https://x.id/a#b", "name:x", "-kue", "x: y", "x:", "#1", "x #1", "x # 1", "x#1", "a, b"),
    *("'a'", "''", "'a''b'", "'a", "a'b", '"a"', '""', '"a\\n"', '"a', '"é: #"', "'a' b", "'x: y'"),
    *("[a, b]", "[a,b]", "[]", "[a, ]", "[, a]", "[a", "[a, 'b, c']", "[no]", "[5, 1.5]", "[[a]]", "[a b, -1]", "[a}"),
    *("{a: 1}", "{a: 1, b: 'x'}", "{a: 1, a: 2}", "{a}", "{}", "{a: }", "{a:1}", "[a: 1]", "{a: x, }", "{a: [b]}"),
    *(
        "1e3",
        "0x1",
        "|",
        ">-",
        "&x a",
        "*x",
        "!!str a",
        "? a",
        "@a",
        "`a",
        "%a",
        "---",
        "...",
        "a\tb",
        "\u200b",
        "\u1680a",
        "\u0665",
    ),
)
INDENTS = st.sampled_from(("", "", "", "  ", "  ", "    ", " ", "\t"))
STARTS = st.sampled_from(("", "", "", "- ", "- ", "-  ", "-", "- - ", "? "))
KEYS = st.sampled_from(
    ("a: ", "b: ", "c: ", "a:", "b:", "a:  ", "", "A: ", "'a': ", "no: ", "1: ", "<<: ", "a b: ", "# ", "a :")
)
ENDS = st.sampled_from(("\n", "\n", "\n", "\n", " \n", " # x\n", " #x\n", "\n\n", "\n# x\n", "\r\n", "", "\n---\n"))
VALUES = st.one_of(st.sampled_from(PIECES), st.just(""), st.text(max_size=6))

lines = st.lists(st.tuples(INDENTS, STARTS, KEYS, VALUES, ENDS).map("".join), max_size=8).map("".join)


@settings(few, max_examples=4_000)
@given(lines)
@example("a:\n- b: 1\n- c: 2\nd: 3\n")
@example("a:\n  b:\n- c\n")
@example("a: x\n  b: y\n")
@example("- a: x\n")
@example("a:\n")
@example("# nothing\n")
def test_any_lines(text: str) -> None:
    agrees(text)


# Steps of indentation, bullets, keys that are there once, and values: most of it fits together.
nested = st.lists(
    st.tuples(
        st.sampled_from((0, 0, 0, 2, 2, -2, -4, 1)),
        st.sampled_from(("", "", "- ")),
        st.sampled_from(("a", "b", "c", "d", "e", "f", "")),
        st.sampled_from(("", "", "x", "5", "'y'", "[a, b]", "{a: 1}")),
    ),
    max_size=10,
)


@settings(few, max_examples=4_000)
@given(
    nested,
    st.sampled_from(("", "", "", "---\n", "--- \n", "# x\n---\n", "---\n---\n", "%YAML 1.2\n---\n", "\n", "\ufeff")),
    st.sampled_from(("\n", "\n", "\r\n", "\r", "\r\r\n")),
)
def test_any_nesting(written: list[tuple[int, str, str, str]], start: str, line_end: str) -> None:
    text, indent = start, 0
    for step, bullet, key, value in written:
        indent = max(0, indent + step)
        text += " " * indent + bullet + (f"{key}: " if key else "") + value + "\n"
    agrees(text.replace("\n", line_end))


scalars = st.one_of(
    st.text(alphabet="0123456789.,_-+:eExXo aAfFnNyY~/#'\"", max_size=12),
    st.sampled_from(PIECES),
    st.text(max_size=20),
)


@settings(few, max_examples=4_000)
@given(scalars, st.sampled_from(("a: {}", "a:\n  - {}\n", "a: [{}]", "a: {{b: {}}}", "a: [x, {}, y]", "a:\n- b: {}")))
def test_any_scalar_anywhere(scalar: str, around: str) -> None:
    agrees(around.format(scalar))


data = st.recursive(
    st.one_of(st.text(max_size=12), st.integers(-(10**6), 10**6), st.booleans(), st.sampled_from(PIECES)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(("a", "b_c", "d-e", "F", "1")), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(few, max_examples=1_000)
@given(
    st.dictionaries(st.sampled_from(("a", "b", "c")), data, max_size=3),
    st.sampled_from((None, True, False)),
    st.integers(1, 4),
)
def test_any_data_written_by_a_program(written: dict[str, Any], flow: bool | None, indent: int) -> None:
    agrees(yaml.safe_dump(written, default_flow_style=flow, indent=indent, allow_unicode=True))


# --- records with something changed -------------------------------------------------------------------------------


def changed(text: str, rng: random.Random) -> str:
    """One to three places of a text where something was dropped, doubled, put in, or taken from elsewhere."""
    for _ in range(rng.randint(1, 3)):
        at, length = rng.randrange(len(text) + 1), rng.choice((1, 1, 2, 8, 30))
        middle = rng.choice(
            (
                "",
                text[at : at + length] * 2,
                rng.choice(PIECES),
                rng.choice(("\n", " ", "  ", "\n  ", "\n- ", ": ", "#", " #", ":\n", "'", '"', "- ", ", ", "[", "}")),
                rng.choice(text.splitlines(keepends=True) or ["\n"]),
            )
        )
        text = text[:at] + middle + text[at + rng.choice((0, length)) :]
    return text


@settings(few, max_examples=2_000)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_any_changed_record(text: str, rng: random.Random) -> None:
    agrees(changed(text, rng))


@pytest.mark.battery
def test_fifty_thousand_changed_records() -> None:
    rng = random.Random(50_000)
    read = sum(agrees(changed(TEXTS[number % len(TEXTS)], rng)) for number in range(50_000))
    assert read > 10_000


# --- what it is for -----------------------------------------------------------------------------------------------


def test_every_record_of_ours_is_everyday() -> None:
    assert all(map(agrees, TEXTS))


def test_so_is_one_with_the_lines_of_another_system_or_a_mark_where_it_begins() -> None:
    assert all(agrees(text.replace("\n", "\r\n")) and agrees(f"---\n{text}") for text in TEXTS)
