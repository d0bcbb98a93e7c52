"""Pages that speak of a campaign which is over."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find words for campaigns that have ended, and series of which none is to come."""
    campaigns = project.roster.institution.campaigns
    ends = {id: campaign.last for id, campaign in campaigns.items()}
    ends |= {
        series: max(campaign.last for campaign in campaigns.values() if campaign.series == series)
        for series in {campaign.series for campaign in campaigns.values()}
    }
    for pages in project.pages.values():
        for page in pages.values():
            for call in page.calls("campaign") if "campaign" in page.body else ():
                name = str(call.args[0]) if call.args else ""
                if name in ends and ends[name] < project.today:
                    series = campaigns[name].series if name in campaigns else None
                    again = series and ends[series] >= project.today
                    yield Mistake(
                        page.name,
                        call.line,
                        f"the campaign “{name}” has been over since {ends[name]}",
                        f'Write campaign("{series}"): it names the one that comes next.'
                        if again
                        else "Add the next one to branches/campaigns/, or take it out of the page.",
                        f"活动“{name}”在 {ends[name]} 已经结束。"
                        + (
                            f'请写 campaign("{series}")，它指下一次活动。'
                            if again
                            else "请在 branches/campaigns/ 里加上下一次，或从网页里删掉。"
                        ),
                    )


RULE = Rule(
    "MS021",
    "Pages speak of campaigns that are on or to come",
    check,
    wrong='{{ campaign("315-2026").dates }}',
    right='{{ campaign("315").dates }}',
    zh="网页还在说已经结束的活动。改成下一次活动。",
    why="Nobody can go to last year's event. A warning: days pass, and stop nobody's change.",
    severity="warning",
    of_whole=True,
)
