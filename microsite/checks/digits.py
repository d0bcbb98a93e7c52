"""Digits in whichever form they are written: in words, in Chinese, in circles, with marks between them."""

from __future__ import annotations

import re
import unicodedata

from microsite.data.values.characters import SAME_LENGTH

SIGNS = "零〇○一二三四五六七八九幺①②③④⑤⑥⑦⑧⑨⓪壹贰叁肆伍陆柒捌玖"
SPOKEN = re.compile(f"[{SIGNS}](?:[ -]?[{SIGNS}]){{2,}}|(?<=\\d\\d)[{SIGNS}]{{2}}|[{SIGNS}]{{2}}(?=\\d\\d)")
_OTHER_DIGIT = re.compile("(?![0-9０-９])\\d|[²³¹⁰-⁹₀-₉❶-❾➀-➈➊-➒]")
_DIGITS = str.maketrans(SIGNS, "00012345678911234567890123456789")
SAID = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "oh")
_TIMES = {"double": 2, "triple": 3}
_WORD = rf"(?:({'|'.join(_TIMES)})[ -])?({'|'.join(SAID)})"
SAID_WORD = re.compile(_WORD, re.IGNORECASE)
FEWEST_SAID = 3  # words for digits in one number
IN_WORDS = re.compile(rf"(?<![a-z]){_WORD}(?:,?[ -]{_WORD}){{2,}}(?![a-z])", re.IGNORECASE)
# what readers don't see between digits: how they look, how a sign is written, what makes one a key
_UNSEEN = re.compile(
    r"</?[a-zA-Z][^<>\n\d]*>|\\(?=[\-().])|&(?:nbsp|ensp|emsp|thinsp|shy|hyphen|dash|middot|bull|#183|#32|#45|#160|#x20|#x2d|#xa0);"
    r"|\[(?=\d)|(?<=\d)\]\([^()\n\d]*\)|(?<=[\d \-(])(?:\*\*|__)|(?:\*\*|__)(?=[\d \-)])"
    r"|[\u20e3\ufe0f\u00ad\u200b\u2007-\u200a]"
)
BLANK = "\x01"


def digits_said(word: re.Match[str]) -> str:
    """What “double eight” says."""
    times, digit = word.groups()
    return f"{SAID.index(digit.lower()) % 10} " * _TIMES.get((times or "").lower(), 1)  # “oh” is a zero


def in_digits(text: str) -> str:
    """The same text with ordinary digits, dashes and spaces, each in its place."""
    seen = _UNSEEN.sub(lambda unseen: BLANK * len(unseen[0]), text)
    ours = _OTHER_DIGIT.sub(lambda other: str(unicodedata.digit(other[0])), seen)
    return SPOKEN.sub(lambda spoken: spoken[0].translate(_DIGITS), ours).translate(SAME_LENGTH)
