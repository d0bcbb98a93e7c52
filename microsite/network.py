"""Files that stand once in a network, and in front of both languages of a site."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros.say import link, phrases, text
from microsite.branch import Branch
from microsite.hotline import dialled
from microsite.roster import Roster

_PAGE = Markup("""<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
{robots}<link rel="icon" href="{shared}assets/images/favicon.svg">
<link rel="stylesheet" href="{shared}assets/stylesheets/site.css">
</head>
<body class="ms-choose">
<main>
<h1>{heading}</h1>
{languages}
</main>
</body>
</html>
""")
_LANGUAGE = Markup("""<section lang="{language}">
{banner}<h2><a href="{home}{language}/">{label}</a></h2>
<p>{name}</p>
<p>{complain} {number}</p>
<p>{cheated} {emergency}</p>
</section>
""")
_LABELS = {"en": "English", "zh": "中文"}


def choose_language(branch: Branch, shared: str, home: str = "", heading: str | None = None) -> bytes:
    """The page in front of both languages, with the numbers that matter most."""
    network = branch.network
    sections = Markup("").join(_LANGUAGE.format(
        language=language, home=home, label=_LABELS[language], name=text(branch.name[language]),
        banner=Markup("<p>{}</p>\n").format(phrases(language)["demonstration"]) if network.demonstration else "",
        complain=phrases(language)["complain"], number=link(branch.hotlines["complaint"], language),
        cheated=phrases(language)["cheated"],
        emergency=Markup(" ").join(link(one, language) for one in network.national_hotlines.values() if one.emergency),
    ) for language in reversed(network.languages))
    name = text(f"{branch.name.zh} {branch.name.en}")
    robots = Markup('<meta name="robots" content="noindex">\n') if network.demonstration else ""
    return _PAGE.format(title=heading or name, heading=heading or name, robots=robots, shared=shared, languages=sections).encode()


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
