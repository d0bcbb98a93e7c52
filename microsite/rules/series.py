"""Campaigns that come back, and that nobody has planned yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite import yamlfile
from microsite.mistakes import Mistake, nearest
from microsite.plans import plans
from microsite.project import Project
from microsite.rule import Rule

AHEAD = timedelta(days=60)  # as long as it takes to prepare a campaign
FILE = "branches/network.yml"


def check(project: Project) -> Iterator[Mistake]:
    """Find campaigns of a series that nobody knows, and series whose next campaign is near but not planned."""
    network, campaigns = project.roster.network, project.roster.campaigns
    for plan in plans(project):
        if plan.is_common and plan.campaign.series not in network.series:
            yield plan.mistake(("series",), f"unknown series “{plan.campaign.series}”",
                               nearest(plan.campaign.series, network.series) or f"Write it in {FILE}, below series.")
    for id, series in network.series.items():
        ends = [campaign.end for campaign in campaigns.values() if campaign.series == id]
        span = series.next(max([project.today - timedelta(days=1), *ends]))
        if span and not any(end >= project.today for end in ends) and span.first - project.today <= AHEAD:
            line = yamlfile.read(project.folder / FILE, FILE).line(("series", id))
            yield Mistake(FILE, line, f"no campaign is planned for “{id}” in {span.first.year}; it is expected on {span.first}, "
                          f"in {(span.first - project.today).days} days", "Write branches/campaigns/ and a file for it.")


RULE = Rule("MS035", "The next campaign of a series is planned in time", check,
            wrong="series: seniors, expected in 40 days, and no file in branches/campaigns/",
            right="branches/campaigns/seniors-2027.yml with series: seniors")
