"""A page for each story, in both languages: where it may not be told, the page says where it is."""

from collections.abc import Iterable, Iterator

from generator.language.speech import LanguageCode
from generator.pages.page import Page, Writer
from generator.public.portfolio import Cohort, PublicPortfolio, Story


def told(stories: Iterable[Story], code: LanguageCode) -> list[Story]:
    """Those that may be told in this language."""
    return [story for story in stories if any(telling.language == code for telling in story.tellings)]


def pages(portfolio: PublicPortfolio, writer: Writer) -> Iterator[Page]:
    for cohort in portfolio.cohorts:
        for story in cohort.stories:
            yield _story(cohort, story, writer)


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
