"""The names of everything that may be published; a file of another name was made by nobody of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from microsite.files.mistakes import Mistake, Mistakes

MOST = 20  # told at once

_LANGUAGE = r"[a-z]{2,3}(?:-[a-z]{4})?/"
_FOLDERS = r"(?:[a-z0-9-]+/)*"
_KNOWN = re.compile(
    "(?:"
    + "|".join(
        (
            rf"(?:[a-z0-9-]+/)?(?:{_LANGUAGE})?index\.html",
            rf"(?:[a-z0-9-]+/)?{_LANGUAGE}{_FOLDERS}index\.html",
            rf"(?:[a-z0-9-]+/)?{_LANGUAGE}(?:404\.html|sitemap\.xml|feed\.xml|calendar\.ics|sw\.js)",
            rf"(?:[a-z0-9-]+/)?{_LANGUAGE}photos/[a-z0-9-]+\.jpg",
            rf"(?:{_LANGUAGE})?assets/javascripts/[a-z-]+\.[0-9a-f]{{8}}\.js",
            rf"(?:{_LANGUAGE})?assets/stylesheets/[a-z-]+\.[0-9a-f]{{8}}\.css",
            rf"(?:{_LANGUAGE})?assets/images/[a-z-]+\.[0-9a-f]{{8}}\.svg",
            rf"(?:{_LANGUAGE})?assets/search/{_LANGUAGE}(?:pagefind\.js|pagefind-entry\.json|[\w.]+\.pf_meta)",
            rf"(?:{_LANGUAGE})?assets/search/{_LANGUAGE}(?:wasm\.[a-z]+\.pagefind)",
            rf"(?:{_LANGUAGE})?assets/search/{_LANGUAGE}(?:fragment|index)/\w+\.pf_(?:fragment|index)",
            rf"(?:{_LANGUAGE})?{_FOLDERS}[a-z0-9-]+\.(?:png|jpg|webp)",
            r"sw\.js|404\.html|branches\.json|campaigns\.csv|finder\.json|sitemap\.xml|robots\.txt",
        )
    )
    + r")(?:\.gz|\.br)?"  # copies that a server sends as they are
)


def refuse_others(names: Iterable[str]) -> None:
    """Raise the files that are not on the list."""
    strange = sorted(name for name in names if not _KNOWN.fullmatch(name))
    if strange:
        raise Mistakes(
            Mistake(
                name,
                0,
                "is no file that may be published",
                "Nothing of ours makes it. Find out where it comes from, and build anew.",
                "这个文件不在可以发布的清单里。请查清它从哪里来，再重新生成。",
            )
            for name in strange[:MOST]
        )
