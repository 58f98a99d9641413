"""The flow, from YAML bytes to a site.

bytes → documents → records → portfolio → findings → publish → public portfolio → pages and charts per language
→ MkDocs → what stands around → search index → gates on the bytes → flushed → swapped in
"""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator import gates
from generator.charts.drawing import draw, drawn_once
from generator.examine import errors, examine
from generator.findings.catalogue import catalogue
from generator.findings.finding import Located
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.manual import manual
from generator.memory import Memory
from generator.pages.every import pages, pictures
from generator.pages.manual import PLACE as MANUAL
from generator.pages.manual import pages as manual_pages
from generator.pages.page import Page, Writer, address_of
from generator.public.portfolio import PublicPortfolio
from generator.safeguarding.account import account
from generator.site import around, manifest, mkdocs, rendered, search
from generator.site.assembly import (
    AtWorkError,
    Laid,
    NotASiteError,
    WrittenTwiceError,
    alone,
    beside,
    complete,
    copy,
    flush,
    lay_out,
    settled,
    swap,
)
from generator.site.configuration import Notices, derived, scope, site_address
from generator.site.manifest import Difference
from generator.site.policy import Policy, policy


@dataclass(frozen=True, slots=True)
class Project:
    """Where things lie."""

    records: Path
    out: Path
    """The site. Everything else that a build writes lies in `work`."""
    root: Path
    """Holds `mkdocs.yml` and `docs/`."""

    @property
    def work(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """May be deleted at any time."""
        return self.work / "cache"

    @property
    def last_good(self) -> Path:
        """The records of the last good build. In a folder of the same name, since records name each other's files by
        it; and of the same place, since a project may build others than its own."""
        inside = Path(os.path.relpath(self.records, self.root))
        return self.work.joinpath("good", *(step for step in inside.parts if step != ".."))

    @property
    def place(self) -> Path:
        """Where the site really lies: `out` may be a link, which then stays one."""
        return Path(os.path.realpath(self.out))


@dataclass(frozen=True, slots=True)
class Built:
    findings: tuple[Located, ...]
    pages: int = 0
    """In each language."""
    refused: tuple[str, ...] = field(default=())
    """Why the site was not put in its place, besides the findings."""
    done: bool = False

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
) -> Built:
    """The site of `today`, swapped in at `project.out`; where anything is wrong, the previous one stays.

    `spoken` is the language of what is said about a refused build; `instead`, records that are built from this once in
    place of the project's.
    """
    say, records = language(spoken), instead or project.records
    findings: tuple[Located, ...] = ()
    try:
        with alone(project.work), beside(project.place) as new:
            tell("records")
            examined = examine(records, today)
            findings = examined.findings
            if examined.read is None or examined.has_errors:
                return Built(findings)
            read = examined.read
            shown = read.published(today)
            address = site_address(project.root / "mkdocs.yml")
            its = _policy(project, address)
            remembered = _Remembered(Memory(project.cache / "charts", ".svg"), Memory(project.cache / "pages", ".html"))
            filled = _fill(new, project, address, its, shown, today, remembered, tell)
            tell("gates")
            refused = tuple(
                gates.refused(new, filled.otherwise, filled.found_by, read, shown, address, its, today, say)
            )
            if refused:
                return Built(findings, refused=refused)
            (new / manifest.NAME).write_text(manifest.manifest(new), "utf-8", newline="\n")
            told = account(read.portfolio, shown, (one.finding.code for one in findings), today)
            text = json.dumps({**told, "tree": manifest.tree(new)}, indent=1) + "\n"
            of_build = project.work / "disclosure.json"
            of_build.unlink(missing_ok=True)
            copied = project.last_good.with_name(f"{project.last_good.name}.new")
            copy(records, project.last_good, copied)
            flush(new)
            swap(new, project.place)
            # From here on the site is public, whatever else fails.
            with suppress(OSError):
                of_build.write_text(text, "utf-8", newline="\n")
                shutil.rmtree(project.last_good, ignore_errors=True)
                copied.rename(project.last_good)
                remembered.charts.forget_the_rest()
                remembered.pages.forget_the_rest()
            return Built(findings, len(filled.addresses), done=True)
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
    except OSError as error:
        return Built(findings, refused=(refused_by_system(error, project, say),))


def audit(project: Project, site: Path, today: date, spoken: LanguageCode) -> Built:
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
        address = site_address(project.root / "mkdocs.yml")
        # Made again from the records: a manifest can be written anew by whoever changes a file.
        difference = manifest.compare(site) | manifest.compare_data(site, _data(shown))
        found_by = search.index(site, LANGUAGES)
        its = _policy(project, address)
        refused = tuple(gates.refused(site, difference, found_by, examined.read, shown, address, its, today, say))
    except search.SearchFailedError as failed:
        refused = (str(failed),)
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
class _Remembered:
    """Of earlier builds. What they do not hold is made again."""

    charts: Memory
    pages: Memory


@dataclass(frozen=True, slots=True)
class _Filled:
    addresses: tuple[str, ...]
    """Of the pages, inside a language; the same in each."""
    otherwise: Difference
    """What stands in the folder without having been meant, and what is missing."""
    found_by: search.Index


def _fill(
    new: Path,
    project: Project,
    address: str,
    its: Policy,
    shown: PublicPortfolio,
    today: date,
    remembered: _Remembered,
    tell: Callable[[str], None],
) -> _Filled:
    """The whole site in the empty folder `new`."""
    tell("pages")
    draw_once = drawn_once(draw, remembered.charts)
    languages = [language(code) for code in LANGUAGES]
    media = {one.code: pictures(shown, one.code) for one in languages}
    writers = [Writer(one, draw_once, shown.programme.licence) for one in languages]
    laid = {
        writer.language.code: _lay_out(project, writer.language, _pages(shown, writer), media[writer.language.code])
        for writer in writers
    }

    tell("site")
    configured = {one.code: _configure(project, address, its, one, new, shown) for one in languages}
    divided = {
        code: _divide(project, code, configured[code], laid[code].pages, remembered.pages) for code in configured
    }
    mkdocs.build(
        list(configured.values()),
        {"SOURCE_DATE_EPOCH": str(int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()))},
    )
    for code, its_pages in divided.items():
        rendered.join(new / code, its_pages, remembered.pages)
    addresses = tuple(address_of(path) for path in laid[LANGUAGES[0]].pages)
    mapped = [one for one in addresses if not one.startswith(MANUAL)]
    whole = around.files(languages, address, mapped, [_fictional(one, shown) for one in languages])
    complete(new, LANGUAGES, whole)
    found_by = search.index(new, LANGUAGES)
    search.write(new, found_by)

    assets = project.root / "docs" / "assets"
    own = [f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file()]
    other = [
        f"{code}/{name}"
        for code in LANGUAGES
        for name in (*own, *(f"media/{name}" for name in media[code]), *laid[code].data)
    ]
    otherwise = manifest.unexpected(new, LANGUAGES, addresses, [*whole, *found_by, *other], manifest.theme_digests())
    return _Filled(addresses, otherwise, found_by)


def _pages(shown: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield from pages(shown, writer)
    yield from manual_pages(tuple(manual(catalogue(writer.language.code))), writer)


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


def _lay_out(project: Project, one: Language, made: Iterable[Page], media: Mapping[str, bytes]) -> Laid:
    docs = project.root / "docs"
    return lay_out(made, media, docs / one.code, docs / "assets", project.work / "docs" / one.code)


def _divide(
    project: Project, code: LanguageCode, configured: Path, pages: Iterable[str], memory: Memory
) -> rendered.Divided:
    configuration, docs, folder = project.root / "mkdocs.yml", project.root / "docs", project.work / "docs" / code
    same = rendered.same_for_all(configuration, configured, docs / "overrides", folder)
    return rendered.divide(folder, pages, rendered.always_made(configuration, docs / code), same, memory)


def _policy(project: Project, address: str) -> Policy:
    return policy(project.root / "docs" / "overrides", scope(address))


def _configure(
    project: Project, address: str, its: Policy, one: Language, site: Path, portfolio: PublicPortfolio
) -> Path:
    notices = Notices(
        description=one.text(portfolio.programme.summary),
        fictional=_fictional(one, portfolio),
        licence=one.word("site.licence", licence=portfolio.programme.licence),
        policy=its.text,
    )
    text = derived(
        project.root / "mkdocs.yml",
        address,
        one,
        project.work / "docs" / one.code,
        site / one.code,
        project.work,
        notices,
    )
    path = project.work / f"mkdocs.{one.code}.yml"
    path.write_text(text, "utf-8", newline="\n")
    return path


def _fictional(one: Language, portfolio: PublicPortfolio) -> str:
    return one.word("site.fictional") if portfolio.programme.fictional else ""
