"""A telephone number in a page is seen in whichever form it is typed; other figures are left alone."""

from __future__ import annotations

from typing import NamedTuple, cast

import pytest

from microsite.checks.digits import in_digits
from microsite.checks.rules import numbers
from microsite.checks.typed_numbers import nationals, of_nation, typed
from microsite.content.page import Page
from microsite.content.project import Content

NUMBERS = [
    "955 88",
    "95588",
    "95533",
    "96596",
    "(0571)88880000",
    "(0571) 8888-0000",
    "（0571）88880000",
    "0571-88880000",
    "0571 8888 0000",
    "057188880000",
    "010-8888 0000",
    "138 0013 8000",
    "138-0013-8000",
    "13800138000",
    "+86 571 8888 0000",
    "+8657188880000",
    "0086 571 8888 0000",
    "+86 138 0013 8000",
    "021-95566",
    "028-962711",
    "400-881-2345",
    "4008812345",
    "4008-812-345",
    "800 820 0000",
    "０５７１－８８８８００００",
    "九五五八八",
    "〇五七一八八八八〇〇〇〇",
    "零五七一-八八八八零零零零",
    "幺三八零零幺三八零零零",
    "四〇〇八八一二三四五",
    "9 5 5 8 8",
    "9-5-5-8-8",
    "9 55 88",
    "九 五 五 八 八",
    "1 2 3 7 8",
    "1-3-8-0-0-1-3-8-0-0-0",
    "138.0013.8000",
    "138·0013·8000",
    "400-88-12345",
    "010/88880000",
    "+86(571)88880000",
    "nine five five eight eight",
    "one three nine, one two three four, five six seven eight",
    "one one zero",
    "one one oh",
    "nine five five double eight",
    "one three eight oh oh one two three four five six",
    "955B8",
    "1381234567O",
    "138，1234，5678",
    "幺三八，幺二三四，五六七八",
    "0571 | 88880000",
    "0571`-`88880000",
    "0571, then 88880000",
    "0571，号码是88880000",
    "0571 **8888** 0000",
    "138[1234](#signs)5678",
    "0571**-88880000",
    "0571&nbsp;8888&#32;0000",
    r"139\-1234\-5678",
    "0571 - 8888 - 0000",
    "1<b>39</b>1<b>234</b>5<b>678",
    "9\ufe0f\u20e35\ufe0f\u20e35\ufe0f\u20e38\ufe0f\u20e38",
    "玖伍伍捌捌",
    "12 378",
    "12-378",
    "123-78",
    "95 588",
    "95-588",
    "955-88",
    "962 711",
    "1-1-0",
    "1、1、0",
    "1”“1”“0",
    "95**58**8",
    "138\n00138000",
    "138|0013|8000",
    "138…0013…8000",
    "138】0013【8000",
    "138 0013 | 8000",
    "138&middot;0013&middot;8000",
    "I38OOI38OOO",
    "10690000",
    "0571 12378",
    "955八八",
    "0571-CALLBANK",
    "400 TALK BANK",
    "021.95566",
    "8620-95566",
    "021 9 5566",
    "八六幺三八零零幺三八零零零",
    "+852 2123 4567",
    "+1 212-555-0123",
    "+44 20 7946 0958",
    "1 2 0",
    "1·1·9",
    "八八八八零零零零",
    "八八八 零零零零",
    "八-八-八-八-零-零-零-零",
    "8 8 8 8 0 0 0 0",
    "8888 0000",
    "8888-0000",
    "888 0000",
    "888-0000",
    "eight eight eight eight zero zero zero zero",
]
FIGURES = [
    "138,123,456",
    "+10 000 000 people",
    "10690000元",
    "浙ICP备13800138000号",
    "010号文件20270301",
    "5 Oil 5S",
    "2026-11-25",
    "95000 yuan",
    "95000元",
    "95,588",
    "96000 people",
    "95500户",
    "1234567",
    "2024〕12号",
    "100 000",
    "0.95588",
    "3.96110",
    "12 345 678",
    "20261125",
    "2026 2027",
    "10:30-17:00",
    "95588万",
    "https://www.95588.example",
    "1949-2026",
    "二〇二六年",
    "第一百一十二条",
    "九五折",
    "一二三四五六七八九十",
    "九五五〇〇户",
    "2027-03-15 10:30",
    "2027.03.15-2027.03.20",
    "10 000 – 50 000",
    "20 000/30 000",
    "1 2 3 4 5",
    "1.2.3.7.8",
    "9.55-88",
    "one two three",
    "95 000",
    "950 000",
    "95588次",
    "95588 times",
    "12 378元",
    "12 000",
    "12-24",
    "1-1-2027",
    "1.1.0",
    "1-10",
    "二三四五六七八",
    "二〇二七〇三一五",
    "2 3 4 5 6 7 8",
    "2026 2027",
    "2027 0315",
    "2000-3000",
    "500-2000",
    "5000-8000",
    "3000 5000元",
    "6222 0200 1234 5678",
    "6222 0200 1234 567",
]


CALLED = [
    ("请打 12 378 投诉", "12 378"),
    ("拨打1-1-0", "1-1-0"),
    ("急病打“120”", "120"),
    ("120急救", "120"),
    ("电话：8888 0000", "8888 0000"),
    ("电话是八八八八零零零零", "八八八八零零零零"),
    ("联系电话88880000转3", "88880000"),
    ("Call 8888 0000 now", "8888 0000"),
    ("dial 95 588", "95 588"),
]
NO_UNIT = ["95588号码", "95588人工服务", "95588个人业务", "95588日常服务", "95588家人"]
COUNTED = ["打 120 个电话", "打了 300 次电话", "电话 24 小时", "打95折", "拨打 100 遍", "电话响了 120 秒"]


@pytest.mark.parametrize(("sentence", "number"), CALLED)
def test_a_number_that_somebody_is_told_to_call(sentence: str, number: str) -> None:
    assert [found[2] for found in typed(sentence)] == [number]


@pytest.mark.parametrize("sentence", NO_UNIT)
def test_a_word_that_begins_like_a_unit_makes_no_count(sentence: str) -> None:
    assert [found[2] for found in typed(sentence)] == ["95588"]


@pytest.mark.parametrize("sentence", COUNTED)
def test_calls_are_counted_without_being_numbers(sentence: str) -> None:
    assert list(typed(sentence)) == []


@pytest.mark.parametrize("sentence", ["请打{}。", "Call {} now.", "[{}](x.md)", "（{}）", "| {} |", "tel:{}"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number(number: str, sentence: str) -> None:
    assert [found[2] for found in typed(sentence.format(number))] == [number]


@pytest.mark.parametrize("sentence", ["一共{}", "In all {} of them.", "（{}）"])
@pytest.mark.parametrize("figure", FIGURES)
def test_another_figure(figure: str, sentence: str) -> None:
    assert list(typed(sentence.format(figure))) == []


TO_BE_MENDED = [  # with what is sure to be a call
    ("Call {}.", True),
    ("请拨打{}。", True),
    ("热线：{}", True),
    ("{} helps.", False),
    ("{}和别的号码", False),
    ("The police are reached at {} day and night.", False),
]
COUNTED_CALLS = ["拨{}万元给学校", "热线{}天不断"]
OF_OTHERS = [
    "Some {} branches.",
    "{} of 206 branches.",
    "between {} and 119",
    "{}多人",
    "{}亩",
    "{}周年",
    "{}-120元",
    "得分{}分",
    "Article {} of the law.",
    "Room {} is shut.",
    "Law No. {}.",
    "乘CA{}航班",
    "Highway G{}",
    "门牌{}",
    "{}弄12号",
    "{}房间",
    "{}V",
    "USD {}.",
    "看图{}.png",
    "邮箱{}@x.example",
    "{}警察节",
    "96 {}",
]


@pytest.mark.parametrize(("sentence", "is_call"), TO_BE_MENDED)
@pytest.mark.parametrize("number", ["110", "1**1**0", "1\ufe0f\u20e31\ufe0f\u20e30"])
def test_the_number_of_the_police(sentence: str, is_call: bool, number: str) -> None:
    seen = in_digits(sentence.format(number))
    assert [found[3] for found in nationals(seen, of_nation(["110", "119"]))] == [is_call]


@pytest.mark.parametrize("sentence", [*COUNTED_CALLS, "Order number {} is ready."])
def test_nothing_is_mended_that_may_be_no_call(sentence: str) -> None:
    assert not [found for found in nationals(sentence.format(110), of_nation(["110"])) if found[3]]


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_what_else_has_the_number_of_the_police(sentence: str) -> None:
    assert not [*nationals(sentence.format(110), of_nation(["110"]))]


ACCOUNTS = [
    ("加微信wx13800138000", "13800138000"),
    ("微信号a13800138000", "a13800138000"),
    ("QQ：88880000", "88880000"),
    ("QQ群88880000", "88880000"),
    ("王经理 62031234", "62031234"),
    ("Ask Mr Wang: 62031234", "62031234"),
]


@pytest.mark.parametrize(("sentence", "number"), ACCOUNTS)
def test_an_account_of_ones_own(sentence: str, number: str) -> None:
    assert [found[2] for found in typed(sentence)] == [number]


def test_a_link_that_shows_one_number_and_dials_another() -> None:
    assert [found[2] for found in typed('<a href="tel:95588">95533</a>')] == ["95588", "95533"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("来电显示“95588”也可能是假的。", False),
        ('A call that shows "95588" may be false.', False),
        ("请打“95588”。", True),
    ],
)
def test_a_number_that_a_cheat_may_show_is_no_number_to_call(text: str, is_told: bool) -> None:
    class Shown(NamedTuple):
        pages: dict[str, dict[str, Page]]

    page = Page("docs/zh/a.md", "a.md", "zh", f"---\ntitle: x\n---\n\n{text}")
    assert bool([*numbers.check(cast(Content, Shown({"zh": {"a.md": page}})))]) == is_told
