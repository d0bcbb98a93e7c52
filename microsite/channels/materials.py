"""Pieces to print and show, and the page that offers them, which tells their editions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from microsite.channels.channel import Channel, Ground
from microsite.content.page import address
from microsite.pieces import messages
from microsite.pieces.choice import Choice, sheets
from microsite.pieces.offers import FOLDER, PAGE, Offer, campaigns, offers
from microsite.pieces.sheet import Edition, Sheet
from microsite.pieces.writer import Writer
from microsite.words.context import Context

PATH = f"{address(PAGE)}index.html"
_EDITION = re.compile(rb'(data-sheet="([^"]+)">)')
_TEXTS = re.compile(rb'(data-texts="([^"]+)">)')


def _files(ground: Ground) -> Iterator[tuple[str, bytes]]:
    if PATH not in ground.filled:
        return
    editions: dict[str, Edition] = {}
    for piece in _pieces(ground):
        editions[piece.path] = piece.sheet.edition
        yield piece.path, _made(ground, piece)
    page = _EDITION.sub(
        lambda place: place[1] + str(editions[place[2].decode()]).encode(), ground.filled[PATH]
    )
    yield PATH, _TEXTS.sub(lambda place: place[1] + _texts(ground, place[2].decode()).encode(), page)


class _Piece(NamedTuple):
    """A file of a piece: a sheet, or the picture that shows how it looks."""

    path: str
    sheet: Sheet
    is_picture: bool


def _ahead(grounds: Sequence[Ground]) -> None:
    """Make the pieces of several branches, those of one design in one go: what was set is soon forgotten."""
    pieces = [
        ((piece.sheet.name, ground.context.language, piece.sheet.size.name["en"]), ground, piece)
        for ground in grounds
        for piece in _pieces(ground)
    ]
    for _, ground, piece in sorted(pieces, key=itemgetter(0)):
        _made(ground, piece)


def _made(ground: Ground, piece: _Piece) -> bytes:
    make = ground.press.picture if piece.is_picture else ground.press.sheet
    return ground.once(piece.path, lambda _: make(piece.sheet))


def _pieces(ground: Ground) -> list[_Piece]:
    def of_all(context: Context) -> list[_Piece]:
        offered = [*offers(context)]
        ids = dict.fromkeys(offer.id for offer in offered)
        return [piece for id in ids for piece in _of(ground, [one for one in offered if one.id == id])]

    return ground.once(FOLDER, of_all)


def _of(ground: Ground, offered: list[Offer]) -> Iterator[_Piece]:
    """The files of what is offered for one campaign, or always: each page is read once for all of them."""
    named = {offer.name: offer for offer in offered}
    choice = Choice(tuple(named), campaign=offered[0].id)
    for sheet, _ in sheets(ground.project, [ground.filler], ground.context.branch, choice):
        offer = named[sheet.name]
        for path, unread in offer.sheets.items():
            if unread.size == sheet.size:
                yield _Piece(path, sheet, False)
        if sheet.size == offer.first.size:
            yield _Piece(offer.picture, sheet, True)


def _texts(ground: Ground, campaign: str) -> str:
    """Every message of a campaign, to copy."""
    branch, press = ground.context.branch, ground.press
    writer = Writer.of(ground.project, ground.filler, branch, press.numbers, press.told)
    said = (message.shown for message in messages.of_campaign(writer, campaign))
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


CHANNEL = Channel(rf"{FOLDER}/(?:[a-z0-9-]+/)?[a-z0-9-]+\.(?:pdf|png)", _files, _names, _values, ahead=_ahead)
