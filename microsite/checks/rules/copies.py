"""Branches that were made from another one's file, and campaigns written twice."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.results import Results
from microsite.files.mistakes import Mistake


class Part(NamedTuple):
    """What two branches can't both have, in English and Chinese."""

    en: str
    zh: str


_NAME = Part("name", "名称")
_ADDRESS, _COORDINATES = Part("address", "地址"), Part("coordinates", "坐标")
_PLACE = {_ADDRESS, _COORDINATES}
_HALL = re.compile("营业部|营业室|营业厅| (?:banking hall|business department)", re.IGNORECASE)


def check(project: Project) -> Iterator[Mistake]:
    """Find branches that share what two can't both have, and campaigns that stand twice."""
    for branch, other, parts in copied(project):
        yield _copied(project, branch, other, parts)
    yield from _same_campaigns(project)


def copied(project: Project) -> Iterator[tuple[Branch, str, list[Part]]]:
    """Each branch that is another one's copy, with that one and what they share."""
    first: dict[Hashable, Branch] = {}
    site = project.site
    for branch in project.roster.everyone.values():
        if branch.is_institution:
            continue
        shared: dict[str, list[Part]] = {}
        for part, value in _own(project, branch):
            other = first.setdefault((part, value), branch)
            if other is not branch:
                shared.setdefault(other.id, []).append(part)
        for id, found in shared.items():
            parts = [*dict.fromkeys(found)]
            other = project.roster.everyone[id]
            may_share = _PLACE | (_numbers(branch) if are_counted_as_two(branch, other) else set())
            if {*parts} <= may_share and is_hall_of(branch.name[site.first], other.name[site.first]):
                continue
            if len(parts) > 1 or parts[0].en.startswith("results"):
                yield branch, id, parts


def is_hall_of(one: str, other: str) -> bool:
    """Whether one name is that of the hall of the other, in the same house: 射洪支行营业部 and 射洪支行."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and _HALL.fullmatch(long.removeprefix(short)) is not None


def are_counted_as_two(branch: Branch, other: Branch) -> bool:
    """Whether the institution gives each a number of its own."""
    return bool(branch.code and other.code and branch.code != other.code)


def _copied(project: Project, branch: Branch, other: str, parts: list[Part]) -> Mistake:
    file = project.roster.written[other].file
    return project.roster.written[branch.id].mistake(
        ("id",),
        f"“{branch.id}” has the same {', '.join(part.en for part in parts)} as “{other}” in {file}",
        "One of the two is a copy: in that one write its own, and leave out what it doesn't have.",
        f"“{branch.id}”和 {file} 里的“{other}”这些内容相同：{'、'.join(part.zh for part in parts)}。"
        "其中一个是复制来的：请在复制的那个里改成它自己的，没有的就删掉。",
    )


def _own(project: Project, branch: Branch) -> Iterator[tuple[Part, Hashable]]:
    """What is a branch's own and could hardly be another one's too."""
    is_there = branch.id not in project.roster.closed
    if is_there:
        yield from ((_NAME, named) for named in branch.name.items())
    if is_there:
        yield _ADDRESS, (branch.address, branch.district)
    if is_there and branch.coordinates:
        yield _COORDINATES, (branch.coordinates.latitude, branch.coordinates.longitude)
    common = {hotline.number for _, hotline in project.roster.institution.all_hotlines}
    for purpose, hotline in branch.all_hotlines:
        if hotline.number and hotline.number not in common:
            yield _number(branch, purpose), (hotline.number, hotline.extension)
    for id, participation in branch.participations.items():
        if participation.events:
            yield (
                Part(f"events of {id}", f"活动 {id} 的场次"),
                tuple((event.id, event.title, event.first, event.hours) for event in participation.events),
            )
        if participation.results and (counted := _counted(participation.results)):
            yield Part(f"results of {id}", f"活动 {id} 的结果"), counted


def _number(branch: Branch, purpose: str) -> Part:
    return Part(f"{purpose} number", f"“{branch.network.purposes[purpose].label['zh']}”的号码")


def _numbers(branch: Branch) -> set[Part]:
    return {_number(branch, purpose) for purpose in branch.numbers}


def _counted(results: Results) -> Hashable:
    """All that was counted, if it is so much that two branches can't have counted the same."""
    numbers = {
        **{f"materials {name}": value for name, value in results.materials.items()},
        **{f"publicity {name}": value for name, value in results.publicity.items()},
        **{f"calls {name}": value for name, value in results.calls.items()},
        "people": results.people,
    }
    told = tuple(sorted((name, value) for name, value in numbers.items() if value))
    return told if len(told) > 2 else None


def _same_campaigns(project: Project) -> Iterator[Mistake]:
    for id, other in same_campaigns(project):
        yield project.roster.written[f"campaigns/{id}"].mistake(
            ("title",),
            f"the campaigns “{other}” and “{id}” are the same",
            "Keep one of the two files. To plan the next campaign from a copy, change title, theme, "
            "announced, first, last and events in it.",
            f"活动“{other}”和“{id}”是同一个。请只留一个文件；"
            "要照着做下一次活动的方案，请在复制的文件里改 title、theme、announced、first、last 和 events。",
        )


def same_campaigns(project: Project) -> Iterator[tuple[str, str]]:
    """Each campaign that has title and first day of another one, with that one."""
    first: dict[Hashable, str] = {}
    for id, campaign in project.roster.campaigns.items():
        titles = [(campaign.series, campaign.first, *title) for title in campaign.title.items()]
        others = [first.setdefault(title, id) for title in titles]
        if other := next((other for other in others if other != id), ""):
            yield id, other


RULE = Rule(
    "MS052",
    "No branch is another one's copy, no campaign stands twice",
    check,
    wrong="address: {en: 12 Old Street, zh: 老街12号}  # in two files",
    right="address: {en: 14 Old Street, zh: 老街14号}",
    zh="两个网点的地址或结果相同，或同一个活动写了两遍。是不是复制了文件？改成自己的。",
    why="A file that began as a copy sends people to the other branch and counts its work twice.",
)
