"""Series that campaigns name."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake, nearest, nearest_zh


def check(project: Project) -> Iterator[Mistake]:
    """Find campaigns of a series that nobody knows."""
    known = project.roster.network.series
    for plan in plans(project):
        if plan.is_common and plan.campaign.series not in {*known, *project.roster.unread}:
            yield plan.mistake(
                ("series",),
                f"unknown series “{plan.campaign.series}”",
                nearest(plan.campaign.series, known) or "Write it in branches/network.yml, below series.",
                f"没有“{plan.campaign.series}”这个系列。"
                + (nearest_zh(plan.campaign.series, known) or "请写进 branches/network.yml 的 series。"),
            )


RULE = Rule(
    "MS036",
    "A campaign belongs to a series of the institution",
    check,
    wrong="series: septembre",
    right="series: september",
    zh="活动所属的系列不存在。改 series，或在 branches/network.yml 里添加。",
    why="By its series a campaign is found again: "
    "in pages, in the comparison with the year before, in what is expected next.",
)
