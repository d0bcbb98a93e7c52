"""Putting one branch's values into the slots of every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import escape

from microsite.content.word import Missing, Unknown, Words
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.rendering import gate
from microsite.rendering.render import Rendering, Template
from microsite.words.context import Context
from microsite.words.slots import END, HOME, NETWORK, PATH, RESERVED, SHARED, SITE, number


class Roots(NamedTuple):
    """Where a page finds what is not its branch's own."""

    shared: str  # theme files
    network: str  # the institution's site and the other branches


def in_network(branch: Branch) -> Callable[[Template], Roots]:
    """Roots of a branch whose site stands in the network."""
    above = "../" if branch.is_institution else "../../"

    def roots(template: Template) -> Roots:
        if template.home.startswith("/"):
            path = _path(branch.network.url)
            return Roots(path, path)
        up = template.home.removeprefix("./") + above
        return Roots(up, up)

    return roots


def standalone(branch: Branch) -> Callable[[Template], Roots]:
    """Roots of a branch whose site stands alone, each language with its own theme files."""
    return lambda template: Roots(template.home.replace(PATH, _path(branch.url)[1:]), branch.network.url)


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3]


@dataclass(frozen=True)
class Page:
    """A template cut at its slots."""

    template: Template
    tokens: tuple[str, ...]
    conditions: tuple[int, ...]  # numbers of the slots that open a passage


_ALONE = re.compile(r"<p>([\U000f0000-\U0010fffd])</p>")


@dataclass
class Filler:
    """One language, ready to be filled for any branch."""

    rendering: Rendering
    words: Words
    layouts: dict[tuple[object, ...], tuple[list[bytes], list[int]]] = field(default_factory=dict)
    last: Values | None = None

    @cached_property
    def pages(self) -> list[Page]:
        """All templates, cut; a block that was written inside a sentence is refused."""
        blocks = {
            n for n, call in enumerate(self.rendering.slots.calls) if self.words[call.word].kind != "inline"
        }

        def alone(found: re.Match[str]) -> str:
            return found[1] if found[1] == END or number(found[1]) in blocks else found[0]

        pages = []
        for template in self.rendering.templates:
            text = _ALONE.sub(alone, template.text)
            self._refuse_blocks_in_text(template, text, blocks)
            tokens = tuple(re.split(f"({RESERVED.pattern})", text))
            numbers = [n for token in tokens[1::2] if (n := number(token)) is not None]
            pages.append(
                Page(
                    template,
                    tokens,
                    tuple(
                        n
                        for n in numbers
                        if self.words[self.rendering.slots.calls[n].word].kind == "condition"
                    ),
                )
            )
        return pages

    def _refuse_blocks_in_text(self, template: Template, text: str, blocks: set[int]) -> None:
        for paragraph in re.finditer(r"<(p|h[1-6])>(?:(?!</\1>).)*", text, re.DOTALL):
            for character in RESERVED.findall(paragraph[0]):
                if number(character) in blocks:
                    call = self.rendering.slots.calls[number(character) or 0]
                    raise Mistakes(
                        [
                            Mistake(
                                f"docs/{self.rendering.language}/{template.path}",
                                0,
                                f"“{call}” stands inside a paragraph, but it is a block",
                                "Put it on a line of its own with a blank line before and after it.",
                                f"“{call}”要单独成段，不能写在句子里。请让它独占一行，前后各空一行。",
                            )
                        ]
                    )

    @cached_property
    def attributes(self) -> Mapping[int, bool]:
        """The calls whose values stand in attributes, and whether they begin an address there."""
        return gate.in_attributes(template.text for template in self.rendering.templates)

    def filled(self, context: Context, roots: Callable[[Template], Roots]) -> Iterator[tuple[str, bytes]]:
        """Every page of one branch in this language: path within the language's folder, and content."""
        values = self._values(context)
        for page in self.pages:
            home, (shared, network) = page.template.home, roots(page.template)
            literals, slots = self._layout(page, values, Roots(shared, network))
            parts = [b""] * (2 * len(slots) + 1)
            parts[::2] = literals
            parts[1::2] = [values.encoded(slot, home, network) for slot in slots]
            yield page.template.path, b"".join(parts)

    def values(self, context: Context) -> Iterator[bytes]:
        """All that tells one branch's pages from another's, to see whether they have changed."""
        values = self._values(context)
        yield repr({n: values.holds(n) for page in self.pages for n in page.conditions}).encode()
        shown = {
            slot for page in self.pages for slot in self._layout(page, values, Roots(SHARED, NETWORK))[1]
        }
        yield from (values.encoded(slot, HOME, NETWORK) for slot in sorted(shown))

    def _values(self, context: Context) -> Values:
        """The values of a branch; those of the last one are kept, for they are asked for twice."""
        if self.last is None or self.last.context.branch is not context.branch:
            self.last = Values(self, context)
        return self.last

    def _layout(self, page: Page, values: Values, roots: Roots) -> tuple[list[bytes], list[int]]:
        """The page with its conditional passages decided: literals and the slots between them."""
        conditions = tuple(map(values.holds, page.conditions))
        key = (page.template.path, conditions, roots)
        if key not in self.layouts:
            self.layouts[key] = self._decide(page, iter(conditions), values, roots)
        return self.layouts[key]

    def _decide(
        self, page: Page, conditions: Iterator[bool], values: Values, roots: Roots
    ) -> tuple[list[bytes], list[int]]:
        fixed = {HOME: page.template.home, SHARED: roots.shared, NETWORK: roots.network}
        literals, slots, kept = [""], [], [True]
        for position, token in enumerate(page.tokens):
            if position % 2 == 0:
                if all(kept):
                    literals[-1] += token
                continue
            n = number(token)
            if token == END:
                kept.pop()
            elif n is not None and values.is_condition(n):
                kept.append(next(conditions))
            elif not all(kept):
                continue
            elif token in fixed:
                literals[-1] += fixed[token]
            else:
                slots.append(ord(token))
                literals.append("")
        return [literal.encode() for literal in literals], slots


class Values:
    """The values of one branch in one language, each computed once."""

    def __init__(self, filler: Filler, context: Context) -> None:
        self.rendering, self.words, self.context = filler.rendering, filler.words, context
        self._attributes = filler.attributes
        url = context.branch.url
        self._computed: dict[int, object] = {
            ord(SITE): str(escape(url)),
            ord(PATH): str(escape(_path(url)[1:])),
        }
        self._encoded: dict[tuple[int, str], bytes] = {}

    def is_condition(self, slot: int) -> bool:
        """Whether the slot opens a passage that is kept or dropped."""
        return self.words[self.rendering.slots.calls[slot].word].kind == "condition"

    def holds(self, slot: int) -> bool:
        """Whether a passage is kept for this branch."""
        return bool(self._value(ord("\U000f0000") + slot))

    def encoded(self, code: int, home: str, network: str) -> bytes:
        """A value as it stands in a page from which `home` and `network` lead to the roots."""
        if (code, home) not in self._encoded:
            value = str(self._value(code)).replace(HOME, home).replace(NETWORK, network)
            self._encoded[code, home] = value.replace(PATH, str(self._computed[ord(PATH)])).encode()
        return self._encoded[code, home]

    def _value(self, code: int) -> object:
        if code not in self._computed:
            self._computed[code] = self._call(code - 0xF0000)
        return self._computed[code]

    def _call(self, slot: int) -> object:
        call = self.rendering.slots.calls[slot]
        pages = sorted(f"docs/{self.context.language}/{page}" for page in self.rendering.slots.pages[slot])
        try:
            value = self.words[call.word](self.context, *call.args, **dict(call.kwargs))
            gate.refuse_value(f"{call}", str(value), self._attributes.get(slot))
            return value
        except Unknown as error:
            raise Mistakes(
                Mistake(
                    page,
                    0,
                    f"{call}: {error}",
                    nearest(error.name, error.known),
                    f"{call}：{error.zh}{nearest_zh(error.name, error.known)}",
                )
                for page in pages
            ) from None
        except (Missing, TypeError) as error:
            zh = error.zh if isinstance(error, Missing) else "括号里写的内容不对。"
            raise Mistakes(
                Mistake(page, 0, f"{call}: {error}", "", f"{call}：{zh}") for page in pages
            ) from None
