"""Words about what was done in a campaign: the public account of a branch, and of all branches."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from macros.say import fill_in
from microsite.content.word import block
from microsite.data.photos import picture, shown
from microsite.languages.numbers import number
from microsite.reports.chart import THICK, bars, height
from microsite.reports.phrases import phrases
from microsite.reports.report import ended, gather, results
from microsite.reports.summary import summarise
from microsite.words.context import Context


def summary(context: Context) -> Markup:
    """What this branch did in its last campaign; in the institution, what all branches did."""
    reports = [gather(context.roster, id, context.branch) for id in ended(context.branch, context.today)]
    told = next((report for report in reports if report.stated), None)
    return fill_in(
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
    """Every campaign with how many branches plan events of their own and how many have reported; in a branch, the way to it."""
    rows = []
    if context.branch.is_institution:
        branches = [branch for branch in context.roster if not branch.is_institution]
        for id, campaign in sorted(
            context.roster.campaigns.items(), key=lambda pair: pair[1].first, reverse=True
        ):
            planning = sum(
                bool(branch.participations[id].events) for branch in branches if id in branch.participations
            )
            rows.append(
                (
                    campaign,
                    planning,
                    sum(results(branch, id) is not None for branch in branches),
                    len(branches),
                )
            )
    return fill_in(
        "network_campaigns.html",
        context,
        tell=phrases(context.language),
        rows=rows,
        number=partial(number, context.language),
    )


WORDS = [block(summary), block(network_campaigns)]
