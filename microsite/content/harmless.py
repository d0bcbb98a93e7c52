"""What the renderer's settings may say: nothing that runs code of the project, or reads what is no page.

What editors keep is text and data. The renderer's own loader takes much more, so these lists are closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from microsite.content.settings import FILE, nodes
from microsite.files import plain
from microsite.files.mistakes import Mistake, Mistakes

_YAML = "tag:yaml.org,2002:"
_KINDS = {f"{_YAML}{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map")}
_NUMBERS = {f"{_YAML}int", f"{_YAML}float"}
_LONGEST = 20  # signs of a number; one with colons counts in sixties
_THEMES = {"material", "microsite"}
_OF_THEME = {
    *("name", "custom_dir", "language", "locale", "direction", "font", "palette"),
    *("features", "icon", "logo", "favicon"),
}
_TEMPLATES = "overrides"  # which belong to the engine
_WORDS = "macros"  # the plugin, and the module of the engine that it takes words from
_PLUGINS = {_WORDS, "search"}
_MODULE, _MODULES = "module_name", "modules"
_USUAL_MODULE = "main"  # which the plugin takes where none is named
# of Markdown itself; any other name is a module that would be imported, which alone may run something
_EXTENSIONS = {
    *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "nl2br"),
    *("sane_lists", "smarty", "tables", "toc"),
}
_OPTIONS = {f"{_YAML}{kind}" for kind in ("bool", "null")}  # a text may be a name, or HTML
_Named = tuple[str, yaml.Node, yaml.Node | None]  # a key or an entry, its place and what stands below it


def refuse_others(project: Path) -> None:
    """Refuse settings that say anything else."""
    found = [*_of_files(project)]
    for path in sorted(project.glob("mkdocs*.yml")):
        text = plain.text(path, path.name)
        if alias := _alias(text):
            found.append(_refused(path.name, alias, f"*{alias.anchor}"))
            continue
        with suppress(yaml.YAMLError, RecursionError):  # of what is no YAML, which is told by its rule
            node = yaml.compose(text, yaml.SafeLoader)
            if isinstance(node, yaml.MappingNode):
                found += [_refused(path.name, *wrong) for wrong in _harmful(node, path.name)]
    if found:
        raise Mistakes(found)


def _of_files(project: Path) -> Iterator[Mistake]:
    """Files in the place of the module that the plugin takes words from: it looks for them by these names."""
    for name in (_USUAL_MODULE, _WORDS):
        for path in sorted({*project.glob(name), *project.glob(f"{name}.*")}):
            if name == _USUAL_MODULE or not path.is_dir():
                yield _told(path.name, 0, 0, path.name)


def _alias(text: str) -> yaml.AliasEvent | None:
    """The first place that repeats another one, as a few of which make more than a machine can hold."""
    with suppress(yaml.YAMLError, RecursionError):
        return next((event for event in yaml.parse(text) if isinstance(event, yaml.AliasEvent)), None)
    return None


def _harmful(settings: yaml.MappingNode, file: str) -> Iterator[tuple[yaml.Node, str]]:
    """What is said beyond these lists, with its place."""
    yield from _of_values(settings)
    for name, key, below in _named(settings):
        match name:
            case "hooks" | "exclude_docs" | "draft_docs" | "not_in_nav" | "extra_templates":
                yield key, name
            case "use_directory_urls" if below and below.value != "true":
                yield key, f"{name}: {below.value}"
            case "INHERIT" if below and (below.value != FILE or file == FILE):
                yield key, f"{name}: {below.value}"
            case "theme" if below:
                yield from _of_theme(below)
            case "plugins" if below:
                yield from _of_plugins(below)
            case "markdown_extensions" if below:
                yield from _of_extensions(below)


def _of_values(settings: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str]]:
    """Values that are more than text, small numbers, yes and no."""
    for node in nodes(settings):
        if node.tag not in _KINDS:
            yield node, node.tag.replace(_YAML, "!!")
        elif node.tag in _NUMBERS and (len(node.value) > _LONGEST or ":" in node.value):
            yield node, f"{node.value[:_LONGEST]}…"
        elif isinstance(node, yaml.MappingNode):
            yield from ((key, "?") for key, _ in node.value if not isinstance(key, yaml.ScalarNode))


def _of_theme(theme: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    if isinstance(theme, yaml.ScalarNode) and theme.value not in _THEMES:
        yield theme, f"theme: {theme.value}"
    for name, key, below in _named(theme) if isinstance(theme, yaml.MappingNode) else ():
        value = below.value if isinstance(below, yaml.ScalarNode) else ""
        is_known = value in _THEMES if name == "name" else value == _TEMPLATES or name != "custom_dir"
        if name not in _OF_THEME or not is_known:
            yield key, f"{name}: {value}"


def _of_plugins(plugins: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    for name, key, below in _named(plugins):
        options = [*_named(below)] if isinstance(below, yaml.MappingNode) else []
        if name not in _PLUGINS:
            yield key, name
        for option, at, value in options:
            scalars = [node for node in nodes(value) if isinstance(node, yaml.ScalarNode)] if value else []
            said = [node.value for node in scalars]
            if option not in (_MODULE, _MODULES) or said != [_WORDS]:
                yield at, f"{option}: {', '.join(said)}"


def _of_extensions(extensions: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    for name, key, below in _named(extensions):
        if name not in _EXTENSIONS:
            yield key, name
        if isinstance(below, yaml.MappingNode):
            for option, at, value in _named(below):
                if value is None or value.tag not in _OPTIONS:
                    yield at, f"{name}: {option}"
        elif below and below.tag not in _OPTIONS:
            yield below, name


def _named(node: yaml.Node) -> Iterator[_Named]:
    """The keys of a mapping with what stands below them, or the entries of a list, which may be such too."""
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        if isinstance(item, tuple):
            yield str(item[0].value), *item
        elif isinstance(item, yaml.MappingNode):
            yield from _named(item)
        else:
            yield str(item.value), item, None


def _refused(file: str, node: yaml.Node | yaml.AliasEvent, what: str) -> Mistake:
    return _told(file, node.start_mark.line + 1, node.start_mark.column + 1, what)


def _told(file: str, line: int, column: int, what: str) -> Mistake:
    return Mistake(
        file,
        line,
        f"“{what}” could run code, read other files or leave pages out while the sites are built",
        "Take it out: here stand text and data alone. What the engine can't do belongs into the engine.",
        f"“{what}”会在生成网页时运行程序、读取别的文件，或者漏掉网页。请删掉：这里只放文字和数据；引擎缺的功能，改引擎。",
        column=column,
    )
