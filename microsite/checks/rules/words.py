"""Words in {{ }} that nobody knows, or that can't do what is asked of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from microsite.checks.rule import Rule, located
from microsite.content.page import ENVIRONMENT, Page
from microsite.content.project import Project
from microsite.content.word import Missing, Refused, Unknown, Words
from microsite.files.mistakes import Edit, Mistake, nearest, nearest_zh
from microsite.words.context import Context, PageContext, context
from microsite.words.slots import RESERVED

_PLAIN = {
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Call,
    nodes.CallBlock,
    nodes.Keyword,
    nodes.Getattr,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
}
_BRACES = re.compile(r"\{[{%]")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_ONLY_FOR = re.compile(r"\{%-?\s*call only_for\b.*?%\}(.*?)\{%-?\s*endcall", re.DOTALL)


def check(project: Project) -> Iterator[Mistake]:
    """Say every word of every page for the institution."""
    for language, pages in project.pages.items():
        speaker = context(project, project.roster.institution, language)
        said: set[str] = set()
        for page in pages.values():
            yield from _Reading(
                page, project.words, speaker, PageContext(project.facts, pages, page), said
            ).mistakes()


class _Reading:
    def __init__(
        self, page: Page, words: Words, context: Context, sheet: PageContext, said: set[str]
    ) -> None:
        self.page, self.name, self.words, self.context, self.sheet = page, page.name, words, context, sheet
        self.lines = page.body.split("\n")
        self.said = said  # what was said without a mistake, on any page
        self.callable = {word.partition(".")[0].removesuffix("()") for word in words}

    def mistakes(self) -> Iterator[Mistake]:
        """Everything wrong in this page."""
        for line, column, found in located(RESERVED, self.page.text):
            yield Mistake(
                self.name,
                line,
                "a character of the private-use area",
                "Delete it; it can't be seen, but breaks the page.",
                "有看不见的字符，会弄坏网页。请删掉。",
                column=column,
                edit=Edit(found[0], ""),
            )
        for line, column, _ in located(_BRACES, self.page.header):
            yield Mistake(
                self.name,
                line,
                "words in {{ }} don't work above the second ---",
                "Write the line without them.",
                "第二个 --- 以上不能用双花括号里的词。请直接写文字。",
                column=column,
            )
        for line, content in enumerate(self.page.header.split("\n"), 1):
            if (key := content.partition(":")[0]) in self.callable:
                yield Mistake(
                    self.name,
                    line,
                    f"the key “{key}” has the name of a word",
                    "Choose another key.",
                    f"字段“{key}”和一个词同名。请换一个名字。",
                )
        body = self.page.body
        for passage in _ONLY_FOR.finditer(body):
            if heading := _HEADING.search(passage[1]):
                yield Mistake(
                    self.name,
                    self._line(body, passage.start(1) + heading.start()),
                    "a heading inside only_for",
                    "Its entry in the table of contents would lead nowhere; put the heading outside.",
                    "only_for 里面不能有标题，否则目录会通向空处。请把标题移到外面。",
                )
        try:
            if self.page.unreadable:
                raise self.page.unreadable
            yield from self._words(self.page.tree)
            if not self._is_plain(self.page.tree):
                ENVIRONMENT.compile(body)  # finds unknown filters
        except jinja2.TemplateSyntaxError as error:
            yield Mistake(
                self.name,
                error.lineno,
                f"the braces can't be read: {error.message}",
                'Write {{ word }} or {{ word("name") }}; a passage ends with {% endcall %}.',
                '双花括号读不了。请写 {{ 词 }} 或 {{ 词("名称") }}；一段的末尾写 {% endcall %}。',
            )

    @staticmethod
    def _is_plain(tree: nodes.Template) -> bool:
        """Whether nothing but words stands in the braces, as on almost every page; the rest costs time to understand."""
        return all(type(node) in _PLAIN for node in tree.find_all(nodes.Node))

    @staticmethod
    def _line(text: str, position: int) -> int:
        return text.count("\n", 0, position) + 1

    def _mistake(self, line: int, written: str, message: str, hint: str, zh: str) -> Mistake:
        """A mistake in something written in this line; its column is known when it stands there once."""
        content = self.lines[line - 1]
        column = content.index(written) + 1 if content.count(written) == 1 else 0
        return Mistake(self.name, line, message, hint, zh, column=column)

    def _words(self, tree: nodes.Template) -> Iterator[Mistake]:
        used = (
            {node.name for node in tree.find_all(nodes.Name)}
            if self._is_plain(tree)
            else find_undeclared_variables(tree)
        )
        undeclared = used - self.callable - set(ENVIRONMENT.globals)
        for node in tree.find_all(nodes.Name):
            if node.name in undeclared:
                yield self._mistake(
                    node.lineno,
                    node.name,
                    f"unknown word “{node.name}”",
                    nearest(node.name, self.callable),
                    f"没有“{node.name}”这个词。{nearest_zh(node.name, self.callable)}",
                )
        for node in tree.find_all(
            (nodes.BinExpr, nodes.UnaryExpr, nodes.Include, nodes.Import, nodes.Extends)
        ):
            yield Mistake(
                self.name,
                node.lineno,
                "calculations and other files don't work in the braces",
                "Write what shall stand in the page.",
                "双花括号里不能计算，也不能引用别的文件。请直接写网页上要显示的内容。",
            )
        for node in tree.find_all(nodes.Filter):
            if self._differs(self._owner(node.node)):
                yield self._mistake(
                    node.lineno,
                    node.name,
                    f"“|{node.name}” can't change what differs from branch to branch",
                    "Leave the filter out.",
                    f"这个词各网点不同，不能用“|{node.name}”。请删掉它。",
                )
        for test in (
            node.test for node in tree.find_all((nodes.If, nodes.CondExpr)) if node.test is not None
        ):
            if owner := next((name.name for name in self._names(test) if self._differs(name.name)), None):
                yield self._mistake(
                    test.lineno,
                    owner,
                    f"“{owner}” differs from branch to branch and can't stand in a condition",
                    'Enclose the passage in {% call only_for(kind="community") %} … {% endcall %}.',
                    f'“{owner}”各网点不同，不能作条件。请把这一段放进 {{% call only_for(kind="community") %}} … {{% endcall %}}。',
                )
        for node in tree.find_all((nodes.Getattr, nodes.Call)):
            yield from self._call(node)

    @staticmethod
    def _names(node: nodes.Node) -> Iterator[nodes.Name]:
        if isinstance(node, nodes.Name):
            yield node
        yield from node.find_all(nodes.Name)

    def _differs(self, owner: str | None) -> bool:
        """Whether a word says something else in another branch."""
        return owner in self.callable and not (owner in self.words and self.words[owner].kind == "fixed")

    def _owner(self, node: nodes.Node | None) -> str | None:
        """The word that an expression begins with."""
        while isinstance(node, nodes.Getattr | nodes.Call):
            node = node.node
        return node.name if isinstance(node, nodes.Name) and node.name in self.callable else None

    def _call(self, node: nodes.Getattr | nodes.Call) -> Iterator[Mistake]:
        owner = self._owner(node)
        if owner is None:
            return
        if isinstance(node, nodes.Getattr):
            called = isinstance(node.node, nodes.Call)
            word = f"{owner}(){'.' + node.attr}" if called else f"{owner}.{node.attr}"
            if word not in self.words:
                parts = [
                    known.partition(".")[2]
                    for known in self.words
                    if known.partition(".")[0] in (owner, f"{owner}()")
                ]
                shown, known = f"{owner}{'(…)' if called else ''}.{node.attr}", list(filter(None, parts))
                yield self._mistake(
                    node.lineno,
                    f".{node.attr}",
                    f"unknown word “{shown}”",
                    nearest(node.attr, known),
                    f"没有“{shown}”这个词。{nearest_zh(node.attr, known)}",
                )
            elif called:
                yield from self._try(word, node.node)
        elif owner in self.words:
            yield from self._try(owner, node)

    def _try(self, name: str, node: nodes.Expr) -> Iterator[Mistake]:
        """Say the word for the institution, to see whether it knows what it is given."""
        assert isinstance(node, nodes.Call)
        try:
            args: list[Any] = [argument.as_const() for argument in node.args]
            kwargs = {pair.key: pair.value.as_const() for pair in node.kwargs}
        except nodes.Impossible:
            return
        word, first = self.words[name], str(args[0]) if args else name
        if (saying := f"{name}{args}{kwargs}") in self.said:
            return
        try:
            speaker = self.sheet if word.kind == "fixed" else self.context
            inspect.signature(word.function).bind(speaker, *args, **kwargs)
            word(speaker, *args, **kwargs)
            if word.kind != "fixed":
                self.said.add(saying)
        except Refused as error:
            yield self._mistake(node.lineno, first, str(error), error.hint, error.zh)
        except Unknown as error:
            yield self._mistake(
                node.lineno,
                str(error.name),
                str(error),
                nearest(str(error.name), error.known),
                error.zh + nearest_zh(str(error.name), error.known),
            )
        except TypeError as error:
            yield self._mistake(
                node.lineno,
                name.partition("(")[0],
                f"“{name}” is given the wrong things in its brackets: {error}",
                f"It is written {word.usage}.",
                f"“{name}”括号里写的不对。写法是 {word.usage}。",
            )
        except Missing:
            pass  # this branch has none; whether others have is seen when they are filled


RULE = Rule(
    "MS001",
    "Words in {{ }} are known and given what they need",
    check,
    wrong='Call {{ hotline("complant") }}.',
    right='Call {{ hotline("complaint") }}.',
    zh="双花括号里的词写错了，或者引用的法规、条款不存在。照提示改成已有的词。",
    why="A word that says nothing would be a hole in 200 sites.",
    fixable=True,
    stops_build=True,
)
