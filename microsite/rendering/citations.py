"""The way back from a source to where it is cited, in every branch that shows the place."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from microsite.words.slots import END

# these ids are short because they stand a dozen times in each page of each branch
_CITATION = re.compile(r'(?<=<sup><a )(?=href="#s-(\d+)")')
_BACK = re.compile(r' ?<a href="#c-(\d+)"[^<>]*>[^<]*</a>')


def led_back(tokens: Sequence[str], conditions: Collection[str]) -> tuple[str, ...]:
    """A template's tokens; the first citation of each source that all branches show has an id."""
    cited, depth, led = set[str](), 0, list[str]()

    def first(found: re.Match[str]) -> str:
        if found[1] in cited:
            return ""
        cited.add(found[1])
        return f'id="c-{found[1]}" '

    for place, token in enumerate(tokens):
        if place % 2:
            depth += (token in conditions) - (token == END)
        led.append(token if depth or place % 2 else _CITATION.sub(first, token))
    return tuple(_BACK.sub(lambda back: back[0] if back[1] in cited else "", token) for token in led)
