import hashlib
import json
import random
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.safeguarding.picture_files import carried, format_of, iptc_in, orientation
from generator.safeguarding.pictures import Picture, Refused, Trace, metadata_in, redrawn, traces
from tests.pictures import (
    BLUE,
    CARRIERS,
    GIF,
    GREEN,
    ICO,
    JPEG,
    PNG,
    QUARTERS,
    RED,
    SOMEWHERE,
    SRGB,
    SRGB_SWAPPED,
    WEBP,
    XMP,
    YELLOW,
    Colour,
    Order,
    bare_png,
    chunk,
    exif,
    gif,
    grey_profile,
    ico,
    iptc,
    jpeg,
    piece,
    png,
    saved,
    segment,
    squares,
    webp,
    white_profile,
    xmp,
)

ROOT = Path(__file__).parents[3]
PLAIN = {"jpeg": JPEG, "png": PNG, "webp": WEBP}
WORD = "NIK 3275014101909999, HP 0812-0000-9999"
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def picture(raw: bytes) -> Picture:
    drawn = redrawn(raw)
    assert isinstance(drawn, Picture)
    return drawn


def look(raw: bytes) -> Image.Image:
    """The widest version, as a browser would show it."""
    with Image.open(BytesIO(picture(raw).versions[-1].data)) as image:
        return image.convert("RGB")


def quarters(image: Image.Image) -> tuple[tuple[object, ...], ...]:
    """Of which colour the middle of each quarter is, going by rows; None where it is none of those used."""
    across, down = (image.width // 4, image.width * 3 // 4), (image.height // 4, image.height * 3 // 4)
    return tuple(tuple(nearest(image.getpixel((x, y))) for x in across) for y in down)


def nearest(pixel: object) -> Colour | None:
    assert isinstance(pixel, tuple)
    for colour in (RED, GREEN, BLUE, YELLOW, WHITE, BLACK):
        if all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True)):
            return colour
    return None


def grey_at(raw: bytes, x: int) -> int:
    pixel = look(raw).getpixel((x, 0))
    assert isinstance(pixel, tuple)
    assert max(pixel) - min(pixel) <= 2
    return int(pixel[0])


def test_what_is_told_has_names_of_its_own() -> None:
    assert [str(one) for one in Refused] == ["not-a-picture", "unreadable", "too-large", "animated"]
    assert [str(one) for one in Trace] == ["location", "personal-data", "owner"]


class TestRefusedByContent:
    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            GIF,
            ICO,
            saved(squares(), "TIFF"),
            saved(squares(), "BMP"),
            saved(squares(), "AVIF"),
            saved(squares(), "JPEG2000"),
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom",
            b"RIFF\x24\0\0\0WAVEfmt ",
            b"RIFF\x24\0\0\0AVI LIST",
            b"#!/bin/sh\n",
            b"PK\3\4",
            b" " + JPEG,
            b"\n" + PNG,
        ],
        ids=lambda raw: repr(raw[:12]),
    )
    def test_what_is_not_jpeg_png_or_webp(self, raw: bytes) -> None:
        assert redrawn(raw) is Refused.NOT_A_PICTURE

    def test_not_a_picture_however_long(self) -> None:
        assert redrawn(b"x" * 20_000_001) is Refused.NOT_A_PICTURE

    @pytest.mark.parametrize("raw", PLAIN.values(), ids=PLAIN)
    def test_a_picture_cut_short_anywhere(self, raw: bytes) -> None:
        assert {redrawn(raw[:length]) for length in range(12, len(raw) * 3 // 4)} == {Refused.UNREADABLE}

    def test_a_word_where_the_picture_should_be(self) -> None:
        assert redrawn(b"\xff\xd8\xff" + b"x" * 100) is Refused.UNREADABLE

    def test_pictures_that_move(self) -> None:
        frames = [squares(), squares(quarters=QUARTERS[::-1])]
        for format_ in ("PNG", "WEBP"):
            moving = saved(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)
            assert redrawn(moving) is Refused.ANIMATED

    def test_not_a_jpeg_with_a_second_picture_behind_the_first(self) -> None:
        second = saved(squares(), "MPO", save_all=True, append_images=[squares(quarters=QUARTERS[::-1])])
        assert quarters(look(second)) == QUARTERS

    def test_more_bytes_than_allowed(self) -> None:
        assert isinstance(redrawn(PNG.ljust(20_000_000, b"x")), Picture)
        assert redrawn(PNG.ljust(20_000_001, b"x")) is Refused.TOO_LARGE

    def test_more_pixels_than_allowed(self) -> None:
        # Only the header is there: what is not refused for its size cannot be read.
        assert redrawn(bare_png(10_000, 5_000, 1, 0, b"")) is Refused.UNREADABLE
        assert redrawn(bare_png(3, 16_666_667, 1, 0, b"")) is Refused.TOO_LARGE

    def test_bombs_without_making_room_for_them(self) -> None:
        announced = run(
            "import resource\n"
            "from generator.safeguarding.pictures import redrawn\n"
            "from tests.pictures import BOMBS, PNG\n"
            "redrawn(PNG)\n"
            "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "refused = [redrawn(bomb) for bomb in BOMBS]\n"
            "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
            "print(json.dumps([refused, grown]))\n"
        )
        refused, grown = json.loads(announced)
        assert set(refused) == {"too-large"}
        assert grown < 20_000, "kilobytes"

    def test_a_text_that_unpacks_to_very_much(self) -> None:
        bomb = png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000))))
        assert redrawn(bomb) is Refused.UNREADABLE
        assert len(carried(bomb)[0]) == 9 + 2**20


class TestNothingButTheLook:
    @pytest.mark.parametrize("place", CARRIERS)
    def test_a_file_with_something_left_in_it_gives_the_very_same_picture(self, place: str) -> None:
        assert redrawn(CARRIERS[place](WORD)) == redrawn(PLAIN[place.partition("-")[0]])

    @pytest.mark.parametrize("place", CARRIERS)
    def test_what_was_left_is_in_no_byte_in_no_form(self, place: str) -> None:
        raw = CARRIERS[place](WORD)
        for version in picture(raw).versions:
            for data in (version.data, *unpacked(version.data)):
                for word in re.findall(r"\d[\d-]+", WORD):
                    assert not any(form in data for form in forms(word))

    def test_the_search_for_it_would_find_it(self) -> None:
        for form in forms("3275014101909999"):
            assert form in next(unpacked(b"...." + zlib.compress(b"." + form)))

    @pytest.mark.parametrize("raw", PLAIN.values(), ids=PLAIN)
    def test_nothing_but_pixels_is_in_the_file(self, raw: bytes) -> None:
        (version,) = picture(raw).versions
        assert version.data[:4] + version.data[8:16] == b"RIFFWEBPVP8 "
        assert len(version.data) == 8 + int.from_bytes(version.data[4:8], "little")
        assert len(version.data) == 20 + int.from_bytes(version.data[16:20], "little")
        assert not metadata_in(version.data)
        with Image.open(BytesIO(version.data)) as image:
            assert (image.format, image.mode) == ("WEBP", "RGB")
            assert image.info.keys() <= {"loop", "background", "timestamp", "duration"}
            assert not image.getexif()

    def test_appended_pictures_are_not_seen(self) -> None:
        assert redrawn(JPEG + saved(squares(quarters=QUARTERS[::-1]), "JPEG")) == redrawn(JPEG)


def forms(word: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        written = word.encode(encoding)
        yield from (written, written[::-1], written.hex().encode())


def unpacked(data: bytes) -> Iterator[bytes]:
    """Whatever can be unpacked, from wherever it begins."""
    for start in range(len(data)):
        for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            try:
                found = zlib.decompressobj(wbits).decompress(data[start:], 2**16)
            except zlib.error:
                continue
            if len(found) >= 16:
                yield found


class TestSameBytes:
    def test_in_another_process_too(self) -> None:
        told = run(
            "from generator.safeguarding.pictures import Picture, redrawn\n"
            "from tests.pictures import CARRIERS\n"
            "drawn = [redrawn(carrier('x')) for carrier in CARRIERS.values()]\n"
            "print(json.dumps([[v.name, v.data.hex()] for one in drawn for v in one.versions]))\n"
        )
        here = [picture(carrier("x")) for carrier in CARRIERS.values()]
        assert json.loads(told) == [[v.name, v.data.hex()] for one in here for v in one.versions]

    def test_the_name_is_made_from_the_bytes(self) -> None:
        versions = picture(saved(squares(500, 300), "PNG")).versions
        assert [version.name for version in versions] == [
            hashlib.sha256(version.data).hexdigest()[:20] + ".webp" for version in versions
        ]
        assert len({version.name for version in versions}) == 2

    def test_the_encoder_is_set_as_it_always_was(self) -> None:
        rough = Image.frombytes("RGB", (64, 48), random.Random(7).randbytes(64 * 48 * 3))
        (version,) = picture(saved(rough, "PNG")).versions
        assert version.data == saved(rough, "WEBP", quality=80, method=4)

    def test_smaller_versions_are_smoothed(self) -> None:
        rough = Image.frombytes("RGB", (600, 4), random.Random(7).randbytes(600 * 4 * 3))
        small = rough.resize((480, 3), Image.Resampling.LANCZOS)
        assert picture(saved(rough, "PNG")).versions[0].data == saved(small, "WEBP", quality=80, method=4)


def run(script: str) -> str:
    command = [sys.executable, "-W", "error", "-c", f"import json\n{script}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout


SIDES = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}
"""On which side of the picture its first row and its first column are, as the standard has it."""


def stored(turned: int) -> tuple[tuple[Colour, Colour], tuple[Colour, Colour]]:
    """The quarters as a camera writes them so that `QUARTERS` is seen."""

    def at(row: int, column: int) -> Colour:
        place = {}
        for side, number in zip(SIDES[turned], (row, column), strict=True):
            axis = "row" if side in ("top", "bottom") else "column"
            place[axis] = number if side in ("top", "left") else 1 - number
        return QUARTERS[place["row"]][place["column"]]

    return (at(0, 0), at(0, 1)), (at(1, 0), at(1, 1))


class TestUpright:
    @pytest.mark.parametrize("order", ["II", "MM"])
    @pytest.mark.parametrize("turned", SIDES)
    def test_a_picture_taken_with_the_camera_turned(self, turned: int, order: Order) -> None:
        width, height = (32, 24) if turned < 5 else (24, 32)
        image = squares(width, height, quarters=stored(turned))
        tiff = exif(order, {0x010F: b"Kamera Contoh\0", 0x0112: turned})
        files = (
            jpeg(segment(0xE1, b"Exif\0\0" + tiff), before=saved(image, "JPEG")),
            png(chunk(b"eXIf", tiff), before=saved(image, "PNG")),
            webp(piece(b"EXIF", tiff), before=saved(image, "WEBP", lossless=True)),
            webp(piece(b"EXIF", b"Exif\0\0" + tiff), before=saved(image, "WEBP", lossless=True)),
        )
        for raw in files:
            seen = look(raw)
            assert seen.size == (32, 24)
            assert quarters(seen) == QUARTERS

    @pytest.mark.parametrize("number", [0, 1, 9, 65535])
    def test_numbers_that_mean_nothing_turn_nothing(self, number: int) -> None:
        assert redrawn(jpeg(segment(0xE1, b"Exif\0\0" + exif(main={0x0112: number})))) == redrawn(JPEG)

    def test_the_first_one_that_is_told_counts(self) -> None:
        first, second = (segment(0xE1, b"Exif\0\0" + exif(main={0x0112: number})) for number in (3, 6))
        assert orientation(carried(jpeg(first, second))) == 3

    def test_what_is_told_of_a_thumbnail_or_another_picture_does_not_count(self) -> None:
        turned = segment(0xE1, b"Exif\0\0" + exif(main={0x0112: 6}))
        inner = segment(0xE1, b"Exif\0\0" + exif(main={}, thumbnail=jpeg(turned)))
        assert orientation(carried(jpeg(inner))) == 1
        assert orientation(carried(jpeg(after=jpeg(turned)))) == 1

    def test_not_told(self) -> None:
        assert orientation(()) == 1
        assert orientation((b"x",)) == 1


class TestColours:
    @pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK"])
    def test_of_every_kind_of_picture_are_kept(self, mode: str) -> None:
        raw = saved(squares(mode=mode), "JPEG" if mode == "CMYK" else "PNG", quality=95)
        assert quarters(look(raw)) == QUARTERS

    @pytest.mark.parametrize("mode", ["1", "L", "LA"])
    def test_of_grey_pictures_are_kept(self, mode: str) -> None:
        raw = saved(squares(mode="L", quarters=((WHITE, BLACK), (BLACK, WHITE))).convert(mode), "PNG")
        assert quarters(look(raw)) == ((WHITE, BLACK), (BLACK, WHITE))

    def test_sixteen_bits_become_the_nearest_eight(self) -> None:
        shades = [0x1080, 0x40FF, 0x8000, 0xC000]
        grey = bare_png(4, 1, 16, 0, b"\0" + struct.pack(">4H", *shades))
        with_alpha = bare_png(4, 1, 16, 4, b"\0" + struct.pack(">8H", *(n for s in shades for n in (s, 0xFFFF))))
        colour = bare_png(4, 1, 16, 2, b"\0" + struct.pack(">12H", *(s for s in shades for _ in range(3))))
        for raw in (grey, with_alpha, colour):
            assert [grey_at(raw, x) for x in range(4)] == pytest.approx([0x10, 0x40, 0x80, 0xC0], abs=3)

    @pytest.mark.parametrize("depth", [2, 4])
    def test_few_shades(self, depth: int) -> None:
        assert nearest(look(bare_png(8, 1, depth, 0, b"\0" + b"\xff" * depth)).getpixel((0, 0))) == WHITE

    def test_what_is_transparent_is_white(self) -> None:
        clear = squares(mode="RGBA")
        clear.putalpha(squares(mode="L", quarters=((WHITE, BLACK), (WHITE, WHITE))))
        for format_ in ("PNG", "WEBP"):
            assert quarters(look(saved(clear, format_, lossless=True))) == ((RED, WHITE), (BLUE, YELLOW))

    def test_what_is_half_transparent_is_half_white(self) -> None:
        half = Image.new("LA", (8, 8), (0, 128))
        assert grey_at(saved(half, "PNG"), 0) == pytest.approx(127, abs=2)

    def test_one_colour_that_stands_for_transparent(self) -> None:
        palette = b"".join(bytes(colour) for colour in (RED, GREEN, BLUE))
        indexed = bare_png(4, 1, 8, 3, b"\0\0\0\2\2", chunk(b"PLTE", palette), chunk(b"tRNS", b"\0"))
        several = bare_png(4, 1, 8, 3, b"\0\0\0\2\2", chunk(b"PLTE", palette), chunk(b"tRNS", b"\0\x80\xff"))
        true_colour = bare_png(
            4, 1, 8, 2, b"\0" + bytes((*RED, *RED, *BLUE, *BLUE)), chunk(b"tRNS", struct.pack(">3H", *RED))
        )
        for raw in (indexed, several, true_colour):
            seen = look(raw)
            assert nearest(seen.getpixel((0, 0))) == WHITE
            assert nearest(seen.getpixel((3, 0))) == BLUE

    def test_the_picture_says_itself_what_it_calls_red(self) -> None:
        swapped = ((BLUE, GREEN), (RED, None))
        for mode in ("RGB", "RGBA", "P"):
            seen = quarters(look(saved(squares(mode=mode), "PNG", icc_profile=SRGB_SWAPPED)))
            assert (seen[0], seen[1][0]) == (swapped[0], swapped[1][0])
        jpeg_seen = quarters(look(saved(squares(), "JPEG", quality=95, icc_profile=SRGB_SWAPPED)))
        assert (jpeg_seen[0], jpeg_seen[1][0]) == (swapped[0], swapped[1][0])

    def test_a_profile_that_changes_nothing_changes_nothing(self) -> None:
        assert quarters(look(saved(squares(), "PNG", icc_profile=SRGB))) == QUARTERS

    def test_grey_pictures_have_profiles_too(self) -> None:
        for mode in ("L", "LA"):
            grey = Image.new("L", (8, 8), 128).convert(mode)
            assert grey_at(saved(grey, "PNG"), 0) == pytest.approx(128, abs=2)
            assert grey_at(saved(grey, "PNG", icc_profile=grey_profile(4)), 0) == pytest.approx(65, abs=8)

    def test_printed_pictures_have_profiles_too(self) -> None:
        raw = saved(squares(mode="CMYK"), "JPEG", icc_profile=white_profile())
        assert quarters(look(raw)) == ((WHITE, WHITE), (WHITE, WHITE))

    @pytest.mark.parametrize(
        "profile", [b"", b"x", SRGB[:200], SRGB[:4] + b"\xff" * 200, grey_profile(4)], ids=["empty", *"abcd"]
    )
    def test_a_broken_or_foreign_profile_is_passed_over(self, profile: bytes) -> None:
        packed = chunk(b"iCCP", b"ICC\0\0" + zlib.compress(profile))
        assert redrawn(png(packed)) == redrawn(PNG)

    def test_the_profile_in_no_way_reaches_the_picture(self) -> None:
        described = ImageCms.ImageCmsProfile(BytesIO(SRGB))
        assert described.profile.profile_description
        (version,) = picture(saved(squares(), "PNG", icc_profile=SRGB)).versions
        assert b"sRGB" not in version.data


def sizes(width: int, height: int) -> list[tuple[int, int]]:
    versions = picture(saved(Image.new("L", (width, height)), "PNG")).versions
    for version in versions:
        with Image.open(BytesIO(version.data)) as image:
            assert image.size == (version.width, version.height)
    return [(version.width, version.height) for version in versions]


class TestSizes:
    @pytest.mark.parametrize(
        ("width", "widths"),
        [
            (1, [1]),
            (479, [479]),
            (480, [480]),
            (481, [480, 481]),
            (960, [480, 960]),
            (961, [480, 960, 961]),
            (1600, [480, 960, 1600]),
            (1601, [480, 960, 1600]),
            (4000, [480, 960, 1600]),
        ],
    )
    def test_three_widths_at_most_and_none_larger_than_the_picture(self, width: int, widths: list[int]) -> None:
        assert [one for one, _ in sizes(width, 3)] == widths

    def test_keep_their_shape(self) -> None:
        assert sizes(2000, 1000) == [(480, 240), (960, 480), (1600, 800)]
        assert sizes(1000, 2001) == [(480, 960), (960, 1921), (1000, 2001)]

    def test_long_and_thin(self) -> None:
        assert sizes(20_000, 1) == [(480, 1), (960, 1), (1600, 1)]
        assert sizes(1, 20_000) == [(1, 16_383)]
        assert sizes(1, 16_383) == [(1, 16_383)]
        assert sizes(600, 20_000) == [(480, 16_000), (491, 16_383)]


# --- what the file itself gives away ----------------------------------------------------------------------------------


def with_exif(tiff: bytes) -> tuple[bytes, ...]:
    profile = b"\nexif\n      99\n" + b"\n".join(re.findall(rb".{1,72}", (b"Exif\0\0" + tiff).hex().encode()))
    return (
        jpeg(segment(0xE1, b"Exif\0\0" + tiff)),
        jpeg(after=jpeg(segment(0xE1, b"Exif\0\0" + tiff))),
        jpeg(segment(0xE1, b"Exif\0\0" + exif(thumbnail=jpeg(segment(0xE1, b"Exif\0\0" + tiff))))),
        png(chunk(b"eXIf", tiff)),
        png(chunk(b"tEXt", b"Raw profile type exif\0" + profile)),
        png(chunk(b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(profile))),
        webp(piece(b"EXIF", tiff)),
        webp(piece(b"EXIF", b"Exif\0\0" + tiff)),
    )


def with_xmp(inside: str = "", attributes: str = "") -> tuple[bytes, ...]:
    packet = xmp(inside, attributes)
    return (
        jpeg(segment(0xE1, XMP + packet)),
        png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)),
        png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(packet))),
        webp(piece(b"XMP ", packet)),
    )


CLEAN = {
    "jpeg": JPEG,
    "png": PNG,
    "webp": WEBP,
    "webp extended": webp(),
    "cmyk": saved(squares(mode="CMYK"), "JPEG"),
    "progressive": saved(squares(), "JPEG", progressive=True),
    "restarts": saved(squares(), "JPEG", restart_marker_blocks=1),
    "palette": saved(squares(mode="P"), "PNG", transparency=0),
    "resolution": saved(squares(), "PNG", dpi=(72, 72)),
    "transparent": saved(Image.new("RGBA", (8, 8), (*RED, 100)), "WEBP"),
}


class TestTraces:
    @pytest.mark.parametrize("raw", CLEAN.values(), ids=CLEAN)
    def test_none_in_a_file_that_carries_nothing(self, raw: bytes) -> None:
        assert carried(raw) == ()
        assert traces(raw) == ()

    def test_none_in_what_every_camera_and_program_writes(self) -> None:
        tiff = exif("II", {0x010F: b"Kamera\0", 0x0110: b"Contoh 5\0", 0x0132: b"2023:09:20 10:11:12\0"}, {0x9000: 230})
        for raw in (*with_exif(tiff), *with_xmp(attributes='xmp:CreatorTool="Contoh 5.1"')):
            assert carried(raw)
            assert traces(raw) == ()
        assert traces(png(chunk(b"iCCP", b"ICC\0\0" + zlib.compress(SRGB)))) == ()

    @pytest.mark.parametrize("place", CARRIERS)
    def test_personal_data_wherever_a_text_can_stand(self, place: str) -> None:
        assert Trace.PERSONAL_DATA in traces(CARRIERS[place](WORD))
        assert Trace.PERSONAL_DATA not in traces(CARRIERS[place]("Pelatihan menjahit, hari kedua"))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
    def test_personal_data_in_other_scripts_and_between_other_bytes(self, encoding: str) -> None:
        for text in (WORD, f"Atas nama É\n{WORD}\tterima kasih"):
            written = b"\1\2" + text.encode(encoding) + b"\3\4"
            assert traces(jpeg(segment(0xEA, written))) == (Trace.PERSONAL_DATA,)

    def test_personal_data_in_wide_digits(self) -> None:
        wide = "NIK " + "".join(chr(ord(digit) + 0xFEE0) for digit in "3275014101909999")
        assert traces(jpeg(segment(0xFE, wide.encode()))) == (Trace.PERSONAL_DATA,)

    @pytest.mark.parametrize("broken", [b"\xed\xa0\x80", b"\xe0\x80\x80", b"\xf4\x90\x80\x80", b"\xff"], ids=ascii)
    def test_personal_data_behind_half_a_character(self, broken: bytes) -> None:
        assert traces(jpeg(segment(0xFE, b"Catatan " + broken + WORD.encode()))) == (Trace.PERSONAL_DATA,)

    def test_personal_data_of_six_characters(self) -> None:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert traces(jpeg(segment(0xFE, "a@b.id".encode(encoding)))) == (Trace.PERSONAL_DATA,)

    @pytest.mark.parametrize("told", ["hubungi @contoh9", "rumah di RW 09..", "plat D 1234 XYZ.", "sari@a.contoh.id"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
    def test_personal_data_as_short_as_chance_has_it_only_where_there_is_little_room(
        self, told: str, encoding: str
    ) -> None:
        for text, room, found in ((told, 1000, True), (told[1:], 999, True), (told[1:], 1000, False)):
            raw = jpeg(segment(0xFE, text.encode(encoding).rjust(room, b"\1")))
            assert traces(raw) == (Trace.PERSONAL_DATA,) * found

    @pytest.mark.parametrize(
        ("encoding", "chars"),
        [
            ("utf-8", "\t\n\r ~\x80é\u07ff\u0800€\uffef\U00010000\U0010ffff"),
            ("utf-16-le", "\t\n\r ~éÿ"),
            ("utf-16-be", "\t\n\r ~éÿ"),
        ],
    )
    def test_characters_of_every_script_and_all_white_space_belong_to_a_text(self, encoding: str, chars: str) -> None:
        for char in chars:
            # Of so many characters it is no chance, and of one less it may be.
            for text, found in ((f"{char}ari@a.contoh.id", True), (f"{char}ri@a.contoh.id", False)):
                raw = jpeg(segment(0xFE, text.encode(encoding).rjust(1002, b"\1")))
                assert traces(raw) == (Trace.PERSONAL_DATA,) * found

    def test_personal_data_that_chance_does_not_have_in_any_room(self) -> None:
        assert traces(jpeg(segment(0xFE, b"0812-0000-9999".rjust(5000, b"\1")))) == (Trace.PERSONAL_DATA,)

    @pytest.mark.parametrize("tables", [1, 2, 3])
    def test_no_personal_data_in_the_tables_of_pictures_inside(self, tables: int) -> None:
        table = segment(0xDB, b"a@b.id".ljust(65, b"\n") * tables)
        assert traces(jpeg(after=b"\xff\xd8" + table + b"\xff\xd9")) == ()
        assert traces(jpeg(after=b"\xff\xd8" + table + b"a@b.id")) == (Trace.PERSONAL_DATA,)

    def test_no_personal_data_in_the_pixels_of_pictures_inside(self) -> None:
        for parts in range(1, 5):
            before = b"\xff\xd8\xff\xda\0" + bytes((6 + 2 * parts, parts)) + bytes(2 * parts + 3)
            scan = b"a@b.id\xff\0a@b.id\xff\xd0a@b.id\xff\xff\xd7a@b.id"
            for raw in (jpeg(after=before + scan), jpeg(segment(0xE1, before + scan + b"\xff\xd9"))):
                assert traces(raw) == ()
            assert traces(jpeg(after=before + scan + b"\xff\xd9a@b.id")) == (Trace.PERSONAL_DATA,)
            assert traces(jpeg(after=b"a@b.id" + before + scan)) == (Trace.PERSONAL_DATA,)
            assert traces(jpeg(after=before[4:] + scan)) == (Trace.PERSONAL_DATA,)

    def test_no_personal_data_in_pictures_written_as_letters(self) -> None:
        packed = "abcdefgh/RW9/xyz9AB+" * 3
        assert len(packed) == 60
        assert traces(jpeg(segment(0xFE, f"{packed} {WORD}".encode()))) == (Trace.PERSONAL_DATA,)
        assert traces(jpeg(segment(0xFE, packed.encode()))) == ()
        assert traces(jpeg(segment(0xFE, packed[1:].encode()))) == (Trace.PERSONAL_DATA,)

    def test_each_once_and_in_order(self) -> None:
        told = {0x013B: b"Juru Foto Contoh"}
        raw = jpeg(segment(0xFE, WORD.encode() * 2), *2 * [segment(0xE1, exif(main=told, gps=SOMEWHERE))])
        assert traces(raw) == (Trace.LOCATION, Trace.PERSONAL_DATA, Trace.OWNER)


class TestLocation:
    @pytest.mark.parametrize("order", ["II", "MM"])
    def test_told_by_a_satellite(self, order: Order) -> None:
        for raw in with_exif(exif(order, {0x0112: 1}, {0x9000: 230}, SOMEWHERE)):
            assert traces(raw) == (Trace.LOCATION,)

    @pytest.mark.parametrize("field", [0x02, 0x04, 0x06, 0x12, 0x14, 0x16, 0x1B, 0x1C])
    def test_told_by_any_field_about_a_place(self, field: int) -> None:
        for raw in with_exif(exif(gps={0x00: b"\2\3\0\0", field: b"WGS-84 x"})):
            assert traces(raw) == (Trace.LOCATION,)

    def test_not_told_by_version_date_and_time(self) -> None:
        for raw in with_exif(exif(gps={0x00: b"\2\3\0\0", 0x07: b"x" * 24, 0x1D: b"2023:09:20\0"})):
            assert traces(raw) == ()

    def test_may_be_told_where_it_cannot_be_read(self) -> None:
        for raw in with_exif(exif(main={0x8825: -5_000})):
            assert traces(raw) == (Trace.LOCATION,)

    @pytest.mark.parametrize(
        "attribute",
        [
            'exif:GPSLatitude="6,12.5S"',
            'exif:GPSLongitude="106,49.5E"',
            'exif:GPSDestLatitude="6,12.5S"',
            'exif:GPSDestLongitude="106,49.5E"',
            'Iptc4xmpCore:Location="Gedung Contoh"',
            'Iptc4xmpExt:Sublocation="Gedung Contoh"',
        ],
    )
    def test_told_by_xmp(self, attribute: str) -> None:
        name, _, value = attribute.replace('"', "").partition("=")
        for raw in (*with_xmp(attributes=attribute), *with_xmp(f"<{name}>{value}</{name}>")):
            assert Trace.LOCATION in traces(raw)

    def test_told_by_iptc(self) -> None:
        assert traces(jpeg(segment(0xED, iptc(92, b"Gedung Contoh")))) == (Trace.LOCATION,)
        assert traces(jpeg(segment(0xED, iptc(92, b"")))) == ()
        assert traces(jpeg(segment(0xED, iptc(90, b"Kota Contoh")))) == ()
        assert traces(jpeg(segment(0xED, b"\x1c\2\x5c\0\5Contoh"))) == ()

    @pytest.mark.parametrize("field", [0, 10, 92, 255])
    def test_fields_of_iptc(self, field: int) -> None:
        assert iptc_in(iptc(field, b"x")) == {field}
        assert iptc_in(b"\x1c\2\x50\0\1x" + iptc(field, b"x")) == {field}
        assert iptc_in(iptc(field, b"x").removeprefix(b"Photoshop 3.0\0")) == {field}


class TestOwner:
    @pytest.mark.parametrize("order", ["II", "MM"])
    @pytest.mark.parametrize("tag", [0x013B, 0x8298, 0x9C9D])
    def test_told_by_the_picture(self, tag: int, order: Order) -> None:
        for raw in with_exif(exif(order, {0x0112: 1, tag: b"Juru Foto Contoh\0"})):
            assert traces(raw) == (Trace.OWNER,)

    @pytest.mark.parametrize("order", ["II", "MM"])
    @pytest.mark.parametrize("tag", [0xA430, 0xA431, 0xA435, 0xA437, 0xA438])
    def test_told_by_the_camera(self, tag: int, order: Order) -> None:
        for raw in with_exif(exif(order, detail={0x9000: 230, tag: b"ABC-X\0"})):
            assert traces(raw) == (Trace.OWNER,)

    def test_told_in_four_letters_or_five(self) -> None:
        for name in (b"X", b"Sari", b"Sarah"):
            assert traces(jpeg(segment(0xE1, exif(main={0x013B: name})))) == (Trace.OWNER,)

    @pytest.mark.parametrize("empty", [b"", b"\0", b" " * 4, b" " * 5, b" " * 20, b"\0" * 20, b" \0" * 9])
    def test_not_told_by_a_field_left_empty(self, empty: bytes) -> None:
        for raw in with_exif(exif(main={0x013B: empty}, detail={0xA431: empty})):
            assert traces(raw) == ()

    @pytest.mark.parametrize(
        "name",
        [
            "dc:creator",
            "dc:rights",
            "tiff:Artist",
            "aux:OwnerName",
            "aux:SerialNumber",
            "aux:LensSerialNumber",
            "exifEX:BodySerialNumber",
            "exifEX:CameraOwnerName",
            "exifEX:Photographer",
            "xmpRights:Owner",
        ],
    )
    def test_told_by_xmp(self, name: str) -> None:
        filled = (
            *with_xmp(attributes=f'{name}="ABC-X"'),
            *with_xmp(attributes=f"{name} = ' ABC-X'"),
            *with_xmp(attributes=f"{name}  =  '  ABC-X'"),
            *with_xmp(attributes=f"{name}='X'"),
            *with_xmp(f"<{name}>ABC-X</{name}>"),
            *with_xmp(f'<{name} xml:lang="id">\nABC-X</{name}>'),
            *with_xmp(f'<{name}><rdf:Seq>\n <rdf:li xml:lang="x">ABC-X</rdf:li></rdf:Seq></{name}>'),
        )
        empty = (
            *with_xmp(attributes=f'{name}="" xmp:Label="x"'),
            *with_xmp(attributes=f'{name}=" "'),
            *with_xmp(attributes=f"{name}=''"),
            *with_xmp(f'<{name} xml:lang="id"/>x'),
            *with_xmp(f'<{name} xml:lang="id"></{name}>'),
            *with_xmp(f"<{name}/>x"),
            *with_xmp(f"<{name}></{name}>"),
            *with_xmp(f"<{name}><rdf:Seq><rdf:li> </rdf:li></rdf:Seq></{name}>"),
        )
        for raw in filled:
            assert traces(raw) == (Trace.OWNER,)
        for raw in empty:
            assert traces(raw) == ()

    @pytest.mark.parametrize("name", ["xdc:creator", "xdc:rights", "xxmpRights:Owner", "dc:creators", "tiff:Artists"])
    def test_not_told_by_a_name_that_is_only_alike(self, name: str) -> None:
        for raw in (*with_xmp(attributes=f'{name}="ABC-X"'), *with_xmp(f"<{name}>ABC-X</{name}>")):
            assert traces(raw) == ()

    @pytest.mark.parametrize("field", [80, 116])
    def test_told_by_iptc(self, field: int) -> None:
        assert traces(jpeg(segment(0xED, iptc(field, b"Juru Foto Contoh")))) == (Trace.OWNER,)
        assert traces(jpeg(segment(0xED, iptc(field, b"")))) == ()

    @pytest.mark.parametrize("keyword", [b"Author", b"Copyright"])
    def test_told_by_a_text_of_png(self, keyword: bytes) -> None:
        packed = zlib.compress(b"\nJuru")
        for raw in (
            png(chunk(b"tEXt", keyword + b"\0\nJuru")),
            png(chunk(b"tEXt", keyword + b"\0X")),
            png(chunk(b"zTXt", keyword + b"\0\0" + packed)),
            png(chunk(b"iTXt", keyword + b"\0\0\0\0\0\nJuru")),
            png(chunk(b"iTXt", keyword + b"\0\1\0\0\0" + packed)),
        ):
            assert traces(raw) == (Trace.OWNER,)
        assert traces(png(chunk(b"tEXt", keyword + b"\0 \n\0"))) == ()
        assert traces(png(chunk(b"tEXt", b"Title\0" + keyword + b" ada"))) == ()


# --- what a published file carries ------------------------------------------------------------------------------------


class TestCarried:
    def test_formats_are_told_by_their_first_bytes(self) -> None:
        files = {"JPEG": JPEG, "PNG": PNG, "WEBP": WEBP, "GIF": GIF, "ICO": ICO}
        assert {name: format_of(raw) for name, raw in files.items()} == {name: name for name in files}
        assert format_of(b"GIF87a") == "GIF"
        assert format_of(b"RIFF\n\n\n\nWEBP") == "WEBP"
        assert format_of(b"GIF88a") is None
        assert format_of(b"x") is None

    @pytest.mark.parametrize("raw", [*CLEAN.values(), GIF, gif(), ICO], ids=[*CLEAN, "gif", "gif own", "ico"])
    def test_nothing_by_a_file_that_only_draws(self, raw: bytes) -> None:
        assert carried(raw) == ()
        assert not metadata_in(raw)

    @pytest.mark.parametrize("place", CARRIERS)
    def test_something_wherever_something_was_left(self, place: str) -> None:
        assert metadata_in(CARRIERS[place]("Pelatihan"))

    @pytest.mark.parametrize("raw", [b"x", b"<svg/>", b"%PDF-1.7"])
    def test_all_of_a_file_of_another_kind(self, raw: bytes) -> None:
        assert carried(raw) == (raw,)
        assert metadata_in(raw)

    def test_nothing_by_an_empty_file(self) -> None:
        assert carried(b"") == ()

    @pytest.mark.parametrize("marker", [*range(0xE0, 0xFF), 0x02, 0xBF])
    def test_segments_of_jpeg(self, marker: int) -> None:
        assert carried(jpeg(segment(marker, b"x"), segment(0xFE, b"y"), after=b"z")) == (b"x", b"y", b"z")

    def test_segments_of_jpeg_between_and_behind_the_scans(self) -> None:
        image = saved(squares(), "JPEG", progressive=True)
        scan = image.rindex(b"\xff\xda")
        raw = image[:scan] + segment(0xFE, b"x") + image[scan:-2] + segment(0xFE, b"y") + image[-2:] + b"z"
        assert carried(raw) == (b"x", b"y", b"z")
        assert redrawn(raw) == redrawn(image)

    def test_how_jpeg_is_to_be_read(self) -> None:
        for plain in (b"JFIF\0\1\1\0\0\1\0\1\0\0", b"Adobe\0\x64\n\0\0\0\1"):
            assert carried(jpeg(segment(0xE0, plain))) == ()
            assert carried(jpeg(segment(0xE0, plain + b"x"))) == (plain + b"x",)
            assert carried(jpeg(segment(0xE0, plain[:-1]))) == (plain[:-1],)

    def test_jpeg_broken_off(self) -> None:
        assert carried(JPEG[:-2]) == ()
        assert carried(jpeg(segment(0xFE, b"abc"))[:25]) == (b"a",)
        assert carried(jpeg(b"x")) == (b"x" + JPEG[20:],)

    def test_chunks_of_png(self) -> None:
        raw = png(chunk(b"tIME", b"x"), chunk(b"tEXt", b""), chunk(b"teXt", b"y"), after=b"z")
        assert carried(raw) == (b"x", b"y", b"z")
        assert carried(PNG[:-12] + chunk(b"IEND", b"x") + chunk(b"tEXt", b"y")) == (b"x", chunk(b"tEXt", b"y"))
        for drawing in (b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"):
            assert carried(png(chunk(drawing, b"x"))) == ()

    def test_png_broken_off(self) -> None:
        assert carried(PNG[:-12]) == ()
        assert carried(PNG[:-4]) == ()
        assert carried(PNG[:-12] + b"1234567") == (b"1234567",)
        assert carried(PNG[:-12] + struct.pack(">I", 9) + b"teXtabc") == (b"abc",)

    def test_packed_texts_of_png(self) -> None:
        packed = zlib.compress(b"abc")
        for name, chunk_, text in (
            (b"zTXt", b"K\0\0" + packed, b"K\0\0abc"),
            (b"iCCP", b"K\0\0" + packed, b"K\0\0abc"),
            (b"iTXt", b"K\0\1\0id\0k\0" + packed, b"K\0\1\0id\0k\0abc"),
            (b"iTXt", b"K\0\0\0id\0k\0" + packed, b"K\0\0\0id\0k\0" + packed),
            (b"tEXt", b"K\0\0" + packed, b"K\0\0" + packed),
            (b"zTXt", b"K\0\0abc", b"K\0\0abc"),
            (b"zTXt", b"abc", b"abc"),
            (b"tEXt", b"Raw profile type x\0\nexif\n    3\n61\n6263\n", b"abc"),
            (b"zTXt", b"Raw profile type x\0\0" + zlib.compress(b"\nexif\n    3\n616263"), b"abc"),
            (b"tEXt", b"Raw profile type x\0\nexif\n    3\nyz", b"Raw profile type x\0\nexif\n    3\nyz"),
        ):
            assert carried(png(chunk(name, chunk_))) == (text,)

    def test_pieces_of_webp(self) -> None:
        assert carried(webp(piece(b"NOTE", b"x"), piece(b"EXIF", b"yy"), after=b"z")) == (b"x", b"yy", b"z")
        assert carried(webp(piece(b"NOTE", b""))) == ()

    def test_what_follows_the_end_that_webp_announces(self) -> None:
        assert carried(webp(after=piece(b"VP8L", b"x"))) == (piece(b"VP8L", b"x"),)
        assert carried(WEBP + b"1234567") == (b"1234567",)
        longer = struct.pack("<I", len(WEBP) - 8 + 7)
        assert carried(WEBP[:4] + longer + WEBP[8:] + piece(b"VP8L", b"x")) == (piece(b"VP8L", b"x"),)

    def test_webp_that_moves_is_more_than_one_picture(self) -> None:
        moving = saved(squares(), "WEBP", save_all=True, append_images=[squares(quarters=QUARTERS[::-1])])
        assert metadata_in(moving)

    def test_extensions_of_gif(self) -> None:
        loop = (0xFF, b"NETSCAPE2.0\1\n\n")
        assert carried(gif((0xF9, b"\0\0\0\0"), loop)) == ()
        assert carried(gif((0xFE, b"x" * 300), (0xFF, b"XMP DataXMPy"), after=b"z")) == (
            b"x" * 300,
            b"XMP DataXMPy",
            b"z",
        )
        assert carried(gif((0xFF, b"NETSCAPE2.0\1\0\0x"))) == (b"NETSCAPE2.0\1\0\0x",)

    def test_gif_with_colours_of_its_own_for_each_picture(self) -> None:
        frames = [squares(mode="P"), squares(mode="P", quarters=QUARTERS[::-1])]
        moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0)
        assert carried(moving) == ()
        assert carried(moving + b";") == (b";",)

    def test_gif_without_colours_of_its_own(self) -> None:
        assert carried(b"GIF89a\1\0\1\0\7\0\0" + b"!\xfe\1x\0" + b";") == (b"x",)

    def test_gif_broken_off(self) -> None:
        assert carried(GIF[:-1]) == ()
        assert carried(GIF[:-1] + b"xyz") == (b"xyz",)
        assert carried(b"GIF89a") == ()

    def test_images_of_ico(self) -> None:
        bitmap = b"\x28\0\0\0" + bytes(40)
        told = png(chunk(b"tEXt", b"x"))
        assert carried(ico(PNG, bitmap, told, after=b"z")) == (b"x", b"z")
        assert carried(ico(bitmap, PNG)) == ()

    def test_what_lies_between_the_images_of_ico(self) -> None:
        assert carried(ico(PNG, PNG, between=b"x")) == (b"x" + PNG + b"x",)


class TestBrokenMetadata:
    @pytest.mark.parametrize("order", [b"II*\0", b"MM\0*"])
    @pytest.mark.parametrize("rest", [b"", b"\0", b"\xff" * 4, b"\xff" * 400, b"\x08\0\0\0" * 99, b"\0\0\0\x08" * 99])
    def test_is_read_as_far_as_it_goes(self, order: bytes, rest: bytes) -> None:
        tiff = order + rest
        assert isinstance(traces(jpeg(segment(0xE1, b"Exif\0\0" + tiff))), tuple)
        assert redrawn(jpeg(segment(0xE1, b"Exif\0\0" + tiff))) == redrawn(JPEG)

    def test_a_directory_that_leads_back_to_itself(self) -> None:
        assert traces(jpeg(segment(0xE1, exif(main={0x8769: -8, 0x013B: b"Contoh"})))) == (Trace.OWNER,)

    def test_what_stands_behind_a_directory_is_none_of_its_fields(self) -> None:
        fields = b"".join(struct.pack("<HHII", 0x0101 + number, 3, 1, 0) for number in range(12))
        artist = struct.pack("<HHI4s", 0x013B, 2, 4, b"Sari")
        for length, told in ((12, ()), (13, (Trace.OWNER,))):
            tiff = struct.pack("<2sHIH", b"II", 42, 8, length) + fields + artist
            assert traces(jpeg(segment(0xE1, tiff))) == told

    def test_a_directory_cut_off_in_the_middle_of_a_field(self) -> None:
        tiff = exif(main={0x010F: b"Kamera", 0x013B: b"Sari"})
        assert traces(jpeg(segment(0xE1, tiff[: 8 + 2 + 24]))) == (Trace.OWNER,)
        assert traces(jpeg(segment(0xE1, tiff[: 8 + 2 + 23]))) == ()
