"""What is written is read back, and takes no more room than it must; what is of another kind is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import cbor

VALUES = st.recursive(
    st.integers(-(2**32), 2**32 - 1) | st.text(max_size=300), lambda inner: st.lists(inner, max_size=30), max_leaves=60
)


@given(VALUES)
def test_what_is_written_is_read_back(value: cbor.Value) -> None:
    data = cbor.written(value)
    assert cbor.read(b"x" + data + b"y", 1) == (value, 1 + len(data))


# By appendix A of RFC 8949.
@pytest.mark.parametrize(
    ("value", "data"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (100, "1864"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-10, "29"),
        (-100, "3863"),
        (-1000, "3903e7"),
        ("", "60"),
        ("IETF", "6449455446"),
        ("ü", "62c3bc"),
        ([], "80"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
        ([*range(1, 26)], "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
    ],
)
def test_it_is_written_as_the_standard_has_it(value: cbor.Value, data: str) -> None:
    assert cbor.written(value).hex() == data
    assert cbor.read(bytes.fromhex(data), 0) == (value, len(data) // 2)


def test_what_is_written_already_stands_in_an_array_as_it_is() -> None:
    ready = cbor.Raw(b"".join([cbor.written("a"), cbor.written(7), cbor.written([1])]), 3)
    assert cbor.read(cbor.written([ready, "b"]), 0)[0] == [["a", 7, [1]], "b"]


@pytest.mark.parametrize("number", [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, -1, -24, -25, -256, -257, -65537])
def test_a_number_is_read_by_itself(number: int) -> None:
    assert cbor.number(cbor.written(number)) == number


def test_an_array_is_told_by_how_much_it_holds_and_where_it_begins() -> None:
    assert cbor.read_array(cbor.written(["a"] * 300), 0) == (300, 3)


@pytest.mark.parametrize("data", ["", "18", "82", "8201", "a0", "f6", "f97e00", "40", "1c", "9f00ff", "62c3", "6261"])
def test_what_is_cut_off_or_of_another_kind_is_an_error(data: str) -> None:
    """A map, nothing, a fraction, bytes, a size that is none, an array without one."""
    with pytest.raises((ValueError, IndexError)):
        cbor.read(bytes.fromhex(data), 0)


@pytest.mark.parametrize("data", ["00", "6161", "a0"])
def test_what_is_no_array_is_not_read_as_one(data: str) -> None:
    with pytest.raises(ValueError, match=r"^\d$"):
        cbor.read_array(bytes.fromhex(data), 0)
