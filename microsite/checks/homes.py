"""Where a file of an editor belongs, by its name and by what stands in it."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from microsite.content.facts import FOLDER, KINDS
from microsite.files.mistakes import Mistake

FACTS = {
    *(f"{name}.yml" for name in KINDS),
    "synonyms.yml",
    "emergency.yml",
    "limits.yml",
    "national.yml",
}
KNOWN = {  # files of data that belong into a folder
    **{name: f"{FOLDER}/{name}" for name in FACTS},
    "network.yml": "branches/network.yml",
    "roster.csv": "branches/roster.csv",
    "redirects.yml": "docs/redirects.yml",
    "nav.yml": "docs/nav.yml",
}
_DATA = (".yml", ".yaml", ".bak", ".old")
_PAGES = (".md", ".markdown", ".txt", "")
_MOST = 2_000  # files of one folder that are looked at
_BEGINNING = 20_000  # bytes, to see what a file is


def _keys(*keys: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"^(?:{key}):", re.MULTILINE) for key in keys)


_SIGNS = {  # keys by which a file is known, and the folder for such files
    "branches": _keys("id", "kind|name|district|address|hotlines"),
    "branches/campaigns": _keys("series|slogans|topics|announced"),
    "pieces": _keys("parts|design"),
}
_OF_PAGE = re.compile(r"---\n(?:.*\n){0,9}?(?:title|description|reviewed|review_by|audience):")
_TABLES = {  # a column that no other table has, and where the table stands
    "kind": "roster.csv",
    "reported_on": "results/{}",
    "edition": "prints/{}",
    "title_zh": "events/{}",
    "title_en": "events/{}",
}


def homes(path: Path) -> tuple[str, ...]:
    """Where a file belongs; a page has one home in each language, what nobody knows has none."""
    called = path.name.lstrip(".")
    stem, ending = called.partition(".")[0], path.suffix.lower()
    name = f"{stem}.yml"
    if ending in (*_DATA, *_PAGES) and name in KNOWN:
        return (KNOWN[name],)
    text = begins(path) if ending in (*_DATA, *_PAGES, ".csv") else ""
    if ending == ".csv":
        columns = text.partition("\n")[0].strip().split(",")
        found = next((home for column, home in _TABLES.items() if column in columns), "")
        return (f"branches/{found.format(called)}",) if found else ()
    if ending in _PAGES and _OF_PAGE.match(text):
        return (f"docs/en/{stem}.md", f"docs/zh/{stem}.md")
    folder = next((folder for folder, keys in _SIGNS.items() if all(key.search(text) for key in keys)), "")
    return (f"{folder}/{name}",) if folder and ending != ".md" else ()


def begins(path: Path) -> str:
    """The beginning of a file, to see what it is; nothing of one that can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_BEGINNING).decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    except OSError:
        return ""


def elsewhere(path: Path, folder: Path, below: str = "/") -> list[Mistake]:
    """What belongs to another place than `below`, of a file or folder that nothing reads where it stands."""
    return [
        misplaced(file.relative_to(folder).as_posix(), *home)
        for file in (within(path) if path.is_dir() else [path])
        if (home := homes(file)) and not home[0].startswith(below) and file != folder / home[0]
    ]


def within(path: Path) -> list[Path]:
    """The files in a folder and its folders, as many as an editor may have."""
    return sorted(file for file in islice(path.rglob("*.*"), _MOST) if file.is_file())


def misplaced(name: str, *homes: str) -> Mistake:
    """A file that stands where nothing reads it."""
    return Mistake(
        name,
        0,
        "nothing reads this file here",
        f"It belongs to {' and '.join(homes)}: move it there, or take it away.",
        f"文件放在这里不会被读取。请移到 {'、'.join(homes)}，不要的就删掉。",
    )
