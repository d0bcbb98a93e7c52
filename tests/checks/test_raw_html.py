"""What a page may not hold is told in one of its own lines, however it is written."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from markdown import Markdown
from support.network import FRONT_MATTER, PROJECT

from microsite.checks.rules import raw_html
from microsite.content.conversion import converter
from microsite.content.page import Page
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake

KNOWN = yamlfile.shipped(Path(__file__).parent / "raw_html.yml")
ATTEMPTS = [
    form.replace("@", tried)
    for tried_ones, forms in (
        ("elements", "element_forms"),
        ("attributes", "attribute_forms"),
        ("addresses", "address_forms"),
    )
    for tried in KNOWN[tried_ones]
    for form in KNOWN[forms]
] + KNOWN["as_they_are"]
BEFORE = f"{FRONT_MATTER}# Title {{#title}}\n\nSome words with a [link](find.md).\n\n"
FIRST = BEFORE.count("\n") + 1


@cache
def renderer() -> Markdown:
    return converter(Layers(PROJECT))


def told(written: str) -> list[Mistake]:
    text = f"{BEFORE}{written}\n\nAnd after it.\n"
    return list(raw_html.find(Page("docs/en/x.md", "x.md", "en", text), renderer()))


def test_there_are_many_attempts() -> None:
    assert len(set(ATTEMPTS)) > 300


@pytest.mark.sampled(2)
@pytest.mark.parametrize("part", range(4))
def test_every_attempt_is_told_in_one_of_its_lines(part: int) -> None:
    for attempt in ATTEMPTS[part::4]:
        wrong = told(attempt)
        assert wrong, attempt
        lines = range(FIRST, FIRST + attempt.count("\n") + 1)
        assert {mistake.line for mistake in wrong} <= set(lines), (attempt, wrong)
        assert all(mistake.message and mistake.zh for mistake in wrong)


@pytest.mark.parametrize(
    "written",
    [
        "[x](find.md) [x](../find.md#a) [x](#a) <https://www.gov.cn/> [x](https://www.gov.cn/a?b#c)",
        "![what it shows](picture.png) ![x](../pictures/a.jpg)",
        "| a | b |\n|:--|--:|\n| c | d |",
        '!!! note "Title"\n    text\n\n    - list',
        "a < b, a > b, &lt;script&gt;, `<script>`\n\n    <script>\n\n```html\n<script onclick=x>\n```",
        "<details><summary>x</summary>\n<p>y</p>\n</details>",
        "<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby> H<sub>2</sub>O<br>x<br/>",
        "text {: .class #id lang=zh }\n\n1. a\n2. b\n\nterm\n: meaning",
        "{{ hotline('complaint') }} **{{ branch.name }}** [{{ branch.name }}](find.md)",
    ],
)
def test_what_pages_need_is_taken(written: str) -> None:
    assert told(written) == []


@pytest.mark.parametrize("written", KNOWN["shown_as_text"])
def test_what_markdown_shows_as_text_is_nothing_else(written: str) -> None:
    assert told(written) == []
    assert set(re.findall("<([a-z!]+)", renderer().reset().convert(written))) <= {"p", "code", "pre"}


def test_the_column_is_that_of_what_is_wrong() -> None:
    assert [mistake.position for mistake in told('Call <a href="tel:95588">95588</a>')] == [
        "docs/en/x.md:13:15"
    ]
