"""What a telephone writes below the icon of a site that somebody puts on the home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from microsite.brand import icons
from microsite.brand.palette import PAPER
from microsite.channels.channel import Channel, Ground
from microsite.languages.phrases import phrases
from microsite.rendering.template import Template
from microsite.words.context import Context
from microsite.words.slots import SHARED

NAME = "site.webmanifest"


def manifest(context: Context, shared: str, names: Mapping[str, str]) -> bytes:
    """The web manifest of a branch in one language; `names` are those of theme files as published."""
    branch, language = context.branch, context.language

    def icon(name: str, sizes: str, purpose: str = "any") -> dict[str, str]:
        kind = "image/svg+xml" if name.endswith(".svg") else "image/png"
        return {"src": shared + names[name], "sizes": sizes, "type": kind, "purpose": purpose}

    told = {
        "name": branch.name[language],
        "short_name": (branch.short or branch.name)[language],
        "lang": phrases(language)["lang"],
        "dir": phrases(language)["dir"],
        "start_url": "./",
        "scope": "../",  # all languages of the site
        "display": "minimal-ui",  # with the address, so that readers see where they are
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            icon(icons.ICON, "any"),
            *(icon(name, f"{side}x{side}") for side, name in icons.PLAIN.items()),
            icon(icons.TILE, "512x512", "maskable"),
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def _manifest(ground: Ground, shared: str) -> bytes:
    return manifest(ground.context, shared, ground.filler.rendering.assets.names)


CHANNEL = Channel(
    re.escape(NAME),
    lambda ground: [(NAME, _manifest(ground, ground.roots_of(Template(NAME, "")).shared))],
    lambda ground: [NAME],
    lambda ground: [_manifest(ground, SHARED)],
)
