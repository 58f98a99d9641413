"""The flow, from YAML bytes to a site.

bytes → documents → records → portfolio → findings → publish → public portfolio → pages and charts per language
→ MkDocs → what stands around → gates on the bytes → swapped in
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator.charts.drawing import draw, drawn_once
from generator.checks.across import check
from generator.findings.catalogue import catalogue
from generator.findings.report import Located
from generator.language.speech import LANGUAGES, Language, language
from generator.pages.every import MAY_CARRY_LABELS, pages
from generator.pages.page import Page, Writer, address_of
from generator.public.portfolio import PublicPortfolio
from generator.records.load import load, located
from generator.records.portfolio import Portfolio
from generator.safeguarding.gate import pages_with_label
from generator.safeguarding.guard import guard
from generator.safeguarding.labels import labels
from generator.safeguarding.publish import publish
from generator.site import around, links, mkdocs
from generator.site.assembly import WrittenTwiceError, complete, lay_out, swap
from generator.site.configuration import Notices, derived, site_address


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


@dataclass(frozen=True, slots=True)
class Examined:
    portfolio: Portfolio | None
    findings: tuple[Located, ...]

    @property
    def has_errors(self) -> bool:
        words = catalogue("id")
        return any(words.severity(one.finding.code) == "error" for one in self.findings)


@dataclass(frozen=True, slots=True)
class Built:
    findings: tuple[Located, ...]
    pages: int = 0
    """In each language."""
    refused: tuple[str, ...] = field(default=())
    """Why the site was not put in its place, besides the findings."""
    done: bool = False


def examine(records: Path, today: date) -> Examined:
    """The portfolio in `records` and all findings of it, each where it stands."""
    loaded = load(records)
    findings = list(loaded.findings)
    if loaded.portfolio is not None:
        findings += [*check(loaded.portfolio, today), *guard(loaded.portfolio)]
    return Examined(loaded.portfolio, tuple(located(records, findings)))


def build(project: Project, today: date, tell: Callable[[str], None]) -> Built:
    """The site of `today`, swapped in at `project.out`; where anything is wrong, the previous one stays."""
    tell("records")
    examined = examine(project.records, today)
    if examined.portfolio is None or examined.has_errors:
        return Built(examined.findings)
    portfolio = publish(examined.portfolio, today)

    tell("pages")
    picture = drawn_once(draw, project.work / "charts")
    languages = [language(code) for code in LANGUAGES]
    try:
        laid = {one.code: _lay_out(project, one, pages(portfolio, Writer(one, picture))) for one in languages}
    except WrittenTwiceError as twice:
        return Built(examined.findings, refused=(f"docs/*/{twice}: a generated page has this name",))

    tell("site")
    address = site_address(project.root / "mkdocs.yml")
    new = project.out.with_name(f".{project.out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        mkdocs.build(
            [_configure(project, address, one, new, portfolio) for one in languages],
            {"SOURCE_DATE_EPOCH": str(int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()))},
        )
    except mkdocs.MkDocsFailedError as failed:
        return Built(examined.findings, refused=(str(failed),))
    notices = [_fictional(one, portfolio) for one in languages]
    addresses = [address_of(path) for path in laid[LANGUAGES[0]]]
    complete(new, LANGUAGES, around.files(languages, address, addresses, notices))

    tell("gates")
    sensitive = labels(examined.portfolio.programme.record.sensitive_labels)
    own = frozenset(address_of(path) for path in MAY_CARRY_LABELS)
    refused = [f"{page}: a sensitive label" for page in pages_with_label(new, sensitive, own)]
    refused += [f"{one.page}: a broken link, {one.link}" for one in links.broken(new, address)]
    if refused:
        return Built(examined.findings, refused=tuple(refused))
    swap(new, project.out)
    return Built(examined.findings, len(addresses), done=True)


def _lay_out(project: Project, one: Language, made: Iterable[Page]) -> list[str]:
    docs = project.root / "docs"
    return lay_out(made, docs / one.code, docs / "assets", project.work / "docs" / one.code)


def _configure(project: Project, address: str, one: Language, site: Path, portfolio: PublicPortfolio) -> Path:
    notices = Notices(
        description=one.text(portfolio.programme.summary),
        fictional=_fictional(one, portfolio),
        licence=one.word("site.licence", licence=portfolio.programme.licence),
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
