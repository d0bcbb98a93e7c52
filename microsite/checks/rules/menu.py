"""The menu in docs/nav.yml, and the settings of the renderer."""

from __future__ import annotations

import importlib.util
from collections.abc import Collection, Iterator
from dataclasses import replace

import yaml

from microsite.checks.rule import PageRule
from microsite.content import settings
from microsite.content.menu import FILE, Place, WrittenMenu
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.content.settings import NEEDED, Configuration
from microsite.data import layer
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, closest, nearest, nearest_zh
from microsite.languages.language import Language
from microsite.languages.writing import known

_TEXT, _LIST, _KEYS = "a text", "a list", "keys with values"
_ZH = {_TEXT: "文字", _LIST: "列表", _KEYS: "字段和内容"}
_KIND = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: _LIST, yaml.MappingNode: _KEYS}
_TEXTS = (
    *("INHERIT", "copyright", "dev_addr", "docs_dir", "edit_uri", "edit_uri_template", "exclude_docs"),
    *("draft_docs", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author"),
    *("site_description", "site_dir", "site_name", "site_url", "strict", "use_directory_urls"),
)
SETTINGS = (
    dict.fromkeys(_TEXTS, (_TEXT,))
    | dict.fromkeys(("extra_css", "extra_javascript", "extra_templates", "watch"), (_LIST,))
    | dict.fromkeys(("extra", "mdx_configs", "validation"), (_KEYS,))
    | dict.fromkeys(("markdown_extensions", "plugins"), (_LIST, _KEYS))
    | {"theme": (_KEYS, _TEXT)}
)
_KNOWN = (*NEEDED, "tables", "toc", "fenced_code")
_SEVERAL = {"extra", "pymdownx.extra"}  # extensions, each of which brings these:
_BROUGHT = {"attr_list", "def_list", "md_in_html"}


def check(content: Content) -> Iterator[Mistake]:
    """Read the settings of each language, and compare the menu with the pages."""
    for language in content.pages:
        try:
            if configuration := settings.read(content.folder, language):
                yield from _settings(configuration, language)
                is_above = content.layers.common is not None
                yield from settings.lacking(configuration, is_above)
                yield from () if is_above else _lacking(configuration)
        except Mistakes as wrong:
            yield from wrong.mistakes
    if content.menu:
        yield from _menu(content, content.menu)


def _settings(configuration: Configuration, language: Language) -> Iterator[Mistake]:
    """Keys that are unknown, stand twice, or hold something else than they must."""
    seen: set[str] = set()
    for key, line, node in configuration.settings:
        if key == "nav":
            yield _moved(configuration, line)
        elif key not in SETTINGS:
            yield Mistake(
                configuration.file,
                line,
                f"unknown setting “{key}”",
                nearest(key, SETTINGS) or "Delete it.",
                f"没有“{key}”这个设置。{nearest_zh(key, SETTINGS) or '请删掉。'}",
                column=1,
            )
        elif key in seen:
            yield Mistake(
                configuration.file,
                line,
                f"the setting “{key}” stands twice",
                "Keep one of the two.",
                f"设置“{key}”写了两次。请只留一个。",
                column=1,
            )
        elif (kind := _KIND[type(node)]) not in SETTINGS[key]:
            wanted = SETTINGS[key][0]
            yield Mistake(
                configuration.file,
                line,
                f"“{key}” holds {kind}, not {wanted}",
                "Compare with the last version that worked; each entry of a list begins with “- ”.",
                f"“{key}”里要写{_ZH[wanted]}，现在写的是{_ZH[kind]}。"
                "请对照上一个能用的版本；列表的每一项以“- ”开头。",
                column=1,
            )
        elif key == "docs_dir" and node.value not in _folders(configuration, language):
            yield Mistake(
                configuration.file,
                line,
                f"“docs_dir” is {node.value}",
                f"Write docs_dir: docs/{language}.",
                f"“docs_dir”写的是 {node.value}。请写 docs_dir: docs/{language}。",
                column=node.start_mark.column + 1,
            )
        elif key == "markdown_extensions":
            yield from _extensions(configuration, node)
        seen.add(key)


def _folders(configuration: Configuration, language: Language) -> set[str]:
    """Where the pages may be that a file is for; those of a language without a file are found without it."""
    return {f"docs/{one}" for one in (known() if configuration.file == settings.FILE else (language,))}


def _moved(configuration: Configuration, line: int) -> Mistake:
    return Mistake(
        configuration.file,
        line,
        f"the menu stands in {FILE}, once for all languages",
        f"Move what is new here to {FILE}, and delete the setting.",
        f"菜单写在 {FILE} 里，各种语言共用。请把新加的移过去，再删掉这里的 nav。",
        column=1,
    )


def _extensions(configuration: Configuration, node: yaml.Node) -> Iterator[Mistake]:
    """Extensions of Markdown that are not installed."""
    for name, key in _named(node):
        if not _is_installed(name):
            close = [one for one in [closest(name, _KNOWN)] if one]
            yield Mistake(
                configuration.file,
                key.start_mark.line + 1,
                f"there is no extension “{name}”",
                nearest(name, close) or "Delete it, or write it as in the last version that worked.",
                f"没有“{name}”这个扩展。{nearest_zh(name, close) or '请删掉，或改回上一个能用的写法。'}",
                column=key.start_mark.column + 1,
            )


def _named(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """The extensions that a setting names, with their places."""
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        key = item[0] if isinstance(item, tuple) else item
        key = key.value[0][0] if isinstance(key, yaml.MappingNode) and key.value else key
        yield str(key.value), key


def _lacking(configuration: Configuration) -> Iterator[Mistake]:
    """Extensions that pages need; a name that is none is told already, and may be meant for one."""
    said = {key: (line, node) for key, line, node in configuration.settings}
    line, node = said.get("markdown_extensions", (1, None))
    names = {name.removeprefix("markdown.extensions.") for name, _ in _named(node)} if node else set()
    if "INHERIT" in said or not all(map(_is_installed, names)):
        return
    names |= _BROUGHT if names & _SEVERAL else set()
    lacking = [name for name in NEEDED if name not in names]
    form = "- {}" if isinstance(node, yaml.SequenceNode) else "{}: {{}}"
    for name in lacking:
        what, what_zh = NEEDED[name]
        entry = form.format(name)
        yield Mistake(
            configuration.file,
            line,
            f"the extension “{name}” is missing, which pages need for {what}",
            f"Write below markdown_extensions: {entry}",
            f"缺少扩展“{name}”，网页要用（{what_zh}）。请在 markdown_extensions 下面加一行：{entry}",
            column=1,
        )


def _is_installed(name: str) -> bool:
    for module in (f"markdown.extensions.{name}", name):
        try:
            if importlib.util.find_spec(module):
                return True
        except (ImportError, ValueError):
            continue
    return False


def _menu(content: Content, written: WrittenMenu) -> Iterator[Mistake]:
    """Entries without a page, entries that stand twice, and pages without an entry."""
    pages, layering = reversed([*content.pages.values()]), content.layering
    known = {path: page for of_language in pages for path, page in of_language.items()}
    seen = dict.fromkeys(layering.added, 0)
    unlisted = sorted(known.keys() - {place.page for place in written.places()})
    for place in written.places():
        if place.page in layering.hidden:
            continue
        if place.page not in known:
            yield _no_page(written, place, unlisted)
        elif place.page in seen:
            yield written.mistake(
                place,
                f"“{place.page}” stands twice in the menu, here and in line {seen[place.page]}",
                "Keep one of the two.",
                f"“{place.page}”在菜单里写了两次，这里和第{seen[place.page]}行。请只留一个。",
            )
        seen.setdefault(place.page, written.document.line(place.path))
    meant = {nearest(path, known) for path in seen if path not in known}  # told already, where it is misspelt
    for path, page in known.items():
        if path not in seen and nearest(path, [path]) not in meant:
            yield _not_in_menu(page, layering.layers)


def _not_in_menu(page: Page, layers: Layers) -> Mistake:
    hint = f"Write in {FILE}, where it belongs: - {page.path}"
    zh = f"请在 {FILE} 里合适的位置加一行：- {page.path}"
    if not layers.common:
        hint += f". If nobody shall see it any more, delete docs/*/{page.path}."
        zh += f"。不想再发布的，请把 docs/*/{page.path} 都删掉。"
    elif (layers.own / FILE).is_file():
        hint += f"; or, if nobody shall see it, below hide: in {layer.FILE}"
        zh += f"；不想发布的，写在 {layer.FILE} 的 hide 下"
    else:
        entry = f"{page.path}: {{after: …}}"
        hint = f"Write in {layer.FILE}, below add:, which page it follows: {entry}"
        zh = f"请在 {layer.FILE} 的 add 下写上它排在哪个网页后面：{entry}"
    return Mistake(page.name, 0, "the page is not in the menu", hint, f"菜单里没有这个网页，读者找不到。{zh}")


def _no_page(written: WrittenMenu, place: Place, unlisted: Collection[str]) -> Mistake:
    """An entry without a page; a page that has its entry is not what was meant."""
    return replace(
        written.mistake(
            place,
            f"the menu names “{place.page}”, but there is no such page",
            nearest(place.page, unlisted) or "Write the page, or take the line out.",
            f"菜单里写了“{place.page}”，但没有这个网页。"
            + (nearest_zh(place.page, unlisted) or "请写这个网页，或删掉这一行。"),
        ),
        missing=place.page,
    )


RULE = PageRule(
    "MS071",
    "Every page has its place in the menu",
    check,
    wrong="menu:\n  - index.md\n  - complain/indx.md",
    right="menu:\n  - index.md\n  - complain/index.md",
    zh="菜单（docs/nav.yml）写错了，或缺了网页；或者 mkdocs.yml 里的设置写错了。照提示改。",
    why="A page in no menu is found by nobody; and with settings that can't be read nothing is built.",
)
