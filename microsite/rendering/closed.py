"""What stands at every address of a branch that has closed: since when, and where its customers go."""

from __future__ import annotations

from microsite.data.branch import Branch
from microsite.data.roster import Roster
from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.rendering.assets import Assets
from microsite.rendering.doorstep import doorstep, way_to_network


def notice(
    roster: Roster, branch: Branch, languages: tuple[Language, ...], page: str, assets: Assets
) -> bytes:
    """The notice at one address, without numbers; `page` is its path below the branch's folder."""
    assert branch.life.closes
    successor = roster.successor(branch) or roster.institution
    within = page.partition("/")[2] if len(languages) == 1 else ""
    ways = {
        language: f"{successor.folder}{language}/{within.removesuffix('index.html')}"
        for language in languages
    }
    return doorstep(
        "closed.html",
        page,
        branch,
        assets,
        {language: branch.name[language] for language in languages},
        successor=successor,
        merged=not successor.is_institution or branch.life.merged_into is not None,
        shared=way_to_network(branch, page),
        canonical=f"{branch.network.url}{ways[languages[0]]}",
        ways=ways,
        since={language: date_in_full(language, branch.life.closes) for language in languages},
    )
