"""What branches put into the template of a message."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import Sending, sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.words.short_message import in_template


def check(project: Project) -> Iterator[Mistake]:
    """Find words that differ from branch to branch and give more characters than a variable may have."""
    for sending in sendings(project):
        if sending.plan.is_common:
            yield from _longer(sending)


def _longer(sending: Sending) -> Iterator[Mistake]:
    longest = sending.limits.message_variables.longest
    values = [
        [(spoken.text, in_template(spoken, sending.context(branch))) for _, spoken in said.said]
        for branch, said in sending.said
    ]
    for told in zip(*values, strict=True):
        value = max((shown for _, shown in told), key=len)
        if len({*told}) > 1 and len(value) > longest:
            yield sending.mistake(
                f"“{value}” has {len(value)} characters; as a variable of a template it may have {longest}",
                "Write a word that is short in every branch, or let each branch have a message of its own. "
                "Of several numbers a template takes the one without `for`, as it is for everybody.",
                f"“{value}”有{len(value)}个字，短信模板的变量最多{longest}个。请换一个在每个网点都够短的词，或者由各网点自己写这条短信。"
                "同一用途有几个号码时，模板只用没写 for 的那个，因为它不分对象，谁都能打。",
            )


RULE = Rule(
    "MS105",
    "What differs in a message fits into a template",
    check,
    wrong="text: {en: Come to {{ branch.address }}., zh: 请来{{ branch.address }}}",
    right="text: {en: Come to {{ branch.name }}., zh: 请来{{ branch.name }}}",
    zh="各网点不同的内容太长，放不进短信模板的变量。",
    why="Banks register one text and fill it; what is longer is cut or refused. See facts/limits.yml.",
    reads="messages",
)
