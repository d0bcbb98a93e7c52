"""Where links lead, seen from the real address of a network."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_SCHEME = re.compile(r"(?:https?|webcal):(?=//)")
_OTHER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
ASTRAY = "astray"  # out of the network, though the link does not name another host


class Places:
    """The addresses of a network that is published at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.path, self.host = urlsplit(url).path, urlsplit(url).hostname
        self._address = _SCHEME.sub("", url)
        self._above = tuple(self.path.strip("/").split("/")) if self.path != "/" else ()
        self.led = lru_cache(200_000)(self._led)

    def address(self, path: str) -> str:
        """The address of a file."""
        return self.url + re.sub(r"(^|/)index\.html$", r"\1", path)

    def of(self, address: str) -> str | None:
        """The file at a whole address; None for one elsewhere."""
        plain = _SCHEME.sub("", re.split(r"[?#]", address, maxsplit=1)[0])
        return _file(plain[len(self._address) :]) if plain.startswith(self._address) else None

    def _led(self, folder: str, address: str) -> str | None:
        """The file to which a link leads from a page in a folder, such as maiwan/zh/; None for one elsewhere."""
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

    def needs_slash(self, folder: str, address: str) -> bool:
        """Whether a link leads elsewhere from the same page on a host that adds no slash to its address."""
        if not address or address[0] in "/#?" or _OTHER.match(address):
            return False
        climbed = re.match(r"(?:\.\./)*", address)
        assert climbed
        return len(climbed[0]) // 3 < len(self._above) + folder.count("/")


def _file(path: str) -> str:
    path = unquote(path)
    return f"{path}index.html" if not path or path.endswith("/") else path
