"""Lists, tables and paragraphs look on the page as in the code host's preview, or are told and mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import PROJECT

from microsite.checks.rules import layout
from microsite.content.conversion import converter
from microsite.content.page import Page
from microsite.files.layers import Layers
from microsite.files.mending import mend
from microsite.files.mistakes import Mistake

MENDED = [
    (
        "1. a\n  - b\n2. c\n",
        "1. a\n    - b\n2. c\n",
        "<ul>\n<li>b</li>",
    ),  # what is written, what mends it, and what the renderer must make of it
    ("Bring:\n- a\n- b", "Bring:\n\n- a\n- b", "<li>b</li>"),
    ("请带：\n* 卡\n* 证", "请带：\n\n* 卡\n* 证", "<li>证</li>"),
    ("步骤：\n1. 甲\n2. 乙", "步骤：\n\n1. 甲\n2. 乙", "<ol>"),
    ("Text\n+ a", "Text\n\n+ a", "<li>a</li>"),
    ("> Bring:\n> - a", "> Bring:\n>\n> - a", "<li>a</li>"),
    ("!!! note\n    Bring:\n    - a", "!!! note\n    Bring:\n\n    - a", "<li>a</li>"),
    ("- a\n\n    Bring:\n    - b", "- a\n\n    Bring:\n\n    - b", "<li>b</li>"),
    ("1. a\n   - b", "1. a\n    - b", "<ul>"),
    ("- a\n  - b", "- a\n    - b", "<ul>\n<li>b</li>"),
    ("- a\n  - b\n    - c", "- a\n    - b\n        - c", "<ul>\n<li>c</li>"),
    ("- a\n   1. b\n   2. c\n- d", "- a\n    1. b\n    2. c\n- d", "<ol>"),
    ("1. a\n\n   More.\n2. b", "1. a\n\n    More.\n\n2. b", "<p>More.</p>\n</li>"),
    ("- 甲\n\n  说明。\n\n- 乙", "- 甲\n\n    说明。\n\n- 乙", "<p>说明。</p>\n</li>"),
    ("> 1. a\n>    - b", "> 1. a\n>     - b", "<ul>"),
    ("| a | b |\n| - | - |\n| 1 | 2 |\nText", "| a | b |\n| - | - |\n| 1 | 2 |\n\nText", "<p>Text</p>"),
    ("| a | b |\n| - | - |\n| 1 | 2 |\n- c", "| a | b |\n| - | - |\n| 1 | 2 |\n\n- c", "<li>c</li>"),
    ("Text\n| a | b |\n| - | - |\n| 1 | 2 |", "Text\n\n| a | b |\n| - | - |\n| 1 | 2 |", "<td>2</td>"),
    ("文字\na | b\n--|--\n1 | 2", "文字\n\na | b\n--|--\n1 | 2", "<td>2</td>"),
    ("甲。\n\n    乙是一句话。", "甲。\n\n乙是一句话。", "<p>乙是一句话。</p>"),
    ("A.\n\n\tB is said.", "A.\n\nB is said.", "<p>B is said.</p>"),
    ("{{ hotlines() }}\n- a", "{{ hotlines() }}\n\n- a", "<li>a</li>"),
    ("Bring:\r\n- a", "Bring:\r\n\r\n- a", "<li>a</li>"),
]
PLAIN = [
    "- a\n- b\n\n1. c\n2. d",
    "- a\n    - b\n        - c\n- d",
    "- a\n  and more\n- b",
    "- a\n\n    More.\n\n- b",
    "# Title {#t}\n- a",
    "Born in\n1986. A good year.",
    "A | B\n\n- c",
    "| a | b |\n| - | - |\n| - | 2 |\n\nText",
    "Before:\n\n- a\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- c",
    '!!! note "注意"\n    - a\n    - b',
    '!!! note "注意"\n\n    甲。\n\n    乙。',
    "词\n:   意思\n\n    还有。",
    "```\nx:\n- a\n  - b\n```",
    "> - a\n> - b\n>\n> c",
    "* * *\n- a",
    "一行\n二行\n三行",
    "- 甲\n- 乙\n\n    丙\n\n丁",
]


def page(text: str) -> Page:
    return Page("docs/zh/a.md", "a.md", "zh", text.replace("\r\n", "\n"))


@pytest.mark.parametrize(("written", "mended", "html"), MENDED)
def test_what_a_preview_shows_otherwise_is_told_once_and_mended(
    tmp_path: Path, written: str, mended: str, html: str
) -> None:
    file = tmp_path / "docs/zh/a.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(written.encode())

    found = [*layout.find(page(written))]
    mend(tmp_path, found)

    assert file.read_bytes().decode() == mended
    assert [*layout.find(page(mended))] == []
    assert html in converter(Layers(PROJECT)).convert(page(mended).text) or "{{" in mended


@pytest.mark.parametrize("text", PLAIN)
def test_what_both_show_alike_passes(text: str) -> None:
    assert [*layout.find(page(text))] == []


def test_a_list_of_another_kind_begins_behind_a_blank_line() -> None:
    assert "<ol>" in converter(Layers(PROJECT)).convert("- a\n- b\n\n1. c\n2. d")
    assert len([*layout.find(page("- a\n- b\n1. c\n"))]) == 1


def test_code_that_may_be_meant_is_told_and_not_mended() -> None:
    (mistake,) = layout.find(page("So:\n\n    x = 1"))
    assert isinstance(mistake, Mistake) and mistake.edit is None


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('!!! note "甲"\n\n乙', 3),
        ('!!! note "甲"\n乙', 2),
        ('!!! note "甲"', 1),
        ('!!! note "甲"\n\n  乙', 3),
    ],
)
def test_text_that_stands_outside_of_its_box_is_told(written: str, line: int) -> None:
    (mistake,) = layout._outside(page(written))
    assert mistake.line == line
    assert [*layout._outside(page('!!! note "甲"\n\n    乙\n\n丙'))] == []


@pytest.mark.parametrize(
    ("written", "line"), [("| 甲 | 乙 |\n|---|\n| 一 | 二 |", 2), ("|甲|乙|\n|一|二|", 1)]
)
def test_rows_that_are_no_table_are_told(written: str, line: int) -> None:
    (mistake,) = layout.find(page(written))
    assert mistake.line == line
    assert "| --- | --- |" in mistake.hint


@pytest.mark.parametrize("row", ["| 一 | 二 | 三 |", "一 | 二 | 三", "| 一 | 二 |  |", "|一||二|"])
def test_a_cell_that_the_page_does_not_show_is_told(row: str) -> None:
    head = "| 甲 | 乙 |\n| --- | --- |\n"
    (mistake,) = layout._uneven(page(head + row))
    assert mistake.line == 3 and "2 columns" in mistake.message
    for same in (r"| 一 | 二\|三 |", "| 一 | `二|三` |", '| 一 | {{ f("二|三") }} |', "| 一 | |"):
        assert [*layout._uneven(page(head + same))] == []
