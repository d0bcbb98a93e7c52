"""Words about campaigns and events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.markup import branch_html, html
from microsite.content.page import address
from microsite.content.word import Missing, Unknown, block, inline
from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.event import Dated
from microsite.data.held_event import HeldEvent, answering
from microsite.data.series import Series, Span
from microsite.languages.dates import days, month
from microsite.languages.language import Language
from microsite.languages.writing import remembered
from microsite.words.context import Context
from microsite.words.countdown import countdown_as_of, lasting, mended_words, over, state
from microsite.words.markup import text

MOST_TO_COME = 2  # campaigns kept ready in a page, in case nobody builds it for a long time


def plans(branch: Branch, name: str) -> bool:
    """Whether a branch has a campaign of this id or series."""
    return name in branch.campaigns or any(one.series == name for one in branch.campaigns.values())


def _campaign(context: Context, name: str) -> Campaign:
    """A campaign by its id; by its series, the one that runs, comes next or was last."""
    known = context.branch.campaigns
    if name in known:
        return known[name]
    series = [campaign for campaign in known.values() if campaign.series == name]
    series.sort(key=lambda campaign: campaign.first)
    if not series and name in context.branch.network.series:
        passage = f'{{% call only_for(campaign="{name}") %}}'
        raise Missing(
            f"“{context.branch.id}” has no campaign of the series “{name}”; enclose the passage in {passage}",
            f"“{context.branch.id}”没有“{name}”这个系列的活动。请把这一段放进 {passage} … {{% endcall %}}。",
        )
    if not series:
        names = {*known, *(campaign.series for campaign in known.values())}
        raise Unknown("campaign", "这个活动", name, names)
    return next((campaign for campaign in series if campaign.last >= context.today), series[-1])


def title(context: Context, name: str) -> Markup:
    """The campaign's title."""
    return text(_campaign(context, name).title[context.language])


def theme(context: Context, name: str) -> Markup:
    """The campaign's theme."""
    return text(_campaign(context, name).theme[context.language])


def dates(context: Context, name: str) -> Markup:
    """The campaign's days."""
    campaign = _campaign(context, name)
    return text(days(context.language, campaign.first, campaign.last))


def coming_events(context: Context) -> list[HeldEvent]:
    """The events of this branch, and those it shares, that are not over, by date."""
    announced = context.roster.announced(context.branch)
    coming = [held for held in announced if held.event.until >= context.today]
    return sorted(coming, key=lambda held: (held.event.first, held.event.hours, held.id))


def expected(context: Context) -> list[tuple[Series, Span]]:
    """Series whose next campaign nobody has planned yet, by the day on which it is expected."""
    found = []
    for id, series in context.branch.network.series.items():
        ends = [campaign.last for campaign in context.branch.campaigns.values() if campaign.series == id]
        if span := series.expected(ends, context.today):
            found.append((series, span))
    return sorted(found, key=lambda pair: pair[1])


def _ordered(context: Context) -> list[tuple[str, Campaign]]:
    return sorted(context.branch.campaigns.items(), key=lambda item: (item[1].first, item[0]))


@remembered
def _when(
    language: Language,
    today: date,
    first: date,
    end: date,
    pauses: tuple[date, ...],
    hours: tuple[str, ...],
) -> Markup:
    dated = Dated(first=first, last=end, pauses=pauses, hours=hours)
    return html(
        "when.html",
        language,
        dated=dated,
        state=state(today, dated),
        over=over(language, dated),
        lasting=lasting(language, dated) if dated.late else "",
        said=countdown_as_of(language, today, dated),
    )


def when(language: Language, today: date, dated: Dated) -> Markup:
    """The countdown as it is on a day, with what the browser needs to mend it."""
    return _when(language, today, dated.first, dated.end, dated.pauses, dated.hours[-1:])


@remembered
def _leaf(language: Language, first: date, end: date) -> Markup:
    return html("leaf.html", language, dated=Dated(first=first, last=end), month=month(language, first))


def leaf(language: Language, dated: Dated) -> Markup:
    """A leaf of a calendar: the month and the days in it."""
    return _leaf(language, dated.first, dated.end)


def coming_html(template: str, context: Context, **data: Any) -> Markup:
    """Fill in a template that tells how far off something is."""
    return branch_html(
        template,
        context,
        when=partial(when, context.language, context.today),
        leaf=partial(leaf, context.language),
        words=mended_words(context.language),
        pages=context.pages,
        address=address,
        answering=answering,
        **data,
    )


def campaigns(context: Context) -> Markup:
    """Campaigns that run now or come next, those that are expected, and those that are past."""
    ordered = _ordered(context)
    return coming_html(
        "campaigns.html",
        context,
        expected=expected(context),
        current=[campaign for _, campaign in ordered if campaign.last >= context.today],
        past=[campaign for _, campaign in reversed(ordered) if campaign.last < context.today],
    )


def on_now(context: Context) -> Markup:
    """The campaigns that run, or the next one, with what this branch does in it."""
    events = coming_events(context)
    turns = [
        (campaign, [held for held in events if held.campaign_id == id], hidden)
        for id, campaign, hidden in _turns(context)
    ]
    return coming_html("on_now.html", context, turns=turns, expected=expected(context), never=date.max)


def _turns(context: Context) -> Iterator[tuple[str, Campaign, bool]]:
    """Campaigns that are not over; one that comes later is hidden until none before it is shown."""
    coming, shown = 0, False
    for id, campaign in _ordered(context):
        about = state(context.today, campaign)
        coming += about == "next"
        if about == "past" or coming > MOST_TO_COME:
            continue
        yield id, campaign, about == "next" and shown
        shown = True


def events(context: Context) -> Markup:
    """This branch's events, today's and later ones, and where to subscribe to them."""
    site = context.branch.url.partition("://")[2]
    return coming_html(
        "events.html",
        context,
        events=coming_events(context),
        subscription=f"webcal://{site}{context.language}/calendar.ics",
    )


WORDS = [
    *(inline(function, f"campaign().{function.__name__}") for function in (title, theme, dates)),
    block(campaigns),
    block(on_now),
    block(events),
]
