"""Where links lead, seen from the real address of a network."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"(?:https?|webcal):(?=//)")
_OTHER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CLIMBING = re.compile(r"(?:\.\./)*")
ASTRAY = "astray"  # out of the network, though the link does not name another host


class Places:
    """The addresses of a network that is published at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.path, self.host = urlsplit(url).path, urlsplit(url).hostname
        self._address = _SCHEME.sub("", url)
        self._above = tuple(self.path.strip("/").split("/")) if self.path != "/" else ()
        self._from_root = lru_cache(200_000)(self._from_there)

    def address(self, path: str) -> str:
        """The address of a file."""
        return self.url + (
            path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        )

    def of(self, address: str) -> str | None:
        """The file at a whole address; None for one elsewhere."""
        plain = _SCHEME.sub("", address.partition("#")[0].partition("?")[0])
        return _file(plain[len(self._address) :]) if plain.startswith(self._address) else None

    def led(self, folder: str, address: str) -> str | None:
        """The file to which a link of a page in a folder leads, such as maiwan/zh/; None for elsewhere."""
        address = address.partition("#")[0].partition("?")[0]
        climbed = _climbed(address)
        if climbed >= self._depth(folder):
            return self._from_root("", "/" + address[3 * climbed :] if climbed else address)
        return self._from_there(folder, address)

    def needs_slash(self, folder: str, address: str) -> bool:
        """Whether a link leads elsewhere from the same page on a host that adds no slash to its address."""
        if not address or address[0] in "/#?" or _OTHER.match(address):
            return False
        return _climbed(address) < self._depth(folder)

    def _from_there(self, folder: str, address: str) -> str | None:
        if _SCHEME.match(address):
            return self.of(address)
        if _OTHER.match(address):
            return None
        here = [] if address.startswith("/") else [*self._above, *folder.split("/")[:-1]]
        *steps, last = address.removeprefix("/").split("/")
        for step in [*steps, last] if last in (".", "..") else steps:
            if step == "..":
                here = here[:-1]
            elif step != ".":
                here = [*here, step]
        if tuple(here[: len(self._above)]) != self._above:
            return ASTRAY
        below = "".join(f"{step}/" for step in here[len(self._above) :])
        return _file(below + ("" if last in (".", "..") else last))

    def _depth(self, folder: str) -> int:
        return len(self._above) + folder.count("/")


def _climbed(address: str) -> int:
    """How many folders a link climbs before it goes anywhere."""
    found = _CLIMBING.match(address)
    return len(found[0]) // 3 if found else 0


def _file(path: str) -> str:
    path = unquote(path)
    return f"{path}index.html" if not path or path.endswith("/") else path
