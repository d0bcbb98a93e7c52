"""Which findings are the cause of others, so that each is told once and the cause first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from microsite.checks.displaced import copied_over
from microsite.content.project import Content
from microsite.content.tongue import is_foreign
from microsite.files.mistakes import Mistake, nearest, nearest_zh

_CLOSE = 0.9  # how like another name must be to be a misspelt one


def spoilt(content: Content) -> set[str]:
    """The pages of which nothing but the cause is told, since all else may come from it."""
    return {
        page.name
        for pages in content.pages.values()
        for page in pages.values()
        if not page.is_sound or is_foreign(page)
    } | {copy.page.name for copy in copied_over(content)}


def missing_pages(content: Content, mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Each page to which several places lead though it is not there, with all of them as consequences."""
    leading: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        if mistake.missing:
            leading.setdefault(mistake.missing, []).append(mistake)
    return [
        _missing(content, path, sorted(set(places))) for path, places in leading.items() if len(places) > 1
    ]


def unread_pages(content: Content, paths: Iterable[str]) -> set[str]:
    """Of pages that seem to be missing those that are there, but can't be read, which is told of them."""
    unread = set()
    for path in paths:
        lacking = [language for language, pages in content.pages.items() if path not in pages]
        if lacking and all(content.is_unreadable(language, path) for language in lacking):
            unread.add(path)
    return unread


def _renamed(path: str, new: str, places: list[Mistake]) -> Mistake:
    """A page that is gone from all languages, while the only page that no menu names is new."""
    return Mistake(
        places[0].file,
        places[0].line,
        f"there is no page “{path}” any more; is it “{new}” now?",
        f"Then write {new} in the places listed here and, so that old addresses still work, in "
        f"docs/redirects.yml: {path}: {new}. Otherwise bring the old page back.",
        f"“{path}”这个网页没有了，是不是改名成了“{new}”？是的话，下面各处都改成新名字，"
        f"并在 docs/redirects.yml 加一行：{path}: {new}，旧网址才打得开。不是的话，请恢复原来的网页。",
        column=places[0].column,
        missing=path,
        consequences=tuple(replace(place, missing="") for place in places),
    )


def _missing(content: Content, path: str, places: list[Mistake]) -> Mistake:
    lacking = [language for language, pages in content.pages.items() if path not in pages]
    twins = [f"docs/{language}/{path}" for language in content.pages if language not in lacking]
    known = {name for pages in content.pages.values() for name in pages} - {path}
    close = difflib.get_close_matches(path, known, n=1, cutoff=_CLOSE)
    meant, meant_zh = nearest(path, close), nearest_zh(path, close)
    also, also_zh = (f", delete {twins[0]} too", f"把 {twins[0]} 也删掉，") if twins else ("", "")
    unlisted = known - {place.page for place in content.menu.places()} if content.menu else set()
    if len(unlisted) == 1 and not twins:
        return _renamed(path, next(iter(unlisted)), places)
    return Mistake(
        f"docs/{(lacking or list(content.pages))[0]}/{path}",
        0,
        f"the page is not there, but {len(places)} places lead to it",
        f"Deleted by mistake? Bring it back. If it must go{also}, write in docs/redirects.yml which page "
        f"stands for it ({path}: …), and take it out of the places listed here. {meant}".strip(),
        f"这个网页不存在，却有{len(places)}处指向它。误删了请恢复。确实要删，就{also_zh}"
        f"在 docs/redirects.yml 写上由哪个网页代替（{path}: …），再改掉下面列出的各处。{meant_zh}",
        missing=path,
        consequences=tuple(replace(place, missing="") for place in places),
    )
