"""Campaigns that come back, and that nobody has planned yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite.checks.rule import Rule
from microsite.checks.rules.copies import same_campaigns
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

AHEAD = timedelta(days=60)  # as long as it takes to prepare a campaign


def check(project: Project) -> Iterator[Mistake]:
    """Find series whose next campaign is near but not planned."""
    network, campaigns = project.roster.network, project.roster.campaigns
    yield from _twice_in_a_year(project)
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


def _twice_in_a_year(project: Project) -> Iterator[Mistake]:
    """Campaigns to come of one series that begin in one year: of one the series may have been copied."""
    first: dict[tuple[str, int], str] = {}
    copied = {*same_campaigns(project)}  # told by the rule of copies
    coming = [
        (id, one) for id, one in project.roster.campaigns.items() if one.series and one.end >= project.today
    ]
    for id, campaign in sorted(coming, key=lambda named: not named[0].startswith(str(named[1].series))):
        other = first.setdefault((campaign.series, campaign.first.year), id)
        if other != id and not {(id, other), (other, id)} & copied:
            place = project.roster.written[f"campaigns/{id}"]
            yield place.mistake(
                ("series",),
                f"“{other}” is of the series “{campaign.series}” in {campaign.first.year} too",
                "Was series copied? Write that of this campaign. Are there two in a year? Leave it.",
                f"{campaign.first.year}年的“{other}”也属于系列“{campaign.series}”。"
                "是不是复制时忘了改 series？请改成这次活动的系列；一年确实办两次的，不用改。",
            )


RULE = Rule(
    "MS035",
    "The next campaign of a series is planned in time, and once",
    check,
    wrong="series: seniors, expected in 40 days, and no file in branches/campaigns/",
    right="branches/campaigns/seniors-2027.yml with series: seniors",
    zh="每年都有的活动快到了，还没有方案。在 branches/campaigns/ 里加一个文件。",
    why="Leaflets, people and rooms need weeks. A warning, from 60 days before.",
    severity="warning",
    of_whole=True,
)
