"""Pictures as they may be published, and what the files they are made from give away."""

import hashlib
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from generator.safeguarding.personal_data import Kind, kinds_in
from generator.safeguarding.picture_files import carried, exif_in, format_of, iptc_in, orientation


class Refused(StrEnum):
    NOT_A_PICTURE = "not-a-picture"
    """Not JPEG, PNG or WebP, whatever its name says."""
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    ANIMATED = "animated"


@dataclass(frozen=True, slots=True)
class Version:
    name: str
    width: int
    height: int
    data: bytes
    """WebP."""


@dataclass(frozen=True, slots=True)
class Picture:
    versions: tuple[Version, ...]
    """Narrowest first, no two of the same size."""


MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 50_000_000
WIDTHS: Final = (480, 960, 1600)
HIGHEST: Final = 16_383
"""WebP holds no more."""


def redrawn(raw: bytes) -> Picture | Refused:
    """The same bytes always give the same picture. Of the file nothing gets into it but the look of its pixels."""
    decoder = _DECODERS.get(format_of(raw))
    if decoder is None:
        return Refused.NOT_A_PICTURE
    if len(raw) > MOST_BYTES:
        return Refused.TOO_LARGE
    with warnings.catch_warnings():
        # The decoders warn of broken metadata, which is left behind anyway.
        warnings.simplefilter("ignore")
        try:
            image = decoder(BytesIO(raw))
            if image.width * image.height > MOST_PIXELS:
                return Refused.TOO_LARGE
            if getattr(image, "is_animated", False):
                return Refused.ANIMATED
            image.load()
            flat = _on_white(image)
        except Image.DecompressionBombError:
            return Refused.TOO_LARGE
        except Exception:  # noqa: BLE001 — what decoders raise over damaged bytes is nowhere listed
            return Refused.UNREADABLE
    turn = _TURNS.get(orientation(carried(raw)))
    upright = flat if turn is None else flat.transpose(turn)
    return Picture(tuple(_version(upright, size) for size in _sizes(upright.width, upright.height)))


_DECODERS: Final[dict[str | None, type[ImageFile]]] = {
    # Not through Image.open, which reads the directories of further pictures in a JPEG and stumbles over broken ones.
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WEBP": WebPImageFile,
}
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _on_white(image: Image.Image) -> Image.Image:
    """In sRGB and without transparency."""
    colours = _in_srgb(_colours(image), image.info.get("icc_profile"))
    if image.has_transparency_data:
        white = Image.new("RGB", image.size, "white")
        white.paste(colours, mask=image.convert("RGBA").getchannel("A"))
        return white
    return colours


def _colours(image: Image.Image) -> Image.Image:
    """One of the modes that colour profiles are made for: L, RGB or CMYK."""
    match image.mode:
        case "I;16":
            # Converting would cut off whatever is brighter than 255 of 65,535: the upper byte of each pixel is meant.
            return Image.frombytes("L", image.size, image.tobytes()[1::2])
        case "LA":
            return image.convert("L")
        case "L" | "CMYK":
            return image
        case _:
            return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A profile that is broken, or for other colours, is passed over."""
    if profile is not None:
        try:
            embedded = ImageCms.getOpenProfile(BytesIO(profile))
            transform = ImageCms.buildTransform(embedded, ImageCms.createProfile("sRGB"), image.mode, "RGB")
            return transform.apply(image)
        except ImageCms.PyCMSError:
            pass
    return image.convert("RGB")


def _sizes(width: int, height: int) -> Iterable[tuple[int, int]]:
    """Never larger than the picture is, nor than the format allows."""
    scales = [min(1, widest / width, HIGHEST / height) for widest in WIDTHS]
    return dict.fromkeys((max(1, round(width * scale)), max(1, round(height * scale))) for scale in scales)


def _version(image: Image.Image, size: tuple[int, int]) -> Version:
    file = BytesIO()
    pixels = image.resize(size, Image.Resampling.LANCZOS).tobytes()
    # A new picture from the bare pixels knows nothing that could be written beside them. The settings are named, since
    # the name of every published picture hangs on them.
    Image.frombytes("RGB", size, pixels).save(file, "WEBP", quality=80, method=4)
    data = file.getvalue()
    return Version(f"{hashlib.sha256(data).hexdigest()[:20]}.webp", *size, data)


# --- what files give away ---------------------------------------------------------------------------------------------


class Trace(StrEnum):
    LOCATION = "location"
    PERSONAL_DATA = "personal-data"
    OWNER = "owner"
    """Of the camera or the picture, by name or by the number of the camera."""


def traces(raw: bytes) -> tuple[Trace, ...]:
    """What the file itself tells of people beside its pixels; each once, in the order of `Trace`.

    The file stays in the version history for ever, so redrawing the picture helps nobody whom it tells of.
    """
    parts = carried(raw)
    exifs = [exif for part in parts for exif in exif_in(part)]
    fields = {field for part in parts for field in iptc_in(part)}
    words = [words for part in parts for words in _words_in(part)]
    found = {
        Trace.LOCATION: any(exif.has_place for exif in exifs)
        or _IPTC_PLACE in fields
        or any(_XMP_PLACE.search(one.text) for one in words),
        Trace.PERSONAL_DATA: any(one.are_personal() for one in words),
        Trace.OWNER: any(exif.has_owner for exif in exifs)
        or not fields.isdisjoint(_IPTC_OWNER)
        or any(_XMP_OWNER.search(one.text) for one in words)
        or any(map(_PNG_OWNER.match, parts)),
    }
    return tuple(trace for trace in Trace if found[trace])


def metadata_in(data: bytes) -> bool:
    """Whether a JPEG, PNG, WebP, GIF or ICO file carries anything that draws nothing: EXIF, XMP, a colour profile, a
    text, appended bytes. True as well of any other file, since nobody knows what that carries."""
    return bool(carried(data))


_IPTC_PLACE = 92
_IPTC_OWNER = {80, 116}
"""By-line and copyright."""
_XMP_PLACE = re.compile(r"GPS(?:Dest)?(?:Latitude|Longitude)|Iptc4xmpCore:Location|Iptc4xmpExt:Sublocation")
_XMP_OWNER = re.compile(
    # Filled: an attribute with a value, or an element with a text in it or in the list in it.
    r"\b(?:\w+:(?:\w*OwnerName|\w*SerialNumber|Artist|Photographer)|dc:creator|dc:rights|xmpRights:Owner)"
    r"""(?:\s*=\s*["']\s*[^\s"']|(?:\s[^<>/]{0,200})?>(?:\s|<rdf:[^<>]{0,200}>)*[^\s<])"""
)
_PNG_OWNER = re.compile(rb"(?:Author|Copyright)\0.*[^\s\0]", re.DOTALL)
_TEXTS: Final = {
    "utf-8": re.compile(
        rb"(?:[\t\n\r -~]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){6,}"
    ),
    "utf-16-le": re.compile(rb"(?:[\t\n\r -\xff]\0){6,}"),
    "utf-16-be": re.compile(rb"(?:\0[\t\n\r -\xff]){6,}"),
}
"""Six characters or more: nothing shorter tells of anybody."""
_PIXELS = re.compile(
    # The tables of a JPEG that read as text most often, and the pixels themselves.
    rb"\xff\xdb\0(?:\x43.{65}|\x84.{130}|\xc5.{195})"
    rb"|\xff\xda\0[\x08\x0a\x0c\x0e][\x01-\x04](?:[^\xff]++|\xff++[\0\xd0-\xd7])*+",
    re.DOTALL,
)
"""Of thumbnails and of further pictures."""
_BASE64 = re.compile(r"[A-Za-z0-9+/]{60,}")
"""Thumbnails again, as XMP has them."""
_ROOM_FOR_CHANCE = 1_000
"""Bytes."""
_TOO_LONG_FOR_CHANCE = 16
_BY_CHANCE = {Kind.EMAIL, Kind.HANDLE, Kind.STREET, Kind.NUMBER_PLATE}


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    may_be_chance: bool
    """In every megabyte of the film that a phone appends to a photo, "@xy" or "RW2" can be read somewhere."""

    def are_personal(self) -> bool:
        kinds = set(kinds_in(self.text))
        return bool(kinds - _BY_CHANCE if self.may_be_chance else kinds)


def _words_in(part: bytes) -> Iterator[_Words]:
    """Whatever reads as text. Fields are not told apart, so that a field in a place nobody expects is read as well."""
    for stretch in _PIXELS.split(part):
        for encoding, pattern in _TEXTS.items():
            for found in pattern.finditer(stretch):
                text = found[0].decode(encoding, "replace")
                may_be_chance = len(text) < _TOO_LONG_FOR_CHANCE and len(stretch) >= _ROOM_FOR_CHANCE
                yield _Words(_BASE64.sub(" ", text), may_be_chance)
