"""The page in front of the languages of a site."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.rendering.assets import renamed
from microsite.rendering.policy import POLICY
from microsite.words.markup import link, text

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


def choose_language(
    branch: Branch, assets: Mapping[str, str], shared: str, home: str = "", heading: str | None = None
) -> bytes:
    """The page in front of both languages, with the numbers that matter most."""
    network = branch.network
    robots = Markup('<meta name="robots" content="noindex">\n') if network.demonstration else ""
    name = text(f"{branch.name.zh} {branch.name.en}")
    page = _PAGE.format(
        policy=POLICY,
        title=heading or name,
        heading=heading or _heading(branch),
        robots=robots,
        shared=shared,
        languages=Markup("").join(
            _language(branch, language, home) for language in reversed(network.languages)
        ),
    )
    return renamed(page, assets).encode()


def _heading(branch: Branch) -> Markup:
    return Markup('{}<br><span lang="en">{}</span>').format(text(branch.name.zh), text(branch.name.en))


def _language(branch: Branch, language: Language, home: str) -> Markup:
    say, national = phrases(language), branch.network.national_hotlines.values()
    return _LANGUAGE.format(
        lang=say["lang"],
        language=language,
        home=home,
        label=_LABELS[language],
        name=text(branch.name[language]),
        emergency=Markup("").join(
            link(hotline, language, say["cheated"]) for hotline in national if hotline.emergency
        ),
        complaint=link(branch.hotlines["complaint"], language, say["complain"]),
        demonstration=Markup("<p>{}</p>\n").format(say["demonstration"])
        if branch.network.demonstration
        else "",
    )
