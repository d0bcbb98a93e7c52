"""Days of events and articles that do not fit their campaign."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find events outside their campaign, and articles from before it was announced or after it ended."""
    for plan in plans(project):
        campaign = plan.campaign
        for number, event in enumerate(plan.events):
            if event.first < campaign.first or event.end > campaign.end:
                yield plan.mistake(
                    ("events", number),
                    f"the event “{event.id}” is not within the days of its campaign, "
                    f"{campaign.first} to {campaign.end}",
                    "Change its days, or first and last of the campaign at this branch.",
                    f"场次“{event.id}”不在活动期间（{campaign.first} 至 {campaign.end}）。"
                    "请改日期，或改这个网点的 first 和 last。",
                )
        planned = project.roster.campaigns[plan.id]
        if planned.announced > planned.last:
            if plan.is_common:
                yield plan.mistake(
                    ("announced",),
                    f"the campaign would be announced on {campaign.announced}, after its last day, "
                    f"{campaign.last}",
                    "Look at the year of both.",
                    f"活动公布日期（announced）{campaign.announced} 晚于活动最后一天 {campaign.last}。"
                    "请看年份对不对。",
                )
            continue
        for number, article in enumerate(plan.articles):
            if not campaign.announced <= article.published <= campaign.end:
                yield plan.mistake(
                    ("articles", number, "published"),
                    f"the article of {article.published} is not published while its "
                    f"campaign is on, {campaign.announced} to {campaign.end}",
                    "Change the day.",
                    f"{article.published} 的文章不在活动期间（{campaign.announced} 至 {campaign.end}）。"
                    "请改日期。",
                )


RULE = Rule(
    "MS033",
    "Events and articles appear while their campaign is on",
    check,
    wrong="published: 2028-03-05",
    right="published: 2027-03-05",
    zh="场次或文章的日期不在活动期间。改日期。",
    why="Calendars and pages announce an event with its campaign; outside its days nobody looks for it.",
)
