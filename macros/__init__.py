"""The words that editors may write in {{ }}, one family a file, and what mkdocs-macros calls."""

from __future__ import annotations

from macros import (
    branch,
    campaigns,
    emergency,
    figures,
    glossary,
    hotlines,
    pages,
    sources,
    structured,
    summary,
)
from macros.say import phrases
from microsite.content.word import Word
from microsite.mkdocs_adapter import Adapter
from microsite.words.slots import Call

WORDS: dict[str, Word] = {
    word.name: word
    for family in (
        branch,
        hotlines,
        campaigns,
        summary,
        structured,
        sources,
        figures,
        glossary,
        pages,
        emergency,
    )
    for word in family.WORDS
}

PARTS = {  # words of the theme itself
    "help_bar": Call("help_bar"),
    "emergency_bar": Call("emergency_bar"),
    "complaint": Call("hotline", ("complaint",)),
    "name": Call("branch.name"),
    "institution": Call("branch.institution"),
    "demonstration": Call("demonstration"),
    "noindex": Call("noindex"),
    "json_ld": Call("json_ld"),
    "feedback": Call("feedback"),
}

_adapter = Adapter(WORDS, PARTS, phrases, pages.endmatter)
define_env = _adapter.define_env
on_pre_page_macros = _adapter.on_pre_page_macros
on_post_page_macros = _adapter.on_post_page_macros
on_post_build = _adapter.on_post_build
