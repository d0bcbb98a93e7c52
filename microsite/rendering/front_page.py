"""The page in front of the languages of a site."""

from __future__ import annotations

from microsite.data.branch import Branch
from microsite.languages.phrases import phrases
from microsite.languages.writing import writing
from microsite.rendering.assets import Assets
from microsite.rendering.doorstep import doorstep
from microsite.words.markup import for_whom, link


def choose_language(branch: Branch, assets: Assets, shared: str, home: str = "", lost: bool = False) -> bytes:
    """The page in front of all languages, with the numbers that matter most; also where nothing was found."""
    headings = {
        language: phrases(language)["page_not_found"] if lost else branch.name[language]
        for language in branch.network.languages
    }
    return doorstep(
        "front_page.html",
        "index.html",
        branch,
        assets,
        headings,
        title=" · ".join(dict.fromkeys(headings.values())),
        lost=lost,
        shared=shared,
        home=home,
        name=lambda language: writing(language).name,
        link=link,
        for_whom=for_whom,
    )
