"""A page that would take long to turn into HTML is refused before, with its line and the limit."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from support.network import PROJECT

from microsite.content import page_budget
from microsite.content.conversion import converter
from microsite.content.page import LARGEST_FILE, read
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistakes

WRITTEN = {
    "signs [": "[",
    "signs `": "`",
    "signs <": "<a ",
    "signs >": ">",
    "signs <! or <?": "<![CDATA[",
    "words in braces": "{{",
    "headings": "# a",
    "definitions": ": a",
    "passages of code": "~~~",
}


@pytest.mark.parametrize("budget", page_budget.BUDGETS, ids=lambda budget: str(budget.what))
def test_one_more_than_the_limit_is_told_at_its_line(budget: page_budget.Budget) -> None:
    most = f"{WRITTEN[budget.what]}\n\n" * budget.most
    assert [*page_budget.mistakes("a.md", most)] == []
    (wrong,) = page_budget.mistakes("a.md", most + WRITTEN[budget.what])
    assert wrong.line == 2 * budget.most + 1
    assert f"more than {budget.most:,} {budget.what}" in wrong.message and f"{budget.most:,}" in wrong.zh


def test_a_long_paragraph_is_told_where_it_begins() -> None:
    (wrong,) = page_budget.mistakes("a.md", "a\n\n" + "b\n" * 3_000)
    assert (wrong.line, wrong.message) == (3, "a paragraph of more than 5,000 characters begins here")
    assert [*page_budget.mistakes("a.md", "a\n  \n" * 10_000)] == []


def test_all_pages_are_held_to_it_before_they_are_rendered(tmp_path: Path) -> None:
    page = tmp_path / "docs/en/a.md"
    page.parent.mkdir(parents=True)
    page.write_text("[" * 1_001, "utf-8")
    with pytest.raises(Mistakes, match=r"docs/en/a\.md:1: the page holds more than 1,000 signs \["):
        read(Layers(tmp_path), "en")


@pytest.mark.exhaustive
@pytest.mark.parametrize("budget", page_budget.BUDGETS, ids=lambda budget: str(budget.what))
def test_a_page_within_it_takes_a_moment(budget: page_budget.Budget) -> None:
    """As much of one mark as may be, in few paragraphs or in many, and other text up to the largest page."""
    mark = WRITTEN[budget.what]
    together = min(budget.most, page_budget.LONGEST_PARAGRAPH // (len(mark) + 1) - 1)
    for apart in ("", "\n", "\n\n"):
        marks = ((mark + apart) * together + "\n\n") * (budget.most // together)
        text = marks + ("b " * 2_400 + "\n\n") * ((LARGEST_FILE - len(marks)) // 4_802)
        assert [*page_budget.mistakes("a.md", text)] == []
        begun = time.process_time()
        converter(Layers(PROJECT)).convert(text)
        assert time.process_time() - begun < 10
