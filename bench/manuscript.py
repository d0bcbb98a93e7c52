"""The pages for other generators: Markdown without our words and marks."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from macros import WORDS, pages
from microsite.content.project import load
from microsite.languages.language import Language
from microsite.words.context import Context, PageContext
from microsite.words.expanding import expand, known_words
from microsite.words.slots import RESERVED, Slots, number

_SET = re.compile(r" *\{#[\w-]+\}$", re.MULTILINE)  # the id of a heading
_TAG = re.compile(r"</?[a-z][^>]*>")


def written(context: PageContext, slots: Slots) -> str:
    """A page's text with its words deferred; notes become quotations."""
    body = expand(context.page, WORDS, known_words(WORDS, slots, lambda: context))
    body += pages.endmatter(context)
    return re.sub(r'^!!! \w+(?: "(.*)")?\n((?:(?: {4}.*)?\n)+)', _quotation, body, flags=re.MULTILINE)


def _quotation(found: re.Match[str]) -> str:
    return (
        f"> **{found[1] or ''}**\n>\n"
        + re.sub(r"^(?: {4})?", "> ", found[2].rstrip(), flags=re.MULTILINE)
        + "\n\n"
    )


def as_addresses(page: str, text: str) -> str:
    """The text of a page with links to addresses instead of files."""
    return re.sub(
        r"\]\((?!\w+:)([^)#]*\.md)(#[^)]*)?\)",
        lambda link: f"]({_address(page, link[1])}{link[2] or ''})",
        text,
    )


def _address(page: str, link: str) -> str:
    """From `rights/know.md`, `../complain/index.md` is `../../complain/`."""
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
        .removesuffix(".md")
        .removesuffix("index")
        .rstrip("/")
    )
    here = page.removesuffix(".md").removesuffix("index")
    return posixpath.relpath(target or ".", here or ".") + "/"


def plain(project: Path, branch: str, day: date) -> Iterator[tuple[Language, str, str]]:
    """Every page of one branch as Markdown that any generator reads: language, path and text."""
    loaded = load(project, WORDS, day.isoformat())
    for language in loaded.roster.network.languages:
        slots, context = Slots(), Context(loaded.roster[branch], language, day, loaded.roster)
        for path, page in loaded.pages[language].items():
            text = written(PageContext(loaded.facts, loaded.pages[language], page, loaded.site), slots)
            text = re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)
            text = RESERVED.sub(_said(slots, context), text)
            text = _SET.sub("", html.unescape(_TAG.sub("", text.replace("<li", "\n- <li"))))
            header = (
                f"---\ntitle: {json.dumps(page.front.title, ensure_ascii=False)}\n"
                f"description: {json.dumps(page.front.description, ensure_ascii=False)}\n---\n\n"
                f"# {page.front.title}\n\n"
            )
            yield language, path, header + text


def _said(slots: Slots, context: Context) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        n = number(found[0])
        call = slots.calls[n] if n is not None else None
        if call is None or WORDS[call.word].kind == "condition":  # passages are kept
            return ""
        return str(WORDS[call.word](context, *call.args, **dict(call.kwargs)))

    return said
