"""The last look at a finished site: everything is read back from its bytes, as whoever finds it will read it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.examine import Read
from generator.findings.catalogue import catalogue
from generator.language.speech import LANGUAGES, Language, LanguageCode, language
from generator.manual import manual
from generator.pages.every import may_carry_labels
from generator.pages.page import address_of
from generator.public.parts import parts
from generator.public.portfolio import PublicPortfolio
from generator.public.values import Amount, Figure
from generator.records.walk import walk
from generator.safeguarding.audit import Expected, Fault, Gate, audit, masked, silent
from generator.safeguarding.disclosure import worked_out
from generator.safeguarding.finished import File
from generator.safeguarding.labels import labels
from generator.safeguarding.overrides import lifted
from generator.safeguarding.policy import FLOOR
from generator.safeguarding.private_text import fingerprints
from generator.site import around, links, manifest, search
from generator.site.manifest import Difference
from generator.site.policy import Policy, digest, lacking
from generator.site.read_back import Statement, read_back

Said = str
"""Why a site may not be public: one line, which never repeats what was found."""


def refused(
    site: Path,
    difference: Difference,
    found_by: search.Index,
    read: Read,
    shown: PublicPortfolio,
    address: str,
    policy: Policy,
    today: date,
    say: Language,
) -> Iterator[Said]:
    """Every reason why the files in `site` may not be public. `difference` is what they are other than they should be;
    `found_by`, what the search makes of its pages; `address` the site's own; `policy`, what its
    pages let a browser do."""
    expected = _expected(read, shown, address, policy, today, search.digests(found_by))
    for gate in silent(expected):
        yield say.word("refusals.silent", gate=gate)
    for fault in _told(audit((File(*file) for file in manifest.files(site)), expected), difference, expected):
        word = f"refusals.{fault.gate.replace('-', '_')}"
        yield say.word(word, file=fault.file, kind=say.word(f"refusals.kind_{fault.kind}") if fault.kind else "")
    for name in lacking(manifest.files(site), (policy.text, around.POLICY)):
        yield say.word("refusals.policy", file=masked(name, expected))
    for one in links.broken(site, address):
        yield say.word("refusals.broken_link", page=one.page, link=masked(one.link, expected))
    yield from _numbers(site, read, shown, say)


def _told(faults: Iterator[Fault], difference: Difference, expected: Expected) -> Iterator[Fault]:
    yield from faults
    for gate, names in (
        (Gate.STRAY, difference.stray),
        (Gate.MISSING, difference.missing),
        (Gate.CHANGED, difference.changed),
    ):
        yield from (Fault(gate, masked(name, expected)) for name in names)


def _expected(
    read: Read, shown: PublicPortfolio, address: str, policy: Policy, today: date, of_search: frozenset[str]
) -> Expected:
    programme = read.portfolio.programme.record
    own = [text for record in read.portfolio.everything() for _, text in walk(record.record) if isinstance(text, str)]
    told = [value for value in parts(shown) if isinstance(value, str)]
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
        private=fingerprints(own, [*told, *words, *addresses]),
        is_script_of_theme=lambda script: digest(script) in policy.scripts,
        known=manifest.theme_digests() | of_search,
    )


def _of_manual(code: LanguageCode) -> Iterator[str]:
    """Its examples are lines of records that everybody may read."""
    for entry in manual(catalogue(code)):
        yield from (entry.message, entry.repair, entry.why, entry.bad, entry.good)


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(site: Path, read: Read, shown: PublicPortfolio, say: Language) -> Iterator[Said]:
    """Figures say what was decided, in every place and both languages; no other number of people stands anywhere; and
    from those that do, no withheld one can be worked out."""
    languages = [language(code) for code in LANGUAGES]
    limits = shown.thresholds
    found = read_back(manifest.files(site), languages, {FLOOR, limits.smallest_count, limits.smallest_denominator})
    decided = dict(_amounts(shown))
    for one in found.said:
        if not _agrees(one, decided, languages):
            yield say.word("refusals.other_figure", file=one.file, figure=one.figure)
    for file, figure in found.unreadable:
        yield say.word("refusals.unreadable_figure", file=file, figure=figure)
    for file in found.unmarked:
        yield say.word("refusals.loose_count", file=file)
    for key in worked_out(read.disclosure, {one.figure: one.amount for one in found.said}):
        yield say.word("refusals.worked_out", figure=key)


def _amounts(shown: PublicPortfolio) -> Iterator[tuple[str, Amount]]:
    """Every figure about people by its key, and the counts that a percentage is made of by theirs."""
    for figure in parts(shown):
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
