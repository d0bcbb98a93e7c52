"""Markdown as the renderer turns it into HTML, with the extensions that its configuration names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import yaml

CONFIGURATION = "mkdocs.yml"
_ALWAYS = ("toc", "tables", "fenced_code")  # the renderer's own


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Takes a tag such as !ENV, of which nothing is needed here, for no value."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def converter(project: Path) -> markdown.Markdown:
    """What turns pages of a project into HTML."""
    file = project / CONFIGURATION
    known: Any = yaml.load(file.read_bytes(), _Loader) if file.is_file() else {}
    listed = (known or {}).get("markdown_extensions") or {}
    named: dict[str, Any] = {}
    for entry in listed if isinstance(listed, list) else [listed]:
        named |= entry if isinstance(entry, dict) else {entry: {}}
    extensions = dict.fromkeys(_ALWAYS) | named
    return markdown.Markdown(
        extensions=list(extensions),
        extension_configs={name: settings for name, settings in extensions.items() if settings},
    )
