"""Places on the map that are far from where they can be."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from microsite.checks.plans import Plan, plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.location import Coordinates
from microsite.files.mistakes import Mistake
from microsite.sheets.coordinates import Point, apart

_DISTRICT = 100  # kilometres from the middle of a district of several branches; few counties are larger
_NETWORK = 1000  # from the middle of all branches; few provinces are larger
_EVENT = 100  # from the branch that holds it, which goes no further than its county
_FEWEST = 3  # branches that have a middle


def check(project: Project) -> Iterator[Mistake]:
    """Compare the places of branches with each other, and those of events with that of their branch."""
    there = [branch for branch in project.roster.everyone.values() if branch.coordinates]
    districts: dict[str, list[Branch]] = {}
    for branch in there:
        districts.setdefault(branch.district[project.site.first], []).append(branch)
    everywhere = _middle(there)
    for branches in districts.values():
        en, zh = branches[0].district["en"], branches[0].district["zh"]
        middle = _middle(branches)
        for branch in branches:
            if far := middle and _far(branch.coordinates, middle, _DISTRICT):
                yield _told(project, branch, far, f"the others of {en}", f"{zh}的其他网点")
            elif far := everywhere and _far(branch.coordinates, everywhere, _NETWORK):
                yield _told(project, branch, far, "the other branches", "其他网点")
    for plan in plans(project):
        yield from _events(plan, there)


def _events(plan: Plan, there: list[Branch]) -> Iterator[Mistake]:
    """Events far from their branch; of one whose place is not known, from the nearest that may be near."""
    host = plan.host
    near = [branch for branch in there if branch.district == host.district and not plan.is_common]
    for number, event in enumerate(plan.events):
        if not event.coordinates:
            continue
        place = _point(event.coordinates)
        others = [host] if host.coordinates and not plan.is_common else near or there
        most = _NETWORK if others is there else _EVENT
        distance, nearest = min(
            ((round(apart(place, _point(one.coordinates))), one) for one in others if one.coordinates),
            key=lambda found: found[0],
            default=(0, host),
        )
        if distance > most:
            holds, holds_zh = (", which holds it", "，办活动的网点") if nearest is host else ("", "")
            yield plan.mistake(
                ("events", number, "coordinates", "latitude"),
                *_words(distance, f"“{nearest.id}”{holds}", f"“{nearest.name['zh']}”{holds_zh}"),
            )


def _point(place: Coordinates) -> Point:
    return Point(place.latitude, place.longitude)


def _middle(branches: list[Branch]) -> Point | None:
    points = [_point(branch.coordinates) for branch in branches if branch.coordinates]
    if len(points) < _FEWEST:
        return None
    return Point(*(median(values) for values in zip(*points, strict=True)))


def _far(place: Coordinates | None, other: Point | None, most: int) -> int:
    """How many kilometres a place is away, if it is too many."""
    distance = round(apart(_point(place), other)) if place and other else 0
    return distance if distance > most else 0


def _told(project: Project, branch: Branch, far: int, what: str, what_zh: str) -> Mistake:
    return project.roster.written[branch.id].mistake(("coordinates",), *_words(far, what, what_zh))


def _words(far: int, what: str, what_zh: str) -> tuple[str, str, str]:
    return (
        f"this place on the map is {far:,} km from {what}",
        "Look it up in a map. Were latitude and longitude of another place copied, or is a digit wrong?",
        f"这个经纬度离{what_zh}有 {far:,} 公里。请在地图上查一下：是不是抄了别处的，或者写错了一位？",
    )


RULE = Rule(
    "MS124",
    "Places on the map are where they can be",
    check,
    wrong="coordinates: {latitude: 39.901, longitude: 116.401}  # its neighbours: 30.2, 120.1",
    right="coordinates: {latitude: 30.201, longitude: 120.101}",
    zh="经纬度离本区域的其他网点太远。请在地图上查一下，改正。",
    why="“Nearest first” sends people to the wrong end of the country.",
    severity="warning",
)
