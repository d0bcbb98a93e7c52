"""The phrases of a language that the project itself brings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from microsite.checks.rule import PageRule
from microsite.checks.typed_numbers import typed
from microsite.content.project import Content
from microsite.data.site_languages import FOLDER
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages import phrases as engine
from microsite.languages.language import Language
from microsite.languages.writing import writing
from microsite.reports import phrases as reports

_FILLED = re.compile(r"\{[a-z0-9]*\}")
_ADDRESS = re.compile(r"https?://\S*|www\.\S*")
_DIGITS = "0123456789"  # which one phrase lists, to read them aloud
_SHOWN = 5  # of what is missing


def check(content: Content) -> Iterator[Mistake]:
    """Compare the phrases that each language brings with those that there are."""
    words = {Path(inspect.getfile(word.function)).parent for word in content.words.values()}
    files = [engine.FILE, reports.FILE, *(folder / "phrases.yml" for folder in sorted(words))]
    for language in content.site.listed:
        if not (content.folder / FOLDER / f"{language}.yml").is_file():
            continue
        name = f"{FOLDER}/{language}.yml"
        try:
            document = yamlfile.read(content.folder / name, name)
        except Mistakes:
            continue  # told when it was loaded
        for file in filter(Path.is_file, files):
            yield from _of(file, language, document, language in content.site.complete)


def _of(file: Path, language: Language, document: Document, complete: bool) -> Iterator[Mistake]:
    family, known = engine.family(file), engine.written(file)
    missing = engine.missing(file, language) if complete else []
    if missing:
        few = ", ".join(missing[:_SHOWN])
        yield document.mistake(
            ("phrases",),
            f"{len(missing)} phrases of “{family}” are missing: {few}{'…' if len(missing) > _SHOWN else ''}",
            "Write them below phrases, or say partial: yes; then the first language stands in.",
            f"“{family}”里缺少{len(missing)}个短语：{few}。请写在 phrases 下面；"
            "或者写 partial: yes，缺的就显示默认语言。",
        )
    for phrase, said in writing(language).phrases.get(family, {}).items():
        path = ("phrases", family, phrase)
        if phrase not in known:
            yield document.mistake(
                path,
                f"there is no phrase “{phrase}”",
                nearest(phrase, known),
                f"没有“{phrase}”这个短语。{nearest_zh(phrase, known)}",
            )
        elif "<" in said or ">" in said:
            yield document.mistake(
                path,
                f"“{phrase}” holds “<” or “>”: a phrase is text alone",
                "Take them out.",
                f"“{phrase}”里有“<”或“>”。短语里只能写文字，请删掉。",
            )
        elif contact := _contact(said.replace(_DIGITS, "")):
            yield document.mistake(
                path,
                f"“{phrase}” holds a number or an address: {contact}",
                "Take it out: numbers stand in branches/ and facts/, and change there.",
                f"“{phrase}”里有号码或网址。请删掉：号码写在 branches/ 和 facts/ 里。",
            )
        elif _places(said) not in {_places(one) for one in known[phrase].values()}:
            example = next(iter(known[phrase].values()))
            yield document.mistake(
                path,
                f"“{phrase}” is filled in other places than in the other languages: {said}",
                f"Write it with the same braces as: {example}",
                f"“{phrase}”里的花括号和别的语言不一样：{said}。请照这个写：{example}",
            )


def _contact(phrase: str) -> str:
    """A telephone number or an address that somebody wrote into a phrase; empty if there is none."""
    return next(chain((written for *_, written in typed(phrase)), _ADDRESS.findall(phrase)), "")


def _places(phrase: str) -> frozenset[tuple[str, int]]:
    """What is filled into a phrase, and how often at most in one of its forms."""
    forms = [_FILLED.findall(form) for form in phrase.split("|")]
    return frozenset((one, max(form.count(one) for form in forms)) for one in set[str]().union(*forms))


RULE = PageRule(
    "MS085",
    "A language of one's own has the phrases of the others",
    check,
    wrong='phrases: {macros: {seats: "orunlar"}}',
    right='phrases: {macros: {seats: "{} orun"}}',
    zh="自己加的语言（languages 里的文件）短语缺了、名称不对，或者花括号和别的语言不一样。照提示改。",
    why="A phrase without its braces hides the number that belongs there.",
)
