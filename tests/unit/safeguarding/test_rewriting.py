"""What a command rewrites keeps what people wrote around it."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.document import read
from generator.safeguarding.rewriting import rewritten


def test_comments_above_and_other_fields_stay() -> None:
    before = "# satu\n# dua\nnotes: Sejak 2026-01-05, ya.\nfigures:\n# di dalam\n- a\n"
    assert rewritten(before, "figures", ["b"]) == "# satu\n# dua\nnotes: Sejak 2026-01-05, ya.\nfigures:\n- b\n"


def test_a_file_of_comments_alone_gets_its_first_field() -> None:
    assert rewritten("# satu\n", "figures", [{"low": 1}]) == "# satu\nfigures:\n- low: 1\n"
    assert rewritten("", "figures", []) == "figures: []\n"


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1, max_size=60))
def test_words_of_people_come_back_as_they_were(notes: str) -> None:
    before = yaml.safe_dump({"notes": notes, "figures": []}, allow_unicode=True)
    after = rewritten(before, "figures", ["x"])
    assert yaml.safe_load(after) == {"notes": notes, "figures": ["x"]}
    assert rewritten(after, "figures", ["x"]) == after


def test_what_is_written_is_a_record_without_findings() -> None:
    text = rewritten("notes: 'no'\n", "taken_down", [{"kind": "place", "record": "99.01", "when": "2026-05-04"}])
    document, findings = read("records/takedowns.yml", text.encode())
    assert (findings, document is not None) == ([], True)


def test_letters_of_any_script_stay_legible() -> None:
    assert rewritten("notes: Évaluasi 中\n", "figures", []) == "notes: Évaluasi 中\nfigures: []\n"
