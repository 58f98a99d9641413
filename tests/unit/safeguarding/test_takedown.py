"""Which record is meant, which files go with it, and what others keep of it."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.safeguarding.takedown import (
    Named,
    files_of,
    folder_of,
    lines_with,
    named,
    named_by,
    overrides_without,
    written,
)

FILES = (
    "cohorts/kudus-2024/cohort.yml",
    "cohorts/kudus-2024/groups/jamu/business-plan.yml",
    "cohorts/kudus-2024/groups/jamu/group.yml",
    "cohorts/kudus-2024/groups/jamu/outcomes/akhir.yml",
    "cohorts/kudus-2024/groups/jamu-2/group.yml",
    "cohorts/kudus-2024/stories/jamu.yml",
    "cohorts/kudus-2024b/cohort.yml",
    "cohorts/rembang-2025/groups/jamu/group.yml",
    "media/lesung.JPG",
    "media/lesung.yml",
    "overrides.yml",
    "people/lesung.yml",
    "places/99.01.yml",
    "programme.yml",
    "takedowns.yml",
)
KNOWN = tuple(one for file in FILES if (one := named_by(file)) is not None)


def test_a_path_means_the_record_of_its_file_of_its_picture_or_of_the_folder_it_describes() -> None:
    assert named_by("cohorts/kudus-2024/groups/jamu/outcomes/akhir.yml") == Named("outcome", "kudus-2024/jamu/akhir")
    assert named_by("cohorts/kudus-2024/groups/jamu/business-plan.yml") == Named("business-plan", "kudus-2024/jamu")
    assert named_by("cohorts/kudus-2024") == named_by("cohorts/kudus-2024/cohort.yml") == Named("cohort", "kudus-2024")
    assert named_by("cohorts/kudus-2024/groups/jamu") == Named("group", "kudus-2024/jamu")
    assert named_by("media/lesung.JPG") == named_by("media/lesung.yml") == Named("media", "lesung")
    assert named_by("places/99.01.yml") == Named("place", "99.01")


def test_what_has_no_id_or_is_no_record_cannot_be_meant() -> None:
    paths = ("programme.yml", "overrides.yml", "takedowns.yml", "released.yml", "", "cohorts", "people/lesung.yaml")
    assert [named_by(path) for path in paths] == [None] * len(paths)


def test_an_id_means_every_record_that_has_it_but_the_plan_that_lies_with_its_group() -> None:
    assert named(KNOWN, "jamu") == (
        Named("group", "kudus-2024/jamu"),
        Named("group", "rembang-2025/jamu"),
        Named("story", "kudus-2024/jamu"),
    )
    assert named(KNOWN, "kudus-2024/jamu") == (Named("group", "kudus-2024/jamu"), Named("story", "kudus-2024/jamu"))
    assert named(KNOWN, "lesung") == (Named("media", "lesung"), Named("person", "lesung"))
    assert named(KNOWN, "kudus-2024/jamu/akhir") == (Named("outcome", "kudus-2024/jamu/akhir"),)


def test_the_beginning_or_the_end_of_an_id_means_nothing() -> None:
    assert [named(KNOWN, one) for one in ("kudus", "2024/jamu", "jam", "amu", "", "/", "story:jamu")] == [()] * 7


def test_a_kind_before_the_ids_means_that_one() -> None:
    assert named(KNOWN, "business-plan:kudus-2024/jamu") == (Named("business-plan", "kudus-2024/jamu"),)
    assert named(KNOWN, "story:kudus-2024/jamu") == (Named("story", "kudus-2024/jamu"),)
    assert named(KNOWN, "media:lesung") == (Named("media", "lesung"),)


def test_a_path_means_one_record_and_a_folder_may_end_with_a_slash() -> None:
    assert named(KNOWN, "cohorts/kudus-2024/groups/jamu/business-plan.yml") == (
        Named("business-plan", "kudus-2024/jamu"),
    )
    assert named(KNOWN, "cohorts/kudus-2024/groups/jamu/") == (Named("group", "kudus-2024/jamu"),)
    assert named(KNOWN, "media/lesung.JPG") == (Named("media", "lesung"),)
    assert named(KNOWN, "people/orang-lain.yml") == ()


def test_with_a_cohort_or_a_group_goes_all_that_lies_in_its_folder_and_nothing_beside_it() -> None:
    assert files_of(Named("group", "kudus-2024/jamu"), [*FILES, "cohorts/kudus-2024/groups/jamu/catatan.txt"]) == (
        "cohorts/kudus-2024/groups/jamu/business-plan.yml",
        "cohorts/kudus-2024/groups/jamu/catatan.txt",
        "cohorts/kudus-2024/groups/jamu/group.yml",
        "cohorts/kudus-2024/groups/jamu/outcomes/akhir.yml",
    )
    assert files_of(Named("cohort", "kudus-2024"), reversed(FILES)) == tuple(sorted(FILES[:6]))


def test_with_a_media_record_goes_its_picture_and_with_any_other_its_file_alone() -> None:
    assert files_of(Named("media", "lesung"), FILES) == ("media/lesung.JPG", "media/lesung.yml")
    assert files_of(Named("story", "kudus-2024/jamu"), FILES) == ("cohorts/kudus-2024/stories/jamu.yml",)
    assert files_of(Named("business-plan", "kudus-2024/jamu"), FILES) == (FILES[1],)
    assert files_of(Named("person", "tak-ada"), FILES) == ()


@given(st.sampled_from(KNOWN))
def test_every_record_has_a_file_and_can_be_meant_by_its_kind_and_ids(one: Named) -> None:
    assert files_of(one, FILES)
    assert named(KNOWN, f"{one.kind}:{one.record}") == (one,)


def test_only_cohorts_and_groups_have_a_folder() -> None:
    assert folder_of(Named("cohort", "kudus-2024")) == "cohorts/kudus-2024"
    assert folder_of(Named("group", "kudus-2024/jamu")) == "cohorts/kudus-2024/groups/jamu"
    assert folder_of(Named("story", "kudus-2024/jamu")) is None


# --- what others keep of it -------------------------------------------------------------------------------------------


def test_takedowns_are_written_in_order_and_say_who_writes_them() -> None:
    text = written({Named("story", "kudus-2024/jamu"): "2026-11-24", Named("person", "lesung"): "2026-05-04"})
    schema, about = text.splitlines()[:2]
    assert schema == "# yaml-language-server: $schema=../schemas/takedowns.schema.json"
    assert about.startswith("# Yang diturunkan dari situs.")
    assert yaml.safe_load(text) == {
        "taken_down": [
            {"kind": "person", "record": "lesung", "when": "2026-05-04"},
            {"kind": "story", "record": "kudus-2024/jamu", "when": "2026-11-24"},
        ]
    }


def test_what_stood_in_takedowns_besides_stays() -> None:
    before = "# Dibaca tiap Senin.\nnotes: Lihat berita acara.\ntaken_down: []\n"
    assert written({Named("person", "lesung"): "2026-05-04"}, before) == (
        "# Dibaca tiap Senin.\nnotes: Lihat berita acara.\n"
        "taken_down:\n- kind: person\n  record: lesung\n  when: '2026-05-04'\n"
    )


def test_overrides_for_other_files_stay_as_they_were() -> None:
    before = (
        "# Dua orang.\nnotes: rekaan\noverrides:\n- file: records/a.yml\n  since: 2026-09-01\n"
        "- file: records/b.yml\n  since: 2026-09-02\n"
    )
    assert overrides_without(before, {"records/a.yml", "records/c.yml"}) == (
        "# Dua orang.\nnotes: rekaan\noverrides:\n- file: records/b.yml\n  since: '2026-09-02'\n"
    )


def test_a_name_is_found_over_line_ends_in_any_case_and_only_as_whole_words() -> None:
    text = (
        "Dipimpin\nTuti Rekawati dan\ntuti\n   REKAWATI; bukan Tuti Rekawatiningsih,\nbukan Situti Rekawati.\nTuti (R.)"
    )
    assert lines_with(text, {"Tuti Rekawati"}) == (2, 3)
    assert lines_with(text, {"Tuti (R.)", "Tuti Rekawati"}) == (2, 3, 6)
    assert lines_with("Tuti Rekawati, Tuti Rekawati", {"Tuti Rekawati"}) == (1,)
    assert lines_with(text, ()) == ()


def test_lines_are_told_in_order_and_counted_from_the_first_even_where_that_is_empty() -> None:
    assert lines_with("Tuti" + "\n" * 7 + "Tuti", {"Tuti"}) == (1, 8)
    assert lines_with("\nTuti", {"Tuti"}) == (2,)


def test_a_name_without_the_space_in_it_is_another() -> None:
    assert lines_with("TutiRekawati", {"Tuti Rekawati"}) == ()


def test_of_a_path_with_a_slash_at_its_end_no_letter_is_lost() -> None:
    known = (Named("group", "kudus-2024/box"),)
    assert named(known, "cohorts/kudus-2024/groups/box/") == known
