"""Marks that only a preview understands are told; those that can be meant one way only are mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.checks.rules import marks
from microsite.content.page import Page
from microsite.files.mending import mend
from microsite.files.mistakes import Mistake

MENDED = [
    ("看[怎样投诉] (complain/index.md)。", "看[怎样投诉](complain/index.md)。"),
    ("看[怎样投诉]（complain/index.md）。", "看[怎样投诉](complain/index.md)。"),
    ("看［怎样投诉］（complain/index.md）。", "看[怎样投诉](complain/index.md)。"),
    ("看【怎样投诉】(complain/index.md)。", "看[怎样投诉](complain/index.md)。"),
    ("[地图] (#map)", "[地图](#map)"),
    ("![图] (a/map.png)", "![图](a/map.png)"),
    ("[法院]（https://www.court.gov.cn）", "[法院](https://www.court.gov.cn)"),
    ("- [ ] 身份证", "- 身份证"),
    ("-金价\n–汇率", "- 金价\n- 汇率"),
    ("+[规则](index.md)\n*“宽限期”", "- [规则](index.md)\n- “宽限期”"),
    ("1.金价\n2．汇率", "1. 金价\n2. 汇率"),
    ("1. [ ] 身份证", "1. 身份证"),
    ("> - [ ] 身份证", "> - 身份证"),
    ('??? note "更多"\n    甲', '!!! note "更多"\n    甲'),
    ('???+ tip "更多"\n    甲', '!!! tip "更多"\n    甲'),
    ("这很==重要==。", "这很**重要**。"),
    ("1) 甲\n2) 乙", "1. 甲\n2. 乙"),
    ("1） 甲", "1. 甲"),
    ("1）甲\n2）乙", "1. 甲\n2. 乙"),
    ("##标题", "## 标题"),
    ("＃＃ 标题", "## 标题"),
    ("• 甲\n•乙", "- 甲\n- 乙"),
    ("别**交钱 **。", "别**交钱**。"),
    ("(怎样投诉)[complain/index.md]", "[怎样投诉](complain/index.md)"),
    ("＊＊马上＊＊挂断", "**马上**挂断"),
    ("＊马上＊挂断", "**马上**挂断"),
    ("!!!note “标题”\n    甲", '!!! note "标题"\n    甲'),
    ("见 https://www.court.gov.cn/a?b=1。", "见 <https://www.court.gov.cn/a?b=1>。"),
    ("<details>\n**甲**\n</details>", '<details markdown="1">\n**甲**\n</details>'),
]
TOLD = [
    "看[怎么投诉](../complain/index.md。",
    "看[怎么投诉](../complain/index.md",
    "看[怎么投诉](#)。",
    "<!-- 待确认\n\n带身份证。",
    "写`受理编号，再签字。",
    ":::tip\n甲\n:::",
    "::: warning 小心\n甲",
    "！！！ note\n    甲",
    "!！！ note\n    甲",
    "｜甲｜乙｜\n｜—｜—｜",
    "＞ 甲",
    "利息是 $P \\times r$。",
    "甲[^1]",
    "1、甲\n2、乙",
    "①甲\n②乙",
    "**注意：别交钱",
    "[^1]: 说明",
    "甲[^注]。",
    "- [x] 带了",
    '=== "手机"\n    甲',
    "> [!NOTE]\n> 甲",
    "~~作废~~",
    "收费~~10元~~。",
    "[怎样投诉][nowhere]",
    "[怎样投诉][]",
    "![图][nowhere]",
    "高兴 :smile:",
    "甲\\\n乙",
    "标题\n====",
    "标题\n---",
    "1. 甲\n\n    ```\n    x\n    ```",
    "```\nx",
    "!!! note\n    甲",
    "!!! note 标题\n    甲",
    "!!!note\n    甲",
    "甲&lt;br&gt;乙",
    "甲&amp;nbsp;乙",
    "甲\\<br>乙",
    "www.court.gov.cn",
]
PLAIN = [
    "5＊3 是 15",
    "太好了！！！",
    "看[怎么投诉](../complain/index.md)（第一步）。",
    "看[法院](https://www.court.gov.cn/a(b)c)。",
    "写`受理编号`，再签字。",
    "带 `` ` `` 的。",
    "存 $5 或 $6。",
    "甲：：乙",
    '**{{ hotline("complaint") }}：**甲，**乙**。',
    "看[怎样投诉](complain/index.md)。",
    "看[怎样投诉][how]。\n\n[how]: complain/index.md",
    "<https://www.court.gov.cn>",
    "[法院](https://www.court.gov.cn)",
    '<a href="https://www.court.gov.cn">法院</a>',
    "第[1]条",
    "[2024] (号)",
    "时间：9:00-17:00",
    "# 标题 {#t}",
    '!!! warning "注意"\n    甲',
    "甲\n\n---\n\n乙",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- 甲\n- 乙\n\n***",
    "`- [ ]` 和 `~~x~~`",
    "```\n- [ ] a [^1] ~~b~~ https://x.example :smile:\n```",
    "甲 ~ 乙 ~ 丙，a==b",
    '{{ hotline("complaint") }}，[甲](b.md)',
    "1. 甲\n2. 乙",
    "12386.gov.cn 不是我们的",
    "问：“[这是什么]”（见下）",
    '<div markdown="1">\n**甲**\n</div>',
]


def find(text: str) -> list[Mistake]:
    page = Page("docs/zh/a.md", "a.md", "zh", text)
    return [*marks.find(page), *(mistake for _, mistake in marks.bare(page))]


@pytest.mark.parametrize(("written", "mended"), MENDED)
def test_what_can_only_be_meant_one_way_is_mended(tmp_path: Path, written: str, mended: str) -> None:
    file = tmp_path / "docs/zh/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(written, "utf-8")

    mend(tmp_path, find(written))

    assert file.read_text("utf-8") == mended
    assert find(mended) == []


@pytest.mark.parametrize("written", TOLD)
def test_what_an_editor_must_decide_is_told_with_its_place(written: str) -> None:
    found = find(written)
    assert found
    assert all(one.line and one.column and one.hint and one.zh and not one.edit for one in found)


@pytest.mark.parametrize("written", PLAIN)
def test_what_the_page_shows_as_the_preview_does_passes(written: str) -> None:
    assert find(written) == []
