"""What a change of the records does to the public site, as one comment in both languages.

Only what is public after the change is repeated. What goes away may go away for somebody's safety: it is counted.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

from generator.charts.attainment import attainment
from generator.charts.chart import Chart
from generator.findings.markdown import prose
from generator.language.foreign import plain
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.pages.every import pages
from generator.pages.page import Writer, address_of
from generator.public.parts import parts
from generator.public.portfolio import Group, Outcome, Picture, PublicPortfolio
from generator.public.values import Day, Figure, Period, Withheld

LONGEST: Final = 60_000
"""Characters of a comment; GitHub takes 65,536."""

_MOST_SENTENCES: Final = 10
_MOST_PAGES: Final = 30
_LONGEST_LINE: Final = 400

Key = tuple[str, ...]
Lines = tuple[str, ...]

KINDS: Final = ("cohort", "group", "plan", "outcome", "story", "picture", "person", "source")
"""What is counted, in this order."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the world may see of the records in one state."""

    things: Mapping[str, frozenset[Key]]
    """By kind, each by the ids that lead to it."""
    outcomes: Mapping[Key, tuple[Group, Outcome]]
    figures: Mapping[Key, Figure]
    pages: Mapping[LanguageCode, Mapping[str, Lines]]
    """The text of every page, by its address inside the language."""


NO_SITE: Final = Site({}, {}, {}, {})


def site(portfolio: PublicPortfolio) -> Site:
    things: dict[str, set[Key]] = {kind: set() for kind in KINDS}
    for kind, key in _things(portfolio):
        things[kind].add(key)
    return Site(
        things={kind: frozenset(keys) for kind, keys in things.items()},
        outcomes={
            (cohort.id, group.id, outcome.id): (group, outcome)
            for cohort in portfolio.cohorts
            for group in cohort.groups
            for outcome in group.outcomes
        },
        figures=dict(_figures(portfolio, ())),
        pages={
            code: {
                address_of(page.path): _text(page.markdown)
                for page in pages(portfolio, Writer(language(code), _undrawn, portfolio.programme.licence))
            }
            for code in LANGUAGES
        },
    )


def _undrawn(_: Chart) -> str:
    """Titles, captions and tables say what a picture does."""
    return ""


def _things(portfolio: PublicPortfolio) -> Iterator[tuple[str, Key]]:
    for cohort in portfolio.cohorts:
        yield "cohort", (cohort.id,)
        for group in cohort.groups:
            yield "group", (cohort.id, group.id)
            if group.plan is not None:
                yield "plan", (cohort.id, group.id)
            yield from (("outcome", (cohort.id, group.id, outcome.id)) for outcome in group.outcomes)
        yield from (("story", (cohort.id, story.id)) for story in cohort.stories if story.tellings)
    yield from (("picture", (one.files[-1].name,)) for one in parts(portfolio) if isinstance(one, Picture))
    yield from (("person", (person.id,)) for person in portfolio.people)
    yield from (("source", (source.id,)) for source in portfolio.sources)


def _figures(value: Any, path: Key) -> Iterator[tuple[Key, Figure]]:
    """Every figure by where it is: what has an id, by it, so that a new neighbour moves nothing."""
    if isinstance(value, Figure):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _figures(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _figures(item, (*path, str(getattr(item, "id", place))))


# --- the comment ------------------------------------------------------------------------------------------------------


def comment(before: Site, after: Site, endings: Iterable[date], today: date) -> str:
    """Markdown of at most `LONGEST` characters, Indonesian first. `endings` are the first days on which a consent that
    holds today covers nothing any more; `before` is `NO_SITE` where nothing was there, or nobody can tell."""
    last = end_of_quarter(today)
    ending = sum(end <= last for end in endings)
    halves = ("\n".join(_half(before, after, ending, last, language(code))) for code in LANGUAGES)
    whole = "\n---\n\n".join(halves)
    return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]}\n…\n"


def end_of_quarter(day: date) -> date:
    month = 3 * ((day.month + 2) // 3)
    return date(day.year, month, monthrange(day.year, month)[1])


def _half(before: Site, after: Site, ending: int, last: date, say: Language) -> Iterator[str]:
    yield f"## {say.word('effect.title')}\n"
    yield from (f"- {line}" for line in _summary(before, after, ending, last, say))
    was, now = before.pages.get(say.code, {}), after.pages[say.code]
    changed = [address for address in now if address in was and was[address] != now[address]]
    kinds = (("new", [one for one in now if one not in was]), ("changed", changed))
    for kind, addresses in (*kinds, ("gone", [one for one in was if one not in now])):
        if addresses:
            yield f"\n**{say.counted(f'effect.pages_{kind}', len(addresses))}**\n"
            yield from (f"- `{say.code}/{address}`" for address in addresses[:_MOST_PAGES])
            if len(addresses) > _MOST_PAGES:
                yield f"- {say.counted('effect.more_pages', len(addresses) - _MOST_PAGES)}"
    yield from _texts({address: (was.get(address, ()), now[address]) for _, its in kinds for address in its}, say)


def _summary(before: Site, after: Site, ending: int, last: date, say: Language) -> Iterator[str]:
    come = _counted({kind: after.things[kind] - before.things.get(kind, frozenset()) for kind in KINDS}, say)
    gone = _counted({kind: before.things.get(kind, frozenset()) - after.things[kind] for kind in KINDS}, say)
    if come:
        yield say.word("effect.publishes", things=come)
    if gone:
        yield say.word("effect.withdraws", things=gone)
    if before.pages == after.pages:
        yield say.word("effect.nothing")
    yield from _reached(before, after, say)
    was, now = _withheld(before), _withheld(after)
    compared = "same" if was == now else "more" if was < now else "fewer"
    yield (
        say.counted("effect.withheld", now)
        + " "
        + say.word(f"effect.withheld_{compared}", n=say.number(abs(now - was)))
    )
    day = Day(last.year, last.month, last.day)
    until = say.period(Period(day, day))
    yield say.counted("effect.consents", ending, day=until) if ending else say.word("effect.no_consent", day=until)


def _counted(things: Mapping[str, frozenset[Key]], say: Language) -> str:
    return say.listed([say.counted(f"effect.{kind}", len(keys)) for kind, keys in things.items() if keys])


def _withheld(its: Site) -> int:
    return sum(isinstance(figure.amount, Withheld) for figure in its.figures.values())


def _reached(before: Site, after: Site, say: Language) -> Iterator[str]:
    """One sentence for each result of an outcome that is new or says something else now."""
    sentences = [
        prose(plain(chart.title)) + "."
        for key, (group, outcome) in after.outcomes.items()
        if before.outcomes.get(key) != (group, outcome)
        for result in outcome.results
        if (chart := attainment(((group, outcome, result),), say)) is not None
    ]
    yield from sentences[:_MOST_SENTENCES]
    if len(sentences) > _MOST_SENTENCES:
        yield say.counted("effect.more_results", len(sentences) - _MOST_SENTENCES)


# --- the text of pages ------------------------------------------------------------------------------------------------


def _texts(pages: Mapping[str, tuple[Lines, Lines]], say: Language) -> Iterator[str]:
    """By page, each line that was not there before, and how many of the earlier ones are gone."""
    if pages:
        yield f"\n<details><summary>{say.word('effect.text')}</summary>"
        for address, (was, now) in list(pages.items())[:_MOST_PAGES]:
            new, gone = Counter(now) - Counter(was), (Counter(was) - Counter(now)).total()
            lines = [line for line in now if _taken(new, line)]
            fence = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line)), 3)
            shown = "\n".join(f"+ {line[:_LONGEST_LINE]}" for line in lines)
            yield f"\n`{say.code}/{address}`\n"
            if lines:
                yield f"{fence}diff\n{shown}\n{fence}"
            if gone:
                yield f"\n{say.counted('effect.lines_gone', gone)}"
        yield "\n</details>"
    yield ""


def _taken(left: Counter[str], line: str) -> bool:
    left[line] -= 1
    return left[line] >= 0


def _text(markdown: str) -> Lines:
    """The words of a page as lines, without its front matter."""
    reader = _Reader()
    reader.feed(markdown.split("---\n", 2)[2])
    reader.close()
    lines = (" ".join(line.split()).lstrip("# ") for line in "".join(reader.said).splitlines())
    return tuple(line for line in lines if line)


class _Reader(HTMLParser):
    """What stands in one line of text is one line here."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.said.append("\n")


_INLINE: Final = frozenset({"a", "abbr", "b", "code", "details", "em", "i", "small", "span", "strong", "summary"})
