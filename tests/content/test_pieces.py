"""What a piece names must be there: each that is not is told with its line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY, ONE_PAGE, PROJECT, lay

from macros import WORDS
from microsite.content.project import load
from microsite.files.mistakes import Mistakes

PIECE = """design: sign
title: {en: Tell us, zh: 请告诉我们}
page: index.md
parts: [lead]
numbers: [complaint]
sizes: [a4]
"""


def laid(folder: Path, written: str) -> Path:
    lay(ONE_PAGE, folder)
    (folder / "pieces/designs").mkdir(parents=True)
    (folder / "pieces/designs/sign.typ").write_bytes((PROJECT / "pieces/designs/sign.typ").read_bytes())
    (folder / "pieces/sizes.yml").write_bytes((PROJECT / "pieces/sizes.yml").read_bytes())
    (folder / "pieces/sign.yml").write_text(written, "utf-8")
    return folder


def test_a_sound_piece_is_loaded(tmp_path: Path) -> None:
    assert [*load(laid(tmp_path / "a", PIECE), WORDS, DAY).pieces.pieces] == ["sign"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ("design: sign", "design: sing", 1, "unknown design “sing”"),
        ("zh: 请告诉我们", "zh: ''", 2, "is empty"),
        ("page: index.md", "page: indx.md", 3, "unknown page “indx.md”"),
        ("parts: [lead]", "parts: [lead, stepz]", 4, "unknown part “stepz”"),
        ("numbers: [complaint]", "numbers: [complaints]", 5, "unknown hotline “complaints”"),
        ("numbers: [complaint]", "numbers: []", 5, "numbers"),
        ("sizes: [a4]", "sizes: [a44]", 6, "unknown size “a44”"),
        ("sizes: [a4]", "sizes: [a4]\nchapters: [nowhere.md]", 7, "unknown page “nowhere.md”"),
        ("sizes: [a4]", "sizes: [a4]\npages: none", 7, "pages"),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, right: str, wrong: str, line: int, told: str) -> None:
    with pytest.raises(Mistakes) as raised:
        load(laid(tmp_path / "a", PIECE.replace(right, wrong)), WORDS, DAY)
    (mistake,) = raised.value.mistakes
    assert (mistake.file, mistake.line) == ("pieces/sign.yml", line) and told in str(mistake) and mistake.zh


@pytest.mark.parametrize("wrong", ["medium: house", "bleed: 3", "medium: screen, bleed: 3", "medium: fax"])
def test_what_is_cut_away_belongs_to_a_printing_house(tmp_path: Path, wrong: str) -> None:
    folder = laid(tmp_path / "a", PIECE)
    size = f"{{name: {{en: A4, zh: A4}}, {wrong}, width: 210, height: 297, source: ISO 216}}"
    (folder / "pieces/sizes.yml").write_text(f"sizes:\n  a4: {size}\n", "utf-8")
    with pytest.raises(Mistakes) as raised:
        load(folder, WORDS, DAY)
    (mistake,) = raised.value.mistakes
    assert (mistake.file, mistake.line) == ("pieces/sizes.yml", 2) and mistake.zh
