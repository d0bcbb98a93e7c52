"""Files that stand once in a network, and in front of both languages of a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from macros.say import link, phrases, text
from microsite.data.branch import Branch
from microsite.data.hotline import dialled
from microsite.data.roster import Roster
from microsite.languages.text import Language
from microsite.rendering.assets import renamed
from microsite.rendering.policy import POLICY

_PAGE = Markup("""<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{title}">
{robots}<link rel="icon" href="{shared}assets/images/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{shared}assets/stylesheets/site.css">
<script src="{shared}assets/javascripts/early.js"></script>
</head>
<body>
<main class="ms-choose">
<i class="ms-i ms-i--mark"></i>
<h1>{heading}</h1>
{languages}
</main>
</body>
</html>
""")
_LANGUAGE = Markup("""<section lang="{lang}">
<h2><a href="{home}{language}/">{label}</a></h2>
<p>{name}</p>
<div class="ms-calls">{emergency}{complaint}</div>
{demonstration}</section>
""")
_LABELS = {"en": "English", "zh": "中文"}


def choose_language(branch: Branch, assets: Mapping[str, str], shared: str, home: str = "", heading: str | None = None) -> bytes:
    """The page in front of both languages, with the numbers that matter most."""
    network = branch.network
    robots = Markup('<meta name="robots" content="noindex">\n') if network.demonstration else ""
    name = text(f"{branch.name.zh} {branch.name.en}")
    page = _PAGE.format(policy=POLICY, title=heading or name, heading=heading or _heading(branch), robots=robots, shared=shared,
                        languages=Markup("").join(_language(branch, language, home) for language in reversed(network.languages)))
    return renamed(page, assets).encode()


def _heading(branch: Branch) -> Markup:
    return Markup('{}<br><span lang="en">{}</span>').format(text(branch.name.zh), text(branch.name.en))


def _language(branch: Branch, language: Language, home: str) -> Markup:
    say, national = phrases(language), branch.network.national_hotlines.values()
    return _LANGUAGE.format(
        lang=say["lang"], language=language, home=home, label=_LABELS[language], name=text(branch.name[language]),
        emergency=Markup("").join(link(hotline, language, say["cheated"]) for hotline in national if hotline.emergency),
        complaint=link(branch.hotlines["complaint"], language, say["complain"]),
        demonstration=Markup("<p>{}</p>\n").format(say["demonstration"]) if branch.network.demonstration else "",
    )


def open_data(roster: Roster) -> bytes:
    """branches.json: every branch, for anybody to use."""
    return (json.dumps([_described(branch) for branch in roster], ensure_ascii=False, indent=1) + "\n").encode()


def _described(branch: Branch) -> dict[str, Any]:
    return {
        "id": branch.id,
        "kind": branch.kind,
        "name": dict(branch.name),
        "district": dict(branch.district),
        "coordinates": dict(branch.coordinates) if branch.coordinates else None,
        "hotlines": {purpose: {"number": hotline.number, "extension": hotline.extension,
                               "tel": dialled(hotline.number or "", hotline.extension),
                               "verified_on": str(hotline.verified_on)}
                     for purpose, hotline in branch.hotlines.items()},
        "url": {language: f"{branch.url}{language}/" for language in branch.network.languages},
    }


def sitemap_index(roster: Roster) -> bytes:
    """The list of every site's sitemaps."""
    entries = "".join(f"<sitemap><loc>{branch.url}{language}/sitemap.xml</loc></sitemap>\n"
                      for branch in roster for language in roster.network.languages)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{entries}</sitemapindex>\n").encode()


def robots(roster: Roster) -> bytes:
    """What search engines may read; pages of a demonstration themselves ask not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {roster.network.url}sitemap.xml\n".encode()
