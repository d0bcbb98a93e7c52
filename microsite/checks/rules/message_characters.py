"""Characters in short messages that a port refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_PICTURES = "\u2600-\u27bf\ufe0f\u20e3\U0001f000-\U0001faff"  # small ones, and what makes them
_PAIRS = ("[]", "()", "（）", "「」", "『』", "［］", "〔〕", "《》", "〖〗", "<>")


def check(project: Project) -> Iterator[Mistake]:
    """Find forbidden characters in the text, in what its words give, and in the name that signs it."""
    yield from _signature(project)
    for sending in sendings(project):
        forbidden = sending.limits.message_characters.forbidden
        bodies = (said.body for _, said in sending.said)
        held = next(filter(None, (_held(body, forbidden) for body in bodies)), "")
        if held:
            yield sending.mistake(
                f"a message may not hold {held}",
                "Say it in words; the signature in brackets is put before the text by itself.",
                f"短信内容里不能有 {held}。请改用文字；签名会自动加在最前面，不用写。",
            )


def _signature(project: Project) -> Iterator[Mistake]:
    network, limits = project.roster.network, project.facts.limits
    if not (network.sms_signature and limits):
        return
    form, forbidden = limits.message_characters.signature, limits.message_characters.forbidden
    for language, name in network.sms_signature.items():
        if held := _held(name, forbidden) or _brackets(name):
            right = "".join(one for one in name if one not in held).strip(" ")
            yield project.roster.written[network.id].mistake(
                ("sms_signature", language),
                f"the name that signs messages may not hold {held}",
                f"Write {right}; messages are sent with {form.format(right)} before them.",
                f"签名里不能有 {held}。请写 {right}；发送时会自动加成 {form.format(right)}。",
            )


def _brackets(name: str) -> str:
    """Brackets of another form round the whole name, which would stand within those of the port."""
    return f"{name[0]} {name[-1]}" if name[0] + name[-1] in _PAIRS else ""


def _held(body: str, forbidden: str) -> str:
    return " ".join(dict.fromkeys(_refused(forbidden).findall(body)))


@cache
def _refused(forbidden: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(forbidden)}{_PICTURES}]")


RULE = Rule(
    "MS101",
    "Short messages hold no signs that a port refuses",
    check,
    wrong="text: {en: ★ Open day ★, zh: ★开放日★}",
    right="text: {en: Open day, zh: 开放日}",
    zh="短信里有发送端口不收的符号。去掉，或改用文字。",
    why="A port sends such a message back, or sends it with holes. See facts/limits.yml.",
    reads="messages",
)
