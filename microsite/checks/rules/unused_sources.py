"""Sources that no page cites."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.layers import is_common
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find sources that nothing rests on, though the register tells readers of them."""
    if not all(page.is_sound for pages in project.pages.values() for page in pages.values()):
        return
    cited = {figure.source for figure in project.facts.figures.values()}
    cited |= {term.source for term in project.facts.terms.values() if term.source}
    for pages in project.pages.values():
        for page in pages.values():
            cited |= {str(call.args[0]) for call in page.calls("cite") if call.args}
    unused = [
        id
        for id, source in project.facts.sources.items()
        if id not in cited and not source.context and source.status != "superseded"
    ]
    if not unused:
        return
    document = project.facts.written["sources"]
    for id in unused:
        if is_common(document.position((id,))[0]):
            continue  # it is cited by a page that is hidden here
        yield document.mistake(
            (id,),
            f"no page cites “{id}”",
            "Cite it, delete it, or write context: true below it.",
            f"没有网页引用“{id}”。请引用它、删掉它，或在下面写 context: true。",
        )


RULE = Rule(
    "MS061",
    "Each source in the register is cited",
    check,
    wrong="old-notice: …",
    right="old-notice:\n  context: true",
    zh="登记了这个出处，却没有网页引用。请引用、删掉，或写 context: true。",
    why="The register tells readers what the pages rest on; what nothing rests on misleads them.",
    severity="warning",
    of_whole=True,
)
