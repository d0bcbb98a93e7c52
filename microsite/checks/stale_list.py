"""What somebody must verify again, shown: as lines, as a table for Excel, as an issue."""

from __future__ import annotations

from collections.abc import Sequence

from microsite.checks.stale import Due
from microsite.files import csvfile
from microsite.files.mistakes import counted

LONGEST = 200  # rows of each table in an issue, which holds 65,536 characters
NOTHING = "Nothing to verify. / 没有要核实的。\n"

_KINDS = {"page": "网页", "law": "法规动向", "limit": "渠道限制"}
_TITLES = {
    True: "Expired: call the number, read the page again, or look what became of the law or the limit / "
    "已到期：打一遍号码，重读网页，看看法规或限制有没有变",
    False: "Expires soon / 快到期",
}
_COLUMNS = (
    *("Branch 网点", "What 内容", "Number 号码", "Verified 核实日期", "Days ago 已过天数", "Until 有效期至"),
    *("Owner 负责人", "Where 位置"),
)


def text(listed: Sequence[Due]) -> str:
    """Each as the check shows places, in English and below it in Chinese."""
    return "".join(map(_lines, listed)) or NOTHING


def _lines(one: Due) -> str:
    owner, owner_zh = (f" — {one.owner}", f"，{one.owner}") if one.owner else ("", "")
    ends, ends_zh = ("expired", "已经到期") if one.expired else ("expires", "到期")
    what, what_zh = f"{one.kind} “{one.what}”", f"{_KINDS.get(one.kind)}“{one.what}”"
    if one.kind == "number":
        what = f"{one.branch or 'national'} {one.what} {one.number}"
        what_zh = f"{one.branch or '全国'} {one.what} {one.number}"
    return (
        f"{one.file}:{one.line}: {what}, {one.verified_on}, {counted(one.days, 'day')} ago: "
        f"{ends} on {one.until}{owner}\n"
        f"    {what_zh}：{one.verified_on} 核实，已过{one.days}天，{one.until} {ends_zh}{owner_zh}\n"
    )


def sheet(listed: Sequence[Due]) -> str:
    """A table for Excel."""
    headings = ("branch", "purpose", "number", "verified_on", "until", "days", "owner", "file", "line")
    rows = [
        (
            *(one.branch, one.what, one.number, one.verified_on, one.until),
            *(one.days, one.owner, one.file, one.line),
        )
        for one in listed
    ]
    return csvfile.for_excel([headings, *rows])


def markdown(listed: Sequence[Due]) -> str:
    """The text of an issue: what has expired, then what soon will."""
    if not listed:
        return NOTHING
    sections = [
        _section(title, members)
        for expired, title in _TITLES.items()
        if (members := [one for one in listed if one.expired is expired])
    ]
    return "\n".join(
        [
            *sections,
            "Write the day in `verified_on`, or in `reviewed` and `review_by` of a page. / "
            "把日期写进 `verified_on`；网页写进 `reviewed` 和 `review_by`。\n",
        ]
    )


def _section(title: str, members: Sequence[Due]) -> str:
    rows = [
        (
            *(one.branch, one.what, one.number, one.verified_on, one.days, one.until),
            *(one.owner, f"{one.file}:{one.line}"),
        )
        for one in members[:LONGEST]
    ]
    lines = [
        f"## {title}",
        "",
        f"| {' | '.join(_COLUMNS)} |",
        f"|{'---|' * len(_COLUMNS)}",
        *(f"| {' | '.join(_cell(str(cell)) for cell in row)} |" for row in rows),
        "",
    ]
    if len(members) > LONGEST:
        more = len(members) - LONGEST
        lines += [f"And {more} more: `microsite stale`. / 还有{more}条，见 `microsite stale`。", ""]
    return "\n".join(lines)


def _cell(value: str) -> str:
    """Plain text in a table: nothing of it is markup or calls somebody by name."""
    return "".join(
        f"\\{character}" if character in "\\|<>*_`[]~#&" else character for character in value
    ).replace("@", "@\u2060")


FORMATS = {"text": text, "csv": sheet, "markdown": markdown}
