"""What stands where a page has moved from: a page that leads on, for hosts that know no redirects."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from microsite.content.page import address
from microsite.content.project import Project
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.rendering.canonical import listed_at
from microsite.rendering.policy import POLICY
from microsite.words.slots import HOME
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def published(project: Project) -> set[str]:
    """The files that stand at old addresses."""
    return {f"{address(old)}index.html" for old in project.redirects}


def pages(project: Project, language: Language) -> dict[str, str]:
    """What stands at old addresses, rendered."""
    return {
        f"{address(old)}index.html": _page(project, language, address(old), new)
        for old, new in project.redirects.items()
    }


def _page(project: Project, language: Language, old: str, new: str) -> str:
    page = (
        templates(TEMPLATES)
        .get_template("redirect.html")
        .render(
            say=phrases(language),
            policy=Markup(POLICY),
            title=project.published(language)[new].front.title,
            up="../" * old.count("/"),
            new=Markup(HOME + address(new)),
            canonical=Markup(f"{listed_at(new, project.roster.network)}{language}/{address(new)}"),
        )
    )
    return f"{page}\n"
