"""The language of pages: registered words with literal arguments, passages for some branches, raw text.

A page is accepted by the kinds of nodes of which it consists, not refused by those known to be dangerous.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from jinja2 import nodes

from microsite.content.braces import LONG
from microsite.content.page import Page
from microsite.content.word import Words
from microsite.data.record import CONTROL
from microsite.files.mistakes import Edit, Mistake, nearest, nearest_zh
from microsite.words.unreadable import quoted, reason, unfilled

MOST = 100  # mistakes told of one page at once

_INSTRUCTIONS = ("", "call", "endcall", "raw", "endraw")
_DOTS = ("…", "……", "...")  # which stand for what somebody must write
_PASSAGE = '{% call only_for(kind="community") %} … {% endcall %}'
_EXAMPLE = '{{ hotline("complaint") }}'


class Said(NamedTuple):
    """A word as a page says it, with its literal arguments."""

    line: int
    word: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


def mistakes(page: Page, words: Words) -> list[Mistake]:
    """What a page holds in its braces besides its language."""
    return list(islice((one for one in read(page, words) if isinstance(one, Mistake)), MOST))


def read(page: Page, words: Words) -> Iterator[Said | Mistake]:
    """Every word that a page says rightly, and what it holds besides its language."""
    return _Reading(page, words).all()


class _Reading:
    """A page read by its grammar: each word is given as said, everything else as a mistake."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page, self.words = page, words
        self.owners = {name.partition(".")[0].removesuffix("()") for name in words}

    def all(self) -> Iterator[Said | Mistake]:
        if self.page.unreadable:
            line, column, *told, edit = reason(self.page)
            yield Mistake(self.page.name, line, *told, column=column, edit=edit)
        for braces in self.page.braces:
            if braces.is_comment and braces.text != LONG:
                yield self._mistake(
                    braces.line,
                    "{##",
                    "comments don't work in pages",
                    "Delete it, or write it in the description of the change.",
                    "网页里不能写注释。请删掉，或写在修改说明里。",
                )
        for one in self._statements(self.page.tree.body):
            yield self._as_code(one) if isinstance(one, Mistake) else one

    def _as_code(self, mistake: Mistake) -> Mistake:
        """A mistake in braces that were meant to be shown: those of code, and those behind a $."""
        for braces in self.page.braces_of(mistake.line):
            is_code = self.page.read_text[braces.start : braces.end].isspace()
            if is_code or self.page.body[braces.start - 1 : braces.start] == "$":
                shown = f"{{% raw %}}{braces.text}{{% endraw %}}"
                return Mistake(
                    mistake.file,
                    braces.line,
                    f"{braces.text} is read as a word, also in code",
                    f"To show the braces, write {shown}.",
                    f"代码里的 {braces.text} 也会当成词来读。要显示花括号，请写 {shown}。",
                    column=braces.column,
                    edit=None if "\n" in braces.text else Edit(braces.text, shown),
                )
        return mistake

    def _statements(self, body: list[nodes.Node]) -> Iterator[Said | Mistake]:
        for node in body:
            if type(node) is nodes.Output:
                for part in node.nodes:
                    if type(part) is not nodes.TemplateData:
                        yield self._word(part)
            elif type(node) is nodes.CallBlock:
                yield self._passage(node)
                yield from self._statements(node.body)
            else:
                yield self._strange(node)

    def _strange(self, node: nodes.Node) -> Mistake:
        """A mistake in an instruction that is no passage."""
        within = self.page.braces_of(node.lineno) if node.lineno else self.page.braces
        strange = next((braces for braces in within if braces.instruction not in _INSTRUCTIONS), within[0])
        instruction = strange.instruction
        return self._mistake(
            strange.line,
            strange.text,
            f"{{% {instruction} %}} does not work in pages",
            f"Write a word such as {_EXAMPLE}; a passage for some branches stands in {_PASSAGE}.",
            f"网页里不能用 {{% {instruction} %}}。请写词，例如 {_EXAMPLE}；"
            f"只给部分网点看的一段，放进 {_PASSAGE}。",
        )

    def _passage(self, node: nodes.CallBlock) -> Said | Mistake:
        name = node.call.node.name if type(node.call.node) is nodes.Name else ""
        if node.args or name not in self.words or self.words[name].kind != "condition":
            return self._mistake(
                node.lineno,
                "{%",
                f"{{% call {name or '…'} %}} encloses no passage",
                f"Write {_PASSAGE}.",
                f"{{% call {name or '…'} %}} 不能这样用。请写 {_PASSAGE}。",
            )
        return self._given(name, node.call)

    def _word(self, node: nodes.Expr) -> Said | Mistake:
        """A word in {{ }}: its name with brackets, or one of its parts."""
        if type(node) is nodes.Call and type(node.node) is nodes.Name:
            return self._called(node, node.node.name)
        if type(node) is nodes.Getattr and type(node.node) is nodes.Name:
            name = f"{node.node.name}.{node.attr}"
            return Said(node.lineno, name, (), {}) if name in self.words else self._unknown_part(node)
        if type(node) is nodes.Getattr and type(node.node) is nodes.Call:
            call = node.node
            if type(call.node) is nodes.Name:
                name = f"{call.node.name}().{node.attr}"
                return self._given(name, call) if name in self.words else self._unknown_part(node)
        if type(node) is nodes.Name:
            return self._bare(node)
        if type(node) is nodes.Getitem and type(node.node) is nodes.Name and node.node.name in self.owners:
            return self._in_brackets(node, node.node.name)
        return self._mistake(
            node.lineno,
            "{{",
            "only words stand in the braces; calculations and other files don't work there",
            f"Write a word such as {_EXAMPLE}, or what shall stand in the page.",
            "双花括号里只能写词，不能计算，也不能引用别的文件。"
            f"请写词，例如 {_EXAMPLE}，或直接写网页上要显示的内容。",
        )

    def _in_brackets(self, node: nodes.Getitem, name: str) -> Mistake:
        """A mistake in a word whose brackets are square."""
        given = node.arg.value if type(node.arg) is nodes.Const else "…"
        right = f'{name}("{given}")'
        return self._mistake(
            node.lineno,
            name,
            f"the brackets of “{name}” are square",
            f"Write {{{{ {right} }}}}.",
            f"“{name}”后面的括号用成了方括号。请写成 {{{{ {right} }}}}。",
        )

    def _called(self, node: nodes.Call, name: str) -> Said | Mistake:
        if name not in self.words:
            return self._bare(nodes.Name(name, "load", lineno=node.lineno))
        if self.words[name].kind == "condition":
            return self._mistake(
                node.lineno,
                name,
                f"“{name}” encloses a passage",
                f"Write {_PASSAGE}.",
                f"“{name}”要括住一段文字。请写 {_PASSAGE}。",
            )
        return self._given(name, node)

    def _bare(self, node: nodes.Name) -> Mistake:
        """A mistake in a name without what belongs to it, or a name that is no word."""
        name = node.name
        parts = [word for word in self.words if word.partition(".")[0].removesuffix("()") == name]
        if not parts:
            return self._mistake(
                node.lineno,
                name,
                f"unknown word “{name}”",
                nearest(name, self.owners),
                f"没有“{name}”这个词。{nearest_zh(name, self.owners)}",
            )
        usage = self.words[parts[0]].usage
        message, zh = ("needs a part", "后面要写一个部分")
        if name in self.words:
            message, zh = ("is written without its brackets", "后面少了括号")
        return self._mistake(
            node.lineno,
            name,
            f"“{name}” {message}",
            f"It is written {usage}.",
            f"“{name}”{zh}。写法是 {usage}。",
        )

    def _unknown_part(self, node: nodes.Getattr) -> Mistake:
        called = type(node.node) is nodes.Call
        inner = node.node.node if type(node.node) is nodes.Call else node.node
        assert type(inner) is nodes.Name
        if inner.name not in self.owners:
            return self._bare(nodes.Name(inner.name, "load", lineno=node.lineno))
        owners = (inner.name, f"{inner.name}()")
        parts = [name.partition(".")[2] for name in self.words if name.partition(".")[0] in owners]
        shown = f"{inner.name}{'(…)' if called else ''}.{node.attr}"
        known = list(filter(None, parts))
        return self._mistake(
            node.lineno,
            f".{node.attr}",
            f"unknown word “{shown}”",
            nearest(node.attr, known),
            f"没有“{shown}”这个词。{nearest_zh(node.attr, known)}",
        )

    def _given(self, name: str, call: nodes.Call) -> Said | Mistake:
        """A word with what stands in its brackets, if all of it is literal."""
        values = [*call.args, *(pair.value for pair in call.kwargs)]
        keys = {pair.key for pair in call.kwargs}
        twice = len(keys) < len(call.kwargs)
        if twice or call.dyn_args or call.dyn_kwargs or not all(map(_is_literal, values)):
            right = self._quoted(call.lineno, name)
            return self._mistake(
                call.lineno,
                name.partition("(")[0].partition(".")[0],
                f"“{name.partition('(')[0]}” is given something that is no plain value",
                "In its brackets stand texts in quotation marks, numbers, and lists of them"
                f"{right and '; write '}{right}.",
                f"“{name.partition('(')[0]}”括号里只能写引号里的文字、数字，或由它们组成的列表"
                f"{right and '，请写成 '}{right}。",
            )
        if any(_text(value) in _DOTS for value in values):
            for told in filter(None, map(unfilled, self.page.braces_of(call.lineno))):
                return Mistake(self.page.name, told.line, *told[2:5], column=told.column)
        return Said(
            call.lineno,
            name,
            tuple(argument.as_const() for argument in call.args),
            {pair.key: pair.value.as_const() for pair in call.kwargs},
        )

    def _quoted(self, line: int, name: str) -> str:
        """The braces of a line with the quotation marks that they lack; nothing if that is not it."""
        for braces in self.page.braces_of(line):
            right = quoted(braces.text)
            if name.partition("(")[0] in right and right != braces.text:
                return right
        return ""

    def _mistake(self, line: int, written: str, message: str, hint: str, zh: str) -> Mistake:
        return Mistake(self.page.name, line, message, hint, zh, column=column(self.page, line, written))


def column(page: Page, line: int, written: str) -> int:
    """Where something written in braces stands in a line, or where they begin; 0 if they begin elsewhere."""
    first = 0
    for braces in page.braces_of(line):
        if braces.line == line:
            first = first or braces.column
            found = page.lines[line - 1].find(written, braces.column - 1, braces.column + len(braces.text))
            if written and found >= 0:
                return found + 1
    return first


def _text(node: nodes.Expr) -> str:
    return str(node.value) if type(node) is nodes.Const else ""


def _is_literal(node: nodes.Expr) -> bool:
    if isinstance(node, nodes.List | nodes.Tuple):
        return all(map(_is_literal, node.items))
    return type(node) is nodes.Const and not (isinstance(node.value, str) and CONTROL.search(node.value))
