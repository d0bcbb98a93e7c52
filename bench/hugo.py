"""The same pages for the same branches as a project for Hugo, with a role for each branch.

Hugo is spared much: each word's value is ready-made data, the frame around a page with its
navigation is fixed text, and there are no calendars, no links that differ with depth, and
no check of anything.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from bench.manuscript import as_addresses, written
from macros import WORDS
from microsite.content.project import Project, load
from microsite.data.roster import Roster
from microsite.languages.language import Language
from microsite.rendering.mkdocs import render
from microsite.rendering.rendering import Rendering
from microsite.rendering.values import Values
from microsite.words.context import Context, PageContext
from microsite.words.slots import END, FIRST, HOME, NETWORK, PATH, RESERVED, SHARED, SITE, number

FRAMED = "about/index.html"
_VALUE = (
    '{{{{ index (index (index hugo.Data.values .Site.Language.Name) .Site.Role.Name) "{}" | safeHTML }}}}'
)
_SHORTCODE = _VALUE.format("@").replace('"@"', "(.Get 0)")
_ONLY = (
    "{{ if index (index (index hugo.Data.values .Page.Site.Language.Name) .Page.Site.Role.Name) (.Get 0) }}"
    "{{ .Inner }}{{ end }}"
)


def convert(project: Path, into: Path, day: date) -> None:
    """Write the project for Hugo; `project` is rendered once for its frame."""
    loaded = load(project, WORDS, day.isoformat())
    for language in loaded.roster.network.languages:
        _language(loaded, language, into, day)
    _write(into / "layouts/_shortcodes/v.html", _SHORTCODE.replace(".Site.", ".Page.Site."))
    _write(into / "layouts/_shortcodes/only.html", _ONLY)
    _write(into / "hugo.json", json.dumps(_configuration(loaded.roster)))


def _language(project: Project, language: Language, into: Path, day: date) -> None:
    rendering = render(project, language, into / "rendered" / language)
    _layout(into, rendering)
    pages = project.pages[language]
    for name, page in pages.items():
        target = into / "content" / language / name.replace("index.md", "_index.md")
        _write(target, _page(PageContext(project.facts, pages, page, project.site), rendering))
    for branch in project.roster:
        values = Values(rendering, WORDS, Context.of(project, branch, language), {})
        _write(into / f"data/values/{language}/{branch.id}.json", json.dumps(_data(values, rendering)))
    for name, path in rendering.shared.items():
        _write(into / "static" / name, path.read_bytes())


def _configuration(roster: Roster) -> dict[str, Any]:
    languages = roster.network.languages
    contents = [
        {
            "source": f"content/{language}",
            "target": "content",
            "sites": {"matrix": {"languages": [language], "roles": ["**"]}},
        }
        for language in languages
    ]
    others = [{"source": name, "target": name} for name in ("layouts", "static", "data")]
    return {
        "baseURL": roster.network.url,
        "disableKinds": ["taxonomy", "term", "rss"],
        "defaultContentLanguage": languages[0],
        "defaultContentLanguageInSubdir": True,
        "defaultContentRole": roster.network.id,
        "languages": {language: {"weight": n} for n, language in enumerate(languages, 1)},
        "roles": {branch.id: {"weight": n} for n, branch in enumerate(roster, 1)},
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
        "module": {"mounts": contents + others},
    }


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _is_condition(rendering: Rendering, n: int) -> bool:
    return WORDS[rendering.slots.calls[n].word].kind == "condition"


def _data(values: Values, rendering: Rendering) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for n in range(len(rendering.slots.calls)):
        slot = chr(FIRST + n)
        is_condition = _is_condition(rendering, n)
        data[str(n)] = values.holds(slot) if is_condition else values.encoded("./", "/")[slot].decode()
    return data


def _layout(into: Path, rendering: Rendering) -> None:
    """The frame of a page, with what differs from page to page in Hugo's words."""
    html = next(template.text for template in rendering.templates if template.path == FRAMED)
    title = re.search(r"<h1.*?>(.*?)</h1>", html)
    assert title
    html = re.sub(
        r"(<article.*?>).*(</article>)",
        r"\1\n<h1>{{ .Title }}</h1>\n{{ .Content }}\n\2",
        html,
        flags=re.DOTALL,
    )
    html = re.sub(r"<title>.*? - ", "<title>{{ .Title }} - ", html)
    html = re.sub(r'(name="description" content=)".*?"', r'\1"{{ .Description }}"', html)
    html = re.sub(r'(rel="canonical" href=)".*?"', r'\1"{{ .Permalink }}"', html)
    language = rendering.language
    _write(into / f"layouts/all.{language}.html", RESERVED.sub(_spoken, html))
    _write(into / f"layouts/404.{language}.html", RESERVED.sub(_spoken, html))


def _spoken(found: re.Match[str]) -> str:
    fixed = {SHARED: "/", HOME: "./", NETWORK: "/", SITE: "{{ .Site.BaseURL }}", PATH: "", END: ""}
    return fixed[found[0]] if found[0] in fixed else _VALUE.format(number(found[0]))


def _page(context: PageContext, rendering: Rendering) -> str:
    """A page in Hugo's Markdown: words become shortcodes, links lead to addresses."""
    body = as_addresses(context.page.path, written(context, rendering.slots))  # the layout shows the title
    return context.page.header + RESERVED.sub(lambda found: _shortcode(found[0], rendering), body)


def _shortcode(character: str, rendering: Rendering) -> str:
    if character == END:
        return "{{% /only %}}"
    if character == HOME:
        return "/"
    n = number(character)
    assert n is not None
    return f'{{{{% only "{n}" %}}}}' if _is_condition(rendering, n) else f'{{{{< v "{n}" >}}}}'
