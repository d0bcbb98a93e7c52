"""Pages that a campaign puts forward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.checks.plans import Plan, plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake, nearest, nearest_zh


def check(project: Project) -> Iterator[Mistake]:
    """Find pages that are not there in every language."""
    known = set.intersection(*(set(project.published(language)) for language in project.site.listed))
    for plan in plans(project):
        for path, page in _named(plan):
            if page not in known:
                mistake = plan.mistake(
                    path,
                    f"there is no page “{page}” in every language",
                    nearest(page, known),
                    f"网页“{page}”不存在，或缺一种语言。{nearest_zh(page, known)}",
                )
                yield replace(mistake, missing=page)


def _named(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, topic in enumerate(plan.campaign.topics if plan.is_common else ()):
        yield ("topics", number), topic
    for number, article in enumerate(plan.articles):
        if article.page:
            yield ("articles", number, "page"), article.page


RULE = Rule(
    "MS030",
    "The pages of a campaign are there in both languages",
    check,
    wrong="topics: [risks/telecom-frauds.md]",
    right="topics: [risks/telecom-fraud.md]",
    zh="活动推荐的网页不存在，或缺一种语言。改成已有的网页。",
    why="A campaign leads people to read; a link that leads nowhere loses them.",
)
