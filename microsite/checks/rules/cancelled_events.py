"""Short messages about an event that is cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import Sending, sendings
from microsite.content.project import Project
from microsite.data.event import Event
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Tell each message that invites to one, and each that is not sent because of it."""
    for sending in sendings(project):
        name = sending.message.event
        if any(event.id == name for event in _cancelled(sending)):
            if sending.language == project.site.first:  # told once for all languages
                yield sending.mistake(
                    f"this message is not sent: its event “{name}” is cancelled",
                    "Take it out. To tell people that it is cancelled, write another message without event.",
                    f"这条短信不会发送：它说的场次“{name}”已经取消。不用的就删掉；"
                    "要通知大家活动取消，请另写一条，不写 event。",
                    "event",
                )
        elif invited := next(_invited(sending), None):
            yield sending.mistake(
                f"this message invites to “{invited.title[sending.language]}”, which is cancelled",
                f"Take that out. Is it all about that? Write event: {invited.id}; then it is not sent.",
                f"短信里请人来参加“{invited.title[sending.language]}”，可这一场已经取消。请删掉这句话；"
                f"整条只说这一场的，写上 event: {invited.id}，就不会发送。",
            )


def _cancelled(sending: Sending) -> Iterator[Event]:
    """The events of its campaign that are cancelled."""
    return (event for event in sending.plan.campaign.events if event.cancelled)


def _invited(sending: Sending) -> Iterator[Event]:
    """Cancelled events whose title stands in the text, and no other event's that takes place."""
    language = sending.language
    held = {event.title[language] for event in sending.plan.campaign.events if not event.cancelled}
    for event in _cancelled(sending):
        title = event.title[language]
        if title in sending.text and title not in held:
            yield event


RULE = Rule(
    "MS117",
    "No message invites to an event that is cancelled",
    check,
    wrong="event: information-desk  # which is cancelled",
    right="text: {en: The information desk of 9 March is cancelled., zh: 3月9日的咨询台取消了。}",
    zh="短信说的场次已经取消。删掉这条，或改成取消通知。",
    why="People would stand before a closed door; and whoever was invited already should hear of it.",
    severity="warning",
    reads="messages",
)
