"""Whom somebody tells who has found a weakness of the sites."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from microsite.files.mistakes import Wrong

_CONTACT = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|https://[^\s\"<>]+")


def _contact(text: str) -> str:
    if not _CONTACT.fullmatch(text):
        raise Wrong(
            "is neither a mail address nor a page: mailto:security@your-bank.cn, https://your-bank.cn/report",
            "请写邮箱 mailto:security@your-bank.cn，或者网址 https://your-bank.cn/report",
        )
    return text


SecurityContact = Annotated[str, AfterValidator(_contact)]
