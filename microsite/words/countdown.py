"""How far off something is, in words that stay true when the page is read on a later day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from microsite.data.event import Dated
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.languages.lists import named
from microsite.languages.phrases import phrases

MENDED = ("today", "tomorrow", "in_days", "day_of", "not_today", "in_months")  # the browser says these too
COUNTED = 30  # days before it, from which on each is counted; what is farther off is told in months


def countdown(language: Language, today: date, dated: Dated) -> str:
    """How far off it is, or which of its days this is."""
    say, away = phrases(language), (dated.first - today).days
    if today > dated.until:
        return over(language, dated)
    if today > dated.end:
        return lasting(language, dated)
    if away > COUNTED:
        return _in_months(say["in_months"], away)
    if away > 0:
        return say["tomorrow"] if away == 1 else say["in_days"].format(away)
    if today in dated.pauses:
        return say["not_today"]
    if dated.first == dated.end:
        return say["today"]
    past = sum(day <= today for day in dated.days)
    return say["day_of"].format(past, len(dated.days))


def _in_months(forms: str, away: int) -> str:
    """A number of days as months of thirty and a half; the last form is for all that is farther off."""
    return named(forms, min((2 * away + 30) // 61, len(forms.split("|"))))


def countdown_as_of(language: Language, today: date, dated: Dated) -> str:
    """The same with the day on which it is true, while it changes from day to day."""
    said = countdown(language, today, dated)
    if today > dated.end:
        return said
    return phrases(language)["as_of"].format(said, date_in_full(language, today))


def lasting(language: Language, dated: Dated) -> str:
    """Until when it goes on past midnight, which is true before and afterwards."""
    return phrases(language)["lasting"].format(dated.late, date_in_full(language, dated.until))


def over(language: Language, dated: Dated) -> str:
    """When it ended."""
    return phrases(language)["ended"].format(date_in_full(language, dated.end))


def state(today: date, dated: Dated) -> Literal["now", "next", "past"]:
    """Whether it runs now, comes next or is past."""
    if today < dated.first:
        return "next"
    return "past" if today > dated.until else "now"


def mended_words(language: Language) -> str:
    """The words with which the browser mends a countdown."""
    return "|".join(phrases(language)[word] for word in MENDED)
