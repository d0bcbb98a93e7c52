"""Pages that stand in front of a site, or in its place: in every language at once, rendered by ourselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from microsite.brand.icons import ICON
from microsite.brand.look import LOGO
from microsite.data.branch import Branch
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


def way_to_network(branch: Branch, page: str) -> str:
    """From a page below a branch's folder to the institution's site."""
    return "../" * (page.count("/") + folders(branch)) + path_of(branch.network.url)[1:]


def doorstep(
    template: str, page: str, branch: Branch, assets: Assets, headings: Mapping[Language, str], **data: Any
) -> bytes:
    """One of `templates/` that extends doorstep.html, with a heading and a section in each language."""
    html = (
        templates(TEMPLATES)
        .get_template(template)
        .render(
            branch=branch,
            network=branch.network,
            policy=Markup(POLICY),
            logo=LOGO if LOGO in assets.names else ICON,
            phrases=phrases,
            headings=headings,
            **data,
        )
    )
    html = assets.named(html)
    gate.refuse_template(page, html)
    return f"{isolated_in(html) if _is_rtl(headings) else html}\n".encode()


def _is_rtl(languages: Collection[Language]) -> bool:
    return any(writing(language).direction == "rtl" for language in languages)
