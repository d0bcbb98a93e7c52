"""Pages in the place of common ones that now cite something else, or give other numbers."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.layers.original import digests


def check(project: Project) -> Iterator[Mistake]:
    """Find those whose citations, figures or numbers have changed."""
    layering = project.layering
    for page, noted in layering.layer.replace.items():
        if digests(project, page).facts != noted.facts:
            yield layering.written.mistake(
                ("replace", page),
                f"the law, a figure or a number of the common page “{page}” has changed since version "
                f"{noted.over}, for which yours was read",
                f"Look with microsite diff --common {page}, mend your page, then run microsite eject {page}.",
                f"公共网页“{page}”引用的法条、数字或号码，在 {noted.over} 版之后改过。"
                f"请用 microsite diff --common {page} 对照，改好自己的网页，再运行 microsite eject {page}。",
            )


RULE = Rule(
    "MS091",
    "Pages that replace common ones state the law, figures and numbers of today",
    check,
    wrong="replace:\n  products/deposit-insurance.md: … · its limit has changed since",
    right="microsite diff --common products/deposit-insurance.md, then microsite eject",
    zh="公共网页引用的法条、数字或号码改了，自己的网页还是旧的。改好以后，运行 microsite eject。",
    why="A change of law reaches institutions through the common page, but not what stands in its place.",
    stops_build=True,
    of_whole=True,
)
