"""What designs may show, as plain data in one language."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

import segno
from pydantic import BaseModel

from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.event import Event
from microsite.data.hotline import Hotline, NationalHotline
from microsite.data.in_languages import InLanguages
from microsite.languages.dates import days, spans
from microsite.languages.language import Language
from microsite.pieces.text import Part
from microsite.words.markup import shown_number
from microsite.words.opening import week


def number(label: str, hotline: Hotline | NationalHotline, language: Language) -> dict[str, str]:
    """A number with who answers, and when."""
    hours = getattr(hotline, "hours", None)
    said = week(language, hours) if hours else ""
    return {"label": label, "number": shown_number(hotline, language), "hours": said}


def parts(given: list[Part], title: str) -> list[dict[str, Any]]:
    """What stands below each heading; one that only says the title again is left out."""
    return [
        {"heading": "" if part.heading == title else part.heading, "blocks": part.blocks}
        for part in given
        if part.blocks
    ]


def campaign(given: Campaign, branch: Branch, language: Language) -> dict[str, Any]:
    """What a campaign says, and what takes place at a branch."""
    return {
        "title": given.title[language],
        "slogans": [slogan[language] for slogan in given.slogans],
        "when": days(language, given.first, given.end),
        "events": [_event(event, branch, language) for event in given.events if not event.cancelled],
    }


def _event(event: Event, branch: Branch, language: Language) -> dict[str, str]:
    place = event.place or branch.place_on(event.first).address
    hours = spans(language, event.hours) if event.hours else ""
    when = days(language, event.first, event.end)
    return {"title": event.title[language], "when": when, "hours": hours, "place": place[language]}


def in_language(given: Any, language: Language) -> Any:
    """A record as plain data, each of its texts in one language."""
    if isinstance(given, InLanguages):
        return given[language]
    if isinstance(given, BaseModel):
        return {name: in_language(getattr(given, name), language) for name in type(given).model_fields}
    return [in_language(one, language) for one in given] if isinstance(given, tuple) else given


@lru_cache(1024)  # several sheets of a branch lead to one page, and some branches come in turn
def code(leads: str) -> bytes:
    """A code that telephones read, as a picture of one point for each dot, with its quiet zone."""
    written = io.BytesIO()
    segno.make(leads, error="m").save(written, kind="png")
    return written.getvalue()
