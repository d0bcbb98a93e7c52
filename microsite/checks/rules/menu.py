"""The menu and the other settings in mkdocs.yml and mkdocs.zh.yml."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping

import yaml

from microsite.checks.rule import PageRule
from microsite.content import menu
from microsite.content.menu import CONFIGURATION, Configuration, Entry
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.languages.language import Language

_TEXT, _LIST, _KEYS = "a text", "a list", "keys with values"
_ZH = {_TEXT: "文字", _LIST: "列表", _KEYS: "字段和内容"}
_KIND = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: _LIST, yaml.MappingNode: _KEYS}
_TEXTS = (
    *("INHERIT", "copyright", "dev_addr", "docs_dir", "edit_uri", "edit_uri_template", "exclude_docs"),
    *("draft_docs", "not_in_nav", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author"),
    *("site_description", "site_dir", "site_name", "site_url", "strict", "use_directory_urls"),
)
SETTINGS = (
    dict.fromkeys(_TEXTS, (_TEXT,))
    | dict.fromkeys(("extra_css", "extra_javascript", "extra_templates", "hooks", "nav", "watch"), (_LIST,))
    | dict.fromkeys(("extra", "mdx_configs", "validation"), (_KEYS,))
    | dict.fromkeys(("markdown_extensions", "plugins"), (_LIST, _KEYS))
    | {"theme": (_KEYS, _TEXT)}
)


def check(content: Content) -> Iterator[Mistake]:
    """Read the settings, and compare the menus with the pages and with each other."""
    read: dict[Language, Configuration] = {}
    for language in CONFIGURATION:
        try:
            if configuration := menu.read(content.folder, language):
                read[language] = configuration
        except Mistakes as wrong:
            yield from wrong.mistakes
    for language, configuration in read.items():
        yield from _settings(configuration, language)
    if len(read) < len(CONFIGURATION):
        return
    menus: dict[Language, tuple[Entry, ...]] = {}
    for language, pages in content.pages.items():
        has_own = read[language].node("nav") is not None
        configuration = read[language if has_own else "en"]
        menus[language] = configuration.entries()
        yield from _menu(configuration, menus[language], language, pages)
    yield from _different(menus)


def _settings(configuration: Configuration, language: Language) -> Iterator[Mistake]:
    """Keys that are unknown, stand twice, or hold something else than they must."""
    seen: set[str] = set()
    for key, line, node in configuration.settings:
        if key not in SETTINGS:
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
        elif key == "docs_dir" and node.value != f"docs/{language}":
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


def _extensions(configuration: Configuration, node: yaml.Node) -> Iterator[Mistake]:
    """Extensions of Markdown that are not installed."""
    for item in node.value:
        key = item[0] if isinstance(item, tuple) else item
        key = key.value[0][0] if isinstance(key, yaml.MappingNode) and key.value else key
        name = str(key.value)
        if not _is_installed(name):
            yield Mistake(
                configuration.file,
                key.start_mark.line + 1,
                f"there is no extension “{name}”",
                "Delete it, or write it as in the last version that worked.",
                f"没有“{name}”这个扩展。请删掉，或改回上一个能用的写法。",
                column=key.start_mark.column + 1,
            )


def _is_installed(name: str) -> bool:
    for module in (f"markdown.extensions.{name}", name):
        try:
            if importlib.util.find_spec(module):
                return True
        except (ImportError, ValueError):
            continue
    return False


def _menu(
    configuration: Configuration, entries: tuple[Entry, ...], language: Language, pages: Mapping[str, Page]
) -> Iterator[Mistake]:
    """Entries without a page, entries that stand twice, and pages without an entry."""
    seen: set[str] = set()
    for entry in entries:
        if entry.path.startswith(("https://", "http://")):
            continue
        if entry.path not in pages:
            yield _no_page(configuration, entry, language, pages)
        elif entry.path in seen:
            yield Mistake(
                configuration.file,
                entry.line,
                f"“{entry.path}” stands twice in the menu",
                "Keep one of the two.",
                f"“{entry.path}”在菜单里写了两次。请只留一个。",
                column=entry.column,
            )
        seen.add(entry.path)
    meant = {nearest(path, pages) for path in seen if path not in pages}  # told already, where it is misspelt
    for path, page in pages.items():
        if path not in seen and nearest(path, [path]) not in meant and not configuration.node("not_in_nav"):
            yield Mistake(
                page.name,
                0,
                "the page is in no menu",
                f"Write in {configuration.file}, below nav: - {path}",
                f"菜单里没有这个网页，读者找不到。请在 {configuration.file} 的 nav 下面加一行：- {path}",
            )


def _no_page(
    configuration: Configuration, entry: Entry, language: Language, pages: Mapping[str, Page]
) -> Mistake:
    return Mistake(
        configuration.file,
        entry.line,
        f"the menu names “{entry.path}”, but there is no page docs/{language}/{entry.path}",
        nearest(entry.path, pages) or "Write the page, or take the line out.",
        f"菜单里写了“{entry.path}”，但没有 docs/{language}/{entry.path} 这个网页。"
        + (nearest_zh(entry.path, pages) or "请写这个网页，或删掉这一行。"),
        column=entry.column,
        missing=entry.path if entry.path.endswith(".md") else "",
    )


def _different(menus: Mapping[Language, tuple[Entry, ...]]) -> Iterator[Mistake]:
    """The first place where a menu has the pages in another order or section than the first language's."""
    languages = list(menus)
    if len(languages) < 2:
        return
    once = {
        language: {entry.path: entry for entry in reversed(entries)} for language, entries in menus.items()
    }
    common = set.intersection(*(set(known) for known in once.values()))
    first, *others = (
        [entry for entry in menus[language] if entry.path in common and once[language][entry.path] is entry]
        for language in languages
    )
    for language, entries in zip(languages[1:], others, strict=True):
        for ours, theirs in zip(first, entries, strict=True):
            if (ours.path, ours.depth) != (theirs.path, theirs.depth):
                file = CONFIGURATION[languages[0]]
                yield Mistake(
                    CONFIGURATION[language],
                    theirs.line,
                    f"the menu has “{theirs.path}” where {file}:{ours.line} has “{ours.path}”"
                    + (" in another section" if ours.path == theirs.path else ""),
                    "Give both menus the same pages in the same order and sections.",
                    f"菜单这里是“{theirs.path}”，而 {file}:{ours.line} 是“{ours.path}”"
                    + ("，但层级不同" if ours.path == theirs.path else "")
                    + "。两种语言的菜单，网页、顺序和层级都要相同。",
                    column=theirs.column,
                )
                break


RULE = PageRule(
    "MS071",
    "Every page has its place in the menu, the same in both languages",
    check,
    wrong="nav:\n  - index.md\n  - complain/indx.md",
    right="nav:\n  - index.md\n  - complain/index.md",
    zh="菜单（mkdocs.yml、mkdocs.zh.yml）写错了，或缺了网页。照提示改。",
    why="A page in no menu is found by nobody; and with settings that can't be read nothing is built.",
)
