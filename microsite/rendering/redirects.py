"""What stands at the addresses of pages that have moved: a page that leads to the new one, for hosts that know no redirects."""

from __future__ import annotations

from markupsafe import Markup

from microsite.content.page import address
from microsite.content.project import Project
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.rendering.policy import POLICY
from microsite.words.slots import SITE_URL

_PAGE = Markup("""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={new}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{moved}</title>
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{up}assets/stylesheets/site.css">
</head>
<body>
<main class="ms-choose">
<h1>{moved}</h1>
<p><a href="{new}">{title}</a></p>
</main>
</body>
</html>
""")


def published(project: Project) -> set[str]:
    """The files that stand at old addresses."""
    return {f"{address(old)}index.html" for old in project.redirects}


def pages(project: Project, language: Language) -> dict[str, str]:
    """What stands at old addresses for hosts that know no redirects, rendered."""
    return {
        f"{address(old)}index.html": _page(project, language, address(old), new)
        for old, new in project.redirects.items()
    }


def _page(project: Project, language: Language, old: str, new: str) -> str:
    say, up = phrases(language), "../" * old.count("/")
    return _PAGE.format(
        lang=say["lang"],
        policy=POLICY,
        moved=say["moved"],
        title=project.pages[language][new].front.title,
        up=up,
        new=up + address(new),
        canonical=f"{SITE_URL}{language}/{address(new)}",
    )
