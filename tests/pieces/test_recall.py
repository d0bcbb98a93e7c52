"""What is on paper and no longer holds is told, with what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from microsite.building import recall
from microsite.building.printing import PrintRoom
from microsite.building.recall import Old
from microsite.content.project import Project
from microsite.data.campaign_tables.prints import PrintRow
from microsite.pieces.press import Press
from microsite.pieces.sheet import Sheet
from microsite.rendering.fill import Filler


@pytest.fixture
def room(printing: Project, fillers: list[Filler], tmp_path: Path) -> PrintRoom:
    return PrintRoom(printing, fillers, Press(printing, tmp_path))


def printed(**other: object) -> PrintRow:
    said = {
        "branch": "maiwan",
        "material": "leaflets",
        "piece": "sign",
        "language": "zh",
        "edition": "0000-0000",
        "printed_on": "2026-03-02",
        "copies": 600,
        "left_over": 140,
    }
    return PrintRow.model_validate(said | other)


@pytest.fixture
def sign(sheets_of: Callable[[str], list[Sheet]]) -> Sheet:
    return next(
        sheet for sheet in sheets_of("maiwan") if (sheet.name, sheet.context.language) == ("sign", "zh")
    )


def test_the_edition_of_today_is_known(room: PrintRoom, sign: Sheet) -> None:
    assert recall._now(room, "315-2026", printed()) == (sign.edition,)


def test_another_number_makes_it_wrong_and_other_words_do_not(sign: Sheet) -> None:
    branch = sign.context.branch
    renamed = replace(sign, context=replace(sign.context, branch=replace(branch, address=branch.name)))
    hotline = branch.numbers["complaint"][0]
    other = hotline.model_copy(update={"number": "0571 0000 9999"})
    numbers = {**branch.numbers, "complaint": (other,)}
    moved = replace(sign, context=replace(sign.context, branch=replace(branch, numbers=numbers)))
    now = (sign.edition,)
    assert not Old("315-2026", printed(edition=str(renamed.edition)), now).is_wrong
    wrong = Old("315-2026", printed(edition=str(moved.edition)), now)
    assert wrong.is_wrong
    assert [*wrong.told()] == [
        f"branches/prints/315-2026.csv: maiwan: sign (zh), edition {moved.edition} of 2026-03-02: its numbers "
        f"or days have changed; 600 copies, 140 left over. Take it back. Now {sign.edition}.",
        f"    maiwan：sign（zh），版本{moved.edition}，2026-03-02印：上面的号码或日期已经变了；"
        f"印了600份，剩140份。请收回。现在的版本：{sign.edition}。",
    ]


def test_a_piece_that_is_no_longer_made_is_taken_back(room: PrintRoom) -> None:
    row = printed(piece="banner", left_over=None)
    assert recall._now(room, "315-2026", row) == ()
    assert "no longer made; 600 copies. Take it back." in next(Old("315-2026", row, ()).told())
