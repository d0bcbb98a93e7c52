"""What search engines are told of a network."""

from __future__ import annotations

from pathlib import Path

from microsite.data.roster import Roster
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def sitemap_index(roster: Roster) -> bytes:
    """The list of every site's sitemaps."""
    written = templates(TEMPLATES).get_template("sitemap_index.xml").render(roster=roster)
    return f"{written}\n".encode()


def robots(roster: Roster) -> bytes:
    """What search engines may read; pages of a demonstration themselves ask not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {roster.network.url}sitemap.xml\n".encode()
