"""Whether people agree to be told of, today."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Literal

from generator.findings.code import Code
from generator.findings.finding import TOP_OF_FILE, Finding
from generator.records.model import Consent, Media, Scope, Story
from generator.records.portfolio import Filed, Portfolio
from generator.records.values import When

LanguageCode = Literal["id", "en"]
LANGUAGES: Final[tuple[LanguageCode, ...]] = ("id", "en")

REVIEWED_WITHIN: Final = 12
"""Months from the day on which the person was last asked."""

ENDS_WITHIN: Final = 24
"""Months from the day on which it was given."""

WARN: Final = (7, 30, 60)
"""Days before its end."""


def covers(consent: Consent, day: date, language: LanguageCode, scope: Scope) -> bool:
    """Whether this consent covers `scope` in `language` on `day`. What is in doubt is not covered: a coarse date counts
    from its last day where something begins, and from its first where something ends."""
    return (
        consent.withdrawn is None
        and scope in consent.scopes
        and language in consent.languages
        and consent.given.last <= day < ends(consent, day)
    )


def ends(consent: Consent, day: date) -> date:
    """The first day without cover, as known on `day`; never later than the longest that a consent may last."""
    return min(
        consent.review_by.first,
        consent.expires.first,
        months_after(_asked(consent, day).first, REVIEWED_WITHIN),
        months_after(consent.given.first, ENDS_WITHIN),
    )


def _asked(consent: Consent, day: date) -> When:
    reviewed = consent.reviewed
    return consent.given if reviewed is None or reviewed.last > day else reviewed


def languages_agreed(
    portfolio: Portfolio, subjects: Collection[str], scopes: tuple[Scope, ...], day: date
) -> tuple[LanguageCode, ...]:
    """The languages in which every subject covers every scope. Where no subject is named, nobody has agreed."""

    def all_agree(language: LanguageCode) -> bool:
        return all(
            any(covers(one, day, language, scope) and not _taken_back(one, scope, own) for one in own)
            for subject in subjects
            for own in [[filed.record for filed in portfolio.consents if filed.record.subject == subject]]
            for scope in scopes
        )

    return tuple(language for language in LANGUAGES if subjects and all_agree(language))


def _taken_back(consent: Consent, scope: Scope, of_subject: Iterable[Consent]) -> bool:
    """Whether the same person has since said no to the same, in whichever record that stands."""
    return any(
        other.withdrawn is not None and scope in other.scopes and consent.given.first <= other.withdrawn.last
        for other in of_subject
    )


def languages_of_story(portfolio: Portfolio, story: Story, day: date) -> tuple[LanguageCode, ...]:
    scopes: tuple[Scope, ...] = ("story", "quote") if story.quote else ("story",)
    return languages_agreed(portfolio, story.subjects, scopes, day)


def languages_of_picture(portfolio: Portfolio, media: Media, day: date) -> tuple[LanguageCode, ...]:
    """A picture without people needs nobody's consent; one that names subjects has people in it, whatever it says."""
    if not media.shows_people and not media.subjects:
        return LANGUAGES
    return languages_agreed(portfolio, media.subjects, ("image",), day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last one where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# --- what is said of it -------------------------------------------------------------------------------------------


def consents_are_short(portfolio: Portfolio) -> Iterator[Finding]:
    """Dates in their order, and within the longest that a consent may last."""
    for filed in portfolio.consents:
        consent = filed.record
        asked = consent.reviewed or consent.given
        for field, when, limit in (
            ("review_by", consent.review_by, months_after(asked.first, REVIEWED_WITHIN)),
            ("expires", consent.expires, months_after(consent.given.first, ENDS_WITHIN)),
        ):
            if when.first > limit or when.first <= consent.given.last:
                yield Finding(Code.CONSENT_TOO_LONG, filed.file, (field,))
        if consent.reviewed is not None and consent.reviewed.first < consent.given.first:
            yield Finding(Code.CONSENT_TOO_LONG, filed.file, ("reviewed",))


def consents_have_happened(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Nobody has agreed, been asked or said no on a day to come."""
    for filed in portfolio.consents:
        for field in ("given", "reviewed", "withdrawn"):
            when: When | None = getattr(filed.record, field)
            if when is not None and when.first > today:
                yield Finding(Code.IN_THE_FUTURE, filed.file, (field,))


def consents_end(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """Those in force that end soon: told with the fewest of `WARN` days that are left."""
    for filed, end in _in_force(portfolio, today):
        for days in WARN:
            if end <= today + timedelta(days):
                words = {"days": str(days)}
                yield Finding(Code.CONSENT_ENDS_SOON, filed.file, TOP_OF_FILE, words)
                break


def endings(portfolio: Portfolio, today: date) -> Iterator[date]:
    """The first day without cover of every consent that is in force on `today`."""
    return (end for _, end in _in_force(portfolio, today))


def _in_force(portfolio: Portfolio, today: date) -> Iterator[tuple[Filed[Consent], date]]:
    for filed in portfolio.consents:
        end = ends(filed.record, today)
        if filed.record.withdrawn is None and filed.record.given.last <= today < end:
            yield filed, end


def subjects_are_named(portfolio: Portfolio) -> Iterator[Finding]:
    for media in portfolio.media:
        if media.record.shows_people and not media.record.subjects:
            yield Finding(Code.SUBJECTS_MISSING, media.file, ("shows_people",))
        if not media.record.shows_people and media.record.subjects:
            yield Finding(Code.SUBJECTS_TOO_MANY, media.file, ("shows_people",))
    for story in _public_stories(portfolio):
        if not story.record.subjects:
            yield Finding(Code.SUBJECTS_MISSING, story.file, ("audience",))


def everyone_agrees(portfolio: Portfolio, today: date) -> Iterator[Finding]:
    """A warning for what is meant for the public and is not shown: it must not stop the others from being shown."""
    wanted = [
        (story.file, languages_of_story(portfolio, story.record, today))
        for story in _public_stories(portfolio)
        if story.record.subjects
    ]
    wanted += [
        (media.file, languages_of_picture(portfolio, media.record, today))
        for media in portfolio.media
        if media.record.audience == "public"
    ]
    for file, agreed in wanted:
        if lacking := [language for language in LANGUAGES if language not in agreed]:
            yield Finding(Code.CONSENT_LACKING, file, ("audience",), {"languages": ", ".join(lacking)})


def _public_stories(portfolio: Portfolio) -> Iterator[Filed[Story]]:
    for folder in portfolio.cohorts:
        yield from (story for story in folder.stories if story.record.audience == "public")
