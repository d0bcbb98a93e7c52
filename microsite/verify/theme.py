"""Theme files, and what they load in turn: there, and as this project's theme has them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from microsite.brand.look import STYLES
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.publish.names import BY_CONTENT
from microsite.rendering import pagefind
from microsite.rendering.assets import digest_of
from microsite.rendering.lean import LEANER
from microsite.verify.head import FIND_OUT, FIND_OUT_ZH
from microsite.verify.page import read
from microsite.verify.published import PAGE, Published
from microsite.verify.site_page import SitePage

_LOADED = re.compile(rb"""["'(](\.{1,2}/[\w./-]+\.(?:js|css|svg|png|woff2))["')]""")
_DIGEST = re.compile(r"\.[0-9a-f]{8}(?=\.(?:css|js|json|png|svg)(?:[\"')]|\Z))")  # in the name of a file
# what a drawing has none of: it would run in a tab of its own
_RUNS = re.compile(
    rb"<(?:script|foreignobject|[!?](?!xml |--))|\son[a-z]+\s*=|href\s*=\s*[\"'](?!#)|javascript:",
    re.IGNORECASE,
)
DRAWING = ".svg"
NAMED = re.compile(
    r"(?:^|/)assets/[a-z]+/[\w-]{1,80}\.[0-9a-f]{8}\.(?:css|js|json|png|svg)$"
)  # by its content


def faults(published: Published) -> Iterator[Mistake]:
    """Files that pages load, or that these load, and that are not there or not as our theme has them."""
    ahead, seen = _loaded(published), set[str]()
    while ahead:
        path = ahead.pop()
        seen.add(path)
        content = published.source.read(path)
        if content is None:
            yield published.missing(path)
            continue
        if not _is_ours(published, path):
            yield _changed(published, path)
        if path.endswith(tuple(LEANER)):
            folder = path[: path.rfind("/") + 1]
            for found in _LOADED.findall(content):
                other = published.places.led(folder, found.decode())
                if other and other not in seen:
                    ahead.add(other)
    for language in published.roster.network.languages:
        yield from _search(published, language)


def _loaded(published: Published) -> set[str]:
    """The theme files that pages of the institution name."""
    language = published.roster.network.languages[0]
    found: set[str] = set()
    for within in (PAGE, f"search/{PAGE}"):
        page = read(published.source.read(f"{language}/{within}") or b"")
        folder = f"{language}/{within.removesuffix(PAGE)}"
        for link in page.links if page else ():
            path = published.places.led(folder, link.address)
            if path and path.startswith("assets/"):
                found.add(path)
    return found


def within(at: SitePage) -> Iterator[Mistake]:
    """Scripts and styles that a page loads, of which the theme has none."""
    for link in at.page.links:
        if not link.address.endswith((*LEANER, DRAWING)):
            continue
        path = at.published.places.led(at.folder, link.address)
        if path and not _is_ours(at.published, path):
            yield at.wrong(
                link.line,
                f"loads “{link.address}”, which is not as our theme has it",
                FIND_OUT,
                f"加载了“{link.address}”，它和主题里的不一样。{FIND_OUT_ZH}",
            )


def _is_ours(published: Published, path: str) -> bool:
    if path not in published.judged:
        published.judged[path] = _has_our_content(published, path)
    return published.judged[path]


def _has_our_content(published: Published, path: str) -> bool:
    """Whether a theme file has the content that its name says, and a script or style that of its source."""
    content = published.source.read(path)
    if content is None or not BY_CONTENT.fullmatch(path):
        return True  # that it is missing is told by itself
    suffix = path[path.rfind(".") :]
    if digest_of(content) not in path or (suffix == DRAWING and runs(content)):
        return False
    return suffix not in LEANER or _DIGEST.sub("", content.decode("utf-8", "replace")) == _written(
        published, _DIGEST.sub("", path)
    )


def runs(drawing: bytes) -> bool:
    """Whether a drawing does more than to be looked at."""
    return bool(_RUNS.search(drawing))


def _written(published: Published, name: str) -> str | None:
    """A script or a style as the theme has it, without digests in the names of others."""
    source = published.project.layers.find(f"overrides/{name}")
    if not source.is_file():
        return None
    text = source.read_text("utf-8")
    return LEANER[source.suffix](published.project.look.dressed(text) if name == STYLES else text)


def _search(published: Published, language: Language) -> Iterator[Mistake]:
    """What reads the index of all pages."""
    with tempfile.TemporaryDirectory(prefix="microsite-") as folder:
        pagefind.run({}, Path(folder), language)
        script = Path(folder, pagefind.SCRIPT).read_bytes()
    path = f"assets/search/{language}/{pagefind.SCRIPT}"
    if published.source.read(path) not in (script, None):
        yield _changed(published, path)


def _changed(published: Published, path: str) -> Mistake:
    return published.wrong(
        path,
        0,
        "is not as our theme has it: somebody, or the host, has changed it",
        FIND_OUT,
        f"和主题里的不一样：有人改过，或者服务器改过。{FIND_OUT_ZH}",
    )
