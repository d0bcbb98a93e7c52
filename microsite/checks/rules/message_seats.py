"""Seats that a message names otherwise than its event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_SEATS = re.compile(
    r"限(?:前|额)?(?P<people>\d{1,5})(?:人|位|名)|(?P<places>\d{1,5}) ?个?(?:座位|名额)"
    r"|\b(?P<seats>\d{1,5}) (?:seats|places)\b|\blimited to (?P<limit>\d{1,5})\b"
)


def check(project: Project) -> Iterator[Mistake]:
    """Compare the seats in each message with those of the event of which it speaks."""
    for sending in sendings(project):
        events = (event for event in sending.plan.events if event.id == sending.message.event)
        event = next(events, None)
        found = _SEATS.search(sending.text) if event and event.seats else None
        written = next(filter(None, found.groups()), "") if found else ""
        if event and written and int(written) != event.seats:
            yield sending.mistake(
                f"it names {written} seats, and “{event.id}” has {event.seats}",
                f"Write {event.seats}, or change seats of the event.",
                f"短信里写的是{written}个座位，场次“{event.id}”的 seats 是 {event.seats}。"
                f"请改成 {event.seats}，或改场次的 seats。",
            )


RULE = Rule(
    "MS125",
    "A message names as many seats as its event has",
    check,
    wrong="seats: 50, and a message “限30人”",
    right="seats: 50, and a message “限50人”",
    zh="短信里的人数和场次的 seats 不一样。改成一样的。",
    why="Who comes as the thirty-first would be told that there is no seat, though there are twenty.",
    reads="messages",
)
