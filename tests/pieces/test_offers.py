"""A site offers what its branch may print on the day, and tells the editions of just these sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from microsite.channels import materials, pages
from microsite.channels.channel import Ground
from microsite.content.project import Project
from microsite.data.message import Message, Wording
from microsite.data.record import Text
from microsite.pieces.offers import campaigns, offers, refused
from microsite.pieces.press import Press
from microsite.publish import names
from microsite.rendering.fill import Filler
from microsite.rendering.roots import in_network
from microsite.words.context import Context


@pytest.fixture
def ground(printing: Project, fillers: list[Filler], tmp_path: Path) -> Ground:
    branch, filler = printing.roster["maiwan"], fillers[0]
    context = Context.of(printing, branch, filler.rendering.language)
    press = Press(printing, tmp_path)
    return Ground(printing, filler, context, in_network(branch, context.language), press)


def on(ground: Ground, day: date) -> Context:
    return replace(ground.context, today=day)


@pytest.mark.exhaustive
def test_the_page_offers_the_sheets_that_are_there(ground: Ground) -> None:
    filled = dict(pages.CHANNEL.files(ground))
    assert materials.PATH not in filled
    made = dict(materials.CHANNEL.files(ground))
    listed = {*materials.CHANNEL.names(ground)}
    assert {materials.PATH} == made.keys() - listed  # the pages' channel lists it
    assert listed < made.keys()
    names.refuse_others(f"maiwan/{ground.context.language}/{name}" for name in made)
    page = html.fromstring(made[materials.PATH].decode())
    leads = {link for link in page.xpath("//figure//@href | //figure//@src") if "/materials/" in link}
    assert {link.partition("/materials/")[2] for link in leads} == {
        name.removeprefix("materials/") for name in listed
    }
    shown = {place.get("data-sheet"): place.text for place in page.xpath("//*[@data-sheet]")}
    assert shown.keys() == {name for name in listed if name.endswith(".pdf")}
    assert all(len(edition) == 9 for edition in shown.values())


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("day", "offered"),
    [("2027-03-08", True), ("2027-04-14", True), ("2027-04-15", False), ("2025-01-01", False)],
)
def test_a_campaign_is_offered_around_its_days(ground: Ground, day: str, offered: bool) -> None:
    assert ("315-2027" in campaigns(on(ground, date.fromisoformat(day)))) == offered


def test_what_nobody_called_for_long_is_not_offered(ground: Ground) -> None:
    later = on(ground, date(2028, 1, 1))
    assert [offer.name for offer in offers(later)] == []
    assert [offer.name for offer in refused(later)] == ["sign"]


def test_a_very_large_network_makes_sheets_on_demand(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microsite.pieces.offers.MOST", 3)
    assert not [*offers(ground.context)]


def told(ground: Ground) -> list[bytes]:
    return [*materials.CHANNEL.values(ground)]


@pytest.mark.parametrize("what", ["a message", "a day of calling", "a slogan"])
def test_what_stands_on_no_page_makes_the_sites_digest_another(ground: Ground, what: str) -> None:
    branch = ground.context.branch
    if what == "a day of calling":
        called = branch.numbers["complaint"][0].model_copy(update={"verified_on": ground.context.today})
        other = replace(branch, numbers={**branch.numbers, "complaint": (called,)})
    else:
        said = Text(root={"en": "Come", "zh": "欢迎"})
        message = Message(kind="notice", text=Wording(root=said.root), days_before=3)
        new = {"messages": (message,)} if what == "a message" else {"slogans": (said,)}
        campaign = branch.campaigns["315-2027"].model_copy(update=new)
        other = replace(branch, campaigns={**branch.campaigns, "315-2027": campaign})
    changed = replace(ground, context=replace(ground.context, branch=other))
    assert told(changed) != told(ground) == told(replace(ground))
