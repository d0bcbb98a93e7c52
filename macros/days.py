"""How far off something is, in words that stay true when the page is read on a later day."""

from __future__ import annotations

from datetime import date
from functools import cache

from markupsafe import Markup

from macros.say import phrases
from microsite.data.event import Dated
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language

MENDED = ("today", "tomorrow", "in_days", "day_of", "not_today")  # the browser says these too


def countdown(language: Language, today: date, dated: Dated) -> str:
    """How far off it is, or which of its days this is."""
    say, away = phrases(language), (dated.first - today).days
    if today > dated.end:
        return over(language, dated)
    if away > 0:
        return say["tomorrow"] if away == 1 else say["in_days"].format(away)
    if today in dated.pauses:
        return say["not_today"]
    if dated.first == dated.end:
        return say["today"]
    past = sum(day <= today for day in dated.days)
    return say["day_of"].format(past, len(dated.days))


def over(language: Language, dated: Dated) -> str:
    """When it ended."""
    return phrases(language)["ended"].format(date_in_full(language, dated.end))


def state(today: date, dated: Dated) -> str:
    """Whether it runs now, comes next or is past."""
    return "next" if today < dated.first else "past" if today > dated.end else "now"


def spoken_words(language: Language) -> str:
    """The words with which the browser mends a countdown."""
    return "|".join(phrases(language)[word] for word in MENDED)


@cache
def _element(language: Language, today: date, first: date, end: date, pauses: tuple[date, ...]) -> Markup:
    dated = Dated(first=first, last=end, pauses=pauses)
    said = countdown(language, today, dated)
    if today <= end:
        said = phrases(language)["as_of"].format(said, date_in_full(language, today))
    paused = Markup(' data-pauses="{}"').format(" ".join(map(str, pauses))) if pauses else ""
    return Markup(
        '<ms-day data-state="{}" data-first="{}" data-last="{}"{} data-over="{}"><span>{}</span></ms-day>'
    ).format(state(today, dated), first, end, paused, over(language, dated), said)


def when(language: Language, today: date, dated: Dated) -> Markup:
    """The countdown as it is on a day, with what the browser needs to mend it."""
    return _element(language, today, dated.first, dated.end, dated.pauses)
