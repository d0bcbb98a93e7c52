"""Words about the pages themselves, and what stands at the end of each."""

from __future__ import annotations

import posixpath
import re

from macros.say import phrases
from macros.sources import source_list
from microsite.content.pending import Pending
from microsite.content.word import fixed
from microsite.languages.dates import date_in_full
from microsite.words.context import PageContext
from microsite.words.markup import text

_MARKS = re.compile(r"[\\`*_\[\]]")  # of which Markdown would make something in a title


def _link(sheet: PageContext, path: str) -> str:
    """A Markdown link to another page, so that the renderer checks it."""
    title = sheet.pages[path].front.title if path in sheet.pages else path
    title = _MARKS.sub(r"\\\g<0>", title).replace("<", "&lt;")
    return f"[{title}]({posixpath.relpath(path, posixpath.dirname(sheet.page.path) or '.')})"


def site_map(sheet: PageContext) -> str:
    """Every page of the site, by section."""
    lines = []
    for entry in sheet.nav:
        if isinstance(entry, str):
            lines.append(f"- {_link(sheet, entry)}")
            continue
        for title, paths in entry.items():
            lines.append(f"- {title}")
            lines += [f"    - {_link(sheet, path)}" for path in paths]
    return "\n".join(lines)


def _watched(sheet: PageContext, pending: Pending) -> str:
    """One line on law that is about to change."""
    said = phrases(sheet.language)["pending"].format(
        pending.what[sheet.language], date_in_full(sheet.language, pending.looked_on)
    )
    return f'<p class="ms-reviewed">{text(said)}</p>'


def endmatter(sheet: PageContext) -> str:
    """Sources, related pages and the day of review, as Markdown."""
    say, front = phrases(sheet.language), sheet.page.front
    parts = []
    if front.related:
        parts.append(
            f"## {say['related']} {{#related}}\n\n"
            + "\n".join(f"- {_link(sheet, path)}" for path in front.related)
        )
    if sheet.citations:
        parts.append(f"## {say['sources']} {{#sources}}\n\n{source_list(sheet)}")
    parts += [_watched(sheet, pending) for pending in sheet.facts.watched(sheet.citations)]
    parts.append(
        f'<p class="ms-reviewed">{say["reviewed"].format(date_in_full(sheet.language, front.reviewed))}</p>'
    )
    return "\n\n" + "\n\n".join(parts) + "\n"


WORDS = [fixed(site_map)]
