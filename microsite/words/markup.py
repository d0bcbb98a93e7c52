"""Values of data as text and HTML in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar

from markupsafe import Markup, escape

from microsite.data.hotline import Hotline, NationalHotline, dialled
from microsite.data.record import Text
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.languages.writing import writing
from microsite.words.slots import RESERVED, as_text

_SPAN = re.compile(
    r"^[^\d:]{0,5}\d+[^\d:,;，；]{1,13}$"  # round the clock
    r"|^[^\d\s,;:：、，；。]{5,}(?=\s?\d)"  # days
    r"|\d\d:\d\d[^\d,;:、，；。]{1,4}?\d\d:\d\d"  # times
)


def finalize(value: Any) -> Any:
    """What a template shows: markup as it is, anything else escaped: data is never markup or a slot."""
    return value if hasattr(value, "__html__") else text(value)


def text(value: Any) -> Markup:
    """Plain text as HTML."""
    return _escaped(value) if type(value) is str else _escape(value)


def _escape(value: Any) -> Markup:
    written = escape(value)
    return Markup(as_text(str(written))) if RESERVED.search(written) else written


_escaped = lru_cache(4000)(_escape)  # of text alone: what is equal to markup need not be markup


def in_its_language(said: Text, language: Language) -> Markup:
    """A text as HTML; one that is missing in a language says that it is in another one."""
    spoken = said.language_of(language)
    if spoken == language or writing(language).partial:  # whose pages mark what is borrowed as a whole
        return text(said[language])
    return Markup('<span lang="{}">{}</span>').format(phrases(spoken)["lang"], text(said[language]))


def unbroken(value: str) -> Markup:
    """Text as HTML, in which no line ends within "24 hours a day" or the days or times of a span."""
    return Markup(_SPAN.sub(r'<span class="ms-span">\g<0></span>', str(text(value))))


def shown_number(hotline: Hotline | NationalHotline, language: Language) -> str:
    """A number as people read it, with its extension."""
    extension = phrases(language)["extension"].format(hotline.extension) if hotline.extension else ""
    return f"{hotline.number}{extension}"


def shown_numbers(numbers: Iterable[Hotline], language: Language) -> str:
    """Numbers of one purpose as people read them, each with whom it is for."""
    shown = (for_whom(shown_number(hotline, language), hotline, language) for hotline in numbers)
    return phrases(language)["comma"].join(shown)


def links(numbers: Iterable[Hotline | NationalHotline], language: Language) -> Markup:
    """Numbers of one purpose as links that call them, each with whom it is for."""
    shown = (for_whom(link(hotline, language), hotline, language) for hotline in numbers)
    return Markup(phrases(language)["comma"]).join(shown)


TextOrMarkup = TypeVar("TextOrMarkup", str, Markup)


def for_whom(said: TextOrMarkup, hotline: Hotline | NationalHotline, language: Language) -> TextOrMarkup:
    """A text with whom a number is for, if it says so; markup stays markup, and what is added is escaped."""
    whom: Text | None = hotline.whom
    if whom is None:
        return said
    phrase = type(said)(phrases(language)["for"])
    return phrase.format(said, text(whom[language]) if isinstance(said, Markup) else whom[language])


def link(hotline: Hotline | NationalHotline, language: Language, label: str = "") -> Markup:
    """A number as a link that calls it, with or without a label; what is shown and called is one value.

    Its direction is its own: a name in right-to-left writing beside it must not turn its digits round. On a
    page in such writing each number is set apart when the page is filled.
    """
    address = dialled(hotline.number, hotline.extension)
    return _link(shown_number(hotline, language), address, writing(language).direction, label)


@lru_cache(maxsize=2000, typed=True)  # a branch shows its numbers often, and most branches the same
def _link(shown: str, address: str, direction: str, label: str) -> Markup:
    its_own = Markup(' dir="ltr"' if direction == "ltr" else "")
    if label:
        return Markup('<a class="ms-call" href="{}"><span>{}</span> <b{}>{}</b></a>').format(
            address, text(label), its_own, shown
        )
    return Markup('<a class="ms-tel"{} href="{}">{}</a>').format(its_own, address, shown)
