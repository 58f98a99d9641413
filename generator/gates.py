"""The last look at a finished site: everything is read back from its bytes, as whoever finds it will read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from generator.examine import Read
from generator.findings.catalogue import catalogue
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.manual import manual
from generator.memory import Notes, key, programme
from generator.pages.every import may_carry_labels
from generator.pages.page import address_of
from generator.public.parts import parts
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Amount, Figure
from generator.records.load import nothing_collected
from generator.records.walk import walk
from generator.safeguarding.audit import Expected, Fault, Gate, masked, silent
from generator.safeguarding.disclosure import worked_out
from generator.safeguarding.labels import labels
from generator.safeguarding.overrides import lifted
from generator.safeguarding.policy import FLOOR
from generator.safeguarding.private_text import fingerprints
from generator.seen import Seen, seer, written
from generator.seen import read as read_seen
from generator.site import around, manifest, search
from generator.site.links import Links, broken
from generator.site.manifest import Difference
from generator.site.policy import Policy, digest
from generator.site.read_back import Statement, together
from generator.workers import each

Said = str
"""Why a site may not be public: one line, which never repeats what was found."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a finished site may say, and how its pages begin."""

    expected: Expected
    policies: tuple[str, str]
    decided: Mapping[str, Amount]
    """Every figure about people by its key, and the counts that a percentage is made of by theirs."""

    @property
    def digest(self) -> str:
        """Of all that a look at one file depends on, but for what of the search and the theme is known already."""
        its = self.expected
        return key(
            programme(),
            its.labels.pattern.pattern,
            *("\n".join(sorted(words)) for words in (its.may_carry, its.people, its.literals)),
            its.host,
            its.private.digest,
            *self.policies,
        )


@nothing_collected()
def sought(read: Read, shown: PublicPortfolio, address: str, policy: Policy, today: date) -> Sought:
    """`address` is the site's own; `policy`, what its pages let a browser do."""
    told = tuple(parts(shown))
    return Sought(
        _expected(read, shown, told, address, policy, today), (policy.text, around.POLICY), dict(_amounts(told))
    )


Look = Mapping[str, Seen]
"""By path inside the site, in the order of the paths."""


@nothing_collected()
def look(site: Path, of: Sought, found_by: search.Index, remembered: Notes, jobs: int) -> Look:
    """Everything there is to see in the files in `site`. `found_by` is what the search makes of its pages."""
    known = manifest.theme_digests() | search.digests(found_by)
    seen = seer(replace(of.expected, known=known), [language(code) for code in LANGUAGES], of.policies)
    digest = of.digest

    def look_at(name: str) -> tuple[str, str | Seen | None]:
        data = manifest.content(site, name)
        its = manifest.digest(data)
        if remembered.recall(key(digest, name, its)) is not None:
            return its, None
        found = seen(name, data)
        return its, written(found) or found

    remembered.read_ahead()
    names = manifest.names(site)
    # By one process what is the same in every language: pictures and numbers are, and need be looked at only once.
    alike: dict[str, list[str]] = {}
    for name in names:
        code, _, inside = name.partition("/")
        alike.setdefault(inside if code in LANGUAGES else name, []).append(name)
    # What was seen is told as it is noted, unless it is noted already: that is far less than what it is read into.
    each_told = each(lambda some: [*map(look_at, some)], [*alike.values()], jobs)
    told_of = dict(chain.from_iterable(map(zip, alike.values(), each_told)))
    found: dict[str, Seen] = {}
    for name in names:
        its, told = told_of.pop(name)
        if isinstance(told, Seen):
            found[name] = told
            continue
        noted_as = key(digest, name, its)
        note = remembered.recall(noted_as) if told is None else told
        assert note is not None
        found[name] = read_seen(name, its, note)
        if its not in known:
            remembered.keep(noted_as, note)
    return found


def seen_in(files: Mapping[str, bytes], of: Sought) -> Look:
    """What there is to see in some of the files of a site, by their paths inside it."""
    seen = seer(of.expected, [language(code) for code in LANGUAGES], of.policies)
    return {name: seen(name, data) for name, data in files.items()}


def refused(
    found: Look,
    difference: Difference,
    of: Sought,
    read: Read,
    shown: PublicPortfolio,
    say: Language,
    before: Look | None = None,
) -> Iterator[Said]:
    """Every reason why the files that were `found` may not be public. `difference` is what they are other than they
    should be; `before`, files that were public and are as they were, unless they were found anew."""
    expected = of.expected
    for gate in silent(expected):
        yield say.word("refusals.silent", gate=gate)
    for fault in _told((fault for its in found.values() for fault in its.faults), difference, expected):
        word = f"refusals.{fault.gate.replace('-', '_')}"
        yield say.word(word, file=fault.file, kind=say.word(f"refusals.kind_{fault.kind}") if fault.kind else "")
    for name in (name for name, its in found.items() if its.lacks_policy):
        yield say.word("refusals.policy", file=masked(name, expected))
    pages = _led(found, before or {})
    for one in broken(pages, found.keys(), expected.host):
        yield say.word("refusals.broken_link", page=one.page, link=masked(one.link, expected))
    yield from _numbers(found, of, read, shown, say)


def _led(found: Look, before: Look) -> Mapping[str, Links]:
    """The links that must lead somewhere, and all anchors. Those of a page that is as it was do, as long as there is
    all that there was."""
    others = {name: its for name, its in before.items() if found.get(name) is not its}
    has_all = all(_places(its) <= _places(found.get(name)) for name, its in others.items())
    return {
        name: Links((), its.links.anchors) if has_all and before.get(name) is its else its.links
        for name, its in found.items()
        if its.links is not None
    }


def _places(seen: Seen | None) -> frozenset[str]:
    """What can be led to in a file: its anchors, and the file itself."""
    if seen is None:
        return frozenset()
    return _ITSELF if seen.links is None else _ITSELF.union(seen.links.anchors)


_ITSELF: Final = frozenset({""})


def _told(faults: Iterator[Fault], difference: Difference, expected: Expected) -> Iterator[Fault]:
    yield from faults
    for gate, names in (
        (Gate.STRAY, difference.stray),
        (Gate.MISSING, difference.missing),
        (Gate.CHANGED, difference.changed),
    ):
        yield from (Fault(gate, masked(name, expected)) for name in names)


def _expected(
    read: Read, shown: PublicPortfolio, told: Sequence[object], address: str, policy: Policy, today: date
) -> Expected:
    """`told` is all that `shown` is made of."""
    programme = read.portfolio.programme.record
    own = [text for record in read.portfolio.everything() for _, text in walk(record.record) if isinstance(text, str)]
    words = [word for code in LANGUAGES for word in (*language(code).words.values(), *_of_manual(code))]
    # An address says the same words as what is noted of a plan that was taken down from there.
    addresses = [f"{cohort.id}/{group.id}" for cohort in shown.cohorts for group in cohort.groups]
    return Expected(
        labels=labels(programme.sensitive_labels),
        may_carry=frozenset(address_of(path) for path in may_carry_labels(shown)),
        people=frozenset(person.name for person in shown.people),
        literals=frozenset(word for passing in lifted(read.portfolio, today).values() for word in passing),
        host=address,
        # Whatever publish did not let out of the records is private.
        private=fingerprints(own, [*(one for one in told if isinstance(one, str)), *words, *addresses]),
        is_script_of_theme=lambda script: digest(script) in policy.scripts,
        known=manifest.theme_digests(),
    )


def _of_manual(code: LanguageCode) -> Iterator[str]:
    """Its examples are lines of records that everybody may read."""
    for entry in manual(catalogue(code)):
        yield from (entry.message, entry.repair, entry.why, entry.bad, entry.good)


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(found: Look, of: Sought, read: Read, shown: PublicPortfolio, say: Language) -> Iterator[Said]:
    """Figures say what was decided, in every place and both languages; no other number of people stands anywhere; and
    from those that do, no withheld one can be worked out."""
    languages = [language(code) for code in LANGUAGES]
    limits = shown.thresholds
    of_rules = {FLOOR, limits.smallest_count, limits.smallest_denominator}
    read_back = together({name: its.said for name, its in found.items()}, of_rules)
    for one in read_back.said:
        if not _agrees(one, of.decided, languages):
            yield say.word("refusals.other_figure", file=one.file, figure=one.figure)
    for file, figure in read_back.unreadable:
        yield say.word("refusals.unreadable_figure", file=file, figure=figure)
    for file in read_back.unmarked:
        yield say.word("refusals.loose_count", file=file)
    for figure in worked_out(read.disclosure, {one.figure: one.amount for one in read_back.said}):
        yield say.word("refusals.worked_out", figure=figure)


def _amounts(told: Sequence[object]) -> Iterator[tuple[str, Amount]]:
    for figure in told:
        if isinstance(figure, Figure) and figure.key is not None and figure.unit == "people":
            yield figure.key, figure.amount
        if isinstance(figure, Figure) and figure.parts_key is not None:
            its = figure.parts_key
            yield from ((f"{its}/{part}", amount) for part, amount, unit in figure.parts if unit == "people")


def _agrees(one: Statement, decided: Mapping[str, Amount], languages: Sequence[Language]) -> bool:
    """In words: a reason that stands beside a figure is no part of it."""
    meant = decided.get(one.figure)
    return meant is not None and all(
        its.amount(meant, "people") == its.amount(one.amount, "people") for its in languages
    )
