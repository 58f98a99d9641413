"""All stories, and a page for each in both languages: where it may not be told, the page says where it is."""

from collections.abc import Iterable, Iterator

from generator.language.speech import LanguageCode
from generator.pages.page import FEW, Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio, Story


def told(stories: Iterable[Story], code: LanguageCode) -> list[Story]:
    """Those that may be told in this language."""
    return [story for story in stories if any(telling.language == code for telling in story.tellings)]


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    yield _all(portfolio, writer)
    for cohort in portfolio.cohorts:
        for story in cohort.stories:
            yield _story(cohort, story, writer)


def _all(portfolio: PublicPortfolio, writer: Writer) -> Page:
    say = writer.language
    chapters = [(cohort, here) for cohort in portfolio.cohorts if (here := told(cohort.stories, say.code))]
    return writer.page(
        "stories.md",
        title=say.word("stories.title"),
        description=say.word("stories.index_description"),
        template="stories.md.jinja",
        chapters=chapters[:FEW],
        is_cut=len(chapters) > FEW,
        is_told_elsewhere=any(cohort.stories for cohort in portfolio.cohorts),
    )


def _story(cohort: Cohort, story: Story, writer: Writer) -> Page:
    say = writer.language
    telling = next((one for one in story.tellings if one.language == say.code), None)
    groups = {group.id: group for group in cohort.groups}
    return writer.page(
        f"cohorts/{cohort.id}/stories/{story.id}.md",
        title=writer.named(telling.title) if telling else say.word("stories.elsewhere"),
        description=say.word("stories.description", cohort=say.text(cohort.name)),
        template="story.md.jinja",
        cohort=cohort,
        story=story,
        telling=telling,
        group=groups.get(story.group or ""),
    )
