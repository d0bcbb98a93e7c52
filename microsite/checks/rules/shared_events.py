"""Branches that are to announce the event of another one."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.names import called
from microsite.files.mistakes import Mistake, nearest, nearest_zh


def check(project: Project) -> Iterator[Mistake]:
    """Find branches that do not exist, and events that are shared where everybody has them already."""
    known = project.roster.everyone
    names = {id: branch.name for id, branch in known.items()}
    for plan in plans(project):
        for number, event in enumerate(plan.events):
            if event.shared_with and plan.is_common:
                yield plan.mistake(
                    ("events", number, "shared_with"),
                    f"the event “{event.id}” is every branch's already",
                    "Delete shared_with, or write the event in the file of the branch that holds it.",
                    f"场次“{event.id}”所有网点都已公布。请删掉 shared_with，或把它写进举办网点的文件。",
                )
                continue
            for place, id in enumerate(event.shared_with):
                path = ("events", number, "shared_with", place)
                if meant := called(id, names):
                    yield plan.mistake(path, *meant)
                elif id not in known and id not in project.roster.unread:
                    yield plan.mistake(
                        path,
                        f"there is no branch “{id}”",
                        nearest(id, known),
                        f"没有“{id}”这个网点。{nearest_zh(id, known)}",
                    )
                elif id == plan.host.id or id in event.shared_with[:place]:
                    yield plan.mistake(
                        path,
                        f"“{id}” announces the event “{event.id}” already",
                        "Delete the id.",
                        f"“{id}”已经公布场次“{event.id}”。请从 shared_with 里删掉它。",
                    )


RULE = Rule(
    "MS031",
    "Events are shared with branches that exist",
    check,
    stops_build=True,
    wrong="shared_with: [maiwam]",
    right="shared_with: [maiwan]",
    zh="共同公布活动的网点不存在，或重复了。改 shared_with。",
    why="An event belongs to the one branch that holds it, and is counted there; others announce it.",
)
