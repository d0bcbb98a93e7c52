"""The same pages for the same branches as somebody who knows Hugo well would have it build them.

Hugo renders each page once in each language, with its frame and with a mark where a branch's value belongs.
The layout cuts the page at its marks, once for all branches that have the same passages, fills it with the
values of each branch, and publishes that as a resource; pages are done in parallel. Hugo's own page is the
institution's.

It leaves out: computing values, which are ready-made data; search, calendars, feeds, open data, maps of the
site, offline pages, pages of events and redirects, the pages in front of languages, notices of closed
branches and whatever is printed; any check of what goes in or comes out; finding what has changed, and
publishing in one step.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bench.hugo_pages import CONFIGURATION, Source, name, sources, write
from microsite.words.slots import END, RESERVED

_LAYOUT = """
{{- $page := partial "page.LANGUAGE.html" . | replaceRE "<p>(@@[^@]+@@)</p>" "$1" -}}
{{- $parts := split $page "@@" -}}
{{- $cut := dict -}}
{{- range hugo.Data.branches.LANGUAGE -}}
  {{- $made := index $cut .passages -}}
  {{- if not $made -}}
    {{- $made = partial "cut.html" (dict "parts" $parts "values" .values) -}}
    {{- $cut = merge $cut (dict .passages $made) -}}
  {{- end -}}
  {{- $filled := partial "fill.html" (dict "made" $made "values" .values) -}}
  {{- if .folder -}}
    {{- (resources.FromString (print .folder "LANGUAGE/" $.Params.place "index.html") $filled).Publish -}}
  {{- else -}}
    {{- $filled -}}
  {{- end -}}
{{- end -}}
"""
_CUT = """
{{- $values := .values -}}{{- $pairs := slice -}}{{- $text := "" -}}{{- $kept := true -}}
{{- range $n, $part := .parts -}}
  {{- if modBool $n 2 -}}
    {{- if $kept -}}{{- $text = print $text $part -}}{{- end -}}
  {{- else if eq $part "/" -}}
    {{- $kept = true -}}
  {{- else if hasPrefix $part "?" -}}
    {{- $kept = index $values (substr $part 1) -}}
  {{- else if $kept -}}
    {{- $pairs = $pairs | append (dict "text" $text "slot" $part) -}}{{- $text = "" -}}
  {{- end -}}
{{- end -}}
{{- return dict "pairs" $pairs "end" $text -}}
"""
_FILL = """
{{- $values := .values -}}
{{- range .made.pairs -}}{{- .text -}}{{- index $values .slot -}}{{- end -}}
{{- .made.end -}}
"""


def convert(project: Path, into: Path, day: date) -> None:
    """Write the project for Hugo."""
    for source in sources(project, into, day):
        _language(source, into)
        network = source.project.roster.network
    write(into / "layouts/_partials/cut.html", _CUT.strip())
    write(into / "layouts/_partials/fill.html", _FILL.strip())
    languages = {
        language: {"weight": n, "contentDir": f"content/{language}"}
        for n, language in enumerate(network.languages, 1)
    }
    own = {
        "baseURL": network.url,
        "defaultContentLanguage": network.languages[0],
        "languages": languages,
    }
    write(into / "hugo.json", json.dumps(CONFIGURATION | own))


def _language(source: Source, into: Path) -> None:
    language = source.rendering.language

    def marked(text: str) -> str:
        return RESERVED.sub(lambda slot: _mark(source, slot[0]), text)

    write(into / f"layouts/_partials/page.{language}.html", marked(source.frame))
    write(into / f"layouts/all.{language}.html", _LAYOUT.strip().replace("LANGUAGE", language))
    for path, text in source.pages.items():
        write(into / "content" / language / path.replace("index.md", "_index.md"), marked(text))
    conditions = [name(slot) for slot in source.slots if source.is_condition(slot)]
    branches = []
    for branch in source.project.roster:
        values = source.values(branch)
        passages = "".join(f"{values[condition]:d}" for condition in conditions)
        branches.append({"folder": branch.folder, "passages": passages, "values": values})
    write(into / f"data/branches/{language}.json", json.dumps(branches))


def _mark(source: Source, slot: str) -> str:
    """What stands in a page for a slot: its name between signs that Markdown leaves as they are."""
    if slot == END:
        return "@@/@@"
    return f"@@{'?' * source.is_condition(slot)}{name(slot)}@@"
