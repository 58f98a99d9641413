"""Findings as people read them: on a terminal, as annotations of a change on GitHub, and as a comment below it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import click

from generator.findings.catalogue import SEVERITIES, Catalogue, Severity
from generator.findings.finding import Located
from generator.findings.markdown import code, prose

Report = Callable[[Sequence[Located], Catalogue], str]

MOST_ANNOTATIONS: Final = 10
"""GitHub shows no more of them for one step."""

_WIDEST: Final = 100
"""Characters of a line that are shown."""

_COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "note": "cyan"}


def text(found: Sequence[Located], catalogue: Catalogue) -> str:
    """`file:line:column code name: message`, the line it is about, its repair, and once for every code, why it matters.

    With colours, which `click.echo` leaves out where nobody sees them. With a comparison, what is new comes first.
    """
    if not found:
        return ""
    explained: set[str] = set()
    parts = []
    for heading, some in _by_novelty(found, catalogue):
        parts += [click.style(heading, bold=True) + "\n"] if heading else []
        for one in some:
            parts.append(_paragraph(one, catalogue, is_first=one.finding.code not in explained))
            explained.add(one.finding.code)
    return "\n".join([*parts, _summary(found, catalogue)])


def lines(found: Sequence[Located], catalogue: Catalogue) -> str:
    """`file:line:column code name: message`, one line each and nothing of the records: for the log of a build."""
    return "".join(
        f"{one.finding.file}:{one.span.line}:{one.span.column} {one.finding.code} {one.finding.code.kebab}: "
        f"{catalogue.message(one.finding)}\n"
        for one in found
    )


def counted(found: Iterable[Located], catalogue: Catalogue) -> str:
    """`3 to be mended · 1 warning`: only what there is, worst first."""
    severities = [catalogue.severity(one.finding.code) for one in found]
    numbers = [(severities.count(severity), severity) for severity in SEVERITIES]
    return " · ".join(f"{number} {catalogue.words[severity]}" for number, severity in numbers if number)


def _by_novelty(found: Sequence[Located], catalogue: Catalogue) -> Iterator[tuple[str, Sequence[Located]]]:
    new, old, uncompared = ([one for one in found if one.is_new is novelty] for novelty in (True, False, None))
    yield from (
        (heading, some)
        for heading, some in (("", uncompared), (catalogue.words["new"], new), (catalogue.words["old"], old))
        if some
    )


def _paragraph(one: Located, catalogue: Catalogue, is_first: bool) -> str:
    finding, span, words = one.finding, one.span, catalogue.words
    severity, said = catalogue.severity(finding.code), catalogue.said(finding)
    colour = _COLOURS[severity]
    mark = "" if severity == "error" else f" ({words[severity]})"
    head = (
        f"{finding.file}:{span.line}:{span.column} "
        + click.style(f"{finding.code} {finding.code.kebab}", fg=colour, bold=True)
        + f"{mark}: {said.message}"
    )
    margin = " " * (len(str(span.line)) + 2)
    lines = [head, *_excerpt(one, colour), f"{margin} {words['repair']}: {said.repair}"]
    if one.instead is not None and one.instead.strip():
        lines.append(f"{margin} {words['write']}: {click.style(_visible(one.instead), fg='green')}")
    if is_first:
        lines.append(f"{margin} {words['why']}: {catalogue.entries[finding.code].why}")
    return "\n".join(lines) + "\n"


def _excerpt(one: Located, colour: str) -> Iterator[str]:
    """The line with a mark below the place, or as much of it as fits."""
    span = one.span
    points_at_nothing = (span.line, span.column) == (span.end_line, span.end_column) and "." not in one.field
    if points_at_nothing or not one.line.strip():
        return
    end = span.end_column if span.end_line == span.line else len(one.line) + 1
    first = max(0, min(span.column - 1 - _WIDEST // 2, len(one.line) - _WIDEST))
    shown = _visible(one.line[first : first + _WIDEST])
    before = span.column - 1 - first
    mark = "^" * max(1, min(end - span.column, _WIDEST - before))
    margin = " " * (len(str(span.line)) + 2)
    yield f" {click.style(str(span.line), dim=True)} │ {shown}".rstrip()
    yield f"{margin}│ {' ' * before}{click.style(mark, fg=colour)}"


def _visible(line: str) -> str:
    """One character for each, so that the mark stands below its place."""
    return "".join(char if char.isprintable() else "·" for char in line)


def _summary(found: Sequence[Located], catalogue: Catalogue) -> str:
    worst = min(found, key=lambda one: SEVERITIES.index(catalogue.severity(one.finding.code)))
    certain = sum(one.instead is not None for one in found)
    return "".join(
        f"{line}\n"
        for line in (
            click.style(f"{counted(found, catalogue)}.", bold=True),
            catalogue.words["fixable"].format(count=certain) if certain else "",
            catalogue.words["explain"].format(code=worst.finding.code),
        )
        if line
    )


# --- on GitHub --------------------------------------------------------------------------------------------------------

_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "note": "notice"}


def github(found: Sequence[Located], catalogue: Catalogue) -> str:
    """Annotations of a GitHub workflow, by its `::error` commands: the worst first, new before old, at most ten."""
    worst_first = sorted(
        found, key=lambda one: (one.is_new is False, SEVERITIES.index(catalogue.severity(one.finding.code)))
    )
    annotations = "".join(_annotation(one, catalogue) for one in worst_first[:MOST_ANNOTATIONS])
    left = len(found) - MOST_ANNOTATIONS
    return annotations + (catalogue.words["more"].format(count=left) + "\n" if left > 0 else "")


def _annotation(one: Located, catalogue: Catalogue) -> str:
    finding = one.finding
    place = f"file={_property(finding.file)},line={one.span.line},col={one.span.column}"
    title = f"title={finding.code} {finding.code.kebab}"
    return f"::{_COMMANDS[catalogue.severity(finding.code)]} {place},{title}::{_data(catalogue.message(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- as a comment -----------------------------------------------------------------------------------------------------


def markdown(found: Sequence[Located], catalogue: Catalogue) -> str:
    """A list by file, for a comment or a summary: no line of a record is repeated."""
    if not found:
        return f"{catalogue.words['nothing']}\n"
    parts = [f"**{counted(found, catalogue)}**\n"]
    for heading, some in _by_novelty(found, catalogue):
        parts += [f"### {heading}\n"] if heading else []
        for file in dict.fromkeys(one.finding.file for one in some):
            its = [one for one in some if one.finding.file == file]
            parts.append(f"{code(file)}\n\n" + "".join(_item(one, catalogue) for one in its))
    return "\n".join(parts)


def _item(one: Located, catalogue: Catalogue) -> str:
    finding, said = one.finding, catalogue.said(one.finding)
    place = f"{one.span.line}:{one.span.column}" + (f" {code(one.field)}" if one.field else "")
    mark = catalogue.words[catalogue.severity(finding.code)]
    return f"- {place} — **{finding.code}** {finding.code.kebab} ({mark}): {prose(said.message)} {prose(said.repair)}\n"
