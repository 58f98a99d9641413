"""The site of the build before: what would come out the same is taken from there.

It is believed only as far as it was noted: by the key of all that a page depends on, the SHA-256 of its HTML; by that
of a sheaf, which pages and data it has become.
"""

import json
import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.memory import Notes
from generator.pages.page import html_of
from generator.site import manifest
from generator.site.assembly import bring
from generator.site.search import FOLDER
from generator.site.twin import reduced


@dataclass(frozen=True, slots=True)
class Written:
    """What a sheaf has become in one language."""

    pages: Mapping[str, str]
    """Keys, by path of the Markdown: with the same key, a page is the same."""
    data: Mapping[str, str]
    """SHA-256 of what can be downloaded, by path inside the folder of the language."""
    charts: frozenset[str]
    """Keys of the pictures on its pages."""

    def noted(self) -> str:
        """On one line of JSON."""
        return json.dumps([dict(self.pages), dict(self.data), sorted(self.charts)])


@dataclass(frozen=True, slots=True)
class Before:
    """The folder of a language, and what was noted of it."""

    folder: Path
    twin: Path
    """Its second names; neither need be there."""
    notes: Notes

    def has(self, path: str, of: str) -> bool:
        """Whether the page made of the Markdown at `path`, with the key `of`, stands there as it was made."""
        digest = self.notes.recall(of)
        return digest is not None and self._holds(html_of(path), digest)

    def written(self, of: str) -> Written | None:
        """What the sheaf with the key `of` has become. None unless all of it stands there as it was made."""
        noted = self.notes.recall(of)
        if noted is None:
            return None
        pages, data, charts = json.loads(noted)
        stands = all(self.has(path, its) for path, its in pages.items()) and all(
            self._holds(name, digest) for name, digest in data.items()
        )
        return Written(pages, data, frozenset(charts)) if stands else None

    def take(self, names: Collection[str], folder: Path) -> None:
        """Put the files of these names where they are needed in the same `folder` of a new site, which holds others.

        Raises OSError, also where one has gone meanwhile; WrittenTwiceError where one is there already.
        """
        if self.twin.is_dir() and not self.twin.is_symlink():
            others = folder.with_name(f"{folder.name}.others")
            folder.rename(others)
            self.twin.rename(folder)
            names = reduced(folder, self.folder, (*names, *self._found_by()))
            bring(others, folder)
        # In the same order each time, as all that is done to a disk.
        for needed in dict.fromkeys((folder / name).parent for name in names):
            needed.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                os.link(self.folder / name, folder / name)
            except OSError:
                # Not on every disk can a file have two names.
                shutil.copyfile(self.folder / name, folder / name)

    def _found_by(self) -> Collection[str]:
        """The index of its search, which `search.write` compares file by file: most are the same again."""
        index = self.folder / FOLDER
        return [f"{FOLDER}/{name}" for name in manifest.names(index)] if index.is_dir() else []

    def _holds(self, name: str, digest: str) -> bool:
        try:
            return manifest.digest(manifest.content(self.folder, name)) == digest
        except OSError:
            return False
