"""What somebody must verify again: numbers, pages, law about to change, and what channels take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from microsite.content.limits import FILE as LIMITS
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.data.hotline import Hotline
from microsite.files import csvfile
from microsite.files.mistakes import Mistakes, counted
from microsite.files.yamlfile import Document, KeyPath

HOLDS = timedelta(days=180)  # for so long a number counts as verified
LONGEST = 200  # rows of each table in an issue, which holds 65,536 characters
NOTICE = timedelta(days=30)  # for so long before the end it is told


@dataclass(frozen=True)
class Due:
    """What counts as verified up to a day: a number, page, law or limit; only a number has a number."""

    branch: str
    purpose: str
    number: str
    verified_on: date
    until: date
    owner: str
    file: str
    line: int
    days: int  # since it was verified
    left: int  # before it expires; negative when it has
    column: int = 0

    @property
    def expired(self) -> bool:
        """Whether the time is over; it is from the day after."""
        return self.left < 0


def due(project: Project) -> list[Due]:
    """Everything that has expired or soon will, the oldest first."""
    found = [*numbers(project), *pages(project), *laws(project), *limits(project)]
    return sorted(found, key=lambda due: (due.verified_on, due.file, due.line, due.branch, due.purpose))


def numbers(project: Project) -> Iterator[Due]:
    """The numbers whose time is over or soon will be."""
    return (number for number in every_number(project) if number.left <= NOTICE.days)


def every_number(project: Project) -> Iterator[Due]:
    """The numbers of the institution, of its branches and of the nation; an inherited one stands once."""
    network = project.roster.network
    institution = project.roster.written[network.id]
    institution_numbers = [
        (purpose, hotline.number, hotline.verified_on)
        for purpose, hotline in project.roster.institution.all_hotlines
    ]
    for purpose, national in network.national_hotlines.items():
        yield _number(
            project,
            "",
            purpose,
            national.number,
            national.verified_on,
            "",
            *_place(institution, ("national_hotlines", purpose, "verified_on")),
        )
    for branch in project.roster:
        place = project.roster.written[branch.id]
        inherited = () if branch.is_institution else tuple(institution_numbers)
        for path, purpose, hotline in _placed(branch):
            if hotline.number is None or hotline.verified_on is None:
                continue
            if (purpose, hotline.number, hotline.verified_on) not in inherited:
                yield _number(
                    project,
                    branch.id,
                    purpose,
                    hotline.number,
                    hotline.verified_on,
                    hotline.owner or "",
                    *_place(place, (*path, "verified_on")),
                )


def _place(document: Document, path: KeyPath) -> tuple[str, int, int]:
    return *document.position(path), document.column(path)


def _placed(branch: Branch) -> Iterator[tuple[KeyPath, str, Hotline]]:
    """Every number of a branch with its purpose and its place in the branch's file."""
    for purpose, numbers in branch.numbers.items():
        for place, hotline in enumerate(numbers):
            path: KeyPath = ("hotlines", purpose)
            yield (*path, place) if len(numbers) > 1 else path, purpose, hotline


def _number(
    project: Project,
    branch: str,
    purpose: str,
    number: str,
    verified_on: date,
    owner: str,
    file: str,
    line: int,
    column: int,
) -> Due:
    until = verified_on + HOLDS
    return Due(
        branch,
        purpose,
        number,
        verified_on,
        until,
        owner,
        file,
        line,
        (project.today - verified_on).days,
        (until - project.today).days,
        column,
    )


def pages(project: Project) -> Iterator[Due]:
    """The pages whose `review_by` is over."""
    for pages in project.pages.values():
        for page in pages.values():
            try:
                front = page.front
            except Mistakes:
                continue  # told by the rule of front matter
            if (left := front.review_by - project.today).days < 0:
                yield Due(
                    "",
                    front.title,
                    "",
                    front.reviewed,
                    front.review_by,
                    "",
                    page.name,
                    page.document.line(("review_by",)),
                    (project.today - front.reviewed).days,
                    left.days,
                )


def laws(project: Project) -> Iterator[Due]:
    """What is about to change in the law, and whose day to look again has come or soon will."""
    written = project.facts.written["pending"]
    for id, pending in project.facts.pending.items():
        left = (pending.next_look - project.today).days
        if left <= NOTICE.days:
            touched = len(_citing(project, pending.touches))
            yield Due(
                "",
                f"{' / '.join(reversed(pending.what.root.values()))} ({counted(touched, 'page')})",
                "",
                pending.looked_on,
                pending.next_look,
                "",
                *written.position((id, "next_look")),
                (project.today - pending.looked_on).days,
                left,
            )


def limits(project: Project) -> Iterator[Due]:
    """The limits of channels at which somebody should have looked again."""
    written = project.facts.written.get("limits")
    for name, limit in project.facts.limits or ():
        if (left := (limit.review_by - project.today).days) < 0 and written:
            yield Due(
                "",
                name,
                "",
                limit.reviewed,
                limit.review_by,
                "",
                *written.position((name, "review_by")),
                (project.today - limit.reviewed).days,
                left,
            )


def _citing(project: Project, sources: tuple[str, ...]) -> set[str]:
    """The pages that cite one of these sources, in any language."""
    return {
        page.name
        for pages in project.pages.values()
        for page in pages.values()
        if {str(call.args[0]) for call in page.calls("cite") if call.args}.intersection(sources)
    }


def text(listed: Sequence[Due]) -> str:
    """One line for each, as the check shows places."""
    return (
        "".join(
            f"{one.file}:{one.line}: {_what(one)}, {one.verified_on}, {counted(one.days, 'day')} ago: "
            f"{_state(one)}"
            f"{f' — {one.owner}' if one.owner else ''}\n"
            for one in listed
        )
        or "Nothing to verify.\n"
    )


def _what(one: Due) -> str:
    if one.number:
        return f"{one.branch or 'national'} {one.purpose} {one.number}"
    kind = "page" if one.file.endswith(".md") else "limit" if one.file == LIMITS else "law"
    return f"{kind} “{one.purpose}”"


def _state(one: Due) -> str:
    return f"expired on {one.until}" if one.expired else f"expires on {one.until}"


def sheet(listed: Sequence[Due]) -> str:
    """A table for Excel."""
    return csvfile.for_excel(
        [
            ("branch", "purpose", "number", "verified_on", "until", "days", "owner", "file", "line"),
            *(
                (
                    one.branch,
                    one.purpose,
                    one.number,
                    one.verified_on,
                    one.until,
                    one.days,
                    one.owner,
                    one.file,
                    one.line,
                )
                for one in listed
            ),
        ]
    )


def markdown(listed: Sequence[Due]) -> str:
    """The text of an issue: what has expired, then what soon will."""
    if not listed:
        return "Nothing to verify.\n"
    sections = (
        (
            "Expired: call the number, read the page again, or look what became of the law or the limit",
            [one for one in listed if one.expired],
        ),
        ("Expires soon", [one for one in listed if not one.expired]),
    )
    return "\n".join(
        [
            *(_section(title, members) for title, members in sections if members),
            "Write the day in `verified_on`, or in `reviewed` and `review_by` of a page.\n",
        ]
    )


def _section(title: str, members: Sequence[Due]) -> str:
    rows = [
        (
            one.branch,
            one.purpose,
            one.number,
            one.verified_on,
            one.days,
            one.until,
            one.owner,
            f"{one.file}:{one.line}",
        )
        for one in members
    ]
    lines = [
        f"## {title}",
        "",
        "| Branch | What | Number | Verified | Days ago | Until | Owner | Where |",
        "|---|---|---|---|---|---|---|---|",
        *(f"| {' | '.join(_cell(str(cell)) for cell in row)} |" for row in rows[:LONGEST]),
        "",
    ]
    if len(rows) > LONGEST:
        lines += [f"And {len(rows) - LONGEST} more: `microsite stale`.", ""]
    return "\n".join(lines)


def _cell(value: str) -> str:
    """Plain text in a table: nothing of it is markup or calls somebody by name."""
    return "".join(
        f"\\{character}" if character in "\\|<>*_`[]~#&" else character for character in value
    ).replace("@", "@\u2060")


FORMATS = {"text": text, "csv": sheet, "markdown": markdown}
