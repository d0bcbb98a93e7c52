"""Words about what was done in a campaign: the public account of a branch, and of all branches."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from macros.say import fill_in, number, phrases
from microsite.data.photos import picture, shown
from microsite.reports.chart import THICK, bars, height
from microsite.reports.report import ended, gather, results
from microsite.reports.summary import summarise
from microsite.words.word import Place, block


def summary(place: Place) -> Markup:
    """What this branch did in its last campaign; in the institution, what all branches did."""
    reports = [gather(place.roster, id, place.branch) for id in ended(place.branch, place.today)]
    told = next((report for report in reports if report.stated), None)
    return fill_in("summary.html", place, tell=phrases(place.language, "summary"), last=reports[0] if reports else None, told=told,
                   summary=summarise(told, place.language) if told else None, photos=[picture(place.roster.folder, photo) for photo in shown(told.own)] if told else [],
                   number=partial(number, place.language), bars=bars, height=height, thick=THICK)


def network_campaigns(place: Place) -> Markup:
    """Every campaign with how many branches plan events of their own and how many have reported; in a branch, the way to it."""
    rows = []
    if place.branch.is_institution:
        branches = [branch for branch in place.roster if not branch.is_institution]
        for id, campaign in sorted(place.roster.campaigns.items(), key=lambda pair: pair[1].first, reverse=True):
            planning = sum(bool(branch.participations[id].events) for branch in branches if id in branch.participations)
            rows.append((campaign, planning, sum(results(branch, id) is not None for branch in branches), len(branches)))
    return fill_in("network_campaigns.html", place, tell=phrases(place.language, "summary"), rows=rows,
                   number=partial(number, place.language))


WORDS = [block(summary), block(network_campaigns)]
