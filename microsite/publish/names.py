"""The names of everything that may be published; a file of another name was made by nobody of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from microsite.channels import registry
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.writing import known, remembered

MOST = 20  # told at once
# of the theme and the search: names that change with the content
BY_CONTENT = re.compile(r"(?:[A-Za-z0-9-]+/)?assets/(?:.+\.[0-9a-f]{8}\.[a-z0-9]+|search/.+\.pf_[a-z]+)")

_HIDDEN = re.compile(r"(?:^|/)\.(?!well-known/)|^CNAME$")  # what hosts read themselves, and show nobody
_FOR_HOSTS = (".nojekyll", "CNAME")
_FOLDERS = r"(?:[a-z0-9-]+/)*"


@remembered
def _ours() -> re.Pattern[str]:
    """The names of what we make, in every language that is known."""
    language = rf"(?:{'|'.join(map(re.escape, known()))})/"
    names = (
        *(channel.shape for channel in registry.OF_NETWORK),
        *(rf"(?:[a-z0-9-]+/)?{language}(?:{channel.shape})" for channel in registry.OF_BRANCH),
        rf"(?:[a-z0-9-]+/)?(?:{language})?index\.html",
        rf"(?:{language})?assets/javascripts/[a-z-]+\.[0-9a-f]{{8}}\.js",
        rf"(?:{language})?assets/stylesheets/[a-z-]+\.[0-9a-f]{{8}}\.css",
        rf"(?:{language})?assets/images/[a-z0-9-]+\.[0-9a-f]{{8}}\.(?:svg|png|json)",
        rf"(?:{language})?assets/answers/[a-z-]+\.json",
        rf"(?:{language})?assets/search/{language}(?:pagefind\.js|pagefind-entry\.json|[\w.]+\.pf_meta)",
        rf"(?:{language})?assets/search/{language}(?:wasm\.[a-z]+\.pagefind)",
        rf"(?:{language})?assets/search/{language}(?:fragment|index)/\w+\.pf_(?:fragment|index)",
        rf"(?:{language})?{_FOLDERS}[a-z0-9-]+\.(?:png|jpg|webp)",
        r"sw\.js|404\.html",
        r"(?:(?:\.well-known|[a-z0-9-]+)/)?SHA256SUMS|SHA256SUMS\.sig",
    )
    return re.compile(rf"(?:{'|'.join(names)})(?:\.gz|\.br)?")  # copies that a server sends as they are


def public(folder: Path) -> list[str]:
    """The names of all files of a folder that readers can ask for."""
    return shown(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def shown(names: Iterable[str]) -> list[str]:
    """Of names those that readers can ask for."""
    return sorted(name for name in names if not _HIDDEN.search(name))


def strange(names: Iterable[str]) -> list[str]:
    """The files that are not on the list, hidden ones too; for some hosts a file or two lie beside it."""
    return sorted(name for name in names if not _ours().fullmatch(name) and name not in _FOR_HOSTS)


def refuse_others(names: Iterable[str]) -> None:
    """Raise the files that are not on the list."""
    if found := strange(names):
        raise Mistakes(
            Mistake(
                name,
                0,
                "is no file that may be published",
                "Nothing of ours makes it. Find out where it comes from, and build anew.",
                "这个文件不在可以发布的清单里。请查清它从哪里来，再重新生成。",
            )
            for name in found[:MOST]
        )
