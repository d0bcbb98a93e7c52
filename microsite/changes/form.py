"""A form that somebody has filled in, of a code host or as plain text: headings that name a field each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from microsite.files import plain
from microsite.files.mistakes import Mistakes

MEMBERS = ("OWNER", "MEMBER", "COLLABORATOR")
_HEADING = "### "
_NOTHING = "_No response_"  # what GitHub writes for a field that was left empty


@dataclass(frozen=True)
class Form:
    """What was written in each field, and in which line its heading stands."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")

    def refused(self, key: str, message: str, hint: str, zh: str) -> Mistakes:
        """A mistake in a field."""
        return Mistakes.one(self.name, self.lines.get(key, 0), f"{key}: {message}", hint, f"{key}：{zh}")


def read(path: Path) -> Form:
    """A form from the event in which GitHub hands it over (.json), or from a text."""
    name = path.name
    text = plain.text(path, name)
    return parse(_issue(text, name) if path.suffix == ".json" else text, name)


def parse(text: str, name: str) -> Form:
    """The fields of a text such as “### New number (number)”, each with one line of value below it."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        said = line.strip()
        if line.startswith(_HEADING):
            key = _key(said, number, name)
            if key in lines:
                raise _refused(name, number, f"“{key}” stands twice", f"“{key}”写了两次")
            lines[key] = number
        elif said and not key:
            raise _refused(name, number, "stands before the first heading", "写在第一个标题前面")
        elif said and key in values:
            raise _refused(name, number, f"“{key}” has more than one line", f"“{key}”写了不止一行")
        elif said:
            values[key] = said
    return Form(name, {key: value for key, value in values.items() if value != _NOTHING}, lines)


def _key(heading: str, line: int, name: str) -> str:
    """The name of a field, in brackets at the end of its heading."""
    before, opened, key = heading.removesuffix(")").rpartition("(")
    if not (before and opened and heading.endswith(")") and key):
        raise _refused(name, line, "is no heading of a form", "不是表单里的标题")
    return key


def _refused(name: str, line: int, message: str, zh: str) -> Mistakes:
    hint = "Fill in the form anew: below each heading one line."
    return Mistakes.one(name, line, message, hint, f"{zh}。请重新填一份表单，每个标题下面只写一行。")


def _issue(text: str, name: str) -> str:
    """The text of a new issue, if a member of the repository wrote it."""
    try:
        issue = json.loads(text)["issue"]
        author, body = issue["author_association"], issue["body"]
    except (ValueError, TypeError, KeyError, RecursionError):
        author, body = None, None
    if not isinstance(author, str) or not isinstance(body, str):
        raise Mistakes.one(
            name,
            0,
            "is no event of a new issue",
            "Give the file of GITHUB_EVENT_PATH, or a text.",
            "不是新议题的事件文件。请用 GITHUB_EVENT_PATH 指的文件，或一份文本。",
        )
    if author not in MEMBERS:
        raise Mistakes.one(
            name,
            0,
            "was not written by a member of this repository",
            "Only members change data by a form; others tell what is wrong, and a member looks.",
            "不是本仓库的成员填写的。只有成员能用表单改数据；其他人可以报告错误，由成员核实。",
        )
    return body
