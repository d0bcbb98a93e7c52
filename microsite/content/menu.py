"""The renderer's configuration as editors keep it: the menu of each language, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from microsite.files import plain, yamlfile
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language

CONFIGURATION: dict[Language, str] = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
_DEEPEST = 20  # sections within sections


class Setting(NamedTuple):
    """A key of the configuration, where it stands and what."""

    key: str
    line: int
    node: yaml.Node


class Entry(NamedTuple):
    """A page in a menu, where it stands and how many sections enclose it."""

    path: str
    line: int
    column: int
    depth: int


@dataclass(frozen=True)
class Configuration:
    """One file of the renderer's configuration."""

    file: str
    settings: tuple[Setting, ...]

    def node(self, key: str) -> yaml.Node | None:
        """What stands under a key."""
        return next((setting.node for setting in self.settings if setting.key == key), None)

    def entries(self) -> tuple[Entry, ...]:
        """The pages of the menu, in order; none if it has no menu of its own."""
        nav = self.node("nav")
        return tuple(_entries(nav, 0)) if nav else ()


def read(project: Path, language: Language) -> Configuration | None:
    """The configuration of a language; None if there is none. What is no YAML is raised."""
    file = CONFIGURATION[language]
    if not (project / file).is_file():
        return None
    text = plain.text(project / file, file)
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise Mistakes([yamlfile.syntax(error, file, text)]) from None
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


def _unreadable(file: str) -> Mistake:
    return Mistake(
        file,
        1,
        "the settings can't be read",
        "Take the file from the last version that worked, and change it again.",
        "设置文件读不了。请取回上一个能用的版本，再重新修改。",
    )


def _entries(node: yaml.Node, depth: int) -> Iterator[Entry]:
    if isinstance(node, yaml.ScalarNode):
        yield Entry(node.value, node.start_mark.line + 1, node.start_mark.column + 1, depth)
    elif isinstance(node, yaml.SequenceNode) and depth < _DEEPEST:
        for item in node.value:
            yield from _entries(item, depth + 1)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _entries(value, depth)
