"""Pictures for tests, all drawn here: coloured squares, and files of every format with something planted in them."""

import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageCms

Colour = tuple[int, int, int]

RED, GREEN, BLUE, YELLOW = (220, 20, 20), (20, 200, 20), (20, 20, 220), (230, 220, 20)
QUARTERS: Final[tuple[tuple[Colour, Colour], tuple[Colour, Colour]]] = ((RED, GREEN), (BLUE, YELLOW))
"""Top left, top right; bottom left, bottom right."""

Order = Literal["II", "MM"]


def squares(
    width: int = 32, height: int = 24, mode: str = "RGB", quarters: Sequence[Sequence[Colour]] = QUARTERS
) -> Image.Image:
    small = Image.new("RGB", (2, 2))
    small.putdata([colour for row in quarters for colour in row])
    return small.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def saved(image: Image.Image, format: str, **settings: object) -> bytes:  # noqa: A002
    file = BytesIO()
    image.save(file, format, **settings)
    return file.getvalue()


# --- JPEG -------------------------------------------------------------------------------------------------------------

JPEG: Final = saved(squares(), "JPEG", quality=90)


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes, before: bytes = JPEG, after: bytes = b"") -> bytes:
    """`segments` follow the JFIF header."""
    at = 20
    return before[:at] + b"".join(segments) + before[at:] + after


# --- PNG --------------------------------------------------------------------------------------------------------------

PNG: Final = saved(squares(), "PNG")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*chunks: bytes, before: bytes = PNG, after: bytes = b"") -> bytes:
    """`chunks` follow the header."""
    at = 33
    return before[:at] + b"".join(chunks) + before[at:] + after


def bare_png(width: int, height: int, depth: int, colour: int, rows: bytes, *chunks: bytes) -> bytes:
    """`rows`: each with its filter byte, 0, before it. `colour`: 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGBA."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    image = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + image + chunk(b"IEND", b"")


# --- WebP -------------------------------------------------------------------------------------------------------------

WEBP: Final = saved(squares(), "WEBP", lossless=True)


def webp(*pieces: bytes, before: bytes = WEBP, after: bytes = b"") -> bytes:
    """`pieces` follow the pixels, inside the file's own length."""
    with Image.open(BytesIO(before)) as image:
        width, height = image.size
    flags = 0x20 * any(piece.startswith(b"ICCP") for piece in pieces)
    flags += 0x08 * any(piece.startswith(b"EXIF") for piece in pieces)
    flags += 0x04 * any(piece.startswith(b"XMP ") for piece in pieces)
    header = bytes((flags, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    profiles = b"".join(piece for piece in pieces if piece.startswith(b"ICCP"))
    others = b"".join(piece for piece in pieces if not piece.startswith(b"ICCP"))
    body = b"WEBP" + piece(b"VP8X", header) + profiles + before[12:] + others
    return b"RIFF" + struct.pack("<I", len(body)) + body + after


def piece(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


# --- far too large ----------------------------------------------------------------------------------------------------


def _widened(side: int) -> bytes:
    """WebP names its size in two numbers of 14 bits, and a mark for transparency behind them."""
    return WEBP[:21] + struct.pack("<I", side - 1 | side - 1 << 14) + WEBP[25:]


BOMBS: Final = (
    bare_png(60_000, 60_000, 8, 6, b""),
    JPEG.replace(struct.pack(">HH", 24, 32), struct.pack(">HH", 65_500, 65_500)),
    # The decoder makes room for the whole picture before anybody can ask for its size.
    _widened(10_000),
    _widened(16_383),
)
"""Small files that announce 100 megapixels and more."""

# --- GIF and ICO ------------------------------------------------------------------------------------------------------

GIF: Final = saved(squares(), "GIF")
ICO: Final = saved(squares(32, 32), "ICO", sizes=[(16, 16), (32, 32)])


def blocks(data: bytes) -> bytes:
    rows = [data[at : at + 255] for at in range(0, len(data), 255)]
    return b"".join(bytes((len(row),)) + row for row in rows) + b"\0"


def gif(*extensions: tuple[int, bytes], after: bytes = b"") -> bytes:
    """`extensions`, by label and data, follow the colour table."""
    at = 13 + (3 << (GIF[10] & 7) + 1)
    told = b"".join(bytes((0x21, label)) + blocks(data) for label, data in extensions)
    return GIF[:at] + told + GIF[at:] + after


def ico(*images: bytes, between: bytes = b"", after: bytes = b"") -> bytes:
    at = 6 + 16 * len(images)
    directory, body = b"", b""
    for image in images:
        directory += struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(image), at + len(body))
        body += image + between
    return struct.pack("<HHH", 0, 1, len(images)) + directory + body + after


# --- EXIF, XMP, IPTC, colour profiles ---------------------------------------------------------------------------------


def exif(
    order: Order = "II",
    main: Mapping[int, bytes | int] | None = None,
    detail: Mapping[int, bytes | int] | None = None,
    gps: Mapping[int, bytes | int] | None = None,
    thumbnail: bytes = b"",
) -> bytes:
    """As TIFF, without the word before it. Bytes are written as text, numbers as one short."""
    sign = "<" if order == "II" else ">"
    at = 8
    pointers: dict[int, bytes | int] = {}
    body = b""
    for tag, fields in ((0x8769, detail), (0x8825, gps)):
        if fields is not None:
            pointers[tag] = -at
            body += _directory(sign, fields, at, 0)
            at = 8 + len(body)
    begin = 8 + len(body)
    fields = {**(main or {}), **pointers}
    length = len(_directory(sign, fields, begin, 0))
    if thumbnail:
        where = begin + length
        own = _directory(sign, {0x0103: 6, 0x0201: -(where + 42), 0x0202: -len(thumbnail)}, where, 0)
        body += _directory(sign, fields, begin, where) + own + thumbnail
    else:
        body += _directory(sign, fields, begin, 0)
    return order.encode() + struct.pack(sign + "HI", 42, begin) + body


def _directory(sign: str, fields: Mapping[int, bytes | int], at: int, following: int) -> bytes:
    """Negative numbers are written as longs, others as shorts."""
    rows, far = b"", b""
    end = at + 2 + 12 * len(fields) + 4
    for tag, value in sorted(fields.items()):
        if isinstance(value, int):
            kind, number = (4, struct.pack(sign + "I", -value)) if value < 0 else (3, struct.pack(sign + "H", value))
            rows += struct.pack(sign + "HHI", tag, kind, 1) + number.ljust(4, b"\0")
        elif len(value) <= 4:
            rows += struct.pack(sign + "HHI", tag, 2, len(value)) + value.ljust(4, b"\0")
        else:
            rows += struct.pack(sign + "HHII", tag, 2, len(value), end + len(far))
            far += value
    return struct.pack(sign + "H", len(fields)) + rows + struct.pack(sign + "I", following) + far


SOMEWHERE: Final[Mapping[int, bytes | int]] = {
    0x00: b"\2\3\0\0",
    0x01: b"S\0",
    0x02: struct.pack("<6I", 6, 1, 12, 1, 0, 1),
    0x03: b"E\0",
    0x04: struct.pack("<6I", 106, 1, 49, 1, 0, 1),
}
"""A directory of GPS, in the middle of a sea."""


def xmp(inside: str = "", attributes: str = "") -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        f' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" {attributes}>{inside}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iptc(field: int, value: bytes) -> bytes:
    dataset = b"\x1c\2" + bytes((field,)) + struct.pack(">H", len(value)) + value
    block = b"8BIM\4\4\0\0" + struct.pack(">I", len(dataset)) + dataset + b"\0" * (len(dataset) % 2)
    return b"Photoshop 3.0\0" + block


SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

SRGB_SWAPPED: Final = SRGB.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")
"""Calls that blue what others call red."""


def grey_profile(gamma: int) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", b"kTRC", struct.pack(">4s4xIHxx", b"curv", 1, gamma << 8))


def white_profile() -> bytes:
    """For CMYK: whatever the inks, white is meant."""
    straight = bytes(range(256))
    table = struct.pack(">4s4xBBBx9I", b"mft1", 4, 3, 2, *(2**16 * (n % 4 == 0) for n in range(9)))
    return _profile(b"prtr", b"CMYK", b"Lab ", b"A2B0", table + straight * 4 + b"\xff\x80\x80" * 16 + straight * 3)


def _profile(device: bytes, colours: bytes, measure: bytes, tag: bytes, value: bytes) -> bytes:
    daylight = struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    white = b"XYZ \0\0\0\0" + daylight
    tags = struct.pack(">I4sII4sII", 2, b"wtpt", 156, len(white), tag, 156 + len(white), len(value))
    length = 156 + len(white) + len(value)
    header = struct.pack(">I4xI4s4s4s12x4s28x", length, 0x02100000, device, colours, measure, b"acsp")
    return header + daylight + bytes(48) + tags + white + value


XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"

# --- a file for each place where a text can be left behind ------------------------------------------------------------


def _app1(tiff: bytes) -> bytes:
    return jpeg(segment(0xE1, b"Exif\0\0" + tiff))


def _raw_profile(kind: str, data: bytes) -> bytes:
    """As ImageMagick keeps what PNG once had no place for."""
    text = f"\n{kind}\n{len(data):8}\n" + "\n".join(data.hex()[at : at + 72] for at in range(0, 2 * len(data), 72))
    return f"Raw profile type {kind}".encode() + b"\0\0" + zlib.compress(text.encode() + b"\n")


def _words(word: str) -> bytes:
    return word.encode()


CARRIERS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "jpeg-comment": lambda word: jpeg(segment(0xFE, _words(word))),
    "jpeg-comment-utf-16-le": lambda word: jpeg(segment(0xFE, word.encode("utf-16-le"))),
    "jpeg-comment-utf-16-be": lambda word: jpeg(segment(0xFE, word.encode("utf-16-be"))),
    "jpeg-comment-at-the-end": lambda word: JPEG[:-2] + segment(0xFE, _words(word)) + JPEG[-2:],
    "jpeg-comment-after-fill-bytes": lambda word: jpeg(b"\xff\xff" + segment(0xFE, _words(word))),
    "jpeg-app15": lambda word: jpeg(segment(0xEF, _words(word))),
    "jpeg-jfif-too-long": lambda word: jpeg(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0" + _words(word))),
    "jpeg-adobe-too-long": lambda word: jpeg(segment(0xED, b"Adobe\0\1\1\0\0\1\0" + _words(word))),
    "jpeg-appended": lambda word: jpeg(after=_words(word)),
    "jpeg-appended-jpeg": lambda word: jpeg(after=jpeg(segment(0xFE, _words(word)))),
    "jpeg-description": lambda word: _app1(exif("II", {0x010E: _words(word)})),
    "jpeg-description-big-endian": lambda word: _app1(exif("MM", {0x010E: _words(word)})),
    "jpeg-user-comment": lambda word: _app1(exif("II", detail={0x9286: b"ASCII\0\0\0" + _words(word)})),
    "jpeg-user-comment-unicode": lambda word: _app1(
        exif("MM", detail={0x9286: b"UNICODE\0" + word.encode("utf-16-be")})
    ),
    "jpeg-maker-note": lambda word: _app1(exif("II", detail={0x927C: b"\1\2\3\4" + _words(word)})),
    "jpeg-windows-comment": lambda word: _app1(exif("II", {0x9C9C: word.encode("utf-16-le")})),
    "jpeg-gps-area": lambda word: _app1(exif("II", gps={0x00: b"\2\3\0\0", 0x1C: b"ASCII\0\0\0" + _words(word)})),
    "jpeg-thumbnail": lambda word: _app1(exif("II", {}, thumbnail=jpeg(segment(0xFE, _words(word))))),
    "jpeg-broken-exif": lambda word: _app1(b"II*\0\xff\xff\xff\xff" + _words(word)),
    "jpeg-xmp": lambda word: jpeg(segment(0xE1, XMP + xmp(f"<dc:description>{word}</dc:description>"))),
    "jpeg-iptc": lambda word: jpeg(segment(0xED, iptc(120, _words(word)))),
    "jpeg-colour-profile": lambda word: jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + _words(word))),
    "png-text": lambda word: png(chunk(b"tEXt", b"Comment\0" + _words(word))),
    "png-text-packed": lambda word: png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(_words(word)))),
    "png-text-packed-broken": lambda word: png(chunk(b"zTXt", b"Comment\0\0" + _words(word))),
    "png-text-international": lambda word: png(chunk(b"iTXt", b"Comment\0\0\0id\0\0" + _words(word))),
    "png-text-international-packed": lambda word: png(
        chunk(b"iTXt", b"Comment\0\1\0id\0Komentar\0" + zlib.compress(_words(word)))
    ),
    "png-text-at-the-end": lambda word: PNG[:-12] + chunk(b"tEXt", b"Comment\0" + _words(word)) + PNG[-12:],
    "png-xmp": lambda word: png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(word))),
    "png-exif": lambda word: png(chunk(b"eXIf", exif("MM", {0x010E: _words(word)}))),
    "png-raw-profile": lambda word: png(chunk(b"zTXt", _raw_profile("exif", exif("II", {0x010E: _words(word)})))),
    "png-colour-profile": lambda word: png(chunk(b"iCCP", b"ICC\0\0" + zlib.compress(_words(word)))),
    "png-private": lambda word: png(chunk(b"prVt", _words(word))),
    "png-appended": lambda word: png(after=_words(word)),
    "webp-exif": lambda word: webp(piece(b"EXIF", exif("II", {0x010E: _words(word)}))),
    "webp-xmp": lambda word: webp(piece(b"XMP ", xmp(word))),
    "webp-colour-profile": lambda word: webp(piece(b"ICCP", _words(word))),
    "webp-other": lambda word: webp(piece(b"NOTE", _words(word))),
    "webp-appended": lambda word: webp(after=_words(word)),
}
"""By format and place."""
