from generator.records.model import Organisation
from generator.records.values import Figure, Range, Text
from generator.records.walk import walk


def test_a_record_comes_first_then_its_parts_in_the_order_of_its_fields() -> None:
    record = Organisation(audience="public", name="Contoh", full_name=Text(id="Satu", en="One"))
    assert list(walk(record)) == [
        ((), record),
        (("audience",), "public"),
        (("name",), "Contoh"),
        (("full_name",), Text(id="Satu", en="One")),
        (("full_name", "id"), "Satu"),
        (("full_name", "en"), "One"),
    ]


def test_the_items_of_a_list_have_positions() -> None:
    assert [route for route, _ in walk((Text(id="a"), "b"), ("aims",))] == [
        ("aims",),
        ("aims", 0),
        ("aims", 0, "id"),
        ("aims", 1),
    ]


def test_what_is_absent_is_left_out() -> None:
    assert [route for route, _ in walk(Figure(range=Range(low=0, high=1)))] == [
        (),
        ("range",),
        ("range", "low"),
        ("range", "high"),
    ]
    assert list(walk(None)) == []
