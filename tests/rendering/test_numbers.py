"""Is this number ours? However it is written, and never a word of trust."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.network import LANGUAGES
from support.node import answer

from microsite.data.roster import Roster
from microsite.rendering.numbers import digits

JUDGING = """
const { numberIn, verdict, ways } = await read("number");
const known = (typed) => verdict(given.list, typed);
tell({ said: given.typed.map(known), found: given.typed.map(numberIn) });
"""
WAYS = [  # of 0571 0000 2001
    "0571 0000 2001",
    "057100002001",
    "0571-00002001",
    "(0571) 0000-2001",
    "０５７１－００００－２００１",
    "57100002001",
    "571 0000 2001",
    "+86 571 0000 2001",
    "+86-0571-00002001",
    "0086 571 00002001",
    "86 571 0000 2001",
    "0571 0000 2001 转 801",
    "0571-00002001-801",
    "+86 571 0000 2001 ext. 12",
]
UNKNOWN = [
    "0571 0000 2999",
    "+57 1 0000 2001",
    "0057 1 0000 2001",
    "(+57) 100002001",
    "+0571 0000 2001",
    "1 0571 0000 2001",
    "+1 571 0000 2001",
    "+110",
    "0086110",
    "00110",
    "0110",
    "+12378",
]


@pytest.fixture(scope="module")
def listed(site: Path) -> dict[str, object]:
    data: dict[str, object] = json.loads((site / "assets/answers/numbers.json").read_text("utf-8"))
    return data


def said(listed: dict[str, object], typed: list[str], language: str = "en") -> list[str]:
    told = answer(JUDGING, {"list": listed, "typed": typed}, language)
    return [one["text"] for one in told["said"]]


def test_each_way_of_writing_it_is_understood(listed: dict[str, object]) -> None:
    assert all("one of our numbers" in text for text in said(listed, WAYS))
    assert all("national line: Police." in text for text in said(listed, ["110", "１１０", " 110 "]))


def test_what_only_looks_like_ours_is_unknown(listed: dict[str, object]) -> None:
    assert all("not on our list" in text for text in said(listed, UNKNOWN))


def test_every_number_of_every_branch_is_known(listed: dict[str, object], roster: Roster) -> None:
    ours = [str(hotline.number) for branch in roster for _, hotline in branch.all_hotlines]
    assert all("one of our numbers" in text for text in said(listed, ours))
    assert listed["ours"] == sorted({digits(number) for number in ours})
    national = [line.number for line in roster.network.national_hotlines.values()]
    assert all("national line" in text for text in said(listed, national))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_to_be_trusted_and_everybody_dials(listed: dict[str, object], language: str) -> None:
    for text in said(listed, ["0571 0000 2001", "110", "13800138000"], language):
        assert ("hang up" in text.lower() and "yourself" in text) or ("先挂断" in text and "自己拨" in text)
        assert not {"safe", "trust", "genuine", "安全", "放心", "可信"} & set(text.replace(".", " ").split())
        assert "2026" in text  # the day of the list


def test_a_number_in_a_sentence_is_found_and_an_amount_is_none(listed: dict[str, object]) -> None:
    typed = [
        "谁打的0571-00002001转801？",
        "call from +86 571 0000 2001!",
        "50000元",
        "2026年",
        "no number",
        "12",
    ]
    found = answer(JUDGING, {"list": listed, "typed": typed})["found"]
    assert found == ["0571-00002001转801", "+86 571 0000 2001", "", "", "", ""]
