"""What stands on one sheet: a piece filled for a branch, as plain data for whatever sets it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from microsite.brand import palette
from microsite.brand.colour import Colour
from microsite.content.page import address
from microsite.content.pieces import FOLDER, Piece, Size
from microsite.data.campaign import Campaign
from microsite.data.hotline import Hotline, NationalHotline
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.dates import date_in_full
from microsite.languages.phrases import phrases
from microsite.pieces import said
from microsite.pieces.text import PageText, Part
from microsite.words.context import Context
from microsite.words.markup import for_whom
from microsite.words.purposes import answered

OLDEST = timedelta(180)  # since somebody called a number; paper can't be called back


class Edition(NamedTuple):
    """A few signs at the foot of a sheet; old numbers have another first half."""

    numbers: str
    whole: str

    def __str__(self) -> str:
        """As it stands on paper."""
        return "-".join(self)


@dataclass(frozen=True)
class Sheet:
    """A piece in one size, filled for a branch in one language, and for a campaign if it is of one."""

    name: str
    piece: Piece
    size: Size
    context: Context
    text: PageText
    chapters: tuple[PageText, ...] = ()
    campaign: Campaign | None = None
    logo: str = ""

    @property
    def title(self) -> str:
        """What stands largest on it."""
        title = self.piece.title or (self.campaign and self.campaign.theme)
        assert title  # a piece without a title is made for a campaign alone
        return title[self.context.language]

    @property
    def address(self) -> str:
        """The page to which its code leads."""
        return f"{self.context.branch.url}{self.context.language}/{address(self.piece.page)}"

    @property
    def suffix(self) -> str:
        """How the name of its file ends."""
        return ".png" if self.size.medium == "screen" else ".pdf"

    @property
    def hotlines(self) -> Iterator[tuple[str, Hotline | NationalHotline]]:
        """The numbers that must stand on it, each with who answers."""
        branch, language = self.context.branch, self.context.language
        for name in self.piece.numbers:
            if national := branch.network.national_hotlines.get(name):
                yield national.runs[language], national
                continue
            purpose, numbers = answered(self.context, name)
            for hotline in numbers:
                yield for_whom(branch.network.purposes[purpose].label[language], hotline, language), hotline

    @property
    def day(self) -> date:
        """The day on which what stands on it last changed, as far as that is written anywhere."""
        pages = (self.context.pages[path] for path in (self.piece.page, *self.piece.chapters))
        changed = [self.campaign.written] if self.campaign else []
        verified = (_verified(hotline) for _, hotline in self.hotlines)
        return max(*changed, *verified, *(page.front.reviewed for page in pages))

    def refuse_old_numbers(self) -> None:
        """Raise the numbers that nobody has called for long."""
        if old := self.old_numbers():
            raise Mistakes(old)

    def old_numbers(self) -> list[Mistake]:
        """The numbers that nobody has called for long."""
        return [
            self.fault(
                f"nobody has called {hotline.number} ({label}) since {_verified(hotline)}",
                "Call it, and write the day into verified_on: paper can't be called back.",
                f"{hotline.number}（{label}）自{_verified(hotline)}以来没有核实。"
                "印出去的收不回来，请先打一遍，把日期写进 verified_on。",
            )
            for label, hotline in self.hotlines
            if self.context.today - _verified(hotline) > OLDEST
        ]

    def fault(self, message: str, hint: str, zh: str) -> Mistake:
        """Something wrong with it, in words."""
        size = self.size.name[self.context.language]
        where = f"{self.context.branch.id}, {self.context.language}, {size}"
        return Mistake(f"{FOLDER}/{self.name}.yml", 0, f"{where}: {message}", hint, f"{where}：{zh}")

    @property
    def edition(self) -> Edition:
        """What tells it from what stood on it before; the first half changes with numbers and days alone."""
        shown = self._said
        campaign = shown["campaign"] or {}
        return Edition(
            _short([shown["numbers"], campaign.get("when"), campaign.get("events")]), _short(shown)
        )

    @cached_property
    def data(self) -> dict[str, Any]:
        """All that a design may show."""
        say, language = phrases(self.context.language), self.context.language
        verified = min(_verified(hotline) for _, hotline in self.hotlines)
        foot = [
            say["piece_verified"].format(date_in_full(language, verified)),
            say["piece_edition"].format(self.edition, date_in_full(language, self.day)),
        ]
        return self._said | {"foot": foot}

    @cached_property
    def digest(self) -> str:
        """What tells it from all that are made from something else."""
        made_from = json.dumps(vars(self.piece) | self.data | {"day": self.day}, default=str)
        return hashlib.sha256(made_from.encode()).hexdigest()

    @property
    def _parts(self) -> list[Part]:
        """The parts of its page that stand on it; one alone needs no heading below the title."""
        parts = [self.text.parts[id] for id in self.piece.parts if id in self.text.parts]
        return parts if len(parts) > 1 else [replace(part, heading=self.title) for part in parts]

    @cached_property
    def _said(self) -> dict[str, Any]:
        branch, language = self.context.branch, self.context.language
        say, network = phrases(language), branch.network
        return {
            "language": language,
            "title": self.title,
            "branch": branch.name[language],
            "place": branch.address[language],
            "numbers": [said.number(label, hotline, language) for label, hotline in self.hotlines],
            "parts": said.parts(self._parts, self.title),
            "chapters": [
                {"title": text.title, "parts": said.parts([*text.parts.values()], text.title)}
                for text in self.chapters
            ],
            "form": said.in_language(self.piece.form, language),
            "campaign": said.campaign(self.campaign, branch, language) if self.campaign else None,
            "urgent": self.context.pages[self.piece.page].front.bar == "emergency",
            "leads": self.address,
            "address": self.address.partition("://")[2],
            "code": self.address,
            "logo": self.logo,
            "scan": say["piece_scan"],
            "contents": say["piece_contents"],
            "demonstration": say["demonstration"] if network.demonstration else "",
            "colours": vars(palette.light(Colour.of(network.brand.colour))),
            "size": self.size.model_dump(include={"medium", "width", "height", "bleed"}),
            "pages": self.piece.pages,
            "large": self.piece.large_print,
        }


def _short(shown: Any) -> str:
    written = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:4].upper()


def _verified(hotline: Hotline | NationalHotline) -> date:
    assert hotline.verified_on  # of a number it is always written
    return hotline.verified_on
