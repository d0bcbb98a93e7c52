"""Sums of money as people write them."""

from __future__ import annotations

import pytest

from microsite.checks.told_amounts import SUMS, told, values

WRITTEN = {
    "RMB 800 to 1,000": [800, 1000],
    "RMB 3 to 5 million": [3_000_000, 5_000_000],
    "RMB 2.5m": [2_500_000],
    "RMB 2.5mm": [],
    "CNY 1.5 billion.": [1_500_000_000],
    "a 100-yuan note, 20 people": [100],
    "800至1000元": [800, 1000],
    "3至5万元": [30_000, 50_000],
    "3万～5万元": [30_000, 50_000],
    "人民币5000": [5000],
    "五千元": [5000],
    "二十五万八千元": [258_000],
    "百元大钞": [100],
    "几万元": [],
    "数十万元": [],
    "第一百元": [],
    "三到五万元": [50_000],  # the first may be 3 or 30,000
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_sum_is_what_a_reader_takes_it_for(text: str) -> None:
    language = "en" if text.isascii() else "zh"
    found = [value for one in SUMS[language].finditer(text) for value in values(one)]
    assert found == WRITTEN[text]


TOLD = {
    "3.85%": ("percent", 3.85),
    "20 per cent": ("percent", 20),
    "48 hours": ("days", 2),
    "Three minutes": ("minutes", 3),
    "sixty-five years old": ("months", 780),
    "within 15 working days": ("days", 15),
    "two weeks": ("days", 14),
    "five times": ("times", 5),
    "first 30 visitors": ("people", 30),
    "in four steps": ("steps", 4),
    "206 branches": ("branches", 206),
    "eight thousand yuan": ("yuan", 8000),
    "8000 RMB": ("yuan", 8000),
    "百分之三十": ("percent", 30),
    "百分之3.58": ("percent", 3.58),
    "24小时": ("days", 1),
    "满七十岁": ("months", 840),
    "十八周岁": ("months", 216),
    "两年": ("months", 24),
    "三个工作日": ("days", 3),
    "前50名": ("people", 50),
    "40份": ("copies", 40),
    "260个网点": ("branches", 260),
    "5000块": ("yuan", 5000),
    "￥5000": ("yuan", 5000),
    "2027年": None,
    "one hundred and eighty days": None,
    "1小时30分钟": ("minutes", 90),
    "一年零三个月": ("months", 15),
    "half an hour": ("minutes", 30),
    "an hour and a half": ("minutes", 90),
    "two and a half years": ("months", 30),
    "a fortnight": ("days", 14),
    "60 and over": ("months", 720),
    "半小时": ("minutes", 30),
    "半个钟头": ("minutes", 30),
    "一个半小时": ("minutes", 90),
    "两年半": ("months", 30),
    "半年": ("months", 6),
    "半个月": ("months", 0.5),
    "上半年": None,
    "半年报": None,
    "大半年": None,
    "half the hour": None,
    "百分之三至五": None,
    "百分之三点五": None,
    "12元5角": None,
    "一种": None,
    "第三条": None,
    "3月15日": None,
    "in 2027 years": None,
    "two or three": None,
}


@pytest.mark.parametrize("text", TOLD)
def test_an_amount_is_the_same_in_whichever_words_it_is_told(text: str) -> None:
    found = [(one.unit, one.value) for one in told(text, "en" if text.isascii() else "zh")]
    assert found == ([TOLD[text]] if TOLD[text] else [])


def test_of_hours_and_minutes_the_whole_is_told_too() -> None:
    assert [one.value for one in told("1 hour and 30 minutes", "en")] == [90, 60, 30]
    assert [one.value for one in told("1 year 3 months", "en")] == [15, 12, 3]
