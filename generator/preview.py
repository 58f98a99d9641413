"""What a change of records does to the pages, shown before the site is built.

Records are examined, and what is published is decided, as ever; but of the pages only those are made that are other
than in the site that stands, and of the files the gates look only at those. The index of the search, and all that no
page shows, is left to the build, which follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from generator import gates
from generator.build import Built, Standing, address_and_policy
from generator.edition import Imprint, Otherwise, otherwise
from generator.examine import examine
from generator.language.speech import LANGUAGES, LanguageCode, language
from generator.memory import Notes
from generator.pages.every import pictures, sheaves
from generator.project import Project
from generator.site.assembly import WrittenTwiceError
from generator.site.manifest import Difference
from generator.site.mkdocs import MkDocsFailedError
from generator.workers import both


@dataclass(frozen=True, slots=True)
class Glimpse:
    built: Built
    """Its `standing` is what a build of the same records would make; None where they are wrong, or refused."""
    files: Mapping[str, bytes]
    """By path inside the site, all that is other than it was."""


def glimpse(
    project: Project, was: Standing, today: date, templates: Environment, spoken: LanguageCode, jobs: int
) -> Glimpse | None:
    """What has become of the site that `was`, where nothing but records has changed since; None where only a build can
    tell. `templates` are the theme's. Never writes into the site.

    Raises OSError.
    """
    examined = examine(project.records, today, Notes(project.cache / "records"), jobs)
    if examined.read is None or examined.has_errors:
        return Glimpse(Built(examined.findings), {})
    read, shown = examined.read, examined.read.published(today)
    if today != was.today or any(pictures(shown, code) != pictures(was.shown, code) for code in LANGUAGES):
        return None
    address, its = address_and_policy(project)
    of = tuple(sheaves(shown))
    before = dict(zip(LANGUAGES, was.editions, strict=True))

    def made(code: LanguageCode) -> Otherwise | None:
        return otherwise(project, before[code], Imprint(language(code), shown, of, address, its, today), templates)

    try:
        sought, others = both(
            lambda: gates.sought(read, shown, address, its, today),
            lambda: [made(code) for code in LANGUAGES],
            jobs,
        )
    except (MkDocsFailedError, WrittenTwiceError):
        return None
    editions = tuple(one.edition for one in others if one is not None)
    if len(editions) < len(others) or sought.digest != was.sought:
        return None
    files = {name: data for one in others if one is not None for name, data in one.files.items()}
    found = {**was.found, **gates.seen_in(files, sought)}
    refused = tuple(gates.refused(found, Difference(), sought, read, shown, language(spoken), was.found))
    if refused:
        return Glimpse(Built(examined.findings, refused=refused), {})
    standing = Standing(today, shown, editions, found, sought.digest)
    return Glimpse(Built(examined.findings, len(editions[0].keys), done=True, standing=standing), files)
