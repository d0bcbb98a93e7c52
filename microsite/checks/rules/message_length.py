"""Short messages that are longer than their editor meant."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.checks.sendings import sendings
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Count each message with its signature for every branch, and tell of the longest."""
    for sending in sendings(project):
        counts = [(said.counted(sending.limits), branch.id) for branch, said in sending.said()]
        longest, branch = max(counts, key=lambda pair: pair[0].characters, default=(None, ""))
        if longest and longest.parts > sending.message.parts:
            yield sending.mistake(
                f"with its signature it has {longest.characters} characters at “{branch}”: "
                f"{longest.parts} messages, and it may be {sending.message.parts}",
                f"Shorten it, or write parts: {longest.parts} if so many shall be paid.",
                f"“{branch}”的这条短信连签名共{longest.characters}个字，要分{longest.parts}条，"
                f"最多{sending.message.parts}条。请改短；愿意按{longest.parts}条付费，"
                f"就写 parts: {longest.parts}。",
            )


RULE = Rule(
    "MS104",
    "Short messages are as short as they were meant",
    check,
    wrong="text: {en: …, zh: （83个字）}",
    right="text: {en: …, zh: （70个字以内，连签名）}",
    zh="短信太长，会分成几条发、按几条收费。改短，或写明 parts。",
    why="One character too many doubles the price, and old telephones tear the text in two.",
)
