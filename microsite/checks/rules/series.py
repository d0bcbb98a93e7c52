"""Campaigns that come back, and that nobody has planned yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

AHEAD = timedelta(days=60)  # as long as it takes to prepare a campaign


def check(project: Project) -> Iterator[Mistake]:
    """Find series whose next campaign is near but not planned."""
    network, campaigns = project.roster.network, project.roster.campaigns
    for id, series in network.series.items():
        ends = [campaign.end for campaign in campaigns.values() if campaign.series == id]
        span = series.expected(ends, project.today)
        if span and span.first - project.today <= AHEAD:
            place = project.roster.written[network.id]
            yield place.mistake(
                ("series", id),
                f"no campaign is planned for “{id}” in {span.first.year}; "
                f"it is expected on {span.first}, in {(span.first - project.today).days} days",
                "Write branches/campaigns/ and a file for it.",
                f"系列“{id}”{span.first.year}年的活动还没有方案，预计 {span.first} 开始，"
                f"还有{(span.first - project.today).days}天。"
                "请在 branches/campaigns/ 里加一个文件。",
            )


RULE = Rule(
    "MS035",
    "The next campaign of a series is planned in time",
    check,
    wrong="series: seniors, expected in 40 days, and no file in branches/campaigns/",
    right="branches/campaigns/seniors-2027.yml with series: seniors",
    zh="每年都有的活动快到了，还没有方案。在 branches/campaigns/ 里加一个文件。",
    why="Leaflets, people and rooms need weeks. A warning, from 60 days before.",
    severity="warning",
    of_whole=True,
)
