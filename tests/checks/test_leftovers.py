"""What was left to be written is told in pages and data; words that only look so pass."""

from __future__ import annotations

import pytest

from microsite.checks.rules import leftovers, plain_texts, units
from microsite.checks.rules.numbers import found_beside
from microsite.content.page import Page

LEFT = [
    "带身份证（待补充）。",
    "地址：【待定】",
    "费用（此处待填写）",
    "（略）",
    "TODO 写地址",
    "Call us. [TBD]",
    "Call us (to be confirmed).",
    "XX银行提醒您。",
    "来××路5号。",
    "Go to XX road.",
    "具体数据待补充。",
    "Figures to follow.",
    "自××年×月×日起执行。",
    "In force from DD/MM/YYYY.",
    "不再收取【】费。",
    "From [month] on there is no fee.",
    r"表格见 C:\Users\wang\表.docx。",
]
PLAIN = [
    "（待遇不变）",
    "日期待定的，先打电话问。",
    "骗子说：“XX银行通知您。”",
    "MAXX 公司",
    "The list is to be confirmed by you.",
    "第XX条",
    "See [branch](../branch.md).",
    "【提示】先核实",
    "XXL",
]
LEFT_IN_DATA = [
    "待定",
    "同上",
    "Same as above",
    "—",
    "-",
    "XX支行",
    "梅溪区××路××号",
    "某某支行",
    "柳路（待定）",
]
PLAIN_IN_DATA = ["待定路支行", "Maxx Road", "XL", "A-1", "（待遇科）", "某日再来"]


def page(text: str) -> Page:
    return Page("docs/zh/a.md", "a.md", "zh", text)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_in_a_page_is_told(text: str) -> None:
    (told,) = leftovers._left(page(text))
    assert told.line == 1 and told.column


@pytest.mark.parametrize("text", PLAIN)
def test_words_that_look_so_pass(text: str) -> None:
    assert [*leftovers._left(page(text))] == []


def left(text: str) -> bool:
    return bool(plain_texts._NOTHING.fullmatch(text) or plain_texts._BLANK.search(text))


@pytest.mark.parametrize("text", LEFT_IN_DATA)
def test_what_is_left_in_data_is_known(text: str) -> None:
    assert left(text)


@pytest.mark.parametrize("text", PLAIN_IN_DATA)
def test_names_in_data_pass(text: str) -> None:
    assert not left(text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ('打0571-{{ hotline("complaint") }}', "0571-"),
        ('打0571 {{ hotline("complaint") }}', "0571"),
        ("打021{{ hotline('complaint') }}", "021"),
        ('{{ hotline("complaint") }}转8001', "转8001"),
        ('{{ hotline("complaint") }}-2', "-2"),
        ('{{ hotline("complaint") }} ext. 2', "ext. 2"),
        ('{{ hotline("complaint") }}，转人工', None),
        ('{{ hotline("12378") }}，按1', None),
        ('2027-{{ hotline("12378") }}', None),
        ('{{ hotline("110") }}-{{ hotline("96110") }}', None),
        ('1{{ hotline("110") }}', "1"),
        ('{{ hotline("complaint") }}0', "0"),
        ('{{ hotline("complaint") }}/1', "/1"),
        ('{{ hotline("110") }}{{ hotline("119") }}', '{{ hotline("119") }}'),
        ('1{{ figure("complaint-simple") }}', "1"),
        ('第1步：{{ hotline("110") }}', None),
    ],
)
def test_what_is_dialled_stands_in_the_word_alone(text: str, typed: str | None) -> None:
    assert next(found_beside(text), None) == typed


@pytest.mark.parametrize(
    ("unit", "behind", "is_twice"),
    [
        ("days", "日内", True),
        ("days", "天内", True),
        ("days", "内", False),
        ("days", " days", True),
        ("working-days", "个工作日", True),
        ("age", "岁", True),
        ("yuan", "元", True),
        ("percent", "%", True),
        ("percent", " per cent", True),
        ("months", "个月", True),
        ("years", "年", True),
        ("years", "，年年", False),
        ("people", "以上", False),
        ("days", " daylight", False),
    ],
)
def test_a_unit_behind_a_figure_is_known(unit: str, behind: str, is_twice: bool) -> None:
    assert bool(units._BEHIND[unit].match("}}" + behind)) == is_twice
