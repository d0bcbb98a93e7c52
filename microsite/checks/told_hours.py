"""Hours in which something is open, as a text tells them in English or Chinese."""

from __future__ import annotations

import re

_HALF = "(?:上午|中午|下午|晚上?|早上?)?"
_HAN = "[零一二两三四五六七八九十]"
_TYPED = r"\d{1,2}(?:[:：.]\d\d|[点时](?:半|\d\d分?)?)"
_CLOCK = (
    rf"{_HALF}(?:{_TYPED}|{_HAN}{{1,3}}[点时]半?|\d{{1,2}}(?= ?[ap]\.?m)"
    r"|(?<!\d)(?:0[5-9]|1\d|2[1-3])[0-5]0(?![\d年元人户]))(?: ?[ap](?:m\b|\.m\.))?"
)
_SPAN = (
    rf"(?<![\d.])(?<!\d[:：])(?:{_CLOCK} *(?:[-–—－~～至到]+|to|until|and) *"
    rf"(?:{_CLOCK}|\d{{1,2}}(?![\d:：年月日号]))|[朝早][八九]晚[四五六])"
)
_WEEK = "[一二三四五六日天末1-6]"
_ONE = rf"(?:周|星期|礼拜){_WEEK}|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
_DAYS = (  # on which something is the same each week
    rf"(?:{_ONE})(?: *(?:[-–—－~～至到]| to | and |、|和) *(?:(?:{_ONE})|{_WEEK}))"
    r"|工作日|周末|双休日|节假日|每[天日]|天天|\b(?:weekdays?|weekends?|daily|every day|M-F)\b"
)
_OPEN = r"(?:营业|办公|服务|受理|接待|上班|开门|接听)(?:时间)?|\b(?:open(?:ing)?(?: hours)?|hours)\b"
_BETWEEN = r"(?:[^。.!?！？\n]|\n(?!\n)){0,24}?"
_ENDS = r"(?=[。；;.!\n）)]|$| *[,，、/和及] *(?:上午|下午|\d)| *(?:营业|开门|上班|休息|接待))"
HOURS = re.compile(
    rf"(?:{_DAYS}){_BETWEEN}{_SPAN}"
    rf"|(?:{_OPEN})[^。.!?！？\n\d]{{0,12}}?{_SPAN}"
    rf"|{_SPAN}[ ,，、（(]{{0,3}}(?:on )?(?:{_DAYS}|营业|开门|上班|接待|办公)"
    rf"|(?<![上这本下士生他她])(?:{_ONE})[ :：，,]{{0,3}}{_SPAN}{_ENDS}",
    re.IGNORECASE,
)
OF_MARKETS = re.compile("股市|股票|交易|开盘|期货")
