"""The form of the findings for machines is written down, and kept."""

import json
from pathlib import Path

from generator.findings.machine import Findings

SCHEMA = Path(__file__).parents[3] / "schemas" / "findings.schema.json"


def test_the_schema_on_disk_is_that_of_the_code() -> None:
    """After a change on purpose: `python -m tests.unit.findings.test_machine`."""
    assert json.loads(SCHEMA.read_text("utf-8")) == schema()


def schema() -> dict[str, object]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Findings.model_json_schema()}


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
