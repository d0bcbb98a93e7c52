"""The files of a network that stand once, whatever its branches."""

from __future__ import annotations

import click

from microsite.building.site import Sites
from microsite.channels import offline, sitemap
from microsite.channels.finder import finder
from microsite.channels.open_data import open_data
from microsite.rendering import front_page
from microsite.rendering.roots import path_of
from microsite.reports.spreadsheet import everything


def shared_files(sites: Sites) -> dict[str, bytes]:
    """Every such file by its path: of the theme, and of the institution's site."""
    files: dict[str, bytes] = {}
    for filler in sites.fillers:
        prefix = f"{filler.rendering.language}/" if sites.alone else ""
        for name, path in filler.rendering.shared.items():
            content = path.read_bytes()
            if files.setdefault(prefix + name, content) != content:
                raise click.ClickException(
                    f"{name} differs between the languages. Give the two files different names."
                )
    # in place of any worker that once stood above all of them
    files[offline.NAME] = offline.END
    return files if sites.alone else files | _of_institution(sites)


def _of_institution(sites: Sites) -> dict[str, bytes]:
    roster = sites.project.roster
    root = path_of(roster.network.url)
    return {
        "branches.json": open_data(roster),
        "campaigns.csv": everything(roster),
        "finder.json": finder(roster, sites.project.today),
        "sitemap.xml": sitemap.sitemap_index(roster),
        "robots.txt": sitemap.robots(roster),
        "404.html": front_page.choose_language(roster.institution, sites.assets, root, root, lost=True),
    }
