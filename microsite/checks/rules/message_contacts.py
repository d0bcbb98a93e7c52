"""The numbers that a notice may name."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import Sending, sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find notices that name too many numbers, or others than carriers let pass."""
    for sending in sendings(project):
        if sending.message.kind == "notice":
            named = (_wrong(sending, branch.id, said.numbers) for branch, said in sending.said)
            if wrong := next(filter(None, named), None):
                yield wrong


def _wrong(sending: Sending, branch: str, numbers: tuple[str, ...]) -> Mistake | None:
    limit = sending.limits.message_contacts
    if len(numbers) > limit.most:
        return sending.mistake(
            f"it names {len(numbers)} numbers at “{branch}”, and may name {limit.most}: {', '.join(numbers)}",
            "Name one purpose; of several numbers for it each is counted.",
            f"“{branch}”的这条通知里有{len(numbers)}个电话，最多{limit.most}个：{'、'.join(numbers)}。"
            "请只写一种用途；一种用途有几个号码的，每个都算。",
        )
    for number in numbers:
        if not number.startswith(limit.beginnings):
            known = ", ".join(limit.beginnings)
            return sending.mistake(
                f"a notice may not name {number}",
                f"Name a number that begins with {known}, such as the branch's own.",
                f"通知短信里不能写 {number}。请写以 {known} 开头的电话，例如网点自己的。",
            )
    return None


RULE = Rule(
    "MS103",
    "Notices name few numbers, of the kinds that carriers let pass",
    check,
    wrong='text: {en: Call {{ hotline("12378") }}., zh: 请打{{ hotline("12378") }}}',
    right='text: {en: Call {{ hotline("complaint") }}., zh: 请打{{ hotline("complaint") }}}',
    zh="通知短信里的电话太多，或者不是固定电话、400、95 开头的号码。",
    why="Carriers stop notices with mobile or many numbers, as fraudsters send them. See facts/limits.yml.",
    reads="messages",
)
