"""Whom to call about an event."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake, nearest, nearest_zh


def check(project: Project) -> Iterator[Mistake]:
    """Find events whose contact is no hotline of the branch, and hotline days without a number to call."""
    for plan in plans(project):
        known = plan.host.hotlines
        for number, event in enumerate(plan.events):
            if event.contact and event.contact not in {*known, *project.roster.unread}:
                yield plan.mistake(
                    ("events", number, "contact"),
                    f"“{plan.host.id}” has no hotline “{event.contact}”",
                    nearest(event.contact, known),
                    f"“{plan.host.id}”没有热线“{event.contact}”。{nearest_zh(event.contact, known)}",
                )
            elif (
                event.kind == "hotline-day"
                and "hotline-day" not in project.roster.unread
                and not event.cancelled
                and not (event.contact or event.hotline or "hotline-day" in known)
            ):
                yield plan.mistake(
                    ("events", number, "kind"),
                    f"nobody answers on the hotline day “{event.id}”",
                    "Give the branch a hotline hotline-day, or the event a contact or a hotline of its own.",
                    f"热线日“{event.id}”没有可打的号码。"
                    "请给网点加热线 hotline-day，或给这一场写 contact 或 hotline。",
                )


RULE = Rule(
    "MS032",
    "Somebody answers for every event",
    check,
    stops_build=True,
    wrong="contact: consultations",
    right="contact: consultation",
    zh="活动没有能打通的咨询电话。写上 contact 或 hotline。",
    why="Somebody who wants to come must be able to ask, and a hotline day without a number is none.",
)
