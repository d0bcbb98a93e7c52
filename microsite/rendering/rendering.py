"""One language rendered once, whichever renderer did it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from microsite.content.project import Project
from microsite.languages.language import Language
from microsite.rendering import redirects
from microsite.rendering.assets import name_by_content, renamed
from microsite.rendering.template import Template, template
from microsite.words.slots import Slots

FILLED = (".html", ".xml")
READABLE = (".css", ".js", ".json", ".svg", ".webmanifest")  # files that may refer to others


@dataclass(frozen=True)
class Rendering:
    """Templates, the files that every branch shares, and the deferred calls."""

    language: Language
    templates: list[Template]
    shared: dict[str, Path]
    slots: Slots
    assets: dict[str, str]  # names of theme files as written, and as published


def collect(project: Project, folder: Path, language: Language, slots: Slots) -> Rendering:
    """What a renderer left in a folder; files that nothing refers to, such as its theme's, are left out."""
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    pages = {name: path.read_text("utf-8") for name, path in files.items() if name.endswith(FILLED)}
    pages |= redirects.pages(project, language)
    others = {name: path for name, path in files.items() if name not in pages}
    referred = _referred(others, "".join(pages.values()))
    assets = name_by_content(folder, referred)
    shared = {assets.get(name, name): folder / assets.get(name, name) for name in referred}
    templates = [template(name, renamed(text, assets), shared) for name, text in pages.items()]
    return Rendering(language, templates, shared, slots, assets)


def _referred(files: Mapping[str, Path], text: str) -> dict[str, Path]:
    """The files whose names stand in a text, or in one of these files."""
    found = {name: path for name, path in files.items() if path.name in text}
    if not found:
        return {}
    rest = {name: path for name, path in files.items() if name not in found}
    within = "".join(path.read_text("utf-8") for name, path in found.items() if name.endswith(READABLE))
    return dict(sorted((found | _referred(rest, within)).items()))
