"""Words about what was done in a campaign: the public account of a branch, and of all branches."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from macros.markup import branch_html
from microsite.content.word import block
from microsite.data.campaign import Campaign
from microsite.data.photos import picture, shown
from microsite.data.roster import Roster
from microsite.languages.numbers import number
from microsite.reports.chart import THICK, bars, height
from microsite.reports.phrases import phrases
from microsite.reports.report import ended, gather
from microsite.reports.summary import summarise
from microsite.words.context import Context


def summary(context: Context) -> Markup:
    """What this branch did in its last campaign; in the institution, what all branches did."""
    reports = [gather(context.roster, id, context.branch) for id in ended(context.branch, context.today)]
    told = next((report for report in reports if report.stated), None)
    return branch_html(
        "summary.html",
        context,
        tell=phrases(context.language),
        last=reports[0] if reports else None,
        told=told,
        summary=summarise(told, context.language) if told else None,
        photos=[picture(context.roster.folder, photo) for photo in shown(told.own)] if told else [],
        number=partial(number, context.language),
        bars=bars,
        height=height,
        thick=THICK,
    )


def network_campaigns(context: Context) -> Markup:
    """Every campaign with how many branches plan events of their own, and how many have reported."""
    return branch_html(
        "network_campaigns.html",
        context,
        tell=phrases(context.language),
        has_campaigns=bool(context.roster.campaigns),
        rows=list(_campaigns(context.roster)) if context.branch.is_institution else [],
        number=partial(number, context.language),
    )


def _campaigns(roster: Roster) -> Iterator[tuple[Campaign, int, int, int]]:
    """Every campaign, the last one first: how many branches plan events, have reported, and are asked to."""
    ordered = sorted(roster.campaigns.items(), key=lambda item: item[1].first, reverse=True)
    for id, campaign in ordered:
        branches = roster.asked(id)
        taking_part = [branch.participations[id] for branch in branches if id in branch.participations]
        planning = sum(bool(participation.events) for participation in taking_part)
        reported = sum(participation.results is not None for participation in taking_part)
        yield campaign, planning, reported, len(branches)


WORDS = [block(summary), block(network_campaigns)]
