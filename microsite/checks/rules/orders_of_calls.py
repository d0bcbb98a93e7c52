"""Emergency numbers put in an order by hand, where the emergency tree knows the order."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.page import Call, Page
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find passages that name two calls of one case by hand."""
    if project.emergency is None:
        return
    cases = {id: {call.hotline for call in case.calls} for id, case in project.emergency.cases.items()}
    for pages in project.pages.values():
        for page in pages.values():
            for passage in _passages(page):
                named = {str(call.args[0]): call for call in passage if call.args}
                if case := next((id for id, calls in cases.items() if len(calls & set(named)) > 1), None):
                    yield _by_hand(page, named, cases[case], case)


def _passages(page: Page) -> Iterator[list[Call]]:
    """The numbers of each paragraph and each numbered list; points and rows of a table have no order."""
    called = list(page.calls("hotline"))
    for block in page.blocks:
        lines = block.text.count("\n") + 1
        step = 1 if block.text.lstrip().startswith(("- ", "|")) else lines
        for first in range(block.line, block.line + lines, step):
            yield [call for call in called if first <= call.line < first + step]


def _by_hand(page: Page, named: dict[str, Call], calls: set[str], case: str) -> Mistake:
    both = [name for name in named if name in calls]
    return Mistake(
        page.name,
        named[both[-1]].line,
        f"the order of the calls {', '.join(both)} is written by hand",
        f'Write {{{{ calls("{case}") }}}}, or the case meant: the order comes from facts/emergency.yml.',
        f'先打哪个、后打哪个（{"、".join(both)}）是手写的。请写 {{{{ calls("{case}") }}}}，'
        "或别的情况：先后和号码都由 facts/emergency.yml 决定。",
    )


RULE = Rule(
    "MS062",
    "The order of emergency calls comes from the emergency tree",
    check,
    wrong='Call {{ hotline("110") }}, then your bank on {{ hotline("loss-report") }}.',
    right='Scammed into paying? {{ calls("transfer") }}',
    zh='先打哪个电话，不要手写在网页里。请用 {{ calls("…") }}：处处一样，一处改，处处改。',
    why="Two pages that disagree on whom to call first cost somebody the minutes that count.",
)
