"""CBOR (RFC 8949), as far as Pagefind writes it: whole numbers, texts and arrays, each told how long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Raw:
    """What an array holds, written already."""

    written: bytes
    count: int


Value = int | str | Sequence["Value"] | Raw


def written(value: Value) -> bytes:
    match value:
        case int():
            return _head(0, value) if value >= 0 else _head(1, -1 - value)
        case str():
            text = value.encode()
            return _head(3, len(text)) + text
        case Raw(inside, count):
            return _head(4, count) + inside
        case _:
            return _head(4, len(value)) + b"".join(written(one) for one in value)


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in range(4) if number < 256 ** (1 << size))
    return bytes([kind << 5 | 24 + size]) + number.to_bytes(1 << size, "big")


def read(data: bytes, at: int) -> tuple[object, int]:
    """The number, text or list that begins `at` some place, and where it ends. ValueError or IndexError where nothing
    of the kind does."""
    kind, number, at = _read_head(data, at)
    match kind:
        case 0 | 1:
            return (-1 - number if kind else number), at
        case 3:
            return _cut(data, at, at + number).decode(), at + number
        case 4:
            values = []
            for _ in range(number):
                value, at = read(data, at)
                values.append(value)
            return values, at
    raise ValueError(kind)


def read_array(data: bytes, at: int) -> tuple[int, int]:
    """How many things the array holds that begins there, and where the first of them does. Raises as `read`."""
    kind, number, at = _read_head(data, at)
    if kind != 4:
        raise ValueError(kind)
    return number, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    kind, number = divmod(data[at], 32)
    if number < 24:
        return kind, number, at + 1
    if number > 27:
        raise ValueError(number)
    end = at + 1 + (1 << number - 24)
    return kind, int.from_bytes(_cut(data, at + 1, end), "big"), end


def _cut(data: bytes, begin: int, end: int) -> bytes:
    if end > len(data):
        raise IndexError
    return data[begin:end]


@cache
def number(written: bytes) -> int:
    """Of a number that is written so."""
    kind, its, _ = _read_head(written, 0)
    return -1 - its if kind else its
