"""What microsite.yml says of pages, and whether it can be so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from microsite.content.emergency import Emergency
from microsite.content.hiding import ALWAYS
from microsite.content.menu import WrittenMenu
from microsite.data.layer import FILE, Layer
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language


@dataclass(frozen=True)
class Layering:
    """The layers of a project, what the upper one says of them, and which pages stand in each."""

    layers: Layers
    layer: Layer
    written: Document
    own: frozenset[str] = field(default=frozenset())
    common: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, layers: Layers, layer: Layer, written: Document, languages: Collection[Language]) -> Layering:
        """The layers of a project with their pages."""

        def pages(folder: Path) -> frozenset[str]:
            below = (Layers(folder).below(f"docs/{language}", "*.md") for language in languages)
            return frozenset[str]().union(*below)

        common = pages(layers.common) if layers.common else frozenset[str]()
        return cls(layers, layer, written, pages(layers.own), common)

    @property
    def hidden(self) -> frozenset[str]:
        """The common pages that are not published."""
        return frozenset(self.layer.hide) & self.common - self.own

    @property
    def added(self) -> dict[str, str]:
        """Where each page of the institution's own stands in the menu: after which page."""
        return {page: where.after for page, where in self.layer.add.items()}

    def refuse_no_common(self, page: str) -> None:
        """Raise that a page is none of the common layer below, or that there is no such layer."""
        if page not in self.common:
            raise Mistakes.one(FILE, 0, *_no_common(page, self.common))

    def doubts(self, menu: WrittenMenu, emergency: Emergency | None) -> Iterator[Mistake]:
        """Pages that can't be hidden, added or replaced."""
        needed = ALWAYS | {case.page for case in emergency.cases.values()} if emergency else ALWAYS
        yield from self._no_folders()
        yield from self._words_of_its_own()
        for index, page in enumerate(self.layer.hide):
            if wrong := self._not_hidden(page, needed):
                yield self._mistake(("hide", index), *wrong)
        known = {place.page for place in menu.places()}
        for page, where in self.layer.add.items():
            if wrong := self._not_added(page):
                yield self._mistake(("add", page), *wrong)
            if where.after not in known:
                yield self._mistake(
                    ("add", page, "after"),
                    f"the menu has no page “{where.after}”",
                    nearest(where.after, known),
                    f"菜单里没有“{where.after}”这个网页。{nearest_zh(where.after, known)}",
                )
            known.add(page)
        for page in self.layer.replace:
            if wrong := self._not_replaced(page):
                yield self._mistake(("replace", page), *wrong)

    def _no_folders(self) -> Iterator[Mistake]:
        """Folders without which the renderer does not begin, though all pages be common ones."""
        for language in self.layer.languages:
            folder = f"docs/{language}"
            if self.layers.common and not (self.layers.own / folder).is_dir():
                yield Mistake(
                    folder,
                    0,
                    "the folder is missing, and the renderer needs it",
                    f"Make it; if there is no page of your own, put an empty file in it: {folder}/.gitkeep",
                    f"缺少这个文件夹，网页做不出来。请新建；没有自己的网页，就放一个空文件：{folder}/.gitkeep",
                )

    def _words_of_its_own(self) -> Iterator[Mistake]:
        """Code of words in an institution's own layer, where there is none."""
        if self.layers.common and (self.layers.own / "macros").exists():
            yield Mistake(
                "macros",
                0,
                "words come from the common layer alone",
                "Delete it. A phrase of a word is replaced in languages/, such as languages/zh.yml: "
                "phrases: {macros: {site_title: …}}; what else a page says, in a page of your own.",
                "模板词只来自公共内容，这里的不会使用。请删掉。想换模板词里的短语，请写在 languages/ 里，"
                "例如 languages/zh.yml：phrases: {macros: {site_title: …}}；别的内容请写在自己的网页里。",
            )

    def _mistake(self, path: KeyPath, message: str, hint: str, zh: str) -> Mistake:
        return self.written.mistake(path, message, hint, zh)

    def _not_hidden(self, page: str, needed: Collection[str]) -> tuple[str, str, str] | None:
        if page in self.own:
            return (
                f"“{page}” is a page of your own, which can't be hidden",
                "Delete the page, or take the line out.",
                f"“{page}”是您自己的网页，不用隐藏。请删掉那个网页，或删掉这一行。",
            )
        if page not in self.common:
            return _no_common(page, self.common)
        if page in needed:
            return (
                f"“{page}” can't be hidden: every site must show it",
                "Take the line out; to say it in other words, replace the page: microsite eject",
                f"“{page}”每个网站都要有，不能隐藏。请删掉这一行；想换个说法，请用 microsite eject 改写。",
            )
        return None

    def _not_added(self, page: str) -> tuple[str, str, str] | None:
        if page in self.common:
            return (
                f"“{page}” is a common page, which stands in the menu already",
                f"Take it out here. What replaces a common page stands below replace: in {FILE}.",
                f"“{page}”是公共网页，菜单里已经有了。请删掉这一项；代替公共网页的写在 replace 下。",
            )
        if page not in self.own:
            return (
                f"there is no page “{page}”",
                f"{nearest(page, self.own)} A new one is docs/{self.layer.languages[0]}/{page}.".strip(),
                f"没有“{page}”这个网页。{nearest_zh(page, self.own)}"
                f"新的网页请写成 docs/{self.layer.languages[0]}/{page}。",
            )
        return None

    def _not_replaced(self, page: str) -> tuple[str, str, str] | None:
        if page not in self.common:
            return _no_common(page, self.common)
        if page not in self.own:
            return (
                f"no page of your own replaces “{page}”",
                f"Run microsite eject {page}, or take the entry out.",
                f"没有代替“{page}”的网页。请运行 microsite eject {page}，或删掉这一项。",
            )
        return None


def _no_common(page: str, common: Collection[str]) -> tuple[str, str, str]:
    gone, gone_zh = "Take the line out: a newer version may lack it.", "新版本可能已经去掉了，请删掉这一行。"
    return (
        f"there is no common page “{page}”",
        nearest(page, common) or gone,
        f"公共内容里没有“{page}”这个网页。{nearest_zh(page, common) or gone_zh}",
    )
