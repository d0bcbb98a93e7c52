"""Whole numbers of things."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

FORM = re.compile(r"0|[1-9]\d{0,9}", re.ASCII)


class NoCount(Wrong):
    """What is written is not a whole number."""


def count(value: Any) -> int:
    """A number in digits and nothing else."""
    if isinstance(value, str) and FORM.fullmatch(plain(value)):
        return int(plain(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise NoCount("is not a whole number; write digits only, such as 1200", "不是整数，请只写数字，例如 1200")


WHOLE = BeforeValidator(count)  # behind the bounds of a number, so that its schema has them
Count = Annotated[int, Field(ge=0, le=1_000_000_000), WHOLE]
