"""The commands. Nothing is decided here: values are handed on, findings printed, exit codes given.

0 fine, 1 findings or a refused build, 2 wrong use.
"""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import FrameType
from typing import Literal

import click

from generator import new
from generator.build import Built, audit, build
from generator.earlier import NoRevisionError, compared, records_at
from generator.effect import NO_SITE, comment, site
from generator.examine import examine
from generator.findings import report
from generator.findings.catalogue import catalogue
from generator.findings.code import Code
from generator.findings.explain import explained
from generator.findings.finding import Located, Route
from generator.findings.machine import machine
from generator.interview import interview, talk
from generator.language.speech import LANGUAGES
from generator.language.speech import language as speech
from generator.mend import mend
from generator.project import Project
from generator.records.draft import IDS, Own
from generator.records.schema import FOLDER, schemas
from generator.records.validate import nearest
from generator.release import release
from generator.safeguarding.consent import endings
from generator.serve import Manner, serve
from generator.takedown import candidates, take_down

Language = Literal["id", "en"]

FORMS: Mapping[str, report.Report] = {
    "text": report.text,
    "json": machine,
    "github": report.github,
    "markdown": report.markdown,
}

WESTERN_INDONESIA = timezone(timedelta(hours=7))
"""Today is the programme's today, wherever the site is built."""

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

records_option = click.option(
    "--records", type=_FOLDER, default="records", show_default=True, help="Folder of the records."
)
as_of_option = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day. Default: today in western Indonesia."
)
language_option = click.option(
    "--language", type=click.Choice(["id", "en"]), default="id", show_default=True, help="Language of the findings."
)
out_option = click.option(
    "--out",
    # Whether it can be read is said by the build, in the words of all that the system refuses.
    type=click.Path(file_okay=False, readable=False, path_type=Path),
    default="site",
    show_default=True,
    help="The site.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1,
    help="How many processes may work at once. Default: one for each processor.",
)


@click.group()
def main() -> None:
    """Berdaya: a public programme portfolio made from YAML records."""


@main.command("check")
@records_option
@as_of_option
@language_option
@click.option("--format", "form", type=click.Choice([*FORMS]), default="text", show_default=True)
@click.option("--base", metavar="REV", help="Tell what is new since this state in Git from what was there before.")
@click.option("--fix", is_flag=True, help="Write the repairs that are certain into the records, and show them.")
def check_command(
    records: Path, as_of: datetime | None, language: Language, form: str, base: str | None, fix: bool
) -> None:
    """Check the records and print every finding."""
    today = _day(as_of)
    if fix:
        mended = mend(records, today)
        click.echo(mended.difference, nl=False, err=form != "text")
        examined = mended.examined
    else:
        examined = examine(records, today)
    found = examined.findings if base is None else _compared(examined.findings, records, base, today)
    click.echo(FORMS[form](found, catalogue(language)), nl=False)
    _summarize(found, language, form)
    sys.exit(1 if examined.has_errors else 0)


def _compared(found: tuple[Located, ...], records: Path, base: str, today: date) -> tuple[Located, ...]:
    try:
        with records_at(base, records) as earlier:
            return compared(found, examine(earlier, today).findings)
    except NoRevisionError:
        raise _no_revision(base) from None


def _no_revision(base: str) -> click.BadParameter:
    return click.BadParameter(f"Git knows no state {base!r} of these records.", param_hint="--base")


def _summarize(found: tuple[Located, ...], language: Language, form: str) -> None:
    """GitHub shows ten annotations only: the whole list goes where it shows the summary of a run."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(report.markdown(found, catalogue(language)))


@main.command("report")
@records_option
@as_of_option
@click.option("--base", metavar="REV", required=True, help="The state in Git to compare with.")
def report_command(records: Path, as_of: datetime | None, base: str) -> None:
    """Say, for a comment in both languages, what the change since a state in Git will do to the public site."""
    today = _day(as_of)
    examined = examine(records, today)
    if examined.read is None or examined.has_errors:
        for code in LANGUAGES:
            counted = report.counted(examined.findings, catalogue(code))
            click.echo(speech(code).word("effect.not_yet", counted=counted) + "\n")
        sys.exit(1)
    try:
        with records_at(base, records) as earlier:
            was = examine(earlier, today)
            before = None if was.read is None or was.has_errors else site(was.read.published(today))
            is_empty = not any(earlier.iterdir())
    except NoRevisionError:
        raise _no_revision(base) from None
    if before is None and not is_empty:
        click.echo("".join(f"{speech(code).word('effect.earlier_unread')}\n\n" for code in LANGUAGES), nl=False)
    after = site(examined.read.published(today))
    click.echo(comment(before or NO_SITE, after, endings(examined.read.portfolio, today), today), nl=False)


@main.command("explain")
@click.argument("code")
@language_option
def explain_command(code: str, language: Language) -> None:
    """Explain a finding by its CODE, such as F04 or not-whole-number: why it matters, and how to mend it."""
    known = {name.lower(): one for one in Code for name in (one.value, one.kebab)}
    if code.lower() not in known:
        near = nearest(code, known)
        raise click.BadParameter(
            f"{code!r} is no code of a finding." + (f" Did you mean {near.upper()}?" if near else ""), param_hint="CODE"
        )
    click.echo(explained(known[code.lower()], catalogue(language)), nl=False)


@main.command("schema")
@language_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, show_default=True, help="The schemas."
)
def schema_command(language: Language, out: Path) -> None:
    """Write a JSON Schema for each kind of record, by which editors help with writing."""
    out.mkdir(parents=True, exist_ok=True)
    written = schemas()
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{out.as_posix()}/{name}")
    click.echo(speech(language).counted("commands.schemas", len(written)))


@main.command("new")
@click.argument("kind", type=click.Choice([*new.KINDS]))
@records_option
@as_of_option
@language_option
@click.option("--cohort", metavar="ID", help="The cohort it belongs to: name of its folder.")
@click.option("--group", metavar="ID", help="The group it belongs to: name of its folder.")
@click.option("--id", "own", metavar="ID", help="Its own name: of its file, or of the folder of a cohort or group.")
@click.option("--set", "given", metavar="FIELD=VALUE", multiple=True, help="A field, such as name.id=…; repeatable.")
def new_command(
    kind: str,
    records: Path,
    as_of: datetime | None,
    language: Language,
    cohort: str | None,
    group: str | None,
    own: str | None,
    given: tuple[str, ...],
) -> None:
    """Begin a record of a KIND: ask for what it needs, and write it with all that may be added as comments."""
    named: dict[Own, str | None] = {"cohort": cohort, "group": group, "id": own}
    names = {name: one for name, one in named.items() if one is not None}
    for name in names:
        if name not in IDS[kind]:
            raise click.UsageError(f"A record of the kind {kind} has no --{name}.")
    with_whom = talk(_ask if _is_asking() else None, click.echo, language)
    begun = interview(new.desk(records, Path.cwd(), _day(as_of)), new.KINDS[kind], names, _answers(given), with_whom)
    click.echo(begun.said, err=begun.outcome == "wrong-use")
    sys.exit({"written": 0, "refused": 1, "wrong-use": 2}[begun.outcome])


def _is_asking() -> bool:
    return sys.stdin.isatty()


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer


def _answers(given: tuple[str, ...]) -> dict[Route, str]:
    """`name.id=…`, by the route of the field."""
    answers: dict[Route, str] = {}
    for one in given:
        field, equals, value = one.partition("=")
        route: Route = tuple(int(step) if step.isdigit() else step for step in field.strip().split("."))
        overlaps = any(route[: len(other)] == other[: len(route)] for other in answers)
        if not equals or not value.strip() or "" in route or isinstance(route[0], int) or overlaps:
            raise click.BadParameter("Write FIELD=VALUE, and each field once.", param_hint="--set")
        answers[route] = value.strip()
    return answers


@main.command("build")
@records_option
@as_of_option
@language_option
@out_option
@jobs_option
def build_command(records: Path, as_of: datetime | None, language: Language, out: Path, jobs: int) -> None:
    """Build the site. Where anything is wrong, the previous site stays."""
    with _stopped_in_order():
        try:
            built = build(Project(records, out, Path.cwd()), _day(as_of), _until_public, language, jobs=jobs)
            _hear_no_more()
        except KeyboardInterrupt:
            click.echo(speech(language).word("refusals.stopped"))
            sys.exit(1)
        click.echo(_said(built, language), nl=False)
    sys.exit(0 if built.done else 1)


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Stopped by a person, by the system or by a terminal that closes: with the processes ended that were started, and
    nothing left behind. What shall not be heard of (`nohup`) is not."""
    before = {number: signal.getsignal(number) for number in _STOPS}
    for number, its in before.items():
        if its is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, its in before.items():
            signal.signal(number, its)


_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _until_public(stage: str) -> None:
    """A build that is stopped after that has nothing left to take back, and would only leave a mess."""
    if stage == "public":
        _hear_no_more()
    _progress(stage)


def _hear_no_more() -> None:
    """Once is enough: a second one must not stop the tidying up."""
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)


def _stop(_number: int, _: FrameType | None) -> None:
    _hear_no_more()
    raise KeyboardInterrupt


@main.command("serve")
@records_option
@language_option
@out_option
@jobs_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve_command(records: Path, language: Language, out: Path, jobs: int, port: int) -> None:
    """Show the site on this machine, and build it anew whenever a record, a template or a page changes."""

    manner = Manner(
        today=lambda: _day(None),
        spoken=language,
        jobs=jobs,
        progress=_progress,
        tell=lambda built: click.echo(_said(built, language), nl=False),
    )
    signal.signal(signal.SIGTERM, _stop)
    serve(Project(records, out, Path.cwd()), manner, port, click.echo)


@main.command("audit")
@click.argument("site", type=_FOLDER)
@records_option
@as_of_option
@language_option
@jobs_option
def audit_command(site: Path, records: Path, as_of: datetime | None, language: Language, jobs: int) -> None:
    """Look through the files of a SITE for what may not be public, and compare them with its manifest."""
    audited = audit(Project(records, site, Path.cwd()), site, _day(as_of), language, jobs)
    click.echo(speech(language).word("commands.audited") if audited.done else _said(audited, language), nl=audited.done)
    sys.exit(0 if audited.done else 1)


@main.command("release")
@records_option
@as_of_option
@language_option
def release_command(records: Path, as_of: datetime | None, language: Language) -> None:
    """Write the figures that are published now into released.yml, so that they never move."""
    released = release(records, _day(as_of))
    if released.figures is None:
        click.echo(report.lines(released.findings, catalogue(language)), nl=False)
        sys.exit(1)
    click.echo(speech(language).counted("commands.released", released.figures))


@main.command("takedown")
@click.argument("record")
@records_option
@as_of_option
@language_option
@out_option
@jobs_option
def takedown_command(
    record: str, records: Path, as_of: datetime | None, language: Language, out: Path, jobs: int
) -> None:
    """Remove a RECORD and every trace of it: by its id, the ids of the folders above it and its own, or its path."""
    say, project = speech(language), Project(records, out, Path.cwd())
    found = candidates(project, record)
    if len(found) != 1:
        word = "commands.takedown_several" if found else "commands.takedown_nothing"
        click.echo(say.word(word), err=True)
        for one in found:
            click.echo(f"  {one.kind}:{one.record}", err=True)
        sys.exit(2)
    done = take_down(project, found[0], _day(as_of), _progress, language, jobs)
    click.echo(say.counted("commands.takedown_removed", done.removed))
    if done.built.done:
        click.echo(say.word(f"commands.takedown_{done.built_from.replace('-', '_')}"))
    else:
        click.echo(_said(done.built, language), nl=False)
        click.echo(say.word("commands.takedown_not_built"))
    for word, files in (("left_out", done.left_out), ("still_named", done.still_named)):
        if files:
            click.echo(say.word(f"commands.takedown_{word}"))
            click.echo("".join(f"  {file}\n" for file in files), nl=False)
    for file in done.unwritten:
        click.echo(say.word("commands.takedown_unwritten", file=file))
    click.echo(say.word("commands.takedown_by_hand"))
    for key in BY_HAND:
        click.echo(f"  - {say.word(f'commands.takedown_{key}')}")
    sys.exit(0 if done.built.done and not done.still_named else 1)


BY_HAND = ("commit", "history", "copies", "artefacts", "search", "archives", "media", "people")
"""What no command can reach, in the order in which it is to be done."""


def _day(as_of: datetime | None) -> date:
    return (as_of or datetime.now(WESTERN_INDONESIA)).date()


def _progress(stage: str) -> None:
    """On a terminal only: what is piped stays what was asked for."""
    if sys.stderr.isatty():
        click.echo(f"… {stage}", err=True)


def _said(built: Built, language: Language) -> str:
    refused = "".join(f"{reason}\n" for reason in built.refused)
    done = f"{built.pages} × id, en\n" if built.done else ""
    return report.lines(built.findings, catalogue(language)) + refused + done
