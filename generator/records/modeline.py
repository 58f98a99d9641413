"""The first line of a record, by which an editor finds the schema of its kind."""

from generator.records.kinds import kind_of
from generator.records.schema import FOLDER, file_of


def modeline(inside: str, folder: str = "records") -> str:
    """With its line end. `inside` is the path inside the folder of the records, which is itself named from the folder
    in which the schemas lie."""
    kind, _ = kind_of(inside)
    assert kind is not None
    depth = f"{folder}/{inside}".count("/")
    return f"# yaml-language-server: $schema={'../' * depth}{FOLDER}/{file_of(kind)}\n"
