"""What will be published, each part made when it is first asked for: the workers need not wait for it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from microsite.building import digests
from microsite.building.shared import shared_files
from microsite.building.site import Sites
from microsite.building.writing import write
from microsite.channels import offline
from microsite.publish import ended, former_theme, record
from microsite.publish.former_theme import LastUse
from microsite.publish.record import Digests


@dataclass
class Plan:
    """What will stand in the place of `out`, in which these files are there now."""

    sites: Sites
    ids: list[str]
    out: Path
    there: Future[list[str]]

    @cached_property
    def shared(self) -> dict[str, bytes]:
        """The files that stand once, by their names."""
        return shared_files(self.sites)

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The names of all files of each site, and of those that stand once."""
        return {digests.SHARED: list(self.shared)} | {id: self.sites.names(id) for id in self.ids}

    @cached_property
    def made(self) -> frozenset[str]:
        """The names of all files that are made."""
        return frozenset(chain.from_iterable(self.names.values()))

    @cached_property
    def theme(self) -> LastUse:
        """Files of the theme that are kept for a while."""
        last_use = record.last_use(self.out)
        return former_theme.kept(self.there.result(), self.made, last_use, self.sites.project.today)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """The names of all files that will be published."""
        return self.made | self.theme.keys() | ended.addresses(self.there.result(), self.made)

    @cached_property
    def _templates(self) -> str:
        return digests.of_templates(self.sites)

    @cached_property
    def _once(self) -> Digests:
        return {digests.SHARED: digests.of_files(self.shared)}

    def digests(self, of_values: Mapping[str, str]) -> Digests:
        """What is made from what, given the digests of the values of sites."""
        return {id: self._templates + digest for id, digest in of_values.items()} | self._once

    def write(self, folder: Path, old: Path | None) -> None:
        """Write all but the sites; what an old folder has in the same bytes is shared with it."""
        write(folder, ((name, (self.out / name).read_bytes()) for name in self.theme), old)
        write(folder, self.shared.items(), old)
        ends = sorted(self.all_names - self.made - self.theme.keys())
        write(folder, ((name, offline.END) for name in ends), old)
