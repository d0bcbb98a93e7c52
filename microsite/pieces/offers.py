"""What a site offers to print and show on a day: some pieces always, those of a campaign around its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from microsite.content.pieces import Medium, Piece
from microsite.data.campaign import Campaign
from microsite.pieces.pictures import WIDE
from microsite.pieces.sheet import Sheet
from microsite.pieces.text import PageText
from microsite.words.context import Context

PAGE = "about/materials.md"
FOLDER = "materials"
LASTS = timedelta(30)  # after the last day of a campaign
MOST = 1000  # branches; in larger networks sheets are made on demand, as hosts are small
_UNREAD = PageText("", {})


@dataclass(frozen=True)
class Offer:
    """One piece for a branch in one language, of a campaign if it shows one."""

    context: Context
    name: str
    piece: Piece
    id: str | None = None  # of the campaign

    @property
    def campaign(self) -> Campaign | None:
        """The campaign whose theme it shows."""
        return self.context.branch.campaigns[self.id] if self.id else None

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """A sheet for each medium by the path of its file, as far as that can be told without its text.

        The other sizes come in a kit, and so does what a printing house prints for a campaign: a host need
        not hold them for every branch.
        """
        known = self.context.pieces.sizes
        first: dict[Medium, str] = {}
        for size in self.piece.sizes:
            first.setdefault(known[size].medium, size)
        sheets: dict[str, Sheet] = {}
        for size in [*first.values()][:1] if self.id else first.values():
            sheet = Sheet(self.name, self.piece, known[size], self.context, _UNREAD, campaign=self.campaign)
            sheets[f"{self.folder}{self.name}-{size}{sheet.suffix}"] = sheet
        return sheets

    @property
    def folder(self) -> str:
        """Where its files stand in the site."""
        return f"{FOLDER}/{self.id}/" if self.id else f"{FOLDER}/"

    @property
    def picture(self) -> str:
        """The path of the picture that shows how it looks."""
        return f"{self.folder}{self.name}.png"

    @property
    def picture_size(self) -> tuple[int, int]:
        """The width and the height of the picture in points."""
        size = self.first.size
        return WIDE, round(WIDE * (size.height + 2 * size.bleed) / (size.width + 2 * size.bleed))

    @property
    def first(self) -> Sheet:
        """The sheet that the picture shows."""
        return next(iter(self.sheets.values()))


def offers(context: Context) -> Iterator[Offer]:
    """All that the site of a branch offers on its day; nothing with a number that was not called for long."""
    for offer in _all(context):
        if not offer.first.old_numbers():
            yield offer


def refused(context: Context) -> Iterator[Offer]:
    """What it would offer if somebody called the numbers."""
    for offer in _all(context):
        if offer.first.old_numbers():
            yield offer


def campaigns(context: Context) -> Iterator[str]:
    """The campaigns that are announced, and not long over."""
    if PAGE in context.pages and len(context.roster.branches) <= MOST:
        for id, campaign in context.branch.campaigns.items():
            if campaign.announced <= context.today <= campaign.end + LASTS:
                yield id


def _all(context: Context) -> Iterator[Offer]:
    if PAGE not in context.pages or len(context.roster.branches) > MOST:
        return
    running = [*campaigns(context)]
    for name, piece in context.pieces.written_in(context.pages):
        if not piece.on_site:
            continue
        if piece.title:
            yield Offer(context, name, piece)
        else:
            yield from (Offer(context, name, piece, id) for id in running)
