"""A page, and the means to write one."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.charts.chart import Chart
from generator.data.csv_file import DataFile, csv_file
from generator.language.foreign import pieces, plain
from generator.language.speech import Language
from generator.pages.markdown import entities, verbatim
from generator.public.portfolio import Cohort, Group
from generator.public.values import Figure, NotKnown, NotMeasured, Text, Withheld

Draw = Callable[[Chart], str]
"""A chart's picture, as one line of SVG."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: `path` inside the language's folder, `cohorts/bekasi-2023/index.md`."""

    path: str
    markdown: str
    data: tuple[DataFile, ...] = ()
    """What can be downloaded from it."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart with the file of its data."""

    chart: Chart
    file: DataFile


def address_of(path: str) -> str:
    """Where MkDocs puts a page, relative to the language: `cohorts/bekasi-2023/`; empty for the first page."""
    stem = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def html_of(path: str) -> str:
    """The file that MkDocs makes of a page, inside the folder of its language."""
    return f"{address_of(path)}index.html"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes pages in one language."""

    language: Language
    draw: Draw
    licence: str
    """Of the content, said in every data file."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """By its id, the address of the page that a source stands on."""

    def exhibit(
        self, chart: Chart | None, name: str, cohort: Cohort | None = None, group: Group | None = None
    ) -> Exhibit | None:
        """A chart as a page shows it. `name` is that of its data file, among those of the cohort or the group that it
        is about."""
        if chart is None:
            return None
        about = ("cohorts", *(one.id for one in (cohort, group) if one)) if cohort else ()
        path = "/".join(("data", *about, f"{name}.csv"))
        of = self.language.named(cohort.name) if cohort else ""
        return Exhibit(chart, csv_file(path, chart, of, self.licence, self.language))

    def page(
        self,
        path: str,
        title: str,
        description: str,
        template: str,
        *,
        is_searched: bool = True,
        hide: Sequence[str] = ("navigation",),
        **values: Any,
    ) -> Page:
        """One page. `title` and `description` go into the head as text, a `title` from `named` with its language;
        `values` are what the template speaks of.

        `hide` is what the theme leaves away beside it."""
        here = address_of(path)
        offered: dict[str, DataFile] = {}

        def download(file: DataFile) -> str:
            """The link to a file, which comes with the page by being linked to."""
            offered[file.path] = file
            return posixpath.relpath(f"/{file.path}", f"/{here}")

        body = _ENVIRONMENT.get_template(template).render(
            l=self.language,
            w=self.language.word,
            say=self._say,
            named=self.named,
            few=FEW,
            at_source=lambda source: self.sources.get(source, "sources/"),
            to=lambda address, anchor="": _link(here, address, anchor),
            brief=self.brief,
            picture=lambda chart: Markup(self.draw(chart)),
            marked=marked,
            plain=plain,
            download=download,
            reason=_reason,
            verbatim=verbatim,
            is_withheld=lambda amount: isinstance(amount, Withheld),
            title=title,
            **values,
        )
        head: dict[str, Any] = {
            "title": str(_written(title)),
            "description": str(entities(description)),
            "hide": list(hide),
        }
        if not is_searched:
            head["search"] = {"exclude": True}
        # Said where a page is found; of one of a kind, its title says enough.
        if kind := self.language.words.get(f"search.kind_{template.partition('.')[0]}"):
            head["kind"] = kind
        front = yaml.dump(head, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        return Page(path, f"---\n{front}---\n\n{body.strip()}\n", tuple(offered.values()))

    def numbered(self, key: str, number: int) -> str:
        """The title under `key` of the page with that number: a list may go on over several."""
        title, language = self.language.word(key), self.language
        return title if number == 1 else language.word("page.leaf", title=title, n=language.number(number))

    def _say(self, text: Text) -> Markup:
        """A record's text; one that is not in this language says so, and is marked for screen readers."""
        if self.language.speaks(text):
            return entities(self.language.text(text))
        notice = entities(self.language.word("text.only_indonesian"))
        return Markup('<span class="other-language" lang="id">{}</span> <small>({})</small>').format(
            entities(text.id), notice
        )

    def named(self, text: Text) -> Markup:
        """The same where there is no room for the notice: a heading, the text of a link."""
        return marked(self.language.named(text))

    def brief(self, figure: Figure) -> str:
        """What belongs to a number wherever it stands: that it is reported, its window, an unknown target."""
        said = [self.language.word("figure.reported")] if figure.how == "reported" else []
        if figure.window is not None:
            said.append(self.language.window(figure.window))
        for part, amount, unit in figure.parts:
            if isinstance(amount, NotKnown) and part == "target":
                said.append(self.language.word(f"figure.target_unknown_{unit}"))
        return "; ".join(said)


@lru_cache(maxsize=2**14)
def marked(words: str) -> Markup:
    """A sentence, in which names of another language are marked for screen readers."""
    return Markup("").join(
        Markup('<span lang="id">{}</span>').format(entities(piece)) if is_foreign else _kept(piece)
        for piece, is_foreign in pieces(words)
    )


def _kept(piece: str) -> Markup:
    """`entities` takes the spaces at both ends, which divide a piece from the next."""
    before, after = (" " if end == " " else "" for end in (piece[:1], piece[-1:]))
    return Markup(f"{before}{entities(piece)}{after}")


@lru_cache(maxsize=2**10)
def _link(here: str, address: str, anchor: str) -> str:
    """A relative link between two addresses of one language, so that the site can live under any path."""
    relative = posixpath.relpath(f"/{address}", f"/{here}") + "/"
    return ("" if relative == "./" and anchor else relative) + (f"#{anchor}" if anchor else "")


FEW: Final = 12
"""So many of what could be endless are named where they are not what a page is about."""


def _reason(amount: object) -> Text | None:
    return amount.reason if isinstance(amount, NotKnown | NotMeasured) else None


def _written(value: Any) -> Any:
    """What stands between `{{` and `}}` is text, unless it has been made safe on purpose."""
    return value if isinstance(value, Markup) else entities(str(value))


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_written,
    trim_blocks=True,
    lstrip_blocks=True,
)
