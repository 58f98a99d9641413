"""Where things lie."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    records: Path
    out: Path
    """The site. Everything else that a build writes lies in `work`."""
    root: Path
    """Holds `mkdocs.yml` and `docs/`."""

    @property
    def configuration(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """Pages written by hand, in a folder for each language; assets; and what is laid over the theme."""
        return self.root / "docs"

    @property
    def work(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """May be deleted at any time."""
        return self.work / "cache"

    @property
    def last_good(self) -> Path:
        """The file with the records of the last good build. At a place of the same name, since a project may build
        others than its own."""
        inside = Path(os.path.relpath(self.records, self.root))
        kept = self.work.joinpath("good", *(step for step in inside.parts if step != ".."))
        return kept.with_name(f"{kept.name}.zip")

    @property
    def coming_good(self) -> Path:
        """Those of the build at work, which are the last good ones once its site is in its place."""
        return self.last_good.with_name(f"{self.last_good.name}.new")

    @property
    def place(self) -> Path:
        """Where the site really lies: `out` may be a link, which then stays one."""
        return Path(os.path.realpath(self.out))
