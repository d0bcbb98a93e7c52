"""How long a short message is, in the alphabet in which it is sent."""

from __future__ import annotations

from typing import NamedTuple

from microsite.content.limits import MessageLength

_NARROW = frozenset(  # the alphabet of GSM 03.38, by which a character takes seven bits
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ESCAPED = frozenset("\f^{}\\[~]|€")  # of the same alphabet, behind a sign that says so
_ALL_NARROW = _NARROW | _ESCAPED
_BEYOND = 0xFFFF  # what stands above takes two places of 16 bits


class Count(NamedTuple):
    """How many characters are counted for a message, and as how many messages it is paid."""

    characters: int
    parts: int


def count(text: str, length: MessageLength) -> Count:
    """Count a whole message; one letter of another alphabet makes all of its letters wide."""
    is_narrow = _is_narrow(text)
    limit = length.narrow if is_narrow else length.wide
    sizes = [_narrow(letter) if is_narrow else _wide(letter) for letter in text]
    if sum(sizes) <= limit.alone:
        return Count(sum(sizes), 1)
    parts, used = 1, 0
    for size in sizes:  # no letter is cut between two parts
        if used + size > limit.part:
            parts, used = parts + 1, 0
        used += size
    return Count(sum(sizes), parts)


def room(text: str, length: MessageLength, parts: int) -> int:
    """How many characters of a text's alphabet so many messages hold."""
    limit = length.narrow if _is_narrow(text) else length.wide
    return limit.alone if parts == 1 else limit.part * parts


def _is_narrow(text: str) -> bool:
    return _ALL_NARROW.issuperset(text)


def _narrow(letter: str) -> int:
    return 2 if letter in _ESCAPED else 1


def _wide(letter: str) -> int:
    return 2 if ord(letter) > _BEYOND else 1
