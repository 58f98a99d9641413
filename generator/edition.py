"""One language of a site: its pages written as Markdown, made by MkDocs, and put into their folder."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from jinja2 import Environment

from generator.charts.drawing import draw, draw_ahead, drawn_once
from generator.charts.frames import Frames
from generator.charts.together import drawn
from generator.findings.catalogue import catalogue
from generator.language.speech import LANGUAGES, Language, language
from generator.manual import manual
from generator.memory import Memory, key
from generator.pages.every import pages_but, pages_of_all, pages_of_cohorts, pictures, untouched
from generator.pages.manual import PLACE as MANUAL
from generator.pages.manual import pages as manual_pages
from generator.pages.page import Page, Writer
from generator.project import Project
from generator.public.portfolio import PublicPortfolio
from generator.site import manifest, mkdocs, rendered
from generator.site.assembly import bring, clear_away, lay, lay_ground, move, write
from generator.site.configuration import Notices, derived
from generator.site.policy import Policy


@dataclass(frozen=True, slots=True)
class Edition:
    pages: tuple[str, ...]
    """Paths of the Markdown, inside its language; the same in each."""
    others: tuple[str, ...]
    """Paths inside its folder of all that is meant to be there and is no page."""
    charts: frozenset[str]
    """Keys of what is remembered of it: here, and of its finished pages."""
    rendered: frozenset[str]
    same: str
    """The digest of what all its pages depend on."""
    keys: Mapping[str, str]
    """Of its pages, by their paths: with the same key, a page is the same."""
    data: Mapping[str, str]
    """SHA-256 of what can be downloaded, by path inside its folder."""


def edition(
    project: Project,
    site: Path,
    address: str,
    its: Policy,
    say: Language,
    shown: PublicPortfolio,
    today: date,
    jobs: int,
) -> Edition:
    """Fill the folder of a language in `site`. `address` is the site's own; `its`, what pages let a browser do; `jobs`,
    how many processes may draw.

    Raises what `mkdocs.build` and `lay` raise.
    """
    frames, memory, charts = Frames(), _rendered(project), _charts(project)
    media = pictures(shown, say.code)
    docs, offered = project.work / "docs" / say.code, site / f"{say.code}.data"
    apart = docs.with_name(f"{say.code}.part")
    by_hand, assets = project.docs / say.code, project.docs / "assets"
    parts = _in_parts(shown, Writer(say, frames.frame, shown.programme.licence))
    first = next(parts)
    configured = _configured(project, f"mkdocs.{say.code}.yml", docs, site, address, its, say, shown)
    texts = {**rendered.texts(by_hand), **{page.path: page.markdown for page in first}}
    same = rendered.same_for_all(project.configuration, configured, project.docs / "overrides", texts)
    always = rendered.always_made(project.configuration, by_hand)
    divided = rendered.divide(texts, always, same, memory)
    laid = lay_ground(docs, media, by_hand, assets)
    laid = lay(laid, _hung(frames, first, divided.known, charts, jobs), docs, offered, divided.known)
    stand_ins = rendered.stand_ins(project.configuration, texts)
    # Laid, and held no longer.
    del first, texts
    frames.clear()
    taken: dict[str, Path] = {}
    for number, part in enumerate(parts):
        of_part = rendered.divide({page.path: page.markdown for page in part}, always, same, memory)
        divided |= of_part
        made = site / f"{say.code}.part{number}"
        write(apart, stand_ins)
        laid = lay(laid, _hung(frames, part, of_part.known, charts, jobs), apart, offered, of_part.known)
        for path in of_part.always:
            move(apart / path, docs / path)
        if of_part.fresh:
            of = _configured(project, f"mkdocs.{say.code}.part.yml", apart, made, address, its, say, shown)
            mkdocs.build(of, _clock(today))
            taken |= dict.fromkeys(of_part.fresh, made / say.code)
            of.unlink()
        frames.clear()
    clear_away(apart)
    mkdocs.build(configured, _clock(today))
    rendered.take(taken, site / say.code)
    rendered.join(site / say.code, divided, memory)
    bring(offered, site / say.code)
    own = [f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file()]
    others = (*own, *(f"media/{name}" for name in media), *laid.data)
    return Edition(laid.pages, others, frames.keys, memory.used, same, divided.keys, laid.data)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is other in an edition than it was."""

    edition: Edition
    files: Mapping[str, bytes]
    """Pages and data, by path inside the site."""


def otherwise(
    project: Project,
    was: Edition,
    before: PublicPortfolio,
    address: str,
    its: Policy,
    say: Language,
    shown: PublicPortfolio,
    today: date,
    templates: Environment,
) -> Otherwise | None:
    """What `edition` would make of `shown` otherwise than it did of `before`, where records alone have changed since;
    None where other pages are there now, or all of them are other.

    Nothing is put into a site. MkDocs runs in this process, with `templates` of the theme. Raises what it raises.
    """
    frames, memory = Frames(), _rendered(project)
    docs, made = project.work / "preview" / say.code, project.work / "preview" / "site"
    by_hand = project.docs / say.code
    left_out = untouched(before, shown)
    written = tuple(pages_but(shown, left_out, Writer(say, frames.frame, shown.programme.licence)))
    configured = _configured(project, f"mkdocs.preview.{say.code}.yml", docs, made, address, its, say, shown)
    texts = {**rendered.texts(by_hand), **{page.path: page.markdown for page in written}}
    same = rendered.same_for_all(project.configuration, configured, project.docs / "overrides", texts)
    if same != was.same:
        return None
    keys = {page.path: key(same, page.path, page.markdown) for page in written}
    data = {file.path: file.content for page in written for file in page.data}
    digests = {name: manifest.digest(content) for name, content in data.items()}
    elsewhere = (MANUAL, *left_out)
    new = (keys.keys() - was.keys.keys()) | (data.keys() - was.data.keys())
    gone = (was.keys.keys() - texts.keys()) | (was.data.keys() - data.keys())
    if new or not all(name.startswith(elsewhere) for name in gone):
        return None
    changed = [page for page in written if keys[page.path] != was.keys[page.path]]
    known = {page.path: html for page in changed if (html := memory.recall(keys[page.path])) is not None}
    to_make = [page for page in changed if page.path not in known]
    if to_make:
        stand_ins = rendered.stand_ins(project.configuration, texts)
        hung = _hung(frames, to_make, (), _charts(project), 1)
        write(docs, {**stand_ins, **{page.path: page.markdown for page in hung}})
        os.environ |= _clock(today)
        mkdocs.build_here(configured, templates)
    made_now = {page.path: rendered.page(made / say.code, page.path) for page in to_make}
    always = rendered.always_made(project.configuration, by_hand)
    for path, html in made_now.items():
        if path not in always:
            memory.keep(keys[path], html)
    files = {
        **{rendered.name(say.code, path): html.encode("utf-8") for path, html in (known | made_now).items()},
        **{f"{say.code}/{name}": data[name] for name, its in digests.items() if its != was.data[name]},
    }
    now = replace(
        was,
        charts=was.charts | frames.keys,
        rendered=was.rendered | memory.used,
        keys={**was.keys, **keys},
        data={**was.data, **digests},
    )
    return Otherwise(now, files)


def ready(project: Project, shown: PublicPortfolio) -> Environment:
    """The templates of the theme, of which MkDocs makes every page: what `otherwise` needs. They are read and compiled,
    and so are those that our pages are written by; which takes longer than a preview may. An edition has been made
    before."""
    one = replace(shown, cohorts=shown.cohorts[:1])
    for code in LANGUAGES:
        writer = Writer(language(code), Frames().frame, shown.programme.licence)
        for _ in chain(pages_of_all(shown, writer), pages_of_cohorts(one, writer)):
            pass
    return mkdocs.templates(project.work / f"mkdocs.{LANGUAGES[0]}.yml")


def forget_the_rest(project: Project, editions: Iterable[Edition]) -> None:
    """Whatever is remembered of other editions than these is of something that is no longer there."""
    _charts(project).forget_all_but({key for its in editions for key in its.charts})
    _rendered(project).forget_all_but({key for its in editions for key in its.rendered})


def _charts(project: Project) -> Memory:
    return Memory(project.cache / "charts", ".svg")


def _rendered(project: Project) -> Memory:
    return Memory(project.cache / "pages", ".html")


def _in_parts(shown: PublicPortfolio, writer: Writer) -> Iterator[Sequence[Page]]:
    """All pages, no more at a time than MkDocs, which holds all that it makes, has room for. In the first part are
    those in the navigation, which it needs for each of the others."""
    of_cohorts = pages_of_cohorts(shown, writer)
    manual_of = manual_pages(tuple(manual(catalogue(writer.language.code))), writer)
    yield [*pages_of_all(shown, writer), *manual_of, *islice(of_cohorts, _AT_A_TIME)]
    while part := [*islice(of_cohorts, _AT_A_TIME)]:
        yield part


_AT_A_TIME: Final = 2_000
"""Pages, of some 75 kB each in MkDocs. To begin anew takes it as long as 300 of them."""


def _hung(frames: Frames, pages: Sequence[Page], known: Collection[str], memory: Memory, jobs: int) -> Iterator[Page]:
    """`pages`, with the picture in every frame of those that are not `known` by their paths."""
    charts = (chart for page in pages if page.path not in known for chart in frames.charts_in(page.markdown))
    draw_ahead(charts, memory, partial(drawn, jobs=jobs))
    # One that could not be remembered is drawn here.
    picture = drawn_once(draw, memory)
    for page in pages:
        yield page if page.path in known else replace(page, markdown=frames.hung(page.markdown, picture))


def _clock(today: date) -> Mapping[str, str]:
    """By which MkDocs sees its clock standing still."""
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}


def _configured(
    project: Project,
    name: str,
    docs: Path,
    site: Path,
    address: str,
    its: Policy,
    say: Language,
    shown: PublicPortfolio,
) -> Path:
    notices = Notices(
        description=say.text(shown.programme.summary),
        fictional=fictional(say, shown),
        licence=say.word("site.licence", licence=shown.programme.licence),
        policy=its.text,
    )
    text = derived(project.configuration, address, say, docs, site / say.code, project.work, notices)
    path = project.work / name
    path.write_text(text, "utf-8", newline="\n")
    return path


def fictional(say: Language, shown: PublicPortfolio) -> str:
    """What stands on every page of a programme that does not exist; empty for one that does."""
    return say.word("site.fictional") if shown.programme.fictional else ""
