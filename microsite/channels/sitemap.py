"""What search engines are told of a network."""

from __future__ import annotations

from microsite.data.roster import Roster


def sitemap_index(roster: Roster) -> bytes:
    """The list of every site's sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{branch.url}{language}/sitemap.xml</loc></sitemap>\n"
        for branch in roster
        for language in roster.network.languages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</sitemapindex>\n"
    ).encode()


def robots(roster: Roster) -> bytes:
    """What search engines may read; pages of a demonstration themselves ask not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {roster.network.url}sitemap.xml\n".encode()
