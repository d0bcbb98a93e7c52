"""security.txt: whom who finds a weakness of the sites tells, as RFC 9116 has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from microsite.channels.channel import NetworkChannel
from microsite.content.project import Project

NAME = ".well-known/security.txt"
LASTS = timedelta(days=180)  # from the day of a build; who finds it later shall not trust it


def files(project: Project) -> dict[str, bytes]:
    """The file, where the institution names a contact."""
    return {NAME: "".join(_lines(project)).encode()} if project.roster.network.security else {}


def _lines(project: Project) -> Iterator[str]:
    network = project.roster.network
    for contact in network.security:
        yield f"Contact: {contact}\n"
    yield f"Expires: {project.today + LASTS}T00:00:00Z\n"
    yield f"Preferred-Languages: {', '.join(network.languages)}\n"
    yield f"Canonical: {network.url}{NAME}\n"


CHANNEL = NetworkChannel(r"\.well-known/security\.txt", files)
