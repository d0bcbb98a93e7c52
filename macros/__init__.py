"""The words that editors may write in {{ }}, one family a file, and what mkdocs-macros calls."""

from __future__ import annotations

from macros import (
    branch,
    campaigns,
    demonstration,
    emergency,
    events,
    figures,
    finder,
    glossary,
    hotlines,
    life,
    materials,
    numbers,
    pages,
    pictograms,
    schema_org,
    self_help,
    sources,
    summary,
)
from macros.phrases import phrases
from microsite.content.word import Word
from microsite.mkdocs_adapter import Adapter, Pictures
from microsite.words.slots import Call

FAMILIES = (
    branch,
    finder,
    hotlines,
    numbers,
    life,
    materials,
    campaigns,
    events,
    summary,
    schema_org,
    demonstration,
    sources,
    figures,
    glossary,
    pages,
    pictograms,
    emergency,
    self_help,
)
WORDS: dict[str, Word] = {word.name: word for family in FAMILIES for word in family.WORDS}

PARTS = {  # words of the theme itself
    "help_bar": Call("help_bar"),
    "complaint": Call("hotline", ("complaint",)),
    "verified": Call("verified"),
    "name": Call("branch.name"),
    "masthead": Call("masthead"),
    "institution": Call("branch.institution"),
    "demonstration": Call("demonstration"),
    "change": Call("change"),
    "noindex": Call("noindex"),
    "json_ld": Call("json_ld"),
    "feedback": Call("feedback"),
    "event_title": Call("event_title"),
    "event_folder": Call("event_folder"),
    "event_page": Call("event_page"),
}

_adapter = Adapter(
    WORDS, PARTS, phrases, pages.endmatter, emergency.bar, Pictures(pictograms.subject, pictograms.drawings)
)
define_env = _adapter.define_env
on_pre_page_macros = _adapter.on_pre_page_macros
on_post_page_macros = _adapter.on_post_page_macros
on_post_build = _adapter.on_post_build
