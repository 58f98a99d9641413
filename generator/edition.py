"""One language of a site: its pages written as Markdown, made by MkDocs, and put into their folder."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from jinja2 import Environment

from generator.charts.drawing import draw, draw_ahead, drawn_once
from generator.charts.frames import Frames, keys_in
from generator.charts.together import drawn
from generator.findings.catalogue import catalogue
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.manual import manual
from generator.memory import Memory, Notes, key
from generator.pages.every import Sheaf, pages, pictures
from generator.pages.manual import pages as manual_pages
from generator.pages.page import Page, Writer, html_of
from generator.project import Project
from generator.public.portfolio import PublicPortfolio
from generator.site import manifest, mkdocs, rendered
from generator.site.assembly import Laid, bring, clear_away, lay, lay_ground, move, write
from generator.site.before import Before, Written
from generator.site.configuration import Notices, derived
from generator.site.policy import Policy
from generator.site.twin import twin_of


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition is of."""

    language: Language
    shown: PublicPortfolio
    sheaves: Sequence[Sheaf]
    """Of all that is shown."""
    address: str
    """The site's own."""
    policy: Policy
    """What pages let a browser do."""
    today: date

    @property
    def fictional(self) -> str:
        """What stands on every page of a programme that does not exist; empty for one that does."""
        return self.language.word("site.fictional") if self.shown.programme.fictional else ""


@dataclass(frozen=True, slots=True)
class Edition:
    same: str
    """The digest of what all its pages depend on."""
    by_hand: Mapping[str, str]
    """Keys of the pages written by hand, by path of the Markdown."""
    written: Mapping[str, Written]
    """By the key of a sheaf in this language, what it has become; under none, all that speak of everything."""
    others: tuple[str, ...]
    """Paths inside its folder of all that is meant to be there and is no page."""

    @property
    def keys(self) -> Mapping[str, str]:
        """Of all its pages, by path of the Markdown; the paths are the same in each language."""
        return {**self.by_hand, **{path: of for its in self.written.values() for path, of in its.pages.items()}}

    @property
    def data(self) -> Mapping[str, str]:
        """SHA-256 of what can be downloaded, by path inside its folder."""
        return {path: digest for its in self.written.values() for path, digest in its.data.items()}


def edition(project: Project, site: Path, of: Imprint, jobs: int) -> Edition:
    """Fill the folder of a language in `site`; `jobs`, how many processes may draw.

    Raises what `mkdocs.build` and `lay` raise.
    """
    code, frames = of.language.code, Frames()
    place, offered, docs = site / code, site / f"{code}.data", project.work / "docs" / code
    before = Before(project.place / code, twin_of(project.place) / code, _noted(project))
    media = pictures(of.shown, code)
    assets = project.docs / "assets"
    writer = Writer(of.language, frames.frame, of.shown.programme.licence)
    begun = _begun(project, f"mkdocs.{code}.yml", docs, site, of, writer)
    always = rendered.always_made(project.configuration, project.docs / code)
    sheaves = _by_key(of.sheaves, begun.same)
    known = {its: one for its in sheaves if (one := before.written(its)) and always.isdisjoint(one.pages)}
    parts = _in_parts({its: sheaf for its, sheaf in sheaves.items() if its not in known}, writer)
    hung = partial(_hung, frames, memory=_charts(project), jobs=jobs)
    first = {_OF_ALL: begun.pages, **next(parts, {})}
    divided = rendered.divide({**begun.by_hand, **_markdown(first)}, always, begun.same, before)
    written = {**known, **_written(first, divided.keys)}
    laid = lay_ground(docs, media, project.docs / code, assets)
    laid = Laid(
        (*laid.pages, *(path for one in known.values() for path in one.pages)),
        {name: digest for one in known.values() for name, digest in one.data.items()},
    )
    laid = lay(laid, hung(chain(*first.values()), divided.known), docs, offered, divided.known)
    # Laid, and held no longer.
    begun, first = replace(begun, pages=()), {}
    frames.clear()
    made: dict[str, Path] = {}
    apart = docs.with_name(f"{code}.part")
    for number, part in enumerate(parts):
        new = site / f"{code}.part{number}"
        of_part = rendered.divide(_markdown(part), always, begun.same, before)
        divided |= of_part
        written |= _written(part, of_part.keys)
        write(apart, begun.stand_ins)
        laid = lay(laid, hung(chain(*part.values()), of_part.known), apart, offered, of_part.known)
        for path in of_part.always:
            move(apart / path, docs / path)
        if of_part.fresh:
            by_part = _configured(project, f"mkdocs.{code}.part.yml", apart, new, of)
            mkdocs.build(by_part, _clock(of.today))
            made |= dict.fromkeys(of_part.fresh, new / code)
            by_part.unlink()
        frames.clear()
    clear_away(apart)
    mkdocs.build(begun.configured, _clock(of.today))
    rendered.take(made, place)
    bring(offered, place)
    whole = (name for one in known.values() for name in (*map(html_of, one.pages), *one.data))
    # Two sheaves may offer the same data.
    before.take(dict.fromkeys((*whole, *map(html_of, divided.known))), place)
    own = [f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file()]
    return Edition(
        begun.same,
        {path: divided.keys[path] for path in begun.by_hand},
        written,
        (*own, *(f"media/{name}" for name in media), *laid.data),
    )


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is other in an edition than it was."""

    edition: Edition
    files: Mapping[str, bytes]
    """Pages and data, by path inside the site."""


def otherwise(project: Project, was: Edition, of: Imprint, templates: Environment) -> Otherwise | None:
    """What `edition` would make otherwise than it did before, where records alone have changed since; None where other
    pages are there now, or all of them are other.

    Nothing is put into a site. MkDocs runs in this process, with `templates` of the theme. Raises what it raises.
    """
    code, frames = of.language.code, Frames()
    docs, made = project.work / "preview" / code, project.work / "preview" / "site"
    writer = Writer(of.language, frames.frame, of.shown.programme.licence)
    begun = _begun(project, f"mkdocs.preview.{code}.yml", docs, made, of, writer)
    if begun.same != was.same:
        return None
    sheaves = _by_key(of.sheaves, begun.same)
    fresh = {its: [*one.pages(writer)] for its, one in sheaves.items() if its not in was.written}
    new = {_OF_ALL: begun.pages, **fresh}
    pages = [*chain(*new.values())]
    keys = {page.path: key(begun.same, page.path, page.markdown) for page in pages}
    as_before = {its: was.written[its] for its in sheaves if its in was.written}
    now = replace(was, written={**as_before, **_written(new, keys)})
    keys_before, data_before, data_now = was.keys, was.data, now.data
    if now.keys.keys() != keys_before.keys() or data_now.keys() != data_before.keys():
        return None
    changed = [page for page in pages if keys[page.path] != keys_before[page.path]]
    if changed:
        hung = _hung(frames, changed, (), _charts(project), 1)
        write(docs, {**begun.stand_ins, **{page.path: page.markdown for page in hung}})
        os.environ |= _clock(of.today)
        mkdocs.build_here(begun.configured, templates)
    data = {file.path: file.content for page in pages for file in page.data}
    files = {
        **{f"{code}/{html_of(page.path)}": rendered.page(made / code, page.path) for page in changed},
        **{f"{code}/{name}": content for name, content in data.items() if data_now[name] != data_before[name]},
    }
    return Otherwise(now, files)


def ready(project: Project, shown: PublicPortfolio) -> Environment:
    """The templates of the theme, of which MkDocs makes every page: what `otherwise` needs. They are read and compiled,
    and so are those that our pages are written by; which takes longer than a preview may. An edition has been made
    before."""
    one = replace(shown, cohorts=shown.cohorts[:1])
    for code in LANGUAGES:
        for _ in pages(one, Writer(language(code), Frames().frame, shown.programme.licence)):
            pass
    return mkdocs.templates(project.work / f"mkdocs.{LANGUAGES[0]}.yml")


def remember(project: Project, editions: Mapping[LanguageCode, Edition], digests: Mapping[str, str]) -> None:
    """For the next build: what these have become in the site that is in its place, where every file, by its path, has
    one of the `digests`. Whatever is remembered of others is of something that is no longer there."""
    notes = _noted(project)
    for code, its in editions.items():
        for path, of in its.keys.items():
            notes.keep(of, digests[f"{code}/{html_of(path)}"])
        for of, one in its.written.items():
            if of != _OF_ALL:
                notes.keep(of, one.noted())
    notes.forget_the_rest()
    written = (one for its in editions.values() for one in its.written.values())
    _charts(project).forget_all_but({key for one in written for key in one.charts})


def _noted(project: Project) -> Notes:
    return Notes(project.cache / "pages")


def _charts(project: Project) -> Memory:
    return Memory(project.cache / "charts", ".svg")


_OF_ALL: Final = ""
"""In place of the key of a sheaf."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """What must be known before any page can be told to be as it was."""

    by_hand: Mapping[str, str]
    """Pages in Markdown, by path."""
    pages: Sequence[Page]
    """That speak of everything, those in the navigation among them."""
    configured: Path
    same: str
    """The digest of what all pages depend on."""
    stand_ins: Mapping[str, str]
    """As `rendered.stand_ins`."""


def _begun(project: Project, name: str, docs: Path, site: Path, of: Imprint, writer: Writer) -> _Begun:
    """`name` is that of its configuration for MkDocs, by which it makes the folder of the language in `site` out of
    `docs`."""
    manual_of = manual_pages(tuple(manual(catalogue(of.language.code))), writer)
    pages = [*chain.from_iterable(sheaf.pages(writer) for sheaf in of.sheaves if not sheaf.key), *manual_of]
    configured, by_hand = _configured(project, name, docs, site, of), rendered.texts(project.docs / of.language.code)
    texts = {**by_hand, **_markdown({_OF_ALL: pages})}
    same = rendered.same_for_all(project.configuration, configured, project.docs / "overrides", texts)
    return _Begun(by_hand, pages, configured, same, rendered.stand_ins(project.configuration, texts))


def _by_key(sheaves: Iterable[Sheaf], same: str) -> Mapping[str, Sheaf]:
    """All others. What they become depends on what is the `same` for all pages, too."""
    return {key(same, sheaf.key): sheaf for sheaf in sheaves if sheaf.key}


def _in_parts(sheaves: Mapping[str, Sheaf], writer: Writer) -> Iterator[Mapping[str, Sequence[Page]]]:
    """The pages of all, about as many at a time as MkDocs, which holds all that it makes, has room for."""
    part: dict[str, Sequence[Page]] = {}
    for of, sheaf in sheaves.items():
        part[of] = [*sheaf.pages(writer)]
        if sum(map(len, part.values())) >= _AT_A_TIME:
            yield part
            part = {}
    if part:
        yield part


_AT_A_TIME: Final = 2_000
"""Pages, of some 75 kB each in MkDocs. To begin anew takes it as long as 300 of them."""


def _markdown(part: Mapping[str, Sequence[Page]]) -> Mapping[str, str]:
    return {page.path: page.markdown for page in chain(*part.values())}


def _written(part: Mapping[str, Sequence[Page]], keys: Mapping[str, str]) -> Mapping[str, Written]:
    return {
        of: Written(
            {page.path: keys[page.path] for page in pages},
            {file.path: manifest.digest(file.content) for page in pages for file in page.data},
            frozenset(chain.from_iterable(keys_in(page.markdown) for page in pages)),
        )
        for of, pages in part.items()
    }


def _hung(frames: Frames, pages: Iterable[Page], known: Collection[str], memory: Memory, jobs: int) -> Iterator[Page]:
    """`pages`, with the picture in every frame of those that are not `known` by their paths."""
    waiting = [*pages]
    charts = (chart for page in waiting if page.path not in known for chart in frames.charts_in(page.markdown))
    draw_ahead(charts, memory, partial(drawn, jobs=jobs))
    # One that could not be remembered is drawn here.
    picture = drawn_once(draw, memory)
    for page in waiting:
        yield page if page.path in known else replace(page, markdown=frames.hung(page.markdown, picture))


def _clock(today: date) -> Mapping[str, str]:
    """By which MkDocs sees its clock standing still."""
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}


def _configured(project: Project, name: str, docs: Path, site: Path, of: Imprint) -> Path:
    say, programme = of.language, of.shown.programme
    notices = Notices(
        description=say.text(programme.summary),
        fictional=of.fictional,
        licence=say.word("site.licence", licence=programme.licence),
        policy=of.policy.text,
    )
    text = derived(project.configuration, of.address, say, docs, site / say.code, project.work, notices)
    path = project.work / name
    path.write_text(text, "utf-8", newline="\n")
    return path
