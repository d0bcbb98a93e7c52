"""Sums of money as people write them."""

from __future__ import annotations

import pytest

from microsite.checks.rules import sums

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
    found = [value for one in sums._SUM[language].finditer(text) for value in sums._values(one)]
    assert found == WRITTEN[text]
