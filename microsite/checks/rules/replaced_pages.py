"""Pages in the place of common ones that have changed since somebody read them."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.layers.original import digests


def check(project: Project) -> Iterator[Mistake]:
    """Find those whose text has changed, and those of which nobody noted what was read."""
    layering = project.layering
    for page in sorted(layering.own & layering.common):
        noted = layering.layer.replace.get(page)
        if noted is None:
            yield layering.written.mistake(
                (),
                f"“{page}” stands in the place of a common page, and nobody noted which version was read",
                f"Compare them with microsite diff --common {page}, then run microsite eject {page}.",
                f"“{page}”代替了公共网页，却没有记下读的是哪一版。"
                f"请先用 microsite diff --common {page} 对照，再运行 microsite eject {page}。",
            )
            continue
        now = digests(project, page)
        if now.text != noted.text and now.facts == noted.facts:
            yield layering.written.mistake(
                ("replace", page),
                f"the common page “{page}” has changed since version {noted.over}, for which yours was read",
                f"Look with microsite diff --common {page}, take over what matters, then run "
                f"microsite eject {page}.",
                f"公共网页“{page}”在 {noted.over} 版之后改过。请用 microsite diff --common {page} 对照，"
                f"该改的改好，再运行 microsite eject {page}。",
            )


RULE = Rule(
    "MS090",
    "Whoever replaces a common page reads it again when it changes",
    check,
    wrong="replace:\n  risks/gold.md: … · the common page has changed since",
    right="microsite diff --common risks/gold.md, then microsite eject risks/gold.md",
    zh="公共网页改过了，自己的网页还没有对照。对照以后，运行 microsite eject。",
    why="What is new in the common page, such as a new fraud, would never reach these readers.",
    severity="warning",
    of_whole=True,
)
