"""One language rendered once, whichever renderer did it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from microsite.brand.look import STYLES, Look
from microsite.content.page import address
from microsite.content.page_html import PICTURES
from microsite.content.project import Project
from microsite.data.photos import LONGEST_SIDE, refused
from microsite.files import pictures
from microsite.files.mistakes import Mistakes, Wrong
from microsite.languages.language import Language
from microsite.rendering import answers, gate, numbers, redirects
from microsite.rendering.assets import FOLDER, Assets, name_by_content
from microsite.rendering.template import EVENT, NOT_FOUND, Template, template
from microsite.words.slots import Slots

IN_FRONT = ("doorstep.js", "lists.css")  # what pages in front of a site load, which we render ourselves
SUBJECTS = f"{FOLDER}images/subjects.json"  # the drawings that the menu shows when it is opened
THEME_EVENT = "event.html"  # what the renderer makes of the theme's page for events
PUBLISHED = (".css", ".js", ".svg")  # kinds of files of the theme; they may refer to others


@dataclass(frozen=True)
class Rendering:
    """Templates, the files that every branch shares, and the deferred calls."""

    language: Language
    templates: list[Template]
    shared: dict[str, Path]
    slots: Slots
    assets: Assets


def collect(
    project: Project, folder: Path, language: Language, slots: Slots, drawings: Mapping[str, str]
) -> Rendering:
    """What a renderer left in a folder: pages, and of the project's own files those that are referred to."""
    written = {address(path) + "index.html" for path in project.published(language)}
    pages = {
        name: (folder / name).read_text("utf-8")
        for name in sorted(written | {NOT_FOUND})
        if (folder / name).is_file()
    }
    if (folder / THEME_EVENT).is_file():
        pages[EVENT] = (folder / THEME_EVENT).read_text("utf-8")
    pages |= redirects.pages(project, language)
    own = _dress(project.look, drawings, folder)
    referred = _referred(_own_files(project, language, folder), "".join([*pages.values(), *IN_FRONT])) | own
    for name in referred:
        if name.endswith(PICTURES) and not name.startswith(FOLDER):
            _make_anew(folder / name, f"docs/{language}/{name}")
    assets = name_by_content(folder, referred)
    published = [assets.names.get(name, name) for name in referred]
    shared = {name: folder / name for name in published}
    pages = {name: assets.named(text) for name, text in pages.items()}
    for name, text in pages.items():
        if name.endswith(".html"):
            gate.refuse_template(f"docs/{language}/{name}", text)
    known = shared.keys() | {numbers.NAME, *answers.names(language)}
    templates = [template(name, text, known) for name, text in pages.items()]
    return Rendering(language, templates, shared, slots, assets)


def _dress(look: Look, drawings: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Write what the institution's brand becomes into a folder, but for files that it has of its own."""
    styles = folder / STYLES
    if styles.is_file():
        styles.write_bytes(look.dressed(styles.read_text("utf-8")).encode())
    files = {**look.files, **look.shares(drawings), SUBJECTS: json.dumps(drawings).encode()}
    made = {name: folder / name for name in files}
    for name, content in files.items():
        if not made[name].exists():
            made[name].parent.mkdir(parents=True, exist_ok=True)
            made[name].write_bytes(content)
    return made


def _own_files(project: Project, language: Language, folder: Path) -> dict[str, Path]:
    """Files of the theme in `overrides` and pictures beside the pages; nothing of the theme below ours."""
    names = {
        name for below in ("overrides", f"docs/{language}") for name in project.layers.below(below, "*.*")
    }
    return {
        name: folder / name
        for name in sorted(names)
        if name.endswith(PUBLISHED if name.startswith(FOLDER) else PICTURES) and (folder / name).is_file()
    }


def _make_anew(picture: Path, name: str) -> None:
    """Take out of a picture what a camera or a stranger noted."""
    try:
        picture.write_bytes(pictures.made_anew(picture.read_bytes(), picture.suffix, LONGEST_SIDE))
    except Wrong as error:
        raise Mistakes([refused(name, error)]) from None


def _referred(files: Mapping[str, Path], text: str) -> dict[str, Path]:
    """The files whose names stand in a text, or in one of these files."""
    found = {name: path for name, path in files.items() if path.name in text}
    if not found:
        return {}
    rest = {name: path for name, path in files.items() if name not in found}
    within = "".join(path.read_text("utf-8") for name, path in found.items() if name.endswith(PUBLISHED))
    return dict(sorted((found | _referred(rest, within)).items()))
