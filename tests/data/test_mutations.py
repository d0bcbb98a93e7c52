"""A value that somebody mistyped is refused or means the same; it never silently becomes another one."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from microsite.data.location import Coordinates
from microsite.data.values import hours
from microsite.data.values.day import day, day_in_cell
from microsite.data.values.degrees import degrees
from microsite.data.values.month_day import month_day
from microsite.data.values.phone import shown, with_extension
from microsite.data.values.spans import spans
from microsite.files.mistakes import Wrong

LOOK_ALIKES = {
    "0": "OoQDОο〇°⓪٠Ø",
    "1": "lI|!iіⅠ①١一",
    "2": "ZzƧ②٢二",
    "3": "EЗз③٣三",
    "5": "Ss§⑤٥五",
    "6": "bGб⑥٦六",
    "7": "T⑦٧七",
    "8": "B&⑧٨八",
    "9": "gq⑨٩九",
    ":": ".;",
    "-": "=_",
    ".": ":;",
}
WORDS = [
    "传真",
    "已停用",
    "原",
    "约",
    "fax ",
    "tel:",
    "call ",
    "不",
    "暂停",
    "左右",
    "（停用）",
    " (old)",
    "?",
    "!",
    "#",
    "*",
    "以前",
    "除外",
    "节假日",
    "见公告",
    "or",
    "x",
    "е",
    "²",
    "%",
    "点前",
    "休",
    "E5",
]
Read = Callable[[str], object]
NUMBERS = [
    "95588",
    "12378",
    "110",
    "96110",
    "0571 8888 0000",
    "0571-88880000",
    "(0571)88880000",
    "138 0013 8000",
    "13800138000",
    "400 881 2345",
    "4008812345",
    "021-95566",
    "+86 571 8888 0000",
    "010-88880000",
    "12345",
    "12315",
]
WEEKS = [
    "周一至周五 8:30-17:30",
    "mon-fri 08:30-17:30; sat 09:00-16:30",
    "周一至周五 8:30-12:10，13:30-17:45；周六、周日 9:15-16:20",
    "工作日 上午8:30-11:30 下午1:30-5:15",
    "Monday to Friday 9:15-17:45",
    "周一至周五 8:30-17:10（12:00-13:30午休）",
    "周一至周四 8:30-17:30，周五 18:00-次日2:15",
    "mon-fri 18:00-26:30",
    "周一至周五 8:30-17:15，节假日 9:30-12:10",
]
SERVICES = [
    "对私：周一至周五 8:30-17:10；对公：周一至周五 8:45-16:30",
    "mon-fri 08:30-12:10, 13:30-17:45; holidays closed; firms mon-fri 08:45-16:30; self-service always",
    "个人业务 周一至周日 8:30-17:10，公司业务 周一至周五 9:15-16:45，24小时自助银行",
]
# each overlaps each: side by side, two spans that don't are one text of two spans, and no slip
EVENTS = ["09:00-20:45", "19:00-00:30", "08:30-11:30, 13:45-20:15", "18:00-26:15"]
SEASONS = ["05-01", "09-30", "12-15"]
DAYS = ["2026-11-25", "2027-03-15", "2026年11月25日", "20261125", "2027年3月15日"]
DEGREES = ["30.27412", "120.15508", "43.65021"]


def phone(text: str) -> object:
    return with_extension(text)


def week(text: str) -> object:
    return {day: spans for day, spans in hours.week(text).items() if spans}


def services(text: str) -> object:
    return {
        name: {day: spans for day, spans in week.items() if spans}
        for name, week in hours.services(text).items()
    }


def place(text: str) -> object:
    """Within 111 m it is the same place."""
    return round(degrees(text), 3)


def in_yaml(text: str) -> object:
    return day(text)


KINDS: list[tuple[Read, list[str]]] = [
    (shown, NUMBERS),
    (phone, NUMBERS),
    (week, WEEKS),
    (services, SERVICES),
    (spans, EVENTS),
    (month_day, SEASONS),
    (day_in_cell, DAYS),
    (in_yaml, DAYS[:2]),
    (place, DEGREES),
]


def mistyped(text: str, texts: list[str], chance: random.Random) -> str:
    """The text with one or two slips of a hand."""
    slips = [_look_alike, _joined, _cut_off, _words]
    for slip in chance.sample(slips, chance.choice([1, 1, 2])):
        text = slip(text, texts, chance)
    return text


def _look_alike(text: str, texts: list[str], chance: random.Random) -> str:
    places = [place for place, character in enumerate(text) if character in LOOK_ALIKES]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + chance.choice(LOOK_ALIKES[text[place]]) + text[place + 1 :]


def _joined(text: str, texts: list[str], chance: random.Random) -> str:
    return (
        text
        + chance.choice(["", " ", "  ", "-", "/", "、", "；", ";", ",", "\n", "　", ".", "或"])
        + chance.choice(texts)
    )


def _cut_off(text: str, texts: list[str], chance: random.Random) -> str:
    return text[: -chance.choice([1, 2])]


def _words(text: str, texts: list[str], chance: random.Random) -> str:
    word = chance.choice(WORDS)
    return chance.choice([word + text, text + word, f"{word} {text}", f"{text} {word}"])


def changed(times: int, seed: int) -> list[tuple[str, str, object]]:
    """What was taken for something else."""
    chance = random.Random(seed)
    found = []
    for _ in range(times):
        read, texts = chance.choice(KINDS)
        text = chance.choice([text for text in texts if _taken(read, text)])
        spoilt = mistyped(text, texts, chance)
        try:
            now = read(spoilt)
        except Wrong:
            continue
        if now != read(text):
            found.append((text, spoilt, now))
    return found


def _taken(read: Read, text: str) -> bool:
    try:
        read(text)
    except Wrong:
        return False
    return True


def test_a_slip_never_makes_another_value() -> None:
    assert changed(2_000, 1) == []


@pytest.mark.exhaustive
def test_no_slip_of_very_many_makes_another_value() -> None:
    assert changed(20_000, 2) == []


def test_coordinates_are_read_by_the_same_grammar() -> None:
    assert Coordinates.model_validate({"latitude": DEGREES[0], "longitude": DEGREES[1]}).latitude == 30.27412
