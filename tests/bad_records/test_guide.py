"""What the guide for staff tells them to write is right as it stands there."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

from generator.examine import examine
from tests.bad_records.reports import GOOD
from tests.pictures import JPEG

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"
AFTER_IT_WAS_GIVEN = date(2026, 6, 1)


def test_the_consent_the_picture_and_the_story_of_the_guide_are_shown_in_both_languages(tmp_path: Path) -> None:
    consent, media, story = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    records = copytree(GOOD, tmp_path / "records")
    cohort = records / "cohorts" / "angkatan-contoh"
    for folder in (records / "consents", records / "media", cohort / "stories"):
        folder.mkdir()
    (records / "consents" / "2026-001.yml").write_text(consent, "utf-8")
    (records / "media" / "panci.yml").write_text(media, "utf-8")
    (records / "media" / "panci.jpg").write_bytes(JPEG)
    (cohort / "stories" / "pagi.yml").write_text(f"{story}image: panci\n".replace("kuliner", "kue"), "utf-8")

    examined = examine(records, AFTER_IT_WAS_GIVEN)

    assert examined.findings == ()
    assert examined.read is not None
    (shown,) = examined.read.published(AFTER_IT_WAS_GIVEN).cohorts
    (told,) = shown.stories
    assert [telling.language for telling in told.tellings] == ["id", "en"]
    assert told.picture is not None
