"""Words about what changes with a branch: it is closed for some days, moves, or closes for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from macros.markup import branch_html
from macros.phrases import phrases
from microsite.content.word import block
from microsite.languages.dates import date_in_full, days
from microsite.words.context import Context
from microsite.words.markup import text
from microsite.words.slots import NETWORK

AHEAD = timedelta(days=90)  # for so long before it a change stands on every page, and a move after it


def changes(context: Context) -> list[Markup]:
    """All that is known to change, and what is closed now, in sentences."""
    return [sentence for _, _, sentence in _changes(context)]


def change(context: Context) -> Markup:
    """What has just changed or soon will, for every page of a branch; nothing where nothing does."""
    near = [
        sentence
        for first, last, sentence in _changes(context)
        if first - AHEAD <= context.today and context.today <= last
    ]
    return branch_html("change.html", context, sentences=near)


def _changes(context: Context) -> Iterator[tuple[date, date, Markup]]:
    """Each change with its first day and the last on which it is news."""
    branch, language, life = context.branch, context.language, context.branch.life
    say = phrases(language)
    for closure in sorted(life.closed_between, key=lambda closure: closure.first):
        if closure.last >= context.today:
            sentence = text(
                say["closed_between"].format(
                    days(language, closure.first, closure.last), closure.why[language]
                )
            )
            yield closure.first, closure.last, sentence + _instead(context, closure.instead)
    for place in branch.places[1:]:
        if place.since + AHEAD >= context.today:
            phrase = say["has_moved" if place.since <= context.today else "will_move"]
            moved = phrase.format(date_in_full(language, place.since), place.address[language])
            yield place.since, place.since + AHEAD, text(moved)
    if life.closes:
        sentence = text(say["will_close"].format(date_in_full(language, life.closes)))
        yield life.closes, life.closes, sentence + _instead(context, life.merged_into)


def _instead(context: Context, id: str | None) -> Markup:
    """Where to go instead, as a link where that branch has a site."""
    if not id:
        return Markup("")
    language, there = context.language, context.roster.branches.get(id)
    name = context.roster.everyone[id].name[language]
    shown = text(name)
    if there:
        address = Markup(NETWORK) + f"{there.folder}{language}/"
        shown = Markup('<a href="{}">{}</a>').format(address, shown)
    return Markup(phrases(language)["go_instead"]).format(shown)


WORDS = [block(change)]
