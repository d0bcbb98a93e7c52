"""The words with which people stop promotions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import Sending, sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake

_OPT_OUT = re.compile(
    r"(?:退订|拒收)[请]?(?:回复?)?[“\"]?[A-Z]{1,2}\b|回复?[“\"]?(?:TD|T|N|R|QX)\b[”\"]?(?:退订|拒收)"
    r"|(?:reply|text|send) [\"“]?(?:T|TD|N|R|STOP)\b|unsubscribe|opt[ -]out",
    re.ASCII | re.IGNORECASE,
)


def check(project: Project) -> Iterator[Mistake]:
    """Find promotions that don't end with them, and notices that have them."""
    for sending in sendings(project):
        words, kind = sending.limits.message_consent.opt_out, sending.message.kind
        if kind == "promotion" and not sending.text.endswith(words):
            yield _without(sending, words)
        elif stray := _OPT_OUT.search(sending.text.removesuffix(words)):
            yield _stray(sending, stray[0], words)
        elif kind == "notice" and words in sending.text:
            yield sending.mistake(
                f"a notice has no {words}",
                "Take the words out, or write kind: promotion if it promotes something.",
                f"通知短信里不能写“{words}”。请去掉；是推广的，请写 kind: promotion。",
            )


def _without(sending: Sending, words: str) -> Mistake:
    """A promotion that does not end with the words, or has others for them."""
    stray = _OPT_OUT.search(sending.text)
    instead, instead_zh = (f" instead of “{stray[0]}”", f"“{stray[0]}”请改掉。") if stray else ("", "")
    return sending.mistake(
        f"a promotion ends with {words}",
        f"Write these words at its end{instead}, in every language, or kind: notice if it promotes nothing.",
        f"推广短信要以“{words}”结尾，每种语言都一样。{instead_zh}不是推广的，请写 kind: notice。",
    )


def _stray(sending: Sending, stray: str, words: str) -> Mistake:
    """Words to stop messages other than those that the port understands, or not at the end."""
    if sending.message.kind == "promotion":
        return sending.mistake(
            f"“{stray}” is typed into a promotion, which ends with {words}",
            f"Take it out, and leave {words} alone at the end.",
            f"短信里另外写了“{stray}”。请删掉，只在结尾写“{words}”。",
        )
    return sending.mistake(
        f"a notice has no “{stray}”",
        "Take the words out, or write kind: promotion if it promotes something.",
        f"通知短信里不能写“{stray}”。请去掉；是推广的，请写 kind: promotion。",
    )


RULE = Rule(
    "MS102",
    "Promotions say how they are stopped, and notices don't",
    check,
    wrong="kind: promotion\ntext: {en: Visit our talk., zh: 欢迎来听讲座。}",
    right="kind: promotion\ntext: {en: Visit our talk. 拒收请回复R, zh: 欢迎来听讲座。拒收请回复R}",
    zh="推广短信结尾要写退订的话，通知短信不能写。",
    why="Who gets a promotion may refuse the next; nobody refuses a notice, and carriers look at the words.",
    reads="messages",
)
