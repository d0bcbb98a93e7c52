"""Words about the pages themselves, and what stands at the end of each."""

from __future__ import annotations

import posixpath
import re

from markupsafe import Markup

from macros.markup import html
from macros.phrases import phrases
from macros.sources import source_list
from microsite.content.word import block, fixed
from microsite.words.context import Context, PageContext

_MARKS = re.compile(r"[\\`*_\[\]]")  # of which Markdown would make something in a title


def _link(context: PageContext, path: str) -> str:
    """A Markdown link to another page, so that the renderer checks it."""
    title = context.pages[path].front.title if path in context.pages else path
    title = _MARKS.sub(r"\\\g<0>", title).replace("<", "&lt;")
    return f"[{title}]({posixpath.relpath(path, posixpath.dirname(context.page.path) or '.')})"


def site_map(context: PageContext) -> str:
    """Every page of the site, by section."""
    lines = []
    for entry in context.nav:
        if isinstance(entry, str):
            lines.append(f"- {_link(context, entry)}")
            continue
        for title, paths in entry.items():
            lines.append(f"- {title}")
            lines += [f"    - {_link(context, path)}" for path in paths]
    return "\n".join(lines)


def forget(context: Context) -> Markup:
    """A button that takes out of the reader's device what these pages left there."""
    return html("forget.html", context.language)


def endmatter(context: PageContext) -> str:
    """Sources, related pages and the day of review, as Markdown."""
    say, front = phrases(context.language), context.page.front
    parts = []
    if related := [path for path in front.related if path in context.pages]:
        links = "\n".join(f"- {_link(context, path)}" for path in related)
        parts.append(f"## {say['related']} {{#related}}\n\n{links}")
    if context.citations:
        parts.append(f"## {say['sources']} {{#sources}}\n\n{source_list(context)}")
    watched = context.facts.watched(context.citations)
    parts += [html("pending.html", context.language, pending=pending) for pending in watched]
    parts.append(html("reviewed.html", context.language, reviewed=front.reviewed))
    return "\n\n" + "\n\n".join(parts) + "\n"


WORDS = [fixed(site_map), block(forget)]
