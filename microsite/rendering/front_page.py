"""The page in front of the languages of a site."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from microsite.brand.look import LOGO
from microsite.data.branch import Branch
from microsite.languages.direction import isolated_in
from microsite.languages.phrases import phrases
from microsite.languages.writing import writing
from microsite.rendering import gate
from microsite.rendering.assets import Assets
from microsite.rendering.policy import POLICY
from microsite.words.markup import for_whom, link
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def choose_language(branch: Branch, assets: Assets, shared: str, home: str = "", lost: bool = False) -> bytes:
    """The page in front of all languages, with the numbers that matter most; also where nothing was found."""
    headings = {
        language: phrases(language)["page_not_found"] if lost else branch.name[language]
        for language in branch.network.languages
    }
    page = (
        templates(TEMPLATES)
        .get_template("front_page.html")
        .render(
            branch=branch,
            network=branch.network,
            policy=Markup(POLICY),
            title=" · ".join(dict.fromkeys(headings.values())),
            headings=headings,
            lost=lost,
            shared=shared,
            home=home,
            name=lambda language: writing(language).name,
            phrases=phrases,
            logo=LOGO if LOGO in assets.names else "",
            link=link,
            for_whom=for_whom,
        )
    )
    html = assets.named(page)
    gate.refuse_template("index.html", html)
    if any(writing(language).direction == "rtl" for language in branch.network.languages):
        html = isolated_in(html)
    return f"{html}\n".encode()
