"""Which languages a site has, and what the project itself says of languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, Wrong
from microsite.files.yamlfile import Document
from microsite.languages.language import Language
from microsite.languages.writing import Writing, know, known, shipped

FOLDER = "languages"
_NAME = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?", re.ASCII)


def _known(language: str) -> str:
    if language not in known():
        listed = known()
        raise Wrong(
            f"is no language that is known; known are {', '.join(listed)}, "
            "and another one needs a file of its own, such as languages/ug.yml",
            f"不是认得的语言；认得的有 {'、'.join(listed)}，别的语言要有自己的文件，例如 languages/ug.yml",
        )
    return language


class _Listed:
    """Tells schemas which languages there are."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(known())}


KnownLanguage = Annotated[Language, AfterValidator(_known), _Listed()]


def load(project: Path) -> None:
    """Know the languages of a project beside the engine's own; all mistakes are raised at once."""
    mistakes: list[Mistake] = []
    own: dict[Language, Writing] = {}
    for path in sorted((project / FOLDER).glob("*.yml")):
        try:
            own[path.stem] = _writing(path, f"{FOLDER}/{path.name}")
        except Mistakes as wrong:
            mistakes += wrong.mistakes
    know(own)
    if mistakes:
        raise Mistakes(mistakes)


def _writing(path: Path, name: str) -> Writing:
    """How a project says that a language is written; what it leaves out of a known one is as it is."""
    if not _NAME.fullmatch(path.stem):
        raise Mistakes.one(
            name,
            0,
            f"“{path.stem}” is no name of a language",
            "Name the file with two or three small letters, such as ug.yml.",
            f"“{path.stem}”不是语言的代码。文件名请用两三个小写字母，例如 ug.yml。",
        )
    document = yamlfile.read(path, name)
    document.data = {**shipped().get(path.stem, {}), **document.data}
    writing = validate(Writing, document, None)
    if mistakes := [*_doubts(writing, document)]:
        raise Mistakes(mistakes)
    return writing


def _doubts(writing: Writing, document: Document) -> Iterator[Mistake]:
    for key, pattern in _patterns(writing):
        try:
            re.compile(pattern)
        except re.error as error:
            yield document.mistake(
                tuple(key.split(".")),
                f"“{key}” is no regular expression: {error}",
                "Copy the line from a language that is known, and change its letters alone.",
                f"“{key}”不是正确的正则表达式。请从已有的语言里复制这一行，只改其中的字母。",
            )
    try:
        locale = Locale.parse(writing.locale)
    except (UnknownLocaleError, ValueError):
        yield document.mistake(
            ("locale",),
            f"CLDR has no locale “{writing.locale}”",
            "Look it up in the list of CLDR; Uyghur is ug, Tibetan bo.",
            f"CLDR 里没有“{writing.locale}”。请查 CLDR 的代码表，例如维吾尔语写 ug，藏语写 bo。",
        )
        return
    if locale.text_direction not in ("ltr", "rtl"):
        yield document.mistake(
            ("locale",),
            f"“{writing.locale}” is written from top to bottom, which these pages can't show yet",
            "Leave the language out; of Mongolian, mn in Cyrillic letters can be shown.",
            f"“{writing.locale}”是竖写的，网页目前还排不了竖写的文字。"
            "请先不加这种语言；蒙古语可以用西里尔字母的 mn。",
        )


def _patterns(writing: Writing) -> Iterator[tuple[str, str]]:
    yield "letters", f"[{writing.letters}]"
    if writing.sentences:
        yield "sentences.end", writing.sentences.end
        yield "sentences.unit", writing.sentences.unit
    if writing.exceptions:
        yield "exceptions", writing.exceptions
