"""The flow, from YAML bytes to a site.

bytes → documents → records → portfolio → findings → publish → public portfolio → pages and charts per language
→ MkDocs → what stands around → search index → gates on the bytes → flushed → swapped in
"""

import errno
import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import gates
from generator.edition import Edition, Imprint, edition, remember
from generator.examine import errors, examine
from generator.findings.finding import Located
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.memory import Memory, Notes
from generator.pages.every import pages, sheaves
from generator.pages.manual import PLACE as MANUAL
from generator.pages.page import Writer, address_of, html_of
from generator.project import Project
from generator.public.portfolio import PublicPortfolio
from generator.records.load import nothing_collected
from generator.safeguarding.account import account
from generator.site import around, manifest, mkdocs, search, twin
from generator.site.assembly import (
    AtWorkError,
    NotASiteError,
    WrittenTwiceError,
    alone,
    beside,
    complete,
    flush,
    open_to_all,
    settled,
    swap,
)
from generator.site.configuration import scope, site_address
from generator.site.last_good import pack, passing, state
from generator.site.policy import Policy, policy
from generator.workers import WorkerLostError, both, each


@dataclass(frozen=True, slots=True)
class Standing:
    """What a site was made of, and what was found in it."""

    today: date
    shown: PublicPortfolio
    editions: tuple[Edition, ...]
    """In the order of `LANGUAGES`."""
    found: gates.Look
    """But for the index of the search, which is another one as soon as a page is."""
    sought: str
    """The digest of what was looked for."""


@dataclass(frozen=True, slots=True)
class Built:
    findings: tuple[Located, ...]
    pages: int = 0
    """In each language."""
    refused: tuple[str, ...] = field(default=())
    """Why the site was not put in its place, besides the findings."""
    done: bool = False
    standing: Standing | None = None
    """Of a site that was put in its place."""

    @property
    def errors(self) -> tuple[Located, ...]:
        """The findings that no site can be built with."""
        return errors(self.findings)


def build(
    project: Project,
    today: date,
    tell: Callable[[str], None],
    spoken: LanguageCode = "id",
    instead: Path | None = None,
    jobs: int = 1,
) -> Built:
    """The site of `today`, swapped in at `project.out`; where anything is wrong, the previous one stays.

    `spoken` is the language of what is said about a refused build; `instead`, records that are built from this once in
    place of the project's; `jobs`, how many processes may work at once.
    """
    say, records = language(spoken), instead or project.records
    findings: tuple[Located, ...] = ()
    try:
        with alone(project.work), beside(project.place) as new, passing(project.coming_good):
            tell("records")
            # They are read more than once, and what is checked must be what is shown and kept.
            as_begun = state(records)
            examined = examine(records, today, Notes(project.cache / "records"), jobs)
            findings = examined.findings
            if examined.read is None or examined.has_errors:
                return Built(findings)
            read = examined.read
            shown = read.published(today)
            address, its = address_and_policy(project)
            filled = _fill(new, project, address, its, shown, today, tell, jobs)
            tell("gates")
            notes = Notes(project.cache / "seen")

            # In each of the two, about half of what can be done before the gates look.
            def decided() -> gates.Sought:
                pack(records, project.coming_good)
                return gates.sought(read, shown, address, its, today)

            def told() -> Mapping[str, object]:
                search.write(new, filled.indexed.files)
                return account(read.portfolio, shown, (one.finding.code for one in findings), today)

            sought, of_build = both(decided, told, jobs)
            found = gates.look(new, sought, filled.indexed.files, notes, jobs)
            digests = {name: one.digest for name, one in found.items()}
            (new / manifest.NAME).write_text(manifest.manifest(digests), "utf-8", newline="\n")

            def reasons() -> tuple[gates.Said, ...]:
                theme = manifest.theme_digests()
                otherwise = manifest.unexpected(new, digests, LANGUAGES, filled.addresses, filled.others, theme)
                with nothing_collected():
                    return tuple(gates.refused(found, otherwise, sought, read, shown, say))

            def ready() -> None:
                open_to_all(new)
                flush(new)

            # Few sites are refused, and then this one is ready.
            refused, _ = both(reasons, ready, jobs)
            if state(records) != as_begun:
                refused = (say.word("refusals.records_changed"),)
            if refused:
                return Built(findings, refused=refused)
            disclosure = project.work / "disclosure.json"
            disclosure.unlink(missing_ok=True)
            swap(new, project.place)
            # From here on the site is public, whatever else fails.
            tell("public")
            with suppress(OSError, WorkerLostError):
                text = json.dumps({**of_build, "tree": manifest.tree(digests)}, indent=1)
                disclosure.write_text(f"{text}\n", "utf-8", newline="\n")
                project.coming_good.replace(project.last_good)
                both(
                    lambda: _remember(project, filled, notes, digests),
                    # Of the site before, where there was one.
                    lambda: _keep_twin(project.place, new, digests) if new.exists() else None,
                    jobs,
                )
            of_pages = {name: its for name, its in found.items() if name not in filled.indexed.files}
            standing = Standing(today, shown, filled.editions, of_pages, sought.digest)
            return Built(findings, len(filled.addresses), done=True, standing=standing)
    except AtWorkError:
        return Built(findings, refused=(say.word("refusals.at_work"),))
    except NotASiteError:
        path = _shown(project.place, project)
        return Built(findings, refused=(say.word("refusals.not_a_site", path=path),))
    except WrittenTwiceError as twice:
        return Built(findings, refused=(say.word("refusals.written_twice", path=str(twice)),))
    except mkdocs.MkDocsFailedError as failed:
        lines = str(failed).replace(f"{project.root}{os.sep}", "").splitlines()
        return Built(findings, refused=tuple(lines))
    except search.SearchFailedError as failed:
        return Built(findings, refused=(str(failed),))
    except WorkerLostError:
        return Built(findings, refused=(say.word("refusals.worker_lost"),))
    except OSError as error:
        return Built(findings, refused=(refused_by_system(error, project, say),))


def _remember(project: Project, filled: "_Filled", seen: Notes, digests: manifest.Digests) -> None:
    """For the next build, what this one has made and seen."""
    seen.forget_the_rest()
    remember(project, dict(zip(LANGUAGES, filled.editions, strict=True)), digests)
    search.keep(filled.indexed.parts, _parts(project))


def _keep_twin(place: Path, before: Path, names: Iterable[str]) -> None:
    """Make a twin of the site in `place`, whose files have these `names`, out of that which stood there before."""
    for code in LANGUAGES:
        own = [name.removeprefix(f"{code}/") for name in names if name.startswith(f"{code}/")]
        twin.keep(before / code, place / code, own, twin.twin_of(place) / code)


def audit(project: Project, site: Path, today: date, spoken: LanguageCode, jobs: int = 1) -> Built:
    """Whether the files in `site` may be public, with these records, on this day: all gates, and the manifest.

    Never builds anything; `done` says that nothing was found. With records that are wrong nothing is looked for: what
    cannot be read could stand in the site, and nobody would know.
    """
    say = language(spoken)
    examined = examine(project.records, today)
    if examined.read is None or examined.has_errors:
        return Built(errors(examined.findings), refused=(say.word("refusals.records"),))
    try:
        shown = examined.read.published(today)
        sought = gates.sought(examined.read, shown, *address_and_policy(project), today)
        found = gates.look(site, sought, search.index(site, LANGUAGES, jobs), Notes(None), jobs)
        digests = {name: one.digest for name, one in found.items() if name != manifest.NAME}
        # Made again from the records: a manifest can be written anew by whoever changes a file.
        difference = manifest.compare(site, digests) | manifest.compare_data(site, _data(shown))
        refused = tuple(gates.refused(found, difference, sought, examined.read, shown, say))
    except search.SearchFailedError as failed:
        refused = (str(failed),)
    except WorkerLostError:
        refused = (say.word("refusals.worker_lost"),)
    except OSError as error:
        refused = (refused_by_system(error, project, say),)
    return Built((), refused=refused, done=not refused)


def _data(shown: PublicPortfolio) -> dict[str, bytes]:
    """Every data file by its path inside the site."""
    return {
        f"{code}/{file.path}": file.content
        for code in LANGUAGES
        for page in pages(shown, Writer(language(code), lambda _: "", shown.programme.licence))
        for file in page.data
    }


@dataclass(frozen=True, slots=True)
class _Filled:
    addresses: tuple[str, ...]
    """Of the pages, inside a language; the same in each."""
    others: tuple[str, ...]
    """Paths inside the site of all that is meant to be there and is no page."""
    indexed: search.Indexed
    """Not written yet."""
    editions: tuple[Edition, ...]


def _fill(
    new: Path,
    project: Project,
    address: str,
    its: Policy,
    shown: PublicPortfolio,
    today: date,
    tell: Callable[[str], None],
    jobs: int,
) -> _Filled:
    """The whole site in the empty folder `new`, but for the index of the search."""
    tell("pages")
    of, to_draw = tuple(sheaves(shown)), max(1, jobs // len(LANGUAGES))
    imprints = [Imprint(language(code), shown, of, address, its, today) for code in LANGUAGES]
    editions = each(lambda one: edition(project, new, one, to_draw), imprints, jobs)
    addresses = tuple(map(address_of, editions[0].keys))
    mapped = [one for one in addresses if not one.startswith(MANUAL)]
    whole = around.files([one.language for one in imprints], address, mapped, [one.fictional for one in imprints])
    complete(new, LANGUAGES, whole)
    tell("search")
    keys: dict[str, dict[str, str]] = {
        code: {html_of(path): of for path, of in its.keys.items()}
        for code, its in zip(LANGUAGES, editions, strict=True)
    }
    indexed = search.indexed(new, keys, _parts(project).recall, jobs)
    own = (f"{code}/{name}" for code, its in zip(LANGUAGES, editions, strict=True) for name in its.others)
    return _Filled(addresses, (*whole, *indexed.files, *own), indexed, tuple(editions))


def _parts(project: Project) -> Memory:
    """Of which the index of the search is joined."""
    return Memory(project.cache / "search", ".parts")


def refused_by_system(error: OSError, project: Project, say: Language) -> str:
    """On one line, what the system refused and where."""
    name = errno.errorcode.get(error.errno or 0, "")
    said = say.words.get(f"refusals.{name}") or error.strerror or type(error).__name__
    return f"{_shown(Path(error.filename), project)}: {said}" if isinstance(error.filename, str) else said


def _shown(path: Path, project: Project) -> str:
    """From the project on, or the name alone: where a project lies on a machine is nobody's business."""
    whole, root = settled(project.root / path, project.place), project.root
    shown = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.name or "/"
    return "".join(sign if sign.isprintable() else "?" for sign in shown)


def address_and_policy(project: Project) -> tuple[str, Policy]:
    """The site's own address, and what its pages let a browser do."""
    address = site_address(project.configuration)
    return address, policy(project.docs / "overrides", scope(address))
