"""Short messages that are longer than their editor meant."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake
from microsite.words.counting import room


def check(project: Project) -> Iterator[Mistake]:
    """Count each message with its signature for every branch, and tell of the longest."""
    for sending in sendings(project):
        counts = [(said.counted(sending.limits), branch.id, said.text) for branch, said in sending.said]
        if not counts:
            continue
        longest, branch, text = max(counts)
        allowed = sending.message.parts
        if longest.parts > allowed:
            fitting = room(text, sending.limits.message_length, allowed)
            yield sending.mistake(
                f"with its signature it has {longest.characters} characters at “{branch}”, its longest: "
                f"{longest.parts} messages, and it may be {allowed}, which holds {fitting}",
                f"Shorten it by {max(longest.characters - fitting, 1)}, or write parts: {longest.parts} "
                "beside kind if so many shall be paid.",
                f"“{branch}”的这条短信最长，连签名共{longest.characters}个字，要分{longest.parts}条；"
                f"最多{allowed}条，只能写{fitting}个字。请至少删{max(longest.characters - fitting, 1)}个字；"
                f"愿意按{longest.parts}条付费，就在 kind 旁边写 parts: {longest.parts}。",
            )


RULE = Rule(
    "MS104",
    "Short messages are as short as they were meant",
    check,
    wrong="text: {en: …, zh: （83个字）}",
    right="text: {en: …, zh: （70个字以内，连签名）}",
    zh="短信太长，会分成几条发、按几条收费。改短，或写明 parts。",
    why="One character too many doubles the price, and old telephones tear the text in two.",
    reads="messages",
)
