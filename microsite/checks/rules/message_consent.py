"""The words with which people stop promotions."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Find promotions that don't end with them, and notices that have them."""
    for sending in sendings(project):
        words, kind = sending.limits.message_consent.opt_out, sending.message.kind
        if kind == "promotion" and not sending.text.endswith(words):
            yield sending.mistake(
                f"a promotion ends with {words}",
                "Write these words at its end, in every language, or kind: notice if it promotes nothing.",
                f"推广短信要以“{words}”结尾，每种语言都一样。不是推广的，请写 kind: notice。",
            )
        elif kind == "notice" and words in sending.text:
            yield sending.mistake(
                f"a notice has no {words}",
                "Take the words out, or write kind: promotion if it promotes something.",
                f"通知短信里不能写“{words}”。请去掉；是推广的，请写 kind: promotion。",
            )


RULE = Rule(
    "MS102",
    "Promotions say how they are stopped, and notices don't",
    check,
    wrong="kind: promotion\ntext: {en: Visit our talk., zh: 欢迎来听讲座。}",
    right="kind: promotion\ntext: {en: Visit our talk. 拒收请回复R, zh: 欢迎来听讲座。拒收请回复R}",
    zh="推广短信结尾要写退订的话，通知短信不能写。",
    why="Who gets a promotion may refuse the next; nobody refuses a notice, and carriers look at the words.",
)
