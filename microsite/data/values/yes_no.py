"""Yes or no."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from microsite.data.values.characters import plain
from microsite.files.mistakes import Wrong

WORDS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


def yes_no(value: Any) -> bool:
    """What was answered; nothing else is taken for an answer."""
    answer = WORDS.get(plain(value).lower()) if isinstance(value, str) else value
    if isinstance(answer, bool):
        return answer
    raise Wrong("is neither yes nor no; write one of them", "请写 yes（是）或 no（否）")


def answers(answer: bool) -> list[Any]:
    """Every way to write an answer, for the schema: true, yes and 是, and that an editor quoted it."""
    return [answer, *(word for word, meant in WORDS.items() if meant == answer)]


YesNo = Annotated[bool, BeforeValidator(yes_no), WithJsonSchema({"enum": [*answers(True), *answers(False)]})]
