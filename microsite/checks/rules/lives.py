"""Events at a branch on days on which it is closed."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.event import Event
from microsite.data.life import Life
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find events before a branch opens, after it closes, or in its rooms while they are closed."""
    for plan in plans(project):
        for number, event in enumerate(plan.events):
            if not plan.is_common and not event.cancelled and (wrong := closed(plan.host.life, event)):
                message, zh = wrong
                yield plan.mistake(
                    ("events", number, "first"),
                    f"the event “{event.id}” takes place when {message}",
                    "Change its day, write where else it is (place), or cancel it (cancelled).",
                    f"场次“{event.id}”的日子，{zh}。请改日期，用 place 写上别的地点，或用 cancelled 取消。",
                )


def closed(life: Life, event: Event) -> tuple[str, str] | None:
    """Why nobody is there on a day of an event, in English and Chinese."""
    if not life.has_begun(event.first):
        return f"the branch has not opened yet ({life.opened})", f"网点还没有开业（{life.opened}）"
    if life.has_ended(event.end):
        return f"the branch has closed ({life.closes})", f"网点已经撤销（{life.closes}）"
    if event.place or event.kind == "hotline-day":
        return None
    for day in event.days:
        if closure := life.closure_on(day):
            span = f"{closure.first} – {closure.last}"
            return f"the branch is closed ({span})", f"网点暂停营业（{span}）"
    return None


RULE = Rule(
    "MS054",
    "Events take place while their branch is there",
    check,
    wrong="life: {closes: 2027-03-01}, and an event on 2027-03-12",
    right="an event on 2027-02-26",
    zh="网点还没开业、已经撤销或暂停营业的日子，不能在网点办活动。改日期、地点，或取消。",
    why="Who comes would stand before a closed door.",
)
