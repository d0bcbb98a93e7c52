"""What pages say where an institution lacks a campaign or a hotline: the passage goes, or another line answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.branch import only_for
from macros.campaigns import title
from macros.hotlines import hotline
from microsite.content.word import Missing, Unknown
from microsite.data.roster import Roster
from microsite.words.context import Context

DAY = date(2026, 11, 25)


@pytest.fixture
def speaker(roster: Roster) -> Context:
    return Context(roster.institution, "en", DAY, roster)


@pytest.fixture
def lacking(speaker: Context) -> Context:
    """The same without campaigns and without an anti-fraud line."""
    numbers = {name: own for name, own in speaker.branch.numbers.items() if name != "anti-fraud"}
    return replace(speaker, branch=replace(speaker.branch, campaigns={}, numbers=numbers))


def answered_by(context: Context, purpose: str) -> Context:
    network = context.branch.network
    purposes = dict(network.purposes)
    purposes["anti-fraud"] = purposes["anti-fraud"].model_copy(update={"otherwise": purpose})
    branch = replace(context.branch, network=network.model_copy(update={"purposes": purposes}))
    return replace(context, branch=branch)


def test_a_passage_about_a_campaign_goes_where_there_is_none(speaker: Context, lacking: Context) -> None:
    for named in ("315", "315-2026"):
        assert only_for(speaker, campaign=named)
    assert not only_for(lacking, campaign="315")
    with pytest.raises(Unknown):
        only_for(speaker, campaign="316")
    with pytest.raises(Missing, match="only_for"):
        title(lacking, "315")


def test_another_line_answers_if_the_purpose_says_so(speaker: Context, lacking: Context) -> None:
    own, questions = hotline(speaker, "anti-fraud"), hotline(speaker, "consultation")
    with pytest.raises(Missing, match="only_for"):
        hotline(lacking, "anti-fraud")
    assert hotline(answered_by(lacking, "consultation"), "anti-fraud") == questions
    assert hotline(answered_by(speaker, "consultation"), "anti-fraud") == own
    with pytest.raises(Missing):
        hotline(answered_by(lacking, "anti-fraud"), "anti-fraud")
