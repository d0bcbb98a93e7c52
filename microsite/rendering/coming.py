"""What stands at every address of a branch that has not opened yet: when it does, and whom to call."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.languages.phrases import phrases
from microsite.rendering import gate
from microsite.rendering.assets import Assets
from microsite.rendering.policy import POLICY
from microsite.rendering.roots import folders, path_of
from microsite.words.markup import links, text
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def notice(
    roster: Roster, branch: Branch, languages: tuple[Language, ...], page: str, assets: Assets
) -> bytes:
    """The notice at one address; `page` is its path below the branch's folder."""
    assert branch.life.opened
    network = "../" * (page.count("/") + folders(branch)) + path_of(branch.network.url)[1:]
    html = (
        templates(TEMPLATES)
        .get_template("coming.html")
        .render(
            branch=branch,
            institution=roster.institution,
            policy=Markup(POLICY),
            network=network,
            canonical=f"{branch.network.url}{languages[0]}/",
            languages=languages,
            phrases=phrases,
            day={language: date_in_full(language, branch.life.opened) for language in languages},
            calls={language: _calls(roster.institution, language) for language in languages},
        )
    )
    html = assets.named(html)
    gate.refuse_template(page, html)
    return f"{html}\n".encode()


def _calls(institution: Branch, language: Language) -> list[tuple[Markup, Markup]]:
    """What the institution's numbers are for, each with the number."""
    purposes = institution.network.purposes
    return [
        (text(purposes[purpose].label[language]), links(numbers, language))
        for purpose, numbers in institution.numbers.items()
    ]
