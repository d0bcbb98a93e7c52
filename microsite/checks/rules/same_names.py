"""Branches that have one name."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.rules.copies import copied
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Tell each branch that is called as another one that is not closed, but for copies and neighbours.

    One in the same district that is called so is told as soon as the data are read.
    """
    told = {(branch.id, other) for branch, other, _ in copied(project)}
    first: dict[tuple[str, str], str] = {}
    for branch in project.roster.everyone.values():
        if branch.is_institution or branch.id in project.roster.closed:
            continue
        for language, name in branch.name.items():
            other = first.setdefault((language, name), branch.id)
            district = project.roster.everyone[other].district
            is_near = language in project.site.complete and district[language] == branch.district[language]
            if other != branch.id and not is_near and (branch.id, other) not in told:
                file, line = project.roster.written[other].position(("name",))
                yield project.roster.written[branch.id].mistake(
                    ("name", language),
                    f"“{branch.id}” has the name of “{other}” ({file}:{line}): {name}",
                    "Was one of the two copied? If both are called so, put the place into each name.",
                    f"“{branch.id}”和“{other}”（{file}:{line}）的名称一样：{name}。"
                    "有一个是不是复制来的？确实同名的，请在名称里加上地名，让人分得清。",
                )


RULE = Rule(
    "MS114",
    "No two branches have one name",
    check,
    wrong="name: {en: Business Hall, zh: 营业部}  # in two files",
    right="name: {en: Business Hall Bailu, zh: 白鹭区营业部}",
    zh="两个网点的名称一样。复制来的改成自己的；确实同名的，加上地名。",
    why="In the list of branches nobody can tell them apart, and calls the wrong one.",
    severity="warning",
)
