"""The settings of the renderer, one file a language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from microsite.files import plain, yamlfile
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language

FILE = "mkdocs.yml"  # of a language without a file of its own


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
