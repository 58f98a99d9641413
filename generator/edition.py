"""One language of a site: its pages written as Markdown, made by MkDocs, and put into their folder."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from generator.charts.drawing import draw, draw_ahead, drawn_once
from generator.charts.frames import Frames
from generator.charts.together import drawn
from generator.findings.catalogue import catalogue
from generator.language.speech import Language
from generator.manual import manual
from generator.memory import Memory
from generator.pages.every import pages, pictures
from generator.pages.manual import pages as manual_pages
from generator.pages.page import Page, Writer
from generator.project import Project
from generator.public.portfolio import PublicPortfolio
from generator.site import mkdocs, rendered
from generator.site.assembly import lay_out
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

    Raises what `mkdocs.build` and `lay_out` raise.
    """
    frames, memory = Frames(), _rendered(project)
    media = pictures(shown, say.code)
    docs = project.work / "docs" / say.code
    by_hand, assets = project.docs / say.code, project.docs / "assets"
    written = tuple(_pages(shown, Writer(say, frames.frame, shown.programme.licence)))
    configured = _configured(project, site, address, its, say, shown)
    texts = {**rendered.texts(by_hand), **{page.path: page.markdown for page in written}}
    same = rendered.same_for_all(project.configuration, configured, project.docs / "overrides", texts)
    divided = rendered.divide(texts, rendered.always_made(project.configuration, by_hand), same, memory)
    laid = lay_out(written, media, by_hand, assets, docs, divided.known)
    _hang(frames, [docs / page for page in laid.pages if page not in divided.known], _charts(project), jobs)
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    mkdocs.build(configured, {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))})
    rendered.join(site / say.code, divided, memory)
    own = [f"assets/{path.relative_to(assets).as_posix()}" for path in assets.rglob("*") if path.is_file()]
    others = (*own, *(f"media/{name}" for name in media), *laid.data)
    return Edition(laid.pages, others, frames.keys, memory.used)


def forget_the_rest(project: Project, editions: Iterable[Edition]) -> None:
    """Whatever is remembered of other editions than these is of something that is no longer there."""
    _charts(project).forget_all_but({key for its in editions for key in its.charts})
    _rendered(project).forget_all_but({key for its in editions for key in its.rendered})


def _charts(project: Project) -> Memory:
    return Memory(project.cache / "charts", ".svg")


def _rendered(project: Project) -> Memory:
    return Memory(project.cache / "pages", ".html")


def _pages(shown: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield from pages(shown, writer)
    yield from manual_pages(tuple(manual(catalogue(writer.language.code))), writer)


def _hang(frames: Frames, pages: Sequence[Path], memory: Memory, jobs: int) -> None:
    charts = (chart for page in pages for chart in frames.charts_in(page.read_text("utf-8")))
    draw_ahead(charts, memory, partial(drawn, jobs=jobs))
    # One that could not be remembered is drawn here.
    picture = drawn_once(draw, memory)
    for page in pages:
        text = page.read_text("utf-8")
        page.write_text(frames.hung(text, picture), "utf-8", newline="\n")


def _configured(project: Project, site: Path, address: str, its: Policy, say: Language, shown: PublicPortfolio) -> Path:
    notices = Notices(
        description=say.text(shown.programme.summary),
        fictional=fictional(say, shown),
        licence=say.word("site.licence", licence=shown.programme.licence),
        policy=its.text,
    )
    docs = project.work / "docs" / say.code
    text = derived(project.configuration, address, say, docs, site / say.code, project.work, notices)
    path = project.work / f"mkdocs.{say.code}.yml"
    path.write_text(text, "utf-8", newline="\n")
    return path


def fictional(say: Language, shown: PublicPortfolio) -> str:
    """What stands on every page of a programme that does not exist; empty for one that does."""
    return say.word("site.fictional") if shown.programme.fictional else ""
