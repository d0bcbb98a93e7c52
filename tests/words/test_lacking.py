"""What pages say where an institution lacks a campaign or a hotline: the passage goes, or another line answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.branch import only_for
from macros.campaigns import title
from macros.finder import branch_finder
from macros.hotlines import help_bar, hotline
from macros.summary import network_campaigns
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


def test_nobody_is_asked_where_they_are_if_no_branch_is_on_the_map(speaker: Context) -> None:
    assert "<button" in branch_finder(speaker)
    unplaced = {id: replace(branch, coordinates=None) for id, branch in speaker.roster.branches.items()}
    assert "<button" not in branch_finder(replace(speaker, roster=replace(speaker.roster, branches=unplaced)))


def test_no_list_is_shown_where_nothing_is_listed(speaker: Context) -> None:
    alone = replace(speaker.roster, branches={speaker.branch.id: speaker.branch}, campaigns={})
    lonely = replace(speaker, roster=alone)
    found = branch_finder(lonely)
    assert "There is one place only: Hetang Bank, " in found and "<input" not in found
    everywhere = {"find.md": None}
    assert "Change branch" in help_bar(replace(speaker, pages=everywhere))
    assert "Change branch" not in help_bar(replace(lonely, pages=everywhere))
    assert "There is nothing to add up yet." in network_campaigns(lonely)
