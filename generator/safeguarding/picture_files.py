"""What a picture file carries beside its pixels.

Read from the bytes alone: a decoder passes over what it does not need, and that is where things are left behind.
Nothing here fails on a broken file: what is cut off counts as absent, what cannot be placed as carried.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final, Literal

Format = Literal["JPEG", "PNG", "WEBP", "GIF", "ICO"]
Order = Literal["big", "little"]

_SIGNATURES: Final[Mapping[Format, re.Pattern[bytes]]] = {
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "WEBP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "GIF": re.compile(rb"GIF8[79]a"),
    "ICO": re.compile(rb"\0\0\x01\0"),
}


def format_of(raw: bytes) -> Format | None:
    """By how the file begins."""
    return next((name for name, signature in _SIGNATURES.items() if signature.match(raw)), None)


def carried(raw: bytes) -> tuple[bytes, ...]:
    """The parts that draw nothing, and what is appended to the file; unpacked where they are packed.

    All of a file in none of the formats; of a broken one, also all behind the break.
    """
    match format_of(raw):
        case "JPEG":
            parts = _jpeg(raw)
        case "PNG":
            parts = _png(raw)
        case "WEBP":
            parts = _webp(raw)
        case "GIF":
            parts = _gif(raw)
        case "ICO":
            parts = _ico(raw)
        case None:
            parts = iter((raw,))
    return tuple(part for part in parts if part)


# --- JPEG -------------------------------------------------------------------------------------------------------------

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_BEGINNING, _END, _SCAN = 0xD8, 0xD9, 0xDA
_DRAWING = range(0xC0, 0xE0)
_PLAIN = re.compile(rb"JFIF\0.{9}|Adobe.{7}", re.DOTALL)
"""How the pixels are to be read, at the length that leaves no room for more."""


def _jpeg(raw: bytes) -> Iterator[bytes]:
    at = 0
    while marker := _MARKER.match(raw, at):
        at, code = marker.end(), marker[1][0]
        if code == _END:
            break
        if code == _BEGINNING:
            continue
        segment = raw[at + 2 : at + _number(raw, at, 2, "big")]
        at += 2 + len(segment)
        if code == _SCAN:
            end = _END_OF_SCAN.search(raw, at)
            at = end.start() if end else len(raw)
        elif code not in _DRAWING and not _PLAIN.fullmatch(segment):
            yield segment
    yield raw[at:]


# --- PNG --------------------------------------------------------------------------------------------------------------

_PNG_PIXELS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
_PACKED: Final[Mapping[bytes, re.Pattern[bytes]]] = {
    b"zTXt": re.compile(rb"[^\0]*\0\0"),
    b"iCCP": re.compile(rb"[^\0]*\0\0"),
    b"iTXt": re.compile(rb"[^\0]*\0\x01\0[^\0]*\0[^\0]*\0"),
}
"""What stands before the packed bytes, in the chunks that can have any."""
_UNPACKED_AT_MOST = 2**20
"""Bytes. The decoder refuses pictures with longer texts."""
_RAW_PROFILE = re.compile(rb"Raw profile type [^\0]*\0+\s*\w+\s+\d+\s+((?:[0-9A-Fa-f]{2}\s*)+)")
"""EXIF, IPTC or XMP written as hexadecimal numbers into a text."""


def _png(raw: bytes) -> Iterator[bytes]:
    at = 8
    while at + 8 <= len(raw):
        size, name = _number(raw, at, 4, "big"), raw[at + 4 : at + 8]
        if name not in _PNG_PIXELS:
            yield _unpacked(name, raw[at + 8 : at + 8 + size])
        at += 12 + size
        if name == b"IEND":
            break
    yield raw[at:]


def _unpacked(name: bytes, chunk: bytes) -> bytes:
    if head := _PACKED[name].match(chunk) if name in _PACKED else None:
        try:
            chunk = head[0] + zlib.decompressobj().decompress(chunk[head.end() :], _UNPACKED_AT_MOST)
        except zlib.error:
            return chunk
    if profile := _RAW_PROFILE.match(chunk):
        return bytes.fromhex(profile[1].decode("ascii"))
    return chunk


# --- WebP -------------------------------------------------------------------------------------------------------------

_WEBP_PIXELS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}


def _webp(raw: bytes) -> Iterator[bytes]:
    end = min(8 + _number(raw, 4, 4, "little"), len(raw))
    at = 12
    while at + 8 <= end:
        size = _number(raw, at + 4, 4, "little")
        if raw[at : at + 4] not in _WEBP_PIXELS:
            yield raw[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    yield raw[at:]


# --- GIF --------------------------------------------------------------------------------------------------------------

_IMAGE, _EXTENSION, _TRAILER = b"\x2c", b"\x21", b"\x3b"
_TIMING = b"\xf9"
_LOOP = re.compile(rb"NETSCAPE2\.0\x01..", re.DOTALL)


def _gif(raw: bytes) -> Iterator[bytes]:
    at = 13 + _colours(raw, 10)
    while (block := raw[at : at + 1]) in (_IMAGE, _EXTENSION):
        if block == _IMAGE:
            _, at = _joined(raw, at + 11 + _colours(raw, at + 9))
        else:
            label = raw[at + 1 : at + 2]
            extension, at = _joined(raw, at + 2)
            if label != _TIMING and not _LOOP.fullmatch(extension):
                yield extension
    yield raw[at:].removeprefix(_TRAILER)


def _colours(raw: bytes, at: int) -> int:
    """The length of the colour table that a byte of flags announces."""
    flags = _number(raw, at, 1, "big")
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _joined(raw: bytes, at: int) -> tuple[bytes, int]:
    """The content of a row of blocks, each with its length before it, and where the row ends."""
    blocks = []
    while size := _number(raw, at, 1, "big"):
        blocks.append(raw[at + 1 : at + 1 + size])
        at += 1 + size
    return b"".join(blocks), at + 1


# --- ICO --------------------------------------------------------------------------------------------------------------


def _ico(raw: bytes) -> Iterator[bytes]:
    """Images lie one behind the other; where they do not, something may lie between them."""
    at = 6 + 16 * _number(raw, 4, 2, "little")
    for entry in range(6, at, 16):
        size, start = _number(raw, entry + 8, 4, "little"), _number(raw, entry + 12, 4, "little")
        if start != at:
            break
        image = raw[at : at + size]
        if format_of(image) == "PNG":
            yield from _png(image)
        at += size
    yield raw[at:]


# --- EXIF and IPTC ----------------------------------------------------------------------------------------------------

_TIFF = re.compile(rb"II\*\0|MM\0\*")
_EXIF = re.compile(rb"(?:Exif\0\0)?(?=II\*\0|MM\0\*)")
_ORIENTATION, _DETAIL, _GPS = 0x0112, 0x8769, 0x8825
_OWNER = {
    0x013B,  # artist
    0x8298,  # copyright
    0x9C9D,  # author, as Windows writes it
    0xA430,  # owner of the camera
    0xA431,  # serial number of the camera
    0xA435,  # serial number of the lens
    0xA437,  # photographer
    0xA438,  # image editor
}
_GPS_WITHOUT_PLACE = {0x00, 0x07, 0x1D}
"""Version, time and date: some cameras write these although they know no place."""


@dataclass(frozen=True, slots=True)
class Exif:
    orientation: int
    """1 to 8; other numbers, which are met as well, mean nothing."""
    has_place: bool
    has_owner: bool


def exif_in(part: bytes) -> Iterator[Exif]:
    """Wherever in a part EXIF begins: thumbnails and appended pictures have some of their own."""
    return (_exif(part, start.start()) for start in _TIFF.finditer(part))


def orientation(parts: tuple[bytes, ...]) -> int:
    """As said by the first part that is EXIF; 1, upright, where none is."""
    starts = ((part, _EXIF.match(part)) for part in parts)
    return next((_exif(part, start.end()).orientation for part, start in starts if start), 1)


def _exif(raw: bytes, base: int) -> Exif:
    order: Order = "little" if raw.startswith(b"II", base) else "big"

    def directory(pointer: int) -> Mapping[int, slice]:
        return _directory(raw, base, _number(raw, pointer, 4, order), order)

    main = directory(base + 4)
    detail = directory(main[_DETAIL].start) if _DETAIL in main else {}
    gps = directory(main[_GPS].start) if _GPS in main else {}
    return Exif(
        orientation=_number(raw, main[_ORIENTATION].start, 2, order) if _ORIENTATION in main else 1,
        # A directory that is announced and cannot be read may still be read by others.
        has_place=_GPS in main and (not gps or not gps.keys() <= _GPS_WITHOUT_PLACE),
        has_owner=any(raw[fields[tag]].strip(b"\0 ") for fields in (main, detail) for tag in fields.keys() & _OWNER),
    )


def _directory(raw: bytes, base: int, at: int, order: Order) -> Mapping[int, slice]:
    """Where the value of each field stands. The fields looked at are text, a byte each, or one number: those of more
    than four bytes stand elsewhere, and their place in the directory says where."""
    first = base + at + 2
    entries = raw[first : first + 12 * _number(raw, base + at, 2, order)]
    fields = {}
    layout = struct.Struct("<H2xII" if order == "little" else ">H2xII")
    for number in range(len(entries) // 12):
        tag, length, pointer = layout.unpack_from(entries, 12 * number)
        start = base + pointer if length > 4 else first + 12 * number + 8
        fields[tag] = slice(start, start + length)
    return fields


_IPTC = b"8BIM\x04\x04"
_DATASET = re.compile(rb"\x1c\x02(.)(?!\0\0)", re.DOTALL)


def iptc_in(part: bytes) -> Set[int]:
    """The numbers of the fields of IPTC's second record that are filled."""
    start = part.find(_IPTC)
    return {field[1][0] for field in _DATASET.finditer(part, start)} if start >= 0 else set()


def _number(raw: bytes, at: int, size: int, order: Order) -> int:
    return int.from_bytes(raw[at : at + size], order)
