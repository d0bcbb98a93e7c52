"""The words that editors may write in {{ }}, one family a file, and what mkdocs-macros calls."""

from __future__ import annotations

from macros import (
    branch,
    campaigns,
    demonstration,
    emergency,
    figures,
    glossary,
    hotlines,
    life,
    pages,
    pictograms,
    schema_org,
    sources,
    summary,
)
from macros.phrases import phrases
from microsite.content.word import Word
from microsite.mkdocs_adapter import Adapter
from microsite.words.slots import Call

FAMILIES = (
    branch,
    hotlines,
    life,
    campaigns,
    summary,
    schema_org,
    demonstration,
    sources,
    figures,
    glossary,
    pages,
    pictograms,
    emergency,
)
WORDS: dict[str, Word] = {word.name: word for family in FAMILIES for word in family.WORDS}

PARTS = {  # words of the theme itself
    "help_bar": Call("help_bar"),
    "emergency_bar": Call("emergency_bar"),
    "complaint": Call("hotline", ("complaint",)),
    "name": Call("branch.name"),
    "institution": Call("branch.institution"),
    "demonstration": Call("demonstration"),
    "change": Call("change"),
    "noindex": Call("noindex"),
    "json_ld": Call("json_ld"),
    "feedback": Call("feedback"),
}

_adapter = Adapter(WORDS, PARTS, phrases, pages.endmatter)
define_env = _adapter.define_env
on_pre_page_macros = _adapter.on_pre_page_macros
on_post_page_macros = _adapter.on_post_page_macros
on_post_build = _adapter.on_post_build
