"""Markdown as the renderer turns it into HTML, with the extensions that its configuration names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import yaml

from microsite.content.settings import NEEDED
from microsite.files.layers import Layers

CONFIGURATION = "mkdocs.yml"
_ALWAYS = ("toc", "tables", "fenced_code")  # the renderer's own


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Takes a tag such as !ENV, of which nothing is needed here, for no value."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def converter(layers: Layers) -> markdown.Markdown:
    """What turns pages of a project into HTML."""
    file = layers.base / CONFIGURATION
    named = _named(file) if file.is_file() else {}
    try:
        return _with(dict.fromkeys((*_ALWAYS, *NEEDED)) | named)
    except (ImportError, AttributeError, TypeError, ValueError, KeyError):
        return _with(dict.fromkeys((*_ALWAYS, *NEEDED)))


def _named(file: Path) -> dict[str, Any]:
    """The extensions that the configuration names; none if it can't be read.

    The rule of the menu tells of it, and of those that pages need and it lacks.
    """
    try:
        known: Any = yaml.load(file.read_bytes(), _Loader)
        listed = known["markdown_extensions"]
        entries = listed if isinstance(listed, list) else [listed]
        return {
            name: settings
            for entry in entries
            for name, settings in (entry if isinstance(entry, dict) else {entry: {}}).items()
        }
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, ValueError, RecursionError):
        return {}


def _with(extensions: dict[str, Any]) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=list(extensions),
        extension_configs={name: settings for name, settings in extensions.items() if settings},
    )
