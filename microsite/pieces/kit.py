"""All that a branch prints, shows and sends in a campaign, with a list of what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from microsite.brand import palette
from microsite.brand.colour import Colour
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.languages.dates import date_in_full, days
from microsite.languages.language import Language
from microsite.languages.lists import listed
from microsite.languages.numbers import number, plural
from microsite.languages.phrases import phrases
from microsite.pieces import texts
from microsite.pieces.press import Press
from microsite.pieces.sheet import Sheet
from microsite.pieces.writer import Writer
from microsite.rendering.fill import Filler
from microsite.reports.phrases import phrases as report_phrases

_EPOCH = (1980, 1, 1, 0, 0, 0)  # when it was packed tells nobody anything
_FOLDERS = {"office": "print", "house": "printing-house", "screen": "screens"}


class Row(NamedTuple):
    """A line of the list: what, where in the kit, and the other cells."""

    what: str
    file: str
    cells: list[str]


@dataclass(frozen=True)
class Kit:
    """What one branch needs for one campaign."""

    project: Project
    fillers: list[Filler]
    press: Press
    branch: Branch
    id: str
    sheets: list[tuple[Sheet, str]]  # each with the name of its file

    @property
    def campaign(self) -> Campaign:
        """The campaign as the branch runs it."""
        return self.branch.campaigns[self.id]

    def packed(self) -> bytes:
        """Everything as one zip file, the same whenever it is packed."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(self.files()):
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file by its name."""
        for filler in self.fillers:
            language = filler.rendering.language
            made = [one for one in self.sheets if one[0].context.language == language]
            for sheet, name in made:
                yield f"{_FOLDERS[sheet.size.medium]}/{name}", self.press.sheet(sheet)
            written: list[str] = []
            writer = Writer.of(self.project, filler, self.branch, self.press.numbers, self.press.told)
            for name, content in texts.files(writer, self.id):
                written.append(name)
                yield name, content
            rows = [*self._printed(made, language), *self._sent(written, language)]
            said = self._list(rows, language)
            yield f"list-{language}.pdf", self.press.list_of(self.branch, said, self.campaign.written)

    def _printed(self, made: list[tuple[Sheet, str]], language: Language) -> Iterator[Row]:
        """A row for each piece: what it is, in which sizes, how many and by when."""
        say, targets = phrases(language), self.campaign.targets
        sizes: dict[str, list[str]] = {}
        for sheet, _ in made:
            sizes.setdefault(sheet.name, []).append(sheet.size.name[language])
        for name, sheet in {sheet.name: sheet for sheet, _ in made}.items():
            material, many = sheet.piece.material, say["kit_as_needed"]
            if material and targets and material in targets.materials:
                many = say["kit_in_all"].format(_counted(language, material, targets.materials[material]))
            cells = [listed(language, sizes[name]), many, self._day_before(language)]
            yield Row(sheet.title, f"{name}-{language}-…", cells)

    def _sent(self, names: list[str], language: Language) -> Iterator[Row]:
        """A row for each kind of text: what it is, and by when."""
        say = phrases(language)
        for folder in dict.fromkeys(name.partition("/")[0] for name in names):
            when = say["kit_inside"] if folder == "messages" else self._day_before(language)
            yield Row(say[f"kit_{folder}"], f"{folder}/", [say["kit_text"], "", when])

    def _day_before(self, language: Language) -> str:
        return date_in_full(language, self.campaign.first - timedelta(1))

    def _list(self, rows: list[Row], language: Language) -> dict[str, Any]:
        say, network, campaign = phrases(language), self.branch.network, self.campaign
        return {
            "language": language,
            "title": say["kit_title"].format(campaign.title[language]),
            "branch": self.branch.name[language],
            "lines": [
                say["kit_days"].format(days(language, campaign.first, campaign.end)),
                say["kit_count"],
                *([say["demonstration"]] if network.demonstration else []),
            ],
            "header": [say[f"kit_{column}"] for column in ("what", "form", "number", "when")],
            "rows": [row._asdict() for row in rows],
            "colours": vars(palette.light(Colour.of(network.brand.colour))),
            "size": {"medium": "office", "width": 210, "height": 297, "bleed": 0},
            "logo": (self.project.look.drawing or b"").decode(),
            "urgent": False,
            "large": False,
            "pages": None,
            "numbers": [],
        }


def _counted(language: Language, material: str, count: int) -> str:
    phrase = plural(language, report_phrases(language)[f"gave_{material}"], count)
    return phrase.format(number(language, count))
