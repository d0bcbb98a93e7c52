"""Which sheets of a branch somebody wants, and those sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from microsite.content.pieces import Medium
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.languages.language import Language
from microsite.pieces.sheet import Sheet
from microsite.pieces.text import PageText, read
from microsite.rendering.fill import Filler
from microsite.rendering.roots import in_network
from microsite.words.context import Context


@dataclass(frozen=True)
class Choice:
    """Pieces, languages, and for what; without any, all.

    With a campaign they are those that show its theme, else those that always hold.
    """

    pieces: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    media: tuple[Medium, ...] = ()
    campaign: str | None = None


ALL = Choice()


def sheets(
    project: Project, fillers: Iterable[Filler], branch: Branch, choice: Choice = ALL
) -> Iterator[tuple[Sheet, str]]:
    """Every sheet of a branch that is wanted, and the name of its file."""
    campaign = branch.campaigns.get(choice.campaign) if choice.campaign else None
    if choice.campaign and not campaign:
        return
    drawing = (project.look.drawing or b"").decode()
    for filler in fillers:
        language = filler.rendering.language
        if choice.languages and language not in choice.languages:
            continue
        context = Context.of(project, branch, language)
        text_of = cache(_reader(filler, context))
        for name, piece in project.pieces.written_in(context.pages):
            if choice.pieces and name not in choice.pieces:
                continue
            if (campaign is None) == (piece.title is None):
                continue
            text, chapters = text_of(piece.page), tuple(map(text_of, piece.chapters))
            for name_of_size in piece.sizes:
                size = project.pieces.sizes[name_of_size]
                sheet = Sheet(name, piece, size, context, text, chapters, campaign, drawing)
                if not choice.media or sheet.size.medium in choice.media:
                    yield sheet, f"{name}-{language}-{name_of_size}{sheet.suffix}"


def _reader(filler: Filler, context: Context) -> Callable[[str], PageText]:
    """What reads a page of a branch."""
    roots = in_network(context.branch, context.language)
    return lambda path: read(filler.page(context, roots, path))
