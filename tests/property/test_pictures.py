"""Promises about pictures, for any bytes at all."""

import random
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.safeguarding.picture_files import carried, format_of
from generator.safeguarding.pictures import HIGHEST, WIDTHS, Picture, Refused, Trace, metadata_in, redrawn, traces
from tests.pictures import CARRIERS, GIF, ICO, JPEG, PNG, SOMEWHERE, WEBP, exif, gif, ico, jpeg, saved, segment, squares

few = settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

BEGINNINGS = (
    *(b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP", b"GIF89a", b"\0\0\1\0\2\0"),
    *(JPEG[:20], JPEG[:300], PNG[:33], WEBP[:20], b"\xff\xd8\xff\xe1\x01\0Exif\0\0II*\0", GIF[:13], ICO[:38]),
)

PICTURES = (
    *(carrier("NIK 3275014101909999") for carrier in CARRIERS.values()),
    jpeg(segment(0xE1, b"Exif\0\0" + exif("MM", {0x0112: 6, 0x013B: b"Juru Foto"}, {0xA431: b"123"}, SOMEWHERE))),
    saved(squares(mode="P"), "PNG", transparency=0),
    saved(squares(mode="RGBA"), "WEBP"),
    saved(squares(mode="CMYK"), "JPEG", progressive=True),
    saved(squares(), "PNG", save_all=True, append_images=[squares()]),
    saved(squares(), "WEBP", save_all=True, append_images=[squares(), squares(mode="L")]),
    gif((0xFE, b"x")),
    ico(PNG, PNG),
)


def examined(raw: bytes) -> Picture | Refused:
    """Whatever it is, it is drawn again or refused, and what it carries is told; nothing is raised."""
    drawn = redrawn(raw)
    if isinstance(drawn, Picture):
        assert drawn.versions
        widths = [version.width for version in drawn.versions]
        assert widths == sorted(set(widths))
        for version in drawn.versions:
            assert version.width <= max(WIDTHS)
            assert version.height <= HIGHEST
            assert not metadata_in(version.data)
            with Image.open(BytesIO(version.data), formats=["WEBP"]) as image:
                assert image.size == (version.width, version.height)
    else:
        assert drawn in Refused
    assert list(traces(raw)) == [trace for trace in Trace if trace in traces(raw)]
    assert metadata_in(raw) == bool(carried(raw))
    return drawn


def changed(raw: bytes, rng: random.Random) -> bytes:
    """One to three bytes, or runs of them, flipped, dropped, doubled, moved or put in; sometimes the end is gone."""
    for _ in range(rng.randint(1, 3)):
        at, length = rng.randrange(len(raw) + 1), rng.choice((1, 1, 2, 4, 30))
        other = rng.randrange(len(raw) + 1)
        middle = rng.choice(
            (
                b"",
                raw[at : at + length] * 2,
                bytes([raw[at] ^ 1 << rng.randrange(8)]) if at < len(raw) else b"x",
                rng.randbytes(length),
                rng.choice((b"\0", b"\xff")) * length,
                raw[other : other + length],
            )
        )
        raw = raw[:at] + middle + raw[at + rng.choice((0, length)) :]
    return raw[: rng.randrange(len(raw) + 1)] if rng.random() < 0.2 else raw


@few
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200))
@example(b"", b"")
def test_any_bytes_become_a_picture_or_are_refused(beginning: bytes, rest: bytes) -> None:
    if not isinstance(examined(beginning + rest), Picture):
        return
    assert format_of(beginning + rest) in ("JPEG", "PNG", "WEBP")


@few
@given(st.sampled_from(PICTURES), st.randoms(use_true_random=False))
def test_damaged_pictures_become_a_picture_or_are_refused(raw: bytes, rng: random.Random) -> None:
    examined(changed(raw, rng))


@few
@given(st.binary(max_size=400), st.sampled_from(["II", "MM"]), st.booleans())
def test_any_exif_leaves_the_picture_as_it_is(rest: bytes, order: str, is_begun: bool) -> None:
    begun = exif("II" if order == "II" else "MM", {0x013B: b"Juru Foto"}, {}, SOMEWHERE)
    tiff = begun[:20] + rest if is_begun else order.encode() + rest
    drawn = examined(jpeg(segment(0xE1, b"Exif\0\0" + tiff)))
    assert isinstance(drawn, Picture)


@few
@given(st.binary(max_size=200), st.sampled_from(sorted(CARRIERS)))
def test_nothing_left_in_a_file_changes_its_picture(rest: bytes, place: str) -> None:
    word = rest.decode("latin-1")
    assert redrawn(CARRIERS[place](word)) == redrawn(CARRIERS[place](""))


@few
@given(
    width=st.integers(1, 1700),
    height=st.integers(1, 40),
    mode=st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]),
)
def test_every_kind_and_shape_of_picture_is_drawn(width: int, height: int, mode: str) -> None:
    drawn = examined(saved(Image.new(mode, (width, height)), "PNG"))
    assert isinstance(drawn, Picture)
    assert drawn.versions[-1].width == min(width, 1600)


@pytest.mark.battery
@settings(few, max_examples=20_000)
@given(st.sampled_from(PICTURES), st.randoms(use_true_random=False))
def test_damaged_pictures_at_length(raw: bytes, rng: random.Random) -> None:
    examined(changed(raw, rng))
