"""The same pages for the same branches as a project for Hugo, with a role for each branch."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from bench.hugo_pages import CONFIGURATION, Source, name, sources, write
from microsite.data.roster import Roster
from microsite.words.slots import END, RESERVED

_VALUES = "index (index hugo.Data.values {0}.Site.Language.Name) {0}.Site.Role.Name"
_SHORTCODE = f"{{{{ index ({_VALUES.format('.Page')}) (.Get 0) }}}}"
_ONLY = f"{{{{ if index ({_VALUES.format('.Page')}) (.Get 0) }}}}{{{{ .Inner }}}}{{{{ end }}}}"


def convert(project: Path, into: Path, day: date) -> None:
    """Write the project for Hugo."""
    for source in sources(project, into, day):
        _language(source, into)
        roster = source.project.roster
    write(into / "layouts/_shortcodes/v.html", _SHORTCODE)
    write(into / "layouts/_shortcodes/only.html", _ONLY)
    write(into / "hugo.json", json.dumps(_configuration(roster)))


def _language(source: Source, into: Path) -> None:
    language = source.rendering.language
    layout = f"{{{{ $values := {_VALUES.format('')} }}}}{source.frame}"
    shown = RESERVED.sub(lambda slot: f'{{{{ index $values "{name(slot[0])}" }}}}', layout)
    write(into / f"layouts/all.{language}.html", shown)
    for path, text in source.pages.items():
        target = into / "content" / language / path.replace("index.md", "_index.md")
        write(target, RESERVED.sub(lambda slot: _shortcode(source, slot[0]), text))
    for branch in source.project.roster:
        write(into / f"data/values/{language}/{branch.id}.json", json.dumps(source.values(branch)))


def _shortcode(source: Source, slot: str) -> str:
    if slot == END:
        return "{{% /only %}}"
    if source.is_condition(slot):
        return f'{{{{% only "{name(slot)}" %}}}}'
    return f'{{{{< v "{name(slot)}" >}}}}'


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
    return CONFIGURATION | {
        "baseURL": roster.network.url,
        "defaultContentLanguage": languages[0],
        "defaultContentRole": roster.network.id,
        "languages": {language: {"weight": n} for n, language in enumerate(languages, 1)},
        "roles": {branch.id: {"weight": n} for n, branch in enumerate(roster, 1)},
        "module": {"mounts": contents + others},
    }
