"""The settings of the renderer, one file a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from microsite.files import no_yaml, plain
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language

FILE = "mkdocs.yml"  # of a language without a file of its own
NEEDED = {  # extensions of Markdown, and for what pages need them
    "admonition": ('boxes: !!! note "…"', "提示框：!!! note"),
    "attr_list": ("ids of headings: {#id}", "标题的编号：{#编号}"),
    "def_list": ("terms with what they mean", "名词解释"),
    "md_in_html": ('Markdown in elements: markdown="1"', 'HTML 里的 Markdown：markdown="1"'),
    "sane_lists": ("lists that begin anew", "另起的列表"),
}


class Setting(NamedTuple):
    """A key of the configuration, where it stands and what."""

    key: str
    line: int
    node: yaml.Node


@dataclass(frozen=True)
class Configuration:
    """One file of the renderer's configuration."""

    file: str
    settings: tuple[Setting, ...]


def file_of(project: Path, language: Language) -> str:
    """The file of a language: its own one, or that of the language that has none."""
    own = f"mkdocs.{language}.yml"
    return own if (project / own).is_file() else FILE


def read(project: Path, language: Language) -> Configuration | None:
    """The configuration of a language; None if there is none. What is no YAML is raised."""
    file = file_of(project, language)
    if not (project / file).is_file():
        return None
    text = plain.text(project / file, file)
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise Mistakes([no_yaml.told(error, file, text)]) from None
    except (yaml.YAMLError, RecursionError):
        raise Mistakes([_unreadable(file)]) from None
    if not isinstance(node, yaml.MappingNode):
        raise Mistakes([_unreadable(file)])
    return Configuration(
        file,
        tuple(
            Setting(str(key.value), key.start_mark.line + 1, value)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        ),
    )


def lacking(configuration: Configuration, is_above: bool) -> Iterator[Mistake]:
    """What the settings must say, above a common layer also of its theme, unless they stand on others."""
    said = {setting.key: setting for setting in configuration.settings}
    if "INHERIT" in said:
        return
    if not _holds(said.get("plugins"), "macros"):
        yield no_words(configuration.file)
    if is_above and not _holds(said.get("theme"), "microsite"):
        yield Mistake(
            configuration.file,
            said["theme"].line if "theme" in said else 1,
            "the theme is not that of the common layer",
            "Write theme: {name: microsite}.",
            "用的不是公共内容的主题。请写 theme: {name: microsite}。",
        )


def _holds(setting: Setting | None, name: str) -> bool:
    """Whether a setting is a name, or has it as a key, a value or an entry."""
    return setting is not None and any(
        isinstance(node, yaml.ScalarNode) and node.value == name for node in nodes(setting.node)
    )


def nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """A setting, and what stands below it."""
    yield node
    parts = node.value if isinstance(node, yaml.CollectionNode) else ()
    for part in parts:
        for one in part if isinstance(part, tuple) else (part,):
            yield from nodes(one)


def no_words(file: str) -> Mistake:
    """The settings lack what fills pages with words."""
    return Mistake(
        file,
        1,
        "the plugin “macros” is missing, which puts words into pages",
        "Write as in the last version that worked, or where microsite.yml names a base: "
        "plugins: {macros: {modules: [macros]}}",
        "缺少 macros 插件，网页里的模板词填不上。请改回上一个能用的写法；"
        "microsite.yml 里写了 base 的，请写：plugins: {macros: {modules: [macros]}}",
    )


def _unreadable(file: str) -> Mistake:
    return Mistake(
        file,
        1,
        "the settings can't be read",
        "Take the file from the last version that worked, and change it again.",
        "设置文件读不了。请取回上一个能用的版本，再重新修改。",
    )
