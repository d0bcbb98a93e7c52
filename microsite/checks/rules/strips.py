"""Slogans that a strip of light can't show."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.message import Screen
from microsite.data.record import Text
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find codes that no strip is fed in, and characters that the code of a strip lacks."""
    if not (limits := project.facts.limits):
        return
    for branch in project.roster.everyone.values():
        for place, screen in enumerate(branch.screens):
            if screen.encoding not in limits.strips.known:
                known = ", ".join(limits.strips.known)
                yield project.roster.written[branch.id].mistake(
                    ("screens", place, "encoding"),
                    f"no strip is fed in “{screen.encoding}”",
                    f"Known: {known}.",
                    f"电子屏不用“{screen.encoding}”编码。可以写：{known}。",
                )
    yield from _slogans(project)


def _slogans(project: Project) -> Iterator[Mistake]:
    for plan in plans(project):
        if plan.campaign.last < project.today:
            continue
        branches = [*project.roster] if plan.is_common else [plan.host]
        screens = {
            screen: branch.id
            for branch in reversed(branches)
            if plan.id in branch.campaigns
            for screen in branch.screens
        }
        for place, slogan in enumerate(plan.slogans):
            for language, missing, screen in _lacking(slogan, [*screens]):
                yield plan.mistake(
                    ("slogans", place, language),
                    f"the strip of “{screens[screen]}”, fed in {screen.encoding}, lacks {missing}",
                    "Write other characters, or the encoding of the strip if it knows them.",
                    f"“{screens[screen]}”的电子屏用 {screen.encoding} 编码，没有“{missing}”。"
                    "请换字；屏其实能显示的，请改 encoding。",
                )


def _lacking(slogan: Text, screens: list[Screen]) -> Iterator[tuple[str, str, Screen]]:
    for language, said in slogan.items():
        for screen in screens:
            if missing := screen.lacking(said):
                yield language, missing, screen
                break


RULE = Rule(
    "MS107",
    "Strips of light can show their slogans",
    check,
    wrong="screens: [{columns: 12, encoding: gb2312}]\nslogans: [{en: …, zh: 𠮷祥支行提醒您}]",
    right="screens: [{columns: 12, encoding: gb18030}]\nslogans: [{en: …, zh: 𠮷祥支行提醒您}]",
    zh="口号里有电子屏的编码没有的字，屏上会是空格或问号。",
    why="A character that a card lacks is a hole in the street, for a week.",
)
