"""What stands at every address of a branch that has closed: since when, and where its customers go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from markupsafe import Markup

from microsite.brand.look import LOGO
from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.languages.dates import date_in_full
from microsite.languages.direction import isolated_in
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.languages.writing import writing
from microsite.rendering import gate
from microsite.rendering.assets import Assets
from microsite.rendering.policy import POLICY
from microsite.rendering.roots import folders, path_of
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def notice(
    roster: Roster, branch: Branch, languages: tuple[Language, ...], page: str, assets: Assets
) -> bytes:
    """The notice at one address, without numbers; `page` is its path below the branch's folder."""
    network = "../" * (page.count("/") + folders(branch)) + path_of(branch.network.url)[1:]
    successor = roster.successor(branch) or roster.institution
    within = page.partition("/")[2] if len(languages) == 1 else ""
    ways = {
        language: f"{successor.folder}{language}/{within.removesuffix('index.html')}"
        for language in languages
    }
    html = (
        templates(TEMPLATES)
        .get_template("closed.html")
        .render(
            branch=branch,
            successor=successor,
            merged=not successor.is_institution or branch.life.merged_into is not None,
            policy=Markup(POLICY),
            network=network,
            canonical=f"{branch.network.url}{ways[languages[0]]}",
            ways={language: network + way for language, way in ways.items()},
            phrases=phrases,
            logo=LOGO if LOGO in assets.names else "",
            since={language: date_in_full(language, _closed_on(branch)) for language in languages},
        )
    )
    html = assets.named(html)
    gate.refuse_template(page, html)
    if any(writing(language).direction == "rtl" for language in branch.network.languages):
        html = isolated_in(html)
    return f"{html}\n".encode()


def _closed_on(branch: Branch) -> date:
    assert branch.life.closes
    return branch.life.closes
