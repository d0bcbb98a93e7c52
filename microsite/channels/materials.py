"""Pieces to print and show, and the page that offers them, which tells their editions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from microsite.channels.channel import Channel, Ground
from microsite.content.page import address
from microsite.pieces import texts
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.offers import FOLDER, PAGE, Offer, campaigns, offers
from microsite.pieces.sheet import Edition
from microsite.pieces.writer import Writer

PATH = f"{address(PAGE)}index.html"
_EDITION = re.compile(rb'(data-sheet="([^"]+)">)')
_TEXTS = re.compile(rb'(data-texts="([^"]+)">)')


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    if PATH not in ground.filled:
        return
    editions: dict[str, Edition] = {}
    for offer in offers(ground.context):
        for path, content, edition in _of(ground, offer):
            editions[path] = edition
            yield path, content
    page = _EDITION.sub(
        lambda place: place[1] + str(editions[place[2].decode()]).encode(), ground.filled[PATH]
    )
    yield PATH, _TEXTS.sub(lambda place: place[1] + _texts(ground, place[2].decode()).encode(), page)


def _of(ground: Ground, offer: Offer) -> Iterator[tuple[str, bytes, Edition]]:
    choice = Choice((offer.name,), campaign=offer.id)
    for sheet, _ in sheets(ground.project, [ground.filler], ground.context.branch, choice):
        for path, offered in offer.sheets.items():
            if offered.size == sheet.size:
                yield path, ground.press.sheet(sheet), sheet.edition
        if sheet.size == offer.first.size:
            yield offer.picture, ground.press.picture(sheet), sheet.edition


def _texts(ground: Ground, campaign: str) -> str:
    """Every message of a campaign, to copy."""
    branch, press = ground.context.branch, ground.press
    writer = Writer.of(ground.project, ground.filler, branch, press.numbers, press.told)
    said = (
        content.decode()
        for name, content in texts.files(writer, campaign)
        if name.startswith("messages/") and name.endswith(f"-{ground.context.language}.txt")
    )
    return "".join(f'<p class="ms-copy">{_broken(text)}</p>' for text in said)


def _broken(text: str) -> str:
    return "<br>".join(html.escape(line) for line in text.strip().splitlines())


def _names(ground: Ground) -> Iterator[str]:
    for offer in offers(ground.context):
        yield from offer.sheets
        yield offer.picture


def _values(ground: Ground) -> Iterator[bytes]:
    """What stands on sheets and in messages, and need not stand on any page; their text is that of pages."""
    branch = ground.context.branch
    yield repr((ground.project.look.drawing, ground.project.facts.limits)).encode()
    for offer in offers(ground.context):
        yield repr((offer.picture, offer.first.data)).encode()
    for id in campaigns(ground.context):
        yield repr((id, branch.campaigns[id].messages, branch.network.sms_signature)).encode()


CHANNEL = Channel(rf"{FOLDER}/(?:[a-z0-9-]+/)?[a-z0-9-]+\.(?:pdf|png)", _files, _names, _values)
