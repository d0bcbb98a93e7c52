"""What somebody must verify again: numbers, pages, law about to change, and what channels take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.files.mistakes import Mistakes, counted
from microsite.files.yamlfile import KeyPath

HOLDS = timedelta(days=180)  # for so long a number counts as verified
NOTICE = timedelta(days=30)  # for so long before the end it is told
Kind = Literal["number", "page", "law", "limit"]


@dataclass(frozen=True, kw_only=True)
class Due:
    """What counts as verified up to a day."""

    kind: Kind
    what: str  # of a number its purpose
    verified_on: date
    until: date
    today: date
    file: str
    line: int
    column: int = 0
    branch: str = ""  # whose number it is; the nation's is nobody's
    number: str = ""
    owner: str = ""

    @property
    def days(self) -> int:
        """Since it was verified."""
        return (self.today - self.verified_on).days

    @property
    def left(self) -> int:
        """The days before it expires; negative when it has."""
        return (self.until - self.today).days

    @property
    def expired(self) -> bool:
        """Whether the time is over; it is from the day after."""
        return self.left < 0


def due(project: Project) -> list[Due]:
    """Everything that has expired or soon will, the oldest first."""
    found = [*numbers(project), *pages(project), *laws(project), *limits(project)]
    return sorted(found, key=lambda due: (due.verified_on, due.file, due.line, due.branch, due.what))


def numbers(project: Project) -> Iterator[Due]:
    """The numbers whose time is over or soon will be."""
    return (number for number in every_number(project) if number.left <= NOTICE.days)


def every_number(project: Project) -> Iterator[Due]:
    """The numbers of the institution, of its branches and of the nation; an inherited one stands once."""
    roster = project.roster
    for purpose, national in roster.network.national_hotlines.items():
        path: KeyPath = ("national_hotlines", purpose)
        yield _number(project, roster.institution, path, national.number, national.verified_on)
    common = {_verified(purpose, hotline) for purpose, hotline in roster.institution.all_hotlines}
    for branch in roster:
        for purpose, hotline, path in roster.placed_hotlines(branch):
            if hotline.number is None or hotline.verified_on is None:
                continue
            if branch.is_institution or _verified(purpose, hotline) not in common:
                number = _number(project, branch, path, hotline.number, hotline.verified_on)
                yield replace(number, branch=branch.id, owner=hotline.owner or "")


def _verified(purpose: str, hotline: Hotline) -> tuple[str, str | None, date | None]:
    return purpose, hotline.number, hotline.verified_on


def _number(project: Project, host: Branch, path: KeyPath, number: str, verified_on: date) -> Due:
    """A number that is written among the data of a branch; the second part of its place is its purpose."""
    document = project.roster.written[host.id]
    file, line = document.position((*path, "verified_on"))
    return Due(
        kind="number",
        what=str(path[1]),
        verified_on=verified_on,
        until=verified_on + HOLDS,
        today=project.today,
        file=file,
        line=line,
        column=document.column((*path, "verified_on")),
        number=number,
    )


def pages(project: Project) -> Iterator[Due]:
    """The pages whose `review_by` is over."""
    for pages in project.pages.values():
        for page in pages.values():
            try:
                front = page.front
            except Mistakes:
                continue  # told by the rule of front matter
            if front.review_by < project.today:
                yield Due(
                    kind="page",
                    what=front.title,
                    verified_on=front.reviewed,
                    until=front.review_by,
                    today=project.today,
                    file=page.name,
                    line=page.document.line(("review_by",)),
                )


def laws(project: Project) -> Iterator[Due]:
    """What is about to change in the law, and whose day to look again has come or soon will."""
    for id, pending in project.facts.pending.items():
        if pending.next_look <= project.today + NOTICE:
            file, line = project.facts.written["pending"].position((id, "next_look"))
            called = " / ".join(reversed(pending.what.root.values()))
            touched = counted(len(_citing(project, pending.touches)), "page")
            yield Due(
                kind="law",
                what=f"{called} ({pending.stage}, {touched}; {pending.told_by})",
                verified_on=pending.looked_on,
                until=pending.next_look,
                today=project.today,
                file=file,
                line=line,
            )


def limits(project: Project) -> Iterator[Due]:
    """The limits of channels at which somebody should have looked again."""
    written = project.facts.written.get("limits")
    for name, limit in project.facts.limits or ():
        if limit.review_by < project.today and written:
            file, line = written.position((name, "review_by"))
            yield Due(
                kind="limit",
                what=name,
                verified_on=limit.reviewed,
                until=limit.review_by,
                today=project.today,
                file=file,
                line=line,
            )


def _citing(project: Project, sources: tuple[str, ...]) -> set[str]:
    """The pages that cite one of these sources, in any language."""
    return {
        page.name
        for pages in project.pages.values()
        for page in pages.values()
        if {str(call.args[0]) for call in page.calls("cite") if call.args}.intersection(sources)
    }
