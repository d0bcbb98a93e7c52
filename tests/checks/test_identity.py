"""Numbers of ID cards and bank cards are seen in whichever form they are typed; others are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from microsite.checks.identity import identities

TODAY = date(2026, 11, 29)
SOMEBODYS = [
    "330106198504121233",
    "622202 1234567890128",
    "9558801234567890128",
    "4367421234567890129",
    "6013820800012345672",
    "6033670123456789019",
    "6011380123456782",
    "4532 0151 1283 0366",
    "5524 9901 2345 6780",
    "3528 0001 2345 6789",
    "378282246310005",
    "6222  0212  3456  7890  128",
    "6222.0212.3456.7890.128",
    "6222&nbsp;0212&nbsp;3456&nbsp;7890&nbsp;128",
    "330102 19900101 1234",
    "330102-19900101-1234",
    "No.330102199001011234",
    "身份证.330102199001011234",
    "身份证号-330102199001011234",
    "**330102**199001011234",
    "身份证 330102900101123",
    "身份证号：330106199001011234",
    "三三零一零二一九九零零一零一一二三四",
]
OTHERS = [
    "受理编号 33010620270315001X",
    "商户单号 6202703151230457",
    "SF6222021234567890128",
    "2027-03-15 10:30-17:00 2027-03-16",
    "6222 **** **** 1234",
    "4000 5000 6000 7001",
    "https://x.cn/6222021234567891",
    "〔2020〕 12 3456",
    "202703151230456789",
]


@pytest.mark.parametrize("text", SOMEBODYS)
def test_the_number_of_somebody(text: str) -> None:
    assert len([*identities(f"他的{text}。", TODAY)]) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_another_number(text: str) -> None:
    assert [*identities(text, TODAY)] == []


def test_where_it_stands() -> None:
    assert [*identities("号码 330102-19900101-1234。")] == [("330102-19900101-1234", True, 3)]
