"""One branch in one language, filled where the ordinary renderer left its pages."""

from __future__ import annotations

from pathlib import Path

from microsite.building.language_folder import LanguageFolder
from microsite.building.writing import write
from microsite.content.project import Project
from microsite.languages.language import Language
from microsite.publish import names
from microsite.rendering import search
from microsite.rendering.fill import Filler
from microsite.rendering.rendering import collect
from microsite.rendering.roots import standalone
from microsite.words.context import Context
from microsite.words.slots import Slots


def fill_folder(project: Project, folder: Path, language: Language, slots: Slots, id: str | None) -> None:
    """Fill a folder in place for one branch, or the institution; what nobody refers to goes."""
    roster = project.roster
    branch = roster[id] if id else roster.institution
    rendering = collect(project, folder, language, slots)
    filler = Filler(rendering, project.words)
    rendering.shared.update(search.index(filler, project, folder))
    context = Context.of(project, branch, language)
    files = dict(LanguageFolder(filler, context).files(standalone(branch, language)))
    names.refuse_others(f"{language}/{name}" for name in (*files, *rendering.shared))
    write(folder, files.items())
    _keep_only(folder, files.keys() | rendering.shared.keys())


def _keep_only(folder: Path, names: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in names:
            path.unlink()
