"""What a branch sends by short message, and the strips of light on which its slogans run."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import Field

from microsite.data.record import Id, Record, Text
from microsite.data.values.count import WHOLE

_WIDE = frozenset("WFA")  # as fonts of strips have them: a sign that may be wide is


class Wording(Text):
    """A text in which words stand as in pages, such as {{ hotline("complaint") }}."""


class Message(Record):
    """A short message to customers: about an event, or about the campaign as a whole."""

    kind: Literal["notice", "promotion"]
    text: Wording
    days_before: Annotated[int, Field(ge=0, le=60), WHOLE]
    event: Id | None = None
    parts: Annotated[int, Field(ge=1, le=10), WHOLE] = 1


class Screen(Record):
    """A strip of light: how many characters stand in a line, how many lines, in which code it is fed."""

    columns: Annotated[int, Field(ge=1, le=400), WHOLE]
    rows: Annotated[int, Field(ge=1, le=50), WHOLE] = 1
    encoding: Literal["gb2312", "gb18030", "utf-8"] = "gb18030"

    def lacking(self, text: str) -> str:
        """The characters of a text that its code lacks."""
        return "".join(letter for letter in text if not letter.encode(self.encoding, "ignore"))

    def count(self, text: str) -> int:
        """How many screens a text fills; two narrow characters take the place of a wide one."""
        halves = sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)
        return -(-halves // (2 * self.columns * self.rows))
