"""Slogans of a campaign for strips of light: a file in a strip's own code, and how long each slogan runs."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.data.message import Screen
from microsite.files import csvfile
from microsite.files.mistakes import Mistakes
from microsite.languages.phrases import phrases
from microsite.pieces.writer import LINE, Writer


def files(writer: Writer, campaign: str) -> Iterator[tuple[str, bytes]]:
    """For each strip of a branch its slogans, one a line, and how many screens each of them takes."""
    context = writer.context
    slogans = [slogan[context.language] for slogan in context.branch.campaigns[campaign].slogans]
    for number, screen in enumerate(context.branch.screens if slogans else (), 1):
        path = f"strips/{number}-{context.language}"
        text = writer.proved(path, "".join(f"{slogan}{LINE}" for slogan in slogans))
        _refuse_lacking(path, text, screen)
        yield f"{path}.txt", text.encode(screen.encoding)
        say = phrases(context.language)
        rows = [(slogan, screen.count(slogan)) for slogan in slogans]
        yield f"{path}.csv", csvfile.for_excel([(say["slogan"], say["screens"]), *rows]).encode()


def _refuse_lacking(path: str, text: str, screen: Screen) -> None:
    if missing := screen.lacking(text):
        raise Mistakes.one(
            path,
            0,
            f"a strip that is fed in {screen.encoding} lacks {missing}",
            "Write other characters, or the encoding of the strip if it knows them.",
            f"电子屏用 {screen.encoding} 编码，没有“{missing}”。请换字；屏其实能显示的，请改 encoding。",
        )
