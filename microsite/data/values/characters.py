"""What differs only from keyboard to keyboard: width, dashes, spaces."""

from __future__ import annotations

import re
import unicodedata

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width signs, letters and digits
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-")
SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t"), " ")
UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202c\u202d\u2060\ufeff")
)  # nothing is lost with them
SAME_LENGTH = WIDE | DASHES | SPACES  # what leaves each character in its place
PLAIN = SAME_LENGTH | UNSEEN
_LOOKALIKES = {"0": "OoОо", "1": "lI", "2": "Z", "3": "З", "5": "S", "8": "B"}  # also Russian ones
LIKE_DIGITS = {letter: digit for digit, letters in _LOOKALIKES.items() for letter in letters}
_AS_DIGITS = {ord(letter): digit for letter, digit in LIKE_DIGITS.items()}
_NUMERIC = re.compile(r"[-\d.,:/ ]+", re.ASCII)
NOTHING = re.compile(r"[-_/\\.。·、,*\s]*|无|暂无|没有|none|n/?a", re.IGNORECASE)


def plain(text: str) -> str:
    """A text with half-width characters, plain dashes and spaces; nothing else of it is changed."""
    return text.translate(PLAIN).strip()


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say, such as with a dash."""
    return NOTHING.fullmatch(plain(text)) is not None


def named(character: str) -> str:
    """A character with its name, since many look like another one."""
    return f"“{character}” ({unicodedata.name(character, 'a control character').lower()})"


def in_digits(text: str) -> str:
    """What was meant by a number in which letters stand for digits; empty if it is none."""
    digits = plain(text).translate(_AS_DIGITS)
    return digits if digits != plain(text) and _NUMERIC.fullmatch(digits) else ""
