"""What search engines are told of a network."""

from __future__ import annotations

from pathlib import Path

from microsite.channels.channel import of_one_file, once
from microsite.content.own_pages import OWN
from microsite.content.page import address
from microsite.data.roster import Roster
from microsite.words.context import Context
from microsite.words.templates import templates

TEMPLATES = Path(__file__).with_name("templates")


def sitemap_index(roster: Roster) -> bytes:
    """The list of every site's sitemaps."""
    written = templates(TEMPLATES).get_template("sitemap_index.xml").render(roster=roster)
    return f"{written}\n".encode()


def sitemap(context: Context) -> bytes:
    """The pages of a site in one language that search engines list: all of the institution, else its own."""
    written = context.written[context.language]
    paths = written if context.branch.is_institution else OWN & written.keys()
    places = {address(path): context.languages_of(path) for path in paths}
    made = (
        templates(TEMPLATES)
        .get_template("sitemap.xml")
        .render(branch=context.branch, language=context.language, places=sorted(places.items()))
    )
    return f"{made}\n".encode()


def robots(roster: Roster) -> bytes:
    """What search engines may read; pages of a demonstration themselves ask not to be listed."""
    return f"User-agent: *\nAllow: /\nSitemap: {roster.network.url}sitemap.xml\n".encode()


CHANNEL = of_one_file("sitemap.xml", sitemap, is_lasting=True)
INDEX = once("sitemap.xml", lambda project: sitemap_index(project.roster))
ROBOTS = once("robots.txt", lambda project: robots(project.roster))
