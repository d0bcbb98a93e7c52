"""The languages of a site."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
