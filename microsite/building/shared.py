"""The files of a network that stand once, whatever its branches."""

from __future__ import annotations

import click

from microsite.building.site import Sites
from microsite.channels import offline, registry
from microsite.rendering import front_page, numbers
from microsite.rendering.roots import path_of


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
        files[prefix + numbers.NAME] = numbers.numbers(sites.project)
    # in place of any worker that once stood above all of them
    files[offline.NAME] = offline.END
    return files if sites.alone else files | _of_institution(sites)


def _of_institution(sites: Sites) -> dict[str, bytes]:
    institution = sites.project.roster.institution
    root = path_of(institution.network.url)
    files = {"404.html": front_page.choose_language(institution, sites.assets, root, root, lost=True)}
    for channel in registry.OF_NETWORK:
        files.update(channel.files(sites.project))
    return files
