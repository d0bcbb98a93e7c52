"""Texts in the other language, and events at a branch that is closed."""

from __future__ import annotations

from typing import Any

import pytest

from microsite.checks.rules.lives import closed
from microsite.checks.rules.plain_texts import _NOTHING
from microsite.checks.rules.text_languages import _of
from microsite.data.event import Event
from microsite.data.life import Life
from microsite.data.record import Text
from microsite.files.yamlfile import Document


@pytest.mark.parametrize(
    ("en", "zh", "wrong"),
    [
        ("Test Sub-branch", "测试支行", ""),
        ("ATM 24h", "ATM 24h", ""),
        ("VIP", "VIP", ""),
        ("UnionPay", "UnionPay", ""),
        ("3·15", "3·15", ""),
        ("“Jin Rong Jie” (金融街)", "金融街", ""),
        ("WeChat Pay", "微信支付 WeChat Pay", ""),
        ("12378", "12378", ""),
        ("App", "App下载", ""),
        ("Café", "Café", ""),
        ("测试支行", "测试支行", "en"),
        ("测试支行", "Test Sub-branch", "en"),  # that they have changed places is told once
        ("Test Sub-branch", "Test Subbranch", "zh"),
        ("Know your rights every day", "Know your rights every day", "zh"),
        ("云麓县 A", "云麓县", "en"),
        ("个人", "个人", "en"),
        ("people", "firms", "zh"),
        ("装修", "装修", "en"),
        ("𠮷野支行", "𠮷野支行", "en"),
        ("Yunlu County", "Yunlu", "zh"),
    ],
)
def test_texts_in_the_other_language(en: str, zh: str, wrong: str) -> None:
    found = [*_of(Text(en=en, zh=zh), ("name",), Document("x.yml"))]
    assert [mistake.message.partition("”")[0][-2:] for mistake in found] == wrong.split()


LIFE = {
    "opened": "2026-05-01",
    "closed_between": [
        {"first": "2027-04-01", "last": "2027-04-10", "why": {"en": "renovation", "zh": "装修"}}
    ],
    "closes": "2028-01-01",
}


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"first": "2026-04-30"}, "has not opened"),
        ({"first": "2026-05-01"}, ""),
        ({"first": "2027-03-31"}, ""),
        ({"first": "2027-04-01"}, "is closed"),
        ({"first": "2027-03-30", "last": "2027-04-02"}, "is closed"),
        (
            {
                "first": "2027-03-30",
                "last": "2027-04-12",
                "pauses": [f"2027-04-{n:02}" for n in range(1, 11)],
            },
            "",
        ),
        ({"first": "2027-04-05", "place": {"en": "The square", "zh": "广场"}}, ""),
        ({"first": "2027-04-05", "kind": "hotline-day"}, ""),
        ({"first": "2027-12-31"}, ""),
        ({"first": "2027-12-31", "last": "2028-01-01"}, "has closed"),
        ({"first": "2028-01-01", "place": {"en": "The square", "zh": "广场"}}, "has closed"),
    ],
)
def test_events_while_a_branch_is_closed(event: dict[str, Any], told: str) -> None:
    held = Event.model_validate({"id": "desk", "title": {"en": "Desk", "zh": "咨询台"}, **event})
    wrong = closed(Life.model_validate(LIFE), held)
    assert (told in wrong[0]) if wrong else not told


@pytest.mark.parametrize("said", ["TBD", "待定", "？？", "n/a", "暂无", "……", "xxx"])
def test_a_placeholder_says_nothing(said: str) -> None:
    assert _NOTHING.fullmatch(said)
    assert not _NOTHING.fullmatch(f"{said}银行")
