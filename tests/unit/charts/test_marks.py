"""Marks lie where they were put."""

from generator.charts.marks import DASHED, GROUND, INK, QUIET, Box, Line, Style, Words, hatching, sheet


def test_hatching_stays_inside_its_box() -> None:
    for box in (Box(10, 20, 100, 18, Style()), Box(10, 20, 5, 18, Style()), Box(0, 0, 7, 7, Style())):
        lines = hatching(box, Style(stroke=INK))
        assert lines
        for line in lines:
            assert all(box.left <= x <= box.left + box.width for x in (line.x, line.to_x))
            assert all(box.top <= y <= box.top + box.height for y in (line.y, line.to_y))


def test_hatching_slants() -> None:
    for line in hatching(Box(10, 20, 100, 18, Style()), Style()):
        assert line.x - line.to_x == line.to_y - line.y >= 0


def test_marks_of_a_kind_share_a_layer_shapes_below_words() -> None:
    """Vega needs a millisecond for a layer: thirty rows must not be two hundred."""
    marks = (
        Words(0, 0, "satu"),
        Box(0, 0, 10, 10, Style(fill=INK)),
        Line(0, 0, 5, 5, Style(stroke=INK, dash=DASHED)),
        Box(0, 20, 10, 10, Style(fill=QUIET)),
        Words(0, 9, "dua", bold=True),
        Words(0, 9, "tiga"),
    )
    assert [layer.mark for layer in sheet(marks, 60).layers] == ["rect", "rule", "text"]


def test_what_is_behind_lies_below_all_else() -> None:
    its = sheet([Box(0, 0, 10, 10, Style())], 60, behind=[Line(0, 0, 5, 5, Style())])
    assert [layer.mark for layer in its.layers] == ["rule", "rect"]


def test_a_wide_line_of_the_ground_can_be_followed_by_a_thin_one_of_ink() -> None:
    """Lines keep their order: that is how a rule stays visible on a bar of any colour."""
    lines = [Line(0, 0, 0, 9, Style(stroke=colour)) for colour in (GROUND, INK, GROUND)]
    (layer,) = sheet(lines, 60).layers
    assert [row["stroke"] for row in layer.rows] == [GROUND, INK, GROUND]
