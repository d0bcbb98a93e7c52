"""What all data is made of: records, and the texts in them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from microsite.data.in_languages import InLanguages
from microsite.files.mistakes import Wrong
from microsite.languages.language import Language, Languages

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
REVERSING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # turn round what follows, such as a number
_OF_A_SHEET = re.compile(r"=[A-Z][A-Z.]+\(|#(?:REF!|VALUE!|DIV/0!|NULL!|NUM!|N/A|NAME\?|SPILL!|CALC!)")
_NO_COMMA = "，、；;|｜"  # what is typed between the words of a list


class Record(BaseModel):
    """The base of all data: unknown keys are mistakes, values don't change."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


def _one_line(value: str) -> str:
    value = value.strip()
    if not value:
        raise Wrong("is empty", "是空的")
    if CONTROL.search(value):
        raise Wrong(
            "holds a line break or an invisible control character; type the value anew",
            "里面有换行或看不见的控制字符，请删掉重新输入",
        )
    if REVERSING.search(value):
        raise Wrong(
            "holds an invisible character that reverses the direction of writing; type the value anew",
            "里面有看不见的、会把文字方向反过来的字符，请删掉重新输入",
        )
    if _OF_A_SHEET.match(value):
        raise Wrong(
            "is what a spreadsheet writes for a formula or its fault; write the value itself",
            "是表格软件的公式，或公式出错的标记，请写上内容本身",
        )
    return value


def _one_word(value: str) -> str:
    """Refuse several words of a list with no comma of the English keyboard between them."""
    if sign := next((sign for sign in value if sign in _NO_COMMA), ""):
        right = ", ".join(filter(None, re.split(f"[{_NO_COMMA} ]+", value)))
        raise Wrong(
            f"{sign} is no comma of the English keyboard; write {right}",
            f"{sign} 不是英文逗号，请写成 {right}",
        )
    return value


OneLine = Annotated[str, AfterValidator(_one_line)]
Word = Annotated[OneLine, AfterValidator(_one_word)]  # of a list of words
Id = Annotated[str, Field(pattern=ID.pattern, max_length=40)]
# of another branch; looked up where all are known, so that its name can be answered with its id
BranchId = Annotated[OneLine, Field(max_length=80, json_schema_extra={"pattern": ID.pattern})]
# by its name alone: before an @ could stand somebody else's, and letters of other writings look like ours
HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]*[A-Za-z-][A-Za-z0-9-]*)+(?::[0-9]{1,5})?"
# what the rest of an address has none of
UNFIT = r"\s\"<>\\\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2044\u2060-\u206f\ufeff"
SITE_ADDRESS = r"^https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*$"
WEB_ADDRESS = rf"^https?://{HOST}(?:[/?#][^{UNFIT}]*)?$"
WebAddress = Annotated[str, Field(pattern=WEB_ADDRESS)]


class Text(InLanguages[OneLine]):
    """A text in the languages of the site."""


class Address(Text):
    """A street address; until somebody has written it in another language, the first is shown there."""

    @classmethod
    def needed(cls, site: Languages) -> tuple[Language, ...]:
        """The first language alone."""
        return (site.first,)
