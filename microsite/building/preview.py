"""One branch in one language, filled where the ordinary renderer left its pages."""

from __future__ import annotations

from pathlib import Path

from microsite.building.language_folder import LanguageFolder
from microsite.building.writing import write
from microsite.channels.channel import Ground
from microsite.files.scratch import scratch
from microsite.pieces.press import Press
from microsite.publish import names
from microsite.rendering import answers, numbers, search
from microsite.rendering.fill import Filler
from microsite.rendering.mkdocs import Job
from microsite.rendering.rendering import collect
from microsite.rendering.roots import standalone
from microsite.words.context import Context


def fill_folder(job: Job, folder: Path, id: str | None) -> None:
    """Fill a folder in place for one branch, or the institution; what nobody refers to goes."""
    project, language, roster = job.project, job.language, job.project.roster
    branch = roster[id] if id else roster.institution
    rendering = collect(project, folder, language, job.slots, job.shown)
    filler = Filler(rendering, project.words)
    rendering.shared.update(answers.write(project, language, folder))
    rendering.shared.update(search.index(filler, project, folder))
    context = Context.of(project, branch, language)
    with scratch() as room:
        ground = Ground(project, filler, context, standalone(branch, language), Press(project, room))
        files = dict(LanguageFolder(ground).files())
    files[numbers.NAME] = numbers.numbers(project)
    names.refuse_others(f"{language}/{name}" for name in (*files, *rendering.shared))
    write(folder, files.items())
    _keep_only(folder, files.keys() | rendering.shared.keys())


def _keep_only(folder: Path, names: set[str]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(folder).as_posix() not in names:
            path.unlink()
