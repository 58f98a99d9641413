"""Words are given enough room, and none are lost."""

import pytest

from generator.charts.lettering import width, wrapped
from generator.language.foreign import foreign, pieces, plain

LONG = "Kelompok kerajinan tangan anyaman pandan dan rotan Kabupaten Bekasi"


@pytest.mark.parametrize("bold", [False, True])
def test_every_line_fits_and_every_word_is_there(bold: bool) -> None:
    lines = wrapped(LONG, 160, bold)
    assert len(lines) > 2
    assert all(width(line, bold) <= 160 for line in lines)
    assert " ".join(lines) == LONG


def test_bold_words_are_wider() -> None:
    assert width(LONG, bold=True) > width(LONG)


def test_a_word_wider_than_the_room_is_broken_and_not_cut() -> None:
    lines = wrapped("usaha Kewirausahaansosialberkelanjutan bersama", 100)
    assert all(width(line) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == "usahaKewirausahaansosialberkelanjutanbersama"


def test_a_number_stays_with_its_unit() -> None:
    """Only ordinary spaces are places to break."""
    assert wrapped("capaian 86\N{NO-BREAK SPACE}%", 70) == ("capaian", "86\N{NO-BREAK SPACE}%")


def test_lines_of_the_text_itself_do_not_count() -> None:
    assert wrapped(" Kelompok\n\thijab ", 400) == ("Kelompok hijab",)


def test_signs_of_another_language_take_no_room_and_go_on_in_the_next_line() -> None:
    lines = wrapped(foreign(LONG), 160)
    assert [plain(line) for line in lines] == list(wrapped(LONG, 160))
    assert all([*pieces(line)] == [(plain(line), True)] for line in lines)


def test_no_words_are_no_lines() -> None:
    assert wrapped("  ", 400) == ()


def test_signs_that_fill_a_square_are_given_one() -> None:
    assert width("女") > width("W") * 0.99 > width("w") * 0.98 > width("a") > width("i")
