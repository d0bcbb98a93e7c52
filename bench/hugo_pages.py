"""What both sites for Hugo are made from: the frame around pages, the pages, and each branch's values.

Hugo is spared much: each word's value is ready-made data, and the frame with its navigation is fixed text,
in which links are relative, so that they are the same in every branch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.manuscript import as_addresses, written
from macros import WORDS
from microsite.content.own_pages import OWN
from microsite.content.page import address
from microsite.content.project import Project, load
from microsite.data.branch import Branch, Network
from microsite.rendering.mkdocs import render
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import path_of
from microsite.rendering.values import Values
from microsite.words.context import Context, PageContext
from microsite.words.slots import END, FIRST, HOME, NETWORK, RESERVED, ROOT, SHARED, SITE

CONFIGURATION = {
    "disableKinds": ["taxonomy", "term", "rss", "sitemap", "404"],
    "defaultContentLanguageInSubdir": True,
    "outputFormats": {"html": {"isPlainText": True}},  # spares escaping
    "markup": {
        "goldmark": {
            "renderer": {"unsafe": True},
            "renderHooks": {"link": {"useEmbedded": "never"}},  # spares looking for what links lead to
            "extensions": {"typographer": {"disable": True}},  # as ours is
        }
    },
}
_TITLE = "{{ .Title | htmlEscape }}"
_FRAMED = "about/"  # the address of the page whose frame is taken


class Source(NamedTuple):
    """One language: the frame and the pages for Hugo, in which the slots of values still stand."""

    project: Project
    rendering: Rendering
    frame: str
    pages: Mapping[str, str]

    @property
    def slots(self) -> list[str]:
        """The slots that stand in the frame or in a page."""
        return sorted(set(RESERVED.findall(self.frame + "".join(self.pages.values()))) - {END})

    def is_condition(self, slot: str) -> bool:
        """Whether a slot begins a passage that some branches lack."""
        return slot != SITE and WORDS[self.rendering.slots.calls[ord(slot) - FIRST].word].kind == "condition"

    def values(self, branch: Branch) -> dict[str, str | bool]:
        """What stands in the slots for a branch, by their names, ready-made."""
        language = self.rendering.language
        values = Values(self.rendering, WORDS, Context.of(self.project, branch, language), {})
        encoded = values.encoded(f"{path_of(branch.url)}{language}/", path_of(branch.network.url))
        return {
            name(slot): values.holds(slot) if self.is_condition(slot) else encoded[slot].decode()
            for slot in self.slots
        }


def name(slot: str) -> str:
    """What a slot is called in the data."""
    return "site" if slot == SITE else str(ord(slot) - FIRST)


def sources(project: Path, into: Path, day: date) -> Iterator[Source]:
    """Each language of a project; it is rendered once for its frame, and theme files are copied."""
    loaded = load(project, WORDS, day.isoformat())
    for language in loaded.roster.network.languages:
        rendering = render(loaded, language, into / "rendered" / language)
        pages = loaded.pages[language]
        texts = {
            path: _page(PageContext(loaded.facts, pages, page, loaded.site), rendering, loaded.roster.network)
            for path, page in pages.items()
        }
        yield Source(loaded, rendering, _frame(rendering, loaded.roster.network), texts)
        for shared, file in rendering.shared.items():
            write(into / "static" / shared, file.read_bytes())


def _page(context: PageContext, rendering: Rendering, network: Network) -> str:
    """A page in Hugo's Markdown: links lead to addresses."""
    page = context.page
    place = address(page.path).lstrip("/")
    up = "../" * place.count("/") or "./"
    own = {"place": place, "up": up, "is_own": page.path in OWN}
    header = {"title": page.front.title, "description": page.front.description, "params": own}
    body = as_addresses(page.path, written(context, rendering.slots))
    return f"{json.dumps(header, ensure_ascii=False)}\n\n{_led(body, up, network)}"


def _led(text: str, up: str, network: Network) -> str:
    """A text with its links led from a page: up to the home page, or from the root."""
    root = path_of(network.url)
    for slot, way in ((HOME, up), (ROOT, f"{up}../"), (SHARED, root), (NETWORK, root)):
        text = text.replace(slot, way)
    return text


def _frame(rendering: Rendering, network: Network) -> str:
    """The frame of a page, with what differs from page to page in Hugo's words."""
    texts = {template.path: template.text for template in rendering.templates}
    home = re.search(r"<title>(.*?)</title>", texts["index.html"])
    assert home
    frame = texts[f"{_FRAMED}index.html"]
    for pattern, instead in (
        (r"<title>.*?( · .*?)</title>", f"<title>{_if('.IsHome', home[1], f'{_TITLE}<>')}</title>"),
        (r'(<meta name="description".*? content=)".*?"', '<>"{{ .Description | htmlEscape }}"'),
        (r'(<meta property="og:title" content=)".*?"', f'<>"{_TITLE}"'),
        (rf"{re.escape(network.url)}(?=[a-z-]+/{_FRAMED})", _if(".Params.is_own", SITE, network.url)),
        (rf'(?<=/){_FRAMED}(?=["<])', "{{ .Params.place }}"),
        (r' aria-current="\w+"', ""),
        (r'(<p class="ms-where">.*? › ).*?(?=</p>)', f"<>{_TITLE}"),
        (r'<h1(?s:.*?)(?=<div class="ms-tools")', ""),
        (r"(?<=</summary>\n)<ul>(?s:.*?)</ul>", "{{ .TableOfContents }}"),
        (r"(?<=</details>\n</div></div>)(?s:.*)(?=</article>)", "\n{{ .Content }}\n"),
    ):
        frame, count = re.subn(pattern, instead.replace("<>", r"\1"), frame)
        if not count:
            raise SystemExit(f"bench/hugo_pages.py looks in vain for {pattern} in the theme")
    return _led(frame, "{{ .Params.up }}", network)


def _if(condition: str, one: str, other: str) -> str:
    return f"{{{{ if {condition} }}}}{one}{{{{ else }}}}{other}{{{{ end }}}}"


def write(path: Path, content: str | bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
