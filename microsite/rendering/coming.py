"""What stands at every address of a branch that has not opened yet: when it does, and whom to call."""

from __future__ import annotations

from markupsafe import Markup

from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.rendering.assets import Assets
from microsite.rendering.doorstep import doorstep, way_to_network
from microsite.words.markup import in_its_language, links, text


def notice(
    roster: Roster, branch: Branch, languages: tuple[Language, ...], page: str, assets: Assets
) -> bytes:
    """The notice at one address; `page` is its path below the branch's folder."""
    assert branch.life.opened
    return doorstep(
        "coming.html",
        page,
        branch,
        assets,
        {language: branch.name[language] for language in languages},
        in_its_language=in_its_language,
        institution=roster.institution,
        shared=way_to_network(branch, page),
        canonical=f"{branch.network.url}{languages[0]}/",
        day={language: date_in_full(language, branch.life.opened) for language in languages},
        calls={language: _calls(roster.institution, language) for language in languages},
    )


def _calls(institution: Branch, language: Language) -> list[tuple[Markup, Markup]]:
    """What the institution's numbers are for, each with the number."""
    purposes = institution.network.purposes
    return [
        (text(purposes[purpose].label[language]), links(numbers, language))
        for purpose, numbers in institution.numbers.items()
    ]
