"""A number of one branch that another one gives as its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from microsite.checks.rule import Rule
from microsite.checks.rules.copies import are_counted_as_two, copied, is_hall_of
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.data.values.phone import SERVICE
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import KeyPath

_FEW = 3  # branches with one number that are told one by one


class Own(NamedTuple):
    """A number that a branch has for itself, and where it stands."""

    branch: Branch
    path: KeyPath
    hotline: Hotline


def check(project: Project) -> Iterator[Mistake]:
    """Tell of each branch that it has another one's number; of one that was filled down, once for all."""
    of_numbers: dict[str, dict[str, tuple[Own, Own]]] = {}
    for one, other in twice(project):
        if not answers_for_both(one, other) and not _is_in_one_house(project, one.branch, other.branch):
            pairs = of_numbers.setdefault(other.hotline.number or "", {})
            pairs.setdefault(other.branch.id, (one, other))
    for pairs in of_numbers.values():
        several = list(pairs.values())
        if len(several) > _FEW:
            yield _filled_down(project, *several[0], len(several))
        else:
            yield from (_of_another(project, one, other) for one, other in several)


def _of_another(project: Project, one: Own, other: Own) -> Mistake:
    file, line = project.roster.written[one.branch.id].position(one.path)
    return project.roster.written[other.branch.id].mistake(
        other.path,
        f"“{other.branch.id}” has the number {other.hotline.number} of “{one.branch.id}” ({file}:{line})",
        "Was one of the two copied? Write each branch's own number; of one switchboard each branch's "
        "extension. If one of them answers for both, write its name as owner in both.",
        f"“{other.branch.id}”的号码 {other.hotline.number} 也是“{one.branch.id}”的（{file}:{line}）。"
        "有一个是不是复制来的？请各写自己的号码；共用总机的，各写分机号 extension。"
        "确实由其中一个网点统一接听的，两处的 owner 都写那个网点的名称。",
    )


def _filled_down(project: Project, one: Own, other: Own, count: int) -> Mistake:
    file, line = project.roster.written[one.branch.id].position(one.path)
    return project.roster.written[other.branch.id].mistake(
        other.path,
        f"{count} branches have the number {other.hotline.number} of “{one.branch.id}” ({file}:{line}); "
        f"this is the first of them, “{other.branch.id}”",
        "Was it filled down in a spreadsheet? Write each branch's own number. If one office answers for all, "
        "write the number once in branches/network.yml.",
        f"有{count}个网点的号码 {other.hotline.number} 也是“{one.branch.id}”的（{file}:{line}），"
        f"这里是其中第一个“{other.branch.id}”。是不是在表格里往下拖了？请各写自己的号码；"
        "确实统一接听的，写在 branches/network.yml 里，写一次就够。",
    )


def twice(project: Project) -> Iterator[tuple[Own, Own]]:
    """Numbers that two branches have for their own at one time, of two branches the first one."""
    told = {(other, branch.id) for branch, other, _ in copied(project)}  # by the rule of copies
    known: dict[str, list[Own]] = {}
    for branch in project.roster.everyone.values():
        if branch.is_institution or branch.id in project.roster.closed:
            continue
        for own in _own(project, branch):
            others = known.setdefault(own.hotline.number or "", [])
            clashing = [other for other in others if other.branch is not branch and _clash(other, own)]
            for other in clashing:
                pair = (other.branch.id, branch.id)
                if pair not in told:
                    told.add(pair)
                    yield other, own
            if not clashing:  # else whoever clashes with it clashes with the first one too
                others.append(own)


def _own(project: Project, branch: Branch) -> Iterator[Own]:
    """The numbers of a branch that are neither its institution's nor a service's of the whole country."""
    common = {hotline.number for _, hotline in project.roster.institution.all_hotlines}
    for _, hotline, path in project.roster.placed_hotlines(branch):
        if hotline.number and hotline.number not in common and not SERVICE.fullmatch(hotline.number):
            yield Own(branch, (*path, "number"), hotline)


def _clash(one: Own, other: Own) -> bool:
    """Whether a caller would reach the same desk, and neither branch takes the other one's place."""
    extensions = (one.hotline.extension, other.hotline.extension)
    is_same = None in extensions or extensions[0] == extensions[1]
    lives = one.branch.life, other.branch.life
    return is_same and other.branch.id not in lives[0].others and one.branch.id not in lives[1].others


def answers_for_both(one: Own, other: Own) -> bool:
    """Whether both say that the same one of the two branches answers."""
    names = {*one.branch.name.root.values(), *other.branch.name.root.values()}
    owner = one.hotline.owner or ""
    return owner == other.hotline.owner and any(name in owner for name in names)


def _is_in_one_house(project: Project, one: Branch, other: Branch) -> bool:
    """Whether one is the hall of the other, and the institution counts both: one telephone serves them."""
    first = project.site.first
    return (
        is_hall_of(one.name[first], other.name[first])
        and one.address == other.address
        and are_counted_as_two(one, other)
    )


RULE = Rule(
    "MS108",
    "A branch's number is no other branch's",
    check,
    wrong='number: "0571 0000 2001"  # in two files',
    right='number: "0571 0000 2002"',
    zh="两个网点的号码相同。是不是复制来的？改成自己的。",
    why="Whoever calls would reach another branch, which knows nothing of the matter.",
)
