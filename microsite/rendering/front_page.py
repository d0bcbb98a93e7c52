"""The page in front of the languages of a site."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from microsite.data.branch import Branch
from microsite.languages.phrases import phrases
from microsite.rendering import gate
from microsite.rendering.assets import Assets
from microsite.rendering.policy import POLICY
from microsite.words.markup import for_whom, link
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")
LABELS = {"en": "English", "zh": "中文"}


def choose_language(branch: Branch, assets: Assets, shared: str, home: str = "", heading: str = "") -> bytes:
    """The page in front of all languages, with the numbers that matter most."""
    page = (
        templates(TEMPLATES)
        .get_template("front_page.html")
        .render(
            branch=branch,
            network=branch.network,
            policy=Markup(POLICY),
            title=heading or f"{branch.name.zh} {branch.name.en}",
            heading=heading,
            shared=shared,
            home=home,
            labels=LABELS,
            phrases=phrases,
            link=link,
            for_whom=for_whom,
        )
    )
    html = assets.named(page)
    gate.refuse_template("index.html", html)
    return f"{html}\n".encode()
