"""The pages that editors write, read for mistakes before anything is rendered."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from microsite.mistakes import Mistake, Mistakes, nearest
from microsite.slots import RESERVED
from microsite.words import Missing, Place, Unknown, Word, Words

COMMENT = ("{##", "##}")  # as in mkdocs.yml; {# would swallow the ids of headings

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_ONLY_FOR = re.compile(r"\{%-?\s*call only_for\b.*?%\}(.*?)\{%-?\s*endcall", re.DOTALL)
_environment = jinja2.Environment(comment_start_string=COMMENT[0], comment_end_string=COMMENT[1])


def check(project: Path, words: Words, places: dict[str, Place]) -> None:
    """Raise every mistake in the words of all pages; `places` gives the institution in each language."""
    mistakes: list[Mistake] = []
    for language, place in places.items():
        folder = project / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(project).as_posix()
            try:
                text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError:
                mistakes.append(Mistake(name, 0, "the page is not in UTF-8", "Save it again with the encoding UTF-8."))
                continue
            mistakes += _Page(name, text, words, place).mistakes()
    if mistakes:
        raise Mistakes(mistakes)


def _usage(name: str, word: Word) -> str:
    given = ", ".join(list(inspect.signature(word.function).parameters)[1:])
    owner, dot, part = name.partition(".")
    return f"{owner.removesuffix('()')}({given}){dot}{part}"


class _Page:
    def __init__(self, name: str, text: str, words: Words, place: Place) -> None:
        self.name, self.text, self.words, self.place = name, text, words, place
        self.callable = {word.partition(".")[0].removesuffix("()") for word in words}

    def mistakes(self) -> Iterator[Mistake]:
        """Everything wrong in this page."""
        for line, content in enumerate(self.text.split("\n"), 1):
            if RESERVED.search(content):
                yield Mistake(self.name, line, "a character of the private-use area", "Delete it; it can't be seen, but breaks the page.")
        front = _FRONT_MATTER.match(self.text)
        header = front[0] if front else ""
        for line, content in enumerate(header.split("\n"), 1):
            if "{{" in content or "{%" in content:
                yield Mistake(self.name, line, "words in {{ }} don't work above the second ---", "Write the line without them.")
            if (key := content.partition(":")[0]) in self.callable:
                yield Mistake(self.name, line, f"the key “{key}” has the name of a word", "Choose another key.")
        body = "\n" * header.count("\n") + self.text[len(header):]
        for passage in _ONLY_FOR.finditer(body):
            if heading := _HEADING.search(passage[1]):
                yield Mistake(self.name, self._line(body, passage.start(1) + heading.start()), "a heading inside only_for",
                              "Its entry in the table of contents would lead nowhere; put the heading outside.")
        try:
            yield from self._words(_environment.parse(body), body)
        except jinja2.TemplateSyntaxError as error:
            yield Mistake(self.name, error.lineno, f"the braces can't be read: {error.message}",
                          'Write {{ word }} or {{ word("name") }}; a passage ends with {% endcall %}.')

    @staticmethod
    def _line(text: str, position: int) -> int:
        return text.count("\n", 0, position) + 1

    def _words(self, tree: nodes.Template, body: str) -> Iterator[Mistake]:
        undeclared = find_undeclared_variables(tree) - self.callable - set(_environment.globals)
        for node in tree.find_all(nodes.Name):
            if node.name in undeclared:
                yield Mistake(self.name, node.lineno, f"unknown word “{node.name}”", nearest(node.name, self.callable))
        for node in tree.find_all(nodes.Filter):
            if self._owner(node.node):
                yield Mistake(self.name, node.lineno, f"“|{node.name}” can't change what differs from branch to branch",
                              "Leave the filter out.")
        for test in (node.test for node in tree.find_all((nodes.If, nodes.CondExpr)) if node.test is not None):
            if owner := next((name.name for name in self._names(test) if name.name in self.callable), None):
                yield Mistake(self.name, test.lineno, f"“{owner}” differs from branch to branch and can't stand in a condition",
                              'Enclose the passage in {% call only_for(kind="community") %} … {% endcall %}.')
        for node in tree.find_all((nodes.Getattr, nodes.Call)):
            yield from self._call(node)

    @staticmethod
    def _names(node: nodes.Node) -> Iterator[nodes.Name]:
        if isinstance(node, nodes.Name):
            yield node
        yield from node.find_all(nodes.Name)

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
                parts = [known.partition(".")[2] for known in self.words if known.partition(".")[0] in (owner, f"{owner}()")]
                yield Mistake(self.name, node.lineno, f"unknown word “{owner}{'(…)' if called else ''}.{node.attr}”", nearest(node.attr, filter(None, parts)))
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
        word = self.words[name]
        try:
            inspect.signature(word.function).bind(self.place, *args, **kwargs)
            word(self.place, *args, **kwargs)
        except Unknown as error:
            yield Mistake(self.name, node.lineno, str(error), nearest(str(error.name), error.known))
        except TypeError as error:
            yield Mistake(self.name, node.lineno, f"“{name}” is given the wrong things in its brackets: {error}",
                          f"It is written {_usage(name, word)}.")
        except Missing:
            pass  # this branch has none; whether others have is seen when they are filled
