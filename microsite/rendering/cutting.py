"""A template cut at its slots, so that filling it is a join."""

from __future__ import annotations

import re
from dataclasses import dataclass

from microsite.content.word import Words
from microsite.files.mistakes import Mistake, Mistakes
from microsite.rendering.citations import led_back
from microsite.rendering.rendering import Rendering
from microsite.rendering.template import Template
from microsite.words.slots import END, FIRST, RESERVED

SLOT = re.compile(f"({RESERVED.pattern})")
_ALONE = re.compile(f"<p>({RESERVED.pattern})</p>")
_SENTENCE = re.compile(r"<(p|h[1-6])>(?:(?!</\1>).)*", re.DOTALL)


@dataclass(frozen=True)
class CutTemplate:
    """A template as tokens: at even places what is the same in every branch, at odd ones a slot."""

    template: Template
    tokens: tuple[str, ...]
    conditions: tuple[str, ...]  # the slots that open a passage


def cut(rendering: Rendering, words: Words) -> list[CutTemplate]:
    """All templates, cut; a block that was written inside a sentence is refused."""
    kinds = {chr(FIRST + n): words[call.word].kind for n, call in enumerate(rendering.slots.calls)}
    blocks = {slot for slot, kind in kinds.items() if kind != "inline"}

    def without_paragraph(found: re.Match[str]) -> str:
        return found[1] if found[1] == END or found[1] in blocks else found[0]

    made = []
    for template in rendering.templates:
        text = _ALONE.sub(without_paragraph, template.text)
        _refuse_blocks_in_sentences(rendering, template, text, blocks)
        tokens = SLOT.split(text)
        conditions = tuple(token for token in tokens[1::2] if kinds.get(token) == "condition")
        made.append(CutTemplate(template, led_back(tokens, conditions), conditions))
    return made


def _refuse_blocks_in_sentences(
    rendering: Rendering, template: Template, text: str, blocks: set[str]
) -> None:
    for sentence in _SENTENCE.finditer(text):
        for slot in RESERVED.findall(sentence[0]):
            if slot in blocks:
                call = rendering.slots.calls[ord(slot) - FIRST]
                raise Mistakes(
                    [
                        Mistake(
                            f"docs/{rendering.language}/{template.path}",
                            0,
                            f"“{call}” stands inside a paragraph, but it is a block",
                            "Put it on a line of its own with a blank line before and after it.",
                            f"“{call}”要单独成段，不能写在句子里。请让它独占一行，前后各空一行。",
                        )
                    ]
                )
