"""The few questions to somebody who starts; each may be answered beforehand."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import get_args

import click

from microsite.checks.rules.web_address import HINT, HINT_ZH, kept_for_examples
from microsite.data.hours import hours_in_cell
from microsite.data.values import phone
from microsite.data.values.day import day_in_cell
from microsite.files.mistakes import Wrong
from microsite.sheets.cells import narrow
from microsite.sheets.coordinates import System
from microsite.sheets.districts import district_in

MOST = 6
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*")
_GOVERNMENT = re.compile("人民政府|街道办(?:事处)?$|政府办公室$")
_PUBLIC_LINE = re.compile(r"1\d{2,4}", re.ASCII)  # of the police, a regulator, a town
_ASKED = {
    "name": "机构全称，例如 石河村镇银行 (name of the institution, in Chinese)",
    "url": "网页放在哪个网址，例如 https://rights.your-bank.cn/ (address of the sites)",
    "number": "投诉电话，请先打通核实 (number for complaints)",
    "verified_on": "这个号码和表里的号码，是哪天打过核实的，年-月-日 (day on which the numbers were called)",
    "days": "表里的营业时间是星期几的，例如 周一至周五 (days on which the hours of the list hold)",
    "hours": "营业时间，例如 周一至周五 9:00-17:00 (opening hours)",
    "address": "总行地址，从省或市写起 (address of the head office)",
    "languages": "网页用中文写 zh，中英文都要写 zh,en，英文名称先按拼音起草 (languages of the sites)",
    "coordinates": "表里的经纬度是哪种：百度 bd09，高德、腾讯 gcj02，GPS wgs84 (map of the coordinates)",
}


class Questions:
    """What was answered beforehand; the rest is asked, at most so many."""

    def __init__(self, given: Mapping[str, str | None], today: date) -> None:
        self.given = given
        self.today = today
        self.left = MOST

    def answer(self, key: str) -> str:
        """The answer to a question; empty if there were too many already."""
        if (said := self.given.get(key)) is not None:
            return self._checked(key)(said)
        if not self.left:
            return ""
        self.left -= 1
        try:
            answer: str = click.prompt(_ASKED[key], value_proc=self._checked(key), err=True)
        except click.Abort:
            if sys.stdin.isatty():
                raise
            option = f"--{key.replace('_', '-')}"
            raise click.UsageError(
                f"nobody is there to answer: write {option}. 这里没有人回答，请写 {option}。"
            ) from None
        return answer

    def choice(self, key: str, usual: str) -> str:
        """The answer to what need not be answered: the usual one where nobody sits at a terminal."""
        is_asked = self.given.get(key) is not None or sys.stdin.isatty()
        return (self.answer(key) if is_asked else "") or usual

    def _checked(self, key: str) -> Callable[[str], str]:
        def read(text: str) -> str:
            try:
                return self._read(key, text.strip())
            except Wrong as wrong:
                raise click.BadParameter(
                    f"{text}: {wrong} {wrong.zh}", param_hint=f"--{key.replace('_', '-')}"
                ) from None

        return read

    def _read(self, key: str, text: str) -> str:
        match key:
            case "number":
                return _own_number(text)
            case "verified_on":
                return _past(text, self.today)
            case "hours":
                return hours_in_cell(text).told
            case "days":
                hours_in_cell(f"{text} 9:00-17:00")
            case "languages":
                return _languages(text)
            case "coordinates" if text not in get_args(System):
                raise Wrong("is none of bd09, gcj02 and wgs84", "请写 bd09、gcj02 或 wgs84")
            case "url":
                return _url(text)
            case "address":
                return _address(text)
            case "name":
                _refuse_name(text)
        return text


def _refuse_name(text: str) -> None:
    if not re.fullmatch("[\u3400-\u9fff（）()·]{2,40}", text):
        raise Wrong("is no name in Chinese", "请写中文全称")
    if _GOVERNMENT.search(text):
        raise Wrong(
            "is no bank: a town publishes together with one, whose name and numbers stand here",
            "不是银行。乡镇和银行、信用社一起发布：这里写银行的名称和电话",
        )


def _own_number(text: str) -> str:
    number = phone.shown(text)
    if _PUBLIC_LINE.fullmatch(number):
        raise Wrong(
            "is a public line; write the number that the bank itself answers",
            "是全国公共服务电话，请写本行自己接听的号码",
        )
    return number


def _address(text: str) -> str:
    if not district_in(text):
        raise Wrong("names no city, county or district", "请写明市、县或区")
    return narrow(text)


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise Wrong("is no address with a slash at its end", "请写完整网址，末尾加斜线")
    if wrong := kept_for_examples(text):
        raise Wrong(f"{wrong}. {HINT}", f"{wrong.zh}。{HINT_ZH}")
    return text


def _languages(text: str) -> str:
    """Chinese first, as the list is in Chinese."""
    match sorted(re.findall(r"\w+", text)):
        case ["zh"]:
            return "zh"
        case ["en", "zh"]:
            return "zh, en"
    raise Wrong("is neither zh nor zh,en", "请写 zh 或 zh,en")


def _past(text: str, today: date) -> str:
    try:
        day = day_in_cell(text)
    except ValueError:
        raise Wrong("is no day; write 2027-03-15", "请写年-月-日，例如 2027-03-15") from None
    if day > today:
        raise Wrong("is still to come", "这一天还没有到")
    return day.isoformat()
